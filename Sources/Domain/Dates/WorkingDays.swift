public import VietnameseText

/// A day off that is no weekend, or a weekend day that is worked in exchange.
public struct Holiday: Sendable, Hashable {
    /// The day.
    public var date: CalendarDate
    /// What is celebrated, or what the worked day makes up for.
    public var name: String?
    /// Whether it is a day that is worked.
    public var isWorked: Bool

    /// Creates a day off, or a day that is worked.
    public init(date: CalendarDate, name: String? = nil, isWorked: Bool = false) {
        self.date = date
        self.name = name
        self.isWorked = isWorked
    }
}

/// Which days are worked: Monday to Friday but for holidays, and weekend days that make up for one.
///
/// Holidays are listed, never computed: Tết moves, and days off in exchange are set anew every year (Labour Code 2019,
/// article 112).
///
/// ```swift
/// WorkingDays([Holiday(date: tet)]).day(2, after: windowEnd)
/// ```
public struct WorkingDays: Sendable, Hashable {
    private var off: Set<CalendarDate> = []
    private var worked: Set<CalendarDate> = []

    /// Creates a calendar from its exceptions.
    public init(_ holidays: [Holiday] = []) {
        for holiday in holidays {
            if holiday.isWorked { worked.insert(holiday.date) } else { off.insert(holiday.date) }
        }
    }

    /// Whether a day is worked.
    public func contains(_ day: CalendarDate) -> Bool {
        worked.contains(day) || (!day.isWeekend && !off.contains(day))
    }

    /// The last of so many working days behind a day, which itself does not count; the day itself for none.
    ///
    /// - Complexity: O(n) in the calendar days passed over. `nil` beyond the year 9999 or for a negative number.
    public func day(_ count: Int, after day: CalendarDate) -> CalendarDate? {
        guard count >= 0 else { return nil }
        var result = day
        var left = count
        while left > 0 {
            guard let next = result.adding(days: 1) else { return nil }
            result = next
            if contains(next) { left -= 1 }
        }
        return result
    }
}
