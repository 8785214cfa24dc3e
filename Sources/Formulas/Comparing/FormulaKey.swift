import SheetModel

/// What a formula computes, as bytes that are the same for two formulas that compute the same in their places.
///
/// Spaces, upper and lower case, parentheses that change nothing, a leading `+` and the name of the formula's own sheet
/// do not count. The nodes come in the
/// order children before parents, which together with the number of arguments is the whole tree.
struct FormulaKey {
    /// How references are told apart.
    enum Reading {
        /// By their distance from the cell, those with `$` by their place: as R1C1 notation writes them.
        case r1c1
        /// By their place, whether `$` stands before it or not.
        case places
    }

    private(set) var bytes: [UInt8] = []
    private let cell: CellReference
    private let sheet: String
    private let reading: Reading

    /// The key of a formula that stands in `cell` of `sheet`; a text that is no formula is taken token by token.
    ///
    /// - Complexity: O(*n*) in the text's length.
    init(of text: String, at cell: CellReference, on sheet: String, reading: Reading) {
        self.cell = cell
        self.sheet = sheet
        self.reading = reading
        if let expression = try? FormulaExpression(text, lengthLimit: 32_768) {
            for id in expression.nodeIDs { add(expression[id]) }
        } else {
            for token in FormulaLexer.tokens(of: text) { add(token) }
        }
    }

    private mutating func add(_ node: FormulaExpression.Node) {
        switch node {
        case .group, .prefix(.plus, _): break
        case .number(let number): add(1, number.bitPattern)
        case .text(let text): add(2, text, isExact: true)
        case .boolean(let value): add(3, value ? 1 : 0)
        case .error(let text, let sheet):
            add(sheet)
            add(4, text)
        case .reference(let reference, let sheet):
            add(sheet)
            add(reference)
        case .name(let name, let sheet):
            add(sheet)
            add(6, name)
        case .structuredReference(let text, let sheet):
            add(sheet)
            add(7, text)
        case .call(let name, let sheet, let arguments):
            add(sheet)
            add(8, name)
            add(9, UInt64(arguments.count))
        case .invocation(_, let arguments): add(10, UInt64(arguments.count))
        case .omitted: bytes.append(11)
        case .array(let rows):
            add(12, UInt64(rows.count))
            add(12, UInt64(rows.first?.count ?? 0))
        case .prefix(let sign, _): add(13, sign.rawValue)
        case .postfix(_, let sign): add(14, sign.rawValue)
        case .binary(let sign, _, _): add(15, sign.rawValue)
        case .union(let items): add(16, UInt64(items.count))
        }
    }

    private mutating func add(_ token: FormulaToken) {
        switch token.kind {
        case .whitespace: break
        case .reference(let reference): add(reference)
        default: add(17, token.text)
        }
    }

    private mutating func add(_ mark: UInt8, _ text: String, isExact: Bool = false) {
        bytes.append(mark)
        for byte in text.utf8 { bytes.append(!isExact && byte &- 97 < 26 ? byte & 0xDF : byte) }
        // No text of a formula holds a zero byte, so it ends one.
        bytes.append(0)
    }

    private mutating func add(_ mark: UInt8, _ number: UInt64) {
        bytes.append(mark)
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    private mutating func add(_ qualifier: SheetQualifier?) {
        guard let qualifier else { return }
        let isOwn =
            qualifier.isThisBook && qualifier.lastSheet == nil
            && (qualifier.sheet.map { SheetQualifier.isSameSheet($0, sheet) } ?? false)
        if !isOwn { add(18, qualifier.prefix) }
    }

    private mutating func add(_ reference: FormulaReference) {
        switch reference {
        case .cell(let one): add(20, [one])
        case .area(let one, let other): add(21, [one, other])
        case .columns(let one, let other):
            bytes.append(22)
            add(one, from: cell.column)
            add(other, from: cell.column)
        case .rows(let one, let other):
            bytes.append(23)
            add(one, from: cell.row)
            add(other, from: cell.row)
        }
    }

    private mutating func add(_ mark: UInt8, _ corners: [FormulaCell]) {
        bytes.append(mark)
        for corner in corners {
            add(corner.row, from: cell.row)
            add(corner.column, from: cell.column)
        }
    }

    private mutating func add(_ part: ReferenceCoordinate, from base: Int) {
        let isPlace = part.isAbsolute || reading == .places
        add(isPlace ? 24 : 25, UInt64(bitPattern: Int64(isPlace ? part.index : part.index &- base)))
    }
}
