import Domain
import Findings
import FoundationEssentials
import SheetModel
import Testing
import VietnameseText

@testable import Mapping

/// What a submission hands on to reconciliation beside its figures.
@Suite struct TableFactsTests {
    static let percents = form(
        .unitRows,
        """
        STT = number
        Đơn vị = unit-name !
        Chỉ tiêu giao = figure nhap-ngu @plan
        Kết quả = figure nhap-ngu !
        Tỷ lệ = stated-percent nhap-ngu
        Ghi chú = note
        """)

    private func facts(_ forms: DrawnForms, _ grid: SheetGrid, file: String = "bao-cao.xlsx") throws -> SubmissionFacts
    {
        let reader = FormReader(FormTables(forms.declaration), collectsFacts: true)
        return try #require(reader.read([SubmittedSheet(grid)], file: file).facts)
    }

    private func sums(_ facts: SubmissionFacts) -> [String] {
        facts.tables.flatMap(\.sums).map { sum in
            let parts = sum.parts.map { "\($0.source.cell)=\($0.value?.description ?? "?")" }
            return "\(sum.total.source.cell)=\(sum.total.value?.description ?? "?") of \(parts.joined(separator: " "))"
        }
    }

    @Test func aTotalRowIsOfTheRowsAboveIt() throws {
        let found = try facts(
            DrawnForms(FormLayoutTests.units),
            drawn(
                """
                UBND HUYỆN PHƯỚC SƠN
                STT | Đơn vị | Chỉ tiêu giao | Kết quả | Ghi chú
                1 | Phước Chánh | 5 | 5 |
                2 | Phước Kim | 3 | - |
                3 | Xã nào đó | 2 | 2 |
                 | Tổng cộng | 10 | 8 |
                """))
        // A row of a name that is none is part of the total all the same.
        #expect(sums(found) == ["C6=10 of C3=5 C4=3 C5=2", "D6=8 of D3=5 D4=? D5=2"])
        #expect(found.tables.first?.figures.count == 6)
        #expect(found.tables.first?.figures.last?.traits == .total)
    }

    @Test func aTotalRowThatStandsFirstIsOfTheRowsBelow() throws {
        let found = try facts(
            DrawnForms(FormLayoutTests.units),
            drawn(
                """
                UBND HUYỆN PHƯỚC SƠN
                STT | Đơn vị | Chỉ tiêu giao | Kết quả | Ghi chú
                 | Tổng số | 8 | 8 |
                1 | Phước Chánh | 5 | 5 |
                2 | Phước Kim | 3 | 3 |
                """))
        #expect(sums(found) == ["C3=8 of C4=5 C5=3", "D3=8 of D4=5 D5=3"])
    }

    @Test func hiddenRowsAndNumbersAsTextAreMarked() throws {
        var grid = drawn(
            """
            UBND HUYỆN PHƯỚC SƠN
            STT | Đơn vị | Chỉ tiêu giao | Kết quả | Ghi chú
            1 | Phước Chánh | 5 | '5 |
            2 | Phước Kim | 3 | 3 |
             | Tổng số | 8 | 3 |
            """)
        grid.rows[3].isHidden = true
        let parts = try facts(DrawnForms(FormLayoutTests.units), grid).tables[0].sums[1].parts
        #expect(parts.map(\.traits) == [.text, .hidden])
    }

    @Test func percentagesStandBesideResultAndQuota() throws {
        let found = try facts(
            DrawnForms(Self.percents),
            drawn(
                """
                UBND HUYỆN PHƯỚC SƠN
                STT | Đơn vị | Chỉ tiêu giao | Kết quả | Tỷ lệ | Ghi chú
                1 | Phước Chánh | 47 | 46 | 97.9 |
                """))
        let percent = try #require(found.tables.first?.percents.first)
        #expect(percent.stated.value == Decimal(string: "97.9"))
        #expect(percent.stated.halfUnit == Decimal(string: "0.05"))
        #expect(percent.result.value == 46)
        #expect(percent.quota?.value == 47)
    }

