public import Domain
internal import Findings
public import FoundationEssentials
public import VietnameseText

/// What every rule may look at beside the submissions: the programme, the period, the plan, earlier periods.
public struct ReconciliationContext: Sendable {
    /// The programme.
    public let program: Program
    /// The period that is reconciled.
    public let period: Period
    /// The quotas.
    public let plan: PlanBook
    /// The approved figures of earlier periods and runs.
    public let history: History
    /// How the files came in.
    public let receipts: ReceiptBook
    /// What the programme sets of rules.
    public let settings: RuleSettings
    /// The whole of each indicator that is a part, where both are over the same stretch of a period.
    let wholes: [String: String]
    /// The indicators that together make up another, by its code.
    let partitions: [String: Set<String>]
    /// All reports that are owed for the period, in the order of the programme's forms.
    let obligations: [Obligation]

    /// Creates a context.
    public init(
        program: Program, period: Period, plan: PlanBook = PlanBook(), history: History = History(),
        receipts: ReceiptBook = ReceiptBook()
    ) {
        self.program = program
        self.period = period
        self.plan = plan
        self.history = history
        self.receipts = receipts
        settings = RuleSettings(program)
        wholes = Dictionary(
            program.indicators.indicators.compactMap { indicator in
                program.indicators.whole(of: indicator).flatMap { whole in
                    whole.overPeriods == indicator.overPeriods ? (indicator.code, whole.code) : nil
                }
            }
        ) { first, _ in first }
        partitions = Dictionary(
            grouping: program.indicators.indicators.filter { $0.partOf == .all && $0.parent != nil }
        ) { $0.parent ?? "" }.mapValues { Set($0.map(\.code)) }
        obligations = program.forms.flatMap { program.expected($0.code, for: period) }
    }

    // MARK: Names

    /// A unit's name.
    func name(_ unit: OrganizationID?) -> String {
        guard let unit else { return "" }
        return program.organizations.organization(unit)?.name ?? unit.code
    }

    /// An indicator's name.
    func name(indicator code: String?) -> String { code.map { program.indicators[$0]?.name ?? $0 } ?? "" }

    /// A body's name.
    func name(_ body: OrganisationBody) -> LocalizedText { body.title }

    /// A form's title.
    func name(form code: String) -> String { program.form(code)?.name ?? code }

    // MARK: Tolerances

    /// The difference that is put up with for an indicator under a rule; `nil` where only the digits shown count.
    func tolerance(_ kind: RuleKind, _ indicator: Indicator?) -> Decimal? {
        settings.tolerance(kind) ?? indicator?.tolerance
    }

    /// Whether an indicator's figures of all periods of a year end with the same day as a period: what is cumulative, or
    /// there on a day.
    func isYearly(_ indicator: Indicator, at period: Period) -> Bool {
        guard indicator.overPeriods != .flow else { return false }
        let last = period.days.upperBound
        return last.month == 12 && last.day == 31
    }

    /// The quota that a result of a period is measured by: of the same period, or of the year that ends with it.
    func quota(of figure: Achievement) -> FormFigure? {
        if let quota = plan.quota(figure.indicator, figure.organization, figure.period.code) { return quota }
        guard let indicator = program.indicators[figure.indicator], isYearly(indicator, at: figure.period) else {
            return nil
        }
        return plan.quota(figure.indicator, figure.organization, "\(figure.period.days.upperBound.year)")
    }

    /// What a figure is likely to be about as large as: a quota as it was assigned, an earlier figure as it was approved; of the
    /// period itself the quota, else the period's before; `nil` where nothing is known.
    public func expected(_ figure: Achievement) -> Decimal? {
        if figure.stage == .plan { return assigned(figure)?.value }
        if figure.period != period {
            return history.figure(figure.indicator, figure.organization, figure.period)?.value
        }
        return quota(of: figure)?.value
            ?? program.previous(of: period).flatMap { history.figure(figure.indicator, figure.organization, $0)?.value }
    }

    /// The quota that a quota written in a report of a period should be: of that period, else of its year.
    func assigned(_ written: Achievement) -> FormFigure? {
        plan.quota(written.indicator, written.organization, written.period.code)
            ?? plan.quota(written.indicator, written.organization, "\(written.period.days.upperBound.year)")
    }
}

/// The quotas in force, of plan files and of the programme's own list; where both have one the plan's counts.
public struct PlanBook: Sendable {
    struct Key: Hashable, Sendable {
        var indicator: String
        var organization: OrganizationID
        var period: String
    }

