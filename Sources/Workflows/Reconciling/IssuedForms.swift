internal import Domain
internal import Findings
internal import FoundationEssentials
internal import Mapping
internal import SheetModel
internal import Synchronization
internal import XLSX

/// The blank forms that a programme issues, opened once for all submissions.
///
/// Unchecked: each task has its own; a workbook is used by one task at a time.
final class IssuedForms: @unchecked Sendable {
    /// An issued form.
    struct Issued {
        let workbook: Workbook
        let sheet: Sheet
        let table: SubmissionReading.FormTable
        /// Where it has formulas.
        let hasFormulas: Bool
    }

    private var forms: [String: Issued] = [:]
    /// What stood in the way of reading one.
    private(set) var problems: [Problem] = []

    /// Opens the forms of a programme; their paths are beside the program workbook.
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
            return Issued(workbook: workbook, sheet: sheet, table: table, hasFormulas: hasFormulas)
        }
        return nil
    }
}

/// Issued forms for many tasks: each takes those that no other is using, or opens its own.
final class IssuedFormsPool: Sendable {
    private let idle: Mutex<[IssuedForms]>
    private let open: @Sendable () -> IssuedForms
    /// What stood in the way of reading one.
    let problems: [Problem]

    init(_ run: ReconcileRun) {
        let (declaration, program, tables) = (run.declaration, run.options.program, run.tables)
        let (period, limits) = (run.period, run.options.limits)
        open = { IssuedForms(declaration, beside: program, tables: tables, period: period, limits) }
        let first = open()
        problems = first.problems
        idle = Mutex([first])
    }

    /// Calls `body` with forms that no other task is using.
    func use(_ body: (IssuedForms) -> Void) {
        let forms = idle.withLock { $0.popLast() } ?? open()
        body(forms)
        idle.withLock { $0.append(forms) }
    }
}
