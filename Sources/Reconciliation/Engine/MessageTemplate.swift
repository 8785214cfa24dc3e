public import Findings
public import FoundationEssentials
public import VietnameseText

/// The words of a rule in both languages, with one set of named places: `{cell}`, `{stated}`.
///
/// ```swift
/// MessageTemplate(vi: "{cell}: chênh {difference}.", en: "{cell}: difference {difference}.")
///     .filled(["cell": "F17", "difference": .number(1)])
/// ```
public struct MessageTemplate: Sendable, Hashable {
    /// What stands in a named place.
    public enum Argument: Sendable, Hashable, ExpressibleByStringLiteral {
        /// The same words in both languages.
        case text(String)
        /// Words in each language.
        case words(LocalizedText)
        /// A number: `1.500,5` in Vietnamese, `1500.5` in English.
        case number(Decimal)
        /// A number rounded to so many decimals.
        case rounded(Decimal, decimals: Int)
        /// A count.
        case count(Int)
        /// A day: `26/10/2022` in Vietnamese, `2022-10-26` in English.
        case day(WrittenDate)

        /// The same words in both languages.
        public init(stringLiteral value: String) { self = .text(value) }

        fileprivate var text: LocalizedText {
            switch self {
            case .text(let text): LocalizedText(vi: text, en: text)
            case .words(let text): text
            case .number(let value): LocalizedText(vi: VietnameseFormat.number(value), en: value.canonicalText)
            case .rounded(let value, let decimals):
                LocalizedText(
                    vi: VietnameseFormat.number(value, decimals: decimals),
                    en: value.rounded(decimals: decimals).canonicalText)
            case .count(let count): LocalizedText(vi: "\(count)", en: "\(count)")
            case .day(let day): LocalizedText(vi: day.description, en: day.code)
            }
        }
    }

    /// The words with their places.
    public let text: LocalizedText

    /// Creates a template.
    public init(vi: String, en: String) { text = LocalizedText(vi: vi, en: en) }

    /// The names of the places in one language.
    public func places(in language: Language) -> Set<String> {
        Set(
            text[language].split(separator: "{").dropFirst().compactMap {
                $0.split(separator: "}").first.map(String.init)
            })
    }

    /// The words with their places filled; a place without an argument keeps its name, so that a test sees it.
    public func filled(_ arguments: [String: Argument]) -> LocalizedText {
        let texts = arguments.mapValues(\.text)
        return LocalizedText(
            vi: Self.fill(text.vi, texts.mapValues(\.vi)), en: Self.fill(text.en, texts.mapValues(\.en)))
    }

    private static func fill(_ template: String, _ arguments: [String: String]) -> String {
        var result = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            result += arguments[name] ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        // What a part left empty leaves no space behind.
        return Spacing.tidied(result + rest)
    }
}
