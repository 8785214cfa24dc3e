import Domain
import Findings
import FoundationEssentials
import Testing
import VietnameseText

@testable import Reconciliation

@Suite struct CrossPeriodRuleTests {
    private static let cumulative = [
        Indicator(code: "luy-ke", name: "Luỹ kế", unit: "hộ", overPeriods: .cumulative),
        Indicator(code: "trong-ky", name: "Trong kỳ", unit: "hộ", parent: "luy-ke"),
    ]

    /// T9 43 + T10 4 = 47; the file says 46.
    @Test(arguments: [(46, "-1"), (42, "-5"), (47, nil as String?)])
    func cumulative(_ stated: Int, _ difference: String?) throws {
        var office = try Office(indicators: Self.cumulative)
        office.history = [office.figure("luy-ke", Office.chanh, 43, at: "G5", period: office.period.previous)]
        office.send([
            office.table([
                office.figure("luy-ke", Office.chanh, Decimal(stated), at: "G5"),
                office.figure("trong-ky", Office.chanh, 4, at: "F5"),
            ])
        ])
        let found = office.findings("XPER_CUMULATIVE_BROKEN")
        #expect(found.compactMap(\.comparison?.difference) == (difference.map { [$0] } ?? []))
        // Less than before is told apart.
        #expect(found.allSatisfy { $0.message.vi.contains("không thể nhỏ hơn") == (stated < 43) })
        // Without last period's figure it cannot be judged.
        office.history = []
        #expect(office.findings("XPER_CUMULATIVE_BROKEN").isEmpty)
        #expect(office.notEvaluated("XPER_CUMULATIVE_BROKEN").count == 1)
    }

    /// In the year's first period the cumulative figure is the period's own.
    @Test(arguments: [(4, 0), (47, 1)])
    func cumulativeBeginsAnew(_ stated: Int, _ count: Int) throws {
        var office = try Office("2022-01", indicators: Self.cumulative)
        office.history = [office.figure("luy-ke", Office.chanh, 43, at: "G5", period: office.period.previous)]
        office.send([
            office.table([
                office.figure("luy-ke", Office.chanh, Decimal(stated), at: "G5"),
                office.figure("trong-ky", Office.chanh, 4, at: "F5"),
            ])
        ])
        #expect(office.findings("XPER_CUMULATIVE_BROKEN").count == count)
    }

    /// 38 of 40 are 95 %; 35 are less than 90 %; of nine nothing is said.
    @Test(arguments: [(40, 38, true), (40, 35, false), (10, 9, true), (9, 9, false)])
    func copies(_ count: Int, _ equal: Int, _ isFound: Bool) throws {
        let indicators = (0..<count).map { Indicator(code: "ct-\($0)", name: "Chỉ tiêu \($0)") }
        var office = try Office(indicators: indicators)
        let previous = office.period.previous
        office.history = indicators.map {
            office.figure($0.code, Office.chanh, 7, at: "F5", period: previous)
        }
        office.send([
            office.table(
                indicators.enumerated().map { place, indicator in
                    office.figure(indicator.code, Office.chanh, place < equal ? 7 : 8, at: "F\(place + 5)")
                })
        ])
        let found = office.findings("XPER_COPY_OF_PREVIOUS")
        #expect(found.count == (isFound ? 1 : 0))
        #expect(found.allSatisfy { $0.evidence.map(\.place) == [Place(file: "a.xlsx")] })
        #expect(office.notEvaluated("XPER_COPY_OF_PREVIOUS").count == (count < 10 ? 1 : 0))
    }

    /// 1,2 1,3 1,4 1,5 1,5 1,6: median 1,45, MAD 0,10. 3,0 scores 10,5; 1,9 scores 3,04. Of five periods nothing is said.
    @Test(arguments: [("3.0", 6, true), ("1.9", 6, false), ("3.0", 5, false)])
    func outliers(_ stated: String, _ count: Int, _ isFound: Bool) throws {
        var office = try Office("2022-10")
        var period = office.period
        for value in ["1.2", "1.3", "1.4", "1.5", "1.5", "1.6"].prefix(count) {
            period = try #require(period.previous)
            office.history.append(office.figure("vuon", Office.chanh, try exact(value), at: "F5", period: period))
        }
        office.send([office.table([office.figure("vuon", Office.chanh, try exact(stated), at: "F5")])])
        let found = office.findings("XPER_OUTLIER")
        #expect(found.map(\.numbers) == (isFound ? [["3", "1.45", "1.55"]] : []))
    }

