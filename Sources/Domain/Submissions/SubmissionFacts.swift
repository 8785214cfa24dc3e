public import Findings
public import VietnameseText

/// All that is known of a workbook that somebody sent, before anything is judged.
///
/// What stands in cells was read by the programme's forms; each number has its cell. Nothing here knows of rows and
/// columns, and nothing is repaired.
public struct SubmissionFacts: Sendable {
    /// The file's name as the user gave it.
    public var file: String
    /// The tables that are forms, in the order of sheets.
    public var tables: [FilledTable] = []
    /// Figures of forms that assign quotas.
    public var quotas: [FormFigure] = []
    /// Who sent it, as each place that says so has it.
    public var senders: [NamedSender] = []
    /// Which period it is for, as each place that says so has it.
    public var periods: [NamedPeriod] = []
    /// Figures that sentences give.
    public var narrated: [NarratedFigure] = []
    /// Formulas that are not as they should be.
    public var formulas: [FormulaFact] = []
    /// What was seen while reading.
    public var findings: [Finding] = []
    /// A number for the contents of all cells: equal for equal contents, whatever their styles.
    public var contentHash: UInt64 = 0

    /// Creates the facts of a file of which nothing is known yet.
    public init(file: String) { self.file = file }

    /// All figures but quotas.
    public var figures: some Sequence<FormFigure> { tables.lazy.flatMap(\.figures) }
}

/// A table that is a form, filled in.
public struct FilledTable: Sendable {
    /// The form's code.
    public var form: String
    /// The sheet.
    public var sheet: String
    /// The cells of the table, in A1 form.
    public var range: String
    /// Whose report it is.
    public var reporter: Reporter
    /// The period it is for.
    public var period: Period
    /// Its figures, but for those of total rows or columns.
    public var figures: [FormFigure] = []
    /// Its totals.
    public var sums: [StatedSum] = []
    /// Cells that are not what the row of column numbers says to compute, or cannot be computed.
    public var formulas: [StatedFormula] = []
    /// How many cells are what it says, within the digits shown.
    public var agreedFormulas = 0
    /// Percentages that somebody worked out.
    public var percents: [StatedPercent] = []
    /// Amounts that are a quantity times a price.
    public var amounts: [PricedAmount] = []
    /// Activities of a list.
    public var activities: [ReportedActivity] = []
    /// The columns of percentages: each number as it stands, those with a percent format in points.
    public var percentColumns: [[StatedNumber]] = []
    /// How many columns of stated percentages are not listed, as they are on one scale.
    public var uniformPercentColumns = 0
    /// Columns that stand elsewhere than in the issued form.
    public var movedColumns: [MovedColumn] = []

    /// Creates a table of which no figure is known yet.
    public init(form: String, sheet: String, range: String, reporter: Reporter, period: Period) {
        self.form = form
        self.sheet = sheet
        self.range = range
        self.reporter = reporter
        self.period = period
    }
}

/// A column that stands elsewhere than in the issued form.
public struct MovedColumn: Sendable, Hashable {
    /// Its label.
    public var header: String
    /// Where it stands, as a letter.
    public var found: String
    /// Where it stands in the issued form.
    public var expected: String
    /// The cell of its label.
    public var place: Place

    /// Creates a moved column.
    public init(header: String, found: String, expected: String, place: Place) {
        self.header = header
        self.found = found
        self.expected = expected
        self.place = place
    }
}

/// A unit that a submission names as its sender.
public struct NamedSender: Sendable, Hashable {
    /// Where senders are named, the most trusted first.
    public enum Basis: Int, Sendable, Hashable, Comparable {
        /// The list of what was received.
        case received
        /// A hidden code of an issued form.
        case formCode
        /// The lines above a table.
        case titleBlock
        /// The name of the file.
        case fileName
        /// The name of its folder.
        case folder

        /// By trust, the most trusted first.
        public static func < (one: Basis, other: Basis) -> Bool { one.rawValue < other.rawValue }
    }

    /// The unit.
    public var organization: OrganizationID
    /// Where it is named.
    public var basis: Basis
    /// The file, or the cell.
    public var place: Place
    /// The words.
    public var text: String

    /// Creates a name.
    public init(organization: OrganizationID, basis: Basis, place: Place, text: String) {
        self.organization = organization
        self.basis = basis
        self.place = place
        self.text = text
    }
}

/// A period that a submission says it is for.
public struct NamedPeriod: Sendable, Hashable {
    /// The period.
    public var period: Period
    /// The cell, sheet or file.
    public var place: Place
    /// The words.
    public var text: String

    /// Creates a name.
    public init(period: Period, place: Place, text: String) {
        self.period = period
        self.place = place
        self.text = text
    }
}

/// How a submission came in.
public struct Receipt: Sendable, Hashable {
    /// The file's name as the user gave it.
    public var file: String
    /// Who sent it; `nil` where nobody wrote that down.
    public var organization: OrganizationID?
    /// Which time it was sent, from 1.
    public var version: Int
    /// The day; `nil` where it is not known.
    public var day: CalendarDate?
    /// The time of that day, `08:30`.
    public var time: String?

    /// Creates a receipt.
    public init(
        file: String, organization: OrganizationID? = nil, version: Int = 1, day: CalendarDate? = nil,
        time: String? = nil
    ) {
        self.file = file
        self.organization = organization
        self.version = version
        self.day = day
        self.time = time
    }
}
