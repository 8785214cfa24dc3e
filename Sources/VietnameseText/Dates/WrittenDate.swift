/// A day of the Gregorian calendar, without a time or a zone.
///
/// ```swift
/// WrittenDate(year: 2022, month: 10, day: 26)?.code  // "2022-10-26"
/// ```
public struct WrittenDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The year.
    public let year: Int
    /// The month, from 1.
    public let month: Int
    /// The day, from 1.
    public let day: Int

    /// A day; `nil` when the calendar has none. Years from 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year)
        else {
            return nil
        }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// The day of a serial number, as spreadsheets count; a time of day is left out.
    ///
    /// `nil` for 1900-02-29, which never was, for 0, and for anything out of range.
    ///
    /// - Parameter is1904: whether the workbook counts from 1904.
    public init?(serial: Int, is1904: Bool = false) {
        guard serial >= (is1904 ? 0 : 1), serial < 2_958_466 else { return nil }
        if is1904 {
            self.init(dayNumber: serial + Self.dayNumber(1904, 1, 1))
        } else {
            guard serial != 60 else { return nil }
            self.init(dayNumber: serial + Self.dayNumber(1899, 12, serial < 60 ? 31 : 30))
        }
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    /// Days since 0000-03-01 (Hinnant 2013).
    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    }

    /// Days since 0000-03-01: for counting days, and of no meaning by itself.
    public var dayNumber: Int { Self.dayNumber(year, month, day) }

    /// The day of a ``dayNumber``; `nil` outside the years 1 to 9999.
    public init?(dayNumber: Int) {
        guard dayNumber >= 0 else { return nil }
        let era = dayNumber / 146_097
        let dayOfEra = dayNumber - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    /// ISO 8601: `2022-10-26`.
    public var code: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }
    /// As Vietnamese documents write it: `26/10/2022`.
    public var description: String { "\(Self.padded(day, 2))/\(Self.padded(month, 2))/\(year)" }

    static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }

    /// The earlier day comes first.
    public static func < (one: WrittenDate, other: WrittenDate) -> Bool {
        (one.year, one.month, one.day) < (other.year, other.month, other.day)
    }

    /// The day with day and month the other way round; `nil` when there is none, or it is the same.
    public var swapped: WrittenDate? { day == month ? nil : WrittenDate(year: year, month: day, day: month) }

    /// The swapped day, where this day lies outside a window and the swapped one inside: the sign of a machine that read
    /// 05/10 as 10 May. Record it as `date.swapped` and warn.
    public func swapped(into window: ClosedRange<WrittenDate>) -> WrittenDate? {
        guard !window.contains(self), let swapped, window.contains(swapped) else { return nil }
        return swapped
    }
}
