public import Domain
internal import Findings
internal import FoundationEssentials
internal import Mapping
internal import SheetModel
public import VietnameseText

/// Computes what comes into the cells of one sheet of a template: the rows of its loops, its values and its sentences.
///
/// ```swift
/// let evaluator = TemplateEvaluator(sheet, book, TemplateEvaluator.Circumstances(signed: day))
/// for (number, item) in evaluator.items(of: loop, in: TemplateContext()).enumerated() {
///     let row = TemplateContext().entering(item, of: loop, number: number + 1)
///     evaluator.value(value, in: row).number
/// }
/// ```
public struct TemplateEvaluator: Sendable {
    /// The sheet.
    public let sheet: TemplateSheet
    /// The figures.
    public let book: FigureBook
    /// What a report says beside its figures.
    public let circumstances: Circumstances

    /// What a report says beside its figures.
    public struct Circumstances: Sendable {
        /// The day of signing; `nil` leaves it to be written by hand.
        public var signed: CalendarDate?
        /// The line of a draft; `nil` where the report is complete.
        public var draft: String?
        /// What reconciling found and nobody has settled.
        public var remarks: [Remark]

        /// Creates them.
        public init(signed: CalendarDate? = nil, draft: String? = nil, remarks: [Remark] = []) {
            self.signed = signed
            self.draft = draft
            self.remarks = remarks
        }
    }

    /// Something that reconciling found.
    public struct Remark: Sendable, Hashable {
        /// The unit it is about.
        public var unit: OrganizationID?
        /// The code of the indicator it is about.
        public var indicator: String?
        /// What it says.
        public var text: String

        /// Creates a remark.
        public init(unit: OrganizationID?, indicator: String?, text: String) {
            self.unit = unit
            self.indicator = indicator
            self.text = text
        }
    }

    /// Creates an evaluator.
    public init(_ sheet: TemplateSheet, _ book: FigureBook, _ circumstances: Circumstances = Circumstances()) {
        self.sheet = sheet
        self.book = book
        self.circumstances = circumstances
        let (program, period) = (book.declaration.program, book.period)
        periods = [
            .reported: WantedPeriod(period), .yearToDate: WantedPeriod(yearTo: period),
            .previous: program.previous(of: period).map { WantedPeriod($0) },
            .sameLastYear: program.sameLastYear(as: period).map { WantedPeriod($0) },
        ].compactMapValues(\.self)
    }

    /// The periods that nearly all figures are of, worked out once.
    private let periods: [FigureRequest.PeriodChoice: WantedPeriod]

    var signed: CalendarDate? { circumstances.signed }

    var program: Program { book.declaration.program }

    // MARK: Rows

    /// The rows of a loop in a context, filtered and in order; none for an empty loop.
    ///
    /// - Complexity: O(n log n) in its rows, each with the figures of its filter and order.
    public func items(of loop: Int, in context: TemplateContext) -> [LoopItem] {
        guard sheet.loops.indices.contains(loop) else { return [] }
        let definition = sheet.loops[loop]
        var rows = all(of: loop, definition, in: context).map { item in
            (item: item, context: context.entering(item, of: loop, number: 0))
        }
        for condition in definition.filter + conditions(on: loop) {
            rows = rows.filter { holds(condition, in: $0.context) }
        }
        for order in definition.order.reversed() { rows = sorted(rows, order) }
        return rows.map(\.item)
    }

    /// The conditions on the only sample row of a loop: they say which rows it has, so that numbers and totals are of those.
    func conditions(on loop: Int) -> [TemplateCondition] {
        guard sheet.loops[loop].axis == .rows, sheet.loops[loop].block.count == 1 else { return [] }
        return sheet.conditions.filter { condition in
            sheet.loops(around: condition.cell).last { sheet.loops[$0].axis == .rows } == loop
        }.map(\.condition)
    }

    /// A row of a loop that its filter may leave out; parts have one though the indicator has none.
    func anyItem(of loop: Int, in context: TemplateContext) -> LoopItem? {
        let definition = sheet.loops[loop]
        let found = all(of: loop, definition, in: context).first
        switch definition.kind {
        case .part: return found ?? program.indicators.indicators.first { $0.parent != nil }.map { .indicator($0.code) }
        case .body: return found ?? program.forms.first.map { .body($0.body) }
        case .unit, .indicator, .group: return found
        }
    }

