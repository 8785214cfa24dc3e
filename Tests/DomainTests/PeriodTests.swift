import Domain
import Testing
import VietnameseText

@Suite struct PeriodTests {
    static let periods: [(code: String, from: String, to: String, previous: String, lastYear: String)] = [
        ("2022", "2022-01-01", "2022-12-31", "2021", "2021"),
        ("2022-10", "2022-10-01", "2022-10-31", "2022-09", "2021-10"),
        ("2022-01", "2022-01-01", "2022-01-31", "2021-12", "2021-01"),
        ("2024-02", "2024-02-01", "2024-02-29", "2024-01", "2023-02"),
        ("2022-Q3", "2022-07-01", "2022-09-30", "2022-Q2", "2021-Q3"),
        ("2022-Q1", "2022-01-01", "2022-03-31", "2021-Q4", "2021-Q1"),
        ("2022-H1", "2022-01-01", "2022-06-30", "2021-H2", "2021-H1"),
        ("2022-H2", "2022-07-01", "2022-12-31", "2022-H1", "2021-H2"),
        ("2022-9M", "2022-01-01", "2022-09-30", "2021-9M", "2021-9M"),
    ]

    @Test(arguments: periods)
    func calendar(_ item: (code: String, from: String, to: String, previous: String, lastYear: String)) throws {
        let period = try #require(Period(code: item.code))
        #expect(period.code == item.code)
        #expect(try period.days == date(item.from)...date(item.to))
        #expect(period.previous?.code == item.previous)
        #expect(period.sameLastYear?.code == item.lastYear)
    }

    @Test(arguments: ["2022-13", "2022-00", "2022-Q5", "2022-H3", "2022-8M", "22", "dot-1", "2022-1", ""])
    func unknown(_ code: String) { #expect(Period(code: code) == nil) }

    // The table of Decree 09/2019/NĐ-CP, article 12, worked for 2022.
    static let decree: [(code: String, from: String, to: String)] = [
        ("2022-10", "2022-09-15", "2022-10-14"), ("2022-Q3", "2022-06-15", "2022-09-14"),
        ("2022-H1", "2021-12-15", "2022-06-14"), ("2022-H2", "2022-06-15", "2022-12-14"),
        ("2022-9M", "2021-12-15", "2022-09-14"), ("2022", "2021-12-15", "2022-12-14"),
        ("2022-01", "2021-12-15", "2022-01-14"), ("2022-03", "2022-02-15", "2022-03-14"),
    ]

    @Test(arguments: decree)
    func decree09(_ item: (code: String, from: String, to: String)) throws {
        let period = try #require(Period(code: item.code))
        #expect(try DataWindow.decree09.days(of: period) == date(item.from)...date(item.to))
        #expect(DataWindow.calendar.days(of: period) == period.days)
    }

    @Test("A period of the programme's own has no window by decree")
    func ownWindow() throws {
        let season = Period(code: "dong-xuan", days: try date("2021-11-01")...date("2022-04-30"))
        #expect(DataWindow.decree09.days(of: season) == nil)
        #expect(season.previous == nil)
        #expect(DataWindow(rawValue: "moon").days(of: season) == nil)
    }

    @Test("Periods stand in the order of their ends; the shorter first; and contain one another")
    func order() throws {
        let codes = ["2022", "2022-Q3", "2022-09", "2022-10", "2022-9M", "2022-H1", "2021-12", "2022-H2"]
        let periods = try codes.map { try #require(Period(code: $0)) }
        #expect(
            periods.sorted().map(\.code) == [
                "2021-12", "2022-H1", "2022-09", "2022-Q3", "2022-9M", "2022-10", "2022-H2", "2022",
            ])
        let year = periods[0]
        #expect(periods.filter(year.contains).map(\.code).sorted() == codes.filter { $0 != "2021-12" }.sorted())
        #expect(!periods[1].contains(periods[4]))
    }
}
