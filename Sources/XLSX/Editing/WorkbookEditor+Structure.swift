public import Findings
internal import Formulas
internal import OfficePackage

/// Every reference of the workbook follows: formulas on all sheets, names, merges, rules, links, notes, pictures, charts,
/// tables, pivot sources, page breaks and the rest. Nothing is changed where a change is refused.
extension WorkbookEditor {
    /// Inserts empty rows, which look like the row above, before `row` (from 0).
    ///
    /// - Throws: `EDIT_OFF_SHEET` where content would be pushed off the sheet, `EDIT_CUTS_ARRAY`, `EDIT_CUTS_TABLE`,
    ///   `EDIT_CUTS_PIVOT`, `EDIT_NO_SHEET`, `EDIT_SIGNED`; `XLSX_ROWS_OUT_OF_ORDER` and `XLSX_BAD_REFERENCE` for sheets
    ///   whose rows cannot be told apart.
    /// - Complexity: O(n) in the bytes of all sheets, drawings and charts.
    public func insertRows(_ count: Int, before row: Int, in sheet: String) throws(Problem) {
        try change(StructureChange(.insertion, of: count, .rows, at: row, on: sheet))
    }

    /// Deletes rows from `row` (from 0) on; a reference to nothing else becomes `#REF!`.
    ///
    /// - Throws: as ``insertRows(_:before:in:)``.
    public func deleteRows(_ count: Int, from row: Int, in sheet: String) throws(Problem) {
        try change(StructureChange(.deletion, of: count, .rows, at: row, on: sheet))
    }

    /// Inserts empty columns, which look like the column before, before `column` (from 0).
    ///
    /// - Throws: as ``insertRows(_:before:in:)``.
    public func insertColumns(_ count: Int, before column: Int, in sheet: String) throws(Problem) {
        try change(StructureChange(.insertion, of: count, .columns, at: column, on: sheet))
    }

    /// Deletes columns from `column` (from 0) on.
    ///
    /// - Throws: as ``insertRows(_:before:in:)``.
    public func deleteColumns(_ count: Int, from column: Int, in sheet: String) throws(Problem) {
        try change(StructureChange(.deletion, of: count, .columns, at: column, on: sheet))
    }

    /// Moves the cells of some columns down, from `row` (from 0) on, to make room for `count` rows of cells there.
    ///
    /// - Throws: as ``insertRows(_:before:in:)``; `EDIT_CUTS_MERGE`, `EDIT_CUTS_TABLE` and `EDIT_CUTS_ARRAY` where only
    ///   part of a merged range, table or array formula would move.
    public func insertCells(_ count: Int, before row: Int, within columns: ClosedRange<Int>, in sheet: String)
        throws(Problem)
    {
        try change(StructureChange(.insertion, of: count, .rows, at: row, on: sheet, within: columns))
    }

    /// Deletes cells of some columns, and moves those below up.
    ///
    /// - Throws: as ``insertCells(_:before:within:in:)``.
    public func deleteCells(_ count: Int, from row: Int, within columns: ClosedRange<Int>, in sheet: String)
        throws(Problem)
    {
        try change(StructureChange(.deletion, of: count, .rows, at: row, on: sheet, within: columns))
    }

    /// Formulas that wait for a result move with their cells.
    private func moveStaleFormulas(by change: StructureChange) throws(Problem) {
        guard let index = parts.index(of: change.sheet) else { return }
        let name = parts.sheets[index].name
        guard let waiting = staleFormulas[name], !waiting.isEmpty else { return }
        let shift = try change.shift(of: name)
        staleFormulas[name] = Set(waiting.compactMap { shift.cell($0) })
    }

    func change(_ change: StructureChange) throws(Problem) {
        try flush()
        _ = try worksheet(change.sheet)
        let result = try StructureEditor.apply(change, to: edit)
        parts = try WorkbookParts(edit)
        receiptSoFar.references += result.references
        receiptSoFar.droppedCaches += result.droppedCaches
        for part in result.changedParts {
            receiptSoFar.touch(part, vi: "tham chiếu đi theo dòng, cột", en: "references followed rows and columns")
        }
        for part in result.removedParts {
            receiptSoFar.touch(
                part, .removed, vi: "Excel tự lập lại khi mở tệp",
                en: "Excel makes the part anew when it opens the file")
        }
        if !result.removedParts.isEmpty { touchPackage(vi: "bỏ một phần", en: "a part was removed") }
        try moveStaleFormulas(by: change)
        try dropStaleResults(of: [], formulas: result.stale)
    }
}
