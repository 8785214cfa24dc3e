import Domain
import Findings
import FoundationEssentials
import Testing
import VietnameseText

@testable import Reconciliation

@Suite struct CauseTests {
    private func sum(
        _ office: Office, _ parts: [Decimal], total: Decimal, traits: [Int: StatedNumber.Traits] = [:],
        units: [OrganizationID] = Office.communes
    ) -> StatedSum {
        StatedSum(
            total: office.figure("nhap-ngu", Office.district, total, at: "F17", traits: .total),
            parts: parts.enumerated().map { place, value in
                office.figure("nhap-ngu", units[place], value, at: "F\(5 + place)", traits: traits[place] ?? [])
            })
    }

    private func cause(_ office: Office, of code: String) throws -> Cause? {
        try #require(office.report().findings.first { $0.finding.code.rawValue == code }).cause
    }

    private func formula(_ matter: FormulaFact.Matter) -> FormulaFact {
        FormulaFact(
            matter,
            cell: StatedNumber(.value(47), source: Source(file: "a.xlsx", sheet: "Biểu 01", cell: "F17", raw: "47")),
            formula: "SUM(F5:F8)",
            subject: FigureSubject(organization: Office.district, indicator: "nhap-ngu"))
    }

    /// One root, its symptoms with its identity, the root first.
    @Test func typedOverFormula() throws {
        var office = try Office()
        office.send([office.table(sums: [sum(office, [20, 14, 12, 0], total: 47)])]) {
            $0.formulas = [formula(.typedOver(computed: 46))]
        }
        let report = office.report()
        let root = try #require(report.findings.first)
        #expect(root.finding.code.rawValue == "ARITH_FORMULA_TYPED_OVER")
        #expect(root.cause == nil)
        let symptom = try #require(report.findings.first { $0.finding.code.rawValue == "ARITH_TOTAL_MISMATCH" })
        #expect(symptom.cause?.kind == .typedOverFormula)
        #expect(symptom.cause?.finding == root.id)
    }

    /// A total typed over by the right number brings nothing about.
    @Test func typedOverByTheRightNumber() throws {
        var office = try Office()
        office.send([office.table(sums: [sum(office, [20, 14, 12, 0], total: 47)])]) {
            $0.formulas = [formula(.typedOver(computed: 47))]
        }
        #expect(try cause(office, of: "ARITH_TOTAL_MISMATCH") == nil)
    }

    /// Typed over by a number within rounding: the total is off by just that.
    @Test func typedOverWithinRounding() throws {
        var office = try Office()
        let (half, tenth) = (try exact("0.05"), try exact("46.1"))
        var total = sum(office, [20, 14, 12, 0], total: tenth)
        total.total.halfUnit = half
        for place in total.parts.indices { total.parts[place].halfUnit = half }
        office.send([office.table(sums: [total])]) {
            var fact = formula(.typedOver(computed: 46))
            fact.cell.amount = .value(tenth)
            fact.cell.halfUnit = half
            $0.formulas = [fact]
        }
        #expect(try cause(office, of: "ARITH_TOTAL_MISMATCH")?.kind == .typedOverFormula)
    }

    /// Prices that were added in a total row: that the amount is not quantity times that price comes of it.
    @Test func amountAtAWrongPrice() throws {
        var office = try Office(indicators: [
            Indicator(code: "qua", name: "Quà", unit: "suất"),
            Indicator(code: "tien", name: "Tiền quà", unit: "đồng", kind: .money),
            Indicator(code: "gia", name: "Mỗi suất", kind: .rate, numerator: "tien", denominator: "qua"),
        ])
        func sum(_ indicator: String, _ column: String, _ parts: [Decimal], _ total: Decimal) -> StatedSum {
            StatedSum(
                total: office.figure(indicator, Office.district, total, at: "\(column)7", traits: .total),
                parts: zip(Office.communes, parts).enumerated().map { place, part in
                    office.figure(indicator, part.0, part.1, at: "\(column)\(5 + place)")
                })
        }
        let sums = [
            sum("qua", "E", [3, 4], 7), sum("gia", "F", [500_000, 500_000], 1_000_000),
            sum("tien", "G", [1_500_000, 2_000_000], 3_500_000),
        ]
        office.send([office.table(of: Office.district, sums.flatMap { $0.parts + [$0.total] }, sums: sums)])
        let report = office.report()
        let root = try #require(report.findings.first { $0.finding.code.rawValue == "ARITH_NON_ADDITIVE_SUMMED" })
        let symptom = try #require(report.findings.first { $0.finding.code.rawValue == "ARITH_UNIT_PRICE" })
        #expect(symptom.cause?.finding == root.id)
    }

