import SheetModel

/// A ``SheetGrid`` put in order for looking at it: rows and cells sorted, texts on one line, what each cell looks
/// like, and the merged ranges by the row they begin in.
///
/// Rows are named by their position in ``rows``, not by their number on the sheet, unless said otherwise.
struct SheetView {
    /// A cell.
    struct Cell {
        /// The column, from 0.
        let column: Int
        /// What is shown, on one line, and what its words say.
        let line: LineWords
        let sense: CellSense
        let isBold: Bool
        /// Typed spaces before the text, and two for each step of the cell's own indent.
        let indent: Int
        /// Whether a table found already has it.
        var isTaken = false

        /// What is shown, on one line.
        var text: String { line.text }
    }

    /// A row.
    struct Row {
        /// The row on the sheet, from 0.
        let index: Int
        var cells: [Cell]
    }

    /// All columns of a sheet.
    static let allColumns = 0...(CellReference.columnLimit - 1)

    private(set) var rows: [Row] = []
    /// The cells of each row as they came.
    private(set) var sources: [[GridCell]] = []
    /// Cells that can't be on a sheet, or stand in a place that another cell has.
    private(set) var strays: [OutsideCell] = []
    /// The merged ranges as they came.
    let merged: [CellRange]
    private let merges: [Int: [CellRange]]
    private let lines: LineBook

    /// Puts a grid in order.
    ///
    /// - Complexity: linear in the number of cells and merged ranges when rows and cells come sorted.
    init(_ grid: SheetGrid, _ lines: LineBook) {
        self.lines = lines
        merged = grid.merged
        merges = Self.mergesByRow(grid.merged)
        let isSorted = zip(grid.rows, grid.rows.dropFirst()).allSatisfy { $0.index < $1.index }
        let sorted =
            isSorted
            ? grid.rows
            : grid.rows.enumerated().sorted {
                ($0.element.index, $0.offset) < ($1.element.index, $1.offset)
            }.map(\.element)
        for row in sorted { add(row) }
    }

    private mutating func add(_ row: GridRow) {
        guard (0..<CellReference.rowLimit).contains(row.index) else {
            strays += row.cells.map { Self.stray($0, row: row.index) }
            return
        }
        var cells = row.cells
        if let last = rows.last, last.index == row.index {
            cells = sources.removeLast() + cells
            rows.removeLast()
        }
        if !Self.isInOrder(cells) { cells = kept(of: cells, row: row.index) }
        guard !cells.isEmpty else { return }
        rows.append(Row(index: row.index, cells: cells.map(look)))
        sources.append(cells)
    }

    /// Whether cells come sorted, each in a column of its own and with something in it.
    private static func isInOrder(_ cells: [GridCell]) -> Bool {
        var last = -1
        for index in cells.indices {
            let column = cells[index].column
            guard column > last, column < CellReference.columnLimit else { return false }
            if case .blank = cells[index].value, !cells[index].hasFormula { return false }
            last = column
        }
        return true
    }

    /// The cells of a row in order; those that can't be on a sheet, or stand where another one does, become strays.
    private mutating func kept(of cells: [GridCell], row: Int) -> [GridCell] {
        var kept: [GridCell] = []
        kept.reserveCapacity(cells.count)
        let sorted = cells.enumerated().sorted { ($0.element.column, $0.offset) < ($1.element.column, $1.offset) }
        for cell in sorted.map(\.element) {
            if !Self.allColumns.contains(cell.column) || kept.last?.column == cell.column {
                strays.append(Self.stray(cell, row: row))
            } else if cell.value != .blank || cell.hasFormula {
                kept.append(cell)
            }
        }
        return kept
    }

    private static func stray(_ cell: GridCell, row: Int) -> OutsideCell {
        OutsideCell(reference: CellReference(row: row, column: cell.column), cell: cell, role: .other)
    }

    private func look(_ cell: GridCell) -> Cell {
        var raw = cell.shown
        if case .text(let text) = cell.value, raw.isEmpty { raw = text }
        let line = lines.line(raw, column: cell.column)
        let indent = min(max(cell.indent, 0), 15) * 2 + line.indent
        return Cell(
            column: cell.column, line: line, sense: CellSense(cell, line: line), isBold: cell.isBold,
            indent: indent)
    }

    private static func mergesByRow(_ merged: [CellRange]) -> [Int: [CellRange]] {
        var table: [Int: [CellRange]] = [:]
        for range in merged
        where range.first != range.last && range.first.row >= 0 && range.first.column >= 0
            && range.last.row < CellReference.rowLimit && range.last.column < CellReference.columnLimit
        {
            table[range.first.row, default: []].append(range)
        }
        for (row, ranges) in table where ranges.count > 1 {
            table[row] = ranges.sorted { $0.first.column < $1.first.column }
        }
        return table
    }

    // MARK: - Looking

    /// The cells of a row within `columns` that hold something and are in no table yet.
    func cells(_ row: Int, _ columns: ClosedRange<Int>) -> [Cell] {
        guard rows.indices.contains(row) else { return [] }
        let all = rows[row].cells
        let start = Self.lowerBound(all, columns.lowerBound)
        var result: [Cell] = []
        for cell in all[start...] {
            if cell.column > columns.upperBound { break }
            if !cell.isTaken, cell.sense != .blank { result.append(cell) }
        }
        return result
    }

    /// The next row after `row` with something in `columns`, with at most `gap` empty rows between.
    func row(after row: Int, in columns: ClosedRange<Int>, gap: Int = CellReference.rowLimit) -> Int? {
        guard rows.indices.contains(row) else { return nil }
        let limit = rows[row].index + gap + 1
        var next = row + 1
        while next < rows.count, rows[next].index <= limit {
            if hasCells(next, columns) { return next }
            next += 1
        }
        return nil
    }

    private func hasCells(_ row: Int, _ columns: ClosedRange<Int>) -> Bool {
        let all = rows[row].cells
        for cell in all[Self.lowerBound(all, columns.lowerBound)...] {
            if cell.column > columns.upperBound { return false }
            if !cell.isTaken, cell.sense != .blank { return true }
        }
        return false
    }

    /// The merged range that begins at a cell.
    func merge(row: Int, column: Int) -> CellRange? {
        guard rows.indices.contains(row), let ranges = merges[rows[row].index] else { return nil }
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].first.column < column { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].first.column == column ? ranges[low] : nil
    }

    /// The last column a cell reaches by merging.
    func lastColumn(row: Int, column: Int) -> Int {
        merge(row: row, column: column)?.last.column ?? column
    }

    private static func lowerBound(_ cells: [Cell], _ column: Int) -> Int {
        var low = 0
        var high = cells.count
        while low < high {
            let middle = (low + high) / 2
            if cells[middle].column < column { low = middle + 1 } else { high = middle }
        }
        return low
    }

    // MARK: - Taking

    /// Marks the cells of `rows` within `columns` as belonging to a table.
    mutating func take(rows taken: ClosedRange<Int>, columns: ClosedRange<Int>) {
        for row in taken where rows.indices.contains(row) {
            var position = Self.lowerBound(rows[row].cells, columns.lowerBound)
            while position < rows[row].cells.count, rows[row].cells[position].column <= columns.upperBound {
                rows[row].cells[position].isTaken = true
                position += 1
            }
        }
    }
}
