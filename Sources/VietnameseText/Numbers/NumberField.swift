/// What a column or field is known to hold; it decides how a doubtful number is read.
///
/// ```swift
/// WrittenNumber("1.500", as: NumberField(.count)).outcome  // .accepted: 1500
/// WrittenNumber("1.500", as: NumberField(.area)).outcome   // .warned: 1500, or 1,5?
/// ```
public struct NumberField: Sendable {
    /// The kind of figure.
    public enum Kind: Sendable {
        /// Things counted, never in parts.
        case count
        /// Đồng, or with a factor written behind the number.
        case money
        /// An area, in any unit.
        case area
        /// A percentage.
        case percentage
        /// A figure and its quota.
        case ratio
        /// Several measures of one thing.
        case composite
        /// A yield or average.
        case rate
        /// Anything else that is a number.
        case other
        /// Yes or no.
        case yesNo
        /// A code, kept as text with its zeros.
        case code
    }

    /// A pattern of several numbers that the column is set to hold.
    public enum Pattern: Sendable {
        /// `47/47`.
        case ratio
        /// `13 vườn/10 ha`.
        case composite
        /// `85 suất x 500k`.
        case product
    }

    /// The scale of a percentage that is written without its sign.
    public enum PercentScale: Sendable {
        /// `0,942` means 94,2%.
        case one
        /// `94,2` means 94,2%.
        case hundred
    }

    /// The kind of figure.
    public var kind: Kind
    /// How the column's other cells write numbers; `nil` when they do not tell.
    public var convention: NumberConvention?
    /// The patterns that need no question.
    public var patterns: Set<Pattern>
    /// The scale of percentages without a sign; `nil` when nothing tells.
    public var percentScale: PercentScale?
    /// Whether thousandths are out of the question, so that three digits behind a point are a group: so it is with
    /// counts, money and ratios unless said otherwise. A money column in triệu is not whole.
    public var isWhole: Bool
    /// What signs and words mean nothing, and which nothing.
    public var missing: MissingSigns

    /// A field of a kind, without further knowledge.
    public init(
        _ kind: Kind = .other, convention: NumberConvention? = nil, patterns: Set<Pattern> = [],
        percentScale: PercentScale? = nil, isWhole: Bool? = nil, missing: MissingSigns = .usual
    ) {
        self.kind = kind
        self.convention = convention
        self.patterns = patterns
        self.percentScale = percentScale
        self.isWhole = isWhole ?? (kind == .count || kind == .money || kind == .ratio)
        self.missing = missing
    }

    func takes(_ pattern: Pattern) -> Bool {
        switch pattern {
        case .ratio: kind == .ratio || patterns.contains(.ratio)
        case .composite: kind == .composite || patterns.contains(.composite)
        case .product: patterns.contains(.product)
        }
    }
}

/// How numbers are written: which sign parts groups of three digits, and which begins the decimals.
public enum NumberConvention: Sendable {
    /// `1.500,5`.
    case vietnamese
    /// `1,500.5`.
    case english
}
