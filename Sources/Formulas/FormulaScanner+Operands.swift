import SheetModel

extension FormulaScanner {
    /// Scans a number, whole rows such as `1:3`, or an unquoted sheet name that begins with a digit.
    mutating func scanNumber() {
        let number = numberEnd(from: position)
        let run = runEnd(from: number)
        if let end = prefixEnd(behindName: run) { return emit(.sheetPrefix, to: end) }
        if run > number { return emit(.unknown, to: run) }
        if let (rows, end) = wholeRows(from: position) { return emit(.reference(rows), to: end) }
        emit(.number, to: number)
    }

    /// Scans what begins with a letter, `_`, `\`, `$` or a character beyond ASCII: as far as such characters go,
    /// it is one reference, name, function or sheet.
    mutating func scanRun() {
        let end = runEnd(from: position)
        let next = byte(end)
        let isCell = base == nil && cell(position..<end) != nil
        if !isCell || next == UInt8(ascii: "!"), let end = prefixEnd(behindName: end) {
            return emit(.sheetPrefix, to: end)
        }
        let isWord = Self.isWordStart(byte(position)) && !bytes[position..<end].contains(UInt8(ascii: "$"))
        if isWord && next == UInt8(ascii: "(") { return emit(.function, to: end) }
        if isWord && next == UInt8(ascii: "[") { return scanStructured(from: end) }
        if let (reference, end) = reference(from: position, to: end) { return emit(.reference(reference), to: end) }
        guard isWord else { return emit(.unknown, to: end) }
        let isBoolean =
            end - position == 4 && matches("TRUE", at: position)
            || end - position == 5 && matches("FALSE", at: position)
        emit(isBoolean ? .boolean : .name, to: end)
    }

    /// Scans `'Sheet 1'!`, `'[Book.xlsx]Sheet 1'!` or `'Sheet 1':'Sheet 3'!`.
    mutating func scanQuotedSheet() {
        guard let end = quotedEnd(from: position, quote: UInt8(ascii: "'")) else {
            return emit(.unknown, to: bytes.count)
        }
        if let prefix = prefixEnd(behindName: end) { return emit(.sheetPrefix, to: prefix) }
        emit(.unknown, to: end)
    }

