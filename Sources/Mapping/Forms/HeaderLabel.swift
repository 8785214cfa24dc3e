internal import VietnameseText

/// A label of a header, in the forms in which labels are compared.
struct HeaderLabel: Sendable {
    /// As it is written, on one line.
    let text: String
    /// But for case, spaces and the place of tone marks.
    let key: NameKey
    /// The same without what stands in parentheses at the end.
    let core: NameKey
    /// The core's words without diacritics.
    let words: [Substring]

    init(_ text: String) {
        self.text = Spacing.tidied(text)
        let label = Self.parts(self.text).label
        key = NameKey(self.text, .tonePlacement)
        core = NameKey(label, .tonePlacement)
        words = NameKey(label, .folded).description.split(separator: " ")
    }

    /// `3` for `(3)` or `3`.
    var columnNumber: Int? {
        var digits = text[...]
        if digits.hasPrefix("("), digits.hasSuffix(")") { digits = digits.dropFirst().dropLast() }
        return digits.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } ? Int(digits) : nil
    }

    /// A label and what stands in parentheses at its end: `Diện tích (ha)`.
    static func parts(_ text: String) -> (label: String, parentheses: String?) {
        guard text.hasSuffix(")"), let open = text.lastIndex(of: "("), open > text.startIndex else {
            return (text, nil)
        }
        let inner = text[text.index(after: open)...].dropLast()
        return (Spacing.tidied(String(text[..<open])), Spacing.tidied(String(inner)))
    }

    // MARK: Other spellings

    /// Words that may come and go without making another label: `Số hộ nghèo` is `Hộ nghèo`, `Hộ cận nghèo` is not.
    private static let fillers: Set<Substring> = [
        "so", "luong", "tong", "cac", "nhung", "cua", "ve", "duoc", "da", "trong", "ky", "theo", "va", "o", "tai",
    ]

    /// The words that carry the meaning; all of them where none does.
    var content: [Substring] {
        let content = words.filter { !Self.fillers.contains($0) }
        return content.isEmpty ? words : content
    }

    /// The words with each one in turn left open: what labels have in common that differ by one word.
    var open: [(place: Int, rest: String)] {
        words.indices.filter { Self.mayHaveSlips(words[$0]) }.map { place in
            var rest = words
            rest[place] = "*"
            return (place, rest.joined(separator: " "))
        }
    }

    /// Whether two words may be one with a slip of the hand. Short words and years are too near each other: `KH` is not
    /// `TH`, `2021` not `2022`.
    static func isSlip(_ one: Substring, _ other: Substring) -> Bool {
        guard mayHaveSlips(one), mayHaveSlips(other) else { return false }
        return NameKey(String(one), .folded).distance(to: NameKey(String(other), .folded), limit: 1) != nil
    }

    private static func mayHaveSlips(_ word: Substring) -> Bool {
        word.utf8.count >= 4 && !word.utf8.contains { $0 >= 48 && $0 <= 57 }
    }
}

/// How close two labels are.
enum LabelCloseness {
    /// The same but for case, spaces and the place of tone marks.
    static let same = 1.0
    /// The same but for what stands in parentheses at the end.
    static let sameCore = 0.97
    /// The same without diacritics.
    static let folded = 0.88
    /// One word has a slip.
    static let slip = 0.8
    /// The same but for words that add nothing.
    static let sameContent = 0.75
}

/// All declared labels, to find those that a label of a file may be.
struct HeaderLabelIndex: Sendable {
    private var labels: [HeaderLabel] = []
    private var byKey: [NameKey: Int] = [:]
    private var byCore: [NameKey: [Int]] = [:]
    private var byWords: [String: [Int]] = [:]
    private var byContent: [String: [Int]] = [:]
    private var byOpen: [String: [(label: Int, place: Int)]] = [:]

    /// Adds a label; gives its number, one for labels that are the same.
    mutating func add(_ text: String) -> Int {
        let label = HeaderLabel(text)
        if let known = byKey[label.key] { return known }
        let number = labels.count
        labels.append(label)
        byKey[label.key] = number
        byCore[label.core, default: []].append(number)
        if !label.words.isEmpty {
            byWords[label.words.joined(separator: " "), default: []].append(number)
            byContent[label.content.joined(separator: " "), default: []].append(number)
            for (place, rest) in label.open { byOpen[rest, default: []].append((number, place)) }
        }
        return number
    }

    /// The declared labels that a label of a file may be, each with how close it is.
    ///
    /// - Complexity: a few look-ups, and a comparison for each declared label that differs by one word.
    func close(to label: HeaderLabel) -> [Int: Double] {
        var close: [Int: Double] = [:]
        func take(_ numbers: [Int]?, _ closeness: Double) {
            for number in numbers ?? [] where close[number] == nil { close[number] = closeness }
        }
        take(byKey[label.key].map { [$0] }, LabelCloseness.same)
        take(byCore[label.core], LabelCloseness.sameCore)
        guard !label.words.isEmpty else { return close }
        take(byWords[label.words.joined(separator: " ")], LabelCloseness.folded)
        for (place, rest) in label.open {
            let slips = (byOpen[rest] ?? []).filter { other in
                other.place == place && close[other.label] == nil
                    && HeaderLabel.isSlip(label.words[place], labels[other.label].words[place])
            }
            take(slips.map(\.label), LabelCloseness.slip)
        }
        take(byContent[label.content.joined(separator: " ")], LabelCloseness.sameContent)
        return close
    }
}
