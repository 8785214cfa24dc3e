internal import VietnameseText

/// A marker's inside as clauses parted by commas, and each clause as words, for comparing without capitals or diacritics.
struct MarkerText: Hashable, Sendable {
    /// The text as written.
    let text: String
    /// Its words as written.
    let words: [String]
    /// Its words without marks, in small letters; a sign alone is an empty word.
    let keys: [String]

    init(_ text: String) {
        let tidy = Spacing.tidied(text)
        self.text = tidy
        words = tidy.split(separator: " ").map(String.init)
        keys = words.map { NameKey($0, .folded).description }
    }

    var isEmpty: Bool { words.isEmpty }

    /// The clauses between commas and semicolons; a comma between two digits is a decimal one.
    static func clauses(_ text: String) -> [String] {
        let letters = Array(text)
        var clauses: [String] = []
        var clause: [Character] = []
        for (place, letter) in letters.enumerated() {
            let isBetweenDigits =
                place > 0 && place + 1 < letters.count && letters[place - 1].isNumber && letters[place + 1].isNumber
            if letter == ";" || letter == "," && !isBetweenDigits {
                clauses.append(Spacing.tidied(String(clause)))
                clause = []
            } else {
                clause.append(letter)
            }
        }
        clauses.append(Spacing.tidied(String(clause)))
        return clauses.filter { !$0.isEmpty }
    }

    /// What stands before and after the first colon; `nil` without one.
    var atColon: (head: MarkerText, rest: MarkerText)? {
        guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        return (MarkerText(String(text[..<colon])), MarkerText(String(text[text.index(after: colon)...])))
    }

    /// The rest behind one of several phrases (small letters without marks); the longest that fits counts.
    func after(_ phrases: [String]) -> MarkerText? {
        var best: Int?
        for phrase in phrases {
            let parts = phrase.split(separator: " ").map(String.init)
            if keys.starts(with: parts), parts.count > best ?? 0 { best = parts.count }
        }
        return best.map { dropFirst($0) }
    }

    /// The part before one of several phrases it ends with; the longest that fits counts.
    func before(_ phrases: [String]) -> MarkerText? {
        var best: Int?
        for phrase in phrases {
            let parts = phrase.split(separator: " ").map(String.init)
            if keys.count > parts.count, keys.suffix(parts.count).elementsEqual(parts), parts.count > best ?? 0 {
                best = parts.count
            }
        }
        return best.map { MarkerText(words.dropLast($0).joined(separator: " ")) }
    }

    /// Without the first words.
    func dropFirst(_ count: Int) -> MarkerText { MarkerText(words.dropFirst(count).joined(separator: " ")) }

    /// Whether it is one of several phrases.
    func isOne(of phrases: [String]) -> Bool {
        let whole = keys.joined(separator: " ")
        return phrases.contains(whole)
    }
}
