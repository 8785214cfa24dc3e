internal import Findings
internal import SheetModel

/// Putting rows and cells in order where a file does not.
extension RowBatch {
    /// Whether the columns ascend strictly from cell `first` to the last.
    func isAscending(from first: Int) -> Bool {
        var position = first + 1
        while position < cells.count {
            if cells[position].column <= cells[position - 1].column { return false }
            position += 1
        }
        return true
    }

    /// Sorts the cells from `first` to the last by column; of two for one column the later stays.
    mutating func sortCells(from first: Int, row: Int, warnings: inout WarningList, sheet: String) {
        let sorted = cells[first...].enumerated().sorted { left, right in
            (left.element.column, left.offset) < (right.element.column, right.offset)
        }
        cells.removeSubrange(first...)
        for (_, cell) in sorted {
            if cells.count > first, cells.last?.column == cell.column {
                let reference = CellReference(row: row, column: Int(cell.column)).description
                warnings.add(
                    XLSXProblem.warning(
                        .duplicateCell, vi: "ô có hai lần trong tệp; lấy lần sau",
                        en: "the cell stands twice in the file; the later one is read",
                        at: Place(sheet: sheet, cell: reference)))
                cells[cells.count - 1] = cell
            } else {
                cells.append(cell)
            }
        }
    }

    /// Sorts the rows by number; rows of one number become one.
    mutating func sortRows(warnings: inout WarningList, sheet: String) {
        let order = rows.indices.sorted { (rows[$0].index, $0) < (rows[$1].index, $1) }
        var sorted = self
        sorted.rows.removeAll()
        sorted.cells.removeAll()
        for position in order {
            let row = rows[position]
            let isSame = sorted.rows.last?.index == row.index
            if !isSame {
                sorted.rows.append(
                    PackedRow(
                        index: row.index, firstCell: sorted.cells.count, outlineLevel: row.outlineLevel,
                        isHidden: row.isHidden))
            }
            guard let last = sorted.rows.indices.last else { continue }
            sorted.cells.append(contentsOf: cells[row.firstCell..<(row.firstCell + row.cellCount)])
            let first = sorted.rows[last].firstCell
            if isSame, !sorted.isAscending(from: first) {
                sorted.sortCells(from: first, row: row.index, warnings: &warnings, sheet: sheet)
            }
            sorted.rows[last].cellCount = sorted.cells.count - first
        }
        self = sorted
    }
}
