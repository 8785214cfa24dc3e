internal import VietnameseText

/// A piece of a cell's text: words, or what stands between double brackets.
enum TextPiece: Hashable, Sendable {
    /// Words, as they stand.
    case text(String)
    /// The inside of a marker, tidied, and the marker as it stands.
    case marker(inside: String, written: String)
    /// Brackets that open and never close, or close without having opened; from there on as it stands.
    case broken(String)
}

/// Finds the markers in the text of a cell: `[[…]]` or `{{…}}`, full-width brackets taken for plain ones.
///
/// What autocorrect and input methods do to a marker's inside is undone: composed letters, plain spaces, no quotation marks
/// at its ends, `…` for three points.
enum MarkerScanner {
    private static let pairs: [(open: Character, close: Character)] = [("[", "]"), ("{", "}"), ("［", "］"), ("｛", "｝")]

    /// Whether a text can hold a marker at all.
    static func mayHoldMarkers(_ text: String) -> Bool { text.contains { isOpening($0) || isClosing($0) } }

    private static func isOpening(_ character: Character) -> Bool { pairs.contains { $0.open == character } }
    private static func isClosing(_ character: Character) -> Bool { pairs.contains { $0.close == character } }

    /// The pieces of a text, in order; a text without markers is one piece.
    ///
    /// - Complexity: O(n).
    static func pieces(of text: String) -> [TextPiece] {
        let letters = Array(text)
        var pieces: [TextPiece] = []
        var words: [Character] = []
        var place = 0
        func isDouble(_ at: Int, _ letter: Character) -> Bool {
            at + 1 < letters.count && letters[at] == letter && letters[at + 1] == letter
        }
        while place < letters.count {
            if let pair = pairs.first(where: { isDouble(place, $0.open) }) {
                var end = place + 2
                while end < letters.count, !isDouble(end, pair.close), !isDouble(end, pair.open) { end += 1 }
                if !words.isEmpty { pieces.append(.text(String(words))) }
                words = []
                guard end < letters.count, isDouble(end, pair.close) else {
                    pieces.append(.broken(String(letters[place..<end])))
                    place = end
                    continue
                }
                let inside = String(letters[(place + 2)..<end])
                pieces.append(.marker(inside: tidied(inside), written: String(letters[place..<(end + 2)])))
                place = end + 2
            } else if let pair = pairs.first(where: { isDouble(place, $0.close) }) {
                // A closing pair after words that a single bracket opens: “[Kỳ báo cáo]]”.
                let start = words.lastIndex(of: pair.open) ?? words.endIndex
                let inside = String(words[start...])
                words.removeSubrange(start...)
                if !words.isEmpty { pieces.append(.text(String(words))) }
                words = []
                pieces.append(.broken(inside + String([pair.close, pair.close])))
                place += 2
            } else {
                words.append(letters[place])
                place += 1
            }
        }
        if !words.isEmpty { pieces.append(.text(String(words))) }
        return pieces
    }

    /// A marker's inside with what machines put in taken out again.
    static func tidied(_ inside: String) -> String {
        var text = NFC.normalised(inside)
        if let alike = LookAlikes.replaced(text) { text = alike.text }
        text = text.replacing("…", with: "...")
        return Spacing.tidied(trimmed(Spacing.tidied(text)))
    }

    private static func trimmed(_ text: String) -> String {
        let marks: Set<Character> = ["“", "”", "„", "‘", "’", "\"", "'", "«", "»", "."]
        var result = text[...]
        while let first = result.first, marks.contains(first) { result = result.dropFirst() }
        while let last = result.last, marks.contains(last) { result = result.dropLast() }
        return String(result)
    }
}
