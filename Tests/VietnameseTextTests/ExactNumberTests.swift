import FoundationEssentials
import Testing

@testable import VietnameseText

/// Exact decimals: of stored numbers, rounded, as text.
@Suite struct ExactNumberTests {
    static let stored: [(number: Double, text: String?)] = [
        (0, "0"), (-0.0, "0"), (47, "47"), (-47, "-47"), (1500, "1500"), (0.1 + 0.2, "0.3"),
        (5.8300000001, "5.8300000001"),
        (1.5, "1.5"), (-1.25, "-1.25"), (0.1, "0.1"), (1.1 * 1.1, "1.21"), (0.07, "0.07"), (1 / 3, "0.333333333333333"),
        (2 / 3, "0.666666666666667"), (170_000_000, "170000000"), (1e15, "1000000000000000"),
        (1e20, "100000000000000000000"),
        (123_456_789_012_345_680, "123456789012346000"), (1e-7, "0.0000001"), (4.35, "4.35"), (4.35 * 100, "435"),
        (94.2307692307692, "94.2307692307692"), (0.999999999999999, "0.999999999999999"), (0.9999999999999999, "1"),
        (1e300, nil), (.nan, nil), (.infinity, nil), (99999999999.995, "99999999999.995"), (-2.675, "-2.675"),
        (1.005, "1.005"), (8.1 - 8, "0.0999999999999996"),
    ]

    @Test(arguments: stored)
    func fifteenDigits(line: (number: Double, text: String?)) {
        #expect(Decimal(fifteenDigitsOf: line.number)?.canonicalText == line.text)
    }

    @Test(arguments: stored)
    func textOfFifteenDigits(line: (number: Double, text: String?)) {
        #expect(Decimal.text(fifteenDigitsOf: line.number) == line.text)
    }

    @Test("The text of 15 digits is that of the decimal of 15 digits")
    func textIsDecimals() {
        var generator = SplitMix(state: 16)
        var wrong: [Double] = []
        for _ in 0..<20_000 {
            let number = Double(Int64(bitPattern: generator.next())) / Double(1 << generator.below(62))
            if Decimal.text(fifteenDigitsOf: number) != Decimal(fifteenDigitsOf: number)?.canonicalText {
                wrong.append(number)
            }
        }
        #expect(wrong == [])
    }

    @Test("Any decimal of up to 15 digits survives its way through a Double")
    func survives() {
        var generator = SplitMix(state: 15)
        var wrong: [String] = []
        for _ in 0..<20_000 {
            let digits = Int64(generator.next() % 1_000_000_000_000_000) / (1 << Int64(generator.below(40)))
            let decimals = generator.below(8)
            let value = Decimal(
                sign: generator.below(2) == 0 ? .plus : .minus, exponent: -decimals, significand: Decimal(digits))
            guard let number = Double(value.description), Decimal(fifteenDigitsOf: number) == value else {
                wrong.append(value.description)
                continue
            }
        }
        #expect(wrong == [])
    }

    static let rounded: [(text: String, decimals: Int, result: String)] = [
        ("1.5", 0, "2"), ("-1.5", 0, "-2"), ("2.5", 0, "3"), ("1.4999", 0, "1"), ("94.2307", 1, "94.2"),
        ("94.25", 1, "94.3"),
        ("0.05", 1, "0.1"), ("0.04", 1, "0"), ("999.95", 1, "1000"), ("1500", 2, "1500"), ("0.5", 0, "1"),
        ("0.4", 0, "0"),
        ("12345678901234567890.55", 1, "12345678901234567890.6"),
    ]

    @Test(arguments: rounded)
    func rounds(line: (text: String, decimals: Int, result: String)) throws {
        #expect(try #require(Decimal(string: line.text)).rounded(decimals: line.decimals).canonicalText == line.result)
    }

    @Test("Whole numbers", arguments: [("5", true), ("5.0", true), ("5.5", false), ("0", true), ("1e3", true)])
    func whole(text: String, isWhole: Bool) throws { #expect(try #require(Decimal(string: text)).isWhole == isWhole) }

    static let formats: [(text: String, shown: String)] = [
        ("0", "0"), ("5", "5"), ("999", "999"), ("1000", "1.000"), ("1500", "1.500"), ("1500.5", "1.500,5"),
        ("-1500.5", "-1.500,5"),
        ("170000000", "170.000.000"), ("0.125", "0,125"), ("1234567.89", "1.234.567,89"), ("12", "12"),
        ("123456", "123.456"),
    ]

    @Test(arguments: formats)
    func format(line: (text: String, shown: String)) throws {
        #expect(VietnameseFormat.number(try #require(Decimal(string: line.text))) == line.shown)
    }

    @Test("Money, shares and units")
    func formatsOfKinds() throws {
        #expect(VietnameseFormat.money(170_000_000) == "170.000.000 đồng")
        #expect(VietnameseFormat.percent(Decimal(2450) / Decimal(2600), decimals: 1) == "94,2%")
        #expect(VietnameseFormat.percent(1) == "100%")
        #expect(VietnameseFormat.quantity(try #require(Decimal(string: "1.5")), unit: "ha") == "1,5 ha")
        #expect(VietnameseFormat.quantity(17, unit: nil) == "17")
        #expect(VietnameseFormat.number(5, decimals: 2, padsDecimals: true) == "5,00")
        #expect(VietnameseFormat.number(try #require(Decimal(string: "5.126")), decimals: 2) == "5,13")
    }

    @Test("What is written reads back the same")
    func readsBack() {
        var generator = SplitMix(state: 1500)
        var wrong: [String] = []
        for _ in 0..<5_000 {
            let digits = Int64(generator.next() % 1_000_000_000_000) / (1 << Int64(generator.below(38)))
            let decimals = generator.below(5)
            let value = Decimal(
                sign: generator.below(4) == 0 ? .minus : .plus, exponent: -decimals, significand: Decimal(digits))
            let number = VietnameseFormat.number(value)
            // A lone "1.500" or "1,234" is settled by the column.
            let field = NumberField(.area, convention: .vietnamese)
            if WrittenNumber(number, as: field).value != value { wrong.append(number) }
            let percent = VietnameseFormat.percent(value)
            if WrittenNumber(percent, as: field).value != value { wrong.append(percent) }
            let unit = VietnameseFormat.quantity(value, unit: "ha")
            let reading = WrittenNumber(unit, as: field)
            if reading.value != value || reading.unit != "ha" { wrong.append(unit) }
            let whole = value.rounded(decimals: 0)
            let money = VietnameseFormat.money(whole)
            if WrittenNumber(money, as: NumberField(.money)).value != whole { wrong.append(money) }
        }
        #expect(wrong == [])
    }
}
