internal import Domain
internal import Findings
internal import FoundationEssentials
internal import Mapping
internal import SheetModel
internal import XLSX

/// The blank forms that a programme issues, read once for all submissions.
struct IssuedForms: Sendable {
    /// An issued form.
    struct Issued: Sendable {
        let table: SubmissionReading.FormTable
        let formulas: ComparableFormulas
        /// Whether it has any.
        let hasFormulas: Bool
    }

    private var forms: [String: Issued] = [:]
    /// What stood in the way of reading one.
    private(set) var problems: [Problem] = []

    /// Reads the forms of a programme; their paths are beside the program workbook.
    init(
        _ declaration: ProgramDeclaration, beside program: String, tables: FormTables, period: Period,
        _ limits: InputLimits
    ) {
        let folder = program.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let reader = FormReader(tables, collectsFacts: true)
        for form in declaration.forms {
            guard let template = form.template, !template.isEmpty else { continue }
            let path = template.hasPrefix("/") || folder.isEmpty ? template : "\(folder)/\(template)"
            do throws(Problem) {
                forms[form.code] = try Self.open(path, form.code, reader, period, limits)
            } catch {
                var problem = error.within(Place(file: path))
                problem.severity = .warning
                problems.append(problem)
            }
        }
    }

    /// The issued form of a code.
    subscript(code: String) -> Issued? { forms[code] }

    private static func open(
        _ path: String, _ code: String, _ reader: FormReader, _ period: Period, _ limits: InputLimits
    ) throws(Problem) -> Issued? {
        let workbook = try InputFiles.open(path, PathKind(of: path), limits: limits)
        for sheet in workbook.sheets where sheet.kind == .worksheet {
            let grid = try SheetGrid.read(sheet, of: workbook, locale: .enUS).grid
            let reading = reader.read(
                [SubmittedSheet(grid)], file: path, period: period, sender: reader.superior)
            guard let table = reading.tables.first(where: { $0.form == code }) else { continue }
            let hasFormulas = grid.rows.contains { $0.cells.contains(where: \.hasFormula) }
            return Issued(table: table, formulas: try workbook.formulas(of: sheet), hasFormulas: hasFormulas)
        }
        return nil
    }
}
