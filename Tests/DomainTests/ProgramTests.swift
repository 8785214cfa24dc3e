import Domain
import Testing
import VietnameseText

@Suite struct ProgramTests {
    static func program() throws -> Program {
        Program(
            id: "phuoc-son-2025", name: "Chương trình phối hợp", organization: "511",
            organizations: try OrganizationTests.phuocSon(),
            forms: [
                ReportForm(code: "bieu-01", name: "Biểu 01", body: .militaryCommand, window: .decree09),
                ReportForm(code: "bieu-02", name: "Biểu 02"),
            ],
            flows: [
                Flow(form: "bieu-01", reporters: .unit("20743"), isExempt: true, reason: "sáp nhập"),
                Flow(form: "bieu-01", reporters: .children(of: "511"), receiver: "511"),
                Flow(form: "bieu-01", reporters: .children(of: "48"), receiver: "48"),
                Flow(
                    form: "bieu-02", reporters: .unit("20740"), body: .massMobilisation,
                    validity: DateSpan(to: try date("2025-03-31"))),
                Flow(form: "bieu-02", reporters: .unit("20740")),
            ],
            periods: [
                PeriodRule(code: "2025-05", due: .workingDays(2)),
                PeriodRule(code: "2025-05", form: "bieu-02", due: .day(try date("2025-06-05"))),
                PeriodRule(code: "2025-05", body: .police, window: .decree09),
                PeriodRule(
                    code: "dong-xuan-2025", days: DateSpan(from: try date("2024-11-01"), to: try date("2025-04-30"))),
                PeriodRule(
                    code: "dong-xuan-2024", days: DateSpan(from: try date("2023-11-01"), to: try date("2024-04-30"))),
                PeriodRule(code: "2025-04", form: "bieu-02", days: DateSpan(to: try date("2025-04-25"))),
            ],
            holidays: [Holiday(date: try date("2025-05-15"))])
    }

    @Test("Windows: set for the period, else the form's, else the calendar's")
    func windows() throws {
        let program = try Self.program()
        let may = try #require(Period(code: "2025-05"))
        #expect(program.window(of: may, form: "bieu-02") == may.days)
        #expect(program.window(of: may, form: "bieu-01") == (try date("2025-04-15")...date("2025-05-14")))
        #expect(
            program.window(of: may, form: "bieu-02", body: .police) == (try date("2025-04-15")...date("2025-05-14")))
        let april = try #require(Period(code: "2025-04"))
        #expect(program.window(of: april, form: "bieu-02") == (try date("2025-04-01")...date("2025-04-25")))
        #expect(program.window(of: april) == april.days)
    }

    @Test("Deadlines: the closest setting, working days behind the window")
    func deadlines() throws {
        let program = try Self.program()
        let may = try #require(Period(code: "2025-05"))
        // The window ends on Wednesday 14 May; the 15th is off, then Friday and Monday.
        #expect(program.due(of: may, form: "bieu-01") == (try date("2025-05-19")))
        #expect(program.due(of: may, form: "bieu-02") == (try date("2025-06-05")))
        #expect(program.due(of: try #require(Period(code: "2025-06")), form: "bieu-01") == nil)
    }

    @Test("Periods of the programme's own have a period before and a year before")
    func ownPeriods() throws {
        let program = try Self.program()
        let season = try #require(program.period("dong-xuan-2025"))
        #expect(program.previous(of: season)?.code == "dong-xuan-2024")
        #expect(program.sameLastYear(as: season)?.code == "dong-xuan-2024")
        #expect(program.period("he-thu") == nil)
        #expect(program.previous(of: try #require(program.period("2025-05")))?.code == "2025-04")
    }

    @Test("Who owes a form: the units of the window's last day, but for those exempt")
    func expected() throws {
        let program = try Self.program()
        let may = program.expected("bieu-01", for: try #require(Period(code: "2025-05")))
        #expect(may.count == 12)
        let exempt = may.filter(\.isExempt)
        #expect(exempt.map(\.organization.code) == ["20743"])
        #expect(exempt.first?.reason == "sáp nhập")
        #expect(may.allSatisfy { $0.body == .militaryCommand && ($0.isExempt || $0.receiver == "511") })
        #expect(may.first?.due == (try date("2025-05-19")))
        // The year's window ends after the merger.
        let year = program.expected("bieu-01", for: try #require(Period(code: "2025")))
        #expect(
            year.map { program.organizations.text(of: $0.organization.id) } == [
                "20722@2025-07-01", "20728@2025-07-01", "20734@2025-07-01", "20740@2025-07-01", "20752@2025-07-01",
            ])
        // Two bodies of one unit owe it each, until one's time is over.
        let march = program.expected("bieu-02", for: try #require(Period(code: "2025-03")))
        #expect(march.map(\.body) == [.massMobilisation, .peoplesCommittee])
        let april = program.expected("bieu-02", for: try #require(Period(code: "2025-05")))
        #expect(april.map(\.body) == [.peoplesCommittee])
        #expect(program.expected("bieu-99", for: try #require(Period(code: "2025"))).isEmpty)
    }

    @Test(
        "An exemption without a body is from the form whatever body owes it; what is owed by name wins over all below")
    func exemptions() throws {
        var program = try Self.program()
        program.flows += [Flow(form: "bieu-02", reporters: .unit("20740"), isExempt: true, reason: "giải thể")]
        let march = program.expected("bieu-02", for: try #require(Period(code: "2025-03")))
        #expect(march.map(\.isExempt) == [true, true])
        program = try Self.program()
        program.flows += [Flow(form: "bieu-02", reporters: .children(of: "511"), isExempt: true)]
        let owed = program.expected("bieu-02", for: try #require(Period(code: "2025-05"))).filter { !$0.isExempt }
        #expect(owed.map(\.organization.code) == ["20740"])
    }
}
