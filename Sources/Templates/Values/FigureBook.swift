public import Domain
public import Findings
internal import FoundationEssentials
public import Mapping
public import VietnameseText

/// All figures that a report may show: quotas and what was reported, each with its cell.
///
/// Of several figures of one thing the one counts that the indicator's authority reported, else the unit's own, of its
/// bodies the people's committee first, else the first given; the others are told as contested.
///
/// ```swift
/// let book = FigureBook(declaration, period: period, figures: reading.achievements, quotas: plan.quotas)
/// book.figure(.stage(.result), of: "nhap-ngu", units: [unit])?.amount
/// ```
public struct FigureBook: Sendable {
    /// A figure that has to be there and is not.
    public struct Gap: Sendable, Hashable {
        /// Whose.
        public var unit: OrganizationID
        /// The code of its indicator.
        public var indicator: String
        /// The quota, the result, …
        public var stage: Stage
    }

    /// A figure as a report shows it.
    public struct Figure: Sendable, Hashable {
        /// The figure; a share is 1 for 100 %.
        public var amount: Amount
        /// Whether it is a share, to be shown in percent.
        public var isShare = false
        /// The indicator's unit of measure as written; `nil` for a share or where there is none.
        public var measure: String?
        /// Where what it is made of was read.
        public var sources: [Source] = []
        /// Other figures of the same that differ and do not count.
        public var contested: [Source] = []
        /// What it should be made of and is lacking.
        public var lacking: [Gap] = []
        /// Units of which nothing was reported of what is there on any day: a sum without them is of something else.
        public var absent: Set<OrganizationID> = []
        /// Whether somebody has to report it for the period: not what was never assigned, nor of units that are exempt,
        /// nor figures of other periods.
        public var isOwed = true

        /// A figure that is not there.
        public static func missing(_ kind: MissingFigure) -> Figure { Figure(amount: .missing(kind)) }

        /// The same, for which nobody is waited.
        var unowed: Figure {
            var figure = self
            figure.isOwed = false
            return figure
        }

        /// Whether there is nothing: that none happened, or that it does not apply, is something.
        var isAbsent: Bool {
            switch amount {
            case .value, .missing(.none), .missing(.notApplicable): false
            case .missing: true
            }
        }

        /// Whether everything it is made of was reported that has to be.
        public var isComplete: Bool {
            guard lacking.isEmpty else { return false }
            if !isOwed { return true }
            switch amount {
            case .value, .missing(.none), .missing(.notApplicable): return true
            case .missing: return false
            }
        }
    }

    private struct Key: Hashable {
        var unit: OrganizationID
        var indicator: String
        var stage: Stage
    }

    /// The programme.
    public let declaration: ProgramDeclaration
    /// The period reported for.
    public let period: Period
    /// The programme's units on the last day of the period, in its order.
    public let units: [Organization]
    /// Units that owe no report for the period.
    private let exempt: Set<OrganizationID>
    private var figures: [Key: [Sourced<Achievement>]] = [:]
    /// The indicators that anybody has a quota of for the period.
    private var assigned: Set<String> = []
    private var reporters: Set<OrganizationID> = []
    private var bodies: [OrganizationID: [OrganisationBody]] = [:]

    /// Gathers figures.
    ///
    /// - Parameters:
    ///   - figures: what was reported, of any period.
    ///   - quotas: what plans assign; they go before the programme's own.
    ///   - exempt: units that owe no report for the period.
    /// - Complexity: O(n) in figures.
    public init(
        _ declaration: ProgramDeclaration, period: Period, figures: [Sourced<Achievement>],
        quotas: [Sourced<Achievement>] = [], exempt: Set<OrganizationID> = []
    ) {
        self.declaration = declaration
        self.period = period
        self.exempt = exempt
        let day = declaration.program.window(of: period).upperBound
        units = declaration.program.units(at: day)
        for quota in quotas { add(quota, assigned: true) }
        for quota in declaration.quotaFigures {
            let key = Self.key(quota.value, .plan)
            let isPlanned = self.figures[key]?.contains { $0.value.period == quota.value.period } == true
            if !isPlanned { add(quota, assigned: true) }
        }
        for figure in figures { add(figure, assigned: false) }
    }

    var program: Program { declaration.program }

    private static func key(_ figure: Achievement, _ stage: Stage) -> Key {
        Key(unit: figure.organization, indicator: figure.indicator, stage: stage)
    }

    private mutating func add(_ figure: Sourced<Achievement>, assigned: Bool) {
        let value = figure.value
        let key = Self.key(value, assigned ? .plan : value.stage)
        // What a unit writes as its quota counts only where none was assigned.
        figures[key, default: []].append(figure)
        if assigned, isAssignment(figure) { self.assigned.insert(value.indicator) }
        guard !assigned, value.stage != .plan, value.period == period else { return }
        reporters.insert(value.reportedBy.organization)
        if bodies[value.organization]?.contains(value.reportedBy.body) != true {
            bodies[value.organization, default: []].append(value.reportedBy.body)
        }
    }

