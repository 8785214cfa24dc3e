internal import Domain
internal import Findings
internal import FoundationEssentials
internal import SheetModel
internal import VietnameseText

/// The rows of one table on their way to figures. A class, as is what it holds for each row and column: they are handed on
/// for every cell, and copying them took a sixth of a table's time.
final class TableReading {
    /// The figures read so far.
    private(set) var figures: [Sourced<Achievement>] = []
    /// What somebody should look at.
    private(set) var findings: [Finding] = []
    /// What was done to texts.
    private(set) var log: [SubmissionReading.LogEntry] = []

    let reader: FormReader
    let match: FormMatch
    let context: FormReader.SheetContext
    let reporter: Reporter
    /// What reconciliation wants to know beside the figures; `nil` where nobody asks.
    var facts: TableFacts?
    /// Whether ``figures`` are wanted too.
    private let keepsFigures: Bool
    /// The column of remarks.
    let noteColumn: TableColumn?
    private var reported: Set<Finding> = []

    /// A column of figures with all that its cells are read by.
    final class Column {
        let match: FormMatch.Column
        fileprivate(set) var reading: FigureColumn
        /// The indicators it is declared to hold; none where rows name them.
        let indicators: [Indicator]
        let stage: Stage
        let period: Period?
        let index: Int

        init(
            match: FormMatch.Column, reading: FigureColumn, indicators: [Indicator], stage: Stage, period: Period?
        ) {
            (self.match, self.reading, self.indicators) = (match, reading, indicators)
            (self.stage, self.period, index) = (stage, period, match.column.column)
        }
    }

    /// The columns of figures, from left to right.
    private(set) var columns: [Column] = []

    init(_ reader: FormReader, _ match: FormMatch, _ context: FormReader.SheetContext, _ reporter: Reporter) {
        self.reader = reader
        self.match = match
        self.context = context
        self.reporter = reporter
        if reader.collectsFacts { facts = TableFacts() }
        noteColumn = match.column(.note)
        keepsFigures = facts == nil || match.form.report.kind == .plan
        let roles: [ColumnRole] = [.figure, .sum, .count]
        columns = match.columns.filter { roles.contains($0.declaration.role) }.map(column)
    }

    /// Reads all rows.
    func read() {
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
        // Reconciliation tells hidden figures by the totals they are in.
        if facts == nil { findings += hiddenFigures() }
    }

    // MARK: Columns

    private func column(_ column: FormMatch.Column) -> Column {
        let program = reader.declaration.program
        let declaration = column.declaration
        let period: Period? =
            switch declaration.period {
            case .submission: context.period
            case .previousYear: program.sameLastYear(as: context.period)
            case .period(let code): program.period(code)
            }
        let indicators = declaration.indicators.compactMap { program.indicators[$0] }
        let cells = match.table.rows.compactMap { $0.cell(column.column.column) }
        let isShare = indicators.contains { $0.kind == .percentage }
        return Column(
            match: column, reading: reading(of: column, cells, percentages: isShare ? cells : []),
            indicators: indicators, stage: match.form.stage(of: declaration), period: period)
    }

    private func reading(of column: FormMatch.Column, _ cells: [GridCell], percentages: [GridCell]) -> FigureColumn {
        let measures = reader.measures
        return FigureColumn(
            column.declaration, signs: match.form.missingSigns,
            units: MeasuredUnits(
                path: column.column.path, table: match.table.unit, declared: column.declaration.unit,
                measures: measures),
            cells: cells, percentages: percentages, measures: measures, refused: reader.refused)
    }

    /// Lets only the rows of percentages vote on the scale of percentages.
    func setPercentages(_ rows: [TableRow]) {
        guard !rows.isEmpty else { return }
        for column in columns {
            column.reading = reading(
                of: column.match, match.table.rows.compactMap { $0.cell(column.index) },
                percentages: rows.compactMap { $0.cell(column.index) })
        }
    }

    // MARK: Cells