    private func all(of loop: Int, _ definition: TemplateLoop, in context: TemplateContext) -> [LoopItem] {
        switch definition.kind {
        case .unit: return unitsInScope(context).map { .unit($0) }
        case .indicator(let codes):
            if !codes.isEmpty { return codes.map { .indicator($0) } }
            // Where parts have rows of their own, only wholes are gone through here.
            let showsParts = sheet.loops.contains { $0.kind == .part && $0.parent == loop }
            return program.indicators.indicators.filter { !showsParts || $0.parent == nil }.map { .indicator($0.code) }
        case .body: return book.bodies(of: context.unit, indicator: context.indicator).map { .body($0) }
        case .part:
            let whole = context.indicator ?? fixedIndicator(of: loop)
            return whole.map { code in program.indicators.parts(of: code).map { .indicator($0.code) } } ?? []
        case .group(let grouping): return groups(grouping, context)
        }
    }

    /// The indicator that a setting says for the figures of a loop's rows.
    private func fixedIndicator(of loop: Int) -> String? {
        sheet.settings.last { $0.cell.row <= sheet.loops[loop].marker.row }?.indicator
            ?? sheet.settings.first?.indicator
    }

    private func unitsInScope(_ context: TemplateContext) -> [OrganizationID] {
        context.group?.units ?? book.units.map(\.id)
    }

    private func groups(_ grouping: UnitGrouping, _ context: TemplateContext) -> [LoopItem] {
        var (names, members): ([String], [String: [OrganizationID]]) = ([], [:])
        let scope = Set(unitsInScope(context))
        for unit in book.units where scope.contains(unit.id) {
            let name =
                switch grouping {
                case .area: unit.area ?? "Khác"
                case .kind: unit.kind.word
                }
            if members[name] == nil { names.append(name) }
            members[name, default: []].append(unit.id)
        }
        return names.map { .group($0, members[$0] ?? []) }
    }

    /// Units in an order.
    func ordered(
        _ units: [OrganizationID], by orders: [TemplateOrder], in context: TemplateContext
    ) -> [OrganizationID] {
        var rows = units.map { (item: LoopItem.unit($0), context: context.entering(.unit($0), of: -1, number: 0)) }
        for order in orders.reversed() { rows = sorted(rows, order) }
        return rows.compactMap { if case .unit(let unit) = $0.item { unit } else { nil } }
    }

    private func sorted(
        _ rows: [(item: LoopItem, context: TemplateContext)], _ order: TemplateOrder
    ) -> [(item: LoopItem, context: TemplateContext)] {
        switch order.key {
        case .figure(let request):
            // Rows without a figure come last either way.
            let keyed = rows.enumerated().map {
                (place: $0.offset, row: $0.element, key: figure(request, in: $0.element.context).amount.value)
            }
            return keyed.sorted { one, other in
                guard let left = one.key, let right = other.key, left != right else {
                    if (one.key == nil) != (other.key == nil) { return other.key == nil }
                    return one.place < other.place
                }
                return order.isDescending ? left > right : left < right
            }.map(\.row)
        case .name: return sorted(rows, order.isDescending) { NameKey(name($0), .folded).description }
        case .code: return sorted(rows, order.isDescending, by: code)
        }
    }

    private func sorted(
        _ rows: [(item: LoopItem, context: TemplateContext)], _ isDescending: Bool, by key: (LoopItem) -> String
    ) -> [(item: LoopItem, context: TemplateContext)] {
        let keyed = rows.enumerated().map { (place: $0.offset, row: $0.element, key: key($0.element.item)) }
        return keyed.sorted { one, other in
            if one.key == other.key { return one.place < other.place }
            return isDescending ? one.key > other.key : one.key < other.key
        }.map(\.row)
    }

