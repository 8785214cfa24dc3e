import Domain
import Findings
import FoundationEssentials
import Testing
import VietnameseText

@testable import Reconciliation

@Suite struct QuotaRuleTests {
    private static let recruits = [
        Indicator(
            code: "nhap-ngu", name: "Nhập ngũ", unit: "người", overPeriods: .cumulative, bandLow: 100, bandHigh: 100),
        Indicator(code: "lua", name: "Lúa", unit: "tấn", kind: .mass, overPeriods: .cumulative, bandLow: 80),
    ]

    /// An office at the year's end with quotas of the year.
    private func office(_ quotas: [(String, OrganizationID, Decimal)]) throws -> Office {
        var office = try Office("2022-12", indicators: Self.recruits)
        let year = try #require(Period(code: "2022"))
        office.plans = quotas.enumerated().map { place, quota in
            office.figure(
                quota.0, quota.1, quota.2, at: "D\(18 + place)", file: "KeHoach_2022.xlsx", period: year, stage: .plan)
        }
        return office
    }

    /// Ninh Sơn 2020, press: 140 against 165.
    @Test func allocation() throws {
        var office = try office([
            ("nhap-ngu", Office.district, 165), ("nhap-ngu", Office.chanh, 50), ("nhap-ngu", Office.kim, 40),
            ("nhap-ngu", Office.loc, 30), ("nhap-ngu", Office.nang, 20),
        ])
        let finding = try office.only("QUOTA_ALLOCATION_SUM")
        #expect(finding.organization == "511")
        #expect(finding.cell == "D18")
        #expect(finding.numbers == ["140", "165", "-25"])
        office.plans[1].achievement.amount = .value(75)
        #expect(office.findings("QUOTA_ALLOCATION_SUM").isEmpty)
        // While a unit has none, less than the whole says nothing.
        office.plans.remove(at: 1)
        #expect(office.findings("QUOTA_ALLOCATION_SUM").isEmpty)
        #expect(office.notEvaluated("QUOTA_ALLOCATION_SUM").count == 1)
    }

    @Test func planDiffers() throws {
        var office = try office([("nhap-ngu", Office.chanh, 5)])
        let written = office.figure("nhap-ngu", Office.chanh, 4, at: "D12", stage: .plan)
        office.send([office.table([written])])
        let finding = try office.only("QUOTA_DIFFERS_FROM_PLAN")
        #expect(finding.numbers == ["4", "5", "-1"])
        #expect(finding.evidence.map(\.place.cell) == ["D12", "D18"])
        office.plans[0].achievement.amount = .value(4)
        #expect(office.findings("QUOTA_DIFFERS_FROM_PLAN").isEmpty)
        office.plans = []
        #expect(office.findings("QUOTA_DIFFERS_FROM_PLAN").isEmpty)
        #expect(office.notEvaluated("QUOTA_DIFFERS_FROM_PLAN").count == 1)
    }

    /// The earlier of two revisions is a warning where the later one was given within the window of the period that is
    /// reconciled, else an error.
    @Test(arguments: [("2022-12-05", Severity.warning), ("2022-03-20", .error)])
    func planAdjusted(_ adjusted: String, _ severity: Severity) throws {
        var office = try office([])
        let year = try #require(Period(code: "2022"))
        office.program.quotas = QuotaBook([
            Quota(indicator: "nhap-ngu", organization: "20740", period: "2022", value: 4, date: try day("2022-01-10")),
            Quota(
                indicator: "nhap-ngu", organization: "20740", period: "2022", value: 5, revision: 2,
                date: try day(adjusted)),
        ])
        office.programQuotas = [
            office.figure("nhap-ngu", Office.chanh, 5, at: "D4", file: "chuong-trinh.xlsx", period: year, stage: .plan)
        ]
        for period in [year, office.period] {
            office.submissions = []
            office.send([
                office.table([office.figure("nhap-ngu", Office.chanh, 4, at: "D12", period: period, stage: .plan)])
            ])
            #expect(try office.only("QUOTA_DIFFERS_FROM_PLAN").severity == severity)
        }
    }

    /// 46/47 = 97,87 %: 98 % and 97,9 % say so, 100 % does not.
    @Test(arguments: [("98", "0.5", false), ("97.9", "0.05", false), ("97.87", "0.005", false), ("100", "0.5", true)])
    func percentStated(_ stated: String, _ half: String, _ isFound: Bool) throws {
        var office = try office([("nhap-ngu", Office.chanh, 47)])
        let result = office.figure("nhap-ngu", Office.chanh, 46, at: "E12")
        var table = office.table([result])
        table.percents = [
            StatedPercent(
                stated: office.number(try exact(stated), at: "F12", half: try exact(half)), result: result, quota: nil)
        ]
        office.send([table])
        let found = office.findings("QUOTA_PERCENT_STATED")
        #expect(found.map(\.numbers) == (isFound ? [["100", "97.872340425532", "2.127659574468"]] : []))
    }

    /// Of a quota of 0 there is no percentage, neither 0 nor 100.
    @Test func percentOfNothing() throws {
        var office = try office([("nhap-ngu", Office.chanh, 0)])
        let result = office.figure("nhap-ngu", Office.chanh, 0, at: "E12")
        var table = office.table([result])
        table.percents = [StatedPercent(stated: office.number(100, at: "F12"), result: result, quota: nil)]
        office.send([table])
        #expect(office.findings("QUOTA_PERCENT_STATED").isEmpty)
        #expect(office.notEvaluated("QUOTA_PERCENT_STATED").count == 1)
    }

    @Test(arguments: [(45, "100"), (49, "100"), (47, nil as String?)])
    func band(_ result: Int, _ edge: String?) throws {
        var office = try office([("nhap-ngu", Office.chanh, 47), ("lua", Office.chanh, 100)])
        // 140 % of a rice plan is praise.
        office.send([
            office.table([
                office.figure("nhap-ngu", Office.chanh, Decimal(result), at: "E12"),
                office.figure("lua", Office.chanh, 140, at: "E13"),
            ])
        ])
        let found = office.findings("QUOTA_ACHIEVEMENT_BAND")
        #expect(found.map(\.comparison?.computed) == (edge.map { [$0] } ?? []))
        #expect(found.allSatisfy { $0.cell == "E12" && $0.severity == .warning })
    }

    @Test func pledgeAsResult() throws {
        var office = try office([])
        var figure = office.figure("nhap-ngu", Office.chanh, 17, at: "F8")
        figure.writtenStage = .pledge
        office.send([office.table([figure])])
        let finding = try office.only("QUOTA_PLEDGE_AS_RESULT")
        #expect(finding.cell == "F8")
        #expect(finding.comparison?.stated == "17")
        // In a column of pledges it is where it belongs, and an official figure is more than a result.
        office.submissions[0].tables[0].figures[0].achievement.stage = .pledge
        #expect(office.findings("QUOTA_PLEDGE_AS_RESULT").isEmpty)
        office.submissions[0].tables[0].figures[0].achievement.stage = .result
        office.submissions[0].tables[0].figures[0].writtenStage = .official
        #expect(office.findings("QUOTA_PLEDGE_AS_RESULT").isEmpty)
    }
}
