public import SheetModel

extension FormulaSheet {
    /// The formulas that are not those of the issued form, row by row.
    ///
    /// Two formulas are the same when they compute the same of the same cells; `$` makes no difference in one place. Where
    /// rows or columns were inserted, the form's formulas are expected as Excel moves them; an area may also have been
    /// stretched over new rows or columns at its edge, or not.
    ///
    /// A formula whose row or column was deleted is gone and not listed. A formula in a new place is not listed when its form
    /// is one that the form's formulas have, unchanged, in the same row or column: it was filled on.
    ///
    /// - Parameters:
    ///   - form: The sheet as it was issued. Its name may be another one.
    ///   - shifts: What was inserted and deleted since, one behind the other.
    /// - Complexity: O(*n*) in the formulas, their length and the shifts, save for the order of what is found.
    public func changes(from form: FormulaSheet, shifts: [SheetShift] = []) -> [FormulaChange] {
        let here = Dictionary(entries.map { ($0.cell, $0.form) }) { first, _ in first }
        let issued = IssuedForm(sheet: form, shifts: shifts)
        var places: Set<CellReference> = []
        var unchanged: Set<FormOfLine> = []
        var found: [FormulaChange] = []
        for entry in form.entries where entry.form >= 0 {
            guard let cell = issued.place(of: entry) else { continue }
            places.insert(cell)
            let now = here[cell]
            if let change = change(of: entry, at: cell, to: now, issued) {
                found.append(change)
            } else if let now {
                unchanged.insert(FormOfLine(form: now, row: cell.row))
                unchanged.insert(FormOfLine(form: now, column: cell.column))
            }
        }
        for entry in entries where entry.form >= 0 && !places.contains(entry.cell) {
            let (form, cell) = (entry.form, entry.cell)
            let isFilledOn =
                unchanged.contains(FormOfLine(form: form, row: cell.row))
                || unchanged.contains(FormOfLine(form: form, column: cell.column))
            if isFilledOn { continue }
            found.append(FormulaChange(cell: cell, kind: .added, formula: forms.text(of: form, at: cell)))
        }
        let filled = Set(cellsOfArrays(among: found.filter { $0.formula == nil }.map(\.cell)))
        return found.filter { !filled.contains($0.cell) }.sorted { $0.cell < $1.cell }
    }

    /// What became of a formula of the form: of the one that should stand in `cell`, where `now` stands.
    private func change(of entry: Entry, at cell: CellReference, to now: Int32?, _ issued: IssuedForm) -> FormulaChange?
    {
        let expected = issued.expected(of: entry)
        guard let now else { return FormulaChange(cell: cell, kind: .removed, issued: expected) }
        if now < 0 { return FormulaChange(cell: cell, kind: .typedOver, issued: expected, number: numbers[Int(~now)]) }
        let own = forms.text(of: now, at: cell)
        let isSameKind = forms.isArray(now) == issued.sheet.forms.isArray(entry.form)
        if isSameKind, issued.isFormula(own, of: sheet, at: cell, of: entry, expected) { return nil }
        return FormulaChange(cell: cell, kind: .changed, issued: expected, formula: own)
    }

    /// A form in a row or column.
    private struct FormOfLine: Hashable {
        let form: Int32
        var row = -1
        var column = -1
    }
}

/// The sheet as it was issued, and what was inserted and deleted since.
private struct IssuedForm {
    let sheet: FormulaSheet
    let shifts: [SheetShift]

    /// Where the cell of a formula is now; `nil` where it was deleted.
    func place(of entry: FormulaSheet.Entry) -> CellReference? {
        shifts.reduce(entry.cell) { cell, shift in cell.flatMap { shift.cell($0) } }
    }

    /// The form's formula as it should read now.
    func expected(of entry: FormulaSheet.Entry) -> String {
        shifts.reduce(text(of: entry)) { text, shift in shift.formula(text, on: shift.sheet).text }
    }

    /// Whether a formula in `cell` is the expected one, or becomes the form's when the shifts are undone.
    func isFormula(
        _ own: String, of name: String, at cell: CellReference, of entry: FormulaSheet.Entry, _ expected: String
    ) -> Bool {
        if own == expected, name == sheet.sheet { return true }
        func places(_ text: String, _ cell: CellReference, on sheet: String) -> [UInt8] {
            FormulaKey(of: text, at: cell, on: sheet, reading: .places).bytes
        }
        if places(own, cell, on: name) == places(expected, cell, on: sheet.sheet) { return true }
        if shifts.isEmpty { return false }
        let undone = shifts.reversed().reduce(own) { text, shift in
            let kind: SheetShift.Kind = shift.kind == .insertion ? .deletion : .insertion
            return SheetShift(kind, of: shift.count, shift.axis, at: shift.index, on: name, within: shift.band)
                .formula(text, on: name).text
        }
        return places(undone, entry.cell, on: name) == places(text(of: entry), entry.cell, on: sheet.sheet)
    }

    private func text(of entry: FormulaSheet.Entry) -> String { sheet.forms.text(of: entry.form, at: entry.cell) }
}

extension FormulaSheet.Entry {
    /// The cell of an entry of a row.
    fileprivate var cell: CellReference { CellReference(row: Int(line), column: Int(place)) }
}