    private func name(_ item: LoopItem) -> String {
        switch item {
        case .unit(let id):
            let unit = program.organizations.organization(id)
            return unit.map { UnitName($0.name).name } ?? id.code
        case .indicator(let code): return program.indicators[code]?.name ?? code
        case .body(let body): return body.title.vi
        case .group(let name, _): return name
        }
    }

    private func code(_ item: LoopItem) -> String {
        switch item {
        case .unit(let id): id.code
        case .indicator(let code): code
        case .body(let body): body.rawValue
        case .group(let name, _): name
        }
    }

    // MARK: Conditions

    /// Whether a condition holds in a context; a comparison with a missing figure does not.
    public func holds(_ condition: TemplateCondition, in context: TemplateContext) -> Bool {
        switch condition {
        case .compares(let request, let comparison, let number):
            guard let value = figure(request, in: context).amount.value else { return false }
            switch comparison {
            case .less: return value < number
            case .lessOrEqual: return value <= number
            case .greater: return value > number
            case .greaterOrEqual: return value >= number
            case .equal: return value == number
            case .different: return value != number
            }
        case .has(let request): return figure(request, in: context).amount.value != nil
        case .lacks(let request): return figure(request, in: context).amount.value == nil
        case .hasReported: return context.unit.map(book.hasReported) ?? false
        case .hasNotReported: return context.unit.map { !book.hasReported($0) } ?? false
        case .isKind(let kind): return context.unit.flatMap { program.organizations.organization($0)?.kind } == kind
        }
    }

    // MARK: Figures

    /// The figure that a request asks for in a context.
    public func figure(_ request: FigureRequest, in context: TemplateContext) -> FigureBook.Figure {
        let code: String? = if case .code(let code) = request.indicator { code } else { context.indicator }
        guard !request.total.isEmpty else {
            guard let indicator = code.flatMap({ program.indicators[$0] }) else { return .missing(.notApplicable) }
            return derived(request) { stage, wanted in stageFigure(request, indicator, stage, wanted, context) }
        }
        let leaves = leaves(of: request.total[...], in: context)
        return derived(request) { stage, wanted in total(request, code, stage, wanted, leaves, context) }
    }

    /// A field from the figures of stages.
    private func derived(
        _ request: FigureRequest, _ figure: (Stage, WantedPeriod) -> FigureBook.Figure
    ) -> FigureBook.Figure {
        guard let wanted = wanted(request.period) else { return .missing(.notApplicable) }
        switch request.field {
        case .stage(let stage): return figure(stage, wanted)
        case .rate: return ratio(figure(.result, wanted), figure(.plan, wanted))
        case .remaining: return difference(figure(.plan, wanted), figure(.result, wanted))
        case .difference: return difference(figure(.result, wanted), figure(.plan, wanted))
        case .growth:
            guard let before = wanted.period.flatMap({ program.sameLastYear(as: $0) }) else {
                return .missing(.notApplicable)
            }
            let (now, then) = (figure(.result, wanted), figure(.result, WantedPeriod(before)))
            // Sums of different units cannot be compared.
            let areSums = now.amount.value != nil && then.amount.value != nil
            return areSums && now.absent != then.absent ? .missing(.unavailable).unowed : ratio(now, then)
        }
    }

    private func wanted(_ choice: FigureRequest.PeriodChoice) -> WantedPeriod? {
        if case .code(let code) = choice { return program.period(code).map { WantedPeriod($0) } }
        return periods[choice]
    }

    private func ratio(_ over: FigureBook.Figure, _ under: FigureBook.Figure) -> FigureBook.Figure {
        var figure = joined(over, under)
        figure.isShare = true
        figure.measure = nil
        switch (over.amount, under.amount) {
        case (.missing(.none), .value(let below)) where below != 0: figure.amount = .value(0)
        case (.missing(let kind), _): figure.amount = .missing(kind)
        case (.value, .missing(let kind)): figure.amount = .missing(kind)
        case (.value(let above), .value(let below)):
            figure.amount = below == 0 ? .missing(.notApplicable) : .value(above / below)
        }
        return figure
    }

