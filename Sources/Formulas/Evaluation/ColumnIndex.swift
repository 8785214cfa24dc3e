import SheetModel

/// The rows of a column by value, so that `VLOOKUP` and `SUMIFS` find them without going through the column.
struct ColumnIndex {
    /// A value as searches compare it: texts without case.
    enum Key: Hashable {
        case number(Double)
        case text(String)
        case boolean(Bool)
    }

    /// The rows that are in the index; they had no formula waiting when they were put in.
    var first: Int
    var last: Int
    private(set) var rows: [Key: [Int32]] = [:]
    /// Texts that read as numbers, which conditions take for the numbers.
    private(set) var numericTexts: [Double: [Int32]] = [:]
    var isVariable = false

    init(first: Int) {
        self.first = first
        last = first - 1
    }

    static func key(_ value: CellValue) -> Key? {
        switch value {
        case .number(let number): .number(NumberText.rounded15(number))
        case .text(let text): .text(ValueOrder.folded(text))
        case .boolean(let value): .boolean(value)
        case .blank, .error: nil
        }
    }

    mutating func add(_ value: CellValue, row: Int, _ evaluator: Evaluator) {
        guard let key = Self.key(value) else { return }
        let row = Int32(truncatingIfNeeded: row)
        rows[key, default: []].append(row)
        if case .text(let text) = value, let first = text.utf8.first, first < 58 || first == UInt8(ascii: "$"),
            let number = NumberReading.number(
                text, dateSystem: evaluator.book.dateSystem, now: evaluator.book.now)
        {
            numericTexts[NumberText.rounded15(number), default: []].append(row)
        }
    }
}

extension Evaluator {
    /// Fewer rows than these are searched one by one.
    static let indexedRows = 48

    /// The index of a column that covers the rows of an area; `nil` for a short one, or while formulas in it wait.
    func columnIndex(_ area: Area) -> ColumnIndex? {
        guard area.firstColumn == area.lastColumn, area.rowCount >= Self.indexedRows, book.iterations == nil,
            area.sheet >= 0, Int(area.sheet) < tables.count, let clipped = tables[Int(area.sheet)].clipped(area)
        else { return nil }
        let key = ColumnKey(sheet: area.sheet, column: area.firstColumn)
        var index = columnIndexes[key] ?? ColumnIndex(first: Int(clipped.firstRow))
        if index.first <= Int(clipped.firstRow), index.last >= Int(clipped.lastRow) {
            if index.isVariable { isVariable = true }
            return index
        }
        columnIndexes[key] = nil
        if index.first > Int(clipped.firstRow) || index.last + 1 < Int(clipped.firstRow) {
            index = ColumnIndex(first: Int(clipped.firstRow))
        }
        let waiting = needs.count
        let missing = Area(
            sheet: Int(area.sheet), rows: (index.last + 1)...max(Int(clipped.lastRow), index.last + 1),
            columns: area.columns)
        let wasVariable = isVariable
        isVariable = false
        let start = index.last + 1
        try? forEach(in: missing) { row, _, value throws(Fault) in index.add(value, row: start + row, self) }
        index.last = max(Int(clipped.lastRow), index.last)
        index.isVariable = index.isVariable || isVariable
        isVariable = wasVariable || index.isVariable
        guard needs.count == waiting else { return nil }
        columnIndexes[key] = index
        return index
    }
}

extension [Int32] {
    /// The part of an ascending list that lies in a range.
    func within(_ rows: ClosedRange<Int>) -> ArraySlice<Int32> {
        let (first, last) = (Int32(truncatingIfNeeded: rows.lowerBound), Int32(truncatingIfNeeded: rows.upperBound))
        return self[place(of: first)..<place(of: last + 1)]
    }

    /// The place of the first member that is not below `row`.
    private func place(of row: Int32) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < row { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
