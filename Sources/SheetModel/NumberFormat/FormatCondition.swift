/// A condition in front of a section, such as `[>=100]` (ECMA-376 part 1, 18.8.31).
struct FormatCondition: Hashable, Sendable {
    enum Comparison: Hashable, Sendable {
        case less, lessOrEqual, equal, notEqual, greaterOrEqual, greater
    }

    var comparison: Comparison
    var limit: Double

    /// Reads the text between the brackets, `nil` unless it is a comparison sign and a number.
    init?(_ text: ArraySlice<UInt8>) {
        var rest = text
        func take(_ sign: String) -> Bool {
            guard rest.starts(with: sign.utf8) else { return false }
            rest = rest.dropFirst(sign.utf8.count)
            return true
        }
        if take("<=") {
            comparison = .lessOrEqual
        } else if take("<>") {
            comparison = .notEqual
        } else if take(">=") {
            comparison = .greaterOrEqual
        } else if take("<") {
            comparison = .less
        } else if take(">") {
            comparison = .greater
        } else if take("=") {
            comparison = .equal
        } else {
            return nil
        }
        let digits = String(decoding: rest, as: UTF8.self).filter { $0 != " " }
        guard let limit = Double(digits), limit.isFinite else { return nil }
        self.limit = limit
    }

    init(_ comparison: Comparison, _ limit: Double) {
        self.comparison = comparison
        self.limit = limit
    }

    func holds(for number: Double) -> Bool {
        switch comparison {
        case .less: number < limit
        case .lessOrEqual: number <= limit
        case .equal: number == limit
        case .notEqual: number != limit
        case .greaterOrEqual: number >= limit
        case .greater: number > limit
        }
    }

    /// Whether only negative numbers meet the condition; Excel then shows them without a minus sign.
    var meansNegative: Bool {
        switch comparison {
        case .less: limit <= 0
        case .lessOrEqual, .equal: limit < 0
        case .notEqual, .greaterOrEqual, .greater: false
        }
    }

    /// Whether Excel takes the section after this one as the one for negative numbers, without a minus sign.
    var leavesNegative: Bool {
        switch comparison {
        case .less, .lessOrEqual, .notEqual: limit < 0
        case .greaterOrEqual, .greater: limit <= 0
        case .equal: false
        }
    }
}
