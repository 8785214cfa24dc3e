import Domain
import Findings
import FoundationEssentials
import Testing
import VietnameseText

@testable import Reconciliation

@Suite struct CrossOrganizationRuleTests {
    /// Each commune's report, and the district's own summary.
    private func office(_ parts: [Decimal?], district: Decimal) throws -> Office {
        var office = try Office()
        for (unit, value) in zip(Office.communes, parts) {
            let file = "\(unit.code).xlsx"
            office.send(file, office.figure("nhap-ngu", unit, value, at: "F12", file: file))
        }
        let own = office.figure("nhap-ngu", Office.district, district, at: "E12", file: "huyen.xlsx")
        office.send("huyen.xlsx", "tong-hop", own)
        return office
    }

    @Test func sumOfCommunes() throws {
        let finding = try office([20, 14, 9, 3], district: 47).only("XORG_SUM_MISMATCH")
        #expect(finding.organization == "511")
        #expect(finding.cell == "E12")
        #expect(finding.numbers == ["47", "46", "1"])
        #expect(finding.message.vi.contains("tổng 4/4 xã là 46"))
        #expect(try office([20, 14, 9, 4], district: 47).findings("XORG_SUM_MISMATCH").isEmpty)
    }

    /// While a commune's figure is missing nothing is compared, and that is said: mới có 3/4.
    @Test func sumOfAnIncompleteRoster() throws {
        for parts: [Decimal?] in [[20, 14, 9], [20, 14, 9, nil]] {
            let office = try office(parts, district: 47)
            #expect(office.findings("XORG_SUM_MISMATCH").isEmpty)
            #expect(office.notEvaluated("XORG_SUM_MISMATCH") == ["mới có 3/4 đơn vị"])
        }
    }

    /// A unit that is exempt is not missing.
    @Test func sumWithoutThoseExempt() throws {
        var office = try office([20, 14, 9], district: 47)
        office.program.flows = [
            Flow(form: "bieu-01", reporters: .children(of: "511")),
            Flow(form: "bieu-01", reporters: .unit(Office.nang.code), isExempt: true, reason: "sáp nhập"),
        ]
        #expect(try office.only("XORG_SUM_MISMATCH").numbers == ["47", "43", "4"])
        // Nor is one that owes nothing, without being exempt by name.
        office.program.flows = [Office.chanh, Office.kim, Office.loc].map {
            Flow(form: "bieu-01", reporters: .unit($0.code))
        }
        #expect(try office.only("XORG_SUM_MISMATCH").numbers == ["47", "43", "4"])
    }

    /// Phước Năng's recruits: Ban CHQS 5, UBND 4. The indicator's authority is the compared side.
    @Test func bodies() throws {
        var indicator = Office.indicators[0]
        indicator.authority = .militaryCommand
        var office = try Office(indicators: [indicator])
        office.send("nang.xlsx", office.figure("nhap-ngu", Office.nang, 4, at: "F12", file: "nang.xlsx"))
        office.send(
            "qs.xlsx", "qs-01",
            office.figure(
                "nhap-ngu", Office.nang, 5, at: "D9", file: "qs.xlsx", body: .militaryCommand,
                reporter: Office.district))
        let finding = try office.only("XORG_BODY_MISMATCH")
        #expect(finding.organization == "20728")
        #expect(finding.numbers == ["4", "5", "-1"])
        #expect(finding.evidence.map(\.place.file) == ["nang.xlsx", "qs.xlsx"])
        #expect(finding.message.vi.contains("UBND ghi 4, Ban CHQS ghi 5"))
        office.submissions[1].tables[0].figures[0].achievement.amount = .value(4)
        #expect(office.findings("XORG_BODY_MISMATCH").isEmpty)
        office.submissions[1].tables[0].figures[0].achievement.amount = .missing(.notReported)
        #expect(office.findings("XORG_BODY_MISMATCH").isEmpty)
    }

    /// UBND 15/09–14/10, Ban CHQS 01–31/10: said only where figures differ, and as their cause.
    @Test func windows() throws {
        var office = try Office()
        office.program.forms[0].window = .decree09
        office.send("nang.xlsx", office.figure("nhap-ngu", Office.nang, 4, at: "F12", file: "nang.xlsx"))
        office.send(
            "qs.xlsx", "qs-01",
            office.figure(
                "nhap-ngu", Office.nang, 6, at: "D9", file: "qs.xlsx", body: .militaryCommand,
                reporter: Office.district))
        let report = office.report()
        let window = try #require(report.findings.first { $0.finding.code.rawValue == "XORG_WINDOW_DIFFERS" })
        let difference = try #require(report.findings.first { $0.finding.code.rawValue == "XORG_BODY_MISMATCH" })
        #expect(window.finding.severity == .information)
        #expect(window.finding.message.vi.contains("15/09/2022–14/10/2022"))
        #expect(difference.cause?.kind == .otherWindow)
        #expect(difference.cause?.finding == window.id)
        office.submissions[1].tables[0].figures[0].achievement.amount = .value(4)
        #expect(office.findings("XORG_WINDOW_DIFFERS").isEmpty)
    }

    /// Ban CHQS and Hội LHPN report the same 66 gifts; four days apart they may be two.
    @Test(arguments: [("2022-10-12", true), ("2022-10-15", true), ("2022-10-16", false)])
    func doubleCount(_ other: String, _ isFound: Bool) throws {
        var office = try Office()
        let bodies: [(OrganisationBody, String)] = [(.militaryCommand, "2022-10-12"), (.womensUnion, other)]
        for (body, date) in bodies {
            let reporter = Reporter(organization: Office.district, body: body)
            var table = office.table(of: Office.district, body: body)
            table.activities = [
                ReportedActivity(
                    kind: "tang qua", place: "phuoc nang", date: try day(date), reporter: reporter,
                    subject: FigureSubject(organization: Office.nang, indicator: "qua"),
                    amount: office.number(66, at: "E7", file: "\(body).xlsx"))
            ]
            office.send("\(body).xlsx", [table])
        }
        let found = office.findings("XORG_DOUBLE_COUNT")
        #expect(found.map(\.numbers) == (isFound ? [["132", "66", "66"]] : []))
        #expect(found.allSatisfy { $0.evidence.first?.place.file == "hoi-lhpn.xlsx" })
    }
}
