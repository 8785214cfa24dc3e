public import Findings
internal import Formulas

/// A pattern row or column of a form, once for each unit.
extension WorkbookEditor {
    /// Repeats a block of rows (from 0) so that it stands there `times` times, what is below moving down.
    ///
    /// ```swift
    /// try editor.repeatRows(7...7, times: 12, in: "Biểu 01")    // row 8, once for each commune
    /// ```
    ///
    /// - The copies have the block's cells: formats, values and formulas, heights, outline, merges, links and sparklines.
    ///   Notes, pictures and page breaks stay at the first.
    /// - Formulas of the block move with the copy as in Excel; a range in them with `$` before both of its rows that
    ///   holds the whole block grows, and what lies below the block is the same cell for all copies.
    /// - Everywhere else ranges that hold the whole block grow, also those that end with it: totals on all sheets, names,
    ///   print areas, rules on cells, filters, tables, charts. A reference to one cell, and a range over some of the
    ///   block's rows, stay with the first copy; a rule on some of its cells is for those of all copies.
    /// - Titles printed on every page do not grow.
    ///
    /// - Parameters:
    ///   - times: 1 changes nothing; fewer are refused: whether rows for nobody go or stay blank is for the caller to say,
    ///     with ``deleteRows(_:from:in:)`` or ``set(_:at:in:)``.
    ///   - columns: where only cells of these columns repeat and move, beside another table.
    /// - Throws: as ``insertRows(_:before:in:)``; `EDIT_CUTS_MERGE` for a merged range that holds a part of the block
    ///   and not all, `EDIT_CUTS_ARRAY` for such an array and for data tables, `EDIT_CUTS_TABLE` where the heading or the
    ///   totals of a table would repeat, `EDIT_CUTS_PIVOT` for rows of a pivot table; `XLSX_WRITE_LIMIT` for a block or
    ///   copies beyond the sheet.
    /// - Complexity: O(n) in the bytes of all sheets, drawings and charts and of the copies: one pass, however many.
    public func repeatRows(
        _ block: ClosedRange<Int>, times: Int, within columns: ClosedRange<Int>? = nil, in sheet: String
    ) throws(Problem) {
        try `repeat`(block, times, .rows, columns, sheet)
    }

    /// Repeats a block of columns (from 0) so that it stands there `times` times, what is right of it moving right.
    ///
    /// As ``repeatRows(_:times:within:in:)`` with rows and columns exchanged. In an Excel table the new columns are
    /// named after the repeated ones: "Giao2", "Giao3".
    ///
    /// - Parameter rows: where only cells of these rows repeat and move.
    /// - Throws: as ``repeatRows(_:times:within:in:)``.
    /// - Complexity: as ``repeatRows(_:times:within:in:)``.
    public func repeatColumns(
        _ block: ClosedRange<Int>, times: Int, within rows: ClosedRange<Int>? = nil, in sheet: String
    ) throws(Problem) {
        try `repeat`(block, times, .columns, rows, sheet)
    }

    private func `repeat`(
        _ block: ClosedRange<Int>, _ times: Int, _ axis: SheetShift.Axis, _ band: ClosedRange<Int>?, _ sheet: String
    ) throws(Problem) {
        _ = try worksheet(sheet)
        // The block must lie on the sheet even where nothing changes.
        _ = try StructureChange(.deletion, of: block.count, axis, at: block.lowerBound, on: sheet, within: band)
            .shift(of: sheet)
        guard times > 0 else { throw StructureProblem.noCopies(sheet) }
        if times == 1 { return }
        try change(StructureChange(repeating: block, times: times, axis, on: sheet, within: band))
    }
}
