import SheetModel

/// Calendar arithmetic on serial numbers.
enum CalendarDay {
    /// The last serial number of the 1900 system, 9999-12-31.
    static let last = 2_958_465

    /// Days from 1899-12-30 to a date whose month may be any number (days from civil, Howard Hinnant).
    static func days(year: Int, month: Int, day: Int) -> Int {
        let months = year * 12 + month - 1
        let year = months >= 0 ? months / 12 : -((11 - months) / 12)
        let month = months - year * 12 + 1
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 693_900 + day
    }

    /// The serial number of a date, whose month and day may be any numbers; `nil` outside the date system.
    static func serial(year: Int, month: Int, day: Int, _ system: DateSystem) -> Int? {
        guard year.magnitude < 100_000, month.magnitude < 1_000_000, day.magnitude < 10_000_000 else { return nil }
        var days = days(year: year, month: month, day: 1)
        switch system {
        case .from1904:
            days += day - 1 - 1462
            return days >= 0 && days <= last - 1462 ? days : nil
        case .from1900:
            // 1900-02-29, which never was, has the number 60.
            if days < 61 { days -= 1 }
            days += day - 1
            return days >= 0 && days <= last ? days : nil
        }
    }

    /// The date of a serial number; `nil` outside the date system.
    static func date(_ serial: Double, _ system: DateSystem) -> (year: Int, month: Int, day: Int)? {
        guard serial >= 0, serial < Double(last + 1) else { return nil }
        return SerialDate(serial.rounded(.down), dateSystem: system)?.calendar
    }

    static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    static func length(year: Int, month: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// Reads dates and times in the spellings that Excel takes when set for the United States.
enum DateReading {
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// A piece of the text: a number with its count of digits, a month, or a mark.
    private enum Piece: Equatable {
        case number(Int, digits: Int)
        case month(Int)
        case mark(UInt8)
    }

    /// The serial number; `nil` when the text is no date or time.
    static func serial(_ bytes: [UInt8], dateSystem: DateSystem, now: Double) -> Double? {
        guard let first = bytes.first, isDigit(first) || isLetter(first) else { return nil }
        var (dateBytes, time): ([UInt8], Double?) = (bytes, nil)
        if let colon = bytes.firstIndex(of: UInt8(ascii: ":")) ?? meridian(bytes) {
            var start = colon
            while start > 0, isDigit(bytes[start - 1]) { start -= 1 }
            guard let read = timeOfDay(bytes[start...]) else { return nil }
            time = read
            dateBytes = NumberReading.trimmed(Array(bytes[..<start]))
            if dateBytes.isEmpty { return read }
            if start > 0, bytes[start - 1] != 32, bytes[start - 1] != UInt8(ascii: "T") { return nil }
        }
        guard let pieces = pieces(dateBytes), let day = day(pieces, dateSystem, now) else { return nil }
        return Double(day) + (time ?? 0)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }

    /// `3 PM`: where the digits before the letters end.
    private static func meridian(_ bytes: [UInt8]) -> Int? {
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        guard text.hasSuffix(" am") || text.hasSuffix(" pm"), bytes.count <= 5 || !isLetter(bytes[0]) else {
            return nil
        }
        return bytes.count - 3
    }

    /// `14:30`, `2:30:15.5 PM`, `27:00`.
    static func timeOfDay(_ bytes: ArraySlice<UInt8>) -> Double? {
        var text = String(decoding: bytes, as: UTF8.self).lowercased()
        var isAfternoon: Bool?
        for (suffix, value) in [(" am", false), (" pm", true), (" a", false), (" p", true)] where text.hasSuffix(suffix)
        {
            isAfternoon = value
            text = String(text.dropLast(suffix.utf8.count))
            break
        }
        while text.hasSuffix(" ") { text.removeLast() }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), isAfternoon != nil || parts.count > 1 else { return nil }
        guard var hours = Double(parts[0]), hours >= 0, hours < 10_000, !parts[0].contains(".") else { return nil }
        let minutes = parts.count > 1 ? number(parts[1]) : 0
        let seconds = parts.count > 2 ? number(parts[2]) : 0
        guard let minutes, let seconds, minutes < 60 || parts.count == 2 && hours == 0, seconds < 60 else { return nil }
        if let isAfternoon {
            guard hours <= 12 else { return nil }
            hours = hours.truncatingRemainder(dividingBy: 12) + (isAfternoon ? 12 : 0)
        }
        return (hours * 3600 + minutes * 60 + seconds) / 86_400
    }

    private static func number(_ text: Substring) -> Double? {
        if text.isEmpty { return 0 }
        guard text.utf8.allSatisfy({ isDigit($0) || $0 == 46 }) else { return nil }
        return Double(text)
    }

    private static func pieces(_ bytes: [UInt8]) -> [Piece]? {
        var result: [Piece] = []
        var position = 0
        while position < bytes.count {
            let start = position
            if isDigit(bytes[position]) {
                while position < bytes.count, isDigit(bytes[position]) { position += 1 }
                guard position - start <= 4, let value = NumberReading.unsigned(bytes[start..<position]) else {
                    return nil
                }
                result.append(.number(value, digits: position - start))
            } else if isLetter(bytes[position]) {
                while position < bytes.count, isLetter(bytes[position]) { position += 1 }
                let word = String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
                guard word.utf8.count >= 3, let month = months.firstIndex(where: { $0.hasPrefix(word) }) else {
                    return nil
                }
                result.append(.month(month + 1))
            } else {
                let byte = bytes[position]
                guard byte == 32 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ",")
                else { return nil }
                if byte != 32 { result.append(.mark(byte)) }
                position += 1
            }
        }
        return result
    }

