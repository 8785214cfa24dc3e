extension FormatSection {
    /// Appends `serial` as a date or time; false where Excel shows none.
    ///
    /// The serial number is rounded to what the section shows: whole seconds, or the digits of a second it asks for.
    func appendDate(
        _ serial: Double, _ layout: DateLayout, dateSystem: DateSystem, locale: DisplayLocale, to text: inout [UInt8]
    ) -> Bool {
        let isNegative = serial < 0
        if isNegative, dateSystem == .from1900 {
            // Excel shows a negative duration only where nothing but its whole is asked for, as in `[h]`.
            guard layout.hasElapsed, !layout.hasClock, !layout.hasCalendar else { return false }
        }
        let steps = [1000, 100, 10, 1]
        let step = steps[min(max(layout.subsecondDigits, 0), 3)]
        guard let moment = SerialDate(serial.magnitude, dateSystem: dateSystem, millisecondStep: step) else {
            return false
        }
        if isNegative, moment.elapsedMilliseconds > 0 { text.append(UInt8(ascii: "-")) }
        let language = self.language ?? locale.language
        for token in tokens {
            switch token {
            case .literal(let bytes): text += bytes
            case .date(let field):
                append(field, of: moment, layout, language: language, locale: locale, to: &text)
            default: break
            }
        }
        return true
    }

    private func append(
        _ field: DateField, of moment: SerialDate, _ layout: DateLayout, language: DateLanguage,
        locale: DisplayLocale, to text: inout [UInt8]
    ) {
        switch field {
        case .year, .buddhistYear, .month, .day, .era: appendCalendar(field, of: moment, language: language, to: &text)
        case .hour(let count):
            let hour = layout.hasMeridiem ? (moment.hour + 11) % 12 + 1 : moment.hour
            Self.append(hour, width: min(count, 2), to: &text)
        case .minute(let count): Self.append(moment.minute, width: min(count, 2), to: &text)
        case .second(let count): Self.append(moment.second, width: min(count, 2), to: &text)
        case .subsecond(let count):
            text.append(locale.decimalMark)
            var digits: [UInt8] = []
            Self.append(moment.millisecond, width: 3, to: &digits)
            text += digits.prefix(count)
            text += repeatElement(48, count: max(0, min(count, 255) - 3))
        case .meridiem(let meridiem):
            Self.append(meridiem, isAfternoon: moment.hour >= 12, language: language, to: &text)
        case .elapsedHours(let count): Self.append(moment.elapsedMilliseconds / 3_600_000, width: count, to: &text)
        case .elapsedMinutes(let count): Self.append(moment.elapsedMilliseconds / 60_000, width: count, to: &text)
        case .elapsedSeconds(let count): Self.append(moment.elapsedMilliseconds / 1000, width: count, to: &text)
        }
    }

    private func appendCalendar(
        _ field: DateField, of moment: SerialDate, language: DateLanguage, to text: inout [UInt8]
    ) {
        let date = calendar == .hijri ? moment.hijri : moment.calendar
        switch field {
        case .year(let count):
            let year = calendar == .buddhist ? date.year + 543 : date.year
            Self.append(count <= 2 ? year % 100 : year, width: count <= 2 ? 2 : 4, to: &text)
        case .buddhistYear(let count):
            let year = moment.calendar.year + 543
            Self.append(count <= 2 ? year % 100 : year, width: count <= 2 ? 2 : 4, to: &text)
        case .month(let count):
            switch count {
            case 1, 2: Self.append(date.month, width: count, to: &text)
            case 5: text += language.monthLetter(date.month).utf8
            default: text += language.month(date.month, isLong: count != 3).utf8
            }
        case .day(let count):
            if count <= 2 {
                Self.append(date.day, width: count, to: &text)
            } else {
                text += language.weekday(moment.weekday, isLong: count > 3).utf8
            }
        default: break
        }
    }

    private static func append(
        _ meridiem: Meridiem, isAfternoon: Bool, language: DateLanguage, to text: inout [UInt8]
    ) {
        switch meridiem {
        case .words: text += language.meridiem(isAfternoon: isAfternoon).utf8
        case .letters(let morning, let afternoon): text.append(isAfternoon ? afternoon : morning)
        case .chinese: text += (isAfternoon ? "下午" : "上午").utf8
        }
    }

    /// Appends a number of at least zero, with zeros in front up to `width` digits.
    private static func append(_ number: Int, width: Int, to text: inout [UInt8]) {
        let rest = max(0, number)
        var unit = 1
        var digits = 1
        while rest / unit >= 10 {
            unit *= 10
            digits += 1
        }
        text += repeatElement(48, count: max(0, min(width, 255) - digits))
        while unit > 0 {
            text.append(48 + UInt8(rest / unit % 10))
            unit /= 10
        }
    }
}
