/// How far two spellings of a name had to be brought together, from the least to the most.
///
/// ```swift
/// NameRung.tonePlacement.outcome  // .accepted
/// NameRung.folded.outcome         // .warned
/// ```
public enum NameRung: Int, Sendable, Comparable, CaseIterable {
    /// The code on record.
    case code
    /// The same text in normalisation form C.
    case exact
    /// The same but for white space.
    case spaces
    /// The same but for capitals.
    case letterCase
    /// The same once a body and a type are taken off the front.
    case prefix
    /// The same but for the letter that carries the tone: `Hoà`, `Hòa`.
    case tonePlacement
    /// Another name that is on record.
    case alias
    /// The same but for `i` and `y`: `Quí`, `Quý`.
    case iAndY
    /// The same where words are abbreviated: `P. Chánh`.
    case initials
    /// The same without diacritics.
    case folded

    /// From an alias down somebody should look.
    public var outcome: Outcome { self < .alias ? .accepted : .warned }

    /// What the record says was done; `nil` where nothing was.
    public var normalisation: Normalisation? {
        switch self {
        case .code, .exact: nil
        case .spaces: .spaces
        case .letterCase: .nameCase
        case .prefix: .namePrefix
        case .tonePlacement: .tonePlacement
        case .alias: .alias
        case .iAndY: .iAndY
        case .initials: .initials
        case .folded: .folded
        }
    }

    /// The order of the ladder.
    public static func < (one: NameRung, other: NameRung) -> Bool { one.rawValue < other.rawValue }
}