    /// Scans `[1]Sheet1!`, `[1]!`, or a structured reference that leaves out its table, as `[@Col]`.
    mutating func scanBracket() {
        var index = position + 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "["), bytes[index] != UInt8(ascii: "]") { index += 1 }
        if byte(index) == UInt8(ascii: "]") {
            let book = index + 1
            if isLostReference(at: book), startsRun(at: book + 5) || isLostReference(at: book + 5) {
                return emit(.sheetPrefix, to: book + 5)
            }
            if let end = prefixEnd(behindName: runEnd(from: book)) { return emit(.sheetPrefix, to: end) }
        }
        scanStructured(from: position)
    }

    /// Scans a structured reference whose first `[` stands at `start`; `'` takes away the next character's meaning.
    private mutating func scanStructured(from start: Int) {
        var depth = 0
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "'"): index += 1
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            default: break
            }
            index += 1
            if depth == 0 { return emit(.structuredReference, to: min(index, bytes.count)) }
        }
        emit(.unknown, to: bytes.count)
    }

    /// Where a sheet prefix ends whose (first) name ends at `end`: `!`, or `:` name `!`; `nil` when it is none.
    private func prefixEnd(behindName end: Int) -> Int? {
        if byte(end) == UInt8(ascii: "!") { return end + 1 }
        guard byte(end) == UInt8(ascii: ":") else { return nil }
        let second = end + 1
        let last =
            byte(second) == UInt8(ascii: "'")
            ? quotedEnd(from: second, quote: UInt8(ascii: "'")) ?? second : runEnd(from: second)
        return last > second && byte(last) == UInt8(ascii: "!") ? last + 1 : nil
    }

    /// The reference that begins with the run `start..<end`, and where it ends.
    private func reference(from start: Int, to end: Int) -> (FormulaReference, Int)? {
        guard base == nil else { return nil }
        let second = secondHalf(behind: end)
        if let one = cell(start..<end) {
            if let second, let other = cell(second) { return (.area(one, other), second.upperBound) }
            return (.cell(one), end)
        }
        if let second, let one = column(start..<end), let other = column(second) {
            return (.columns(one, other), second.upperBound)
        }
        return wholeRows(from: start)
    }

    private func wholeRows(from start: Int) -> (FormulaReference, Int)? {
        let end = runEnd(from: start)
        guard base == nil, let second = secondHalf(behind: end), let one = row(start..<end), let other = row(second)
        else {
            return nil
        }
        return (.rows(one, other), second.upperBound)
    }

    /// The run behind the `:` at `colon`, unless it is a function, a sheet or a table.
    private func secondHalf(behind colon: Int) -> Range<Int>? {
        guard byte(colon) == UInt8(ascii: ":") else { return nil }
        let end = runEnd(from: colon + 1)
        switch byte(end) {
        case UInt8(ascii: "("), UInt8(ascii: "!"), UInt8(ascii: "["): return nil
        default: return colon + 1..<end
        }
    }

    // MARK: Cells, columns and rows

    /// A cell when all of `range` is one on the sheet: `A1` to `XFD1048576`, `$` allowed.
    private func cell(_ range: Range<Int>) -> FormulaCell? {
        var index = range.lowerBound
        guard let column = readColumn(&index), let row = readRow(&index), index == range.upperBound else { return nil }
        return FormulaCell(column: column, row: row)
    }

    private func column(_ range: Range<Int>) -> ReferenceCoordinate? {
        var index = range.lowerBound
        guard let column = readColumn(&index), index == range.upperBound else { return nil }
        return column
    }

    private func row(_ range: Range<Int>) -> ReferenceCoordinate? {
        var index = range.lowerBound
        guard let row = readRow(&index), index == range.upperBound else { return nil }
        return row
    }

    private func readColumn(_ index: inout Int) -> ReferenceCoordinate? {
        let isAbsolute = skipDollar(&index)
        var column = 0
        while Self.isLetter(byte(index)) {
            column = column * 26 + Int(byte(index) & 0xDF) - 64
            if column > CellReference.columnLimit { return nil }
            index += 1
        }
        return column > 0 ? ReferenceCoordinate(index: column - 1, isAbsolute: isAbsolute) : nil
    }

    private func readRow(_ index: inout Int) -> ReferenceCoordinate? {
        let isAbsolute = skipDollar(&index)
        var row = 0
        while Self.isDigit(byte(index)) {
            row = row * 10 + Int(byte(index) - 48)
            if row > CellReference.rowLimit { return nil }
            index += 1
        }
        return row > 0 ? ReferenceCoordinate(index: row - 1, isAbsolute: isAbsolute) : nil
    }

    private func skipDollar(_ index: inout Int) -> Bool {
        guard byte(index) == UInt8(ascii: "$") else { return false }
        index += 1
        return true
    }

    // MARK: Runs

    /// Where the digits, point and exponent of the number at `start` end.
    private func numberEnd(from start: Int) -> Int {
        var index = start
        while Self.isDigit(byte(index)) { index += 1 }
        if byte(index) == UInt8(ascii: ".") {
            index += 1
            while Self.isDigit(byte(index)) { index += 1 }
        }
        guard byte(index) & 0xDF == UInt8(ascii: "E") else { return index }
        var digits = index + 1
        if byte(digits) == UInt8(ascii: "+") || byte(digits) == UInt8(ascii: "-") { digits += 1 }
        guard Self.isDigit(byte(digits)) else { return index }
        while Self.isDigit(byte(digits)) { digits += 1 }
        return digits
    }

    /// Where the letters, digits and other characters of names and references end that begin at `start`.
    func runEnd(from start: Int) -> Int {
        var index = start
        while Self.isRunByte(byte(index)) { index += 1 }
        return index
    }

    func startsRun(at index: Int) -> Bool { Self.isRunByte(byte(index)) }

    static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & 0xDF) && byte < 0x80 }
    static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }

    /// A name may begin with it: letters of all scripts, `_` and `\`.
    static func isWordStart(_ byte: UInt8) -> Bool {
        isLetter(byte) || byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "\\")
    }

    /// It goes on a name or reference: also digits, `.`, `?` and `$`.
    static func isRunByte(_ byte: UInt8) -> Bool {
        isWordStart(byte) || isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?")
            || byte == UInt8(ascii: "$")
    }
}
