internal import Domain
internal import Findings
internal import FoundationEssentials
internal import SheetModel
internal import VietnameseText

/// The rows of one table on their way to figures.
struct TableReading {
    /// The figures read so far.
    var figures: [Sourced<Achievement>] = []
    /// What somebody should look at.
    var findings: [Finding] = []
    /// What was done to texts.
    var log: [SubmissionReading.LogEntry] = []

    let reader: FormReader
    let match: FormMatch
    let context: FormReader.SheetContext
    let reporter: Reporter
    private let decoded: [CellReference: LegacyTexts.Original]
    private var reported: Set<Finding> = []

    /// A column of figures with all that its cells are read by.
    struct Column {
        var match: FormMatch.Column
        var reading: FigureColumn
        /// The indicators it is declared to hold; none where rows name them.
        var indicators: [Indicator]
        var stage: Stage
        var period: Period?

        var index: Int { match.column.column }
    }

    /// The columns of figures, from left to right.
    private(set) var columns: [Column] = []

    init(
        _ reader: FormReader, _ match: FormMatch, _ context: FormReader.SheetContext, _ reporter: Reporter,
        _ decoded: [CellReference: LegacyTexts.Original]
    ) {
        self.reader = reader
        self.match = match
        self.context = context
        self.reporter = reporter
        self.decoded = decoded
        let program = reader.declaration.program
        columns = match.columns.filter { [.figure, .sum, .count].contains($0.declaration.role) }.map { column in
            let cells = match.table.rows.compactMap { $0.cell(column.column.column) }
            let period: Period? =
                switch column.declaration.period {
                case .submission: context.period
                case .previousYear: program.sameLastYear(as: context.period)
                case .period(let code): program.period(code)
                }
            return Column(
                match: column,
                reading: FigureColumn(
                    column.declaration, of: match.form, path: column.column.path, tableUnit: match.table.unit,
                    cells: cells, measures: reader.measures, refused: reader.refused),
                indicators: column.declaration.indicators.compactMap { program.indicators[$0] },
                stage: match.form.stage(of: column.declaration), period: period)
        }
    }

    /// Reads all rows.
    mutating func read() {
        switch match.form.layout {
        case .unitRows: readUnitRows()
        case .indicatorRows:
            let unit = reporter.organization
            readIndicatorRows { _ in unit }
        case .unitColumns:
            let units = unitsOfColumns()
            readIndicatorRows { column in units[column.index] }
        case .list: readList()
        }
    }

    // MARK: Cells

    /// The text of a cell that names something.
    func text(_ row: TableRow, _ column: TableColumn?) -> String? {
        guard let column, let cell = row.cell(column.column) else { return nil }
        let text = raw(cell, at: CellReference(row: row.index, column: column.column), isOriginal: false)
        return text.isEmpty ? nil : text
    }

    /// What stands in a cell: text as it is, a number in its digits.
    private func raw(_ cell: GridCell?, at place: CellReference, isOriginal: Bool = true) -> String {
        if isOriginal, let original = decoded[place] { return original.text }
        return switch cell?.value ?? .blank {
        case .blank: ""
        case .text(let text): text
        case .number(let number): DecimalText.shortest(number)
        case .boolean(let flag): flag ? "TRUE" : "FALSE"
        case .error(let error): error.rawValue
        }
    }

    func source(_ cell: GridCell?, row: TableRow, column: TableColumn, label: String?) -> Source {
        let place = CellReference(row: row.index, column: column.column)
        return Source(
            file: context.file, sheet: context.sheet, cell: place.description, raw: raw(cell, at: place),
            header: column.path, row: label)
    }

    /// Reads a cell and takes the figures in it for a unit.
    mutating func take(
        _ row: TableRow, _ column: Column, for unit: OrganizationID, _ indicators: [Indicator], label: String?,
        done: [Normalisation], rowUnit: String?
    ) {
        let cell = row.cell(column.index)
        guard let period = column.period else { return }
        let source = source(cell, row: row, column: column.match.column, label: label)
        let reading = column.reading.read(cell, for: indicators, rowUnit: rowUnit)
        let before =
            done.map(\.rawValue)
            + (decoded[CellReference(row: row.index, column: column.index)].map { [$0.rule.rawValue] } ?? [])
        for figure in reading.figures {
            add(
                Achievement(
                    organization: unit, indicator: figure.indicator.code, period: period,
                    stage: figure.stage ?? column.stage, reportedBy: reporter, amount: figure.amount,
                    unit: reader.measures.unit(of: figure.indicator)),
                from: source, before + figure.normalisations)
        }
        for fault in reading.faults {
            report(MappingFinding.figure(fault, source, organization: self.text(of: unit), period: period.code))
        }
    }

    mutating func add(_ achievement: Achievement, from source: Source, _ normalisations: [String]) {
        figures.append(Sourced(achievement, from: source, normalisations: normalisations))
        guard !normalisations.isEmpty else { return }
        let after = achievement.amount.value?.canonicalText ?? achievement.amount.missing?.rawValue ?? ""
        log.append(
            SubmissionReading.LogEntry(
                place: source.place, before: source.raw, after: after, normalisations: normalisations))
    }

    /// Adds a finding once.
    mutating func report(_ finding: Finding) {
        if reported.insert(finding).inserted { findings.append(finding) }
    }

    func text(of unit: OrganizationID) -> String { reader.declaration.program.organizations.text(of: unit) }

    /// The unit that a cell names, with what was done to the text; a finding where none can be taken.
    mutating func unit(named text: String, at cell: CellReference, header: [String] = []) -> (
        id: OrganizationID, done: [Normalisation]
    )? {
        let evidence = Evidence(place: context.place(cell), raw: text, header: header)
        switch reader.units.match(text, at: context.day) {
        case .found(let id, let done, let outcome, _):
            if outcome > .accepted {
                report(MappingFinding.nameDoubtful(reader.units.name(id), self.text(of: id), evidence))
            }
            if !done.isEmpty {
                log.append(
                    SubmissionReading.LogEntry(
                        place: context.place(cell), before: text, after: reader.units.name(id),
                        normalisations: done.map(\.rawValue)))
            }
            return (id, done)
        case .ambiguous(let ids): report(MappingFinding.unitAmbiguous(ids.map(reader.units.name), evidence))
        case .refused(let id, let rule):
            report(MappingFinding.refused(rule.rawValue, [reader.units.name(id)], evidence))
        case .unknown(let ids): report(MappingFinding.unitUnknown(ids.map(reader.units.name), evidence))
        }
        return nil
    }
}

extension TableRow {
    /// The cell in a column.
    func cell(_ column: Int) -> GridCell? { cells.first { $0.column == column } }
}
