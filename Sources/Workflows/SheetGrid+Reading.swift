public import Findings
internal import SheetModel
internal import XLSX

extension Problem.Code {
    /// A sheet has more cells than table finding takes at once.
    public static let tooLargeForTables = Problem.Code(rawValue: "SHEET_TOO_LARGE_FOR_TABLES")
}

extension SheetGrid {
    /// The most cells that are held at once: table finding looks at a whole sheet.
    static let cellLimit = 2_000_000

    /// Reads a sheet whole, and what it says beside its rows.
    ///
    /// - Throws: `SHEET_TOO_LARGE_FOR_TABLES`, and what reading throws.
    static func read(
        _ sheet: Sheet, of workbook: Workbook, locale: DisplayLocale
    ) throws(Problem) -> (grid: SheetGrid, details: SheetDetails) {
        var none: FormulaCollector?
        return try read(sheet, of: workbook, locale: locale, &none)
    }

    /// Reads a sheet whole, and its formulas with it where they are collected.
    static func read(
        _ sheet: Sheet, of workbook: Workbook, locale: DisplayLocale, _ formulas: inout FormulaCollector?
    ) throws(Problem) -> (grid: SheetGrid, details: SheetDetails) {
        do throws(Problem) {
            return try read(sheet, of: workbook, locale: locale, sorted: false, &formulas)
        } catch  where error.code == .rowsOutOfOrder {
            return try read(sheet, of: workbook, locale: locale, sorted: true, &formulas)
        }
    }

    private static func read(
        _ sheet: Sheet, of workbook: Workbook, locale: DisplayLocale, sorted: Bool,
        _ formulas: inout FormulaCollector?
    ) throws(Problem) -> (grid: SheetGrid, details: SheetDetails) {
        var grid = SheetGrid(name: sheet.name)
        var reading = RowReading()
        reading.blankCells = false
        reading.sorted = sorted
        var count = 0
        try formulas?.begin(sheet, of: workbook)
        var rows = GridRowReader(context: try workbook.context(), locale: locale)
        let details = try workbook.forEachBatch(of: sheet, reading: reading) { batch throws(Problem) in
            formulas?.add(batch)
            for position in batch.rows.indices {
                guard let row = rows.row(at: position, of: batch) else { continue }
                count += row.cells.count
                guard count <= cellLimit else { throw tooLarge(sheet, workbook) }
                grid.rows.append(row)
            }
            return .proceed
        }
        formulas?.end(details, of: workbook)
        grid.merged = details.merged
        grid.hiddenColumns = Set(details.hiddenColumns.joined())
        return (grid, details)
    }

    private static func tooLarge(_ sheet: Sheet, _ workbook: Workbook) -> Problem {
        Problem(
            .tooLargeForTables,
            LocalizedText(
                vi: "trang tính có hơn \(cellLimit) ô, quá lớn để tìm bảng",
                en: "the sheet has more than \(cellLimit) cells, too many to look for tables"),
            remedy: LocalizedText(
                vi: "Dùng --as values hoặc --as cells cho tệp này.", en: "Use --as values or --as cells for this file."),
            at: Place(file: workbook.file, sheet: sheet.name))
    }
}
