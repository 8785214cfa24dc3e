extension DecimalNumber {
    /// Appends the number as `General` shows it in a wide cell: at most 11 characters, the point counted and the sign
    /// not; from 10¹¹ on, and for small numbers whose digits do not fit, as a power of ten.
    func appendGeneral(locale: DisplayLocale, to text: inout [UInt8]) {
        if isZero { return text.append(48) }
        let leading = leadingPower
        guard leading < 11 else { return appendPowerOfTen(locale: locale, to: &text) }
        if leading < -4 {
            let close = rounded(toPlaces: 12)
            guard leading >= -9, close.lowestPower >= -9 else {
                return appendPowerOfTen(locale: locale, to: &text)
            }
            return close.appendDecimal(locale: locale, to: &text)
        }
        let close = rounded(toPlaces: leading < 0 ? 9 : max(0, 9 - leading))
        guard close.leadingPower < 11 else { return appendPowerOfTen(locale: locale, to: &text) }
        close.appendDecimal(locale: locale, to: &text)
    }

    /// Appends all digits, without zeros at the end of the decimals.
    private func appendDecimal(locale: DisplayLocale, to text: inout [UInt8]) {
        var power = max(0, leadingPower)
        let lowest = lowestPower
        while power >= min(lowest, 0) {
            if power == -1 { text.append(locale.decimalMark) }
            text.append(48 + digit(at: power))
            power -= 1
        }
    }

    private func appendPowerOfTen(locale: DisplayLocale, to text: inout [UInt8]) {
        // A third digit of the exponent takes the place of a decimal.
        let decimals = (-99...99).contains(leadingPower) ? 5 : 4
        let close = rounded(toPlaces: decimals - leadingPower)
        let leading = close.leadingPower
        var first = close
        first.exponent -= leading
        first.appendDecimal(locale: locale, to: &text)
        text.append(UInt8(ascii: "E"))
        text.append(UInt8(ascii: leading < 0 ? "-" : "+"))
        if (-9...9).contains(leading) { text.append(48) }
        text += String(leading.magnitude).utf8
    }
}
