import Domain
import Findings
import FoundationEssentials
import Testing
import VietnameseText

@testable import Reconciliation

@Suite struct LifecycleTests {
    private func office(_ value: Decimal, at cell: String = "D12") throws -> Office {
        var office = try Office()
        office.plans = [office.figure("nhap-ngu", Office.chanh, 5, at: "D18", file: "ke-hoach.xlsx", stage: .plan)]
        office.send([office.table([office.figure("nhap-ngu", Office.chanh, value, at: cell, stage: .plan)])])
        return office
    }

    private func statuses(_ report: ReconciliationReport) -> [TrackedFinding.Status] { report.findings.map(\.status) }

    @Test func newAtFirst() throws { #expect(statuses(try office(4).report()) == [.new]) }

    /// A row inserted above moves the cell, not the finding.
    @Test func openAfterwards() throws {
        let first = try office(4).report().findings
        let report = try office(4, at: "D13").report(earlier: first)
        #expect(statuses(report) == [.open])
        #expect(report.findings.map(\.id) == first.map(\.id))
    }

    @Test func explained() throws {
        var first = try office(4).report().findings
        first[0].explanation = "Đã báo cáo bằng công văn."
        let second = try office(4).report(earlier: first)
        #expect(statuses(second) == [.explained])
        #expect(second.findings.map(\.explanation) == ["Đã báo cáo bằng công văn."])
        // It goes on from run to run.
        #expect(statuses(try office(4).report(earlier: second.findings)) == [.explained])
        // What was said of 4 says nothing of 3, and is kept for a person to read.
        let changed = try office(3).report(earlier: second.findings)
        #expect(statuses(changed) == [.open])
        #expect(changed.findings.map(\.explanation) == ["Đã báo cáo bằng công văn."])
    }

    @Test func gone() throws {
        let first = try office(4).report().findings
        let report = try office(5).report(earlier: first)
        #expect(statuses(report) == [.gone])
        #expect(report.count(.error) == 0)
        #expect(report.findings.map(\.id) == first.map(\.id))
        // Gone once, it is not told again; come back, it is new.
        #expect(try office(5).report(earlier: report.findings).findings.isEmpty)
        #expect(statuses(try office(4).report(earlier: report.findings)) == [.new])
    }
}
