/// How the cells of a column say numbers are written, gathered before any of them is read.
///
/// ```swift
/// var votes = SeparatorVotes()
/// for cell in column { votes.add(cell) }
/// let field = NumberField(.area, convention: votes.convention)
/// ```
public struct SeparatorVotes: Sendable {
    /// Cells such as `1.500,5`, `0,75` and `1.500.000`.
    public private(set) var vietnamese = 0
    /// Cells such as `1,500.5`, `0.75` and `1,500,000`.
    public private(set) var english = 0
    /// Cells such as `1.500` that say nothing by themselves.
    public private(set) var ambiguous = 0

    /// No votes.
    public init() {}

    /// Counts the first number of a text.
    public mutating func add(_ text: String) {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }) else { return }
        var scanner = NumberScanner(Spacing.tidied(text))
        scanner.skipToDigit()
        guard let literal = scanner.literal() else { return }
        switch literal.vote {
        case .vietnamese?: vietnamese += 1
        case .english?: english += 1
        case nil: if case .ambiguous = literal.form { ambiguous += 1 }
        }
    }

    /// The convention of most cells; `nil` when none tells or as many say one as the other.
    public var convention: NumberConvention? {
        vietnamese == english ? nil : vietnamese > english ? .vietnamese : .english
    }

    /// Whether cells disagree.
    public var isMixed: Bool { vietnamese > 0 && english > 0 }
}
