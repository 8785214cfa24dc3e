extension DecimalText {
    /// Appends the number in the fewest digits that read back the same; as ``shortest(_:)``, but faster for whole
    /// numbers and those with two decimals.
    ///
    /// A whole number below 2⁵³ divided by 100 rounds once, as reading its decimal text does; so where the quotient is
    /// the number, its digits are a text that reads back the same, and with at most 15 digits there is no shorter one.
    public static func append(_ number: Double, to bytes: inout [UInt8]) {
        guard number.magnitude < 1e13, !(number == 0 && number.sign == .minus) else {
            return bytes.append(contentsOf: shortest(number).utf8)
        }
        let whole = Int64(number)
        if Double(whole) == number { return append(whole, to: &bytes) }
        let hundredths = (number * 100).rounded()
        // Below 0.01 the standard library's spelling may have an exponent.
        guard hundredths / 100 == number, number.magnitude >= 0.01 else {
            return bytes.append(contentsOf: shortest(number).utf8)
        }
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        let magnitude = Int64(hundredths.magnitude)
        append(magnitude / 100, to: &bytes)
        bytes.append(UInt8(ascii: "."))
        let rest = UInt8(magnitude % 100)
        bytes.append(48 + rest / 10)
        if rest % 10 != 0 { bytes.append(48 + rest % 10) }
    }

    /// Appends a whole number.
    public static func append(_ number: Int64, to bytes: inout [UInt8]) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        if rest < 10 { return bytes.append(48 + UInt8(rest)) }
        let start = bytes.count
        while rest > 0 {
            bytes.append(48 + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        }
        var (low, high) = (start, bytes.count - 1)
        while low < high {
            bytes.swapAt(low, high)
            low += 1
            high -= 1
        }
    }
}
