internal import Domain
internal import Findings
internal import SheetModel
internal import VietnameseText

/// Drafts the columns of one table.
struct ColumnDrafting {
    let sketch: TableSketch
    let names: DraftNames
    let guess: IndicatorGuess
    let program: Program
    let period: Period
    let title: String?
    let formStage: Stage

    private static let numbers: Set<String> = ["stt", "tt", "so tt", "so thu tu", "no"]
    private static let measures: Set<String> = ["dvt", "don vi tinh", "don vi do", "dv tinh"]
    /// Amounts for one thing each, which are no figure of a unit.
    private static let rates = ["muc ", "dinh muc", "don gia"]
    private static let notes = ["ghi chu", "nhan xet", "ly do", "li do", "nguyen nhan", "dien giai", "noi dung"]

    /// Whether any column holds figures, of a known indicator or not.
    private(set) var hasFigures = false
    /// The stages of each indicator's figures so far, below each outermost label and, below `nil`, in the whole table.
    private var stages: [String?: [String: Set<Stage>]] = [:]

    init(
        _ sketch: TableSketch, names: DraftNames, guess: IndicatorGuess, program: Program, period: Period,
        title: String?, formStage: Stage
    ) {
        self.sketch = sketch
        self.names = names
        self.guess = guess
        self.program = program
        self.period = period
        self.title = title
        self.formStage = formStage
    }

    /// The columns in the order of the sheet, a column for each unit once; those below a whole area first.
    mutating func columns() -> [FormDraft.Column] {
        var drafted: [FormDraft.Column] = []
        var places: [HeaderPattern: Int] = [:]
        for place in sketch.table.columns.indices {
            guard var draft = column(place) else { continue }
            if let earlier = places[draft.column.header] {
                // The same labels again: another unit's column, or one that only its number tells.
                if sketch.unitsAbove[place] != nil { continue }
                guard let number = numbered(place) else {
                    drafted[earlier].doubts.append(Doubt.sameLabels)
                    continue
                }
                draft.column.header = number
            }
            note(draft.column, place)
            places[draft.column.header] = drafted.count
            drafted.append(draft)
        }
        forgoRivals(&drafted)
        let (fixed, units) = (
            drafted.filter { !$0.column.header.namesUnits }, drafted.filter(\.column.header.namesUnits)
        )
        return fixed + units
    }

    private mutating func note(_ column: FormColumn, _ place: Int) {
        guard column.role == .figure, column.indicators.count == 1 else { return }
        for group in [nil, group(place)] {
            stages[group, default: [:]][column.indicators[0], default: []].insert(column.stage ?? formStage)
        }
    }

    private func group(_ place: Int) -> String? {
        let labels = sketch.headers[place].labels
        return labels.count > 1 ? labels.first : nil
    }

    /// Of columns that would hold the same figures only one that is sure stays; where rows name the indicators, the first.
    private func forgoRivals(_ drafted: inout [FormDraft.Column]) {
        let isNamed = sketch.layout == .indicatorRows || sketch.layout == .unitColumns
        let figures = drafted.indices.filter { drafted[$0].column.role == .figure }
        let rivals = Dictionary(grouping: figures) { place in
            let column = drafted[place].column
            let unit =
                column.header.namesUnits
                ? "*" : sketch.layout == .unitColumns ? "\(column.header.steps.first ?? .unit)" : ""
            return "\(unit) \(column.indicators) \(column.stage ?? formStage) \(column.period)"
        }
        for places in rivals.values where places.count > 1 {
            for place in isNamed ? Array(places.dropFirst()) : places.filter({ !drafted[$0].doubts.isEmpty }) {
                var draft = drafted[place]
                let names = draft.column.indicators.compactMap { program.indicators[$0]?.name }
                draft.doubts = isNamed ? [Doubt.sameFigures] : [Doubt.unknown(names, role: draft.column.role)]
                draft.column = FormColumn(header: draft.column.header, role: .ignored)
                drafted[place] = draft
            }
        }
    }

    /// The header `(3)` for a column with such a number.
    private func numbered(_ place: Int) -> HeaderPattern? {
        let number = sketch.table.columns[place].number.map { String($0.prefix { $0 != "=" }) }
        return number.flatMap { HeaderLabel($0).columnNumber }.map { HeaderPattern(steps: [.label(["(\($0))"])]) }
    }

    private func header(_ place: Int) -> HeaderPattern? {
        var steps: [HeaderPattern.Step] = sketch.table.columns[place].path.map { label in
            // These signs part the labels of a declaration.
            .label([Spacing.tidied(["|", "›", "→", "»", "->", " > "].reduce(label) { $0.replacing($1, with: " ") })])
        }
        if let depth = sketch.unitsAbove[place]?.depth, steps.indices.contains(depth) { steps[depth] = .unit }
        return steps.isEmpty ? numbered(place) : HeaderPattern(steps: steps)
    }

    private mutating func column(_ place: Int) -> FormDraft.Column? {
        guard let header = header(place) else { return nil }
        var column = FormColumn(header: header, role: .ignored)
        var doubts: [LocalizedText] = []
        column.role = role(place, &doubts)
        if [.figure, .sum, .count].contains(column.role) { hasFigures = true }
        column.isRequired = [.unitName, .indicatorName, .count].contains(column.role)
        switch column.role {
        case .figure, .sum, .count: describe(&column, place, &doubts)
        case .statedPercent where sketch.layout == .unitRows:
            column.indicators = comparedIndicator(place).map { [$0] } ?? []
        default: break
        }
        return FormDraft.Column(column: column, place: sketch.table.columns[place].column, doubts: doubts)
    }

