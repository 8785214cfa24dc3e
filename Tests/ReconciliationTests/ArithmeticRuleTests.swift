import Domain
import Findings
import FoundationEssentials
import Testing
import VietnameseText

@testable import Reconciliation

@Suite struct ArithmeticRuleTests {
    /// A total row below parts of one indicator.
    private func sum(
        _ office: Office, _ indicator: String, _ parts: [Decimal?], total: Decimal, half: Decimal = 0,
        traits: [Int: StatedNumber.Traits] = [:]
    ) -> StatedSum {
        StatedSum(
            total: office.figure(
                indicator, Office.district, total, at: "F17", reporter: Office.district, half: half, traits: .total),
            parts: parts.enumerated().map { place, value in
                office.figure(
                    indicator, Office.communes[place % 4], value, at: "F\(5 + place)", reporter: Office.district,
                    half: half, traits: traits[place] ?? [])
            })
    }

    @Test func total() throws {
        var office = try Office()
        office.send([office.table(sums: [sum(office, "nhap-ngu", [20, 14, 12, 0], total: 47)])])
        let finding = try office.only("ARITH_TOTAL_MISMATCH")
        #expect(finding.severity == .error)
        #expect(finding.cell == "F17")
        #expect(finding.numbers == ["47", "46", "1"])
        office.submissions[0].tables[0].sums = [sum(office, "nhap-ngu", [20, 14, 12, 0], total: 46)]
        #expect(office.findings("ARITH_TOTAL_MISMATCH").isEmpty)
    }

    /// 1,5 + 2,0 + 10,0 = 13,5: 13,6 may come of rounding, 13,9 not, and half a unit is the same number.
    @Test(arguments: [
        ("13.5", nil), ("13.54", nil), ("13.6", Severity.information), ("13.7", .information), ("13.9", .error),
    ])
    func rounding(_ stated: String, _ severity: Severity?) throws {
        var office = try Office()
        let half = try exact("0.05")
        office.send([
            office.table(sums: [
                sum(
                    office, "vuon", [try exact("1.5"), 2, 10], total: try exact(stated), half: half)
            ])
        ])
        #expect(office.findings("ARITH_TOTAL_MISMATCH").map(\.severity) == (severity.map { [$0] } ?? []))
    }

    @Test func missingPartIsNotEvaluated() throws {
        var office = try Office()
        office.send([office.table(sums: [sum(office, "nhap-ngu", [20, nil, 12], total: 47)])])
        #expect(office.findings("ARITH_TOTAL_MISMATCH").isEmpty)
        #expect(office.notEvaluated("ARITH_TOTAL_MISMATCH").count == 1)
    }

    @Test func partOfWhole() throws {
        var office = try Office()
        let whole = office.figure("nhap-ngu", Office.chanh, 5, at: "F5")
        office.send([office.table([whole, office.figure("nu", Office.chanh, 6, at: "F6")])])
        let finding = try office.only("ARITH_PART_VS_WHOLE")
        #expect(finding.cell == "F6")
        #expect(finding.numbers == ["6", "5", "1"])
        // A unit with two rows cannot be judged.
        office.submissions[0].tables[0].figures += [
            office.figure("nhap-ngu", Office.chanh, 9, at: "F15"), office.figure("nu", Office.chanh, 8, at: "F16"),
        ]
        #expect(office.findings("ARITH_PART_VS_WHOLE").isEmpty)
        office.submissions[0].tables[0].figures.removeLast(2)
        office.submissions[0].tables[0].figures[1] = office.figure("nu", Office.chanh, 5, at: "F6")
        #expect(office.findings("ARITH_PART_VS_WHOLE").isEmpty)
    }

    /// 85 and 20 are not 104; with a part missing nothing is said; a part `trong đó` beside them counts on its own.
    @Test func partsThatMakeUpTheWhole() throws {
        let indicators = [
            Indicator(code: "tong", name: "Tổng số", unit: "người"),
            Indicator(code: "nvqs", name: "NVQS", unit: "người", parent: "tong", partOf: .all),
            Indicator(code: "ca", name: "Công an", unit: "người", parent: "tong", partOf: .all),
            Indicator(code: "nu", name: "Nữ", unit: "người", parent: "tong", partOf: .some),
        ]
        var office = try Office(indicators: indicators)
        let figures = [
            office.figure("tong", Office.chanh, 104, at: "F5"), office.figure("nvqs", Office.chanh, 85, at: "F6"),
            office.figure("ca", Office.chanh, 20, at: "F7"), office.figure("nu", Office.chanh, 110, at: "F8"),
        ]
        office.send([office.table(figures)])
        let found = office.findings("ARITH_PART_VS_WHOLE")
        #expect(found.map(\.cell) == ["F5", "F8"])
        #expect(found.first?.numbers == ["104", "105", "-1"])
        #expect(found.last?.numbers == ["110", "104", "6"])
        office.submissions[0].tables[0].figures = [figures[0], figures[1]]
        #expect(office.findings("ARITH_PART_VS_WHOLE").isEmpty)
    }

