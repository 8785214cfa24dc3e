internal import Findings
internal import Formulas
internal import SheetModel

/// The cells of a repeated block, once more for each of its copies: formats, values, formulas, heights and outline.
extension RowShift {
    /// New rows that are copies of whole rows.
    func copyRows(_ draft: inout PartDraft) throws(Problem) {
        guard let block = shift.block else { return }
        var models: [(row: SheetOutline.Item, cells: [SheetOutline.Item])] = []
        for row in outline.rows where block.contains(row.index) { models.append((row, try outline.cells(of: row))) }
        var markup: [UInt8] = []
        for number in 1..<shift.times {
            for (row, cells) in models {
                let index = row.index + number * block.count
                let placed: [Placed] = cells.map { ($0, CellReference(row: index, column: $0.index)) }
                markup += written(row, at: index, placed, [], copy: number)
            }
        }
        guard !markup.isEmpty else { return }
        insert(markup, before: outline.rows.first { $0.index >= shift.index }, &draft)
    }

    /// New cells that are copies of a row's cells in repeated columns; headings of tables have texts of their own.
    mutating func copyCells(_ cells: [SheetOutline.Item], of row: SheetOutline.Item) {
        guard shift.block != nil else { return }
        let headings = Set((added[row.index] ?? []).map(\.column))
        for cell in cells {
            copyCell(cell, CellReference(row: row.index, column: cell.index), except: headings)
        }
    }

    /// New cells that are copies of one cell, where it lies in the block.
    mutating func copyCell(_ cell: SheetOutline.Item, _ place: CellReference, except columns: Set<Int> = []) {
        guard shift.isInBlock(place) else { return }
        for number in 1..<shift.times {
            let copy = shift.copy(place, number)
            if columns.contains(copy.column) { continue }
            added[copy.row, default: []].append(
                NewCell(column: copy.column, markup: written(cell, place, copy, copy: number)))
        }
    }
}

extension SheetOutline {
    /// The merged ranges that reach over all of a repeated block and beyond it, and grow with its copies.
    func mergesGrowing(with shift: SheetShift) -> [CellRange] {
        guard shift.block != nil else { return [] }
        return ranges(in: "mergeCells", "mergeCell").filter {
            shift.overlapsBlock($0) && shift.coversBlock($0) && !shift.isInBlock($0)
        }
    }
}
