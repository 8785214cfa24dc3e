public import Domain
public import VietnameseText

/// A form and how it looks on a sheet: the declaration that its filled-in copies are read by.
///
/// ```swift
/// for column in form.columns where column.role == .figure { print(column.header) }
/// ```
public struct Form: Sendable, Hashable {
    /// What the programme knows of it: code, title, body, purpose, stage, window.
    public var report: ReportForm
    /// What its rows and columns stand for.
    public var layout: FormLayout
    /// The name of the sheet it stands on; `nil` for any.
    public var sheet: String?
    /// Words of the title that tell it from other forms and tables.
    public var title: String?
    /// What signs and words mean which kind of nothing, the blank cell as `""`; only what differs from the usual.
    public var signs: [String: MissingFigure]
    /// The issued blank form, as a path beside the program workbook.
    public var template: String?
    /// The columns, from left to right.
    public var columns: [FormColumn]

    /// Creates a form.
    public init(
        _ report: ReportForm, layout: FormLayout, sheet: String? = nil, title: String? = nil,
        signs: [String: MissingFigure] = [:], template: String? = nil, columns: [FormColumn] = []
    ) {
        self.report = report
        self.layout = layout
        self.sheet = sheet
        self.title = title
        self.signs = signs
        self.template = template
        self.columns = columns
    }

    /// The code.
    public var code: String { report.code }

    /// What signs mean on this form: its own settings over those of Vietnamese statistics.
    public var missingSigns: MissingSigns {
        var result = MissingSigns.usual
        for (sign, meaning) in signs { result[sign] = meaning }
        return result
    }

    /// What the figures of a column are of: the column's stage, else the form's, else what was done.
    public func stage(of column: FormColumn) -> Stage { column.stage ?? report.stage ?? .result }
}

/// What the rows and columns of a form stand for.
public enum FormLayout: String, Sendable, Hashable, CaseIterable {
    /// Each row a unit, each column of figures an indicator.
    case unitRows = "unit-rows"
    /// Each row an indicator, the whole sheet one unit.
    case indicatorRows = "indicator-rows"
    /// Each row an indicator, a group of columns for each unit.
    case unitColumns = "unit-columns"
    /// Each row a household or an event, to be counted or added up.
    case list
}

/// A column of a form.
public struct FormColumn: Sendable, Hashable {
    /// The labels above it.
    public var header: HeaderPattern
    /// What stands in it.
    public var role: ColumnRole
    /// The codes of the indicators whose figures it holds; several for figures written together, in the order written.
    public var indicators: [String]
    /// What its figures are of; `nil` for the form's.
    public var stage: Stage?
    /// The period of its figures.
    public var period: ColumnPeriod
    /// The unit of measure its figures are in, as written; `nil` for the indicator's.
    public var unit: String?
    /// How its figures are written; `nil` for plain numbers, or whatever the indicator suggests.
    public var pattern: FigurePattern?
    /// Whether a copy without this column is faulty.
    public var isRequired: Bool

    /// Creates a column.
    public init(
        header: HeaderPattern, role: ColumnRole, indicators: [String] = [], stage: Stage? = nil,
        period: ColumnPeriod = .submission, unit: String? = nil, pattern: FigurePattern? = nil, isRequired: Bool = false
    ) {
        self.header = header
        self.role = role
        self.indicators = indicators
        self.stage = stage
        self.period = period
        self.unit = unit
        self.pattern = pattern
        self.isRequired = isRequired
    }
}

/// What stands in a column of a form.
public enum ColumnRole: String, Sendable, Hashable, CaseIterable {
    /// Running numbers.
    case number
    /// The name of a unit.
    case unitName = "unit-name"
    /// The code of a unit.
    case unitCode = "unit-code"
    /// The name of an indicator.
    case indicatorName = "indicator-name"
    /// The code of an indicator.
    case indicatorCode = "indicator-code"
    /// A unit of measure.
    case measure
    /// Figures.
    case figure
    /// A percentage that somebody worked out: the indicator's result by its quota.
    case statedPercent = "stated-percent"
    /// Remarks.
    case note
    /// Days.
    case date
    /// Periods.
    case period
    /// Whatever; in a list, rows that have something here are counted.
    case count
    /// Figures of a list, to be added up.
    case sum
    /// Nothing that is read.
    case ignored
}

/// How the figures of a column are written.
public enum FigurePattern: String, Sendable, Hashable, CaseIterable {
    /// `47`.
    case number
    /// `47/47`: a figure and its quota.
    case ratio
    /// `13 vườn/10 ha`: several measures of one thing.
    case composite
    /// `85 suất x 500k`: a multiplication.
    case product
}

/// The period that the figures of a column are for.
public enum ColumnPeriod: Sendable, Hashable {
    /// The period that is reported for.
    case submission
    /// The same period a year earlier.
    case previousYear
    /// A period of a code.
    case period(String)
}
