public import VietnameseText

/// A day of the Gregorian calendar, without a time or a zone: the text room's date.
///
/// ```swift
/// CalendarDate(iso: "2022-10-26")?.adding(days: 6)?.code  // "2022-11-01"
/// ```
public typealias CalendarDate = WrittenDate

extension WrittenDate {
    /// Reads ISO 8601, `2022-10-26`; `nil` for anything else.
    public init?(iso: String) {
        let parts = iso.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
            iso.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (48...57).contains($0) }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day so many days later, or earlier for a negative number; `nil` outside the years 1 to 9999.
    public func adding(days: Int) -> WrittenDate? { WrittenDate(dayNumber: dayNumber + days) }

    /// How many days later `other` is; negative when it is earlier.
    public func days(until other: WrittenDate) -> Int { other.dayNumber - dayNumber }

    /// The day of the week as ISO 8601 counts: 1 for Monday to 7 for Sunday.
    public var weekday: Int { (dayNumber + 2) % 7 + 1 }

    /// Whether it is a Saturday or a Sunday.
    public var isWeekend: Bool { weekday > 5 }

    /// The same day and month of another year; 29 February becomes the 28th where there is none.
    public func inYear(_ year: Int) -> WrittenDate? {
        WrittenDate(year: year, month: month, day: day) ?? WrittenDate(year: year, month: month, day: 28)
    }
}
