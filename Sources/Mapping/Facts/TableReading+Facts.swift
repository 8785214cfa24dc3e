internal import Domain
internal import Findings
internal import FoundationEssentials
internal import SheetModel
internal import VietnameseText

// What reconciliation wants to know beside the figures.
extension TableReading {
    /// Writes down what a cell said.
    ///
    /// - Returns: whether what was to be reported of the cell is said by this instead: a figure of another stage that
    ///   stands among words.
    func collect(
        _ reading: FigureColumn.Reading, _ cell: GridCell?, _ source: Source, _ row: TableRow, _ column: Column,
        _ subject: Subject, _ indicators: [Indicator]
    ) -> Bool {
        guard facts != nil, let period = column.period else { return false }
        var figures: [FormFigure] = []
        for figure in reading.figures {
            figures.append(
                formFigure(figure, cell, source, row, column, subject, period, wordsOf: figure.indicator))
        }
        var isSaid = figures.contains { $0.writtenStage != nil && $0.traits.contains(.text) }
        if figures.isEmpty, let first = indicators.first, case .text(let text)? = cell?.value,
            let (quantity, stage) = reader.stageWords.figure(in: text, of: first)
        {
            let figure = FigureColumn.Figure(
                indicator: first, amount: .value(quantity.value), normalisations: [])
            figures.append(
                formFigure(figure, cell, source, row, column, subject, period, wordsOf: first, stage: stage))
            isSaid = true
        }
        let isPart = figures.isEmpty && !reading.faults.isEmpty
        if isPart, let first = indicators.first {
            // A sum over it cannot be evaluated.
            let figure = FigureColumn.Figure(indicator: first, amount: .missing(.unavailable), normalisations: [])
            figures.append(formFigure(figure, cell, source, row, column, subject, period, wordsOf: first))
        }
        noteMeasure(reading, cell, source, row, column, subject)
        facts?.add(figures, row: row.index, column: column.index, isReported: !isPart && !subject.isPartOnly)
        guard let product = reading.product else { return isSaid }
        collect(product, figures, source)
        // That the product is another one is told with its factors, not once more as a doubt.
        let differs = Normalisation.productDiffers.rawValue
        return isSaid || reading.figures.contains { $0.normalisations.contains(differs) }
    }

    /// Writes down what the rows of a list were counted or added up to.
    func collect(
        _ sum: Decimal, of unit: OrganizationID, _ indicator: Indicator, _ column: Column, _ source: Source,
        row: TableRow
    ) {
        guard facts != nil, let period = column.period else { return }
        let value = Achievement(
            organization: unit, indicator: indicator.code, period: period, stage: column.stage, reportedBy: reporter,
            amount: .value(sum), unit: measure(of: indicator))
        facts?.add([FormFigure(value, source: source)], row: row.index, column: column.index, isReported: true)
    }

    private func formFigure(
        _ figure: FigureColumn.Figure, _ cell: GridCell?, _ source: Source, _ row: TableRow, _ column: Column,
        _ subject: Subject, _ period: Period, wordsOf indicator: Indicator, stage written: Stage? = nil
    ) -> FormFigure {
        let stage = figure.stage ?? column.stage
        var traits: StatedNumber.Traits = []
        if context.layout.isHidden || context.layout.hiddenRows.contains(row.index)
            || context.layout.hiddenColumns.contains(column.index)
        {
            traits.insert(.hidden)
        }
        if let cell {
            if cell.hasFormula { traits.insert(.formula) }
            if case .text = cell.value, figure.amount.value != nil, figure.stage == nil { traits.insert(.text) }
        }
        if subject.isTotal { traits.insert(.total) }
        var writtenStage = written
        if writtenStage == nil, stage == .result, figure.amount.value != nil {
            writtenStage =
                reader.stageWords.stage(in: subject.label, of: indicator)
                ?? reader.stageWords.stage(inCell: cell, of: indicator)
                ?? reader.stageWords.stage(ofNote: text(row, noteColumn), indicator)
        }
        var halfUnit = Decimal(0)
        if let cell, let value = figure.amount.value {
            halfUnit = CellPrecision.halfUnit(of: cell, value, indicator.kind)
        }
        return FormFigure(
            Achievement(
                organization: subject.unit, indicator: figure.indicator.code, period: period, stage: stage,
                reportedBy: reporter, amount: figure.amount, unit: measure(of: figure.indicator)),
            halfUnit: halfUnit, source: source, traits: traits, writtenStage: writtenStage,
            isRequired: column.match.declaration.isRequired)
    }