    // MARK: Roles

    private func role(_ place: Int, _ doubts: inout [LocalizedText]) -> ColumnRole {
        let (header, content) = (sketch.headers[place], sketch.contents[place])
        let isUnits = sketch.layout == .unitRows || sketch.layout == .list
        if Self.numbers.contains(header.leaf) { return .number }
        if isUnits, place == sketch.unitName { return .unitName }
        if !isUnits, place == sketch.indicatorName { return .indicatorName }
        if place == sketch.person, sketch.layout == .list { return .count }
        if let code = codeRole(header, content, isUnits: isUnits) {
            if code == .ignored { doubts.append(Doubt.codes) }
            return code
        }
        if Self.measures.contains(header.leaf) || header.leaf == "don vi" && content.isMostly(content.measures) {
            return .measure
        }
        if Self.notes.contains(where: { header.leaf == $0 || header.leaf.hasPrefix($0 + " ") }) { return .note }
        if content.isMostly(content.dates) || header.leaf.hasPrefix("ngay") && !content.isMostly(content.figures) {
            return .date
        }
        if header.isPercent { return percentRole(place, &doubts) }
        if content.isMostly(content.figures) || content.filled == 0 { return sketch.layout == .list ? .sum : .figure }
        doubts.append(Doubt.words)
        return .ignored
    }

    private func codeRole(_ header: HeaderWords, _ content: ColumnContent, isUnits: Bool) -> ColumnRole? {
        guard header.leaf == "ma" || header.leaf.hasPrefix("ma ") else { return nil }
        if content.isMostly(content.unitCodes), isUnits { return .unitCode }
        if content.isMostly(content.indicatorCodes), !isUnits { return .indicatorCode }
        if content.filled > 0 { return .ignored }
        return isUnits ? .unitCode : .indicatorCode
    }

    private func percentRole(_ place: Int, _ doubts: inout [LocalizedText]) -> ColumnRole {
        let header = sketch.headers[place]
        if sketch.layout == .unitRows,
            guess.answer(header.labels, unit: "%", isPercent: true, title: nil).indicator != nil
        {
            return .figure
        }
        guard header.comparesWithPlan, sketch.layout != .list else { return .ignored }
        if sketch.layout != .unitRows || comparedIndicator(place) != nil { return .statedPercent }
        doubts.append(Doubt.percent)
        return .ignored
    }

    /// The indicator whose result and plan stand before a percentage, below the same outermost label where it has one.
    private func comparedIndicator(_ place: Int) -> String? {
        let compared = (stages[group(place)] ?? [:]).filter { $0.value.contains(.plan) && $0.value.contains(.result) }
        return compared.count == 1 ? compared.first?.key : nil
    }

    // MARK: Figures

    /// Tells what the figures of a column are; without an indicator where one is needed it is not read.
    private func describe(_ column: inout FormColumn, _ place: Int, _ doubts: inout [LocalizedText]) {
        let (header, content) = (sketch.headers[place], sketch.contents[place])
        column.stage = header.stage.flatMap { $0 == formStage ? nil : $0 }
        column.period = header.period(reportedFor: period, in: program)
        if column.stage ?? formStage == .plan, column.period == .submission, let year = yearOfPlan {
            column.period = .period(year)
            doubts.append(Doubt.planOfYear)
        }
        if column.role != .count {
            column.pattern = content.pattern
            if content.pattern == .number { column.unit = header.unit(knownAs: names.measures, region: names.region) }
        }
        guard sketch.layout == .unitRows || sketch.layout == .list else { return }
        if column.role == .figure, content.pattern == .composite || content.pattern == .product {
            if let found = guess.answers(header.labels, parts: content.partUnits, parentheses: header.parentheses) {
                column.indicators = found.map(\.code)
                doubts.append(Doubt.near(found.map(\.name)))
            } else {
                forgo(&column, [], &doubts)
            }
            return
        }
        let isCount = column.role == .count
        if Self.rates.contains(where: { header.leaf.hasPrefix($0) }) { return forgo(&column, [], &doubts) }
        let answer = guess.answer(
            isCount ? [title ?? ""] : header.labels, unit: isCount ? "hộ" : header.isPercent ? "%" : column.unit,
            isPercent: header.isPercent, title: title)
        switch answer {
        case .sure(let indicator): column.indicators = [indicator.code]
        case .near(let indicator):
            column.indicators = [indicator.code]
            doubts.append(Doubt.near([indicator.name]))
        case .unsure(let likely): forgo(&column, likely.map(\.name), &doubts)
        }
    }

    /// Plans are made for years: the year, where the report is for a part of one.
    private var yearOfPlan: String? {
        guard formStage != .plan, WrittenPeriod(code: period.code) != nil, period.code.utf8.count > 4 else {
            return nil
        }
        return String(period.code.prefix(4))
    }

    private func forgo(_ column: inout FormColumn, _ likely: [String], _ doubts: inout [LocalizedText]) {
        doubts.append(Doubt.unknown(likely, role: column.role))
        column = FormColumn(header: column.header, role: .ignored)
    }
}