    /// An amount that is wrong makes the whole's wrong by just as much.
    @Test func amountOfAWrongPart() throws {
        var office = try Office()
        func priced(_ unit: OrganizationID, _ quantity: Decimal, _ amount: Decimal, _ row: Int) -> PricedAmount {
            PricedAmount(
                subject: FigureSubject(organization: unit, indicator: "tien"),
                quantity: office.number(quantity, at: "E\(row)"), price: office.number(500_000, at: "F\(row)"),
                amount: office.number(amount, at: "G\(row)"))
        }
        var table = office.table(of: Office.district)
        table.amounts = [
            priced(Office.chanh, 5, 2_600_000, 5), priced(Office.kim, 16, 8_000_000, 6),
            priced(Office.district, 21, 10_600_000, 7),
        ]
        office.send([table])
        let found = office.report().findings.filter { $0.finding.code.rawValue == "ARITH_UNIT_PRICE" }
        let root = try #require(found.first { $0.finding.evidence.first?.place.cell == "G5" })
        let whole = try #require(found.first { $0.finding.evidence.first?.place.cell == "G7" })
        #expect(found.count == 2)
        #expect(root.cause == nil)
        #expect(whole.cause?.finding == root.id)
    }

    /// The district's sum is off by what a commune's own parts are off by.
    @Test func sumOfAWrongPart() throws {
        var office = try Office(indicators: [
            Indicator(code: "nhap-ngu", name: "Nhập ngũ", unit: "người"),
            Indicator(code: "nam", name: "Nam", unit: "người", parent: "nhap-ngu", partOf: .all),
            Indicator(code: "nu", name: "Nữ", unit: "người", parent: "nhap-ngu", partOf: .all),
        ])
        for unit in Office.communes {
            let (file, isWrong) = ("\(unit.code).xlsx", unit == Office.loc)
            office.send(
                file,
                [
                    office.table(
                        of: unit,
                        [
                            office.figure("nhap-ngu", unit, isWrong ? 6 : 5, at: "F5", file: file),
                            office.figure("nam", unit, 3, at: "F6", file: file),
                            office.figure("nu", unit, 2, at: "F7", file: file),
                        ])
                ])
        }
        office.send(
            "huyen.xlsx", "tong-hop", office.figure("nhap-ngu", Office.district, 20, at: "E12", file: "huyen.xlsx"))
        let report = office.report()
        let root = try #require(report.findings.first { $0.finding.code.rawValue == "ARITH_PART_VS_WHOLE" })
        let symptom = try #require(report.findings.first { $0.finding.code.rawValue == "XORG_SUM_MISMATCH" })
        #expect(symptom.cause?.finding == root.id)
        // Off by something else, it has another reason.
        office.submissions[4].tables[0].figures[0].achievement.amount = .value(18)
        #expect(try cause(office, of: "XORG_SUM_MISMATCH")?.finding == nil)
    }

    @Test func staleResult() throws {
        var office = try Office()
        office.send([office.table(sums: [sum(office, [20, 14, 12, 0], total: 47)])]) {
            $0.formulas = [formula(.stale(computed: 46))]
        }
        #expect(try cause(office, of: "ARITH_TOTAL_MISMATCH")?.kind == .staleResult)
    }

    /// The district's 47 comes of a typed-over total: the sum of the communes' reports and the military's figure differ by it.
    @Test func chainsHaveOneRoot() throws {
        var office = try Office()
        let parts = [20, 14, 12, 0].map { Decimal($0) }
        for (unit, value) in zip(Office.communes, parts) {
            office.send(
                "\(unit.code).xlsx", office.figure("nhap-ngu", unit, value, at: "F12", file: "\(unit.code).xlsx"))
        }
        let own = office.figure("nhap-ngu", Office.district, 47, at: "F17", reporter: Office.district, traits: .total)
        office.send(
            "a.xlsx",
            [office.table("tong-hop", of: Office.district, [own], sums: [sum(office, parts, total: 47)])]
        ) { $0.formulas = [formula(.typedOver(computed: 46))] }
        office.send(
            "qs.xlsx", "qs-01",
            office.figure(
                "nhap-ngu", Office.district, 46, at: "D9", file: "qs.xlsx", body: .militaryCommand,
                reporter: Office.district))
        let report = office.report()
        let root = try #require(report.findings.first { $0.finding.code.rawValue == "ARITH_FORMULA_TYPED_OVER" })
        for code in ["ARITH_TOTAL_MISMATCH", "XORG_SUM_MISMATCH", "XORG_BODY_MISMATCH"] {
            let symptom = try #require(report.findings.first { $0.finding.code.rawValue == code })
            #expect(symptom.cause?.finding == root.id, "\(code)")
        }
        #expect(report.findings.first?.id == root.id)
    }