    private func collect(_ product: WrittenProduct, _ figures: [FormFigure], _ source: Source) {
        guard let stated = product.stated, let quantity = product.factors.first, let first = figures.last else {
            return
        }
        func number(_ quantity: Quantity) -> StatedNumber { StatedNumber(.value(quantity.value), source: source) }
        let price = product.factors.dropFirst().reduce(Decimal(1)) { $0 * $1.value }
        facts?.add(
            PricedAmount(
                subject: FigureSubject(first.achievement), quantity: number(quantity),
                price: StatedNumber(.value(price), source: source), amount: number(stated)))
    }

    // MARK: The table

    /// The table with all that was written down of it.
    func filledTable() -> FilledTable? {
        guard let facts else { return nil }
        var table = FilledTable(
            form: match.form.code, sheet: context.sheet, range: match.table.range.description, reporter: reporter,
            period: context.period)
        table.figures = facts.figures
        table.amounts = facts.amounts
        table.sums = totalRows(facts) + superiorUnits(facts)
        let computed = columnExpressions()
        for (expression, column) in computed {
            table.formulas += formulas(expression, column, facts, agreed: &table.agreedFormulas)
        }
        let told = Set(computed.map(\.column.column))
        table.percents = match.columns.filter {
            $0.declaration.role == .statedPercent && !told.contains($0.column.column)
        }.flatMap { percents($0, facts) }
        table.activities = activities(facts)
        table.percentColumns = percentColumns(facts, uniform: &table.uniformPercentColumns)
        return table
    }

    /// The totals of total rows: each column's figure with those of the rows it is of.
    private func totalRows(_ facts: TableFacts) -> [StatedSum] {
        var sums: [StatedSum] = []
        for place in facts.rows.indices {
            guard case .total = facts.rows[place].kind else { continue }
            let parts = facts.parts(ofRowAt: place)
            guard !parts.isEmpty else { continue }
            for column in columns {
                let totals = facts.figures(row: facts.rows[place].index, column: column.index)
                for total in totals {
                    let members = parts.flatMap { part in
                        facts.figures(row: part.index, column: column.index).filter { total.isAlike($0) }
                    }
                    if !members.isEmpty { sums.append(StatedSum(total: total, parts: members)) }
                }
            }
        }
        return sums
    }

    /// The figures of units whose lower units all stand in the same table: `Toàn huyện` beside the communes.
    private func superiorUnits(_ facts: TableFacts) -> [StatedSum] {
        let units = Set(facts.figures.map(\.achievement.organization))
        guard units.count > 2 else { return [] }
        let registry = reader.declaration.program.organizations
        var sums: [StatedSum] = []
        let own = facts.all.filter { !$0.traits.contains(.total) }
        for unit in units {
            let children = registry.children(of: unit.code, at: context.day).map(\.id)
            guard children.count > 1, children.allSatisfy(units.contains) else { continue }
            let members = Set(children)
            var parts: [FigureKey: [FormFigure]] = [:]
            for figure in own where members.contains(figure.achievement.organization) {
                parts[FigureKey(figure), default: []].append(figure)
            }
            for total in own where total.achievement.organization == unit {
                if let parts = parts[FigureKey(total)] { sums.append(StatedSum(total: total, parts: parts)) }
            }
        }
        return sums.sorted { $0.total.source.cell < $1.total.source.cell }
    }

    /// What figures of several units have in common.
    private struct FigureKey: Hashable {
        var indicator: String
        var period: Period
        var stage: Stage

        init(_ figure: FormFigure) {
            indicator = figure.achievement.indicator
            period = figure.achievement.period
            stage = figure.achievement.stage
        }
    }

    // MARK: Places

