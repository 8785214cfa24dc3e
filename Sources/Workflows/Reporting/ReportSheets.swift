internal import Findings
internal import Mapping
internal import SheetModel
internal import XLSX

/// The sheets that an earlier filling gave a workbook that is now a template itself: they are made anew, not added to.
struct ReportSheets: Sendable {
    /// Where the report came from.
    private(set) var provenance: String?
    /// What was lacking.
    private(set) var lacking: String?

    /// Whether a sheet is one of a report's own.
    mutating func take(_ grid: SheetGrid) -> Bool {
        if ReportProvenance.isProvenance(grid) {
            provenance = provenance ?? grid.name
        } else if ReportDraft.isLacking(grid) {
            lacking = lacking ?? grid.name
        } else {
            return false
        }
        return true
    }

    /// Puts a sheet in the place of the one that was there, or behind all others.
    ///
    /// - Throws: what the editor refuses.
    static func put(
        _ sheet: AddedSheet, over old: String?, in editor: WorkbookEditor, _ visibility: SheetVisibility
    ) throws(Problem) {
        var sheet = sheet
        if let old {
            sheet.name = old
            if try editor.replaceSheet(sheet) { return try editor.setVisibility(visibility, of: old) }
        }
        sheet.name = AddedSheet.freeName(sheet.name, besides: editor.sheetNames)
        try editor.addSheet(sheet)
        try editor.setVisibility(visibility, of: sheet.name)
    }
}

/// What kind of file a report becomes: a filled template is a workbook, whatever it was.
enum ReportFileKind {
    /// Makes the workbook what the ending of its name says; without one of the four a workbook, with macros where it may
    /// have them.
    ///
    /// - Throws: `OUTPUT_UNWRITABLE` where it has macros and the ending allows none: Excel would not open it.
    static func set(of editor: WorkbookEditor, for output: String) throws(Problem) {
        guard let old = try editor.fileKind else { return }
        let usual = old.allowsMacros ? WorkbookFileKind.macroWorkbook : .workbook
        let kind = WorkbookFileKind(nameOf: output) ?? usual
        if editor.hasMacros, !kind.allowsMacros { throw OutputProblem.macros(output) }
        try editor.setFileKind(kind)
    }
}
