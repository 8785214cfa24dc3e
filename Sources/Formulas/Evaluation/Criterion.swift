import SheetModel

/// A condition of `SUMIF`, `COUNTIFS` and their kin.
struct Criterion {
    enum Kind {
        case number(FormulaOperator, Double)
        case text(FormulaOperator, String)
        /// A text with `*` or `?`, to be equal or different.
        case pattern(TextPattern, isEqual: Bool)
        case boolean(FormulaOperator, Bool)
        case error(FormulaOperator, CellError)
        /// Cells without content (`=`), with content (`<>`), or those and empty texts (`""`).
        case blank
        case notBlank
        case blankOrEmpty
    }

    let kind: Kind
    private let dateSystem: DateSystem
    private let now: Double

    init(_ value: CellValue, _ evaluator: Evaluator) {
        dateSystem = evaluator.book.dateSystem
        now = evaluator.book.now
        switch value {
        case .number(let number): kind = .number(.equal, number)
        case .boolean(let value): kind = .boolean(.equal, value)
        case .error(let error): kind = .error(.equal, error)
        // A criterion that is a blank cell counts as 0.
        case .blank: kind = .number(.equal, 0)
        case .text(let text): kind = Self.kind(of: text, evaluator)
        }
    }

    private static func kind(of text: String, _ evaluator: Evaluator) -> Kind {
        var rest = text[...]
        var sign = FormulaOperator.equal
        var hasSign = false
        for (prefix, found) in [
            ("<>", FormulaOperator.notEqual), ("<=", .lessOrEqual), (">=", .greaterOrEqual), ("=", .equal),
            ("<", .less), (">", .greater),
        ] where rest.hasPrefix(prefix) {
            sign = found
            hasSign = true
            rest = rest.dropFirst(prefix.utf8.count)
            break
        }
        let operand = String(rest)
        if operand.isEmpty {
            if !hasSign { return .blankOrEmpty }
            if sign == .equal { return .blank }
            if sign == .notEqual { return .notBlank }
            return .text(sign, "")
        }
        if let number = NumberReading.number(operand, dateSystem: evaluator.book.dateSystem, now: evaluator.book.now) {
            return .number(sign, number)
        }
        switch operand.uppercased() {
        case "TRUE": return .boolean(sign, true)
        case "FALSE": return .boolean(sign, false)
        case "#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NAME?", "#NULL!":
            return .error(sign, CellError(rawValue: operand.uppercased()))
        default: break
        }
        if sign == .equal || sign == .notEqual, TextPattern.isPattern(operand) {
            return .pattern(TextPattern(operand), isEqual: sign == .equal)
        }
        return .text(sign, ValueOrder.folded(operand))
    }

    /// Whether cells without content meet the condition.
    var takesBlank: Bool { holds(.blank) }

    func holds(_ value: CellValue) -> Bool {
        switch kind {
        case .number(let sign, let wanted): return holds(sign, wanted, value)
        case .text(let sign, let wanted):
            guard case .text(let text) = value else { return sign == .notEqual }
            return Self.holds(sign, ValueOrder.compare(text, wanted))
        case .pattern(let pattern, let isEqual):
            guard case .text(let text) = value else { return !isEqual }
            return pattern.matches(text) == isEqual
        case .boolean(let sign, let wanted):
            guard case .boolean(let found) = value else { return sign == .notEqual }
            return Self.holds(sign, (found ? 1 : 0) - (wanted ? 1 : 0))
        case .error(let sign, let wanted):
            guard case .error(let found) = value else { return sign == .notEqual }
            return (found == wanted) == (sign == .equal)
        case .blank:
            if case .blank = value { return true }
            return false
        case .notBlank:
            if case .blank = value { return false }
            return true
        case .blankOrEmpty:
            switch value {
            case .blank: return true
            case .text(let text): return text.isEmpty
            default: return false
            }
        }
    }

    private func holds(_ sign: FormulaOperator, _ wanted: Double, _ value: CellValue) -> Bool {
        switch value {
        case .number(let number): return Self.holds(sign, ValueOrder.compare(number, wanted))
        case .text(let text):
            // Texts that read as the number are equal to it, but neither less nor greater than any.
            guard sign == .equal || sign == .notEqual else { return false }
            let number = NumberReading.number(text, dateSystem: dateSystem, now: now)
            let isEqual = number.map { ValueOrder.compare($0, wanted) == 0 } ?? false
            return isEqual == (sign == .equal)
        default: return sign == .notEqual
        }
    }

    private static func holds(_ sign: FormulaOperator, _ order: Int) -> Bool {
        switch sign {
        case .equal: order == 0
        case .notEqual: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        default: order >= 0
        }
    }

    /// The rows of a column that meet the condition, ascending; `nil` where the index does not tell.
    func rows(in index: ColumnIndex, _ range: ClosedRange<Int>) -> [Int32]? {
        switch kind {
        case .number(.equal, let number):
            let key = NumberText.rounded15(number)
            let plain = Array((index.rows[.number(key)] ?? []).within(range))
            guard let texts = index.numericTexts[key] else { return plain }
            return (plain + texts.within(range)).sorted()
        case .text(.equal, let text): return Array((index.rows[.text(text)] ?? []).within(range))
        case .boolean(.equal, let value): return Array((index.rows[.boolean(value)] ?? []).within(range))
        default: return nil
        }
    }
}

/// A text with `?` for one character, `*` for any number of them, and `~` before one of these that is meant itself.
struct TextPattern {
    private enum Piece: Equatable {
        case one
        case many
        case character(Character)
    }
    private let pieces: [Piece]

    /// Whether a text has any such sign.
    static func isPattern(_ text: String) -> Bool {
        text.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "~") }
    }

    init(_ text: String) {
        var pieces: [Piece] = []
        var isEscaped = false
        for character in ValueOrder.folded(text) {
            if isEscaped {
                if character != "*", character != "?", character != "~" { pieces.append(.character("~")) }
                pieces.append(.character(character))
                isEscaped = false
            } else if character == "~" {
                isEscaped = true
            } else if character == "*" {
                if pieces.last != .many { pieces.append(.many) }
            } else {
                pieces.append(character == "?" ? .one : .character(character))
            }
        }
        if isEscaped { pieces.append(.character("~")) }
        self.pieces = pieces
    }

    /// Whether the whole text fits.
    func matches(_ text: String) -> Bool {
        let characters = Array(ValueOrder.folded(text))
        return fits(characters, from: 0, toEnd: true) != nil
    }

    /// Where the pattern fits first, at or after `start`.
    func firstPlace(in characters: [Character], from start: Int) -> Int? {
        guard start <= characters.count else { return nil }
        return (start...characters.count).first { fits(characters, from: $0, toEnd: false) != nil }
    }

    /// Where a fit that begins at `start` ends. Going back only to the last `*` is enough.
    private func fits(_ characters: [Character], from start: Int, toEnd: Bool) -> Int? {
        var (piece, place) = (0, start)
        var star: (piece: Int, place: Int)?
        while true {
            if piece == pieces.count, !toEnd || place == characters.count { return place }
            if piece < pieces.count, pieces[piece] == .many {
                star = (piece + 1, place)
                piece += 1
                continue
            }
            if piece < pieces.count, place < characters.count,
                pieces[piece] == .one || pieces[piece] == .character(characters[place])
            {
                piece += 1
                place += 1
                continue
            }
            guard let last = star, last.place < characters.count else { return nil }
            star = (last.piece, last.place + 1)
            (piece, place) = (last.piece, last.place + 1)
        }
    }
}