    /// Whether a figure assigns something for the period: quotas of other years ask nothing of it.
    private func isAssignment(_ figure: Sourced<Achievement>) -> Bool {
        let (own, days) = (figure.value.period.days, period.days)
        return figure.value.amount.value != nil && own.lowerBound <= days.upperBound
            && days.lowerBound <= own.upperBound
    }

    /// Whether a unit has itself reported anything for the period; what others report of it does not count.
    public func hasReported(_ unit: OrganizationID) -> Bool { reporters.contains(unit) }

    /// The bodies that reported of a unit, in the order of the figures; of an indicator alone where one is given.
    public func bodies(of unit: OrganizationID?, indicator: String?) -> [OrganisationBody] {
        let units = unit.map { [$0] } ?? self.units.map(\.id)
        var found: [OrganisationBody] = []
        for unit in units {
            for body in bodies[unit] ?? [] where !found.contains(body) {
                if let indicator, !hasFigure(of: indicator, unit, body) { continue }
                found.append(body)
            }
        }
        return found
    }

    private func hasFigure(of indicator: String, _ unit: OrganizationID, _ body: OrganisationBody) -> Bool {
        [Stage.result, .pledge, .estimate, .official].contains { stage in
            let found = figures[Key(unit: unit, indicator: indicator, stage: stage)] ?? []
            return found.contains { $0.value.reportedBy.body == body && $0.value.period == period }
        }
    }

    // MARK: One unit

    /// The figure of one unit, stage and period.
    func single(
        _ indicator: Indicator, _ unit: OrganizationID, _ stage: Stage, _ wanted: WantedPeriod,
        _ body: OrganisationBody?
    ) -> Figure {
        if indicator.overOrganizations == .recompute,
            let over = indicator.numerator.flatMap({ program.indicators[$0] }),
            let under = indicator.denominator.flatMap({ program.indicators[$0] })
        {
            let (above, below) = (
                single(over, unit, stage, wanted, body), single(under, unit, stage, wanted, body)
            )
            if above.amount.value != nil, below.amount.value != nil {
                return quotient(indicator, above, below)
            }
        }
        var all = figures[Key(unit: unit, indicator: indicator.code, stage: stage)] ?? []
        if let body { all = all.filter { $0.value.reportedBy.body == body } }
        var figure = figure(indicator, unit, stage, wanted, all)
        figure.isShare = indicator.kind == .percentage
        figure.measure = indicator.kind == .percentage ? nil : indicator.unit
        figure.isOwed = isOwed(indicator, unit, stage, wanted)
        if figure.isAbsent, indicator.overPeriods == .stock { figure.absent = [unit] }
        if !figure.isComplete { figure.lacking = [Gap(unit: unit, indicator: indicator.code, stage: stage)] }
        return figure
    }

    /// Whether a figure has to be there: a quota where the programme has none at all for the period, a result where the unit has a quota or
    /// nobody has one.
    private func isOwed(_ indicator: Indicator, _ unit: OrganizationID, _ stage: Stage, _ wanted: WantedPeriod) -> Bool
    {
        guard let asked = wanted.period, asked.days.upperBound >= period.days.upperBound, !exempt.contains(unit)
        else { return false }
        if stage == .plan { return assigned.isEmpty }
        guard assigned.contains(indicator.code) else { return true }
        return figures[Key(unit: unit, indicator: indicator.code, stage: .plan)]?.contains(where: isAssignment) ?? false
    }

    private func figure(
        _ indicator: Indicator, _ unit: OrganizationID, _ stage: Stage, _ wanted: WantedPeriod,
        _ all: [Sourced<Achievement>]
    ) -> Figure {
        let silent = Figure.missing(wanted.period == period && !hasReported(unit) ? .notSubmitted : .notReported)
        if let period = wanted.period {
            let exact = all.filter { $0.value.period == period }
            if !exact.isEmpty { return chosen(exact, indicator, unit) }
            if stage == .plan {
                // What is assigned for the year is the plan of its months too.
                let above = all.filter { $0.value.period.contains(period) }.map(\.value.period).min {
                    $0.days.lowerBound > $1.days.lowerBound || $0.days.upperBound < $1.days.upperBound
                }
                guard let above else { return .missing(.notReported) }
                return chosen(all.filter { $0.value.period == above }, indicator, unit)
            }
        }
        for tiles in wanted.tilings {
            let amounts = tiles.map { tile in all.filter { $0.value.period == tile } }
            guard amounts.contains(where: { !$0.isEmpty }) else { continue }
            let parts = amounts.map { $0.isEmpty ? Figure.missing(.notReported) : chosen($0, indicator, unit) }
            guard let total = indicator.total(overPeriods: parts.map(\.amount)) else { continue }
            var figure = Figure(amount: total.amount)
            figure.sources = parts.flatMap(\.sources)
            figure.contested = parts.flatMap(\.contested)
            // Of a flow every part counts; what is cumulative or there on a day is the last part's.
            if !total.isComplete { figure.lacking = [Gap(unit: unit, indicator: indicator.code, stage: stage)] }
            return figure
        }
        return silent
    }

