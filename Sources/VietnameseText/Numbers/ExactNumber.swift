public import FoundationEssentials

/// Making, rounding and writing exact decimals.
///
/// ```swift
/// Decimal(fifteenDigitsOf: 0.1 + 0.2)?.canonicalText  // "0.3"
/// ```
extension Decimal {
    /// The decimal nearest to a stored number with 15 significant digits, as Excel keeps and shows them: the binary tail
    /// of `0.1 + 0.2` disappears, `5.8300000001` stays.
    ///
    /// `nil` for a number that is not finite, or too great or too small for a decimal of 38 digits.
    ///
    /// - Complexity: whole numbers below 10¹⁵ and those with up to two decimals take no text.
    public init?(fifteenDigitsOf number: Double) {
        if number.magnitude < 1e15 {
            let whole = Int64(number)
            if Double(whole) == number {
                self.init(whole)
                return
            }
            // A whole number below 2⁵³ divided by 100 rounds once: where the quotient is the number, these are its digits.
            let hundredths = (number * 100).rounded()
            if hundredths.magnitude < 1e15, hundredths / 100 == number {
                self.init(
                    sign: number < 0 ? .minus : .plus, exponent: -2, significand: Decimal(Int64(hundredths.magnitude)))
                return
            }
        }
        guard number.isFinite, number.magnitude < 1e37, number.magnitude > 1e-80,
            let digits = DecimalDigits(number.description)
        else { return nil }
        let rounded = digits.roundedToSignificant(15)
        guard let value = rounded.decimal else { return nil }
        self = value
    }

    /// The decimal ``init(fifteenDigitsOf:)`` gives, in the characters of ``canonicalText``: `97.8333333333333`.
    ///
    /// - Complexity: takes no decimal for numbers from 0.0001 to 10¹⁵, which is some ten times as fast.
    public static func text(fifteenDigitsOf number: Double) -> String? {
        guard number.magnitude < 1e15, number.magnitude >= 1e-4 || number == 0 else {
            return Decimal(fifteenDigitsOf: number)?.canonicalText
        }
        let whole = Int64(number)
        if Double(whole) == number { return String(whole) }
        // The shortest text that gives the number back; with up to 15 digits it is the one wanted.
        let shortest = number.description
        if shortest.utf8.count <= 15 { return shortest }
        return DecimalDigits(shortest)?.roundedToSignificant(15).plainText
    }

    /// The number in the fewest characters that say it exactly, with a point: `1500`, `1.5`, `-0.25`.
    public var canonicalText: String { isNaN ? "" : description }

    /// The number rounded to so many decimals, halves away from zero, as Excel rounds.
    public func rounded(decimals: Int) -> Decimal {
        guard exponent < -decimals, let digits = DecimalDigits(canonicalText) else { return self }
        return digits.rounded(decimals: decimals).decimal ?? self
    }

    /// Whether the number has no fraction.
    public var isWhole: Bool { exponent >= 0 || rounded(decimals: 0) == self }
}

/// A decimal number as its digits: `12.50` is 1, 2, 5, 0 with two decimals.
struct DecimalDigits {
    var isNegative = false
    /// The digits, 0 to 9, most significant first; at least one.
    var digits: [UInt8] = []
    /// How many of the digits stand behind the point; negative for zeros that are not written.
    var decimals = 0

    init(isNegative: Bool, digits: [UInt8], decimals: Int) {
        (self.isNegative, self.digits, self.decimals) = (isNegative, digits, decimals)
    }

    /// Reads `-12.5`, `1e-07`; `nil` for anything else.
    init?(_ text: String) {
        var isBehindPoint = false
        var exponent: Int?
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where index == 0: isNegative = true
            case UInt8(ascii: "."): isBehindPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                exponent = Int(
                    text.utf8.dropFirst(index + 1).map { Character(Unicode.Scalar($0)) }.reduce("") { $0 + String($1) })
                guard exponent != nil else { return nil }
            case 48...57:
                guard exponent == nil else { continue }
                digits.append(byte - 48)
                if isBehindPoint { decimals += 1 }
            default: guard exponent != nil else { return nil }
            }
        }
        guard !digits.isEmpty else { return nil }
        decimals -= exponent ?? 0
        let zeros = digits.prefix { $0 == 0 }.count
        digits.removeFirst(min(zeros, digits.count - 1))
    }

    /// Rounded to so many significant digits, halves away from zero.
    func roundedToSignificant(_ count: Int) -> DecimalDigits {
        digits.count <= count ? self : cut(keeping: count)
    }

    /// Rounded to so many decimals, halves away from zero.
    func rounded(decimals wanted: Int) -> DecimalDigits {
        decimals <= wanted ? self : cut(keeping: digits.count - (decimals - wanted))
    }

    private func cut(keeping count: Int) -> DecimalDigits {
        guard count >= 0 else { return DecimalDigits(isNegative: false, digits: [0], decimals: 0) }
        var kept = Array(digits.prefix(count))
        var isUp = count < digits.count && digits[count] >= 5
        var place = kept.count - 1
        while isUp, place >= 0 {
            isUp = kept[place] == 9
            kept[place] = isUp ? 0 : kept[place] + 1
            place -= 1
        }
        if isUp { kept.insert(1, at: 0) }
        if kept.isEmpty { kept = [0] }
        return DecimalDigits(
            isNegative: isNegative, digits: kept, decimals: decimals - (digits.count - count))
    }

    /// The number without needless zeros: `12.5`.
    var plainText: String {
        var text: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        let zeros = max(decimals - digits.count + 1, 0)
        var written = Array(repeating: 0, count: zeros) + digits + Array(repeating: 0, count: max(-decimals, 0))
        var behind = max(decimals, 0)
        while behind > 0, written.last == 0 {
            written.removeLast()
            behind -= 1
        }
        for (place, digit) in written.enumerated() {
            if place == written.count - behind { text.append(UInt8(ascii: ".")) }
            text.append(digit + 48)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The exact number; `nil` beyond 38 digits.
    var decimal: Decimal? {
        let significant = digits.drop { $0 == 0 }
        if significant.count <= 18, decimals < 120, decimals > -100 {
            let part = Decimal(significant.reduce(UInt64(0)) { $0 * 10 + UInt64($1) })
            return Decimal(sign: isNegative ? .minus : .plus, exponent: -decimals, significand: part)
        }
        guard significant.count <= 38, decimals < 120, decimals > -120 else { return nil }
        var value = Decimal(0)
        var rest = significant
        while !rest.isEmpty {
            let chunk = rest.prefix(18)
            rest = rest.dropFirst(18)
            let part = chunk.reduce(UInt64(0)) { $0 * 10 + UInt64($1) }
            value = Decimal(sign: .plus, exponent: chunk.count, significand: value) + Decimal(part)
        }
        let result = Decimal(sign: isNegative ? .minus : .plus, exponent: -decimals, significand: value)
        return result.isNaN ? nil : result
    }
}
