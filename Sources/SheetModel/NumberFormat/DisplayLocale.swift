/// The regional settings that displayed text depends on.
///
/// ```swift
/// NumberFormat(code: "#,##0.0").shown(1500.5, dateSystem: .from1900, locale: .viVN)   // "1.500,5"
/// ```
public struct DisplayLocale: Hashable, Sendable {
    /// The language of month and day names where a code names none.
    let language: DateLanguage
    /// The decimal mark.
    let decimalMark: UInt8
    /// The mark between thousands.
    let groupMark: UInt8

    /// English (United States): `1,500.5`, system dates as `10/26/22`.
    public static let enUS = DisplayLocale(
        language: .english, decimalMark: UInt8(ascii: "."), groupMark: UInt8(ascii: ","))
    /// Vietnamese (Vietnam): `1.500,5`, system dates as `26/10/2022`.
    public static let viVN = DisplayLocale(
        language: .vietnamese, decimalMark: UInt8(ascii: ","), groupMark: UInt8(ascii: "."))

    /// The section that stands for a pattern of the system's settings; `nil` when the code's own does.
    func section(for pattern: SystemPattern) -> FormatSection? {
        switch (pattern, language) {
        case (.longDate, .english): Self.englishLongDate
        case (.longDate, .vietnamese): Self.vietnameseLongDate
        case (.time, _): Self.clock
        case (.shortDate, .vietnamese): Self.vietnameseDate
        case (.shortDateTime, .vietnamese): Self.vietnameseDateTime
        case (.shortDate, .english), (.shortDateTime, .english): nil
        }
    }

    // The 24-hour clock is what Excel was seen to show for `[$-F400]` on a system with month-first dates.
    private static let clock = resolved("hh:mm:ss")
    private static let englishLongDate = resolved("dddd, mmmm d, yyyy")
    private static let vietnameseLongDate = resolved("dddd, d mmmm, yyyy")
    private static let vietnameseDate = resolved("dd/mm/yyyy")
    private static let vietnameseDateTime = resolved("dd/mm/yyyy h:mm")

    private static func resolved(_ code: String) -> FormatSection? {
        FormatTokenizer.sections(of: code)?.first.flatMap(FormatResolver.resolve)
    }
}

/// A language whose names of months and days are known.
enum DateLanguage: Hashable, Sendable {
    case english
    case vietnamese

    /// The language of a Windows language id, its region left aside; `nil` for the neutral one.
    init?(languageID: UInt32) {
        switch languageID & 0x3FF {
        case 0: return nil
        case 0x2A: self = .vietnamese
        default: self = .english
        }
    }

    /// The language of a tag such as `vi-vn`, in lower case.
    init?(tag: String) {
        guard !tag.isEmpty else { return nil }
        self = tag == "vi" || tag.hasPrefix("vi-") ? .vietnamese : .english
    }

    /// The name of `month`, 1 to 12, as `mmm` or `mmmm` shows it.
    func month(_ month: Int, isLong: Bool) -> String {
        switch self {
        case .vietnamese: return (isLong ? "Tháng " : "Thg ") + String(month)
        case .english:
            guard Self.englishMonths.indices.contains(month - 1) else { return "" }
            let name = Self.englishMonths[month - 1]
            return isLong ? name : String(name.prefix(3))
        }
    }

    /// The first letter of the month's name, as `mmmmm` shows it.
    func monthLetter(_ number: Int) -> String { String(month(number, isLong: true).prefix(1)) }

    /// The name of the day of the week, 0 (Sunday) to 6, as `ddd` or `dddd` shows it.
    func weekday(_ day: Int, isLong: Bool) -> String {
        let names: [String]
        switch (self, isLong) {
        case (.english, _): names = Self.englishDays
        case (.vietnamese, true): names = Self.vietnameseDays
        case (.vietnamese, false): names = Self.vietnameseShortDays
        }
        guard names.indices.contains(day) else { return "" }
        return self == .english && !isLong ? String(names[day].prefix(3)) : names[day]
    }

    /// `AM` or `PM`.
    func meridiem(isAfternoon: Bool) -> String {
        switch self {
        case .english: isAfternoon ? "PM" : "AM"
        case .vietnamese: isAfternoon ? "CH" : "SA"
        }
    }

    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let englishDays = [
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    ]
    private static let vietnameseDays = [
        "Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy",
    ]
    private static let vietnameseShortDays = ["CN", "T2", "T3", "T4", "T5", "T6", "T7"]
}
