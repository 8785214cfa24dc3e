import Domain
import Testing
import VietnameseText

@Suite struct CalendarTests {
    // GNU date -d DAY +%u, and Python's date arithmetic.
    @Test(arguments: [
        ("2022-10-26", 3), ("2025-07-01", 2), ("2000-02-29", 2), ("1900-01-01", 1), ("2024-12-31", 2),
        ("2022-10-30", 7),
    ])
    func weekday(_ day: String, _ weekday: Int) throws {
        #expect(try date(day).weekday == weekday)
    }

    @Test(arguments: [
        ("2022-10-26", 6, "2022-11-01"), ("2024-02-28", 1, "2024-02-29"), ("2023-02-28", 1, "2023-03-01"),
        ("2025-07-01", -1, "2025-06-30"), ("2021-12-15", 364, "2022-12-14"), ("1899-12-31", 1, "1900-01-01"),
    ])
    func arithmetic(_ day: String, _ days: Int, _ result: String) throws {
        #expect(try date(day).adding(days: days) == date(result))
        #expect(try date(day).days(until: date(result)) == days)
    }

    @Test(arguments: ["2022-2-1", "2022-02-30", "22-02-01", "2022/02/01", "2022-02-01T00:00", "+022-02-01", ""])
    func notISO(_ text: String) { #expect(CalendarDate(iso: text) == nil) }

    @Test("Spans include both days, and are open where an end is missing")
    func spans() throws {
        let span = DateSpan(from: try date("2022-01-01"), to: try date("2025-06-30"))
        #expect(span.contains(try date("2022-01-01")))
        #expect(span.contains(try date("2025-06-30")))
        #expect(!span.contains(try date("2025-07-01")))
        #expect(span.overlaps(DateSpan(from: try date("2025-06-30"))))
        #expect(!span.overlaps(DateSpan(from: try date("2025-07-01"))))
        #expect(!DateSpan(to: try date("2021-12-31")).overlaps(span))
        #expect(DateSpan().overlaps(span))
        #expect(DateSpan(from: try date("2022-01-02"), to: try date("2022-01-01")).isBackwards)
    }

    @Test("Working days pass over weekends and holidays, and count Saturdays that are worked")
    func workingDays() throws {
        // 2 September 2022 was a Friday; 1 September was off too.
        let days = WorkingDays([
            Holiday(date: try date("2022-09-01"), name: "Quốc khánh"), Holiday(date: try date("2022-09-02")),
            Holiday(date: try date("2022-09-10"), name: "làm bù", isWorked: true),
        ])
        #expect(days.day(2, after: try date("2022-08-31")) == (try date("2022-09-06")))
        #expect(days.day(1, after: try date("2022-09-09")) == (try date("2022-09-10")))
        #expect(WorkingDays().day(1, after: try date("2022-09-09")) == (try date("2022-09-12")))
        // The month's window ends on Friday 14 October 2022.
        #expect(WorkingDays().day(2, after: try date("2022-10-14")) == (try date("2022-10-18")))
        #expect(days.day(0, after: try date("2022-09-01")) == (try date("2022-09-01")))
    }
}

/// A day by its ISO text.
func date(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }
