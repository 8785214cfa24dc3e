import Domain
import Findings
import FoundationEssentials
import Testing
import VietnameseText

@testable import Reconciliation

@Suite struct CrossSheetRuleTests {
    @Test(arguments: [("13", true), ("12.04", false)])
    func twoSheets(_ value: String, _ isFound: Bool) throws {
        var office = try Office()
        let half = try exact("0.05")
        let own = office.figure("vuon", Office.chanh, 12, at: "F20", sheet: "Vườn tạp", half: half)
        let other = office.figure("vuon", Office.chanh, try exact(value), at: "D8", sheet: "Tổng hợp", half: half)
        office.send([
            office.table(sheet: "Vườn tạp", [own]), office.table("bieu-02", sheet: "Tổng hợp", [other]),
        ])
        let found = office.findings("XSHEET_VALUE_MISMATCH")
        #expect(found.map(\.numbers) == (isFound ? [["13", "12", "1"]] : []))
        #expect(found.allSatisfy { $0.evidence.map(\.place.cell) == ["D8", "F20"] })
    }

    @Test func otherStagesAndPeriodsAreOtherFacts() throws {
        var office = try Office()
        let own = office.figure("vuon", Office.chanh, 12, at: "F20")
        let plan = office.figure("vuon", Office.chanh, 13, at: "D8", stage: .plan)
        let before = office.figure("vuon", Office.chanh, 11, at: "E8", period: office.period.previous)
        office.send([office.table([own]), office.table("bieu-02", [plan, before])])
        #expect(office.findings("XSHEET_VALUE_MISMATCH").isEmpty)
    }

    @Test(arguments: [(47, true), (46, false)])
    func narrative(_ said: Int, _ isFound: Bool) throws {
        var office = try Office()
        let table = office.figure("nhap-ngu", Office.chanh, 46, at: "E12")
        let sentence = NarratedFigure(
            figure: office.figure("nhap-ngu", Office.chanh, Decimal(said), at: "B7"), quote: "nhập ngũ 47/47 đ/c")
        office.send([office.table([table])]) { $0.narrated = [sentence] }
        let found = office.findings("XSHEET_TEXT_FIGURE_MISMATCH")
        #expect(found.map(\.numbers) == (isFound ? [["47", "46", "1"]] : []))
        #expect(found.allSatisfy { $0.cell == "B7" && $0.severity == .warning })
        // Without a figure in the table there is nothing to hold it against.
        office.submissions[0].tables[0].figures = []
        #expect(office.findings("XSHEET_TEXT_FIGURE_MISMATCH").isEmpty)
    }
}
