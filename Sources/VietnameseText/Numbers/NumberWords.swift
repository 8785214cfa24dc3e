public import FoundationEssentials

/// Numbers written out in Vietnamese words, read and written.
///
/// Reads `lẻ` and `linh`, `nghìn` and `ngàn`, `tỷ` and `tỉ`, `mốt`, `tư`, `lăm`, `nhăm`, `rưỡi`, with or without
/// diacritics. Limit: 36 digits.
///
/// ```swift
/// NumberWords.value(of: "một trăm bảy mươi triệu đồng")?.value  // 170000000
/// NumberWords.words(for: 170_000_000)                             // "một trăm bảy mươi triệu"
/// ```
public enum NumberWords {
    /// Which of two customary words to write.
    public struct Style: Sendable {
        /// `lẻ` (southern) and not `linh` for a zero among the tens.
        public var usesLe = false
        /// `ngàn` (southern) and not `nghìn`.
        public var usesNgan = false

        /// The words of the north, which documents use.
        public init(usesLe: Bool = false, usesNgan: Bool = false) {
            (self.usesLe, self.usesNgan) = (usesLe, usesNgan)
        }
    }

    // MARK: Writing

    private static let digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]

    /// A whole number in words; `nil` for a number with a fraction or beyond 36 digits.
    public static func words(for number: Decimal, style: Style = Style()) -> String? {
        guard number.isWhole, let parts = DecimalDigits(number.rounded(decimals: 0).canonicalText),
            parts.digits.count <= 36
        else { return nil }
        let text = spoken(parts.digits[...], isInner: false, style).joined(separator: " ")
        return parts.isNegative ? "âm \(text)" : text
    }

    /// A sum of money as documents end with it: `Một trăm bảy mươi triệu đồng`.
    public static func money(_ number: Decimal, style: Style = Style()) -> String? {
        guard let text = words(for: number, style: style), let first = text.first else { return nil }
        return String(first).uppercased() + text.dropFirst() + " đồng"
    }

    /// Billions above, the rest below; `isInner` when more stands before, so that hundreds must be said.
    private static func spoken(_ digits: ArraySlice<UInt8>, isInner: Bool, _ style: Style) -> [String] {
        if digits.count > 9 {
            let upper = digits.dropLast(9)
            let lower = digits.suffix(9)
            let head = spoken(upper, isInner: isInner, style) + ["tỷ"]
            return lower.allSatisfy { $0 == 0 } ? head : head + spoken(lower, isInner: true, style)
        }
        var padded = Array(digits)
        while padded.count % 3 != 0 { padded.insert(0, at: 0) }
        let names = ["", style.usesNgan ? "ngàn" : "nghìn", "triệu"]
        let count = padded.count / 3
        var result: [String] = []
        for group in 0..<count {
            let three = padded[(group * 3)..<(group * 3 + 3)]
            guard three.contains(where: { $0 != 0 }) else { continue }
            result += hundreds(Array(three), isInner: isInner || !result.isEmpty, style)
            let name = names[count - 1 - group]
            if !name.isEmpty { result.append(name) }
        }
        return result.isEmpty ? [Self.digits[0]] : result
    }

    private static func hundreds(_ three: [UInt8], isInner: Bool, _ style: Style) -> [String] {
        let (hundred, ten, one) = (three[0], three[1], three[2])
        var result: [String] = []
        if hundred > 0 || isInner { result += [digits[Int(hundred)], "trăm"] }
        switch ten {
        case 0:
            if one > 0, !result.isEmpty { result.append(style.usesLe ? "lẻ" : "linh") }
        case 1: result.append("mười")
        default: result += [digits[Int(ten)], "mươi"]
        }
        guard one > 0 else { return result }
        switch (ten, one) {
        case (2..., 1): result.append("mốt")
        case (2..., 4): result.append("tư")
        case (1..., 5): result.append("lăm")
        default: result.append(digits[Int(one)])
        }
        return result
    }

    // MARK: Reading

    private enum Word {
        case digit(Int)
        case ten, tens, hundred, zero, scale(Int), half
    }

    private static let vocabulary: [String: Word] = [
        "khong": .digit(0), "mot": .digit(1), "hai": .digit(2), "ba": .digit(3), "bon": .digit(4), "tu": .digit(4),
        "nam": .digit(5), "lam": .digit(5), "nham": .digit(5), "sau": .digit(6), "bay": .digit(7),
        "tam": .digit(8), "chin": .digit(9), "muoi": .tens, "tram": .hundred,
        "linh": .zero, "le": .zero, "nghin": .scale(3), "ngan": .scale(3), "trieu": .scale(6), "ty": .scale(9),
        "ti": .scale(9), "ruoi": .half,
    ]

    /// The number that a text says in words, with `đồng` or another unit behind it; `nil` when it says none.
    public static func value(of text: String) -> Quantity? {
        // Most texts are told by their first word.
        guard let first = Words(text, limit: 1).items.first, word(first) != nil || first.bare == "am" else {
            return nil
        }
        let words = Words(text)
        guard words.items.count <= 60 else { return nil }
        let isNegative = first.bare == "am"
        var reader = Reader()
        var used = isNegative ? 1 : 0
        while used < words.items.count, let word = word(words.items[used]), reader.take(word) { used += 1 }
        guard let value = reader.total, used > (isNegative ? 1 : 0) else { return nil }
        // "năm 2022" and "ba hộ nghèo" begin like numbers; only a unit or nothing may follow.
        let rest = words.items[used...]
        guard rest.count <= 2, rest.allSatisfy({ $0.isWord && word($0) == nil }) else { return nil }
        let tail = rest.filter { $0.bare != "chan" }.map(\.text).joined(separator: " ")
        let signed = isNegative ? -value : value
        return Quantity(value: signed, unit: tail.isEmpty ? nil : tail)
    }

    private static func word(_ item: Words.Item) -> Word? {
        if item.isNumber || item.isSign { return nil }
        if item.bare == "muoi", item.tone == 1 { return .ten }
        return vocabulary[item.bare]
    }

    /// Puts words together; a word that cannot follow ends the number.
    private struct Reader {
        private var done: Decimal?
        private var billions: Decimal?
        private var hundreds: Int?
        private var tens: Int?
        private var ones: Int?
        private var lastScale = 0
        private var hasStarted = false

        private var group: Int? {
            hundreds == nil && tens == nil && ones == nil ? nil : (hundreds ?? 0) * 100 + (tens ?? 0) * 10 + (ones ?? 0)
        }

        var total: Decimal? {
            guard hasStarted else { return nil }
            return (billions ?? 0) + (done ?? 0) + Decimal(group ?? 0)
        }

        mutating func take(_ word: Word) -> Bool {
            switch word {
            case .digit(let digit):
                guard ones == nil else { return false }
                ones = digit
            case .ten:
                guard ones == nil, tens == nil else { return false }
                tens = 1
            case .tens:
                guard tens == nil else { return false }
                // Without diacritics "muoi" is ten where no digit stands before it.
                (tens, ones) = (ones ?? 1, nil)
            case .hundred:
                guard let digit = ones, tens == nil, hundreds == nil else { return false }
                (hundreds, ones) = (digit, nil)
            case .zero:
                guard tens == nil, ones == nil, hasStarted else { return false }
                tens = 0
            case .scale(let power): return scale(power)
            case .half: return half()
            }
            hasStarted = true
            return true
        }

        private mutating func scale(_ power: Int) -> Bool {
            let factor = Decimal(sign: .plus, exponent: power, significand: 1)
            if power == 9 {
                guard hasStarted, total.map({ $0 < Decimal(sign: .plus, exponent: 27, significand: 1) }) ?? false else {
                    return false
                }
                billions = (total ?? 0) * factor
                done = nil
            } else {
                guard let group, lastScale == 0 || power < lastScale else { return false }
                done = (done ?? 0) + Decimal(group) * factor
            }
            lastScale = power == 9 ? 0 : power
            (hundreds, tens, ones) = (nil, nil, nil)
            lastFactor = factor
            return true
        }

        private var lastFactor: Decimal?

        /// `hai triệu rưỡi`: half of the last scale.
        private mutating func half() -> Bool {
            guard let factor = lastFactor, group == nil else { return false }
            done = (done ?? 0) + factor / 2
            lastScale = 1
            return true
        }
    }
}
