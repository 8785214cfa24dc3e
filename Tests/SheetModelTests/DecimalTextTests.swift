import SheetModel
import Testing

/// Numbers as decimal text, against Swift's own conversion both ways.
@Suite struct DecimalTextTests {
    private static func number(_ text: String) -> Double? { DecimalText.number(Array(text.utf8).span) }
    private static func isShortest(_ text: String) -> Bool { DecimalText.isShortest(Array(text.utf8).span) }

    static let numbers: [(text: String, number: Double?)] = [
        ("0", 0), ("5", 5), ("-5", -5), ("007", 7), ("0.1", 0.1), ("1.50", 1.5),
        ("123456789012345", 123_456_789_012_345),
        ("1234567890123456", 1_234_567_890_123_456), ("9007199254740993", 9_007_199_254_740_992),
        ("0.30000000000000004", 0.30000000000000004), ("1E3", 1000), ("1e+3", 1000), ("1.5E-7", 1.5e-7),
        ("1.7976931348623157E308", .greatestFiniteMagnitude), ("4.9406564584124654E-324", .leastNonzeroMagnitude),
        ("1e-400", 0),
        ("2.2250738585072011e-308", Double(bitPattern: 0x000F_FFFF_FFFF_FFFF)), ("1e400", nil), ("-1e400", nil),
        ("", nil), ("-", nil), (".", nil), ("1.2.3", nil), ("1,5", nil), ("1 ", nil), (" 1", nil), ("abc", nil),
        ("0x10", nil), ("nan", nil), ("NaN", nil), ("inf", nil), ("infinity", nil), ("1e", nil), ("e5", nil),
        ("1-2", nil),
        ("--1", nil), ("1_000", nil), ("١", nil), ("½", nil),
    ]

    @Test(arguments: numbers)
    func number(text: String, number: Double?) { #expect(Self.number(text) == number) }

    @Test("Minus zero keeps its sign")
    func minusZero() {
        #expect(Self.number("-0")?.sign == .minus)
        #expect(Self.number("0")?.sign == .plus)
    }

    @Test("Decimal texts of up to 20 digits read as Swift reads them")
    func readsAsSwift() {
        var generator = SplitMix(state: 2022)
        var wrong: [String] = []
        for _ in 0..<20_000 {
            let digits = String(generator.next() >> UInt64(generator.next(below: 60)))
            let point = Int(generator.next(below: UInt64(digits.count + 1)))
            var text = generator.next(below: 2) == 0 ? "" : "-"
            text += digits.prefix(point) + (generator.next(below: 4) == 0 ? "" : ".") + digits.dropFirst(point)
            if generator.next(below: 8) == 0 { text += "E\(Int(generator.next(below: 80)) - 40)" }
            if Self.number(text) != Double(text) { wrong.append(text) }
        }
        #expect(wrong.isEmpty)
    }

    @Test("Any number written is the shortest that reads back the same")
    func shortestReadsBack() {
        var generator = SplitMix(state: 46)
        var wrong: [Double] = []
        for _ in 0..<20_000 {
            let number = Double(bitPattern: generator.next())
            guard number.isFinite else { continue }
            let text = DecimalText.shortest(number)
            let isSame =
                Double(text)?.bitPattern == number.bitPattern && Self.number(text)?.bitPattern == number.bitPattern
            if !isSame || digits(of: text) > digits(of: "\(number)") { wrong.append(number) }
        }
        #expect(wrong.isEmpty)
    }

    static let shortestTexts: [(number: Double, text: String)] = [
        (0, "0"), (-0.0, "-0"), (5, "5"), (-1.5, "-1.5"), (0.1, "0.1"), (0.1 + 0.2, "0.30000000000000004"),
        (1_048_576, "1048576"), (1e15, "1000000000000000"), (1e16, "1e+16"), (1e308, "1e+308"),
        (.leastNonzeroMagnitude, "5e-324"),
        (0.0001, "0.0001"), (0.00001, "1e-05"), (44860.5, "44860.5"), (1.0 / 3, "0.3333333333333333"),
    ]

    @Test(arguments: shortestTexts)
    func shortestText(number: Double, text: String) { #expect(DecimalText.shortest(number) == text) }

    /// Texts of files, and whether JSON may take them over as they are.
    static let spellings: [(text: String, isShortest: Bool)] = [
        ("0", true), ("5", true), ("-5", true), ("1500", true), ("0.5", true), ("-0.5", true),
        ("123456789012345", true),
        ("1.5", true), ("10", true), ("10.01", true),
        ("-0", false), ("00", false), ("05", false), ("-05", false), ("1.0", false), ("1.50", false), ("0.0", false),
        ("-0.0", false),
        ("1.", false), (".5", false), ("+5", false), ("1e5", false), ("1E5", false), ("1234567890123456", false),
        ("0.1000000000000001", false),
        ("0.30000000000000004", false), ("", false), ("-", false), ("abc", false), ("1 ", false), (" 1", false),
        ("1.5.1", false),
        ("0x1", false), ("1,5", false),
    ]

    @Test(arguments: spellings)
    func isShortest(text: String, expected: Bool) { #expect(Self.isShortest(text) == expected) }

    @Test("What counts as shortest has no more digits than Swift's own text of the number")
    func shortestSpellings() {
        var generator = SplitMix(state: 18)
        var found = 0
        var wrong: [String] = []
        for _ in 0..<20_000 {
            let digits = String(generator.next(below: 1_000_000_000_000_000) >> generator.next(below: 45))
            let point = Int(generator.next(below: UInt64(digits.count + 1)))
            let text = digits.prefix(point) + (point == digits.count ? "" : ".") + digits.dropFirst(point)
            guard Self.isShortest(String(text)), let number = Double(String(text)) else { continue }
            found += 1
            let shortest = DecimalText.shortest(number)
            let isOther = !shortest.contains("e") && shortest != text
            if isOther || self.digits(of: String(text)) > self.digits(of: shortest) { wrong.append(String(text)) }
        }
        #expect(wrong.isEmpty)
        #expect(found > 5000)
    }

    /// The number of digits that matter: without zeros at either end and without exponent.
    private func digits(of text: String) -> Int {
        let mantissa = text.prefix { $0 != "e" && $0 != "E" }.filter(\.isNumber)
        let head = mantissa.drop { $0 == "0" }
        return head.reversed().drop { $0 == "0" }.count
    }
}

/// Steele, Lea and Flood's SplitMix64: the same numbers in every run.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    mutating func next(below limit: UInt64) -> UInt64 { next() % limit }
}