    private func difference(_ one: FigureBook.Figure, _ other: FigureBook.Figure) -> FigureBook.Figure {
        var figure = joined(one, other)
        // That none happened takes nothing away.
        let values = [one, other].map { $0.amount == .missing(.none) ? .value(0) : $0.amount }
        switch (values[0], values[1]) {
        case (.value(let left), .value(let right)): figure.amount = .value(left - right)
        case (.missing(let kind), _), (.value, .missing(let kind)): figure.amount = .missing(kind)
        }
        return figure
    }

    private func joined(_ one: FigureBook.Figure, _ other: FigureBook.Figure) -> FigureBook.Figure {
        var figure = one
        figure.sources += other.sources
        figure.contested += other.contested
        figure.lacking += other.lacking.filter { !one.lacking.contains($0) }
        figure.isOwed = !(one.isComplete && other.isComplete)
        return figure
    }

    /// The figure of a stage of one unit or of all.
    private func stageFigure(
        _ request: FigureRequest, _ indicator: Indicator, _ stage: Stage, _ wanted: WantedPeriod,
        _ context: TemplateContext
    ) -> FigureBook.Figure {
        let body = request.body ?? (stage == .plan ? nil : context.body)
        switch request.unit {
        case .unit(let id): return book.single(indicator, id, stage, wanted, body)
        case .context:
            if let unit = context.unit { return book.single(indicator, unit, stage, wanted, body) }
            if let group = context.group { return book.total(indicator, group.units, stage, wanted, body) }
            return whole(indicator, stage, wanted, body)
        case .whole: return whole(indicator, stage, wanted, body)
        }
    }

    /// All units together. The quota of the unit above counts where it was assigned; else figures are added, and where no
    /// unit below has any, or they are not added, that of the unit above.
    private func whole(
        _ indicator: Indicator, _ stage: Stage, _ wanted: WantedPeriod, _ body: OrganisationBody?
    ) -> FigureBook.Figure {
        let day = program.window(of: book.period).upperBound
        let above = program.organization.flatMap { program.organizations.organization($0, at: day)?.id }
        let own = above.map { book.single(indicator, $0, stage, wanted, body) }
        if stage == .plan, let own, own.amount.value != nil { return own }
        let total = book.total(indicator, book.units.map(\.id), stage, wanted, body)
        if total.amount.value == nil, let own, own.amount.value != nil { return own }
        return total
    }

    // MARK: Totals

    /// The innermost rows of nested loops.
    private func leaves(of loops: ArraySlice<Int>, in context: TemplateContext) -> [TemplateContext] {
        guard let loop = loops.first else { return [context] }
        return items(of: loop, in: context).enumerated().flatMap { number, item in
            leaves(of: loops.dropFirst(), in: context.entering(item, of: loop, number: number + 1))
        }
    }

    private func total(
        _ request: FigureRequest, _ code: String?, _ stage: Stage, _ wanted: WantedPeriod, _ leaves: [TemplateContext],
        _ context: TemplateContext
    ) -> FigureBook.Figure {
        guard !leaves.isEmpty else { return .missing(.none) }
        let codes = leaves.map { leaf in
            if case .code(let fixed) = request.indicator { return fixed }
            return leaf.indicator ?? code ?? ""
        }
        let body = request.body ?? (stage == .plan ? nil : context.body)
        if let first = codes.first, codes.allSatisfy({ $0 == first }), let indicator = program.indicators[first] {
            let units = leaves.compactMap(\.unit)
            // One unit's rows of one indicator are one figure.
            guard units.count == leaves.count else { return stageFigure(request, indicator, stage, wanted, context) }
            return book.total(indicator, units, stage, wanted, body)
        }
        let parts = zip(leaves, codes).map { leaf, code -> FigureBook.Figure? in
            guard let indicator = program.indicators[code], indicator.overOrganizations == .sum else { return nil }
            return stageFigure(request, indicator, stage, wanted, leaf)
        }
        let measures = Set(codes.map { program.indicators[$0]?.unit })
        guard measures.count == 1, !parts.contains(where: { $0 == nil }) else { return .missing(.notApplicable) }
        return book.sum(parts.compactMap { $0 }, codes.first.flatMap { program.indicators[$0] })
    }
}
