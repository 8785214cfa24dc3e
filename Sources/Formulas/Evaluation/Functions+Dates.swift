import SheetModel

extension Call {
    /// A serial number as a date.
    fileprivate func date(_ index: Int) throws(Fault) -> (year: Int, month: Int, day: Int) {
        guard let date = CalendarDay.date(try number(index), evaluator.book.dateSystem) else { throw .number }
        return date
    }

    /// A serial number without its time.
    func day(_ index: Int) throws(Fault) -> Int {
        let serial = try number(index).rounded(.down)
        guard serial >= 0, serial <= Double(CalendarDay.last) else { throw .number }
        return Int(serial)
    }

    fileprivate func serial(year: Int, month: Int, day: Int) throws(Fault) -> Value {
        guard let serial = CalendarDay.serial(year: year, month: month, day: day, evaluator.book.dateSystem) else {
            throw .number
        }
        return .number(serial)
    }

    /// The time of day of a serial number, to the nearest second.
    fileprivate func secondOfDay(_ index: Int) throws(Fault) -> Int {
        let serial = try number(index)
        guard serial >= 0, serial < Double(CalendarDay.last + 1) else { throw .number }
        let seconds = ((serial - serial.rounded(.down)) * 86_400 + 1e-6).rounded()
        return Int(seconds) % 86_400
    }
}

