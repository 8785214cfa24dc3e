/// A number of at least zero as Excel takes it to be shown: 15 significant decimal digits and a power of ten.
///
/// Rounding is done on these digits, halves away from zero, which is why 652.685 at two decimals shows 652.69 although
/// the binary number nearest to it lies below.
struct DecimalNumber: Hashable, Sendable {
    /// The digits as a whole number below 10¹⁶.
    var mantissa: UInt64
    /// The power of ten that the digits are multiplied by.
    var exponent: Int

    /// 10⁰ to 10¹⁹.
    static let powers: [UInt64] = {
        var powers: [UInt64] = [1]
        while powers.count < 20 { powers.append(powers[powers.count - 1] &* 10) }
        return powers
    }()

    init(mantissa: UInt64, exponent: Int) {
        self.mantissa = mantissa
        self.exponent = exponent
    }

    /// The first 15 significant digits of `magnitude`, rounded; `magnitude` is finite and not negative.
    init(_ magnitude: Double) {
        let whole = magnitude < 1e15 ? UInt64(magnitude) : 0
        if magnitude < 1e15, Double(whole) == magnitude {
            self.init(mantissa: whole, exponent: 0)
        } else {
            self.init(digitsOf: magnitude.description)
            round(toDigits: 15)
        }
    }

    /// Reads `1.25`, `5e-324` and the like: the shortest spelling of a `Double`, 17 digits at most.
    private init(digitsOf text: String) {
        var mantissa: UInt64 = 0
        var exponent = 0
        var power = 0
        var sawPoint = false
        var sawExponent = false
        var isNegative = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "."): sawPoint = true
            case UInt8(ascii: "e"): sawExponent = true
            case UInt8(ascii: "-"): isNegative = sawExponent
            case 48...57 where sawExponent: power = power &* 10 &+ Int(byte &- 48)
            case 48...57:
                mantissa = mantissa &* 10 &+ UInt64(byte &- 48)
                if sawPoint { exponent -= 1 }
            default: break
            }
        }
        self.init(mantissa: mantissa, exponent: exponent &+ (isNegative ? -power : power))
    }

    /// How many digits the mantissa has; 0 for zero.
    var digitCount: Int {
        var count = 0
        while count < 20, mantissa >= Self.powers[count] { count += 1 }
        return count
    }

    var isZero: Bool { mantissa == 0 }

    /// The power of ten of the first digit: 0 for 1 to 9, −1 for tenths; 0 for zero.
    var leadingPower: Int { isZero ? 0 : digitCount - 1 + exponent }

    /// How many digits stand before the point; 0 below one.
    var integerDigits: Int { isZero ? 0 : max(0, digitCount + exponent) }

    /// The power of ten of the last digit that is not zero; 0 for whole numbers.
    var lowestPower: Int {
        guard mantissa > 0, exponent < 0 else { return 0 }
        var rest = mantissa
        var power = exponent
        while power < 0, rest.isMultiple(of: 10) {
            rest /= 10
            power += 1
        }
        return power
    }

    /// The digit that stands for ten to the `power`.
    func digit(at power: Int) -> UInt8 {
        let place = power - exponent
        guard place >= 0, place < 20 else { return 0 }
        return UInt8(mantissa / Self.powers[place] % 10)
    }

    /// The number rounded to `places` decimals, halves away from zero; negative `places` round to tens, hundreds ….
    func rounded(toPlaces places: Int) -> DecimalNumber {
        let dropped = -places - exponent
        guard dropped > 0 else { return self }
        guard dropped < 19 else { return DecimalNumber(mantissa: 0, exponent: 0) }
        let unit = Self.powers[dropped]
        let up: UInt64 = mantissa % unit >= unit / 2 ? 1 : 0
        return DecimalNumber(mantissa: mantissa / unit + up, exponent: -places)
    }

    private mutating func round(toDigits digits: Int) {
        let excess = digitCount - digits
        if excess > 0 { self = rounded(toPlaces: -(exponent + excess)) }
    }
}
