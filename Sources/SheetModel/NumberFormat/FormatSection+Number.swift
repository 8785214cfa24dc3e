extension FormatSection {
    /// Appends `number` as the section shows it; the section is not a date's.
    func appendNumber(_ number: Double, dropsSign: Bool, locale: DisplayLocale, to text: inout [UInt8]) {
        let isNegative = number < 0 && !dropsSign
        var decimal = DecimalNumber(number.magnitude)
        decimal.exponent += scale
        switch content {
        case .general:
            if isNegative { text.append(UInt8(ascii: "-")) }
            appendGeneral(decimal, locale: locale, to: &text)
        case .text:
            if isNegative { text.append(UInt8(ascii: "-")) }
            decimal.appendGeneral(locale: locale, to: &text)
        case .literal, .date:
            if isNegative, !tokens.isEmpty { text.append(UInt8(ascii: "-")) }
            appendLiterals(tokens.indices, to: &text)
        case .number:
            let rounded = decimal.rounded(toPlaces: fractionPlaces)
            // Excel shows no minus sign in front of a number that rounds to zero.
            if isNegative, !rounded.isZero { text.append(UInt8(ascii: "-")) }
            appendPlaces(tokens.indices, of: rounded, integerPlaces: integerPlaces, locale: locale, to: &text)
        case .scientific(let exponentAt):
            appendScientific(decimal, isNegative: isNegative, exponentAt: exponentAt, locale: locale, to: &text)
        case .fraction(let layout):
            appendFraction(decimal, isNegative: isNegative, layout, locale: locale, to: &text)
        }
    }

    private func appendGeneral(_ decimal: DecimalNumber, locale: DisplayLocale, to text: inout [UInt8]) {
        guard !tokens.isEmpty else { return decimal.appendGeneral(locale: locale, to: &text) }
        for token in tokens {
            switch token {
            case .general: decimal.appendGeneral(locale: locale, to: &text)
            case .literal(let bytes): text += bytes
            default: break
            }
        }
    }

    /// Appends the literals among the tokens at `range`.
    func appendLiterals(_ range: Range<Int>, to text: inout [UInt8]) {
        for index in range {
            if case .literal(let bytes) = tokens[index] { text += bytes }
        }
    }

    /// Appends the tokens at `range` with the digits of `number` in their digit positions.
    ///
    /// Digits that find no position stand in front of the first one, or of the point.
    func appendPlaces(
        _ range: Range<Int>, of number: DecimalNumber, integerPlaces: Int, locale: DisplayLocale,
        to text: inout [UInt8]
    ) {
        var power = integerPlaces
        let lowestPower = number.lowestPower
        let integerDigits = number.integerDigits
        var pendingDigits = integerDigits > integerPlaces
        for index in range {
            switch tokens[index] {
            case .literal(let bytes): text += bytes
            case .point:
                if pendingDigits {
                    appendLeadingDigits(of: number, downTo: 0, locale: locale, to: &text)
                    pendingDigits = false
                }
                power = 0
                text.append(locale.decimalMark)
            case .place(let placeholder):
                power -= 1
                if pendingDigits {
                    appendLeadingDigits(of: number, downTo: power + 1, locale: locale, to: &text)
                    pendingDigits = false
                }
                let hasDigit = power >= 0 ? power < integerDigits : power >= lowestPower
                let digit = hasDigit ? 48 + number.digit(at: power) : nil
                appendPlace(placeholder, digit, power: power, locale: locale, to: &text)
            default: break
            }
        }
    }

    private func appendPlace(
        _ placeholder: Placeholder, _ digit: UInt8?, power: Int, locale: DisplayLocale, to text: inout [UInt8]
    ) {
        let separates = isGrouped && power > 0 && power.isMultiple(of: 3)
        if let byte = digit ?? (placeholder == .zero ? 48 : nil) {
            text.append(byte)
            if separates { text.append(locale.groupMark) }
        } else if placeholder == .space {
            text.append(32)
            if separates { text.append(32) }
        }
    }

    private func appendLeadingDigits(
        of number: DecimalNumber, downTo lowest: Int, locale: DisplayLocale, to text: inout [UInt8]
    ) {
        var power = number.integerDigits - 1
        while power >= lowest {
            text.append(48 + number.digit(at: power))
            if isGrouped, power > 0, power.isMultiple(of: 3) { text.append(locale.groupMark) }
            power -= 1
        }
    }

    /// With *n* digit positions before the point the exponent is a multiple of *n*, as in `##0.0E+0`.
    private func appendScientific(
        _ number: DecimalNumber, isNegative: Bool, exponentAt: Int, locale: DisplayLocale, to text: inout [UInt8]
    ) {
        let step = max(integerPlaces, 1)
        var power = 0
        if !number.isZero {
            let leading = number.leadingPower
            power = integerPlaces == 0 ? leading + 1 : leading - Self.remainder(leading, step)
        }
        func mantissa() -> DecimalNumber {
            DecimalNumber(mantissa: number.mantissa, exponent: number.exponent - power)
                .rounded(toPlaces: fractionPlaces)
        }
        var rounded = mantissa()
        if rounded.integerDigits > integerPlaces {
            power += step
            rounded = mantissa()
        }
        if isNegative, !rounded.isZero { text.append(UInt8(ascii: "-")) }
        let places = number.isZero ? withZerosBeforePoint(exponentAt) : self
        places.appendPlaces(0..<exponentAt, of: rounded, integerPlaces: integerPlaces, locale: locale, to: &text)
        guard case .exponent(let alwaysSigned, let letter) = tokens[exponentAt] else { return }
        text.append(letter)
        // The sign stands right before the digits.
        let rest = tokens[(exponentAt + 1)...]
        let firstDigit = rest.firstIndex { if case .place = $0 { true } else { false } } ?? tokens.count
        appendLiterals((exponentAt + 1)..<firstDigit, to: &text)
        if power < 0 {
            text.append(UInt8(ascii: "-"))
        } else if alwaysSigned {
            text.append(UInt8(ascii: "+"))
        }
        var digits = self
        digits.isGrouped = false
        let size = DecimalNumber(mantissa: UInt64(power.magnitude), exponent: 0)
        // A zero exponent is a digit, not an empty position.
        if size.isZero {
            digits.appendZeroExponent(firstDigit, to: &text)
        } else {
            digits.appendPlaces(
                firstDigit..<tokens.count, of: size, integerPlaces: exponentPlaces, locale: locale, to: &text)
        }
    }

    /// Zero in a format with an exponent shows a digit in each position before the point.
    private func withZerosBeforePoint(_ exponentAt: Int) -> FormatSection {
        var section = self
        for index in 0..<exponentAt {
            if case .point = tokens[index] { break }
            if case .place = tokens[index] { section.tokens[index] = .place(.zero) }
        }
        return section
    }

    /// The exponent 0: its last position shows a zero whatever its sign.
    private func appendZeroExponent(_ start: Int, to text: inout [UInt8]) {
        var rest = exponentPlaces
        for index in start..<max(start, tokens.count) {
            switch tokens[index] {
            case .literal(let bytes): text += bytes
            case .place(let placeholder):
                rest -= 1
                if rest == 0 || placeholder == .zero {
                    text.append(48)
                } else if placeholder == .space {
                    text.append(32)
                }
            default: break
            }
        }
    }

    private static func remainder(_ value: Int, _ step: Int) -> Int {
        let rest = value % step
        return rest < 0 ? rest + step : rest
    }
}
