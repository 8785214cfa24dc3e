extension SerialDate {
    /// `serial` as ISO 8601 text, to the millisecond: `2022-10-26`, `2022-10-26T08:30:00`, `08:30:00.250`, `PT27H30M`.
    ///
    /// A serial below 1 is a time of day (in the 1904 system only where the format shows no date), a format of elapsed
    /// time gives a duration. `nil` for formats that show no date or time, for the days 0 and 60 of the 1900 system
    /// that no calendar has, and for what is negative or after 9999-12-31.
    public static func isoText(_ serial: Double, dateSystem: DateSystem, kind: NumberFormat.Kind) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        guard appendISOText(of: serial, dateSystem: dateSystem, kind: kind, to: &bytes) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends what ``isoText(_:dateSystem:kind:)`` gives, in ASCII; `false`, with nothing appended, where it gives `nil`.
    public static func appendISOText(
        of serial: Double, dateSystem: DateSystem, kind: NumberFormat.Kind, to bytes: inout [UInt8]
    ) -> Bool {
        guard let moment = SerialDate(serial, dateSystem: dateSystem) else { return false }
        switch kind {
        case .general, .number, .text: return false
        case .elapsed:
            bytes.append(contentsOf: moment.isoDuration.utf8)
            return true
        case .date, .time, .dateTime: break
        }
        let isTimeOnly = serial < 1 && moment.elapsedMilliseconds < 86_400_000
        if isTimeOnly, dateSystem == .from1900 || kind == .time {
            moment.appendISOTime(to: &bytes)
            return true
        }
        guard moment.isRealDay else { return false }
        let date = moment.calendar
        append(date.year, width: 4, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        append(date.month, width: 2, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        append(date.day, width: 2, to: &bytes)
        if kind == .date && moment.millisecondOfDay == 0 { return true }
        bytes.append(UInt8(ascii: "T"))
        moment.appendISOTime(to: &bytes)
        return true
    }

    private func appendISOTime(to bytes: inout [UInt8]) {
        Self.append(hour, width: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        Self.append(minute, width: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        Self.append(second, width: 2, to: &bytes)
        guard millisecond > 0 else { return }
        bytes.append(UInt8(ascii: "."))
        Self.append(millisecond, width: 3, to: &bytes)
    }

    /// Appends a whole number that has at most `width` digits, zeros before it.
    private static func append(_ number: Int, width: Int, to bytes: inout [UInt8]) {
        var unit = 1
        for _ in 1..<width { unit &*= 10 }
        while unit > 0 {
            bytes.append(48 &+ UInt8(truncatingIfNeeded: number / unit % 10))
            unit /= 10
        }
    }

    private var isoDuration: String {
        let total = elapsedMilliseconds
        var text = "PT"
        if total >= 3_600_000 { text += "\(total / 3_600_000)H" }
        if minute > 0 { text += "\(minute)M" }
        if millisecond > 0 {
            var decimals: [UInt8] = []
            Self.append(millisecond, width: 3, to: &decimals)
            while decimals.last == UInt8(ascii: "0") { decimals.removeLast() }
            text += "\(second).\(String(decoding: decimals, as: UTF8.self))S"
        } else if second > 0 || total == 0 {
            text += "\(second)S"
        }
        return text
    }

    /// What the text of a cell of type `d` gives: a day, a time of day, or both.
    public static func kind(ofISO text: String) -> NumberFormat.Kind {
        let scanner = ISOScanner(text)
        if scanner.hasTimeFirst { return .time }
        return scanner.hasDateOnly ? .date : .dateTime
    }

    /// The serial number of a cell of type `d` (ECMA-376 part 1, 18.18.11): `2010-03-04`, `2010-03-04T05:06:07.250`,
    /// `05:06:07`; seconds may be missing and a `Z` at the end is accepted.
    ///
    /// `nil` for anything else and for dates before the date system's first day.
    public static func serial(fromISO text: String, dateSystem: DateSystem) -> Double? {
        var scanner = ISOScanner(text)
        if scanner.hasTimeFirst {
            guard let time = scanner.time(), scanner.isAtEnd else { return nil }
            return time / 86_400_000
        }
        guard let date = scanner.date() else { return nil }
        var milliseconds = 0.0
        if !scanner.isAtEnd {
            guard scanner.takeSeparator(), let time = scanner.time(), scanner.isAtEnd else { return nil }
            milliseconds = time
        }
        var day = SerialDate.day(year: date.year, month: date.month, day: date.day)
        switch dateSystem {
        case .from1904:
            day -= daysBetweenSystems
            guard day >= 0 else { return nil }
        case .from1900:
            // The days before the 1900-02-29 that never was are numbered from 1.
            if day < 61 { day -= 1 }
            guard day >= 1 else { return nil }
        }
        return Double(day) + milliseconds / 86_400_000
    }
}

/// Reads ISO 8601 dates and times from left to right.
private struct ISOScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        var bytes = Array(text.utf8)
        let blanks: [UInt8] = [9, 10, 13, 32]
        while let last = bytes.last, blanks.contains(last) { bytes.removeLast() }
        while let first = bytes.first, blanks.contains(first) { bytes.removeFirst() }
        if let last = bytes.last, last == UInt8(ascii: "Z") || last == UInt8(ascii: "z") { bytes.removeLast() }
        self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count }

    /// Whether a time of day stands where a date could.
    var hasTimeFirst: Bool { bytes.count > 2 && bytes[2] == UInt8(ascii: ":") }

    /// Whether nothing stands behind a date.
    var hasDateOnly: Bool { bytes.count <= 10 }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    mutating func takeSeparator() -> Bool {
        take(UInt8(ascii: "T")) || take(UInt8(ascii: "t")) || take(UInt8(ascii: " "))
    }

    private mutating func digits(_ count: Int) -> Int? {
        guard position + count <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[position..<(position + count)] {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        position += count
        return value
    }

    mutating func date() -> (year: Int, month: Int, day: Int)? {
        guard let year = digits(4), take(UInt8(ascii: "-")), let month = digits(2), take(UInt8(ascii: "-")),
            let day = digits(2), year > 0, (1...12).contains(month), day > 0
        else { return nil }
        let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return day <= lengths[month - 1] ? (year, month, day) : nil
    }

    /// The time of day in milliseconds.
    mutating func time() -> Double? {
        guard let hour = digits(2), hour < 24, take(UInt8(ascii: ":")), let minute = digits(2), minute < 60 else {
            return nil
        }
        var milliseconds = Double((hour * 60 + minute) * 60_000)
        guard take(UInt8(ascii: ":")) else { return milliseconds }
        guard let second = digits(2), second < 60 else { return nil }
        milliseconds += Double(second * 1000)
        guard take(UInt8(ascii: ".")) else { return milliseconds }
        var unit = 100.0
        let start = position
        while let digit = digits(1) {
            milliseconds += Double(digit) * unit
            unit /= 10
        }
        return position > start ? milliseconds : nil
    }
}
