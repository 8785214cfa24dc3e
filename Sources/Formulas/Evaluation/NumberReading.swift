import SheetModel

/// Texts that Excel reads as numbers where a number is wanted, as set for the United States: `1,234.5`, `(12)`, `$5`,
/// `12%`, `1e3`, `1 1/2`, dates and times.
enum NumberReading {
    /// The number that a text spells; `nil` when it spells none.
    static func number(_ text: String, dateSystem: DateSystem, now: Double) -> Double? {
        let bytes = trimmed(Array(text.utf8))
        guard !bytes.isEmpty, bytes.count < 64 else { return nil }
        if let plain = plainNumber(bytes) { return plain }
        if let fraction = fraction(bytes) { return fraction }
        return DateReading.serial(bytes, dateSystem: dateSystem, now: now)
    }

    static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
        var slice = bytes[...]
        while slice.first == 32 { slice = slice.dropFirst() }
        while slice.last == 32 { slice = slice.dropLast() }
        return Array(slice)
    }

    /// A number with signs, currency, thousands, percent.
    private static func plainNumber(_ text: [UInt8]) -> Double? {
        var rest = text[...]
        var sign = 1.0
        var scale = 1.0
        var sawSign = false
        var sawCurrency = false
        func trim() {
            while rest.first == 32 { rest = rest.dropFirst() }
            while rest.last == 32 { rest = rest.dropLast() }
        }
        if rest.first == UInt8(ascii: "("), rest.last == UInt8(ascii: ")") {
            rest = rest.dropFirst().dropLast()
            sign = -1
            sawSign = true
        }
        trim()
        while let byte = rest.first {
            if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+"), !sawSign {
                sawSign = true
                if byte == UInt8(ascii: "-") { sign = -1 }
            } else if byte == UInt8(ascii: "$"), !sawCurrency {
                sawCurrency = true
            } else if byte == UInt8(ascii: "%"), scale == 1 {
                scale = 0.01
            } else {
                break
            }
            rest = rest.dropFirst()
            trim()
        }
        if rest.last == UInt8(ascii: "%"), scale == 1 {
            scale = 0.01
            rest = rest.dropLast()
            trim()
        }
        guard let digits = withoutThousands(rest), let number = Double(String(decoding: digits, as: UTF8.self)),
            number.isFinite
        else { return nil }
        return sign * (scale == 1 ? number : number / 100)
    }

    /// Digits, one point and an exponent; commas only before the point, three digits behind each.
    private static func withoutThousands(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var result: [UInt8] = []
        var digits = 0
        var sinceComma: Int?
        var sawPoint = false
        var sawExponent = false
        for byte in text {
            switch byte {
            case 48...57:
                digits += 1
                if let count = sinceComma, !sawPoint { sinceComma = count + 1 }
            case UInt8(ascii: ",") where !sawPoint && !sawExponent && digits > 0:
                if let count = sinceComma, count != 3 { return nil }
                sinceComma = 0
                continue
            case UInt8(ascii: ".") where !sawPoint && !sawExponent:
                if let count = sinceComma, count != 3 { return nil }
                sinceComma = nil
                sawPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard !sawExponent, digits > 0 else { return nil }
                sawExponent = true
            case UInt8(ascii: "+"), UInt8(ascii: "-"):
                guard result.last == UInt8(ascii: "e") || result.last == UInt8(ascii: "E") else { return nil }
            default: return nil
            }
            result.append(byte)
        }
        if let count = sinceComma, count != 3 { return nil }
        return digits > 0 && result.last.map { (48...57).contains($0) || $0 == 46 } == true ? result : nil
    }

    /// `1 1/2` and `0 3/4`.
    private static func fraction(_ text: [UInt8]) -> Double? {
        let isNegative = text.first == UInt8(ascii: "-")
        let parts = (isNegative ? text.dropFirst() : text[...]).split(separator: 32)
        guard parts.count == 2, let whole = unsigned(parts[0]) else { return nil }
        let halves = parts[1].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard halves.count == 2, let above = unsigned(halves[0]), let below = unsigned(halves[1]), below > 0 else {
            return nil
        }
        let value = Double(whole) + Double(above) / Double(below)
        return isNegative ? -value : value
    }

    static func unsigned(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count < 10 else { return nil }
        var value = 0
        for byte in bytes {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }
}
