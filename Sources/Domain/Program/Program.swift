public import VietnameseText

/// A programme that figures are reported for: its units over time, indicators, quotas, forms, who owes which, periods and
/// rules.
///
/// ```swift
/// for obligation in program.expected("bieu-01", for: period) where !obligation.isExempt { … }
/// ```
public struct Program: Sendable, Equatable {
    /// The code.
    public var id: String
    /// The title.
    public var name: String
    /// The body that leads it, as it is written.
    public var body: String?
    /// The year it is for.
    public var year: Int?
    /// Whose measures of land are meant.
    public var region: Region?
    /// The code of the unit whose lower units it covers.
    public var organization: String?
    /// The units and what became of them.
    public var organizations: OrganizationRegistry
    /// The indicators.
    public var indicators: IndicatorList
    /// The quotas.
    public var quotas: QuotaBook
    /// The forms.
    public var forms: [ReportForm]
    /// Who owes which form.
    public var flows: [Flow]
    /// What is set of single periods.
    public var periods: [PeriodRule]
    /// Days off and days made up for.
    public var holidays: [Holiday]
    /// What is set of rules.
    public var rules: [RuleSetting]

    /// Creates a programme.
    public init(
        id: String, name: String, body: String? = nil, year: Int? = nil, region: Region? = nil,
        organization: String? = nil, organizations: OrganizationRegistry = OrganizationRegistry(),
        indicators: IndicatorList = IndicatorList(), quotas: QuotaBook = QuotaBook(), forms: [ReportForm] = [],
        flows: [Flow] = [], periods: [PeriodRule] = [], holidays: [Holiday] = [], rules: [RuleSetting] = []
    ) {
        self.id = id
        self.name = name
        self.body = body
        self.year = year
        self.region = region
        self.organization = organization
        self.organizations = organizations
        self.indicators = indicators
        self.quotas = quotas
        self.forms = forms
        self.flows = flows
        self.periods = periods
        self.holidays = holidays
        self.rules = rules
    }

    /// The form of a code.
    public func form(_ code: String) -> ReportForm? { forms.first { $0.code == code } }

    /// What is set of a rule.
    public func rule(_ code: String) -> RuleSetting? { rules.last { $0.code == code } }

    /// The units that the programme covers on a day: those below its unit, or all without one.
    public func units(at day: CalendarDate) -> [Organization] {
        organization.map { organizations.children(of: $0, at: day) } ?? organizations.inForce(at: day)
    }
}
