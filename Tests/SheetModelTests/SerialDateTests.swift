import SheetModel
import Testing

/// Serial numbers to ISO 8601 and back.
@Suite struct SerialDateTests {
    @Test(arguments: textsCases)
    func isoText(serial: Double, system: DateSystem, kind: NumberFormat.Kind, expected: String?) {
        #expect(SerialDate.isoText(serial, dateSystem: system, kind: kind) == expected)
    }

    static let textsCases: [(Double, DateSystem, NumberFormat.Kind, String?)] = [
        (44860, .from1900, .date, "2022-10-26"), (44860, .from1900, .dateTime, "2022-10-26T00:00:00"),
        (44860.354166666664, .from1900, .dateTime, "2022-10-26T08:30:00"),
        (44860.354166666664, .from1900, .date, "2022-10-26T08:30:00"),
        (44860.35416809028, .from1900, .dateTime, "2022-10-26T08:30:00.123"),
        (0.3541666666666667, .from1900, .time, "08:30:00"),
        (0, .from1900, .date, "00:00:00"), (1, .from1900, .date, "1900-01-01"), (59, .from1900, .date, "1900-02-28"),
        (60, .from1900, .date, nil), (60.5, .from1900, .dateTime, nil), (61, .from1900, .date, "1900-03-01"),
        (-1, .from1900, .date, nil), (2_958_465, .from1900, .date, "9999-12-31"), (2_958_466, .from1900, .date, nil),
        (.nan, .from1900, .date, nil), (.infinity, .from1900, .date, nil), (1e308, .from1900, .elapsed, nil),
        (0, .from1904, .date, "1904-01-01"), (0.5, .from1904, .time, "12:00:00"),
        (43398, .from1904, .date, "2022-10-26"),
        (60, .from1904, .date, "1904-03-01"), (1.1458333333333333, .from1900, .elapsed, "PT27H30M"),
        (0, .from1900, .elapsed, "PT0S"),
        (1, .from1904, .elapsed, "PT24H"), (1.145891203703704, .from1900, .elapsed, "PT27H30M5S"),
        (0.0000028935185185, .from1900, .elapsed, "PT0.25S"),
        (-0.5, .from1904, .elapsed, nil), (44860, .from1900, .number, nil), (44860, .from1900, .general, nil),
        (0.99999999999, .from1900, .date, "1900-01-01"),
        (2.9999999999, .from1900, .date, "1900-01-03"),
    ]

    @Test(arguments: serialsCases) func serial(text: String, system: DateSystem, expected: Double?) {
        #expect(SerialDate.serial(fromISO: text, dateSystem: system) == expected)
    }

    static let serialsCases: [(String, DateSystem, Double?)] = [
        ("2022-10-26", .from1900, 44860), ("2022-10-26", .from1904, 43398), ("1900-01-01", .from1900, 1),
        ("1900-02-28", .from1900, 59),
        ("1900-03-01", .from1900, 61), ("1899-12-31", .from1900, nil), ("1904-01-01", .from1904, 0),
        ("1903-12-31", .from1904, nil),
        ("2010-03-04T12:00:00", .from1900, 40241.5), ("2010-03-04T12:00:00Z", .from1900, 40241.5),
        ("2010-03-04T12:00", .from1900, 40241.5),
        ("2010-03-04 06:00:00", .from1900, 40241.25), ("06:00:00", .from1900, 0.25), ("06:00", .from1900, 0.25),
        ("06:00:00Z", .from1904, 0.25),
        ("2010-03-04T05:06:07.250", .from1900, 40241 + 18_367_250.0 / 86_400_000), ("9999-12-31", .from1900, 2_958_465),
        (" 2022-10-26\n", .from1900, 44860), ("2000-02-29", .from1900, 36585), ("1900-02-29", .from1900, nil),
        ("2022-13-01", .from1900, nil),
        ("2022-00-10", .from1900, nil), ("2022-04-31", .from1900, nil), ("22-10-26", .from1900, nil),
        ("2022-10-26T", .from1900, nil), ("", .from1900, nil),
        ("2022-10-26T25:00:00", .from1900, nil), ("12:60", .from1900, nil), ("12:00:00.", .from1900, nil),
        ("2022/10/26", .from1900, nil),
        ("2022-10-26x", .from1900, nil), ("Z", .from1900, nil), ("0000-01-01", .from1900, nil),
        ("１２:００", .from1900, nil),
    ]

    /// Day after day the date grows by one day, one month or one year, and reads back as the same serial number.
    @Test(arguments: [DateSystem.from1900, .from1904]) func daysFollow(system: DateSystem) throws {
        let last = system == .from1900 ? 2_958_465 : 2_957_003
        for first in stride(from: 61, through: last - 400, by: 9973) {
            var before = try #require(SerialDate(Double(first), dateSystem: system)).calendar
            for day in (first + 1)...(first + 400) {
                guard let date = SerialDate(Double(day), dateSystem: system)?.calendar else {
                    Issue.record("no date for \(day)")
                    return
                }
                let isNextDay = date.day == before.day + 1 && date.month == before.month && date.year == before.year
                let isNextMonth = date.day == 1 && before.day >= 28 && date.month == before.month % 12 + 1
                if !isNextDay, !isNextMonth || date.year != before.year + before.month / 12 {
                    Issue.record("\(date) follows \(before)")
                    return
                }
                before = date
            }
            let text = try #require(SerialDate.isoText(Double(first), dateSystem: system, kind: .date))
            #expect(SerialDate.serial(fromISO: text, dateSystem: system) == Double(first))
        }
    }

    /// Known days of the week: 2000-01-01 was a Saturday, 1970-01-01 a Thursday.
    @Test func weekdays() {
        #expect(SerialDate(36526, dateSystem: .from1900)?.weekday == 6)
        #expect(SerialDate(25569, dateSystem: .from1900)?.weekday == 4)
        #expect(SerialDate(0, dateSystem: .from1904)?.weekday == 5)
        #expect(SerialDate(1, dateSystem: .from1900)?.weekday == 0)
    }
}