    private var assigned: [Key: FormFigure] = [:]
    private var listed: [Key: FormFigure] = [:]
    /// The quotas of plan files, in their order.
    public private(set) var plans: [FormFigure] = []
    /// The quotas of the programme's own list, in their order.
    public private(set) var programs: [FormFigure] = []
    private var documents: [Key: String] = [:]
    /// The indicators that anybody has a quota of.
    private(set) var indicators: Set<String> = []

    /// Creates a book.
    ///
    /// - Parameters:
    ///   - programs: the quotas of the programme's list.
    ///   - plans: the quotas of plan files.
    ///   - documents: all quotas with the documents they were assigned by.
    public init(programs: [FormFigure] = [], plans: [FormFigure] = [], documents: QuotaBook = QuotaBook()) {
        self.programs = programs
        self.plans = plans
        indicators = Set((programs + plans).map(\.achievement.indicator))
        for quota in programs { listed[Self.key(quota.achievement)] = quota }
        for quota in plans { assigned[Self.key(quota.achievement)] = quota }
        for quota in programs {
            let value = quota.achievement
            let revisions = documents.revisions(
                of: value.indicator, for: value.organization.code, period: value.period.code)
            self.documents[Self.key(value)] = revisions.last?.document
        }
    }

    /// What a quota was assigned by: the number of its document, else the name of its file.
    func document(of quota: FormFigure) -> String {
        documents[Self.key(quota.achievement)] ?? FileName.last(quota.source.file)
    }

    /// The quota of a unit.
    ///
    /// - Complexity: O(1).
    public func quota(_ indicator: String, _ organization: OrganizationID, _ period: String) -> FormFigure? {
        let key = Key(indicator: indicator, organization: organization, period: period)
        return assigned[key] ?? listed[key]
    }

    /// The quota of a plan file for the same unit, indicator and period as one of the programme's list.
    func planned(_ quota: Achievement) -> FormFigure? { assigned[Self.key(quota)] }

    private static func key(_ quota: Achievement) -> Key {
        Key(indicator: quota.indicator, organization: quota.organization, period: quota.period.code)
    }
}

/// Approved figures of earlier periods and runs.
public struct History: Sendable {
    struct Key: Hashable, Sendable {
        var organization: OrganizationID
        var indicator: String
        var stage: Stage
        var body: OrganisationBody?
    }

    private var figures: [Key: [FormFigure]] = [:]

    /// The periods there are figures of, the earliest first.
    public let periods: [Period]

    /// Creates a history; of several figures for one thing and period the last counts.
    ///
    /// - Complexity: O(n log n).
    public init(_ figures: [FormFigure] = []) {
        var periods: Set<Period> = []
        for figure in figures {
            let value = figure.achievement
            periods.insert(value.period)
            // Asked for by body, and where the body does not matter.
            for body in [value.reportedBy.body, nil] {
                let key = Key(
                    organization: value.organization, indicator: value.indicator, stage: value.stage, body: body)
                self.figures[key, default: []].removeAll { $0.achievement.period == value.period }
                self.figures[key, default: []].append(figure)
            }
        }
        for key in self.figures.keys {
            self.figures[key]?.sort { $0.achievement.period < $1.achievement.period }
        }
        self.periods = periods.sorted()
    }

    /// The approved figure of a unit for a period.
    public func figure(
        _ indicator: String, _ organization: OrganizationID, _ period: Period, stage: Stage = .result,
        body: OrganisationBody? = nil
    ) -> FormFigure? {
        all(indicator, organization, stage, body).first { $0.achievement.period == period }
    }

    /// The approved figures of a unit for periods that end before another begins, and are of its length, the earliest first.
    public func figures(
        _ indicator: String, _ organization: OrganizationID, before period: Period, stage: Stage = .result,
        body: OrganisationBody? = nil
    ) -> [FormFigure] {
        let days = Self.length(period)
        return all(indicator, organization, stage, body).filter { figure in
            let other = figure.achievement.period
            return other.days.upperBound < period.days.lowerBound && abs(Self.length(other) - days) <= 3
        }
    }

    private static func length(_ period: Period) -> Int {
        period.days.lowerBound.days(until: period.days.upperBound)
    }

    private func all(
        _ indicator: String, _ organization: OrganizationID, _ stage: Stage, _ body: OrganisationBody?
    ) -> [FormFigure] {
        figures[Key(organization: organization, indicator: indicator, stage: stage, body: body)] ?? []
    }
}

/// How files came in, by name.
public struct ReceiptBook: Sendable {
    private let receipts: [String: Receipt]

    /// Creates a book.
    public init(_ receipts: [Receipt] = []) {
        self.receipts = Dictionary(receipts.map { ($0.file, $0) }) { $1 }
    }

    /// The receipt of a file.
    public subscript(file: String) -> Receipt? { receipts[file] }
}
