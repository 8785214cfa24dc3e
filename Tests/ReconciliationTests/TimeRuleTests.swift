import Domain
import Findings
import FoundationEssentials
import Testing
import VietnameseText

@testable import Reconciliation

@Suite struct TimeRuleTests {
    /// Four communes owe a form of October 2022, whose window ends on Friday 14/10, within two working days.
    private func office() throws -> Office {
        var office = try Office()
        office.program.forms[0].window = .decree09
        office.program.flows = [Flow(form: "bieu-01", reporters: .children(of: "511"))]
        office.program.periods = [PeriodRule(code: "2022-10", due: .workingDays(2))]
        return office
    }

    private func receive(_ unit: OrganizationID, _ iso: String, version: Int = 1, in office: inout Office) throws {
        let file = "\(unit.code)-\(version).xlsx"
        office.send(file, office.figure("nhap-ngu", unit, 5, at: "F12", file: file))
        office.receipts.append(Receipt(file: file, organization: unit, version: version, day: try day(iso)))
    }

    @Test func notSubmitted() throws {
        var office = try office()
        for unit in [Office.chanh, Office.kim, Office.nang] { try receive(unit, "2022-10-17", in: &office) }
        let finding = try office.only("TIME_NOT_SUBMITTED")
        #expect(finding.organization == "20749")
        #expect(finding.message.vi.contains("xã Phước Lộc chưa gửi Biểu 01"))
        let report = office.report()
        #expect((report.expected, report.received) == (4, 3))
        office.program.flows.append(
            Flow(form: "bieu-01", reporters: .unit(Office.loc.code), isExempt: true, reason: "sáp nhập"))
        #expect(office.findings("TIME_NOT_SUBMITTED").isEmpty)
        #expect(office.report().expected == 3)
    }

    /// Due on Tuesday 18/10; Thursday 20/10 is two working days late.
    @Test(arguments: [("2022-10-18", nil as String?), ("2022-10-19", "1"), ("2022-10-20", "2"), ("2022-10-24", "4")])
    func late(_ received: String, _ days: String?) throws {
        var office = try office()
        try receive(Office.chanh, received, in: &office)
        let found = office.findings("TIME_LATE")
        #expect(found.compactMap(\.comparison?.stated) == (days.map { [$0] } ?? []))
        #expect(found.allSatisfy { $0.evidence.first?.place.file == "20740-1.xlsx" })
        // A grace of two days.
        office.program.rules = [RuleSetting(code: "TIME_LATE", tolerance: 2)]
        #expect(office.findings("TIME_LATE").count == (days == "4" ? 1 : 0))
    }

    /// A correction that is asked for later does not make a report late; a holiday is no working day.
    @Test func lateByTheFirstFile() throws {
        var office = try office()
        try receive(Office.chanh, "2022-10-18", in: &office)
        try receive(Office.chanh, "2022-10-28", version: 2, in: &office)
        #expect(office.findings("TIME_LATE").isEmpty)
        try receive(Office.kim, "2022-10-19", in: &office)
        #expect(office.findings("TIME_LATE").count == 1)
        office.program.holidays = [Holiday(date: try day("2022-10-17"))]
        #expect(office.findings("TIME_LATE").isEmpty)
        office.receipts = []
        #expect(office.findings("TIME_LATE").isEmpty)
        #expect(office.notEvaluated("TIME_LATE").count == 2)
    }

    @Test(arguments: [("2022-09", true), ("2022-10", false), ("2022", false), ("2021", true)])
    func periodLabel(_ code: String, _ isFound: Bool) throws {
        var office = try Office()
        let period = try #require(Period(code: code))
        office.send([office.table()]) {
            $0.periods = [
                NamedPeriod(
                    period: period, place: Place(file: "a.xlsx", sheet: "Biểu 01", cell: "A5"),
                    text: "THÁNG 9 NĂM 2022")
            ]
        }
        let found = office.findings("TIME_PERIOD_LABEL_MISMATCH")
        #expect(found.map(\.cell) == (isFound ? ["A5"] : []))
        #expect(found.allSatisfy { $0.message.vi.contains("đang nhận kỳ 2022-10") })
    }

    /// F12: 5 was approved in version 2, version 3 says 4.
    @Test func changedAfterApproval() throws {
        var office = try Office()
        office.history = [office.figure("nhap-ngu", Office.chanh, 5, at: "F12", file: "v2.xlsx")]
        office.send("v3.xlsx", office.figure("nhap-ngu", Office.chanh, 4, at: "F12", file: "v3.xlsx"))
        office.receipts = [Receipt(file: "v3.xlsx", organization: Office.chanh, version: 3)]
        let finding = try office.only("TIME_CHANGED_AFTER_APPROVAL")
        #expect(finding.numbers == ["4", "5", "-1"])
        #expect(finding.message.vi.contains("gửi lần 3 là 4"))
        office.history[0].achievement.amount = .value(4)
        #expect(office.findings("TIME_CHANGED_AFTER_APPROVAL").isEmpty)
        // Another body's figure was not approved.
        office.history = [
            office.figure("nhap-ngu", Office.chanh, 5, at: "F12", body: .militaryCommand)
        ]
        #expect(office.findings("TIME_CHANGED_AFTER_APPROVAL").isEmpty)
    }
}
