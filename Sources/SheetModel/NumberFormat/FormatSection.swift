/// One section of a number format code: the part between two semicolons, ready to show numbers.
struct FormatSection: Hashable, Sendable {
    /// What the section is made of.
    enum Content: Hashable, Sendable {
        /// Literals only, or nothing at all.
        case literal
        /// `General`, with or without literals.
        case general
        /// Has `@`; a number in it is shown as by `General`.
        case text
        case number
        case scientific(exponentAt: Int)
        case fraction(FractionLayout)
        case date(DateLayout)
    }

    var tokens: [FormatToken] = []
    var content = Content.literal
    /// When the section applies; `nil` for the default of its position.
    var condition: FormatCondition?
    /// The power of ten that percent signs (+2 each) and trailing commas (−3 each) ask for.
    var scale = 0
    /// Whether thousands are separated.
    var isGrouped = false
    /// Digit positions before the point.
    var integerPlaces = 0
    /// Digit positions after the point.
    var fractionPlaces = 0
    /// Digit positions of the exponent.
    var exponentPlaces = 0
    /// The language of month and day names; `nil` for the display locale's.
    var language: DateLanguage?
    var calendar = FormatCalendar.gregorian
    var system: SystemPattern?
    /// Whether the section had a `[$…]` tag, which keeps an otherwise empty section from meaning `General`.
    var hasTag = false

    /// The layout of dates and times, if the section shows them.
    var dateLayout: DateLayout? {
        if case .date(let layout) = content { layout } else { nil }
    }
}

/// Where the parts of a fraction such as `# ?/?` stand among the tokens of its section.
struct FractionLayout: Hashable, Sendable {
    /// The positions of the whole number; empty for improper fractions.
    var whole: Range<Int>
    /// The positions of the numerator.
    var numerator: Range<Int>
    /// The bar.
    var slash: Int
    /// The positions of the denominator.
    var denominator: Range<Int>
    /// Digit positions in front of the numerator.
    var wholePlaces: Int
}

/// What a date section shows, as far as it matters for all its parts.
struct DateLayout: Hashable, Sendable {
    /// Digits of a second, 0 to 3.
    var subsecondDigits = 0
    var hasMeridiem = false
    var hasCalendar = false
    var hasClock = false
    var hasElapsed = false

    init(_ tokens: [FormatToken]) {
        for case .date(let field) in tokens {
            if field.isCalendar {
                hasCalendar = true
            } else if field.isElapsed {
                hasElapsed = true
            } else {
                hasClock = true
            }
            if case .subsecond(let digits) = field { subsecondDigits = max(subsecondDigits, min(digits, 3)) }
            if case .meridiem = field { hasMeridiem = true }
        }
    }

    /// The shape of value the section shows.
    var kind: NumberFormat.Kind {
        if hasCalendar { return hasClock || hasElapsed ? .dateTime : .date }
        return hasElapsed ? .elapsed : .time
    }
}