    private func chosen(_ all: [Sourced<Achievement>], _ indicator: Indicator, _ unit: OrganizationID) -> Figure {
        func rank(_ figure: Sourced<Achievement>) -> Int {
            let reporter = figure.value.reportedBy
            // What was assigned by a plan or the programme goes before what a unit repeats of it.
            if figure.value.stage == .plan, reporter.organization != unit { return 0 }
            if let authority = indicator.authority, reporter.body == authority { return 1 }
            if reporter.organization == unit { return reporter.body == .peoplesCommittee ? 2 : 3 }
            return 4
        }
        let sorted = all.enumerated().sorted {
            let (one, other) = (rank($0.element), rank($1.element))
            let (oneBlank, otherBlank) = ($0.element.value.amount.value == nil, $1.element.value.amount.value == nil)
            if oneBlank != otherBlank { return otherBlank }
            return one == other ? $0.offset < $1.offset : one < other
        }.map(\.element)
        guard let first = sorted.first else { return .missing(.notReported) }
        var figure = Figure(amount: first.value.amount)
        figure.sources = [first.source]
        figure.contested = sorted.dropFirst().filter { other in
            other.value.amount.value != nil && other.value.amount != first.value.amount
        }.map(\.source)
        return figure
    }

    private func quotient(_ indicator: Indicator, _ over: Figure, _ under: Figure) -> Figure {
        var figure = Figure(amount: indicator.recomputed(over.amount, over: under.amount))
        figure.isShare = indicator.kind == .percentage
        figure.measure = figure.isShare ? nil : indicator.unit
        figure.sources = over.sources + under.sources
        figure.contested = over.contested + under.contested
        figure.lacking = over.lacking + under.lacking.filter { !over.lacking.contains($0) }
        figure.absent = over.absent.union(under.absent)
        figure.isOwed = !(over.isComplete && under.isComplete)
        return figure
    }

    // MARK: Several units

    /// A figure of several units together: added, computed again from sums, or not at all, as the indicator says.
    func total(
        _ indicator: Indicator, _ units: [OrganizationID], _ stage: Stage, _ wanted: WantedPeriod,
        _ body: OrganisationBody?
    ) -> Figure {
        switch indicator.overOrganizations {
        case .sum: return sum(units.map { single(indicator, $0, stage, wanted, body) }, indicator)
        case .recompute:
            guard let over = indicator.numerator.flatMap({ program.indicators[$0] }),
                let under = indicator.denominator.flatMap({ program.indicators[$0] }), over.code != indicator.code,
                under.code != indicator.code
            else { return .missing(.notApplicable) }
            return quotient(
                indicator, total(over, units, stage, wanted, body), total(under, units, stage, wanted, body))
        case .none: return .missing(.notApplicable)
        }
    }

    /// The sum of figures of one measure, with what is lacking of them.
    func sum(_ parts: [Figure], _ indicator: Indicator?) -> Figure {
        let total = Total.sum(parts.map(\.amount))
        var figure = Figure(amount: total.amount)
        figure.measure = indicator?.unit
        for part in parts {
            figure.sources += part.sources
            figure.contested += part.contested
            figure.lacking += part.lacking.filter { !figure.lacking.contains($0) }
            figure.absent.formUnion(part.absent)
        }
        // Where nobody owes any there is nothing to wait for.
        figure.isOwed = parts.contains(where: \.isOwed)
        return figure
    }
}

/// A period asked for: one that figures may be reported for, and the ways to put it together of shorter ones.
struct WantedPeriod: Hashable {
    /// The period; `nil` where the calendar has none, as of eleven months.
    var period: Period?
    /// The ways to cover it by periods, the longest ones first.
    var tilings: [[Period]] = []

    /// A period with its halves, quarters and months.
    init(_ period: Period) {
        self.period = period
        guard period.isStandard else { return }
        let (first, last) = (period.days.lowerBound, period.days.upperBound)
        tilings = Self.tilings(from: first.month, to: last.month, of: first.year).filter { $0 != [period] }
    }

    /// From the year's first day to the end of a period.
    init(yearTo period: Period) {
        let last = period.days.upperBound
        let months = last.month
        let code: String? =
            switch months {
            case 12: "\(last.year)"
            case 9: "\(last.year)-9M"
            case 6: "\(last.year)-H1"
            case 3: "\(last.year)-Q1"
            case 1: "\(last.year)-01"
            default: nil
            }
        self.period = code.flatMap { Period(code: $0) }
        tilings = Self.tilings(from: 1, to: months, of: last.year)
    }

    private static func tilings(from first: Int, to last: Int, of year: Int) -> [[Period]] {
        [6, 3, 1].compactMap { length in
            guard (first - 1) % length == 0, last % length == 0, first <= last else { return nil }
            let tiles = stride(from: first, through: last, by: length).compactMap { month -> Period? in
                switch length {
                case 6: Period(code: "\(year)-H\(month / 6 + 1)")
                case 3: Period(code: "\(year)-Q\(month / 3 + 1)")
                default: Period(code: "\(year)-\(month < 10 ? "0" : "")\(month)")
                }
            }
            return tiles.isEmpty ? nil : tiles
        }
    }
}
