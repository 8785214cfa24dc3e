import SheetModel

extension FormulaScanner {
    /// A row or column in R1C1 notation.
    private enum Part {
        case on(ReferenceCoordinate)
        case offSheet
    }

    /// `R…`, `C…` or `R…C…`, and where it ends.
    private struct Half {
        var row: Part?
        var column: Part?
        var end: Int
    }

    /// Scans a reference in R1C1 notation; says no in A1 notation and where none begins.
    mutating func scanR1C1() -> Bool {
        guard let base, let one = half(at: position, from: base) else { return false }
        var other: Half?
        if byte(one.end) == UInt8(ascii: ":"), let next = half(at: one.end + 1, from: base),
            (next.row == nil) == (one.row == nil), (next.column == nil) == (one.column == nil)
        {
            other = next
        }
        let kind = Self.reference(one, other).map { FormulaToken.Kind.reference($0) } ?? .error
        emit(kind, to: other?.end ?? one.end)
        return true
    }

    /// The reference from one corner to the other; `nil` when part of it is off the sheet.
    private static func reference(_ one: Half, _ other: Half?) -> FormulaReference? {
        switch (one.row, one.column, other?.row ?? one.row, other?.column ?? one.column) {
        case (.on(let row)?, .on(let column)?, .on(let lastRow)?, .on(let lastColumn)?):
            let first = FormulaCell(column: column, row: row)
            return other == nil ? .cell(first) : .area(first, FormulaCell(column: lastColumn, row: lastRow))
        case (.on(let row)?, nil, .on(let last)?, nil): return .rows(row, last)
        case (nil, .on(let column)?, nil, .on(let last)?): return .columns(column, last)
        default: return nil
        }
    }

    private func half(at start: Int, from base: CellReference) -> Half? {
        var index = start
        var half = Half(row: nil, column: nil, end: start)
        if byte(index) & 0xDF == UInt8(ascii: "R") {
            half.row = part(behind: &index, from: base.row, limit: CellReference.rowLimit)
            if half.row == nil { return nil }
        }
        if byte(index) & 0xDF == UInt8(ascii: "C") {
            half.column = part(behind: &index, from: base.column, limit: CellReference.columnLimit)
            if half.column == nil { return nil }
        }
        half.end = index
        let isWhole = index > start && !startsRun(at: index)
        switch byte(index) {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "!"): return nil
        default: return isWhole ? half : nil
        }
    }

    /// Reads what stands behind an `R` or `C`: nothing, a number from 1, or a distance in brackets.
    private func part(behind index: inout Int, from base: Int, limit: Int) -> Part? {
        index += 1
        if Self.isDigit(byte(index)) {
            let number = readNumber(&index)
            if number == 0 { return nil }
            return number > limit ? .offSheet : .on(ReferenceCoordinate(index: number - 1, isAbsolute: true))
        }
        var distance = 0
        if byte(index) == UInt8(ascii: "[") {
            var next = index + 1
            let isNegative = byte(next) == UInt8(ascii: "-")
            if isNegative || byte(next) == UInt8(ascii: "+") { next += 1 }
            guard Self.isDigit(byte(next)) else { return nil }
            distance = readNumber(&next) * (isNegative ? -1 : 1)
            guard byte(next) == UInt8(ascii: "]") else { return nil }
            index = next + 1
        }
        return ReferenceCoordinate(index: base, isAbsolute: false).moved(by: distance, limit: limit).map { .on($0) }
            ?? .offSheet
    }

    /// The digits at `index` as a number; one beyond every sheet stops growing.
    private func readNumber(_ index: inout Int) -> Int {
        var number = 0
        while Self.isDigit(byte(index)) {
            number = min(number * 10 + Int(byte(index) - 48), 100_000_000)
            index += 1
        }
        return number
    }
}
