internal import FoundationEssentials

/// Digits with separators, before it is decided what the separators mean.
struct NumberLiteral {
    /// What the separators say by themselves.
    enum Form: Equatable {
        /// No separator.
        case whole
        /// One separator with other than three digits behind it, or a zero before it: decimals.
        case decimal(Unicode.Scalar)
        /// Groups of three throughout, parted more than once, or by spaces.
        case grouped(Unicode.Scalar)
        /// Groups of three, and another separator for decimals.
        case groupedDecimal(Unicode.Scalar)
        /// One separator, three digits behind it: `1.500`.
        case ambiguous(Unicode.Scalar)
        /// No number: `1.2.3`, `1.50.000`.
        case malformed
    }

    /// The runs of digits.
    var runs: [[UInt8]] = [[]]
    /// What parts them.
    var separators: [Unicode.Scalar] = []
    /// A power of ten behind the digits.
    var exponent: Int?

    /// Whether needless zeros lead.
    var isPadded: Bool { runs[0].count > 1 && runs[0][0] == 0 }

    var form: Form {
        guard let last = separators.last, let first = separators.first, let tail = runs.last else { return .whole }
        if separators.count == 1 {
            if Self.isSpace(last) || last == "'" { return .grouped(last) }
            let head = runs[0]
            let mayGroup = tail.count == 3 && (1...3).contains(head.count) && head[0] != 0 && exponent == nil
            return mayGroup ? .ambiguous(last) : .decimal(last)
        }
        guard (1...3).contains(runs[0].count) else { return .malformed }
        if separators.allSatisfy({ $0 == first }) {
            return runs.dropFirst().allSatisfy { $0.count == 3 } && !isPadded ? .grouped(first) : .malformed
        }
        let groups = separators.dropLast()
        guard groups.allSatisfy({ $0 == first }), last != first, !Self.isSpace(last),
            runs.dropFirst().dropLast().allSatisfy({ $0.count == 3 })
        else { return .malformed }
        return .groupedDecimal(last)
    }

    static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " }

    /// How this number says numbers are written; `nil` when it does not.
    var vote: NumberConvention? {
        switch form {
        case .decimal(let sign), .groupedDecimal(let sign): sign == "," ? .vietnamese : .english
        case .grouped("."): .vietnamese
        case .grouped(","): .english
        default: nil
        }
    }

    /// The number with its last run of digits as decimals, or with all runs as one whole number.
    func value(lastIsDecimals: Bool) -> Decimal? {
        let decimals = lastIsDecimals ? (runs.last?.count ?? 0) : 0
        let digits = runs.count == 1 ? runs[0] : runs.flatMap { $0 }
        guard digits.count <= 38 else { return nil }
        let shift = decimals - (exponent ?? 0)
        if digits.count <= 18 {
            let mantissa = digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1) }
            if shift == 0 { return Decimal(mantissa) }
            guard (-60...60).contains(shift) else { return nil }
            let value = Decimal(sign: .plus, exponent: -shift, significand: Decimal(mantissa))
            return value.isNaN ? nil : value
        }
        return DecimalDigits(isNegative: false, digits: digits, decimals: shift).decimal
    }
}

/// What a literal was taken for.
struct LiteralReading {
    var value: Decimal
    /// The other reading of an ambiguous separator.
    var other: Decimal?
    var outcome = Outcome.accepted
    var normalisations: [Normalisation] = []
}

extension NumberLiteral {
    /// The number, by the field's kind and the column's convention; `nil` when there is none.
    ///
    /// - Parameter isWhole: whether a fraction is impossible here.
    func reading(in field: NumberField, isWhole: Bool) -> LiteralReading? {
        let form = form
        guard form != .malformed else { return nil }
        if case .ambiguous(let sign) = form { return ambiguous(sign, in: field, isWhole: isWhole) }
        var isDecimal = false
        var done: [Normalisation] = []
        switch form {
        case .decimal(let sign):
            isDecimal = true
            done = [sign == "," ? .decimalComma : .decimalPoint]
        case .groupedDecimal(let sign):
            isDecimal = true
            done = [.grouping, sign == "," ? .decimalComma : .decimalPoint]
        case .grouped: done = [.grouping]
        default: if isPadded { done = [.zeroPadding] }
        }
        if exponent != nil { done.append(.exponent) }
        guard let value = value(lastIsDecimals: isDecimal) else { return nil }
        return LiteralReading(value: value, normalisations: done)
    }

    private func ambiguous(_ sign: Unicode.Scalar, in field: NumberField, isWhole: Bool) -> LiteralReading? {
        guard let grouped = value(lastIsDecimals: false), let decimal = value(lastIsDecimals: true) else { return nil }
        let convention = field.convention ?? .vietnamese
        let isGrouping = isWhole || (sign == ".") == (convention == .vietnamese)
        var reading = LiteralReading(value: isGrouping ? grouped : decimal)
        reading.other = isGrouping ? decimal : grouped
        reading.normalisations = [isGrouping ? .grouping : sign == "," ? .decimalComma : .decimalPoint]
        // Points between thousands are the rule for counts and money; nobody counts thousandths.
        if sign == ".", isGrouping, isWhole || field.kind == .money, field.convention != .english {
            reading.other = nil
            return reading
        }
        reading.outcome = .warned
        reading.normalisations.append(.ambiguousSeparator)
        return reading
    }
}