    /// The text of a cell that names something, on one line.
    func text(_ row: TableRow, _ column: TableColumn?) -> String? {
        guard let column, let cell = row.cell(column.column), !cell.isEmpty else { return nil }
        return raw(cell)
    }

    /// A number in the digits that Excel keeps.
    private static func digits(of number: Double) -> String? {
        Decimal.text(fifteenDigitsOf: number)
    }

    /// What stands in a cell: text as it is, a number in its digits, a day as it is shown.
    private func raw(_ cell: GridCell?) -> String {
        guard let cell else { return "" }
        return switch cell.value {
        case .blank: ""
        case .text(let text): text
        case .number where cell.isoDate != nil: cell.shown
        case .number(let number): Self.digits(of: number) ?? cell.shown
        case .boolean(let flag): flag ? "TRUE" : "FALSE"
        case .error(let error): error.rawValue
        }
    }

    func source(_ cell: GridCell?, row: TableRow, column: TableColumn, label: String?) -> Source {
        let place = CellReference(row: row.index, column: column.column)
        return Source(
            file: context.file, sheet: context.sheet, cell: place.description,
            raw: context.layout.original(place)?.text ?? raw(cell), header: column.path, row: label)
    }

    func hasFigures(_ row: TableRow) -> Bool {
        columns.contains { column in row.cell(column.index).map { !$0.isEmpty } ?? false }
    }

    /// The unit of measure of an indicator's figures.
    func measure(of indicator: Indicator) -> UnitOfMeasure? {
        reader.measures.unit(of: indicator)
    }

    // MARK: What comes of a row

    /// Whose figures a row holds, and what its label says of them.
    struct Subject {
        var unit: OrganizationID
        var label: String?
        /// What was done to the name.
        var done: [Normalisation] = []
        /// What the row says its figures are in.
        var measure: String?
        /// Whether it is a total row.
        var isTotal = false
        /// Whether its figures are nobody's and only part of a sum.
        var isPartOnly = false
    }

    /// Reads a cell and takes the figures in it.
    func take(_ row: TableRow, _ column: Column, of subject: Subject, _ indicators: [Indicator]) {
        guard let period = column.period, let first = indicators.first else { return }
        let place = CellReference(row: row.index, column: column.index)
        let cell = row.cell(column.index)
        let source = source(cell, row: row, column: column.match.column, label: subject.label)
        if cell?.isEmpty ?? true, let range = context.layout.range(covering: place) {
            report(MappingFinding.covered(source, by: range, first))
            return
        }
        var reading = resolved(
            column.reading.read(cell, for: indicators, rowUnit: subject.measure), row, column, subject, indicators)
        if collect(reading, cell, source, row, column, subject, indicators) { reading.faults = [] }
        if subject.isPartOnly { return }
        if facts != nil, reading.product != nil {
            // That a product is not its factors' is said where amounts are held against prices.
            reading.faults.removeAll { if case .doubtful = $0 { true } else { false } }
        }
        var before = subject.done.map(\.rawValue)
        if let original = context.layout.original(place) { before.append(original.rule.rawValue) }
        for figure in reading.figures {
            let done = before + figure.normalisations
            note(done, to: figure.amount, source)
            // Facts have the figures of their own.
            guard keepsFigures else { continue }
            add(
                Achievement(
                    organization: subject.unit, indicator: figure.indicator.code, period: period,
                    stage: figure.stage ?? column.stage, reportedBy: reporter, amount: figure.amount,
                    unit: measure(of: figure.indicator)), from: source, done)
        }
        for fault in reading.faults {
            report(MappingFinding.figure(fault, source, organization: text(of: subject.unit), period: period.code))
        }
    }

    /// Takes a figure that was made of many cells.
    func take(
        _ total: Decimal, of unit: OrganizationID, _ indicator: Indicator, _ column: Column, from source: Source,
        _ done: [String]
    ) {
        guard let period = column.period else { return }
        note(done, to: .value(total), source)
        add(
            Achievement(
                organization: unit, indicator: indicator.code, period: period, stage: column.stage,
                reportedBy: reporter, amount: .value(total), unit: measure(of: indicator)), from: source, done)
    }

