internal import SheetModel

/// What becomes of a cell.
struct CellChange {
    /// The value, or the stored result of ``formula``; `nil` where content stays.
    var value: CellValue?
    /// The formula, without `=`; with a value and no formula the cell's own is replaced.
    var formula: String?
    /// The cell format, an index into `cellXfs`; `nil` where it stays.
    var style: Int?

    /// Whether value and formula change, and not only the format.
    var changesContent: Bool { value != nil || formula != nil }

    /// This change, made after an earlier one of the same cell.
    func after(_ earlier: CellChange) -> CellChange {
        var result = self
        if !changesContent {
            result.value = earlier.value
            result.formula = earlier.formula
        }
        result.style = style ?? earlier.style
        return result
    }
}
