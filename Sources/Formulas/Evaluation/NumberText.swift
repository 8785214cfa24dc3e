import SheetModel

/// Numbers as `&` turns them into text: up to 15 digits.
enum NumberText {
    static func text(_ number: Double) -> String {
        if number.magnitude < 1e15 {
            let whole = Int64(number)
            if Double(whole) == number { return String(whole) }
        }
        guard number.isFinite else { return "#NUM!" }
        let decimal = Decimal15(number.magnitude)
        let text = decimal.text
        return number < 0 ? "-" + text : text
    }

    /// The number that its first 15 digits spell.
    static func rounded15(_ number: Double) -> Double {
        if number == 0 || !number.isFinite { return number }
        if number.magnitude < 1e15, number == number.rounded(.towardZero) { return number }
        let decimal = Decimal15(number.magnitude)
        let text = String(decimal.digits) + "e" + String(decimal.exponent)
        let magnitude = Double(text) ?? number.magnitude
        return number < 0 ? -magnitude : magnitude
    }
}

/// The first 15 digits of a number above 0, rounded half away from zero, without zeros at the end.
struct Decimal15 {
    /// The digits as a whole number.
    var digits: UInt64 = 0
    /// The power of ten they are multiplied by.
    var exponent = 0

    init(_ magnitude: Double) {
        var power = 0
        var sawPoint = false
        var sawExponent = false
        var isNegative = false
        for byte in magnitude.description.utf8 {
            switch byte {
            case UInt8(ascii: "."): sawPoint = true
            case UInt8(ascii: "e"): sawExponent = true
            case UInt8(ascii: "-"): isNegative = true
            case 48...57 where sawExponent: power = power * 10 + Int(byte - 48)
            case 48...57:
                digits = digits &* 10 &+ UInt64(byte - 48)
                if sawPoint { exponent -= 1 }
            default: break
            }
        }
        exponent += isNegative ? -power : power
        var dropped: UInt64 = 0
        while digits >= 1_000_000_000_000_000 {
            dropped = digits % 10
            digits /= 10
            exponent += 1
            if digits < 1_000_000_000_000_000, dropped >= 5 { digits += 1 }
        }
        while digits != 0, digits.isMultiple(of: 10) {
            digits /= 10
            exponent += 1
        }
    }

    /// As `General` spells it, with an exponent where it would take more than 20 places.
    var text: String {
        let figures = String(digits)
        let count = figures.utf8.count
        let point = count + exponent
        if exponent >= 0, point <= 20 { return figures + String(repeating: "0", count: exponent) }
        if exponent < 0, point > 0 { return figures.prefix(point) + "." + figures.suffix(count - point) }
        if exponent < 0, count - point + 2 <= 20 { return "0." + String(repeating: "0", count: -point) + figures }
        let power = point - 1
        let sign = power < 0 ? "-" : "+"
        let size = String(power.magnitude)
        return figures.prefix(1) + (count > 1 ? "." + figures.dropFirst() : "") + "E" + sign
            + (size.utf8.count < 2 ? "0" : "") + size
    }
}