    /// Where the declared columns stand.
    var placedColumns: [SubmissionReading.PlacedLine] {
        match.columns.map { column in
            let unit = match.form.layout == .unitColumns ? column.fit.unit ?? "" : ""
            let row = match.table.headerRows.lowerBound + max(column.column.path.count, 1) - 1
            return SubmissionReading.PlacedLine(
                key: "\(column.declaration.header)\u{1F}\(column.order)\u{1F}\(unit)", index: column.column.column,
                cell: CellReference(row: row, column: column.column.column))
        }
    }

    /// Where the rows stand that hold figures of something.
    var placedRows: [SubmissionReading.PlacedLine] {
        guard let facts else { return [] }
        let column = match.column(.unitName)?.column ?? match.column(.indicatorName)?.column ?? 0
        return facts.rows.compactMap { row in
            let key: String
            switch row.kind {
            case .unit(let unit?): key = text(of: unit)
            case .indicator(let code): key = code
            case .total(let level): key = "total \(level)"
            case .unit(nil), .heading: return nil
            }
            return SubmissionReading.PlacedLine(
                key: key, index: row.index, cell: CellReference(row: row.index, column: column))
        }
    }

    // MARK: Column numbers

    private func columnExpressions() -> [(expression: ColumnExpression, column: TableColumn)] {
        match.table.columns.compactMap { column in
            column.number.flatMap(reader.expressions.expression).map { ($0, column) }
        }
    }

    private func formulas(
        _ expression: ColumnExpression, _ column: TableColumn, _ facts: TableFacts, agreed: inout Int
    ) -> [StatedFormula] {
        let rows = facts.rows
        var places: [Int: Int] = [:]
        for other in match.table.columns {
            if let number = other.number.flatMap(Self.number), places[number] == nil { places[number] = other.column }
        }
        guard expression.operands.allSatisfy({ places[$0] != nil }) else { return [] }
        let isPercent = match.columns.first { $0.column.column == column.column }?.declaration.role == .statedPercent
        let beside = expression.operands.compactMap { places[$0] }
        return rows.compactMap { place in
            guard let row = row(place.index), let cell = row.cell(column.column),
                let stated = CellPrecision.shown(cell)
            else { return nil }
            var result = expression.value { number in
                places[number].flatMap { self.value(row, $0, facts) }
            }
            let own = facts.figures(row: row.index, column: column.column).first
            var value = own?.value ?? stated.number
            if let parts = result, !expression.timesHundred {
                if cell.shown.hasSuffix("%") {
                    result = parts.hundredfold
                } else if isPercent {
                    let part = parts.value
                    if (value - part).magnitude > (value - part * 100).magnitude { result = parts.hundredfold }
                }
            } else if cell.shown.hasSuffix("%"), case .number(let raw) = cell.value, raw > 1.5 * 100 {
                value = Decimal(fifteenDigitsOf: raw) ?? value
            }
            let half = CellPrecision.half(stated.decimals)
            if let result, result.isAbout(value, within: half) {
                agreed += 1
                return nil
            }
            let near = facts.figures(row: place.index)
            let subject = own ?? near.first { beside.contains($0.column) } ?? near.first
            return StatedFormula(
                stated: StatedNumber(
                    .value(value), halfUnit: half,
                    source: source(cell, row: row, column: column, label: subject?.source.row),
                    traits: cell.hasFormula ? .formula : []),
                subject: subject.map { FigureSubject($0.achievement) } ?? FigureSubject(period: context.period.code),
                column: "\(expression.column)", expression: expression.text,
                computed: result?.value.rounded(decimals: 12),
                operands: beside.compactMap { self.stated(row, $0, facts) })
        }
    }

    /// The number of a column: of `(3)` and of `(3)=(2)/(1)`.
    private static func number(_ text: String) -> Int? {
        Int(text.prefix { $0 != "=" }.filter(\.isNumber))
    }

    /// The number of a cell, in its indicator's unit where it is a figure.
    private func value(_ row: TableRow, _ column: Int, _ facts: TableFacts) -> Decimal? {
        let figures = facts.figures(row: row.index, column: column)
        guard let figure = figures.first else { return Self.value(row.cell(column)) }
        return figure.value
    }

