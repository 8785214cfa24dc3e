/// The row of column numbers under a header: `(1) (2) (3)=(2)/(1)`, `A B 1 2 3`, `1 2 3 …`.
enum ColumnNumberRow {
    /// What one cell of such a row says.
    private enum Mark {
        case letter(Int)
        case number(Int, isPlain: Bool)
    }

    /// Whether the cells of a row number the columns of a header that has text in `labelled` columns.
    ///
    /// Plain figures are taken for column numbers only when the row cannot be a first line of data: it numbers nearly
    /// all columns, and what follows does not go on counting (`next`, the following row's first cell).
    static func matches(_ cells: [SheetView.Cell], labelled: [Int], next: SheetView.Cell?) -> Bool {
        guard let firstCell = cells.first, let firstLabelled = labelled.first, cells.count >= 2 else { return false }
        let marks = cells.map { mark($0.text) }
        let unread = marks.count { $0 == nil }
        guard unread == 0 || (cells.count >= 6 && unread * 6 <= cells.count) else { return false }
        let known = marks.compactMap(\.self)
        guard steps(known), known.count >= 2 else { return false }
        let isPlain = known.allSatisfy { if case .number(_, true) = $0 { true } else { false } }
        // "1 | Phước Chánh | 5 | 6 | 7 | 8" is a line of data.
        guard !isPlain || unread == 0 else { return false }
        let skipped = labelled.count { $0 < firstCell.column }
        guard skipped <= (isPlain ? 1 : 3), firstCell.column >= firstLabelled || !isPlain else { return false }
        guard cells.count * 10 >= labelled.count * 6 else { return false }
        if !isPlain { return known.count >= 3 || cells.count >= labelled.count }
        guard cells.count >= 3, cells.count + 2 >= labelled.count else { return false }
        guard let next, next.column == firstCell.column, let follower = number(next.text[...]) else { return true }
        return follower <= 1
    }

    /// Whether letters, then numbers, count up, and at least two thirds of the steps are by one.
    private static func steps(_ marks: [Mark]) -> Bool {
        var letter: Int?
        var number: Int?
        var good = 0
        var all = 0
        for mark in marks {
            switch mark {
            case .letter(let value):
                guard number == nil, value == (letter ?? -1) + 1 else { return false }
                letter = value
            case .number(let value, _):
                if let before = number {
                    guard value >= before else { return false }
                    all += 1
                    if value == before + 1 { good += 1 }
                } else {
                    guard value <= 2 else { return false }
                }
                number = value
            }
        }
        return number != nil && good * 3 >= all * 2
    }

    private static func mark(_ text: String) -> Mark? {
        guard let first = text.utf8.first, text.utf8.count <= 60 else { return nil }
        if text.utf8.count == 1, let letter = letter(first) { return .letter(letter) }
        let bytes = Array(text.utf8)
        if bytes.count == 3, bytes[0] == 0x28, bytes[2] == 0x29, let letter = letter(bytes[1]) {
            return .letter(letter)
        }
        // "(3)=(2)/(1)", "3=2/1", "(7=5-6)", "(10) = (9)/(4)x100%"
        let allowed = Set("0123456789()=+-*/:x×%., ".unicodeScalars)
        guard text.unicodeScalars.allSatisfy({ allowed.contains($0) }) else { return nil }
        var body = text[...]
        let isPlain = body.utf8.allSatisfy { (0x30...0x39).contains($0) }
        while body.first == "(" || body.first == " " { body = body.dropFirst() }
        let digits = body.prefix { $0.isASCII && $0.isNumber }
        guard let value = number(digits) else { return nil }
        var rest = body.dropFirst(digits.count)
        while rest.first == ")" || rest.first == " " { rest = rest.dropFirst() }
        guard rest.isEmpty || rest.first == "=" else { return nil }
        return .number(value, isPlain: isPlain)
    }

    private static func letter(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x41...0x5A: Int(byte) - 0x41
        case 0x61...0x7A: Int(byte) - 0x61
        default: nil
        }
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.count <= 4 ? Int(text) : nil
    }
}