    @Test(arguments: [
        (StatedNumber.Traits.text, Cause.Kind.textNumber), (.hidden, .hiddenRow),
    ])
    func partsThatAreTheDifference(_ trait: StatedNumber.Traits, _ kind: Cause.Kind) throws {
        var office = try Office()
        office.send([office.table(sums: [sum(office, [20, 14, 10, 3], total: 44, traits: [3: trait])])])
        #expect(try cause(office, of: "ARITH_TOTAL_MISMATCH")?.kind == kind)
        // A part of another size is not it.
        office.submissions[0].tables[0].sums = [sum(office, [20, 14, 10, 3], total: 45, traits: [3: trait])]
        #expect(try cause(office, of: "ARITH_TOTAL_MISMATCH") == nil)
    }

    @Test func unitTwice() throws {
        var office = try Office()
        let units = [Office.chanh, Office.kim, Office.nang, Office.nang]
        office.send([office.table(sums: [sum(office, [20, 14, 5, 5], total: 39, units: units)])])
        #expect(try cause(office, of: "ARITH_TOTAL_MISMATCH")?.kind == .duplicateRow)
    }

    @Test func missingUnit() throws {
        var office = try Office()
        office.plans = [office.figure("nhap-ngu", Office.nang, 3, at: "D18", file: "ke-hoach.xlsx", stage: .plan)]
        office.send([office.table(sums: [sum(office, [20, 14, 10], total: 47)])])
        let cause = try cause(office, of: "ARITH_TOTAL_MISMATCH")
        #expect(cause?.kind == .missingUnit)
        #expect(cause?.text.vi.contains("xã Phước Năng") == true)
    }

    /// The district added the first version of Phước Lộc's report: 3 became 2.
    @Test func changedVersion() throws {
        var office = try Office()
        for (unit, value) in zip(Office.communes, [20, 14, 2, 10]) {
            let file = "\(unit.code).xlsx"
            office.send(file, office.figure("nhap-ngu", unit, Decimal(value), at: "F12", file: file))
            office.receipts.append(Receipt(file: file, organization: unit, version: 2))
        }
        office.send("cu.xlsx", office.figure("nhap-ngu", Office.loc, 3, at: "F12", file: "cu.xlsx"))
        office.receipts.append(Receipt(file: "cu.xlsx", organization: Office.loc, version: 1))
        office.send(
            "huyen.xlsx", "tong-hop", office.figure("nhap-ngu", Office.district, 47, at: "E12", file: "huyen.xlsx"))
        let cause = try cause(office, of: "XORG_SUM_MISMATCH")
        #expect(cause?.kind == .changedVersion)
        #expect(cause?.text.vi.contains("xã Phước Lộc") == true)
    }

    @Test(arguments: [
        (154_000, 154, Cause.Kind?.some(.powerOfTen)), (54, 45, .swappedDigits), (46, 45, nil),
    ])
    func slipsOfTheHand(_ stated: Int, _ other: Int, _ kind: Cause.Kind?) throws {
        var office = try Office()
        let own = office.figure("nhap-ngu", Office.chanh, Decimal(other), at: "F20")
        let summary = office.figure("nhap-ngu", Office.chanh, Decimal(stated), at: "D8", sheet: "Tổng hợp")
        office.send([office.table([own]), office.table("bieu-02", sheet: "Tổng hợp", [summary])])
        #expect(try cause(office, of: "XSHEET_VALUE_MISMATCH")?.kind == kind)
    }

