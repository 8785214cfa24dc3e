public import Findings
internal import Mapping
internal import Reports
internal import SheetModel
internal import XLSX

/// `doisoat inspect`: what is in a workbook.
public enum Inspect {
    /// How an inspection is written.
    public enum Format: String, Sendable, CaseIterable {
        /// For people.
        case text
        /// `doisoat.inspection/1`.
        case json
    }

    /// An inspection, written, and what was odd on the way.
    public struct Report: Sendable {
        /// What to show.
        public var text: String
        /// What was odd.
        public var warnings: [Problem]
    }

    /// Looks a workbook through.
    ///
    /// - Parameter program: a programme; for tables that none of its forms fits, forms are proposed.
    /// - Throws: what opening and reading it throw, `SHEET_TOO_LARGE_FOR_TABLES`.
    public static func run(
        _ file: String, format: Format, language: Language, program: ProgramFile? = nil,
        limits: InputLimits = InputLimits()
    ) throws(Problem) -> Report {
        do throws(Problem) {
            let inspection = try inspect(file, program?.declaration, limits)
            guard format == .json else {
                return Report(text: InspectionText.render(inspection, in: language), warnings: inspection.warnings)
            }
            var buffer = TextBuffer()
            InspectionJSON.append(inspection, to: &buffer)
            return Report(text: String(decoding: buffer.bytes, as: UTF8.self), warnings: inspection.warnings)
        } catch {
            throw error.within(Place(file: file))
        }
    }

    private static func inspect(
        _ file: String, _ program: ProgramDeclaration?, _ limits: InputLimits
    ) throws(Problem) -> WorkbookInspection {
        let workbook = try InputFiles.open(file, file == "-" ? .other : PathKind(of: file), limits: limits)
        var inspection = WorkbookInspection(file: file)
        inspection.dateSystem = workbook.dateSystem
        inspection.names = workbook.definedNames
        var grids: [SheetGrid] = []
        for sheet in workbook.sheets {
            var entry = SheetInspection(
                name: sheet.name, index: sheet.index, visibility: sheet.visibility, kind: sheet.kind)
            let (grid, details) = try SheetGrid.read(sheet, of: workbook, locale: .enUS)
            entry.count(grid)
            entry.details = details
            entry.tables = TableFinder().layout(of: grid).tables
            inspection.sheets.append(entry)
            if program != nil { grids.append(grid) }
        }
        inspection.drafts = program.map { FormDrafter($0).drafts(of: grids) }
        inspection.warnings = workbook.warnings
        return inspection
    }
}
