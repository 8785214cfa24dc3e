internal import Findings
internal import SheetModel
internal import XMLEvents

/// Takes stored results out of a worksheet part; the formulas stay.
enum ResultDropper {
    /// The part without the values of `cells`, and those of them that had one.
    ///
    /// - Throws: `XLSX_BAD_REFERENCE`.
    static func dropping(_ cells: [CellRange], from outline: SheetOutline) throws(Problem)
        -> (bytes: [UInt8], dropped: [CellReference])
    {
        let document = outline.document
        var edits = MarkupEdits()
        var dropped: [CellReference] = []
        let byRow = Dictionary(grouping: cells.flatMap { range in range.rows.map { (row: $0, range) } }, by: \.row)
        for row in outline.rows {
            guard let ranges = byRow[row.index] else { continue }
            let columns = ranges.map { $0.1.columns }.sorted { $0.lowerBound < $1.lowerBound }
            let single = Set(columns.filter { $0.count == 1 }.map(\.lowerBound))
            let wide = columns.filter { $0.count > 1 }
            for cell in try outline.cells(of: row) {
                guard single.contains(cell.index) || wide.contains(where: { $0.contains(cell.index) }) else { continue }
                guard let value = document.child(of: cell.element, "v") else { continue }
                edits.remove(document.range(of: value))
                var attributes = AttributeChanges()
                for name in ["t", "vm"] { attributes.set(name, to: nil) }
                attributes.apply(to: cell.element, of: document, &edits)
                dropped.append(CellReference(row: row.index, column: cell.index))
            }
        }
        return (edits.applied(to: document.bytes), dropped)
    }
}
