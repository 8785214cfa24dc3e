/// Settles what the tokens of a section mean together: minutes or months, grouping or scaling, date, fraction or number.
struct FormatResolver {
    private var section: FormatSection

    /// The section ready to show numbers; `nil` for a mixture that Excel refuses, such as a date with digit positions.
    static func resolve(_ section: FormatSection) -> FormatSection? {
        var resolver = FormatResolver(section: section)
        return resolver.resolve() ? resolver.section : nil
    }

    private mutating func resolve() -> Bool {
        let tokens = section.tokens
        let hasDate = tokens.contains { if case .date = $0 { true } else { false } }
        if hasDate { return resolveDate() }
        let hasNumber = tokens.contains { token in
            switch token {
            case .place, .percent, .exponent: true
            default: false
            }
        }
        if tokens.contains(.general) {
            section.content = .general
            makeLiteral { $0 == .comma || $0 == .point || $0 == .percent }
            return !hasNumber && !tokens.contains(.slash) && !tokens.contains(.text)
        }
        if tokens.contains(.text) {
            section.content = .text
            makeLiteral { $0 == .comma || $0 == .point }
            return !hasNumber && !tokens.contains(.slash)
        }
        if tokens.contains(.slash) { return resolveFraction() }
        return resolveNumber()
    }

    /// Turns the signs that `isLiteral` picks into text.
    private mutating func makeLiteral(where isLiteral: (FormatToken) -> Bool) {
        section.tokens = section.tokens.map { isLiteral($0) ? Self.literal($0) : $0 }
    }

    private static func literal(_ token: FormatToken) -> FormatToken {
        switch token {
        case .comma: .literal([UInt8(ascii: ",")])
        case .point: .literal([UInt8(ascii: ".")])
        case .percent: .literal([UInt8(ascii: "%")])
        case .slash: .literal([UInt8(ascii: "/")])
        case .denominator(let value): .literal(Array(String(value).utf8))
        default: token
        }
    }
}

// MARK: - Dates

extension FormatResolver {
    private mutating func resolveDate() -> Bool {
        guard let tokens = Self.joinedSubseconds(section.tokens) else { return false }
        section.tokens = Self.separatedMinutes(tokens)
        section.content = .date(DateLayout(section.tokens))
        return true
    }

    /// Joins a point and the zeros behind it to digits of a second; `nil` if anything else asks for digits.
    private static func joinedSubseconds(_ tokens: [FormatToken]) -> [FormatToken]? {
        var joined: [FormatToken] = []
        var index = 0
        while index < tokens.count {
            var digits = 0
            if tokens[index] == .point {
                while index + digits + 1 < tokens.count, tokens[index + digits + 1] == .place(.zero) { digits += 1 }
            }
            switch tokens[index] {
            case .point where digits > 0: joined.append(.date(.subsecond(digits)))
            case .point, .comma, .slash, .denominator: joined.append(literal(tokens[index]))
            case .literal, .date: joined.append(tokens[index])
            case .place, .percent, .exponent, .general, .text: return nil
            }
            index += digits + 1
        }
        return joined
    }

    /// `m` and `mm` right after hours or right before seconds are minutes.
    private static func separatedMinutes(_ tokens: [FormatToken]) -> [FormatToken] {
        let places = tokens.indices.filter { if case .date = tokens[$0] { true } else { false } }
        var separated = tokens
        for (order, place) in places.enumerated() {
            guard case .date(.month(let count)) = tokens[place], count <= 2 else { continue }
            var isMinute = false
            if order > 0, case .date(let before) = separated[places[order - 1]] {
                switch before {
                case .hour, .elapsedHours: isMinute = true
                default: break
                }
            }
            if order + 1 < places.count, case .date(let after) = tokens[places[order + 1]] {
                switch after {
                case .second, .elapsedSeconds: isMinute = true
                default: break
                }
            }
            if isMinute { separated[place] = .date(.minute(count)) }
        }
        return separated
    }
}

// MARK: - Numbers