    /// Where all earlier figures are the same, five percent of them or one thing is the measure.
    @Test(arguments: [(105, false), (126, true)])
    func outliersOfAConstant(_ stated: Int, _ isFound: Bool) throws {
        var office = try Office()
        var period = office.period
        for _ in 0..<6 {
            period = try #require(period.previous)
            office.history.append(office.figure("nhap-ngu", Office.chanh, 100, at: "F5", period: period))
        }
        office.send([office.table([office.figure("nhap-ngu", Office.chanh, Decimal(stated), at: "F5")])])
        #expect(office.findings("XPER_OUTLIER").count == (isFound ? 1 : 0))
    }

    @Test func restated() throws {
        var office = try Office()
        let september = office.period.previous
        office.history = [office.figure("nhap-ngu", Office.chanh, 43, at: "F5", period: september)]
        office.send([office.table([office.figure("nhap-ngu", Office.chanh, 42, at: "E5", period: september)])])
        #expect(try office.only("XPER_RESTATED").numbers == ["42", "43", "-1"])
        office.history[0].achievement.amount = .value(42)
        #expect(office.findings("XPER_RESTATED").isEmpty)
        office.history = []
        #expect(office.findings("XPER_RESTATED").isEmpty)
    }

    /// Phước Năng after the merger: Đức 5 + Năng 5 + Mỹ 3 = 13; the sender compares with the old Phước Năng alone.
    private func merged(_ relation: Merger.Relation = .whole) throws -> Office {
        var office = try Office("2025-10")
        let (last, first) = (try day("2025-06-30"), try day("2025-07-01"))
        let old = [("20725", "xã Phước Đức"), ("20728", "xã Phước Năng"), ("20734", "xã Phước Mỹ")]
        office.program.organizations = OrganizationRegistry(
            old.map {
                Organization(code: $0.0, name: $0.1, kind: .commune, parent: "511", validity: DateSpan(to: last))
            } + [
                Organization(
                    code: "20728", name: "xã Phước Năng", kind: .commune, parent: "49", validity: DateSpan(from: first))
            ],
            mergers: old.map {
                Merger(
                    old: $0.0, new: "20728", date: first, relation: $0.0 == "20734" ? relation : .whole)
            })
        let lastYear = try #require(office.period.sameLastYear)
        office.history = zip(old, [5, 5, 3]).map { unit, value in
            office.figure(
                "nhap-ngu", OrganizationID(code: unit.0), Decimal(value), at: "F5", period: lastYear)
        }
        let new = OrganizationID(code: "20728", from: first)
        office.send([office.table(of: new, [office.figure("nhap-ngu", new, 5, at: "G9", period: lastYear)])])
        return office
    }

    @Test func merger() throws {
        var office = try merged()
        let finding = try office.only("XPER_MERGER_CONTINUITY")
        #expect(finding.severity == .error)
        #expect(finding.numbers == ["5", "13", "-8"])
        #expect(finding.message.vi.contains("xã Phước Đức 5 + xã Phước Năng 5 + xã Phước Mỹ 3 = 13"))
        // It is not told again as a restated figure.
        #expect(office.findings("XPER_RESTATED").isEmpty)
        office.submissions[0].tables[0].figures[0].achievement.amount = .value(13)
        #expect(office.findings("XPER_MERGER_CONTINUITY").isEmpty)
        office.history.removeLast()
        #expect(office.findings("XPER_MERGER_CONTINUITY").isEmpty)
        #expect(office.notEvaluated("XPER_MERGER_CONTINUITY").count == 1)
    }

    /// A part of a commune, and nobody knows how much of it: not comparable, and said so.
    @Test func mergerOfAPart() throws {
        let finding = try merged(.part).only("XPER_MERGER_CONTINUITY")
        #expect(finding.severity == .information)
        #expect(finding.comparison == nil)
    }
}
