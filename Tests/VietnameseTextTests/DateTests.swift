import Testing

@testable import VietnameseText

/// Written dates, serial numbers, and days that a machine swapped.
@Suite struct DateTests {
    static let dates: [(text: String, code: String?, outcome: Outcome, codes: String)] = [
        ("26/10/2022", "2022-10-26", .accepted, "date.as-text"),
        ("26-10-2022", "2022-10-26", .accepted, "date.as-text"),
        ("26.10.2022", "2022-10-26", .accepted, "date.as-text"),
        ("26 / 10 / 2022", "2022-10-26", .accepted, "date.as-text"),
        ("5/10/2022", "2022-10-05", .accepted, "date.as-text"), ("05/10/2022", "2022-10-05", .accepted, "date.as-text"),
        ("26-10-22", "2022-10-26", .warned, "date.as-text date.two-digit-year"),
        ("26/10/22", "2022-10-26", .warned, "date.as-text date.two-digit-year"),
        ("1/1/99", "1999-01-01", .warned, "date.as-text date.two-digit-year"),
        ("ngày 26 tháng 10 năm 2022", "2022-10-26", .accepted, "date.as-text"),
        ("Ngày 26 tháng 10 năm 2022", "2022-10-26", .accepted, "date.as-text"),
        ("Phước Sơn, ngày 26 tháng 10 năm 2022", "2022-10-26", .accepted, "date.as-text"),
        ("26 tháng 10 năm 2022", "2022-10-26", .accepted, "date.as-text"),
        ("ngày 26/10/2022", "2022-10-26", .accepted, "date.as-text"),
        ("2022-10-26", "2022-10-26", .accepted, "date.as-text"),
        ("2022/10/26", "2022-10-26", .accepted, "date.as-text"),
        ("26/10/2022 08:30", "2022-10-26", .accepted, "date.as-text"),
        ("26/10/2022 8 giờ 30", "2022-10-26", .accepted, "date.as-text"),
        ("2022-10-26T08:30:00", "2022-10-26", .accepted, "date.as-text"),
        ("Thứ Tư, 26/10/2022", "2022-10-26", .accepted, "date.as-text"),
        ("29/02/2024", "2024-02-29", .accepted, "date.as-text"),
        ("nga\u{300}y 26 tha\u{301}ng 10 năm 2022", "2022-10-26", .accepted, "date.as-text"),
        ("31/02/2022", nil, .refused, "date.as-text"), ("29/02/2022", nil, .refused, "date.as-text"),
        ("30/13/2022", nil, .refused, "date.as-text"),
        ("10/26/2022", nil, .refused, "date.as-text"), ("0/10/2022", nil, .refused, "date.as-text"),
        ("32/10/2022", nil, .refused, "date.as-text"),
        ("10/2022", nil, .refused, ""), ("26/10", nil, .refused, ""), ("", nil, .refused, ""),
        ("hôm qua", nil, .refused, ""),
        ("26/10/2022 và 27/10/2022", nil, .refused, ""), ("47/47", nil, .refused, ""), ("127-QĐ/TW", nil, .refused, ""),
        ("1.500.000", nil, .refused, ""),
        ("ngày … tháng … năm …", nil, .refused, ""), ("26-10/2022", nil, .refused, ""),
    ]

    @Test(arguments: dates)
    func date(line: (text: String, code: String?, outcome: Outcome, codes: String)) {
        let reading = DateReading(line.text)
        #expect(reading.date?.code == line.code)
        #expect(reading.outcome == line.outcome)
        #expect(reading.normalisations.map(\.rawValue).joined(separator: " ") == line.codes)
    }

    @Test(
        "A year that is not written comes from the context",
        arguments: [("26/10", "2022-10-26"), ("ngày 26 tháng 10", "2022-10-26"), ("26/13", nil)] as [(String, String?)])
    func context(text: String, code: String?) {
        let reading = DateReading(text, year: 2022)
        #expect(reading.date?.code == code)
        #expect(reading.outcome == (code == nil ? .refused : .warned))
        #expect(reading.normalisations.contains(.yearFromContext))
    }

    @Test("A day that is none says which could be meant")
    func candidates() { #expect(DateReading("10/26/2022").candidates.map(\.code) == ["2022-10-26"]) }

    static let serials: [(serial: Int, is1904: Bool, code: String?)] = [
        (44860, false, "2022-10-26"), (1, false, "1900-01-01"), (59, false, "1900-02-28"), (60, false, nil),
        (61, false, "1900-03-01"), (0, false, nil),
        (2_958_465, false, "9999-12-31"), (2_958_466, false, nil), (-1, false, nil), (43398, true, "2022-10-26"),
        (0, true, "1904-01-01"), (36526, false, "2000-01-01"), (45351, false, "2024-02-29"),
    ]

    @Test(arguments: serials)
    func serial(line: (serial: Int, is1904: Bool, code: String?)) {
        #expect(WrittenDate(serial: line.serial, is1904: line.is1904)?.code == line.code)
    }

    static let swaps: [(day: (Int, Int, Int), swapped: String?)] = [
        ((2022, 5, 10), "2022-10-05"), ((2022, 10, 5), nil), ((2022, 1, 10), "2022-10-01"), ((2022, 10, 14), nil),
        ((2022, 3, 4), nil),
        ((2021, 5, 10), nil), ((2022, 12, 12), nil), ((2022, 9, 15), nil), ((2022, 10, 15), nil),
    ]

    @Test("A day outside the period whose swap lies inside", arguments: swaps)
    func swapped(line: (day: (Int, Int, Int), swapped: String?)) throws {
        let window =
            try #require(
                WrittenDate(year: 2022, month: 9, day: 15))...(#require(WrittenDate(year: 2022, month: 10, day: 14)))
        let day = try #require(WrittenDate(year: line.day.0, month: line.day.1, day: line.day.2))
        #expect(day.swapped(into: window)?.code == line.swapped)
    }

    @Test("Days as documents write them")
    func written() { #expect(WrittenDate(year: 2022, month: 1, day: 5)?.description == "05/01/2022") }
}
