import SheetModel

/// Puts every cell of a sheet where it belongs: into a header, a row of a table, or outside.
struct CellPlacement {
    /// The finished layout.
    let layout: SheetLayout

    /// Places the cells of `view`; `tables` come from top to bottom and have no cells yet.
    ///
    /// - Complexity: linear in the cells and tables; a row's tables are walked along with its cells.
    init(_ view: SheetView, _ found: [SheetTable]) {
        var tables = found
        var outside: [OutsideCell] = []
        var lines: [TableSurroundings.Line] = []
        var nextRow = [Int](repeating: 0, count: tables.count)
        var nextTable = 0
        var active: [Int] = []
        for (position, row) in view.rows.enumerated() {
            active.removeAll { tables[$0].range.last.row < row.index }
            while nextTable < tables.count, tables[nextTable].range.first.row <= row.index {
                if tables[nextTable].range.last.row >= row.index { active.append(nextTable) }
                nextTable += 1
                active.sort { tables[$0].range.first.column < tables[$1].range.first.column }
            }
            for table in active { Self.advance(&nextRow[table], tables[table].rows, to: row.index) }
            var beside = 0
            for (offset, cell) in view.sources[position].enumerated() {
                while beside < active.count, tables[active[beside]].range.last.column < cell.column { beside += 1 }
                let owner = beside < active.count ? active[beside] : nil
                if let owner, tables[owner].range.first.column <= cell.column {
                    if tables[owner].headerRows.contains(row.index) { continue }
                    let line = nextRow[owner]
                    if line < tables[owner].rows.count, tables[owner].rows[line].index == row.index {
                        tables[owner].rows[line].cells.append(cell)
                        continue
                    }
                }
                let look = row.cells[offset]
                outside.append(
                    OutsideCell(reference: CellReference(row: row.index, column: cell.column), cell: cell, role: .other)
                )
                lines.append(
                    TableSurroundings.Line(
                        row: row.index, column: cell.column,
                        lastColumn: view.lastColumn(row: position, column: cell.column), text: look.text,
                        isBold: look.isBold, isLabel: look.sense == .label, role: .other))
            }
        }
        var surroundings = TableSurroundings(lines)
        surroundings.assign(to: &tables)
        for (position, line) in surroundings.lines.enumerated() { outside[position].role = line.role }
        layout = SheetLayout(tables: tables, outside: outside + view.strays)
    }

    private static func advance(_ line: inout Int, _ rows: [TableRow], to index: Int) {
        while line < rows.count, rows[line].index < index { line += 1 }
    }
}
