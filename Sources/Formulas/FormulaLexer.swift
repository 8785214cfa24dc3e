import SheetModel

/// Cuts a formula's text into tokens.
///
/// The text is A1 notation as `<f>` stores it: English function names, commas, no leading `=` (ECMA-376 part 1, 18.17).
/// Every text is accepted: what is no formula becomes ``FormulaToken/Kind/unknown`` tokens.
public enum FormulaLexer {
    /// The tokens of `formula`; their texts, joined, are the formula byte for byte.
    ///
    /// - Complexity: O(*n*) in the formula's length, whatever its nesting.
    public static func tokens(of formula: String) -> [FormulaToken] {
        var scanner = FormulaScanner(formula)
        return scanner.scanAll()
    }

    /// The tokens of a formula in R1C1 notation that stands in `cell`.
    ///
    /// References in A1 form are names here. One that leads off the sheet is an error token that keeps its text.
    static func tokens(ofR1C1 formula: String, at cell: CellReference) -> [FormulaToken] {
        var scanner = FormulaScanner(formula, r1c1From: cell)
        return scanner.scanAll()
    }
}

/// The lexer at work: the formula's bytes, where it stands, and the tokens so far.
///
/// Token ends always stand beside an ASCII byte, so no scalar is ever cut in two.
struct FormulaScanner {
    let bytes: [UInt8]
    var position = 0
    var tokens: [FormulaToken] = []
    /// The cell from which R1C1 references count; `nil` in A1 notation.
    let base: CellReference?

    init(_ formula: String, r1c1From base: CellReference? = nil) {
        bytes = Array(formula.utf8)
        self.base = base
    }

    mutating func scanAll() -> [FormulaToken] {
        while position < bytes.count { scanToken() }
        markIntersections()
        return tokens
    }

    /// The byte at `index`, or 0 behind the end; a formula has no zero byte that means anything.
    func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

    mutating func emit(_ kind: FormulaToken.Kind, to end: Int) {
        tokens.append(
            FormulaToken(
                kind: kind, text: String(decoding: bytes[position..<end], as: UTF8.self), utf8Offset: position))
        position = end
    }

    /// Scans one token; always moves on by at least one byte.
    mutating func scanToken() {
        switch byte(position) {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): scanWhitespace()
        case UInt8(ascii: "\""): scanString()
        case UInt8(ascii: "'"): scanQuotedSheet()
        case UInt8(ascii: "["): scanBracket()
        case UInt8(ascii: "#"): scanHash()
        case UInt8(ascii: "0")...UInt8(ascii: "9"): scanNumber()
        case UInt8(ascii: ".") where Self.isDigit(byte(position + 1)): scanNumber()
        case let first where Self.isRunByte(first):
            if !scanR1C1() { scanRun() }
        case let first: scanSymbol(first)
        }
    }

    private mutating func scanSymbol(_ first: UInt8) {
        switch first {
        case UInt8(ascii: "("): return emit(.openingParenthesis, to: position + 1)
        case UInt8(ascii: ")"): return emit(.closingParenthesis, to: position + 1)
        case UInt8(ascii: "{"): return emit(.openingBrace, to: position + 1)
        case UInt8(ascii: "}"): return emit(.closingBrace, to: position + 1)
        case UInt8(ascii: ","): return emit(.comma, to: position + 1)
        case UInt8(ascii: ";"): return emit(.semicolon, to: position + 1)
        default: break
        }
        for length in [2, 1] where position + length <= bytes.count {
            let text = String(decoding: bytes[position..<position + length], as: UTF8.self)
            if let found = FormulaOperator(rawValue: text) { return emit(.operator(found), to: position + length) }
        }
        emit(.unknown, to: position + 1)
    }

    private mutating func scanWhitespace() {
        var end = position
        while Self.isSpace(byte(end)) { end += 1 }
        emit(.whitespace, to: end)
    }

    private mutating func scanString() {
        let end = quotedEnd(from: position, quote: UInt8(ascii: "\""))
        emit(end == nil ? .unknown : .string, to: end ?? bytes.count)
    }

    /// Where the quoted text that begins at `start` ends, its closing quote included; `nil` when it never does.
    func quotedEnd(from start: Int, quote: UInt8) -> Int? {
        var index = start + 1
        while index < bytes.count {
            if bytes[index] == quote {
                if byte(index + 1) != quote { return index + 1 }
                index += 1
            }
            index += 1
        }
        return nil
    }

    /// `#` begins an error value, or is the spill operator of the reference before it.
    private mutating func scanHash() {
        guard let end = errorEnd(from: position) else {
            let isSpill = tokens.last.map { $0.endsReference } ?? false
            return emit(isSpill ? .operator(.spill) : .unknown, to: position + 1)
        }
        // A reference whose sheet was deleted is stored as `#REF!A1`.
        let isLostSheet = isLostReference(at: position) && (startsRun(at: end) || isLostReference(at: end))
        emit(isLostSheet ? .sheetPrefix : .error, to: end)
    }

    func isLostReference(at index: Int) -> Bool { matches("#REF!", at: index) }

    /// Where the error value at `start` ends. The set is open: `#` letters `!` or `?`.
    private func errorEnd(from start: Int) -> Int? {
        for known in ["#N/A", "#DIV/0!", "#GETTING_DATA"] where matches(known, at: start) {
            return start + known.utf8.count
        }
        var index = start + 1
        while Self.isLetter(byte(index)) || byte(index) == UInt8(ascii: "_") { index += 1 }
        let last = byte(index)
        return index > start + 1 && (last == UInt8(ascii: "!") || last == UInt8(ascii: "?")) ? index + 1 : nil
    }

    /// Whether the upper-case ASCII `word` stands at `start`, in any case.
    func matches(_ word: StaticString, at start: Int) -> Bool { matches("\(word)", at: start) }

    private func matches(_ word: String, at start: Int) -> Bool {
        var index = start
        for letter in word.utf8 {
            let here = byte(index)
            guard here == letter || Self.isLetter(here) && here & 0xDF == letter else { return false }
            index += 1
        }
        return true
    }

    /// Makes white space between two references the intersection operator.
    mutating func markIntersections() {
        guard tokens.count > 2 else { return }
        for index in 1..<tokens.count - 1
        where tokens[index].kind == .whitespace && tokens[index - 1].endsReference && tokens[index + 1].startsReference
        {
            tokens[index].kind = .operator(.intersection)
        }
    }
}

extension FormulaToken {
    /// Whether an operand that may be a reference ends here.
    var endsReference: Bool {
        switch kind {
        case .reference, .name, .structuredReference, .closingParenthesis, .operator(.spill): true
        case .error: text.utf8.count == 5
        default: false
        }
    }

    /// Whether an operand that may be a reference begins here.
    var startsReference: Bool {
        switch kind {
        case .reference, .name, .structuredReference, .openingParenthesis, .function, .sheetPrefix: true
        case .error: text.utf8.count == 5
        default: false
        }
    }
}