    @Test func columnNumbersSayFormulas() throws {
        let found = try facts(
            DrawnForms(Self.percents),
            drawn(
                """
                UBND HUYỆN PHƯỚC SƠN
                STT | Đơn vị | Chỉ tiêu giao | Kết quả | Tỷ lệ | Ghi chú
                (1) | (2) | (3) | (4) | (5)=(4)/(3)*100 | (6)
                1 | Phước Chánh | 50 | 46 | 100 |
                """))
        let formula = try #require(found.tables.first?.formulas.first)
        #expect(formula.stated.value == 100)
        #expect(formula.computed == 92)
        #expect(formula.expression == "(4)/(3)*100")
        #expect(formula.operands.map(\.source.cell) == ["D4", "C4"])
        #expect(formula.subject.organization?.code == "20740")
        #expect(found.tables.first?.percents.isEmpty == true)
    }

    @Test(
        "Words that say another stage than the column's",
        arguments: [
            ("Phước Chánh | 5 | 5 | ước cả năm", Stage.estimate), ("Phước Chánh | 5 | 5 | vượt kế hoạch", nil),
            ("Phước Chánh | 5 | 5 | số đăng ký", .pledge), ("Phước Chánh | 5 | 5 | Số người đăng ký", .pledge),
            ("Phước Chánh | 5 | đăng ký giúp 17 hộ | ", .pledge),
        ])
    func stages(row: String, stage: Stage?) throws {
        let found = try facts(
            DrawnForms(FormLayoutTests.units),
            drawn(
                """
                UBND HUYỆN PHƯỚC SƠN
                STT | Đơn vị | Chỉ tiêu giao | Kết quả | Ghi chú
                1 | \(row)
                """))
        let result = found.figures.first { $0.source.cell == "D3" }
        #expect(result?.writtenStage == stage)
        if row.contains("17") { #expect(result?.value == 17) }
    }

    @Test(
        "Of two readings of a number that which fits the numbers beside it is taken, and the doubt stays",
        arguments: [("2.5", "'8.900", "8.9"), ("9100", "'8.900", "8900"), ("9.1", "'8.900 m2", "0.89")])
    func numbersByTheirNeighbours(quota: String, written: String, read: String) throws {
        let form = form(
            .indicatorRows, "Chỉ tiêu = indicator-name !\nKế hoạch = figure @plan\nThực hiện = figure !")
        let reading = DrawnForms(form).read(
            "UBND XÃ PHƯỚC CHÁNH\nChỉ tiêu | Kế hoạch | Thực hiện\nDiện tích lúa | \(quota) | \(written)")
        #expect(reading.figure("C3")?.value.amount.value == Decimal(string: read))
        #expect(reading.finding("VAL_AMBIGUOUS_NUMBER")?.evidence.first?.place.cell == "C3")
    }

    @Test(
        "A unit beside a number is told where it is another one than the form declares for the column",
        arguments: [("'10 sào", ["C3"]), ("'0,5 ha", []), ("0.5", [])])
    func unitsOfCells(written: String, told: [String]) throws {
        let form = form(.unitRows, "STT = number\nĐơn vị = unit-name !\nLúa = figure lua in:ha !")
        let found = try facts(
            DrawnForms(form), drawn("UBND HUYỆN PHƯỚC SƠN\nSTT | Đơn vị | Lúa\n1 | Phước Chánh | \(written)"))
        let cells = found.findings.filter { $0.code == .unitMismatch }.map { $0.evidence.first?.place.cell }
        #expect(cells == told)
        #expect(found.figures.map(\.value) == [Decimal(string: "0.5")])
    }

    @Test func whatAListAddsUpToIsHandedOn() throws {
        let list = form(.list, "STT = number\nHọ tên = count ho-ngheo\nSố tiền = sum kinh-phi")
        let found = try facts(
            DrawnForms(list),
            drawn(
                """
                UBND XÃ PHƯỚC CHÁNH
                STT | Họ tên | Số tiền
                1 | Hồ Văn A | 1500000
                2 | Hồ Văn B | 2000000
                """))
        let figures = found.figures.map { "\($0.source.cell)=\($0.value?.description ?? "?")" }
        #expect(figures == ["B3:B4=2", "C3:C4=3500000"])
    }

    @Test(
        "That a product is another one is told with its factors, and not once more as a doubtful number",
        arguments: ["'7 suất x 500k = 2,5 triệu", "'7 suất x 500k = 3,5 triệu"])
    func productsThatDiffer(written: String) throws {
        let form = form(.unitRows, "STT = number\nĐơn vị = unit-name !\nQuà = figure nhap-ngu kinh-phi ~product !")
        let found = try facts(
            DrawnForms(form), drawn("UBND HUYỆN PHƯỚC SƠN\nSTT | Đơn vị | Quà\n1 | Phước Chánh | \(written)"))
        #expect(found.tables.first?.amounts.count == 1)
        #expect(!found.findings.contains { $0.code == .ambiguousNumber })
    }

    @Test(
        "Where nothing stands beside it, the quota or an earlier figure tells which reading is meant",
        arguments: [(nil, "8900"), ("9", "8.9"), ("9100", "8900")])
    func numbersByWhatIsKnown(known: String?, read: String) throws {
        let form = form(.indicatorRows, "Chỉ tiêu = indicator-name !\nThực hiện = figure !")
        let reader = FormReader(FormTables(DrawnForms(form).declaration), collectsFacts: true)
        reader.expected = { figure in
            figure.indicator == "lua" && figure.organization.code == "20740"
                ? known.flatMap { Decimal(string: $0) } : nil
        }
        let grid = drawn("UBND XÃ PHƯỚC CHÁNH\nChỉ tiêu | Thực hiện\nDiện tích lúa | '8.900")
        let reading = reader.read([SubmittedSheet(grid)], file: "bao-cao.xlsx")
        #expect(reading.facts?.tables.first?.figures.first?.value == Decimal(string: read))
        #expect(reading.finding("VAL_AMBIGUOUS_NUMBER")?.evidence.first?.place.cell == "B3")
    }

    /// The units of a programme for the whole country have no common superior; its blank forms are read all the same.
    @Test func superiorOfAProgrammeWithoutOne() throws {
        let reader = FormReader(DrawnForms(FormLayoutTests.units).declaration)
        #expect(reader.superior?.code == "511")
    }

    /// The sums of a district beside its two communes; `result` is what the first of them writes.
    private func sumsAcross(result: String) throws -> [String] {
        var forms = DrawnForms(FormLayoutTests.across)
        forms.units = [
            Organization(code: "511", name: "huyện Phước Sơn", kind: .district),
            Organization(code: "20740", name: "xã Phước Chánh", kind: .commune, parent: "511"),
            Organization(code: "20746", name: "xã Phước Kim", kind: .commune, parent: "511"),
        ]
        return sums(
            try facts(
                forms,
                drawn(
                    """
                    UBND HUYỆN PHƯỚC SƠN
                    STT | Chỉ tiêu | ĐVT | Toàn huyện | | Phước Chánh | | Phước Kim |
                     | | | KH 2022 | TH 2022 | KH 2022 | TH 2022 | KH 2022 | TH 2022
                    1 | Thanh niên nhập ngũ | người | 8 | 8 | 5 | \(result) | 3 | 2
                    """, merged: ["D2:E2", "F2:G2", "H2:I2", "A2:A3", "B2:B3", "C2:C3"])))
    }

    @Test func aPartThatIsNoNumberLacksInItsSum() throws {
        #expect(try sumsAcross(result: "30-35") == ["D4=8 of F4=5 H4=3", "E4=8 of G4=? I4=2"])
    }

    @Test func unitsBesideTheirSuperiorAreItsParts() throws {
        #expect(try sumsAcross(result: "5") == ["D4=8 of F4=5 H4=3", "E4=8 of G4=5 I4=2"])
    }

    @Test func sentencesGiveFiguresOfIndicators() throws {
        let found = try facts(
            DrawnForms(FormLayoutTests.units),
            drawn(
                """
                UBND XÃ PHƯỚC CHÁNH
                STT | Đơn vị | Chỉ tiêu giao | Kết quả | Ghi chú
                1 | Phước Chánh | 5 | 5 |

                Trong năm đã đưa thanh niên nhập ngũ 4/5 đ/c đạt 80%, hộ nghèo còn 31 hộ.
                """))
        let lines = found.narrated.map { figure in
            let value = figure.figure.achievement
            return "\(value.indicator) \(value.stage.rawValue) \(figure.figure.value?.description ?? "")"
        }
        #expect(lines == ["nhap-ngu result 4", "nhap-ngu plan 5", "ho-ngheo result 31"])
        #expect(found.narrated.first?.figure.source.cell == "A5")
    }

    @Test func sendersAndPeriodsAreNamedInSeveralPlaces() throws {
        let found = try facts(
            DrawnForms(FormLayoutTests.units),
            drawn(
                """
                UBND XÃ PHƯỚC CHÁNH
                Tháng 10 năm 2022
                STT | Đơn vị | Chỉ tiêu giao | Kết quả | Ghi chú
                1 | Phước Chánh | 5 | 5 |
                """), file: "nop/PhuocKim_T10.xlsx")
        #expect(
            found.senders.map { "\($0.basis) \($0.organization.code)" } == ["titleBlock 20740", "fileName 20746"])
        #expect(found.periods.map(\.period.code) == ["2022-10"])
        #expect(found.periods.first?.place.cell == "A2")
    }
}