    @Test func columnFormula() throws {
        var office = try Office()
        func formula(_ stated: Decimal, _ half: Decimal, _ computed: Decimal?) -> StatedFormula {
            StatedFormula(
                stated: office.number(stated, at: "G12", half: half),
                subject: FigureSubject(organization: Office.chanh),
                column: "5", expression: "(4)/(3)*100", computed: computed,
                operands: [office.number(46, at: "F12"), office.number(47, at: "E12")])
        }
        let computed = try exact("97.872340425532")
        var table = office.table()
        table.formulas = [formula(100, try exact("0.5"), computed)]
        office.send([table])
        let finding = try office.only("ARITH_COLUMN_FORMULA")
        #expect(finding.cell == "G12")
        #expect(finding.numbers == ["100", "97.872340425532", "2.127659574468"])
        office.submissions[0].tables[0].formulas = [formula(98, try exact("0.5"), computed)]
        #expect(office.findings("ARITH_COLUMN_FORMULA").isEmpty)
        office.submissions[0].tables[0].formulas = [formula(98, 0, nil)]
        #expect(office.findings("ARITH_COLUMN_FORMULA").isEmpty)
        #expect(office.notEvaluated("ARITH_COLUMN_FORMULA").count == 1)
    }

    @Test func typedOver() throws {
        var office = try Office()
        func fact(_ value: Decimal, _ computed: Decimal?) -> FormulaFact {
            FormulaFact(
                .typedOver(computed: computed), cell: office.number(value, at: "F17"), formula: "SUM(F5:F16)",
                subject: FigureSubject(organization: Office.chanh, indicator: "nhap-ngu"))
        }
        let wrong = fact(47, 46)
        office.send([office.table()]) { $0.formulas = [wrong] }
        let finding = try office.only("ARITH_FORMULA_TYPED_OVER")
        #expect(finding.severity == .error)
        #expect(finding.numbers == ["47", "46", "1"])
        #expect(finding.evidence.last?.raw == "=SUM(F5:F16)")
        office.submissions[0].formulas = [fact(46, 46)]
        #expect(try office.only("ARITH_FORMULA_TYPED_OVER").severity == .information)
        office.submissions[0].formulas = [fact(46, nil)]
        #expect(office.findings("ARITH_FORMULA_TYPED_OVER").isEmpty)
        #expect(office.notEvaluated("ARITH_FORMULA_TYPED_OVER").count == 1)
    }

    @Test func formulasThatAreNotAsTheyShouldBe() throws {
        var office = try Office()
        func fact(_ matter: FormulaFact.Matter, _ value: Decimal?, _ formula: String) -> FormulaFact {
            FormulaFact(
                matter, cell: office.number(value, at: "BS6"), formula: formula,
                subject: FigureSubject(organization: Office.chanh))
        }
        let other = fact(.unlikeNeighbours, 5, "(P6/J6)/(1/5)*100")
        office.send([office.table()]) { $0.formulas = [other] }
        let unlike = try office.only("ARITH_FORMULA_INCONSISTENT")
        #expect(unlike.severity == .information)
        #expect(unlike.message.vi.contains("=(P6/J6)/(1/5)*100"))
        office.submissions[0].formulas = [fact(.stale(computed: 47), 45, "SUM(F5:F16)")]
        #expect(try office.only("ARITH_STALE_CACHE").numbers == ["45", "47", "-2"])
        // The last binary digit is none.
        office.submissions[0].formulas = [fact(.stale(computed: try exact("47.00000000001")), 47, "SUM(F5:F16)")]
        #expect(office.findings("ARITH_STALE_CACHE").isEmpty)
        office.submissions[0].formulas = [fact(.notEvaluated("hàm lạ"), 47, "HAMLA(F5)")]
        #expect(office.findings("ARITH_STALE_CACHE").isEmpty)
        #expect(office.notEvaluated("ARITH_STALE_CACHE").first?.contains("hàm lạ") == true)
    }

    /// Yields of 70 and 1: neither 71 nor 35,5, but 705/15 = 47.
    @Test(arguments: [("71", true), ("35.5", true), ("47", false), ("50", false)])
    func ratesAreNotAdded(_ stated: String, _ isFound: Bool) throws {
        var office = try Office()
        office.send([
            office.table(sums: [
                sum(office, "san-luong", [700, 5], total: 705), sum(office, "dien-tich", [10, 5], total: 15),
                sum(office, "nang-suat", [70, 1], total: try exact(stated)),
            ])
        ])
        let found = office.findings("ARITH_NON_ADDITIVE_SUMMED")
        #expect(found.map(\.comparison?.computed) == (isFound ? ["47"] : []))
        // A yield is no sum, whatever its total says.
        #expect(office.findings("ARITH_TOTAL_MISMATCH").isEmpty)
        office.submissions[0].tables[0].sums.removeFirst()
        #expect(office.findings("ARITH_NON_ADDITIVE_SUMMED").isEmpty)
        #expect(office.notEvaluated("ARITH_NON_ADDITIVE_SUMMED").count == 1)
    }

