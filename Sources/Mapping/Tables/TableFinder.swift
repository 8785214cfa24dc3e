public import SheetModel

/// Finds the tables on a sheet without being told where they are: titles, units, headers of several merged rows,
/// column-number rows, groups, totals and levels, notes and signatures, as Vietnamese forms have them; and plain lists.
///
/// ```swift
/// let layout = TableFinder().layout(of: grid)
/// for table in layout.tables { print(table.title ?? "", table.columns.map(\.key)) }
/// ```
///
/// A table has a header: figures alone, without a row of labels above them, make none and stand in
/// ``SheetLayout/outside`` with everything else that is in no table. Hidden rows and columns count like any other.
/// Every cell with a value or formula of the grid is exactly once in a header (the table's header rows and columns),
/// in a row of a table, or outside.
///
/// - Complexity: linear in the number of cells and merged ranges, but for sorting what does not come sorted.
public struct TableFinder: Sendable {
    /// Tables inside the margin of tables beside others are looked for this deep.
    private static let deepest = 64

    /// Creates a finder.
    public init() {}

    /// Finds the tables of a sheet.
    public func layout(of grid: SheetGrid) -> SheetLayout { layout(of: grid, LineBook()) }

    /// Finds the tables of one of many sheets that have lines in common.
    func layout(of grid: SheetGrid, _ lines: LineBook) -> SheetLayout {
        var view = SheetView(grid, lines)
        let tables = lines.layouts.tables(of: &view, tables(in:))
        var placement = CellPlacement(view, tables)
        return placement.layout()
    }

    /// The tables of a sheet, without cells, from top to bottom, then from left to right.
    private func tables(in view: inout SheetView) -> [SheetTable] {
        guard !view.rows.isEmpty else { return [] }
        var tables: [SheetTable] = []
        find(in: SheetView.allColumns, from: 0, headersUpTo: view.rows.count - 1, &view, &tables, depth: 0)
        tables.sort { ($0.range.first.row, $0.range.first.column) < ($1.range.first.row, $1.range.first.column) }
        return tables
    }

    private func find(
        in strip: ClosedRange<Int>, from start: Int, headersUpTo end: Int, _ view: inout SheetView,
        _ tables: inout [SheetTable], depth: Int
    ) {
        var position = start
        var lowest = start
        var beside: [CellRange] = []
        while position <= end {
            let index = view.rows[position].index
            beside.removeAll { $0.last.row < index }
            let free = Self.free(strip, without: beside)
            guard var block = Self.header(at: position, in: free, view) else {
                position += 1
                continue
            }
            view.extendUpwards(&block, notBefore: lowest)
            let (table, last) = read(block, view)
            tables.append(table)
            view.take(rows: block.first...last, columns: table.range.columns)
            let known = tables.count
            if depth < Self.deepest {
                for margin in free.flatMap({ Self.margins(of: table.range.columns, in: $0) }) {
                    find(in: margin, from: block.first, headersUpTo: last, &view, &tables, depth: depth + 1)
                }
            }
            beside += tables[known...].map(\.range)
            position = last + 1
            lowest = position
        }
    }

    /// The parts of a strip that no table reaches into which stands beside the row at hand.
    private static func free(_ strip: ClosedRange<Int>, without beside: [CellRange]) -> [ClosedRange<Int>] {
        guard !beside.isEmpty else { return [strip] }
        var parts: [ClosedRange<Int>] = []
        var low = strip.lowerBound
        for columns in beside.map(\.columns).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if columns.lowerBound > low { parts.append(low...(columns.lowerBound - 1)) }
            low = max(low, columns.upperBound + 1)
        }
        if low <= strip.upperBound { parts.append(low...strip.upperBound) }
        return parts
    }

    private static func header(at row: Int, in strips: [ClosedRange<Int>], _ view: SheetView) -> HeaderBlock? {
        for strip in strips {
            if let block = view.header(at: row, in: strip) { return block }
        }
        return nil
    }

    /// What is left of a strip on both sides of a table's columns; all of it when they lie elsewhere.
    private static func margins(of columns: ClosedRange<Int>, in strip: ClosedRange<Int>) -> [ClosedRange<Int>] {
        guard columns.overlaps(strip) else { return [strip] }
        var margins: [ClosedRange<Int>] = []
        if columns.lowerBound > strip.lowerBound { margins.append(strip.lowerBound...(columns.lowerBound - 1)) }
        if columns.upperBound < strip.upperBound { margins.append((columns.upperBound + 1)...strip.upperBound) }
        return margins
    }

    /// Reads the table below a header; also says its last row's position.
    private func read(_ block: HeaderBlock, _ view: SheetView) -> (SheetTable, last: Int) {
        let body = TableBody(below: block, in: view)
        var used: Set<Int> = []
        for row in body.rows { for cell in view.cells(row, body.columns) { used.insert(cell.column) } }
        var columns = view.tableColumns(of: block, range: body.columns, used: used)
        let left = columns.first?.column ?? block.columns.lowerBound
        let right = max(left, columns.last?.column ?? left)
        // Cells that show nothing make no column of their own, but within the table they need one all the same.
        let silent = body.rows.flatMap { view.sources[$0] }.map(\.column).filter { (left...right).contains($0) }
        if !used.isSuperset(of: silent) {
            columns = view.tableColumns(of: block, range: body.columns, used: used.union(silent))
        }
        let last = max(body.rows.last ?? block.last, block.last)
        var kinds = RowKinds(body, columns: columns, range: left...right, in: view)
        let readings = kinds.read(body.rows)
        let rows = zip(body.rows, readings).map { position, reading in
            TableRow(index: view.rows[position].index, kind: reading.kind, level: reading.level, cells: [])
        }
        let top = view.rows[block.first].index
        let next = body.rows.first ?? block.last + 1
        let limit = next < view.rows.count ? view.rows[next].index - 1 : block.bottom
        let headerBottom = max(view.rows[block.last].index, min(block.bottom, limit))
        let bottom = max(headerBottom, view.rows[last].index)
        let table = SheetTable(
            range: CellRange(CellReference(row: top, column: left), CellReference(row: bottom, column: right)),
            headerRows: top...headerBottom, numberRow: block.numberRow.map { view.rows[$0].index }, columns: columns,
            rows: rows)
        return (table, last)
    }
}
