internal import FoundationEssentials

/// What a row of column numbers says of a column: `(7)=(6)/(4)*100`, `5=3+4`.
///
/// Where any number stands in parentheses alone, those are columns and the others numbers; else all are columns but
/// for a 100 that something is multiplied by.
struct ColumnExpression: Equatable {
    /// The column's own number.
    let column: Int
    /// What stands behind the sign.
    let text: String
    /// The columns it is computed from, in the order written.
    private(set) var operands: [Int] = []
    /// Whether it multiplies by 100, so that it gives percent.
    private(set) var timesHundred = false

    private indirect enum Node: Equatable {
        case number(Decimal)
        case column(Int)
        case sum(Node, Node)
        case difference(Node, Node)
        case product(Node, Node)
        case quotient(Node, Node)
    }

    private var root: Node

    /// Reads what a column's number says; `nil` for a bare number or what cannot be read.
    init?(_ text: String) {
        guard let sign = text.firstIndex(of: "=") else { return nil }
        guard let column = Int(text[..<sign].filter(\.isNumber)) else { return nil }
        self.column = column
        var body = String(text[text.index(after: sign)...])
        // "(7=5-6)": the parenthesis was opened before the sign.
        if body.count(where: { $0 == ")" }) > body.count(where: { $0 == "(" }), let last = body.lastIndex(of: ")") {
            body.remove(at: last)
        }
        self.text = body.trimmingSpaces
        var parser = Parser(body)
        guard let root = parser.sum(), parser.isAtEnd else { return nil }
        self.root = root
        note(root)
        guard !operands.isEmpty else { return nil }
    }

    private mutating func note(_ node: Node) {
        switch node {
        case .number(let value): if value == 100 { timesHundred = true }
        case .column(let number): if !operands.contains(number) { operands.append(number) }
        case .sum(let one, let other), .difference(let one, let other), .product(let one, let other),
            .quotient(let one, let other):
            note(one)
            note(other)
        }
    }

    /// What it gives for the columns' values; `nil` where one is missing, or by nothing.
    func value(_ values: (Int) -> Decimal?) -> Fraction? { Self.value(root, values) }

    /// A result before it is divided: dividing takes ten times as long as all else that is done with a cell, and whether a
    /// number is within some distance of a result can be told without.
    struct Fraction: Equatable {
        var numerator: Decimal
        /// `nil` for 1; never 0.
        var denominator: Decimal?

        /// The result as a number.
        var value: Decimal { denominator.map { numerator / $0 } ?? numerator }

        static func + (one: Fraction, other: Fraction) -> Fraction {
            Fraction(
                numerator: scaled(one.numerator, other.denominator) + scaled(other.numerator, one.denominator),
                denominator: product(one.denominator, other.denominator))
        }

        static func - (one: Fraction, other: Fraction) -> Fraction {
            one + Fraction(numerator: -other.numerator, denominator: other.denominator)
        }

        static func * (one: Fraction, other: Fraction) -> Fraction {
            Fraction(
                numerator: one.numerator * other.numerator, denominator: product(one.denominator, other.denominator))
        }

        static func / (one: Fraction, other: Fraction) -> Fraction? {
            guard other.numerator != 0 else { return nil }
            return Fraction(
                numerator: scaled(one.numerator, other.denominator),
                denominator: product(one.denominator, other.numerator))
        }

        /// A hundred times as much.
        var hundredfold: Fraction { Fraction(numerator: numerator * 100, denominator: denominator) }

        /// Whether a number is the result, give or take.
        func isAbout(_ number: Decimal, within half: Decimal) -> Bool {
            let distance = (Self.scaled(number, denominator) - numerator).magnitude
            let room = Self.scaled(half, denominator).magnitude
            // Beyond 38 digits nothing is exact any more, nor is the quotient.
            return distance.isNaN || room.isNaN ? (number - value).magnitude <= half : distance <= room
        }

