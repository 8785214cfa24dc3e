import SheetModel

/// The days of the week that are free, and the holidays.
private struct WorkCalendar {
    /// From Monday.
    let isFree: [Bool]
    let holidays: Set<Int>
    let call: Call

    init(_ call: Call, weekend: Int?, holidays index: Int) throws(Fault) {
        self.call = call
        isFree = try Self.weekend(call, weekend)
        var found: Set<Int> = []
        if call.isGiven(index) {
            try call.evaluator.forEachValue(call[index]) { value, isDirect throws(Fault) in
                if case .blank = value { return }
                let serial = try call.evaluator.number(value)
                guard serial >= 0, serial <= Double(CalendarDay.last) else { throw .number }
                found.insert(Int(serial))
            }
        }
        holidays = found
    }

    private static func weekend(_ call: Call, _ index: Int?) throws(Fault) -> [Bool] {
        guard let index, call.isGiven(index) else { return [false, false, false, false, false, true, true] }
        if case .text(let text) = try call.scalar(index) {
            let days = text.utf8.map { $0 == UInt8(ascii: "1") }
            guard days.count == 7, text.utf8.allSatisfy({ $0 == 48 || $0 == 49 }) else { throw .value }
            return days
        }
        let code = try call.whole(index)
        switch code {
        case 1...7: return (0..<7).map { $0 == (code + 4) % 7 || $0 == (code + 5) % 7 }
        case 11...17: return (0..<7).map { $0 == (code - 5) % 7 }
        default: throw .number
        }
    }

    /// Day 0 of the 1900 system is a Saturday, as Excel has it.
    func isWorkday(_ day: Int) -> Bool {
        let shift = call.evaluator.book.dateSystem == .from1904 ? 4 : 5
        return !isFree[(day + shift) % 7] && !holidays.contains(day)
    }
}

extension FunctionEntry {
    static let workdays: [FunctionEntry] = [
        FunctionEntry("NETWORKDAYS", 2...3, "ssr") { call throws(Fault) in
            try countedDays(call, try WorkCalendar(call, weekend: nil, holidays: 2))
        },
        FunctionEntry("NETWORKDAYS.INTL", 2...4, "sssr") { call throws(Fault) in
            try countedDays(call, try WorkCalendar(call, weekend: 2, holidays: 3))
        },
        FunctionEntry("WORKDAY", 2...3, "ssr") { call throws(Fault) in
            try movedDay(call, try WorkCalendar(call, weekend: nil, holidays: 2))
        },
        FunctionEntry("WORKDAY.INTL", 2...4, "sssr") { call throws(Fault) in
            try movedDay(call, try WorkCalendar(call, weekend: 2, holidays: 3))
        },
    ]

    private static func countedDays(_ call: Call, _ calendar: WorkCalendar) throws(Fault) -> Value {
        let (start, end) = (try call.day(0), try call.day(1))
        let count = (min(start, end)...max(start, end)).count(where: calendar.isWorkday)
        return .number(start <= end ? count : -count)
    }

    private static func movedDay(_ call: Call, _ calendar: WorkCalendar) throws(Fault) -> Value {
        var day = try call.day(0)
        var left = try call.whole(1)
        if calendar.isFree.allSatisfy({ $0 }) { throw .value }
        guard left.magnitude <= CalendarDay.last else { throw .number }
        let step = left < 0 ? -1 : 1
        while left != 0 {
            day += step
            guard day >= 0, day <= CalendarDay.last else { throw .number }
            if calendar.isWorkday(day) { left -= step }
        }
        return .number(day)
    }
}