extension FunctionEntry {
    static let dates: [FunctionEntry] = [
        FunctionEntry("DATE", 3...3, "sss") { call throws(Fault) in
            var year = try call.whole(0)
            let (month, day) = (try call.whole(1), try call.whole(2))
            let is1904 = call.evaluator.book.dateSystem == .from1904
            if year >= 0, year < (is1904 ? 1904 : 1900) { year += 1900 }
            guard year >= 1900, year <= 9999 else { throw .number }
            return try call.serial(year: year, month: month, day: day)
        },
        FunctionEntry("TIME", 3...3, "sss") { call throws(Fault) in
            let parts = (try call.whole(0), try call.whole(1), try call.whole(2))
            guard max(parts.0, parts.1, parts.2) <= 32_767 else { throw .number }
            let seconds = parts.0 * 3600 + parts.1 * 60 + parts.2
            if seconds < 0 { throw .number }
            return .number(Double(seconds % 86_400) / 86_400)
        },
        FunctionEntry("YEAR", 1...1, "s") { call throws(Fault) in .number(try call.date(0).year) },
        FunctionEntry("MONTH", 1...1, "s") { call throws(Fault) in .number(try call.date(0).month) },
        FunctionEntry("DAY", 1...1, "s") { call throws(Fault) in .number(try call.date(0).day) },
        FunctionEntry("HOUR", 1...1, "s") { call throws(Fault) in .number(try call.secondOfDay(0) / 3600) },
        FunctionEntry("MINUTE", 1...1, "s") { call throws(Fault) in .number(try call.secondOfDay(0) / 60 % 60) },
        FunctionEntry("SECOND", 1...1, "s") { call throws(Fault) in .number(try call.secondOfDay(0) % 60) },
        FunctionEntry("NOW", 0...0, "") { call throws(Fault) in
            call.evaluator.isVariable = true
            return .number(call.evaluator.book.now)
        },
        FunctionEntry("TODAY", 0...0, "") { call throws(Fault) in
            call.evaluator.isVariable = true
            return .number(call.evaluator.book.now.rounded(.down))
        },
        FunctionEntry("DATEVALUE", 1...1, "s") { call throws(Fault) in
            guard case .text(let text) = try call.scalar(0) else { throw .value }
            let bytes = NumberReading.trimmed(Array(text.utf8))
            let book = call.evaluator.book
            guard let serial = DateReading.serial(bytes, dateSystem: book.dateSystem, now: book.now) else {
                throw .value
            }
            return .number(serial.rounded(.down))
        },
        FunctionEntry("TIMEVALUE", 1...1, "s") { call throws(Fault) in
            guard case .text(let text) = try call.scalar(0) else { throw .value }
            let bytes = NumberReading.trimmed(Array(text.utf8))
            let book = call.evaluator.book
            guard let serial = DateReading.serial(bytes, dateSystem: book.dateSystem, now: book.now) else {
                throw .value
            }
            return .number(serial - serial.rounded(.down))
        },
        FunctionEntry("EDATE", 2...2, "ss") { call throws(Fault) in
            let (date, months) = (try call.date(0), try call.whole(1))
            guard months.magnitude < 200_000 else { throw .number }
            let total = date.year * 12 + date.month - 1 + months
            guard total >= 0 else { throw .number }
            let day = min(date.day, CalendarDay.length(year: total / 12, month: total % 12 + 1))
            return try call.serial(year: total / 12, month: total % 12 + 1, day: day)
        },
        FunctionEntry("EOMONTH", 2...2, "ss") { call throws(Fault) in
            let (date, months) = (try call.date(0), try call.whole(1))
            guard months.magnitude < 200_000 else { throw .number }
            let total = date.year * 12 + date.month - 1 + months
            guard total >= 0 else { throw .number }
            let day = CalendarDay.length(year: total / 12, month: total % 12 + 1)
            return try call.serial(year: total / 12, month: total % 12 + 1, day: day)
        },
        FunctionEntry("WEEKDAY", 1...2, "ss") { call throws(Fault) in
            let day = try call.weekday(0)
            let kind = try call.whole(1, default: 1)
            switch kind {
            case 1, 17: return .number(day + 1)
            case 2, 11: return .number((day + 6) % 7 + 1)
            case 3: return .number((day + 6) % 7)
            case 12...16: return .number((day + 7 - (kind - 10)) % 7 + 1)
            default: throw .number
            }
        },
        FunctionEntry("WEEKNUM", 1...2, "ss") { call throws(Fault) in
            let kind = try call.whole(1, default: 1)
            if kind == 21 { return .number(try isoWeek(call)) }
            let first: Int
            switch kind {
            case 1, 17: first = 0
            case 2, 11: first = 1
            case 12...16: first = kind - 10
            default: throw .number
            }
            let (date, weekday) = (try call.date(0), try call.weekday(0))
            let dayOfYear = (1..<date.month).reduce(date.day) { $0 + CalendarDay.length(year: date.year, month: $1) }
            let january = (weekday - (dayOfYear - 1) % 7 + 7) % 7
            return .number((dayOfYear - 1 + (january - first + 7) % 7) / 7 + 1)
        },
        FunctionEntry("ISOWEEKNUM", 1...1, "s") { call throws(Fault) in .number(try isoWeek(call)) },
        FunctionEntry("DAYS", 2...2, "ss") { call throws(Fault) in .number(try call.day(0) - (try call.day(1))) },
        FunctionEntry("DAYS360", 2...3, "sss") { call throws(Fault) in
            let (start, end) = (try call.date(0), try call.date(1))
            return .number(DayCount.days360(start, end, isEuropean: try call.boolean(2, default: false)))
        },
        FunctionEntry("DATEDIF", 3...3, "sss") { call throws(Fault) in try difference(call) },
        FunctionEntry("YEARFRAC", 2...3, "sss") { call throws(Fault) in
            let basis = try call.whole(2, default: 0)
            guard (0...4).contains(basis) else { throw .number }
            let (one, other) = (try call.day(0), try call.day(1))
            let (first, last) = (try call.date(one <= other ? 0 : 1), try call.date(one <= other ? 1 : 0))
            return .number(DayCount.years(first, last, days: Double((one - other).magnitude), basis: basis))
        },
    ]

    private static func isoWeek(_ call: Call) throws(Fault) -> Int {
        let day = try call.day(0)
        let monday = (try call.weekday(0) + 6) % 7
        // The week's Thursday tells the year.
        let thursday = day - monday + 3
        let system = call.evaluator.book.dateSystem
        guard let date = CalendarDay.date(Double(max(thursday, 0)), system),
            let first = CalendarDay.serial(year: date.year, month: 1, day: 1, system)
        else { throw .number }
        return (thursday - first) / 7 + 1
    }