/// What column numbers say.
@Suite struct ColumnExpressionTests {
    @Test(
        "Columns, with (1) … (9) as 4, 10, 5, 8, 20, 6, 0, 0, 2",
        arguments: [
            ("(7)=(6)/(4)*100", 7, "75"), ("5=3+4", 5, "13"), ("(3)=(2)/(1)", 3, "2.5"), ("(7=5-6)", 7, "14"),
            ("(10) = (9)/(4)x100%", 10, "25"), ("6=4/3*100", 6, "160"), ("(5)=((3)+(4))/2", 5, "6.5"),
        ])
    func expressions(text: String, column: Int, result: String) throws {
        let expression = try #require(ColumnExpression(text))
        #expect(expression.column == column)
        let values: [Int: Decimal] = [1: 4, 2: 10, 3: 5, 4: 8, 5: 20, 6: 6, 9: 2]
        let computed = try #require(expression.value { values[$0] })
        let wanted = try #require(Decimal(string: result))
        #expect(computed.value == wanted)
        // What it gives is told without dividing, to the half of a digit.
        let half = Decimal(sign: .plus, exponent: -2, significand: 5)
        #expect(computed.isAbout(wanted + half, within: half) && computed.isAbout(wanted - half, within: half))
        #expect(!computed.isAbout(wanted + half * 2, within: half))
    }

    @Test(arguments: ["(3)", "A", "3=", "=(2)/(1)", "(3)=x", "(3)=(2)/"])
    func noExpression(text: String) { #expect(ColumnExpression(text) == nil) }

    @Test func nothingByNothingIsNothing() {
        #expect(ColumnExpression("(3)=(2)/(1)")?.value { $0 == 1 ? 0 : 5 } == nil)
        #expect(ColumnExpression("(3)=(2)/(1)")?.value { $0 == 1 ? nil : 5 } == nil)
    }
}
