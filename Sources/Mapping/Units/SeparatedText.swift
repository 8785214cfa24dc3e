/// Rows of a text file with separators (RFC 4180): fields in quotes, lines that end either way, a mark of byte order.
///
/// Excel parts fields by `;` where the decimal sign is a comma: the separator is the one that the first line has more of.
enum SeparatedText {
    /// The rows with their line numbers, from 1; blank lines are left out.
    static func rows(_ text: String) -> [(line: Int, fields: [String])] {
        let text = text.first == "\u{FEFF}" ? text.dropFirst() : text[...]
        let head = text.prefix { !$0.isNewline }
        let separator: Character = head.count { $0 == ";" } > head.count { $0 == "," } ? ";" : ","
        var scanner = Scanner(separator: separator)
        for character in text { scanner.take(character) }
        scanner.endRow()
        return scanner.rows
    }

    private struct Scanner {
        let separator: Character
        var rows: [(line: Int, fields: [String])] = []
        private var fields: [String] = []
        private var field = ""
        private var isQuoted = false
        /// Whether a quotation mark has just closed a field; a second one stands for itself.
        private var isClosing = false
        private var line = 1
        private var firstLine = 1

        init(separator: Character) { self.separator = separator }

        mutating func take(_ character: Character) {
            if isClosing {
                isClosing = false
                isQuoted = character == "\""
                if isQuoted {
                    field.append(character)
                    return
                }
            } else if isQuoted {
                if character == "\"" { isClosing = true } else { field.append(character) }
                if character.isNewline { line += 1 }
                return
            }
            if character == separator {
                fields.append(field)
                field = ""
            } else if character.isNewline {
                endRow()
                line += 1
                firstLine = line
            } else if character == "\"", field.isEmpty {
                isQuoted = true
            } else {
                field.append(character)
            }
        }

        mutating func endRow() {
            fields.append(field)
            if fields.count > 1 || !field.isEmpty { rows.append((firstLine, fields)) }
            fields = []
            field = ""
        }
    }
}