    private func add(_ achievement: Achievement, from source: Source, _ normalisations: [String]) {
        figures.append(Sourced(achievement, from: source, normalisations: normalisations))
    }

    private func note(_ done: [String], to amount: Amount, _ source: Source) {
        guard !done.isEmpty else { return }
        let after = amount.value?.canonicalText ?? amount.missing?.rawValue ?? ""
        note(source.place, source.raw, after, done)
    }

    /// Writes down what was done to a text.
    func note(_ place: Place, _ before: String, _ after: String, _ done: [String]) {
        guard !done.isEmpty else { return }
        log.append(SubmissionReading.LogEntry(place: place, before: before, after: after, normalisations: done))
    }

    /// Adds a finding once.
    func report(_ finding: Finding) {
        if reported.insert(finding).inserted { findings.append(finding) }
    }

    func text(of unit: OrganizationID) -> String { reader.declaration.program.organizations.text(of: unit) }

    /// The unit that a cell names, with what was done to the text; a finding where none can be taken.
    func unit(named text: String, at cell: CellReference, header: [String] = []) -> (
        id: OrganizationID, done: [Normalisation]
    )? {
        let evidence = Evidence(place: context.place(cell), raw: text, header: header)
        let match = reader.units.match(text, at: context.day)
        if var finding = MappingFinding.unit(match, evidence, names: reader.units, context.day) {
            // A unit that ended while the period ran may still stand in its report.
            if case .notInForce(let id) = match, let end = reader.units.end(of: id),
                reader.declaration.program.window(of: context.period).contains(end)
            {
                finding.severity = .warning
            }
            report(finding)
        }
        guard case .found(let id, let done, _, _) = match else { return nil }
        note(evidence.place, text, reader.units.name(id), done.map(\.rawValue))
        return (id, done)
    }

    // MARK: Hidden cells

    /// Rows, columns and sheets that are hidden and hold figures: they count, and nobody sees them.
    private func hiddenFigures() -> [Finding] {
        let (rows, hidden) = (match.table.rows, context.layout)
        let inRows = rows.filter { hidden.hiddenRows.contains($0.index) && $0.kind != .note && hasFigures($0) }
            .map { CellReference(row: $0.index, column: columns.first?.index ?? 0) }
        let inColumns = columns.filter { column in
            hidden.hiddenColumns.contains(column.index) && rows.contains { $0.cell(column.index) != nil }
        }.map { CellReference(row: match.table.headerRows.upperBound, column: $0.index) }
        let sheet = hidden.isHidden && rows.contains(where: hasFigures) ? [match.table.range.first] : []
        return [
            (inRows, LocalizedText(vi: "dòng", en: "rows")), (inColumns, LocalizedText(vi: "cột", en: "columns")),
            (sheet, LocalizedText(vi: "trang", en: "sheets")),
        ]
        .filter { !$0.0.isEmpty }.map { MappingFinding.hidden($0.0, $0.1, context) }
    }
}

extension TableRow {
    /// The cell in a column.
    ///
    /// - Complexity: O(log n) in the row's cells, which stand by ascending column.
    func cell(_ column: Int) -> GridCell? {
        var (low, high) = (0, cells.count)
        while low < high {
            let middle = (low + high) / 2
            if cells[middle].column < column { low = middle + 1 } else { high = middle }
        }
        return low < cells.count && cells[low].column == column ? cells[low] : nil
    }
}

extension GridCell {
    /// Whether a person sees nothing in it, and no formula stands there.
    var isEmpty: Bool {
        guard !hasFormula || value != .blank else { return false }
        return switch value {
        case .blank: true
        case .text(let text): Spacing.tidied(text).isEmpty
        default: false
        }
    }
}
