extension FormatSection {
    /// Appends `number` as a fraction such as `12 1/3`.
    func appendFraction(
        _ number: DecimalNumber, isNegative: Bool, _ layout: FractionLayout, locale: DisplayLocale,
        to text: inout [UInt8]
    ) {
        var parts = FractionParts(number)
        if case .denominator(let fixed) = tokens[layout.denominator.lowerBound] {
            parts.approximate(over: UInt64(fixed))
        } else {
            let digits = min(layout.denominator.count, 9)
            parts.approximate(upTo: DecimalNumber.powers[digits] - 1)
        }
        if isNegative { text.append(UInt8(ascii: "-")) }
        if layout.wholePlaces > 0 {
            appendMixed(parts, layout, locale: locale, to: &text)
        } else if let numerator = parts.improperNumerator {
            appendLiterals(layout.whole, to: &text)
            appendRatio(numerator, parts.denominator, layout, locale: locale, to: &text)
        } else {
            number.appendGeneral(locale: locale, to: &text)
        }
    }

    private func appendMixed(
        _ parts: FractionParts, _ layout: FractionLayout, locale: DisplayLocale, to text: inout [UInt8]
    ) {
        let start = text.count
        appendPlaces(layout.whole, of: parts.whole, integerPlaces: layout.wholePlaces, locale: locale, to: &text)
        let isShownAsZero = tokens[layout.numerator].contains(.place(.zero))
        guard parts.numerator == 0, !isShownAsZero else {
            appendRatio(parts.numerator, parts.denominator, layout, locale: locale, to: &text)
            return
        }
        // A fraction of zero is left blank, and the whole number then shows even if it is zero.
        if parts.whole.isZero, !text[start...].contains(48) {
            let leading = tokens[layout.whole].prefix { if case .place = $0 { false } else { true } }
            let at = leading.reduce(start) { if case .literal(let bytes) = $1 { $0 + bytes.count } else { $0 } }
            text.insert(48, at: min(at, text.count))
        }
        var blank: [UInt8] = []
        appendRatio(0, parts.denominator, layout, locale: locale, to: &blank)
        let tail = tokens[layout.denominator.upperBound...].reduce(0) {
            if case .literal(let bytes) = $1 { $0 + bytes.count } else { $0 }
        }
        text += repeatElement(32, count: max(0, blank.count - tail))
        appendLiterals(layout.denominator.upperBound..<tokens.count, to: &text)
    }

    private func appendRatio(
        _ numerator: UInt64, _ denominator: UInt64, _ layout: FractionLayout, locale: DisplayLocale,
        to text: inout [UInt8]
    ) {
        let places = layout.numerator.count
        let above = DecimalNumber(mantissa: numerator, exponent: 0)
        if numerator == 0 {
            // Zero fills its last position, whatever the sign there.
            for index in layout.numerator {
                if index == layout.numerator.upperBound - 1 || tokens[index] == .place(.zero) {
                    text.append(48)
                } else if tokens[index] == .place(.space) {
                    text.append(32)
                }
            }
        } else {
            appendPlaces(layout.numerator, of: above, integerPlaces: places, locale: locale, to: &text)
        }
        appendLiterals(layout.numerator.upperBound..<layout.slash, to: &text)
        text.append(UInt8(ascii: "/"))
        appendLiterals((layout.slash + 1)..<layout.denominator.lowerBound, to: &text)
        appendDenominator(denominator, layout.denominator, to: &text)
        appendLiterals(layout.denominator.upperBound..<tokens.count, to: &text)
    }

    /// The denominator stands at the left of its positions, `0` fills up with zeros in front, `?` with spaces behind.
    private func appendDenominator(_ denominator: UInt64, _ range: Range<Int>, to text: inout [UInt8]) {
        let digits = Array(String(denominator).utf8)
        var missing = max(0, range.count - digits.count)
        if case .denominator = tokens[range.lowerBound] { missing = 0 }
        var spaces = 0
        for index in range where missing > 0 {
            missing -= 1
            switch tokens[index] {
            case .place(.zero): text.append(48)
            case .place(.space): spaces += 1
            default: break
            }
        }
        text += digits
        text += repeatElement(32, count: spaces)
    }
}

/// A number as a whole number and a fraction below one.
struct FractionParts {
    private(set) var whole: DecimalNumber
    private(set) var numerator: UInt64
    private(set) var denominator: UInt64

    /// Splits `number`, to 18 decimals.
    init(_ number: DecimalNumber) {
        guard number.exponent < 0 else {
            whole = number
            numerator = 0
            denominator = 1
            return
        }
        let exact = number.rounded(toPlaces: 18)
        let unit = DecimalNumber.powers[min(max(-exact.exponent, 0), 18)]
        whole = DecimalNumber(mantissa: exact.mantissa / unit, exponent: 0)
        numerator = exact.mantissa % unit
        denominator = unit
    }

    /// Takes the last convergent of the continued fraction whose denominator is at most `limit`, as Excel does.
    mutating func approximate(upTo limit: UInt64) {
        var above = numerator
        var below = denominator
        var (lastNumerator, lastDenominator): (UInt64, UInt64) = (1, 0)
        var (bestNumerator, bestDenominator): (UInt64, UInt64) = (0, 1)
        var isFirst = true
        while below > 0 {
            let quotient = above / below
            if isFirst {
                (bestNumerator, bestDenominator) = (quotient, 1)
                isFirst = false
            } else {
                guard quotient <= limit else { break }
                let next = quotient * bestDenominator + lastDenominator
                guard next <= limit else { break }
                let nextNumerator = quotient * bestNumerator + lastNumerator
                (lastNumerator, bestNumerator) = (bestNumerator, nextNumerator)
                (lastDenominator, bestDenominator) = (bestDenominator, next)
            }
            (above, below) = (below, above % below)
        }
        settle(bestNumerator, over: bestDenominator)
    }

    /// Takes the nearest number of parts of the size 1/`fixed`, halves up.
    mutating func approximate(over fixed: UInt64) {
        let product = numerator.multipliedFullWidth(by: fixed)
        guard product.high < denominator else { return settle(0, over: fixed) }
        let (quotient, rest) = denominator.dividingFullWidth(product)
        settle(quotient + (rest >= denominator - rest ? 1 : 0), over: fixed)
    }

    private mutating func settle(_ parts: UInt64, over size: UInt64) {
        denominator = size
        if parts >= size {
            numerator = 0
            let one = DecimalNumber(mantissa: whole.mantissa &+ 1, exponent: 0)
            if whole.exponent == 0 { whole = one }
        } else {
            numerator = parts
        }
    }

    /// The numerator with the whole number taken in; `nil` when it has more digits than can be shown.
    var improperNumerator: UInt64? {
        guard whole.exponent >= 0, whole.exponent < 4 else { return nil }
        let (size, overflow) = whole.mantissa.multipliedReportingOverflow(by: DecimalNumber.powers[whole.exponent])
        let (product, overflowAgain) = size.multipliedReportingOverflow(by: denominator)
        let (sum, overflowLast) = product.addingReportingOverflow(numerator)
        return overflow || overflowAgain || overflowLast ? nil : sum
    }
}
