internal import VietnameseText

/// The labels above a column, from the top header row down, as a declaration names them.
///
/// Steps are joined by ` › `, alternatives of one label by ` | `; a step `*` stands for the name of a unit.
///
/// ```swift
/// let pattern = HeaderPattern("* › KH 2022 | Kế hoạch 2022")
/// pattern.steps[0]  // .unit
/// ```
public struct HeaderPattern: Sendable, Hashable, CustomStringConvertible {
    /// A label.
    public enum Step: Sendable, Hashable {
        /// The name of a unit.
        case unit
        /// One of these texts.
        case label([String])
    }

    /// The labels, the outermost first; none for an empty text.
    public var steps: [Step]

    /// Creates a pattern of steps.
    public init(steps: [Step]) { self.steps = steps }

    /// Signs that are typed where no key writes `›`; a lone `>` only between spaces, since labels compare with it.
    private static let otherSigns = [" > ", "->", "→", "»"]

    /// Reads `Toàn huyện › KH 2022`; ` > `, `->`, `→` and `»` may stand for `›`, spaces around it do not matter.
    public init(_ text: String) {
        let text = Self.otherSigns.reduce(NFC.normalised(text)) { $0.replacing($1, with: " › ") }
        steps = text.split(separator: "›").compactMap { part in
            let labels = part.split(separator: "|").map { Spacing.tidied(String($0)) }.filter { !$0.isEmpty }
            return labels.isEmpty ? nil : labels == ["*"] ? .unit : .label(labels)
        }
    }

    /// The pattern as it is read.
    public var description: String {
        steps.map { step in
            switch step {
            case .unit: "*"
            case .label(let labels): labels.joined(separator: " | ")
            }
        }.joined(separator: " › ")
    }

    /// Whether a step stands for the name of a unit.
    public var namesUnits: Bool { steps.contains(.unit) }
}
