/// A place in a written number, moved forward as its parts are recognised.
struct NumberScanner {
    let scalars: [Unicode.Scalar]
    var position = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    var isAtEnd: Bool { position >= scalars.count }
    var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    func peek(_ offset: Int) -> Unicode.Scalar? {
        let index = position + offset
        return index < scalars.count && index >= 0 ? scalars[index] : nil
    }

    static func isDigit(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return scalar.value >= 48 && scalar.value <= 57
    }

    static func isLetter(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return VietnameseLetter(scalar) != nil || (scalar.value > 0xBF && scalar.properties.isAlphabetic)
    }

    mutating func skipSpaces() { while next == " " { position += 1 } }
    mutating func skipToDigit() { while let scalar = next, !Self.isDigit(scalar) { _ = scalar; position += 1 } }

    /// Takes a sign, with spaces before it.
    mutating func take(_ sign: Unicode.Scalar) -> Bool {
        var place = position
        while place < scalars.count, scalars[place] == " " { place += 1 }
        guard place < scalars.count, scalars[place] == sign else { return false }
        position = place + 1
        return true
    }

    /// Whether the next thing, spaces left out, is a digit.
    func digitFollows(at start: Int) -> Bool {
        var place = start
        while place < scalars.count, scalars[place] == " " { place += 1 }
        return place < scalars.count && Self.isDigit(scalars[place])
    }

    /// The text between two places, without spaces at its ends.
    func text(_ range: Range<Int>) -> String {
        var range = range
        while let first = range.first, scalars[first] == " " { range.removeFirst() }
        while let last = range.last, scalars[last] == " " { range.removeLast() }
        return String(scalars: scalars[range])
    }

    /// The letters at the place, small, and where they end; digits and a raised 2 or 3 belong to a measure (`m2`, `km²`).
    func word() -> (text: String, end: Int)? {
        var end = position
        while end < scalars.count, Self.isLetter(scalars[end]) { end += 1 }
        guard end > position else { return nil }
        return (text(position..<end).inCapitals(false), end)
    }

    // MARK: Literals

    /// Digits and separators from here on; `nil` where no digit stands.
    mutating func literal() -> NumberLiteral? {
        var literal = NumberLiteral()
        if !Self.isDigit(next) {
            // ",5" and ".5".
            guard next == "," || next == ".", Self.isDigit(peek(1)), !Self.isDigit(peek(-1)) else { return nil }
            literal.runs = [[0]]
        } else {
            literal.runs = [digits()]
        }
        while let sign = separator(in: literal) {
            position += 1
            literal.separators.append(sign)
            literal.runs.append(digits())
        }
        takeExponent(of: &literal)
        return literal
    }

    private mutating func digits() -> [UInt8] {
        let start = position
        while Self.isDigit(next) { position += 1 }
        return scalars[start..<position].map { UInt8(truncatingIfNeeded: $0.value &- 48) }
    }

    /// A separator with digits behind it; spaces and apostrophes only before exactly three.
    private func separator(in literal: NumberLiteral) -> Unicode.Scalar? {
        guard let sign = next, Self.isDigit(peek(1)) else { return nil }
        switch sign {
        case ".", ",": return sign
        case " ", "'", "’":
            let group = Self.isDigit(peek(2)) && Self.isDigit(peek(3)) && !Self.isDigit(peek(4))
            guard group, literal.runs.last.map({ (1...3).contains($0.count) }) ?? false,
                literal.separators.allSatisfy({ $0 == (sign == " " ? " " : "'") }), literal.runs[0].first != 0
            else { return nil }
            return sign == " " ? " " : "'"
        default: return nil
        }
    }

    private mutating func takeExponent(of literal: inout NumberLiteral) {
        guard next == "E" || next == "e" else { return }
        let isSigned = peek(1) == "+" || peek(1) == "-"
        guard Self.isDigit(peek(isSigned ? 2 : 1)) else { return }
        let isNegative = peek(1) == "-"
        position += isSigned ? 2 : 1
        let power = digits().prefix(4).reduce(0) { $0 * 10 + Int($1) }
        literal.exponent = isNegative ? -power : power
    }
}
