import SheetModel

/// The tables of sheets met so far, to be taken over for sheets on which nothing differs that finding them depended on.
///
/// A form that many units fill in has the same labels in the same cells; only names, figures and days differ. While tables
/// are looked for, every line keeps which questions were asked of it (``LineWords/asked``). A later sheet with its cells in
/// the same places, looking alike, whose lines give the same answers to these questions has the same tables: every
/// step of the search would go the same way.
///
/// Used by one task.
struct KnownLayouts {
    private struct Entry {
        var cells: [SheetView.Cell]
        /// What was asked of each cell's line.
        var asked: [LineWords.Questions]
        var rows: [Int]
        var merged: [CellRange]
        var tables: [SheetTable]
    }

    private var entries: [Int: [Entry]] = [:]
    private var count = 0

    /// Layouts that are kept at most.
    private static let most = 32
    /// Sheets with more cells are not kept.
    private static let largest = 5_000

    /// The tables of a sheet, without their cells: those of a known sheet like it, else what `find` finds.
    ///
    /// - Complexity: linear in the cells and merged ranges, times the known sheets of as many rows and cells.
    mutating func tables(of view: inout SheetView, _ find: (inout SheetView) -> [SheetTable]) -> [SheetTable] {
        var cells: [SheetView.Cell] = []
        for row in view.rows.indices { cells += view.rows[row].cells }
        guard cells.count <= Self.largest, !cells.isEmpty else { return find(&view) }
        var rows: [Int] = []
        for row in view.rows.indices { rows += [view.rows[row].index, view.rows[row].cells.count] }
        var hasher = Hasher()
        hasher.combine(rows)
        let key = hasher.finalize()
        for entry in entries[key] ?? [] where entry.rows == rows && entry.merged == view.merged {
            if Self.areAlike(entry, cells) { return entry.tables }
        }
        for index in cells.indices { cells[index].line.asked = [] }
        let tables = find(&view)
        if count >= Self.most {
            entries = [:]
            count = 0
        }
        entries[key, default: []].append(
            Entry(cells: cells, asked: cells.map { $0.line.asked }, rows: rows, merged: view.merged, tables: tables))
        count += 1
        return tables
    }

    private static func areAlike(_ entry: Entry, _ cells: [SheetView.Cell]) -> Bool {
        guard entry.cells.count == cells.count else { return false }
        for index in cells.indices {
            let (known, cell) = (entry.cells[index], cells[index])
            guard known.column == cell.column, known.sense == cell.sense, known.isBold == cell.isBold,
                known.indent == cell.indent, cell.line.agrees(with: known.line, on: entry.asked[index])
            else { return false }
        }
        return true
    }
}
