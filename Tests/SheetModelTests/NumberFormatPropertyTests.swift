import SheetModel
import Testing

/// Whatever the code and the number, the engine answers, and some things always hold.
@Suite struct NumberFormatPropertyTests {
    /// A small generator with a fixed start, so that every run sees the same codes (Steele, Lea, Flood 2014, SplitMix64).
    struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    static let numbers: [Double] = [
        0, -0.0, 1, -1, 0.5, -0.5, 60, 0.1, 1e15, 999_999_999_999_999.9, 1e21, 1e308, -1e308, .leastNonzeroMagnitude,
        -.leastNonzeroMagnitude,
        2.2250738585072014e-308, .nan, .infinity,
        -.infinity, 2_958_465.9999999, 2_958_466, 44860.354166666664, 9_007_199_254_740_992, 1.7976931348623157e308,
        -44860.5, 12345.678900000001,
    ]

    static let pieces = [
        "0", "#", "?", ".", ",", "%", "E+", "E-", "e", "/", ";", "@", "General", "\"a\"", "\"", "\\", "\\x", "_", "_)",
        "*", "* ", "[h]", "[mm]", "[ss]",
        "[Red]", "[>=100]", "[<0]", "[$-409]", "[$€-407]", "[$-42A]", "[$-F800]", "[", "]", "y", "m", "d", "h", "s",
        "mmmmm", "AM/PM", "A/P", "aaa", "b",
        "B2", "g", "n", ".000", "đ", "上午/下午", " ", "-", "(", "8", "16", "00", "##", "$", "[$-", "[DBNum1]", ":", "E",
        "0000000000000000000000",
        "????????????????????????", "%%%%%%%%", ",,,,,,,,", "/99999999999",
    ]

    @Test(arguments: UInt64(1)...8) func neverTraps(seed: UInt64) {
        var random = Random(state: seed)
        var shown = 0
        for _ in 0..<500 {
            let count = Int.random(in: 0...8, using: &random)
            let code = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
            let format = NumberFormat(code: code)
            var numbers = Self.numbers
            numbers.append(Double(bitPattern: random.next()))
            numbers.append(Double.random(in: -1e6...1e6, using: &random))
            for number in numbers {
                for locale in [DisplayLocale.enUS, .viVN] {
                    shown += format.shown(number, dateSystem: .from1900, locale: locale).utf8.count
                }
                shown += format.shown(number, dateSystem: .from1904).utf8.count
                let kind = format.kind(for: number)
                if kind.isDate { #expect(format.isDate, "\(code)") }
                shown += SerialDate.isoText(number, dateSystem: .from1900, kind: kind)?.utf8.count ?? 0
            }
            shown += format.shown("text").utf8.count
        }
        #expect(shown > 0)
    }

    @Test func bytesOfAnyKind() {
        var random = Random(state: 7)
        for _ in 0..<3000 {
            let bytes = (0..<Int.random(in: 0...24, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            let code = String(decoding: bytes, as: UTF8.self)
            let format = NumberFormat(code: code)
            #expect(format.code == code)
            #expect(!format.shown(1234.5, dateSystem: .from1900).utf8.contains(0) || code.utf8.contains(0))
            _ = SerialDate.serial(fromISO: code, dateSystem: .from1900)
        }
    }

    /// `General` shows what reads back as the number itself wherever 11 characters are enough.
    @Test func generalReadsBack() {
        var random = Random(state: 3)
        for _ in 0..<5000 {
            let whole = Double(Int.random(in: -99_999_999...99_999_999, using: &random))
            let number = whole / 100
            let text = NumberFormat.general.shown(number, dateSystem: .from1900)
            #expect(Double(text) == number, "\(number)")
        }
    }

    /// Grouping only adds commas, and digits are those of the code without it.
    @Test func groupingOnlyAddsCommas() {
        var random = Random(state: 11)
        let grouped = NumberFormat(code: "#,##0.00")
        let plain = NumberFormat(code: "0.00")
        for _ in 0..<5000 {
            let number = Double.random(in: -1e12...1e12, using: &random)
            let text = grouped.shown(number, dateSystem: .from1900)
            #expect(text.filter { $0 != "," } == plain.shown(number, dateSystem: .from1900))
        }
    }

    /// Times shown to the second read back within half a second.
    @Test func timesReadBack() throws {
        var random = Random(state: 5)
        let format = NumberFormat(code: "yyyy-mm-dd\\Thh:mm:ss")
        for _ in 0..<5000 {
            let serial = Double.random(in: 61...2_958_465, using: &random)
            let text = format.shown(serial, dateSystem: .from1900)
            let back = try #require(SerialDate.serial(fromISO: text, dateSystem: .from1900))
            #expect(abs(back - serial) <= 0.50001 / 86400, "\(text)")
        }
    }

    /// Long codes are read up to 1024 bytes; a longer one, four times what Excel takes, counts as `General`.
    @Test func longCodes() {
        for piece in ["0", "#,", "?", "%", ";", "\"a\"", "m", "[h]", "E+0", "_x", ".0", "s.0", "# ?/?"] {
            let code = String(repeating: piece, count: 1024 / piece.utf8.count)
            #expect(NumberFormat(code: code).shown(1.5, dateSystem: .from1900).utf8.count <= 8192)
            let longer = String(repeating: piece, count: 2000)
            #expect(NumberFormat(code: longer).shown(1.5, dateSystem: .from1900) == "1.5")
        }
    }
}
