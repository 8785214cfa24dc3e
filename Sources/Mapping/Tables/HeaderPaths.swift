import SheetModel

/// The columns of a table: their header paths, keys and numbers.
extension SheetView {
    /// Reads the columns of a header; `used` are the columns that hold something in the rows below.
    ///
    /// A column that a merged label merely covers, with nothing of its own in header or rows, is not listed.
    ///
    /// - Complexity: linear in the header's cells and in `used`.
    func tableColumns(of block: HeaderBlock, range: ClosedRange<Int>, used: Set<Int>) -> [TableColumn] {
        var numbers: [Int: String] = [:]
        if let numberRow = block.numberRow {
            for cell in cells(numberRow, range) { numbers[cell.column] = cell.text }
        }
        let labelRows = Array(block.labelRows).map { (index: rows[$0].index, cells: cells($0, range), position: $0) }
        var columns = used.filter { range.contains($0) }.union(numbers.keys)
        for row in labelRows { columns.formUnion(row.cells.map(\.column)) }
        let sorted = columns.sorted()
        var paths = [[HeaderCell]](repeating: [], count: sorted.count)
        for (level, row) in labelRows.enumerated() {
            let lower = Set(labelRows[(level + 1)...].flatMap { $0.cells.map(\.column) })
            let labels = row.cells.map { cell in
                HeaderCell(
                    row: row.index, column: cell.column, text: cell.text,
                    merge: merge(row: row.position, column: cell.column))
            }
            Self.spread(labels, over: sorted, row: row.index, lower: lower, into: &paths)
        }
        return Self.named(zip(sorted, paths).map { column, path in (column, Self.texts(path), numbers[column]) })
    }

    /// A label of a header and the cells it is merged over.
    private struct HeaderCell {
        let row: Int
        let column: Int
        let text: String
        let merge: CellRange?

        var lastRow: Int { merge?.last.row ?? row }
        var lastColumn: Int { merge?.last.column ?? column }
    }

    /// Adds one header row's labels to the paths of the columns they stand over.
    private static func spread(
        _ labels: [HeaderCell], over columns: [Int], row: Int, lower: Set<Int>, into paths: inout [[HeaderCell]]
    ) {
        var next = 0
        var current: HeaderCell?
        var parent: HeaderCell?
        for (position, column) in columns.enumerated() {
            let above = paths[position].last
            if next < labels.count, labels[next].column == column {
                current = labels[next]
                parent = above
                next += 1
                paths[position].append(labels[next - 1])
                continue
            }
            guard let label = current else { continue }
            let isMerged = label.merge != nil
            let reaches =
                isMerged
                ? column <= label.lastColumn
                : lower.contains(column) && lower.contains(label.column) && columns[position - 1] == column - 1
                    && above?.column == parent?.column && above?.row == parent?.row && (above?.lastRow ?? -1) < row
            if reaches { paths[position].append(label) } else { current = nil }
        }
    }

    private static func texts(_ path: [HeaderCell]) -> [String] {
        var texts: [String] = []
        for cell in path where !cell.text.isEmpty && texts.last != cell.text { texts.append(cell.text) }
        return texts
    }

    /// Gives each column a key that no other has.
    private static func named(_ columns: [(column: Int, path: [String], number: String?)]) -> [TableColumn] {
        var taken: Set<String> = []
        var counts: [String: Int] = [:]
        return columns.map { column, path, number in
            let base = path.isEmpty ? CellReference.columnName(column) : path.joined(separator: " › ")
            var key = base
            while !taken.insert(key).inserted {
                counts[base, default: 1] += 1
                key = "\(base) (\(counts[base] ?? 2))"
            }
            return TableColumn(column: column, path: path, key: key, number: number)
        }
    }
}