extension FormatResolver {
    private mutating func resolveNumber() -> Bool {
        let tokens = section.tokens
        guard let firstPlace = tokens.firstIndex(where: Self.isPlace) else {
            guard !tokens.contains(where: { if case .exponent = $0 { true } else { false } }) else { return false }
            section.scale = 2 * tokens.count { $0 == .percent }
            makeLiteral { $0 == .comma || $0 == .point || $0 == .percent }
            return true
        }
        let exponentAt = tokens.firstIndex { if case .exponent = $0 { true } else { false } }
        let end = exponentAt ?? tokens.count
        let pointAt = tokens[..<end].firstIndex(of: .point) ?? end
        resolveSigns(pointAt: pointAt, end: end, firstPlace: firstPlace)
        return countPlaces()
    }

    private static func isPlace(_ token: FormatToken) -> Bool {
        if case .place = token { true } else { false }
    }

    /// Settles commas, points and percent signs.
    private mutating func resolveSigns(pointAt: Int, end: Int, firstPlace: Int) {
        let tokens = section.tokens
        let lastInteger = tokens[..<pointAt].lastIndex(where: Self.isPlace) ?? -1
        let lastPlace = tokens[..<end].lastIndex(where: Self.isPlace) ?? -1
        var resolved: [FormatToken] = []
        for (index, token) in tokens.enumerated() {
            switch token {
            case .percent:
                if end == tokens.count { section.scale += 2 }
                resolved.append(Self.literal(token))
            // With an exponent, commas only group and percent signs are only shown.
            case .comma where end < tokens.count && index > firstPlace && (index >= lastInteger || index > pointAt):
                break
            case .point where index != pointAt:
                resolved.append(Self.literal(token))
            case .comma:
                if index < firstPlace || index > end {
                    resolved.append(Self.literal(token))
                } else if index < lastInteger {
                    section.isGrouped = true
                } else if index > lastPlace || index < pointAt {
                    section.scale -= 3
                }
            // A comma among the decimals means nothing.
            default: resolved.append(token)
            }
        }
        section.tokens = resolved
    }

    private mutating func countPlaces() -> Bool {
        var exponents = 0
        var sawPoint = false
        for (index, token) in section.tokens.enumerated() {
            switch token {
            case .exponent:
                exponents += 1
                section.content = .scientific(exponentAt: index)
            case .point: sawPoint = true
            case .place:
                if exponents > 0 {
                    section.exponentPlaces += 1
                } else if sawPoint {
                    section.fractionPlaces += 1
                } else {
                    section.integerPlaces += 1
                }
            default: break
            }
        }
        if exponents == 0 {
            section.content = .number
            return true
        }
        return exponents == 1 && section.exponentPlaces > 0 && section.integerPlaces + section.fractionPlaces > 0
    }

    private mutating func resolveFraction() -> Bool {
        section.scale = 2 * section.tokens.count { $0 == .percent }
        section.isGrouped = section.tokens.contains(.comma)
        section.tokens.removeAll { $0 == .comma }
        makeLiteral { $0 == .percent }
        let tokens = section.tokens
        guard let slash = tokens.firstIndex(of: .slash), !tokens[(slash + 1)...].contains(.slash),
            !tokens.contains(.point), !tokens.contains(where: { if case .exponent = $0 { true } else { false } }),
            let last = tokens[..<slash].lastIndex(where: Self.isPlace),
            let from = tokens[(slash + 1)...].firstIndex(where: Self.isDenominator)
        else { return false }
        let first = tokens[..<last].lastIndex { !Self.isPlace($0) }.map { $0 + 1 } ?? 0
        let until = tokens[from...].firstIndex { !Self.isDenominator($0) } ?? tokens.count
        let wholePlaces = tokens[..<first].count(where: Self.isPlace)
        section.content = .fraction(
            FractionLayout(
                whole: 0..<first, numerator: first..<(last + 1), slash: slash, denominator: from..<until,
                wholePlaces: wholePlaces))
        return true
    }

    private static func isDenominator(_ token: FormatToken) -> Bool {
        switch token {
        case .place, .denominator: true
        default: false
        }
    }
}
