public import Findings
internal import OfficePackage
internal import SheetModel
internal import XMLEvents

/// What filled rows need to be read on paper.
extension WorkbookEditor {
    /// Makes rows (from 0) high enough for their wrapped texts, merged cells included; none becomes lower.
    ///
    /// ```swift
    /// try editor.fitHeights(of: Set(7...18), in: "Biểu 01")    // the rows of the communes, once they are filled
    /// ```
    ///
    /// Excel chooses no height for merged cells, and none for a row that has one: text that wraps is cut there. The
    /// number of lines is estimated from the widths of the fonts' letters, the columns' widths and indents, with a few
    /// per cent to spare, since printers differ.
    ///
    /// - A row that is hidden stays so; text that is rotated does not count; hidden columns have no width.
    /// - What a merged cell over several rows lacks goes to the last of them that is among `rows`.
    /// - A row becomes 409 points high at most, which is all that Excel has.
    /// - Results of formulas that are yet to be calculated do not count.
    ///
    /// - Throws: `EDIT_NO_SHEET`, `EDIT_SIGNED`; `XLSX_WRITE_LIMIT` for rows beyond the sheet; `XLSX_BAD_REFERENCE` for
    ///   sheets whose cells cannot be told apart; `XML_…` for styles or texts that cannot be read.
    /// - Complexity: O(n) in the sheet's text, styles and shared texts, however many rows.
    public func fitHeights(of rows: Set<Int>, in sheet: String) throws(Problem) {
        try flush()
        _ = try worksheet(sheet)
        let (formats, texts) = (try textFormats(), try cellTexts())
        try changeSheet(sheet, vi: "chiều cao dòng", en: "heights of rows") { outline, place throws(Problem) in
            try Self.check(rows, on: place)
            var measure = RowMeasure(outline, formats: formats, texts: texts)
            let heights = try measure.heights(fitting: rows)
            return RowAttributes.setting(heights.mapValues { RowAttributes.height($0) }, in: outline)
        }
    }

    /// Hides rows (from 0): they keep their heights and contents, and formulas still read them.
    ///
    /// - Throws: `EDIT_NO_SHEET`, `EDIT_SIGNED`; `XLSX_WRITE_LIMIT` for rows beyond the sheet.
    /// - Complexity: O(n) in the sheet's text, however many rows.
    public func hideRows(_ rows: Set<Int>, in sheet: String) throws(Problem) {
        try changeSheet(sheet, vi: "ẩn dòng", en: "rows were hidden") { outline, place throws(Problem) in
            try Self.check(rows, on: place)
            var waiting = rows
            for row in outline.rows where outline.document.flag(of: row.element, "hidden") { waiting.remove(row.index) }
            var changes: [Int: [RowAttributes.Change]] = [:]
            for row in waiting { changes[row] = [("hidden", "1")] }
            return RowAttributes.setting(changes, in: outline)
        }
    }

    private static func check(_ rows: Set<Int>, on sheet: String) throws(Problem) {
        guard rows.allSatisfy({ (0..<CellReference.rowLimit).contains($0) }) else {
            throw StructureProblem.beyondSheet(sheet)
        }
    }

    /// The formats of the workbook as it is now.
    func textFormats() throws(Problem) -> TextFormats {
        guard let part = parts.part(.styles) else { return TextFormats() }
        return TextFormats(try edit.document(of: part))
    }

    /// The texts of the workbook as it is now.
    func cellTexts() throws(Problem) -> CellTexts {
        guard let part = parts.part(.sharedStrings) else { return CellTexts(shared: nil) }
        return CellTexts(shared: try edit.document(of: part))
    }
}

/// Where printed pages end.
extension WorkbookEditor {
    /// Has a new page begin with `rows` (from 0) where one would end among them: the last rows of a form stay with what is
    /// signed below.
    ///
    /// ```swift
    /// try editor.keepTogether(17...24, in: "Biểu 01")    // the last two communes, the total and the signatures
    /// ```
    ///
    /// Pages are estimated from paper, margins, scale, print area, titles, heights of rows and breaks that are there;
    /// where a break may fall among the rows or just behind them, one is put before them. Nothing is done where rows are
    /// longer than a page, where a page already begins with them, where they are not printed, and where the sheet's
    /// height is fitted onto one page.
    ///
    /// - Throws: as ``fitHeights(of:in:)`` and ``insertPageBreak(before:in:)``.
    /// - Complexity: O(n) in the sheet's text, styles and shared texts.
    public func keepTogether(_ rows: ClosedRange<Int>, in sheet: String) throws(Problem) {
        try flush()
        let index = try worksheet(sheet)
        guard let part = parts.sheets[index].part else { return }
        let cuts: Bool
        do throws(Problem) {
            try Self.check([rows.lowerBound, rows.upperBound], on: parts.sheets[index].name)
            let outline = try SheetOutline(edit.document(of: part), part: part.description)
            var measure = RowMeasure(outline, formats: try textFormats(), texts: try cellTexts())
            try measure.read(Set(outline.rows.lazy.map(\.index)))
            let names = PrintNames(try edit.document(of: parts.main), sheet: index)
            cuts = PrintedPages(measure, names: names)?.cuts(rows) ?? false
        } catch {
            throw error.within(Place(file: edit.package.file, sheet: parts.sheets[index].name))
        }
        if cuts { try insertPageBreak(before: rows.lowerBound, in: sheet) }
    }
}
