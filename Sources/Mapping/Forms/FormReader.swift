public import Domain
internal import Findings
public import FoundationEssentials
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
    /// The names of the programme's groups of units.
    let areas: Set<NameKey>
    let measures: Measures
    /// Whether readings hold what reconciliation wants to know beside figures.
    let collectsFacts: Bool
    /// What a unit's figure is likely to be about as large as, its quota or an earlier figure; asked only where a number can be
    /// read in two ways.
    public var expected: @Sendable (Achievement) -> Decimal? = { _ in nil }
    private let finder: FormFinder
    /// The names of indicators, to be found in sentences; none where nobody asks for facts.
    let phrases: IndicatorPhrases
    let stageWords = StageWords()
    let wordKeys = WordKeys()
    let expressions = ColumnExpressions()
    private let lines = LineBook()
    private let titles: TitleBook

    /// Creates a reader for a programme.
    public convenience init(_ declaration: ProgramDeclaration) { self.init(FormTables(declaration)) }

    /// Creates one of several readers for a programme.
    ///
    /// - Parameter collectsFacts: whether readings hold ``SubmissionReading/facts``.
    public init(_ tables: FormTables, collectsFacts: Bool = false) {
        let declaration = tables.declaration
        self.collectsFacts = collectsFacts
        phrases = collectsFacts ? IndicatorPhrases(declaration, wordKeys) : IndicatorPhrases()
        self.declaration = declaration
        measures = Measures(region: declaration.program.region)
        titles = TitleBook(year: declaration.program.year)
        refused = Set(declaration.program.rules.filter { $0.isEnabled == false }.map(\.code))
        areas = tables.areas
        units = UnitNames(declaration, tables.ladders, refused: refused)
        indicators = IndicatorNames(declaration, refused: refused)
        finder = FormFinder(declaration.forms)
    }

    /// Reads a workbook.
    ///
    /// - Parameters:
    ///   - file: its name; where the sheets do not say whose they are, it and the name of its folder may.
    ///   - period: the period asked for; `nil` for what each sheet says, else the programme's year.
    ///   - sender: who sent it, as its receipt says; the title block's word comes before, the file's name behind.
    /// - Complexity: linear in the cells.
    public func read(
        _ sheets: [SubmittedSheet], file: String, period: Period? = nil, sender: OrganizationID? = nil
    ) -> SubmissionReading {
        var reading = SubmissionReading(file: file)
        if collectsFacts { reading.facts = SubmissionFacts(file: file) }
        for sheet in sheets where !sheet.grid.rows.isEmpty { read(sheet, period, sender, into: &reading) }
        if collectsFacts { completeFacts(sheets, &reading) }
        // A table that is no form may stand beside those that are; alone it leaves the file unread.
        if reading.tables.isEmpty, !reading.findings.contains(where: { $0.severity == .error }) {
            reading.findings.append(MappingFinding.nothingRead(file, forms: declaration.forms.map(\.report.name)))
        }
        return reading
    }

    /// The unit whose lower units the programme covers, in its own time; of a programme without one the first unit of its
    /// list.
    public var superior: OrganizationID? {
        let units = declaration.program.organizations
        return declaration.program.organization.flatMap { units.organizations($0).last?.id }
            ?? units.organizations.first?.id
    }

    // MARK: A sheet

    /// What all tables of a sheet share.
    struct SheetContext {
        var file: String
        var sheet: String
        var period: Period
        /// The period that the sheet names, whatever was asked for.
        var statedPeriod: Period?
        /// The last day that is reported of: it decides which unit a name means.
        var day: CalendarDate
        /// The unit that sends it.
        var sender: OrganizationID?
        var identity: SheetIdentity
        var layout: SheetNotes

        func place(_ cell: CellReference? = nil) -> Place { Place(file: file, sheet: sheet, cell: cell?.description) }
    }

    private func read(
        _ sheet: SubmittedSheet, _ period: Period?, _ sender: OrganizationID?, into reading: inout SubmissionReading
    ) {
        let (grid, decoded) = LegacyTexts.decoded(sheet.grid)
        let layout = TableFinder().layout(of: grid, lines)
        let block = TitleBlock(layout, titles)
        var matches: [FormMatch] = []
        for table in layout.tables {
            let place = Place(file: reading.file, sheet: grid.name, cell: table.range.first.description)
            switch finder.match(table, sheet: grid.name, block: block) {
            case .none(let nearest):
                guard table.rows.contains(where: { $0.cells.count > 1 }) else { continue }
                reading.findings.append(MappingFinding.unmapped(table, place, nearest: nearest))
            case .ambiguous(let forms):
                reading.findings.append(MappingFinding.ambiguous(table, place, forms: forms))
            case .form(let match): matches.append(match)
            }
        }
        // Sheets without a form are nothing to ask about.
        guard !matches.isEmpty else { return }
        let stated = block.period(declaration.program, titles)
        guard let period = period ?? self.period(stated) else {
            reading.findings.append(MappingFinding.periodUnknown(stated, Place(file: reading.file, sheet: grid.name)))
            return
        }
        // Units of the period that the sheet is about: a code may mean another one later.
        let day = declaration.program.window(of: period).upperBound
        let identity = SheetIdentity(block, names: units, at: day)
        var context = SheetContext(
            file: reading.file, sheet: grid.name, period: period, day: day,
            sender: identity.unit ?? sender ?? units.unit(ofFile: reading.file, at: day), identity: identity,
            layout: SheetNotes(grid, isHidden: sheet.isHidden, decoded: decoded))
        if case .period(let stated, _)? = stated { context.statedPeriod = stated }
        if let first = decoded.min(by: { $0.key < $1.key }) {
            reading.findings.append(
                MappingFinding.legacyFont(context.place(first.key), first.value.text, decoded.count))
        }
        reading.findings += MappingFinding.identity(identity, context, names: units)
        for match in matches { read(match, context, into: &reading) }
        if collectsFacts { collect(context, stated, layout, into: &reading) }
    }

    /// The period that a sheet names, else the programme's year; `nil` where it names one that nothing is known of.
    private func period(_ stated: TitleBlock.Statement?) -> Period? {
        switch stated {
        case .period(let period, _): period
        case .unknown: nil
        case nil: declaration.program.year.flatMap { Period(code: "\($0)") }
        }
    }

    // MARK: A table

    private func read(_ match: FormMatch, _ context: SheetContext, into reading: inout SubmissionReading) {
        guard let reporter = reporter(of: match.form, context) else {
            reading.findings.append(MappingFinding.senderUnknown(match.table, context, names: units))
            return
        }
        reading.tables.append(
            SubmissionReading.FormTable(
                form: match.form.code, sheet: context.sheet, range: match.table.range.description, reporter: reporter,
                period: context.period, statedPeriod: context.statedPeriod))
        reading.findings += MappingFinding.columns(of: match, context)
        let rows = TableReading(self, match, context, reporter)
        rows.read()
        if match.form.report.kind == .plan {
            // What is left blank in a plan is not assigned.
            reading.quotas += rows.figures.filter { $0.value.amount.value != nil }
        } else {
            reading.achievements += rows.figures
        }
        if let table = rows.filledTable() {
            reading.tables[reading.tables.count - 1].columns = rows.placedColumns
            reading.tables[reading.tables.count - 1].rows = rows.placedRows
            if match.form.report.kind == .plan {
                reading.facts?.quotas += table.figures.filter { $0.value != nil }
            }
            reading.facts?.tables.append(table)
        }
        reading.findings += rows.findings
        reading.log += rows.log
    }

    /// Who sends a form: the unit that the sheet names; of forms that are not the units' own, else the programme's.
    private func reporter(of form: Form, _ context: SheetContext) -> Reporter? {
        let isOwn = form.report.kind == .submission
        guard let unit = context.sender ?? (isOwn ? nil : units.programUnit(at: context.day)) else { return nil }
        return Reporter(organization: unit, body: form.report.body)
    }
}

/// What all readers of a programme look names up in; made once, shared by the readers of many tasks.
public struct FormTables: Sendable {
    let declaration: ProgramDeclaration
    let ladders: UnitLadders
    let areas: Set<NameKey>

    /// Makes the tables.
    ///
    /// - Complexity: linear in the names of units, for each stretch of time with units of its own.
    public init(_ declaration: ProgramDeclaration) {
        self.declaration = declaration
        ladders = UnitLadders(declaration)
        areas = Set(
            declaration.program.organizations.organizations.compactMap { $0.area.map { NameKey($0, .folded) } })
    }
}
