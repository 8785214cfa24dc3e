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
        let bytes = iso.utf8Span.span
        guard bytes.count == 10 else { return nil }
        var numbers = (year: 0, month: 0, day: 0)
        for index in bytes.indices {
            if index == 4 || index == 7 {
                guard bytes[index] == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard (48...57).contains(bytes[index]) else { return nil }
            let digit = Int(bytes[index]) - 48
            switch index {
            case ..<4: numbers.year = numbers.year * 10 + digit
            case ..<7: numbers.month = numbers.month * 10 + digit
            default: numbers.day = numbers.day * 10 + digit
            }
        }
        self.init(year: numbers.year, month: numbers.month, day: numbers.day)
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