    private static func value(_ cell: GridCell?) -> Decimal? {
        guard let cell, let shown = CellPrecision.shown(cell) else { return nil }
        return cell.shown.hasSuffix("%") ? shown.number / 100 : shown.number
    }

    /// The row of an index.
    ///
    /// - Complexity: O(log n) in the rows, which stand in sheet order.
    func row(_ index: Int) -> TableRow? {
        let rows = match.table.rows
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].index < index { low = middle + 1 } else { high = middle }
        }
        return low < rows.count && rows[low].index == index ? rows[low] : nil
    }

    private func stated(_ row: TableRow, _ column: Int, _ facts: TableFacts) -> StatedNumber? {
        guard let cell = row.cell(column), let value = value(row, column, facts),
            let place = match.table.columns.first(where: { $0.column == column })
        else { return nil }
        return StatedNumber(.value(value), source: source(cell, row: row, column: place, label: nil))
    }

    // MARK: Stated percentages

    private func percents(_ column: FormMatch.Column, _ facts: TableFacts) -> [StatedPercent] {
        let cells = facts.rows.compactMap { row($0.index)?.cell(column.column.column) }
        // Parts of one, where no cell says otherwise.
        let isFraction = cells.allSatisfy { cell in
            CellPrecision.shown(cell).map { cell.shown.hasSuffix("%") ? false : $0.number <= 1.5 } ?? true
        }
        return facts.rows.compactMap { place in
            guard let row = row(place.index), let cell = row.cell(column.column.column),
                let shown = CellPrecision.shown(cell)
            else { return nil }
            let all = figures(beside: column, in: facts.figures(row: place.index))
            guard let result = all.first(where: { $0.achievement.stage != .plan }) else { return nil }
            let quota = all.first {
                $0.achievement.stage == .plan && $0.achievement.indicator == result.achievement.indicator
            }
            let scale: Decimal = isFraction ? 100 : 1
            let stated = StatedNumber(
                .value(shown.number * scale), halfUnit: CellPrecision.half(shown.decimals) * scale,
                source: source(cell, row: row, column: column.column, label: result.source.row),
                traits: cell.hasFormula ? .formula : [])
            return StatedPercent(stated: stated, result: result, quota: quota)
        }
    }

    /// The figures of a row that a percentage beside them is of: those of its indicator, and of its unit's columns.
    private func figures(beside column: FormMatch.Column, in figures: [FormFigure]) -> [FormFigure] {
        let declared = column.declaration.indicators
        let own = declared.isEmpty ? figures : figures.filter { declared.contains($0.achievement.indicator) }
        let current = own.filter { $0.achievement.period == context.period || $0.achievement.stage == .plan }
        guard match.form.layout == .unitColumns else { return current }
        let name = column.fit.unit ?? column.column.path.first
        let beside = Set(
            columns.filter { ($0.match.fit.unit ?? $0.match.column.path.first) == name }.map(\.index))
        return current.filter { beside.contains($0.column) }
    }

    // MARK: Activities

    /// The rows of a table with a column of days: each figure an activity at the place of its unit.
    private func activities(_ facts: TableFacts) -> [ReportedActivity] {
        guard let days = match.column(.date) else { return [] }
        return facts.figures.filter { !$0.traits.contains(.total) && $0.value != nil }.compactMap { figure in
            guard let cell = CellReference(figure.source.cell), let row = row(cell.row) else { return nil }
            let day = row.cell(days.column).flatMap { cell in
                cell.isoDate.flatMap { CalendarDate(iso: String($0.prefix(10))) }
                    ?? DateReading(Spacing.tidied(cell.shown)).date
            }
            return ReportedActivity(
                kind: figure.achievement.indicator, place: text(of: figure.achievement.organization), date: day,
                reporter: reporter, subject: FigureSubject(figure.achievement), amount: figure.number)
        }
    }
}

extension FormFigure {
    /// Whether another figure is of the same indicator, period and stage.
    fileprivate func isAlike(_ other: FormFigure) -> Bool {
        achievement.indicator == other.achievement.indicator && achievement.period == other.achievement.period
            && achievement.stage == other.achievement.stage
    }

    /// The column of its cell, from 0.
    fileprivate var column: Int { CellReference(source.cell)?.column ?? -1 }
}
