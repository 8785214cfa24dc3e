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
        let row = view.rows[position]
        var beside = 0
        for (offset, cell) in view.sources[position].enumerated() {
            while beside < active.count, tables[active[beside]].range.last.column < cell.column { beside += 1 }
            if beside < active.count, take(cell, row: row.index, into: active[beside]) { continue }
            let look = row.cells[offset]
            outside.append(
                OutsideCell(reference: CellReference(row: row.index, column: cell.column), cell: cell, role: .other))
            lines.append(
                TableSurroundings.Line(
                    row: row.index, column: cell.column,
                    lastColumn: view.lastColumn(row: position, column: cell.column), line: look.line,
                    isBold: look.isBold, isLabel: look.sense == .label, role: .other))
        }
    }

    /// Gives a cell to a table, if it stands in the table's header or one of its rows.
    private mutating func take(_ cell: GridCell, row: Int, into table: Int) -> Bool {
        guard tables[table].range.first.column <= cell.column else { return false }
        if tables[table].headerRows.contains(row) { return true }
        let line = nextRow[table]
        guard line < tables[table].rows.count, tables[table].rows[line].index == row else { return false }
        tables[table].rows[line].cells.append(cell)
        return true
    }
}
