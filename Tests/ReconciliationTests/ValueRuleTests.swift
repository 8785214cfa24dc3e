import Domain
import Findings
import FoundationEssentials
import Testing
import VietnameseText

@testable import Reconciliation

@Suite struct ValueRuleTests {
    @Test func blankRequired() throws {
        var office = try Office()
        var blank = office.figure("nhap-ngu", Office.chanh, nil, at: "F9")
        blank.isRequired = true
        var none = office.figure("nu", Office.chanh, nil, at: "F10")
        none.isRequired = true
        none.achievement.amount = .missing(.none)
        office.send([office.table([blank, none])])
        let finding = try office.only("VAL_BLANK_REQUIRED")
        #expect(finding.cell == "F9")
        #expect(finding.severity == .warning)
        office.submissions[0].tables[0].figures[0].isRequired = false
        #expect(office.findings("VAL_BLANK_REQUIRED").isEmpty)
    }

    /// 154 planned, 150.000 reported: a thousand times, within 0,15 of the logarithm; 300 times is none of it.
    @Test(arguments: [("150000", true), ("154", false), ("46200", false), ("0.15", true), ("0", false)])
    func magnitudeByQuota(_ stated: String, _ isFound: Bool) throws {
        var office = try Office()
        office.plans = [
            office.figure("san-luong", Office.chanh, 154, at: "D18", file: "ke-hoach.xlsx", stage: .plan)
        ]
        office.send([office.table([office.figure("san-luong", Office.chanh, try exact(stated), at: "F12")])])
        let found = office.findings("VAL_MAGNITUDE_SLIP")
        #expect(found.map(\.cell) == (isFound ? ["F12"] : []))
        #expect(found.allSatisfy { $0.comparison?.computed == "154" })
    }

    /// Ten thousand times is a slip of areas alone: m² under ha.
    @Test func powers() throws {
        #expect(MagnitudeSlipRule.power(of: 20_000, by: 2, .area) == 4)
        #expect(MagnitudeSlipRule.power(of: 20_000, by: 2, .count) == nil)
        #expect(MagnitudeSlipRule.power(of: try exact("0.9"), by: 9, .percentage) == 1)
        #expect(MagnitudeSlipRule.power(of: 90, by: 9, .mass) == nil)
        #expect(MagnitudeSlipRule.power(of: 1412, by: 1, .mass) == 3)
        #expect(MagnitudeSlipRule.power(of: 1413, by: 1, .mass) == nil)
        #expect(MagnitudeSlipRule.power(of: 708, by: 1, .mass) == 3)
        #expect(MagnitudeSlipRule.power(of: 707, by: 1, .mass) == nil)
    }

    /// The last period's figure is the measure where there is no quota.
    @Test func magnitudeByLastPeriod() throws {
        var office = try Office()
        office.history = [office.figure("vuon", Office.chanh, 3, at: "F12", period: office.period.previous)]
        office.send([office.table([office.figure("vuon", Office.chanh, 30_000, at: "F12")])])
        #expect(try office.only("VAL_MAGNITUDE_SLIP").numbers == ["30000", "3", "29997"])
    }

    /// A township beside communes is of their size.
    @Test func townshipsAreMeasuredWithCommunes() throws {
        var office = try Office()
        let units = (1...6).map { OrganizationID(code: "xa-\($0)") }
        office.program.organizations = OrganizationRegistry(
            units.map {
                Organization(code: $0.code, name: $0.code, kind: $0 == units[0] ? .township : .commune, parent: "511")
            })
        for (place, unit) in units.enumerated() {
            let file = "\(unit.code).xlsx"
            office.send(
                file, office.figure("vuon", unit, place == 0 ? 5000 : Decimal(3 + place), at: "F12", file: file))
        }
        #expect(try office.only("VAL_MAGNITUDE_SLIP").organization == "xa-1")
    }

    /// Without quota and history the median of at least five others of the same kind of unit, whatever form they use; the
    /// same figure on two sheets is one.
    @Test func magnitudeBySiblings() throws {
        var office = try Office()
        let units = (1...6).map { OrganizationID(code: "xa-\($0)") }
        office.program.organizations = OrganizationRegistry(
            [Organization(code: "511", name: "huyện", kind: .district)]
                + units.map { Organization(code: $0.code, name: $0.code, kind: .commune, parent: "511") })
        for (place, unit) in units.enumerated() {
            let file = "\(unit.code).xlsx"
            let value = place == 5 ? 5000 : Decimal(3 + place)
            office.send(
                file, place % 2 == 0 ? "bieu-01" : "bieu-02",
                office.figure("vuon", unit, value, at: "F12", file: file))
        }
        let finding = try office.only("VAL_MAGNITUDE_SLIP")
        #expect(finding.organization == "xa-6")
        office.submissions.removeFirst(2)
        // Four units on two sheets each are not eight.
        for place in office.submissions.indices {
            let first = office.submissions[place].tables[0]
            office.submissions[place].tables.append(first)
        }
        #expect(office.findings("VAL_MAGNITUDE_SLIP").isEmpty)
    }
}
