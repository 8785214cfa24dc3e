public import Domain
public import FoundationEssentials
public import VietnameseText

/// What is asked of an indicator, a unit and a period.
public enum FigureField: Sendable, Hashable {
    /// The figure of a stage: chỉ tiêu giao, kết quả, đăng ký, ước, chính thức.
    case stage(Stage)
    /// The result as a share of what was assigned; of several units, the sums are divided.
    case rate
    /// What was assigned less the result.
    case remaining
    /// The result less what was assigned.
    case difference
    /// The result as a share of that of the same period a year earlier.
    case growth
}

/// A figure that a marker asks for. What it leaves open comes from the loops around its cell.
public struct FigureRequest: Sendable, Hashable {
    /// Which indicator.
    public enum IndicatorChoice: Sendable, Hashable {
        /// That of the loop around the cell.
        case context
        /// The one of a code.
        case code(String)
    }

    /// Which unit.
    public enum UnitChoice: Sendable, Hashable {
        /// That of the loop around the cell; all of the programme's units together where there is none.
        case context
        /// All units of the programme together: toàn huyện.
        case whole
        /// One unit.
        case unit(OrganizationID)
    }

    /// Which period.
    public enum PeriodChoice: Sendable, Hashable {
        /// The one reported for.
        case reported
        /// From the year's first day to the end of the one reported for.
        case yearToDate
        /// The one before.
        case previous
        /// The same a year earlier.
        case sameLastYear
        /// The one of a code.
        case code(String)
    }

    /// What is asked.
    public var field: FigureField
    /// Which indicator.
    public var indicator: IndicatorChoice
    /// Which unit.
    public var unit: UnitChoice
    /// Whose figure; `nil` for the one that counts.
    public var body: OrganisationBody?
    /// Which period.
    public var period: PeriodChoice
    /// The loops whose rows are added up, the outermost first, as indices into ``TemplateSheet/loops``; none for a figure
    /// of one row.
    public var total: [Int]

    /// Creates a request.
    public init(
        _ field: FigureField, indicator: IndicatorChoice = .context, unit: UnitChoice = .context,
        body: OrganisationBody? = nil, period: PeriodChoice = .reported, total: [Int] = []
    ) {
        self.field = field
        self.indicator = indicator
        self.unit = unit
        self.body = body
        self.period = period
        self.total = total
    }
}

/// A condition on a unit or figure, of a filter or of a row.
public enum TemplateCondition: Sendable, Hashable {
    /// How two numbers compare.
    public enum Comparison: String, Sendable, Hashable, CaseIterable {
        /// Below.
        case less = "<"
        /// At most.
        case lessOrEqual = "<="
        /// Above.
        case greater = ">"
        /// At least.
        case greaterOrEqual = ">="
        /// The same.
        case equal = "="
        /// Another one.
        case different = "<>"
    }

    /// A figure compared with a number; a percentage is a share, 1 for 100 %. A missing figure fulfils none.
    case compares(FigureRequest, Comparison, Decimal)
    /// There is a figure, a zero among them.
    case has(FigureRequest)
    /// There is no figure.
    case lacks(FigureRequest)
    /// The unit has reported anything for the period.
    case hasReported
    /// The unit has reported nothing for the period.
    case hasNotReported
    /// The unit is of a kind.
    case isKind(OrganizationKind)
}

/// What orders the rows of a loop.
public struct TemplateOrder: Sendable, Hashable {
    /// What is compared.
    public enum Key: Sendable, Hashable {
        /// A figure; rows without one come last.
        case figure(FigureRequest)
        /// The name, as the Vietnamese alphabet has it without tones.
        case name
        /// The code.
        case code
    }

    /// What is compared.
    public var key: Key
    /// Whether the greatest comes first.
    public var isDescending: Bool

    /// Creates an order.
    public init(_ key: Key, isDescending: Bool = false) {
        self.key = key
        self.isDescending = isDescending
    }
}
