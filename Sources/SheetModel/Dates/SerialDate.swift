/// A moment as a workbook stores it: whole days since its epoch, and a part of a day.
///
/// ```swift
/// SerialDate(44860.5, dateSystem: .from1900)?.calendar   // (year: 2022, month: 10, day: 26)
/// ```
///
/// No time zone is involved. Excel's 1900 system has a day that never was, 1900-02-29 with serial 60, and day 0 is
/// shown as 1900-01-00 (ECMA-376 part 1, 18.17.4.1).
public struct SerialDate: Hashable, Sendable {
    /// The serial number of the day in the 1900 system, whatever the workbook's own.
    public let day: Int
    /// The time of day, in milliseconds since midnight.
    public let millisecondOfDay: Int
    /// The days that the workbook's own epoch lies behind that of the 1900 system.
    private let epoch: Int

    /// Days between the epochs of the two systems.
    static let daysBetweenSystems = 1462
    /// The serial number of 9999-12-31 in the 1900 system.
    static let lastDay = 2_958_465
    private static let millisecondsOfDay = 86_400_000

    /// Creates the moment of `serial`, rounded to a multiple of `millisecondStep` (1, 10, 100, 1000 ms), halves up.
    ///
    /// `nil` for negative and non-finite numbers and for what lies after 9999-12-31.
    public init?(_ serial: Double, dateSystem: DateSystem, millisecondStep: Int = 1) {
        guard serial >= 0, serial < Double(Self.lastDay + 1), millisecondStep > 0, millisecondStep <= 1000 else {
            return nil
        }
        // Rounding to a hundredth of a millisecond first takes away what the binary number adds or lacks.
        let hundredths = Int(serial * Double(Self.millisecondsOfDay) * 100 + 0.5)
        let step = millisecondStep * 100
        let milliseconds = (hundredths + step / 2) / step * millisecondStep
        epoch = dateSystem == .from1904 ? Self.daysBetweenSystems : 0
        day = milliseconds / Self.millisecondsOfDay + epoch
        millisecondOfDay = milliseconds % Self.millisecondsOfDay
        guard day <= Self.lastDay else { return nil }
    }

    /// The hour, 0 to 23.
    public var hour: Int { millisecondOfDay / 3_600_000 }
    /// The minute, 0 to 59.
    public var minute: Int { millisecondOfDay / 60_000 % 60 }
    /// The second, 0 to 59.
    public var second: Int { millisecondOfDay / 1000 % 60 }
    /// The thousandths of a second, 0 to 999.
    public var millisecond: Int { millisecondOfDay % 1000 }
    /// The day of the week as Excel names it, 0 for Sunday to 6; wrong by one before 1900-03-01, as in Excel.
    public var weekday: Int { (day + 6) % 7 }

    /// Milliseconds since the workbook's day 0.
    var elapsedMilliseconds: Int { (day - epoch) * Self.millisecondsOfDay + millisecondOfDay }

    /// The date as Excel shows it: 1900-01-00 for day 0 and 1900-02-29 for day 60 of the 1900 system.
    public var calendar: (year: Int, month: Int, day: Int) {
        switch day {
        case 0: (1900, 1, 0)
        case 60: (1900, 2, 29)
        case 1..<60: Self.civil(fromDay: day + 1)
        default: Self.civil(fromDay: day)
        }
    }

    /// Whether the day stands in the calendar; days 0 and 60 of the 1900 system do not.
    var isRealDay: Bool { day != 0 && day != 60 }

    /// The date in the tabular Islamic calendar (30-year cycle of 10,631 days), which `B2` codes ask for.
    var hijri: (year: Int, month: Int, day: Int) {
        let julianDay = (day < 60 ? day + 1 : day) + 2_415_019
        let since = julianDay - 1_948_440 + 10_632
        let cycle = (since - 1) / 10_631
        let rest = since - 10_631 * cycle + 354
        let yearInCycle = (10_985 - rest) / 5316 * (50 * rest / 17_719) + rest / 5670 * (43 * rest / 15_238)
        let dayOfYear =
            rest - (30 - yearInCycle) / 15 * (17_719 * yearInCycle / 50) - yearInCycle / 16
            * (15_238 * yearInCycle / 43) + 29
        let month = 24 * dayOfYear / 709
        return (30 * cycle + yearInCycle - 30, month, dayOfYear - 709 * month / 24)
    }

    /// The date of a day counted from 1899-12-30 (Howard Hinnant, "chrono-compatible low-level date algorithms").
    private static func civil(fromDay day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 693_899
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The day counted from 1899-12-30 of a date from the year 1 on.
    static func day(year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear % 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 693_899
    }
}
