public import VietnameseText

/// A reporting period: one of the calendar's, known by its code, or one of the programme's own with its days.
///
/// Which days a form's figures cover for a period is another question: ``DataWindow``.
///
/// ```swift
/// let quarter = Period(code: "2022-Q3")
/// quarter?.previous?.code      // "2022-Q2"
/// quarter?.sameLastYear?.code  // "2021-Q3"
/// ```
public struct Period: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The code: `2022`, `2022-10`, `2022-Q3`, `2022-H1`, `2022-9M`, or one of the programme's own.
    public let code: String
    /// The days of the calendar that it names.
    public let days: ClosedRange<CalendarDate>
    private let months: Months?

    /// Whole months of a year.
    private struct Months: Hashable {
        var first: Int
        var count: Int
        var year: Int

        var days: ClosedRange<CalendarDate>? {
            let isLast = first + count > 12
            guard let start = CalendarDate(year: year, month: first, day: 1),
                let next = CalendarDate(year: isLast ? year + 1 : year, month: isLast ? 1 : first + count, day: 1),
                let end = next.adding(days: -1)
            else { return nil }
            return start...end
        }

        var written: WrittenPeriod? {
            switch count {
            case 1: .month(first, year)
            case 3: .quarter((first + 2) / 3, year)
            case 6: .half(first == 1 ? 1 : 2, year)
            case 9: .firstMonths(9, year)
            case 12: .year(year)
            default: nil
            }
        }
    }

    /// The period of a code of the calendar; `nil` for any other code.
    public init?(code: String) {
        guard let written = WrittenPeriod(code: code) else { return nil }
        self.init(written)
    }

    /// The period that a text names, where the calendar has a code for it.
    public init?(_ written: WrittenPeriod) {
        let months: Months? =
            switch written {
            case .month(let month, let year): Months(first: month, count: 1, year: year)
            case .quarter(let quarter, let year): Months(first: quarter * 3 - 2, count: 3, year: year)
            case .half(let half, let year): Months(first: half * 6 - 5, count: 6, year: year)
            case .firstMonths(9, let year): Months(first: 1, count: 9, year: year)
            case .year(let year): Months(first: 1, count: 12, year: year)
            case .firstMonths, .years, .season, .days, .asOf: nil
            }
        guard let months, let code = written.code, let days = months.days else { return nil }
        self.code = code
        self.days = days
        self.months = months
    }

    /// A period of the programme's own: a crop season, a campaign.
    public init(code: String, days: ClosedRange<CalendarDate>) {
        self.code = code
        self.days = days
        months = nil
    }

    /// Whether the calendar has it.
    public var isStandard: Bool { months != nil }

    /// The code.
    public var description: String { code }

    /// The period of the same length before it, of nine months those of the year before; the programme's own have none
    /// here, see ``Program/previous(of:)``.
    public var previous: Period? {
        guard var months else { return nil }
        if months.first > months.count {
            months.first -= months.count
        } else {
            months.first = months.count == 9 ? 1 : 13 - months.count
            months.year -= 1
        }
        return months.written.flatMap(Period.init)
    }

    /// The same period a year earlier; the programme's own have none here, see ``Program/sameLastYear(as:)``.
    public var sameLastYear: Period? {
        guard var months else { return nil }
        months.year -= 1
        return months.written.flatMap(Period.init)
    }

    /// Whether all days of another period lie within this one.
    public func contains(_ other: Period) -> Bool {
        days.lowerBound <= other.days.lowerBound && other.days.upperBound <= days.upperBound
    }

    /// Hashes the code, which tells all periods of a programme apart.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }

    /// The one that ends earlier comes first; of two that end together, the shorter.
    public static func < (one: Period, other: Period) -> Bool {
        if one.days.upperBound != other.days.upperBound { return one.days.upperBound < other.days.upperBound }
        if one.days.lowerBound != other.days.lowerBound { return one.days.lowerBound > other.days.lowerBound }
        return one.code < other.code
    }
}
