public import Findings
internal import Formulas
public import SheetModel

extension Workbook {
    /// The cells of a sheet that are odd among their neighbours: another formula, or a number typed over one.
    ///
    /// A hint, not an error: sheets are full of formulas that differ for a reason. Subtotals, columns of percentages, rows
    /// of inputs, the ends of a run and other things that are made so on purpose are left out; the rules stand in the
    /// handbook, *Calculating workbooks*.
    ///
    /// ```swift
    /// for odd in try workbook.oddFormulas(of: workbook.sheets[0]) {
    ///     print(odd.cell, odd.formula ?? "a number", "where its neighbours have", odd.expected)
    /// }
    /// ```
    ///
    /// - Throws: as ``forEachRow(of:reading:_:)``.
    /// - Complexity: O(n log n) in the cells with a formula or number, which take 12 to 20 bytes each.
    public func oddFormulas(of sheet: Sheet) throws(Problem) -> [OddFormula] {
        try formulas(of: sheet).odd()
    }

    /// The formulas of a sheet that are not those of the form that was issued: changed, typed over, removed or added.
    ///
    /// ```swift
    /// let form = try Workbook(path: "bieu-01-mau.xlsx")
    /// let changes = try workbook.formulaChanges(
    ///     of: workbook.sheets[0], from: form, form.sheets[0], after: [.insertedRows(2, before: 16)])
    /// ```
    ///
    /// - Parameters:
    ///   - sheet: The sheet that was sent back.
    ///   - form: The workbook as it was issued.
    ///   - formSheet: The sheet of `form` that `sheet` was made from.
    ///   - layout: What was inserted and deleted since, one behind the other. Formulas are expected as Excel moves them; sums
    ///     may have been stretched over new rows at their edge.
    /// - Throws: as ``forEachRow(of:reading:_:)``.
    /// - Complexity: O(n log n) in the formulas of both sheets, times the changes of the layout.
    public func formulaChanges(
        of sheet: Sheet, from form: Workbook, _ formSheet: Sheet, after layout: [LayoutChange] = []
    ) throws(Problem) -> [FormulaChange] {
        try formulas(of: sheet).changes(from: form.formulas(of: formSheet), after: layout)
    }

    /// The formulas of a sheet.
    ///
    /// - Throws: as ``forEachRow(of:reading:_:)``.
    /// - Complexity: O(n) in the cells with a formula or number, which take 12 to 20 bytes each.
    public func formulas(of sheet: Sheet) throws(Problem) -> ComparableFormulas {
        var reading = RowReading()
        reading.blankCells = false
        reading.sorted = true
        var formulas = FormulaSheet(sheet: sheet.name)
        var written: [ComparableFormulas.Written] = []
        try forEachRow(of: sheet, reading: reading) { row in
            for cell in row {
                if let formula = cell.formula {
                    formulas.add(formula: formula, at: cell.reference, array: cell.array)
                    written.append(
                        ComparableFormulas.Written(cell: cell.reference, text: formula, array: cell.array))
                } else if case .number(let number) = cell.value {
                    formulas.add(number: number, at: cell.reference)
                }
            }
            return .proceed
        }
        return ComparableFormulas(formulas: formulas, written: written)
    }
}

extension LayoutChange {
    func shift(on sheet: String) -> SheetShift {
        switch self {
        case .insertedRows(let count, let row): SheetShift(.insertion, of: count, .rows, at: row, on: sheet)
        case .deletedRows(let count, let row): SheetShift(.deletion, of: count, .rows, at: row, on: sheet)
        case .insertedColumns(let count, let column): SheetShift(.insertion, of: count, .columns, at: column, on: sheet)
        case .deletedColumns(let count, let column): SheetShift(.deletion, of: count, .columns, at: column, on: sheet)
        }
    }
}
