/// A date as people write it, read day before month.
///
/// Reads `26/10/2022`, `26-10-22`, `26.10.2022`, `ngày 26 tháng 10 năm 2022`, `2022-10-26`, with a time or weekday beside
/// it; `26/10` where the context gives the year.
///
/// ```swift
/// DateReading("26-10-22").date?.code  // "2022-10-26", with a warning
/// ```
public struct DateReading: Sendable, Equatable {
    /// The day; `nil` when the text was refused.
    public let date: WrittenDate?
    /// Whether it is taken, warned of, or refused.
    public let outcome: Outcome
    /// What was done.
    public let normalisations: [Normalisation]
    /// Days that could be meant where the text was refused: `10/26/2022` is no day, 26/10/2022 is.
    public let candidates: [WrittenDate]

    /// Reads all of a text. Two-digit years are 1970 to 2069.
    ///
    /// - Parameter year: the year of the context, for a date without one.
    public init(_ text: String, year: Int? = nil) {
        let words = Words(text, limit: 24)
        guard let found = FoundDate(words.items, at: Self.start(words.items), year: year),
            Self.isTime(words.items[found.end...])
        else {
            (date, outcome, normalisations, candidates) = (nil, .refused, [], [])
            return
        }
        var done: [Normalisation] = [.dateAsText]
        if found.isShortYear { done.append(.twoDigitYear) }
        if found.isYearFromContext { done.append(.yearFromContext) }
        normalisations = done
        date = found.date
        candidates = found.date == nil ? [found.swapped].compactMap { $0 } : []
        outcome = found.date == nil ? .refused : found.isShortYear || found.isYearFromContext ? .warned : .accepted
    }

    /// The first number, or the word "ngày" before it, behind a place or a weekday.
    private static func start(_ items: [Words.Item]) -> Int {
        guard let number = items.firstIndex(where: \.isNumber) else { return 0 }
        let isDay = number > 0 && items[number - 1].bare == "ngay"
        let before = items.prefix(isDay ? number - 1 : number)
        let isPlain = before.allSatisfy { $0.isWord || $0.bare == "," || $0.bare == "(" }
        return isPlain && (isDay || before.isEmpty || before.last?.bare == ",")
            ? (isDay ? number - 1 : number) : items.count
    }

    /// Whether nothing but a time of day follows.
    private static func isTime(_ rest: ArraySlice<Words.Item>) -> Bool {
        rest.allSatisfy { item in
            item.isNumber || ":.)".contains(item.bare)
                || ["gio", "phut", "giay", "h", "am", "pm", "t", "z"].contains(item.bare)
        }
    }
}

/// A date at a place of a text.
struct FoundDate {
    var date: WrittenDate?
    /// The day with day and month swapped, where that is one.
    var swapped: WrittenDate?
    var isShortYear = false
    var isYearFromContext = false
    /// The item behind it.
    var end: Int

    /// `nil` when no date stands at the place; one with `date` nil when its numbers make no day.
    init?(_ items: [Words.Item], at start: Int, year context: Int?) {
        var place = start
        func item(_ offset: Int) -> Words.Item? { place + offset < items.count ? items[place + offset] : nil }
        let saysDay = item(0)?.bare == "ngay"
        if saysDay { place += 1 }
        guard let first = item(0), let day = first.number, first.bare.utf8.count <= 4 else { return nil }
        end = place
        // "26 tháng 10 năm 2022"
        if item(1)?.bare == "thang", let month = item(2)?.number {
            place += 3
            if item(0)?.bare == "nam", let year = item(1), let number = year.number {
                end = place + 2
                set(year: number, digits: year.bare.utf8.count, month: month, day: day)
            } else if item(0)?.bare == "/", let year = item(1), let number = year.number {
                end = place + 2
                set(year: number, digits: year.bare.utf8.count, month: month, day: day)
            } else {
                guard let context, saysDay else { return nil }
                end = place
                isYearFromContext = true
                set(year: context, digits: 4, month: month, day: day)
            }
            return
        }
        guard let sign = item(1)?.bare, sign == "/" || sign == "-" || sign == ".", let second = item(2),
            let middle = second.number, second.bare.utf8.count <= 2
        else { return nil }
        if item(3)?.bare == sign, let third = item(4), let last = third.number {
            end = place + 5
            if first.bare.utf8.count == 4 {
                guard third.bare.utf8.count <= 2 else { return nil }
                set(year: day, digits: 4, month: middle, day: last)
            } else {
                guard third.bare.utf8.count == 4 || third.bare.utf8.count == 2 else { return nil }
                set(year: last, digits: third.bare.utf8.count, month: middle, day: day)
            }
            return
        }
        guard let context, first.bare.utf8.count <= 2, sign == "/" || saysDay else { return nil }
        end = place + 3
        isYearFromContext = true
        set(year: context, digits: 4, month: middle, day: day)
    }

    private mutating func set(year: Int, digits: Int, month: Int, day: Int) {
        isShortYear = digits <= 2
        let full = isShortYear ? year + (year < 70 ? 2000 : 1900) : year
        date = WrittenDate(year: full, month: month, day: day)
        swapped = WrittenDate(year: full, month: day, day: month)
    }
}
