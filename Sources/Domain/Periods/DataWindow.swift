public import VietnameseText

/// Which days' figures a report for a period covers.
///
/// A property of a form and the body that reports, never of the whole programme: state statistics follow Decree
/// 09/2019/NĐ-CP, others the calendar. The set may grow; an unknown name is kept and gives no days.
///
/// ```swift
/// Period(code: "2022-10").flatMap(DataWindow.decree09.days(of:))  // 15/09/2022 ... 14/10/2022
/// ```
public struct DataWindow: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    /// The name in JSON.
    public let rawValue: String

    /// A window of any name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The name.
    public var description: String { rawValue }

    /// The days that the period names.
    public static let calendar = DataWindow(rawValue: "calendar")
    /// From the 15th of the month before the period to the 14th of its last month (Decree 09/2019/NĐ-CP, article 12).
    public static let decree09 = DataWindow(rawValue: "nd09")

    /// The windows that have days.
    public static let known: [DataWindow] = [.calendar, .decree09]

    /// The days of a period's figures; `nil` where this window has none: an unknown one, or the decree's for a period
    /// that is not of the calendar.
    public func days(of period: Period) -> ClosedRange<CalendarDate>? {
        switch self {
        case .calendar: return period.days
        case .decree09:
            let (first, last) = (period.days.lowerBound, period.days.upperBound)
            guard period.isStandard, let before = first.adding(days: -1),
                let start = CalendarDate(year: before.year, month: before.month, day: 15),
                let end = CalendarDate(year: last.year, month: last.month, day: 14)
            else { return nil }
            return start...end
        default: return nil
        }
    }
}
