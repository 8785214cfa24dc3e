internal import Domain
internal import SheetModel
internal import VietnameseText

/// Words that say a figure is not what was done: `đăng ký`, `dự kiến`, `kế hoạch`, `ước`, `phấn đấu`.
///
/// Used by one task: labels met before are remembered, as each form has the same ones.
final class StageWords {
    private typealias Phrase = (words: [String], stage: Stage)

    private var known = TextMemo<Phrase?>()

    private static let words: [Phrase] = [
        (["đăng", "ký"], .pledge), (["đăng", "kí"], .pledge), (["phấn", "đấu"], .pledge), (["dự", "kiến"], .plan),
        (["kế", "hoạch"], .plan), (["ước"], .estimate),
    ]

    /// The stage that a label or the text of a cell says, unless the indicator's own name says it.
    func stage(in text: String?, of indicator: Indicator) -> Stage? {
        guard let text, let (words, stage) = first(in: text) else { return nil }
        let own = ([indicator.name] + indicator.aliases).contains { Self.contains($0, words) }
        return own ? nil : stage
    }

    /// The stage that the words of a cell beside its number say.
    func stage(inCell cell: GridCell?, of indicator: Indicator) -> Stage? {
        guard case .text(let text)? = cell?.value, text.contains(where: \.isLetter) else { return nil }
        return stage(in: text, of: indicator)
    }

    /// The stage that a remark begins with: `ước cả năm`, `số hộ đăng ký`, but not `vượt kế hoạch`.
    func stage(ofNote note: String?, _ indicator: Indicator) -> Stage? {
        guard let note, let (words, stage) = first(in: note) else { return nil }
        let all = Self.tokens(note)
        let measure = indicator.unit.map(Self.tokens) ?? []
        let start = (["số", "liệu", "đây", "là", "mới", "theo"] + measure).reduce(all[...]) { rest, word in
            rest.first == word ? rest.dropFirst() : rest
        }
        return start.starts(with: words) ? stage : nil
    }

    /// A figure that stands in a text that is no number, said to be of another stage: `đăng ký giúp đỡ 17 hộ`.
    func figure(in text: String, of indicator: Indicator) -> (quantity: Quantity, stage: Stage)? {
        guard let stage = stage(in: text, of: indicator) else { return nil }
        let numbers = FoundNumber.all(in: text).compactMap(\.reading.quantity)
        return numbers.count == 1 ? (numbers[0], stage) : nil
    }

    private func first(in text: String) -> Phrase? {
        known.value(text) { text in
            let tokens = Self.tokens(text)
            return Self.words.first { Self.contains(tokens, $0.words) }
        }
    }

    private static func contains(_ text: String, _ words: [String]) -> Bool { contains(tokens(text), words) }

    private static func contains(_ tokens: [String], _ words: [String]) -> Bool {
        guard tokens.count >= words.count else { return false }
        return (0...(tokens.count - words.count)).contains { tokens[$0...].starts(with: words) }
    }

    private static func tokens(_ text: String) -> [String] {
        NFC.normalised(text).lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
