/// Which columns of a growing header have a label, and how far the lowest label in each reaches.
struct HeaderLabels {
    private struct Label {
        var lastColumn: Int
        var isMerged: Bool
    }

    private var lowest: [Int: Label] = [:]
    /// The merged labels of each row, with the furthest column any up to there reaches.
    private var spans: [[(start: Int, reach: Int)]] = []
    private let firstColumn: Int

    init(columns firstColumn: Int) { self.firstColumn = firstColumn }

    /// The columns that have a label of their own, ascending.
    var columns: [Int] { lowest.keys.sorted() }

    /// How many columns the labels cover, merged ones by all their columns.
    var width: Int {
        lowest.reduce(0) { $0 + min($1.value.lastColumn - $1.key + 1, 64) }
    }

    /// Adds a row of labels, ascending by column; `lastColumn` says how far one reaches by merging.
    mutating func add(_ cells: [SheetView.Cell], lastColumn: (SheetView.Cell) -> Int) {
        var merged: [(start: Int, reach: Int)] = []
        for cell in cells {
            let last = max(cell.column, lastColumn(cell))
            lowest[cell.column] = Label(lastColumn: last, isMerged: last > cell.column)
            if last > cell.column { merged.append((cell.column, max(last, merged.last?.reach ?? last))) }
        }
        spans.append(merged)
    }

    /// Whether the cells of the next row stand under labels that group several columns, and so are part of the header.
    ///
    /// A group label is merged over its columns, or has blanks to its right and labels below it and the blanks.
    func isLowerRow(_ cells: [SheetView.Cell], lastColumn: (SheetView.Cell) -> Int) -> Bool {
        guard let first = cells.first else { return false }
        let figures = cells.filter { !$0.sense.fitsHeader }
        guard figures.isEmpty || SheetView.isCount(figures) else { return false }
        if first.column <= firstColumn, first.line.numbering != nil || first.line.total != nil { return false }
        if isUnitsRow(cells) { return true }
        let filled = Set(cells.map(\.column))
        let isIndented = first.column > firstColumn
        var hasGroup = false
        var isUnderGroup = false
        var previous = Int.min
        for cell in cells {
            if previous == Int.min || cell.column - 1 != previous { isUnderGroup = false }
            previous = cell.column
            guard let label = lowest[cell.column] else {
                if isSpanned(cell.column) || isUnderGroup { hasGroup = true }
                continue
            }
            isUnderGroup = cell.column > firstColumn
            if label.isMerged {
                // Merged just like the label above it: a line of data, unless the first column is left blank.
                let isAlike = lastColumn(cell) >= label.lastColumn
                guard isIndented || !isAlike else { return false }
                if isAlike { hasGroup = true }
            } else {
                let next = cell.column + 1
                guard cell.column > firstColumn, lowest[next] == nil, !isSpanned(next), filled.contains(next) else {
                    return false
                }
                hasGroup = true
            }
        }
        return hasGroup
    }

    /// `(ha)`, `(tấn)`, `%` under some labels, the first column left blank.
    private func isUnitsRow(_ cells: [SheetView.Cell]) -> Bool {
        guard let first = cells.first, first.column > firstColumn, cells.count >= 2 else { return false }
        return cells.allSatisfy { cell in
            (cell.text.hasPrefix("(") && cell.text.hasSuffix(")") && cell.sense == .label && cell.text.count <= 24)
                || cell.text == "%"
        }
    }

    private func isSpanned(_ column: Int) -> Bool {
        spans.contains { row in
            var low = 0
            var high = row.count
            while low < high {
                let middle = (low + high) / 2
                if row[middle].start <= column { low = middle + 1 } else { high = middle }
            }
            return low > 0 && row[low - 1].reach >= column
        }
    }
}