    /// Figures that a file of another unit gives have that as their cause; its own do not.
    @Test func fileOfAnotherUnit() throws {
        var office = try Office()
        office.plans = [Office.loc, Office.kim].enumerated().map {
            office.figure("nhap-ngu", $1, 9, at: "D\($0)", file: "ke-hoach.xlsx", stage: .plan)
        }
        office.send(
            "kim.xlsx",
            [
                office.table(
                    of: Office.kim,
                    [Office.loc, Office.kim].map {
                        office.figure(
                            "nhap-ngu", $0, 8, at: $0 == Office.loc ? "D5" : "D6", file: "kim.xlsx", stage: .plan)
                    })
            ]
        ) {
            $0.senders = [
                NamedSender(
                    organization: Office.loc, basis: .titleBlock,
                    place: Place(file: "kim.xlsx", sheet: "Biểu 01", cell: "B2"), text: "XÃ PHƯỚC LỘC")
            ]
        }
        office.receipts = [Receipt(file: "kim.xlsx", organization: Office.kim)]
        let report = office.report()
        let root = try #require(report.findings.first { $0.finding.code.rawValue == "FILE_SENDER_MISMATCH" })
        let quotas = report.findings.filter { $0.finding.code.rawValue == "QUOTA_DIFFERS_FROM_PLAN" }
        #expect(quotas.count == 2)
        for quota in quotas {
            #expect(quota.cause?.finding == (quota.finding.organization == "20749" ? root.id : nil))
        }
    }

    // MARK: Algebra

    /// Swapping two neighbouring digits is found both ways, and its difference is divisible by nine.
    @Test(arguments: [(45, 54), (1203, 1230), (10, 1), (907, 970), (121, 112)])
    func swaps(_ one: Int, _ other: Int) {
        let isSwap = one != 10
        #expect(NumberSlips.areSwapped(Decimal(one), Decimal(other)) == isSwap)
        #expect(NumberSlips.areSwapped(Decimal(other), Decimal(one)) == isSwap)
    }

    @Test func everySwapOfThreeDigits() {
        for number in 100..<1000 {
            let digits = [number / 100, number / 10 % 10, number % 10]
            let swapped = digits[0] * 100 + digits[2] * 10 + digits[1]
            let isSwap = digits[1] != digits[2]
            #expect(NumberSlips.areSwapped(Decimal(number), Decimal(swapped)) == isSwap)
            #expect((number - swapped) % 9 == 0)
            // With decimals the same digits are swapped.
            let tenth = Decimal(sign: .plus, exponent: -1, significand: 1)
            #expect(NumberSlips.areSwapped(Decimal(number) * tenth, Decimal(swapped) * tenth) == isSwap)
            #expect(!NumberSlips.areSwapped(Decimal(number), Decimal(number)))
        }
    }

    @Test(arguments: [1, 2, 3, 6])
    func powersOfTen(_ power: Int) throws {
        let factor = Decimal(sign: .plus, exponent: power, significand: 1)
        for number in [Decimal(7), try exact("0.35"), Decimal(-12)] {
            #expect(NumberSlips.powerOfTen(number, number * factor) == power)
            #expect(NumberSlips.powerOfTen(number * factor, number) == power)
            #expect(NumberSlips.powerOfTen(number * factor + 1, number) == nil)
        }
        #expect(NumberSlips.powerOfTen(0, 0) == nil)
        #expect(NumberSlips.powerOfTen(0, factor) == nil)
    }

    /// The ladder: never stricter for a wider half unit, the same for a difference and its opposite.
    @Test func ladderOfTolerances() {
        let half = Decimal(sign: .plus, exponent: -2, significand: 5)
        for hundredths in 0...60 {
            let difference = Decimal(sign: .plus, exponent: -2, significand: Decimal(hundredths))
            let agreement = Agreement(difference, half: half, parts: half * 3)
            #expect(agreement == Agreement(-difference, half: half, parts: half * 3))
            #expect(agreement == (hundredths <= 5 ? .agrees : hundredths <= 20 ? .mayBeRounding : .differs))
            // What is counted has no half unit.
            #expect(Agreement(difference, half: 0) == (hundredths == 0 ? .agrees : .differs))
            #expect(Agreement(difference, half: 0, tolerance: difference) == .agrees)
        }
    }

    @Test(arguments: [("A1", 1, 1), ("F17", 6, 17), ("BS6", 71, 6), ("XFD1048576", 16384, 1_048_576)])
    func cells(_ text: String, _ column: Int, _ row: Int) throws {
        let spot = try #require(CellSpot(text))
        #expect((spot.column, spot.row) == (column, row))
    }

    @Test(arguments: ["", "F", "17", "17F", "F1F", "f17", "F5:F16", "$F$17"])
    func noCells(_ text: String) { #expect(CellSpot(text) == nil) }
}