    private static func difference(_ call: Call) throws(Fault) -> Value {
        let (first, last) = (try call.day(0), try call.day(1))
        let (start, end) = (try call.date(0), try call.date(1))
        if first > last { throw .number }
        let months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day ? 1 : 0)
        let system = call.evaluator.book.dateSystem
        switch try call.text(2).uppercased() {
        case "D": return .number(last - first)
        case "M": return .number(months)
        case "Y": return .number(months / 12)
        case "YM": return .number(months % 12)
        case "MD":
            if end.day >= start.day { return .number(end.day - start.day) }
            let (year, month) = end.month == 1 ? (end.year - 1, 12) : (end.year, end.month - 1)
            guard let since = CalendarDay.serial(year: year, month: month, day: start.day, system) else {
                throw .number
            }
            return .number(last - since)
        case "YD":
            let isLater = (end.month, end.day) >= (start.month, start.day)
            guard
                let since = CalendarDay.serial(
                    year: start.year, month: start.month, day: start.day, system),
                let until = CalendarDay.serial(
                    year: start.year + (isLater ? 0 : 1), month: end.month, day: end.day, system)
            else { throw .number }
            return .number(until - since)
        default: throw .number
        }
    }
}

extension Call {
    /// The day of the week of a serial number, 0 for Sunday.
    func weekday(_ index: Int) throws(Fault) -> Int {
        guard let date = SerialDate(try number(index).rounded(.down), dateSystem: evaluator.book.dateSystem) else {
            throw .number
        }
        return date.weekday
    }
}

/// Ways of counting days between dates.
enum DayCount {
    typealias Date = (year: Int, month: Int, day: Int)

    private static func isLastOfFebruary(_ date: Date) -> Bool {
        date.month == 2 && date.day == CalendarDay.length(year: date.year, month: 2)
    }

    static func days360(_ start: Date, _ end: Date, isEuropean: Bool) -> Int {
        var (first, last) = (start, end)
        if isEuropean {
            first.day = min(first.day, 30)
            last.day = min(last.day, 30)
        } else {
            if isLastOfFebruary(first) || first.day == 31 { first.day = 30 }
            if last.day == 31 {
                if first.day < 30 {
                    last = last.month == 12 ? (last.year + 1, 1, 1) : (last.year, last.month + 1, 1)
                } else {
                    last.day = 30
                }
            }
        }
        let months = (last.year - first.year) * 12 + last.month - first.month
        return months * 30 + last.day - first.day
    }

    /// The part of a year between two dates, the earlier one first.
    static func years(_ first: Date, _ last: Date, days: Double, basis: Int) -> Double {
        switch basis {
        case 1: return days / averageYear(first, last)
        case 2: return days / 360
        case 3: return days / 365
        case 4: return Double(days360(first, last, isEuropean: true)) / 360
        default:
            var (start, end) = (first, last)
            // Securities Industry Association, "Standard Securities Calculation Methods": 30/360 with month ends.
            if isLastOfFebruary(start), isLastOfFebruary(end) { end.day = 30 }
            if isLastOfFebruary(start) || start.day == 31 { start.day = 30 }
            if end.day == 31, start.day == 30 { end.day = 30 }
            let months = (end.year - start.year) * 12 + end.month - start.month
            return Double(months * 30 + end.day - start.day) / 360
        }
    }

    private static func averageYear(_ first: Date, _ last: Date) -> Double {
        let isWithinYear =
            first.year == last.year
            || (first.year + 1 == last.year && (first.month, first.day) >= (last.month, last.day))
        if isWithinYear {
            if first.year == last.year { return CalendarDay.isLeap(first.year) ? 366 : 365 }
            let hasLeapDay =
                CalendarDay.isLeap(first.year) && (first.month, first.day) <= (2, 29)
                || CalendarDay.isLeap(last.year) && (last.month, last.day) >= (2, 29)
            return hasLeapDay ? 366 : 365
        }
        let years = first.year...last.year
        let days = years.reduce(0) { $0 + (CalendarDay.isLeap($1) ? 366 : 365) }
        return Double(days) / Double(years.count)
    }
}
