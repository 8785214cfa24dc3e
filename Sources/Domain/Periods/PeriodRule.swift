public import VietnameseText

/// What the programme says of a period: its days, the window of its figures, and when reports are due; for all forms and
/// bodies, or for some.
public struct PeriodRule: Sendable, Hashable {
    /// The period's code.
    public var code: String
    /// What people call it.
    public var name: String?
    /// The only form it is said for; `nil` for all.
    public var form: String?
    /// The only body it is said for; `nil` for all.
    public var body: OrganisationBody?
    /// The days of the figures, set for this period alone; either end may be missing.
    public var days: DateSpan
    /// The window of the figures.
    public var window: DataWindow?
    /// When reports are due.
    public var due: Deadline?

    /// Creates a rule.
    public init(
        code: String, name: String? = nil, form: String? = nil, body: OrganisationBody? = nil,
        days: DateSpan = DateSpan(), window: DataWindow? = nil, due: Deadline? = nil
    ) {
        self.code = code
        self.name = name
        self.form = form
        self.body = body
        self.days = days
        self.window = window
        self.due = due
    }

    /// How closely it fits a form and a body: 3 for both, 2 for the form, 1 for the body, 0 for all; `nil` for others.
    func fit(form: String?, body: OrganisationBody?) -> Int? {
        if let own = self.form, own != form { return nil }
        if let own = self.body, own != body { return nil }
        return (self.form == nil ? 0 : 2) + (self.body == nil ? 0 : 1)
    }
}

/// When reports for a period are due.
public enum Deadline: Sendable, Hashable {
    /// On a day.
    case day(CalendarDate)
    /// So many working days behind the end of the data window.
    case workingDays(Int)

    /// The last day for reports whose figures end on a day.
    ///
    /// - Complexity: O(n) in the days between.
    public func day(windowEnd: CalendarDate, working: WorkingDays) -> CalendarDate? {
        switch self {
        case .day(let day): day
        case .workingDays(let count): working.day(count, after: windowEnd)
        }
    }
}
