extension FormulaParser {
    /// Reads what may stand where an operand is expected.
    mutating func parseOperand() throws(FormulaSyntaxError) {
        let token = tokens[position]
        switch token.kind {
        case .number, .string, .boolean: try push(constant(token))
        case .sheetPrefix: try parseQualified(token)
        case .function: try openCall(token, sheet: nil, from: position, tokens: 2)
        case .openingParenthesis: try open(.group, from: position, tokens: 1)
        case .openingBrace: try parseArray()
        case .operator(.plus): try pushPrefix(.plus)
        case .operator(.minus): try pushPrefix(.minus)
        case .operator(.implicitIntersection): try pushPrefix(.implicitIntersection)
        case .comma, .closingParenthesis: try endOmitted()
        case .unknown: throw error(.unknownText, at: position)
        default:
            guard let node = place(token, on: nil) else { throw error(.operandMissing, at: position) }
            try push(node)
        }
    }

    private func constant(_ token: FormulaToken) -> Node {
        switch token.kind {
        case .number: .number(Double(token.text) ?? .infinity)
        case .boolean: .boolean(token.text.utf8.count == 4)
        case .string: .text(Self.unquoted(token.text))
        default: .error(token.text, sheet: nil)
        }
    }

    /// What a sheet may stand before.
    private func place(_ token: FormulaToken, on sheet: SheetQualifier?) -> Node? {
        switch token.kind {
        case .reference(let reference): .reference(reference, sheet: sheet)
        case .name: .name(token.text, sheet: sheet)
        case .structuredReference: .structuredReference(token.text, sheet: sheet)
        case .error: .error(token.text, sheet: sheet)
        default: nil
        }
    }

    private mutating func parseQualified(_ prefix: FormulaToken) throws(FormulaSyntaxError) {
        guard let sheet = SheetQualifier(prefix: prefix.text), position + 1 < tokens.count else {
            throw error(.operandMissing, at: position + 1)
        }
        let token = tokens[position + 1]
        if token.kind == .function { return try openCall(token, sheet: sheet, from: position, tokens: 3) }
        guard let node = place(token, on: sheet) else { throw error(.unexpected, at: position + 1) }
        try push(node, tokens: 2)
    }

    /// The lexer finds a function only where `(` follows at once.
    private mutating func openCall(
        _ name: FormulaToken, sheet: SheetQualifier?, from first: Int, tokens count: Int
    ) throws(FormulaSyntaxError) {
        try open(.call(name.text, sheet), from: first, tokens: count)
    }

    // MARK: Array constants

    private mutating func parseArray() throws(FormulaSyntaxError) {
        let first = position
        var rows: [[NodeID]] = [[]]
        var index = first + 1
        while true {
            rows[rows.count - 1].append(try parseElement(&index))
            index = skipWhitespace(from: index)
            guard index < tokens.count else { throw error(.unclosed, at: index) }
            switch tokens[index].kind {
            case .comma: break
            case .semicolon: rows.append([])
            case .closingBrace:
                guard rows.allSatisfy({ $0.count == rows[0].count }) else { throw error(.badArray, at: first) }
                return try pushArray(rows, from: first, to: index + 1)
            default: throw error(.badArray, at: index)
            }
            index += 1
        }
    }

    private mutating func parseElement(_ index: inout Int) throws(FormulaSyntaxError) -> NodeID {
        index = skipWhitespace(from: index)
        guard index < tokens.count else { throw error(.unclosed, at: index) }
        let token = tokens[index]
        let first = index
        index += 1
        switch token.kind {
        case .number, .string, .boolean, .error:
            return try add(constant(token), from: first, to: index)
        case .operator(let sign) where sign == .minus || sign == .plus:
            index = skipWhitespace(from: index)
            guard index < tokens.count, tokens[index].kind == .number else { throw error(.badArray, at: index) }
            let number = try add(constant(tokens[index]), from: index, to: index + 1)
            index += 1
            return try add(.prefix(sign, number), from: first, to: index, over: [number])
        default:
            throw error(.badArray, at: first)
        }
    }

    private func skipWhitespace(from index: Int) -> Int {
        var index = index
        while index < tokens.count, tokens[index].kind == .whitespace { index += 1 }
        return index
    }

    /// A text without its quotes; two quotes inside become one.
    private static func unquoted(_ text: String) -> String {
        let inner = text.utf8.dropFirst().dropLast()
        guard inner.contains(UInt8(ascii: "\"")) else { return String(decoding: inner, as: UTF8.self) }
        var bytes: [UInt8] = []
        var skipsNext = false
        for byte in inner {
            if byte == UInt8(ascii: "\""), skipsNext {
                skipsNext = false
                continue
            }
            skipsNext = byte == UInt8(ascii: "\"")
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