    private static func day(_ pieces: [Piece], _ system: DateSystem, _ now: Double) -> Int? {
        let marks = pieces.compactMap { if case .mark(let byte) = $0 { byte } else { nil } }
        let parts = pieces.filter { if case .mark = $0 { false } else { true } }
        let comma = UInt8(ascii: ",")
        guard parts.count == 2 || parts.count == 3, Set(marks.filter { $0 != comma }).count <= 1 else { return nil }
        let thisYear = CalendarDay.date(now, system)?.year ?? 1900
        var named: Int?
        var numbers: [(value: Int, digits: Int)] = []
        for part in parts {
            if case .month(let month) = part, named == nil { named = month }
            if case .number(let value, let digits) = part { numbers.append((value, digits)) }
        }
        if let named {
            switch numbers.count {
            case 1:
                // "Jan 2020" and "Jan 5": what can be a day is one.
                let value = numbers[0].value
                if numbers[0].digits <= 2, value >= 1, value <= CalendarDay.length(year: thisYear, month: named) {
                    return valid(thisYear, named, value, system)
                }
                return valid(year(numbers[0]), named, 1, system)
            case 2:
                if numbers[0].digits > 2 { return valid(year(numbers[0]), named, numbers[1].value, system) }
                return valid(year(numbers[1]), named, numbers[0].value, system)
            default: return nil
            }
        }
        guard !marks.isEmpty, !marks.contains(comma), marks.count == parts.count - 1 else { return nil }
        if numbers.count == 2 {
            if numbers[1].digits > 2 || numbers[1].value > 31 {
                return valid(year(numbers[1]), numbers[0].value, 1, system)
            }
            return valid(thisYear, numbers[0].value, numbers[1].value, system)
        }
        if numbers[0].digits > 2 { return valid(numbers[0].value, numbers[1].value, numbers[2].value, system) }
        return valid(year(numbers[2]), numbers[0].value, numbers[1].value, system)
    }

    private static func year(_ part: (value: Int, digits: Int)) -> Int {
        part.digits > 2 ? part.value : part.value + (part.value < 30 ? 2000 : 1900)
    }

    private static func valid(_ year: Int, _ month: Int, _ day: Int, _ system: DateSystem) -> Int? {
        guard (1...12).contains(month), year >= 1900, year <= 9999, day >= 1 else { return nil }
        if year == 1900, month == 2, day == 29, system == .from1900 { return 60 }
        guard day <= CalendarDay.length(year: year, month: month) else { return nil }
        return CalendarDay.serial(year: year, month: month, day: day, system)
    }
}