        private static func scaled(_ number: Decimal, _ factor: Decimal?) -> Decimal {
            factor.map { number * $0 } ?? number
        }

        private static func product(_ one: Decimal?, _ other: Decimal?) -> Decimal? {
            guard let one, let other else { return one ?? other }
            return one * other
        }
    }

    private static func value(_ node: Node, _ values: (Int) -> Decimal?) -> Fraction? {
        func both(_ one: Node, _ other: Node) -> (Fraction, Fraction)? {
            guard let left = value(one, values), let right = value(other, values) else { return nil }
            return (left, right)
        }
        switch node {
        case .number(let value): return Fraction(numerator: value)
        case .column(let number): return values(number).map { Fraction(numerator: $0) }
        case .sum(let one, let other): return both(one, other).map { $0 + $1 }
        case .difference(let one, let other): return both(one, other).map { $0 - $1 }
        case .product(let one, let other): return both(one, other).map { $0 * $1 }
        case .quotient(let one, let other): return both(one, other).flatMap { $0 / $1 }
        }
    }

    /// Reads an expression from left to right.
    private struct Parser {
        private let tokens: [Token]
        private var position = 0
        private let hasColumnsInParentheses: Bool

        enum Token: Equatable {
            case number(Int)
            case sign(Character)
        }

        init(_ text: String) {
            var tokens: [Token] = []
            var digits = ""
            for character in text + " " {
                if character.isASCII, character.isNumber {
                    digits.append(character)
                    continue
                }
                if let number = Int(digits) { tokens.append(.number(number)) }
                digits = ""
                switch character {
                case " ", "%": break
                case "x", "X", "×", "*": tokens.append(.sign("*"))
                case ":", "/", "÷": tokens.append(.sign("/"))
                default: tokens.append(.sign(character))
                }
            }
            self.tokens = tokens
            hasColumnsInParentheses = tokens.indices.contains { place in
                guard place + 2 < tokens.count, case .number = tokens[place + 1] else { return false }
                return tokens[place] == .sign("(") && tokens[place + 2] == .sign(")")
            }
        }

        var isAtEnd: Bool { position == tokens.count }

        mutating func sum() -> Node? {
            guard var left = product() else { return nil }
            while let sign = take("+", "-") {
                guard let right = product() else { return nil }
                left = sign == "+" ? .sum(left, right) : .difference(left, right)
            }
            return left
        }

        private mutating func product() -> Node? {
            guard var left = factor() else { return nil }
            while let sign = take("*", "/") {
                // "(4)/(3)x100": the hundred is a number.
                let isFactor = position < tokens.count && tokens[position] == .number(100)
                guard let right = isFactor ? hundred() : factor() else { return nil }
                left = sign == "*" ? .product(left, right) : .quotient(left, right)
            }
            return left
        }

        private mutating func hundred() -> Node {
            position += 1
            return .number(100)
        }

        private mutating func factor() -> Node? {
            guard position < tokens.count else { return nil }
            if case .number(let number) = tokens[position] {
                position += 1
                return hasColumnsInParentheses ? .number(Decimal(number)) : .column(number)
            }
            guard take("(") != nil else { return nil }
            if position + 1 < tokens.count, case .number(let number) = tokens[position],
                tokens[position + 1] == .sign(")")
            {
                position += 2
                return .column(number)
            }
            guard let inner = sum(), take(")") != nil else { return nil }
            return inner
        }

        private mutating func take(_ signs: Character...) -> Character? {
            guard position < tokens.count, case .sign(let sign) = tokens[position], signs.contains(sign) else {
                return nil
            }
            position += 1
            return sign
        }
    }
}

/// Expressions by what says them. Used by one task: column numbers are the same in every copy of a form.
final class ColumnExpressions {
    private var known = TextMemo<ColumnExpression?>()

    /// What a column's number says; `nil` for a bare number or what cannot be read.
    func expression(_ text: String) -> ColumnExpression? { known.value(text) { ColumnExpression($0) } }
}

extension String {
    /// Without spaces at either end.
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
