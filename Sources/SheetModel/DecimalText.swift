/// Numbers as decimal text: read fast, and written with the fewest digits that read back the same.
public enum DecimalText {
    /// The powers of ten that a `Double` holds exactly.
    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    /// The number that `text` spells; `nil` unless all of it is a finite decimal number.
    ///
    /// Up to 15 digits are put together exactly (Clinger 1990: a whole number below 2⁵³ and a power of ten up to 10²²
    /// are exact, so one multiplication or division rounds once); the rest goes through the standard library.
    public static func number(_ text: Span<UInt8>) -> Double? {
        var position = 0
        let isNegative = text.count > 0 && text[0] == UInt8(ascii: "-")
        if isNegative { position = 1 }
        var mantissa: UInt64 = 0
        var digits = 0
        var decimals = 0
        var sawPoint = false
        while position < text.count {
            let byte = text[position]
            if byte >= 48, byte <= 57 {
                mantissa = mantissa &* 10 &+ UInt64(byte &- 48)
                digits += 1
                if sawPoint { decimals += 1 }
            } else if byte == UInt8(ascii: "."), !sawPoint {
                sawPoint = true
            } else {
                break
            }
            position += 1
        }
        guard position == text.count, digits > 0, digits <= 15 else { return slowNumber(text) }
        let whole = Double(mantissa)
        let magnitude = decimals == 0 ? whole : whole / powers[decimals]
        return isNegative ? -magnitude : magnitude
    }

    private static func slowNumber(_ text: Span<UInt8>) -> Double? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        for index in text.indices {
            // Hexadecimal numbers and words such as "nan" are not spellings a workbook may use.
            guard (48...57).contains(text[index]) || ".+-eE".utf8.contains(text[index]) else { return nil }
            bytes.append(text[index])
        }
        guard let number = Double(String(decoding: bytes, as: UTF8.self)), number.isFinite else { return nil }
        return number
    }

    /// Whether `text` is already a JSON number in its shortest form: no needless sign, zero or exponent, and at most
    /// 15 digits, which always read back the same.
    public static func isShortest(_ text: Span<UInt8>) -> Bool {
        var position = 0
        let count = text.count
        if position < count, text[position] == UInt8(ascii: "-") { position += 1 }
        let firstDigit = position
        while position < count, text[position] &- 48 <= 9 { position += 1 }
        let wholeDigits = position - firstDigit
        guard wholeDigits > 0, wholeDigits == 1 || text[firstDigit] != 48 else { return false }
        if position == count { return wholeDigits <= 15 && !(firstDigit == 1 && text[firstDigit] == 48) }
        guard text[position] == UInt8(ascii: ".") else { return false }
        position += 1
        let firstDecimal = position
        while position < count, text[position] &- 48 <= 9 { position += 1 }
        let decimals = position - firstDecimal
        // Swift writes numbers below 0.0001 with an exponent; leave those to it.
        return position == count && decimals > 0 && text[count - 1] != 48 && wholeDigits + decimals <= 15
    }

    /// The number in the fewest digits that read back the same, as JSON and spreadsheets write it: `5`, `0.1`, `1e-07`.
    public static func shortest(_ number: Double) -> String {
        let text = number.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
