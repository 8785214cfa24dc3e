public import Domain
internal import Findings
internal import SheetModel
internal import VietnameseText

/// Reads workbooks as the forms of a programme: finds which form each table is, whose it is and for which period, and gives
/// every figure with the cell it stands in.
///
/// A name, number, unit or period that cannot be read makes a finding and leaves its figure absent; the rest goes on.
/// Nothing is repaired silently: what was done to a text stands beside the figure.
///
/// ```swift
/// let reader = FormReader(declaration)
/// let reading = reader.read(sheets, file: "xa-phuoc-chanh.xlsx")
/// for figure in reading.achievements { print(figure.source.cell, figure.value.amount) }
/// ```
///
/// Used by one task; each task takes one of its own.
public final class FormReader {
    let declaration: ProgramDeclaration
    let units: UnitNames
    let indicators: IndicatorNames
    let refused: Set<String>
    let measures: Measures
    private let finder: FormFinder
    private let lines = LineBook()
    private let titles: TitleBook

    /// Creates a reader for a programme.
    public convenience init(_ declaration: ProgramDeclaration) { self.init(FormTables(declaration)) }

    /// Creates one of several readers for a programme.
    public init(_ tables: FormTables) {
        let declaration = tables.declaration
        self.declaration = declaration
        refused = Set(declaration.program.rules.filter { $0.isEnabled == false }.map(\.code))
        measures = Measures(region: declaration.program.region)
        units = UnitNames(declaration, tables.ladders, refused: refused)
        indicators = IndicatorNames(declaration, refused: refused)
        finder = FormFinder(declaration.forms)
        titles = TitleBook(year: declaration.program.year)
    }

    /// Reads a workbook.
    ///
    /// - Parameters:
    ///   - file: its name; where the sheets do not say whose they are, it and the name of its folder may.
    ///   - period: the period asked for; `nil` for what each sheet says, else the programme's year.
    /// - Complexity: linear in the cells.
    public func read(_ sheets: [SubmittedSheet], file: String, period: Period? = nil) -> SubmissionReading {
        var reading = SubmissionReading(file: file)
        for sheet in sheets where !sheet.grid.rows.isEmpty {
            let (grid, decoded) = LegacyTexts.decoded(sheet.grid)
            let layout = TableFinder().layout(of: grid, lines)
            guard !layout.tables.isEmpty else { continue }
            guard let context = context(layout, grid.name, file: file, period) else {
                reading.findings.append(MappingFinding.periodUnknown(Place(file: file, sheet: grid.name)))
                continue
            }
            for table in layout.tables { read(table, of: grid, context, decoded, into: &reading) }
        }
        if reading.tables.isEmpty, reading.findings.isEmpty {
            reading.findings.append(MappingFinding.nothingRead(file, forms: declaration.forms.map(\.report.name)))
        }
        return reading
    }

    // MARK: A sheet

    /// What all tables of a sheet share.
    struct SheetContext {
        var file: String
        var sheet: String
        var identity: SheetIdentity
        var period: Period
        /// The last day that is reported of: it decides which unit a name means.
        var day: CalendarDate
        var reporter: OrganizationID?

        func place(_ cell: CellReference? = nil) -> Place { Place(file: file, sheet: sheet, cell: cell?.description) }
    }

    private func context(_ layout: SheetLayout, _ sheet: String, file: String, _ asked: Period?) -> SheetContext? {
        let program = declaration.program
        let period =
            asked ?? SheetIdentity.period(layout, program, titles) ?? program.year.flatMap { Period(code: "\($0)") }
        guard let period else { return nil }
        // Units of the period that the sheet is about: a code may mean another one later.
        let day = program.window(of: period).upperBound
        let identity = SheetIdentity(layout, names: units, at: day)
        let reporter = identity.unit?.id ?? named(by: file, at: day)
        return SheetContext(
            file: file, sheet: sheet, identity: identity, period: period, day: day, reporter: reporter)
    }

    /// The unit that the name of a file or of its folder names.
    private func named(by file: String, at day: CalendarDate) -> OrganizationID? {
        for part in file.split(separator: "/").reversed().prefix(2) {
            var name = part[...]
            if let point = name.lastIndex(of: "."), point > name.startIndex { name = name[..<point] }
            let words = String(name).replacing("-", with: " ").replacing("_", with: " ")
            if case .found(let id, _, _, _) = units.match(words, at: day) { return id }
        }
        return nil
    }

    // MARK: A table

    private func read(
        _ table: SheetTable, of grid: SheetGrid, _ context: SheetContext,
        _ decoded: [CellReference: LegacyTexts.Original],
        into reading: inout SubmissionReading
    ) {
        switch finder.match(table, sheet: grid.name, identity: context.identity) {
        case .none(let nearest):
            guard table.rows.contains(where: { $0.cells.count > 1 }) else { return }
            reading.findings.append(MappingFinding.unmapped(table, context, nearest: nearest))
        case .ambiguous(let forms):
            reading.findings.append(MappingFinding.ambiguous(table, context, forms: forms))
        case .form(let match):
            guard let reporter = reporter(of: match.form, context) else {
                reading.findings.append(MappingFinding.senderUnknown(table, context))
                return
            }
            reading.tables.append(
                SubmissionReading.FormTable(
                    form: match.form.code, sheet: grid.name, range: table.range.description, reporter: reporter,
                    period: context.period))
            reading.findings += MappingFinding.columns(of: match, context)
            var rows = TableReading(self, match, context, reporter, decoded)
            rows.read()
            if match.form.report.kind == .plan {
                // What is left blank in a plan is not assigned.
                reading.quotas += rows.figures.filter { $0.value.amount.value != nil }
            } else {
                reading.achievements += rows.figures
            }
            reading.findings += rows.findings
            reading.log += rows.log
        }
    }

    /// Who sends a form: the unit that the sheet names; of forms that are not the units' own, else the programme's.
    private func reporter(of form: Form, _ context: SheetContext) -> Reporter? {
        let isOwn = form.report.kind == .submission
        guard let unit = context.reporter ?? (isOwn ? nil : units.programUnit(at: context.day)) else { return nil }
        return Reporter(organization: unit, body: form.report.body)
    }
}

/// What all readers of a programme look names up in; made once, shared by the readers of many tasks.
public struct FormTables: Sendable {
    let declaration: ProgramDeclaration
    let ladders: UnitLadders

    /// Makes the tables.
    ///
    /// - Complexity: linear in the names of units, for each stretch of time with units of its own.
    public init(_ declaration: ProgramDeclaration) {
        self.declaration = declaration
        ladders = UnitLadders(declaration)
    }
}