    /// One price for all is the whole's as well, whatever amount stands beside it.
    @Test func onePriceForAllIsNoMean() throws {
        var office = try Office()
        office.send([
            office.table(sums: [
                sum(office, "san-luong", [700, 310], total: 1010), sum(office, "dien-tich", [10, 5], total: 15),
                sum(office, "nang-suat", [70, 70], total: 70),
            ])
        ])
        #expect(office.findings("ARITH_NON_ADDITIVE_SUMMED").isEmpty)
    }

    @Test(arguments: [(66, nil as String?), (65, "500000")])
    func unitPrice(_ quantity: Int, _ difference: String?) throws {
        var office = try Office()
        var table = office.table()
        table.amounts = [
            PricedAmount(
                subject: FigureSubject(organization: Office.chanh),
                quantity: office.number(Decimal(quantity), at: "E5"),
                price: office.number(500_000, at: "F5"), amount: office.number(33_000_000, at: "G5"))
        ]
        office.send([table])
        #expect(
            office.findings("ARITH_UNIT_PRICE").compactMap(\.comparison?.difference) == (difference.map { [$0] } ?? []))
    }

    @Test func amountWithoutAPrice() throws {
        var office = try Office()
        var table = office.table()
        table.amounts = [
            PricedAmount(
                subject: FigureSubject(organization: Office.chanh), quantity: office.number(65, at: "E5"), price: nil,
                amount: office.number(33_000_000, at: "G5"))
        ]
        office.send([table])
        #expect(try office.only("ARITH_UNIT_PRICE").severity == .information)
        office.submissions[0].tables[0].amounts[0].quantity = office.number(66, at: "E5")
        #expect(office.findings("ARITH_UNIT_PRICE").isEmpty)
    }

    /// Of an average with money above its line and things below; of a unit with two rows nothing is said.
    @Test func averagePrice() throws {
        var office = try Office(indicators: [
            Indicator(code: "qua", name: "Quà", unit: "suất"),
            Indicator(code: "tien", name: "Tiền quà", unit: "đồng", kind: .money),
            Indicator(code: "gia", name: "Mỗi suất", kind: .rate, numerator: "tien", denominator: "qua"),
        ])
        let row = [
            office.figure("qua", Office.chanh, 65, at: "E5"), office.figure("gia", Office.chanh, 500_000, at: "F5"),
            office.figure("tien", Office.chanh, 33_000_000, at: "G5"),
        ]
        office.send([office.table(row)])
        let finding = try office.only("ARITH_UNIT_PRICE")
        #expect(finding.cell == "G5")
        #expect(finding.numbers == ["33000000", "32500000", "500000"])
        office.submissions[0].tables[0].figures += row
        #expect(office.findings("ARITH_UNIT_PRICE").isEmpty)
    }

    /// Row 11 is hidden and holds 3 of the 47.
    @Test func hiddenFigures() throws {
        var office = try Office()
        office.send([office.table(sums: [sum(office, "nhap-ngu", [20, 14, 10, 3], total: 47, traits: [3: .hidden])])])
        let finding = try office.only("STRUCT_HIDDEN_FIGURES")
        #expect(finding.severity == .warning)
        #expect(finding.cell == "F17")
        #expect(finding.numbers == ["47", "44", "3"])
        office.submissions[0].tables[0].sums = [
            sum(office, "nhap-ngu", [20, 14, 13, 0], total: 47, traits: [3: .hidden])
        ]
        #expect(office.findings("STRUCT_HIDDEN_FIGURES").isEmpty)
    }

    /// A total of a hidden sheet is seen where a visible sheet shows it again; a column hidden with its total is not.
    @Test func hiddenSheets() throws {
        var office = try Office()
        func hidden(_ value: Decimal, _ unit: OrganizationID, _ cell: String) -> FormFigure {
            office.figure("nhap-ngu", unit, value, at: cell, reporter: Office.district, traits: .hidden)
        }
        let parts = [hidden(20, Office.chanh, "F5"), hidden(27, Office.kim, "F6")]
        let total = hidden(47, Office.district, "F17")
        let shown = office.figure(
            "nhap-ngu", Office.district, 47, at: "D8", sheet: "Tóm tắt", reporter: Office.district)
        let summary = office.table("bieu-02", of: Office.district, sheet: "Tóm tắt", [shown])
        let sheet = office.table(of: Office.district, parts + [total], sums: [StatedSum(total: total, parts: parts)])
        office.send([sheet, summary])
        let finding = try office.only("STRUCT_HIDDEN_FIGURES")
        #expect(finding.evidence.first?.place.sheet == "Tóm tắt")
        #expect(finding.numbers == ["47", "0", "47"])
        office.submissions[0].tables = [sheet]
        #expect(office.findings("STRUCT_HIDDEN_FIGURES").isEmpty)
        let beside = office.figure("vuon", Office.chanh, 3, at: "G5")
        office.submissions[0].tables = [
            office.table(of: Office.district, parts + [total, beside], sums: sheet.sums), summary,
        ]
        #expect(office.findings("STRUCT_HIDDEN_FIGURES").isEmpty)
    }
}
