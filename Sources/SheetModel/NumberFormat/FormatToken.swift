/// One piece of a number format code after reading (ECMA-376 part 1, 18.8.31).
enum FormatToken: Hashable, Sendable {
    /// Text shown as it stands.
    case literal([UInt8])
    /// A digit position: `0`, `#` or `?`.
    case place(Placeholder)
    /// The decimal point.
    case point
    /// A comma whose meaning (grouping, scaling, literal) is not settled yet.
    case comma
    /// A percent sign, which also multiplies by 100.
    case percent
    /// `E+` (always signed) or `E-` (signed when negative).
    case exponent(alwaysSigned: Bool, letter: UInt8)
    /// The bar of a fraction; in a date, a literal.
    case slash
    /// The fixed denominator of a fraction such as `# ?/8`.
    case denominator(Int)
    /// `General`.
    case general
    /// `@`, the cell's text.
    case text
    /// A part of a date or time.
    case date(DateField)
}

/// What a digit position shows when the number has no digit there.
enum Placeholder: Hashable, Sendable {
    /// `0` shows a zero.
    case zero
    /// `#` shows nothing.
    case nothing
    /// `?` shows a space.
    case space
}

/// A part of a date or time; the number is how often its letter stands in the code.
enum DateField: Hashable, Sendable {
    case year(Int)
    case buddhistYear(Int)
    case month(Int)
    case day(Int)
    case hour(Int)
    case minute(Int)
    case second(Int)
    /// Digits of a second, behind a decimal point.
    case subsecond(Int)
    /// `AM/PM`, `A/P` or the East Asian forms: the two texts, `nil` for the language's own.
    case meridiem(Meridiem)
    case elapsedHours(Int)
    case elapsedMinutes(Int)
    case elapsedSeconds(Int)
    /// `g`, the name of the era, which the Gregorian calendar does not show.
    case era

    /// Whether the field is part of a calendar date.
    var isCalendar: Bool {
        switch self {
        case .year, .buddhistYear, .month, .day, .era: true
        default: false
        }
    }

    /// Whether the field counts the whole of a duration.
    var isElapsed: Bool {
        switch self {
        case .elapsedHours, .elapsedMinutes, .elapsedSeconds: true
        default: false
        }
    }
}

/// How morning and afternoon are told apart.
enum Meridiem: Hashable, Sendable {
    /// `AM/PM`, in the language of the section.
    case words
    /// `A/P`, in the case the code has.
    case letters(morning: UInt8, afternoon: UInt8)
    /// `上午/下午`.
    case chinese
}

/// The calendar a section counts its years in.
enum FormatCalendar: Hashable, Sendable {
    case gregorian
    /// Thai Buddhist: 543 years ahead.
    case buddhist
    /// Tabular Islamic.
    case hijri
}

/// A pattern that Excel takes from the system's settings instead of from the code.
enum SystemPattern: Hashable, Sendable {
    /// `m/d/yy` (built-in 14).
    case shortDate
    /// `m/d/yy h:mm` (built-in 22).
    case shortDateTime
    /// `[$-F800]`.
    case longDate
    /// `[$-F400]`.
    case time
}
