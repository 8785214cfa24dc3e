import SheetModel

/// Puts every cell of a sheet where it belongs: into a header, a row of a table, or outside.
struct CellPlacement {
    private let view: SheetView
    private var tables: [SheetTable]
    private var outside: [OutsideCell] = []
    private var lines: [TableSurroundings.Line] = []
    /// For each table the first of its rows that is not above the row at hand.
    private var nextRow: [Int]

    /// Prepares to place the cells of `view`; `tables` come from top to bottom and have no cells yet.
    init(_ view: SheetView, _ tables: [SheetTable]) {
        self.view = view
        self.tables = tables
        nextRow = [Int](repeating: 0, count: tables.count)
    }

    /// Places all cells.
    ///
    /// - Complexity: linear in the cells and tables; a row's tables are walked along with its cells.
    mutating func layout() -> SheetLayout {
        var nextTable = 0
        var active: [Int] = []
        for position in view.rows.indices {
            let index = view.rows[position].index
            active.removeAll { tables[$0].range.last.row < index }
            let known = active.count
            while nextTable < tables.count, tables[nextTable].range.first.row <= index {
                if tables[nextTable].range.last.row >= index { active.append(nextTable) }
                nextTable += 1
            }
            if active.count > known {
                active.sort { tables[$0].range.first.column < tables[$1].range.first.column }
            }
            for table in active { advance(table, to: index) }
            placeRow(position, among: active)
        }
        var surroundings = TableSurroundings(lines)
        surroundings.assign(to: &tables)
        for (position, line) in surroundings.lines.enumerated() { outside[position].role = line.role }
        return SheetLayout(tables: tables, outside: outside + view.strays)
    }

    private mutating func advance(_ table: Int, to index: Int) {
        while nextRow[table] < tables[table].rows.count, tables[table].rows[nextRow[table]].index < index {
            nextRow[table] += 1
        }
    }

    private mutating func placeRow(_ position: Int, among active: [Int]) {
        let index = view.rows[position].index
        let cells = view.sources[position]
        var beside = 0
        var offset = 0
        while offset < cells.count {
            let column = cells[offset].column
            while beside < active.count, tables[active[beside]].range.last.column < column { beside += 1 }
            var end = offset
            if beside < active.count, tables[active[beside]].range.first.column <= column {
                let last = tables[active[beside]].range.last.column
                end = cells[offset...].firstIndex { $0.column > last } ?? cells.count
                if take(cells[offset..<end], row: index, into: active[beside]) {
                    offset = end
                    continue
                }
            }
            for place in offset..<max(end, offset + 1) { putOutside(cells[place], place, position) }
            offset = max(end, offset + 1)
        }
    }

    private mutating func putOutside(_ cell: GridCell, _ offset: Int, _ position: Int) {
        let row = view.rows[position].index
        let look = view.rows[position].cells[offset]
        outside.append(OutsideCell(reference: CellReference(row: row, column: cell.column), cell: cell, role: .other))
        lines.append(
            TableSurroundings.Line(
                row: row, column: cell.column, lastColumn: view.lastColumn(row: position, column: cell.column),
                line: look.line, isBold: look.isBold, isLabel: look.sense == .label, role: .other))
    }

    /// Gives cells to a table, if their row stands in the table's header or is one of its rows.
    private mutating func take(_ cells: ArraySlice<GridCell>, row: Int, into table: Int) -> Bool {
        if tables[table].headerRows.contains(row) { return true }
        let line = nextRow[table]
        guard line < tables[table].rows.count, tables[table].rows[line].index == row else { return false }
        tables[table].rows[line].cells.append(contentsOf: cells)
        return true
    }
}
