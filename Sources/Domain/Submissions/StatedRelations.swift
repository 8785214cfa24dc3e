public import FoundationEssentials
public import VietnameseText

/// A total of a table and the cells it is the total of.
public struct StatedSum: Sendable, Hashable {
    /// The total.
    public var total: FormFigure
    /// The cells above it, below it or beside it that it is made of, one a row (or column), in their order.
    public var parts: [FormFigure]

    /// Creates a sum.
    public init(total: FormFigure, parts: [FormFigure]) {
        self.total = total
        self.parts = parts
    }
}

/// A cell of a column that its form says to compute from other columns: `(5)=(4)/(3)`.
public struct StatedFormula: Sendable, Hashable {
    /// The cell.
    public var stated: StatedNumber
    /// Whose row it is, and of what.
    public var subject: FigureSubject
    /// The column's number.
    public var column: String
    /// What it is computed by, as the form says it: `(4)/(3)*100`.
    public var expression: String
    /// What that gives; `nil` where a cell is missing, or by nothing.
    public var computed: Decimal?
    /// The cells it is computed from.
    public var operands: [StatedNumber]

    /// Creates a formula.
    public init(
        stated: StatedNumber, subject: FigureSubject, column: String, expression: String, computed: Decimal?,
        operands: [StatedNumber]
    ) {
        self.stated = stated
        self.subject = subject
        self.column = column
        self.expression = expression
        self.computed = computed
        self.operands = operands
    }
}

/// Whose figures a row or cell holds, and of which indicator; what findings are filed under.
public struct FigureSubject: Sendable, Hashable {
    /// The unit.
    public var organization: OrganizationID?
    /// The indicator's code.
    public var indicator: String?
    /// The period's code.
    public var period: String?

    /// Creates a subject.
    public init(organization: OrganizationID? = nil, indicator: String? = nil, period: String? = nil) {
        self.organization = organization
        self.indicator = indicator
        self.period = period
    }

    /// What a figure is about.
    public init(_ achievement: Achievement) {
        self.init(
            organization: achievement.organization, indicator: achievement.indicator,
            period: achievement.period.code)
    }
}

/// A percentage that somebody worked out of a result and its quota: a cell of a column *Tỷ lệ nêu*.
public struct StatedPercent: Sendable, Hashable {
    /// The percentage, in points: 97.9 for 97,9 %.
    public var stated: StatedNumber
    /// The result it is of.
    public var result: FormFigure
    /// The quota beside it; `nil` where the form has none, so that the plan's counts.
    public var quota: FormFigure?

    /// Creates a percentage.
    public init(stated: StatedNumber, result: FormFigure, quota: FormFigure?) {
        self.stated = stated
        self.result = result
        self.quota = quota
    }
}

/// An amount of money that is a quantity times a price.
public struct PricedAmount: Sendable, Hashable {
    /// Whose it is.
    public var subject: FigureSubject
    /// How many.
    public var quantity: StatedNumber
    /// What one costs, in đồng; `nil` where nobody says.
    public var price: StatedNumber?
    /// What all cost, in đồng.
    public var amount: StatedNumber

    /// Creates an amount.
    public init(subject: FigureSubject, quantity: StatedNumber, price: StatedNumber?, amount: StatedNumber) {
        self.subject = subject
        self.quantity = quantity
        self.price = price
        self.amount = amount
    }
}

/// A figure that a sentence beside the tables gives for an indicator.
public struct NarratedFigure: Sendable, Hashable {
    /// What the sentence says.
    public var figure: FormFigure
    /// The words.
    public var quote: String

    /// Creates a figure.
    public init(figure: FormFigure, quote: String) {
        self.figure = figure
        self.quote = quote
    }
}

/// A formula of a workbook that is not as it should be.
public struct FormulaFact: Sendable, Hashable {
    /// What is the matter.
    public enum Matter: Sendable, Hashable {
        /// The issued form has a formula where a number was typed.
        case typedOver(computed: Decimal?)
        /// It is another one than both its neighbours have alike.
        case unlikeNeighbours
        /// Its stored result is not the computed one.
        case stale(computed: Decimal)
        /// It could not be computed, and why.
        case notEvaluated(String)
    }

    /// What is the matter.
    public var matter: Matter
    /// The cell.
    public var cell: StatedNumber
    /// The formula, without `=`: the form's own where it was typed over.
    public var formula: String
    /// Whose figure it is, where that is known.
    public var subject: FigureSubject

    /// Creates a fact.
    public init(_ matter: Matter, cell: StatedNumber, formula: String, subject: FigureSubject) {
        self.matter = matter
        self.cell = cell
        self.formula = formula
        self.subject = subject
    }
}

/// A row of a list of activities that several bodies may report.
public struct ReportedActivity: Sendable, Hashable {
    /// What was done, as a key: without case, marks and needless spaces.
    public var kind: String
    /// Where, as a key.
    public var place: String
    /// The day, if it is told.
    public var date: CalendarDate?
    /// Who reports it.
    public var reporter: Reporter
    /// The indicator its amount is of.
    public var subject: FigureSubject
    /// How much.
    public var amount: StatedNumber

    /// Creates an activity.
    public init(
        kind: String, place: String, date: CalendarDate?, reporter: Reporter, subject: FigureSubject,
        amount: StatedNumber
    ) {
        self.kind = kind
        self.place = place
        self.date = date
        self.reporter = reporter
        self.subject = subject
        self.amount = amount
    }
}
