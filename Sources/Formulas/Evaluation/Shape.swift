import SheetModel

/// A formula made ready to be evaluated in any cell: references are distances, names of functions are looked up.
///
/// A formula that was filled down has one shape for all its cells.
final class Shape: Sendable {
    /// A cell or corner of an area: a number from 0 where it is fixed, else a distance.
    struct Corner: Sendable, Hashable {
        var row: Int32
        var column: Int32
        var isRowFixed: Bool
        var isColumnFixed: Bool

        func row(from frame: borrowing Frame) -> Int32 { isRowFixed ? row : row &+ frame.row }
        func column(from frame: borrowing Frame) -> Int32 { isColumnFixed ? column : column &+ frame.column }
    }

    enum Node: Sendable {
        case value(CellValue)
        case array(FormulaArray)
        /// One cell; sheet -1 is the formula's own.
        case cell(sheet: Int32, Corner)
        case area(sheet: Int32, Corner, Corner)
        /// The same cells on sheets that follow each other.
        case spanning(sheets: ClosedRange<Int32>, Corner, Corner)
        /// A defined name, or one bound by `LET`; `sheet` is -1 without a qualifier.
        case name(String, sheet: Int32)
        case table(StructuredReference)
        case prefix(FormulaOperator, Int32)
        case percent(Int32)
        case spill(Int32)
        case binary(FormulaOperator, Int32, Int32)
        /// A long chain of operators, from the left.
        case chain(Int32, [(FormulaOperator, Int32)])
        case union([Int32])
        case call(FunctionEntry, [Int32])
        /// A call of something that is no function of Excel's: a name bound by `LET`, or a defined name.
        case namedCall(String, [Int32])
        case invocation(Int32, [Int32])
        case omitted
        /// What cannot be evaluated, and why.
        case blocked(NotEvaluated.Reason)
    }

    let nodes: [Node]
    let root: Int32
    /// Whether the references are those of a defined name, which come round at the sheet's edge.
    let wraps: Bool
    /// Whether `ISFORMULA` is called.
    let asksForFormulas: Bool
    /// Whether `SUBTOTAL` or `AGGREGATE` is called, so that other subtotals leave the cell out.
    let isSubtotal: Bool

    init(nodes: [Node], root: Int32, wraps: Bool = false) {
        self.nodes = nodes
        self.root = root
        self.wraps = wraps
        asksForFormulas = nodes.contains { node in
            if case .call(let entry, _) = node { entry.name == "ISFORMULA" } else { false }
        }
        isSubtotal = nodes.contains { node in
            if case .call(let entry, _) = node { entry.name == "SUBTOTAL" || entry.name == "AGGREGATE" } else { false }
        }
    }

    subscript(index: Int32) -> Node { nodes[Int(index)] }
}

/// Turns a syntax tree into a shape.
struct ShapeBuilder {
    typealias NodeID = FormulaExpression.NodeID

    let expression: FormulaExpression
    let origin: CellReference
    let places: SheetPlaces
    private var chainDepth: [Int] = []

    init(_ expression: FormulaExpression, at origin: CellReference, places: SheetPlaces) {
        self.expression = expression
        self.origin = origin
        self.places = places
    }

    /// Builds the shape; node numbers are those of the tree.
    mutating func shape(wraps: Bool = false) -> Shape {
        var nodes: [Shape.Node] = []
        nodes.reserveCapacity(expression.nodeIDs.count)
        for id in expression.nodeIDs {
            nodes.append(node(expression[id]))
        }
        return Shape(nodes: nodes, root: Int32(expression.root.index), wraps: wraps)
    }

    private func ids(_ list: [NodeID]) -> [Int32] { list.map { Int32(truncatingIfNeeded: $0.index) } }

    private mutating func node(_ node: FormulaExpression.Node) -> Shape.Node {
        var depth = 0
        defer { chainDepth.append(depth) }
        switch node {
        case .number(let number): return .value(number.isFinite ? .number(number) : .error(.number))
        case .text(let text): return .value(.text(text))
        case .boolean(let value): return .value(.boolean(value))
        case .error(let text, _): return .value(.error(CellError(rawValue: text.uppercased())))
        case .reference(let reference, let sheet): return self.reference(reference, sheet)
        case .name(let name, let sheet): return named(name, sheet)
        case .structuredReference(let text, let sheet):
            if let sheet, !sheet.isThisBook { return .blocked(.externalLink(sheet.book ?? "")) }
            return .table(StructuredReference(text))
        case .call(let name, let sheet, let arguments): return call(name, sheet, arguments)
        case .invocation(let callee, let arguments):
            return .invocation(Int32(truncatingIfNeeded: callee.index), ids(arguments))
        case .omitted: return .omitted
        case .array(let rows): return array(rows)
        case .prefix(let sign, let operand): return .prefix(sign, Int32(truncatingIfNeeded: operand.index))
        case .postfix(let operand, .percent): return .percent(Int32(truncatingIfNeeded: operand.index))
        case .postfix(let operand, _): return .spill(Int32(truncatingIfNeeded: operand.index))
        case .binary(let sign, let left, let right):
            depth = chainDepth[left.index] + 1
            if depth >= 48 {
                depth = 0
                return chain(sign, left, right)
            }
            return .binary(sign, Int32(truncatingIfNeeded: left.index), Int32(truncatingIfNeeded: right.index))
        case .union(let items): return .union(ids(items))
        case .group(let inner):
            // Parentheses matter only at the root, where they keep a difference near zero.
            return .prefix(.plus, Int32(truncatingIfNeeded: inner.index))
        }
    }

    /// A piece of a chain that would make deep calls, as one list; its left end may be such a piece again.
    private func chain(_ sign: FormulaOperator, _ left: NodeID, _ right: NodeID) -> Shape.Node {
        var links: [(FormulaOperator, Int32)] = [(sign, Int32(truncatingIfNeeded: right.index))]
        var current = left
        while case .binary(let sign, let left, let right) = expression[current] {
            links.append((sign, Int32(truncatingIfNeeded: right.index)))
            current = left
        }
        return .chain(Int32(truncatingIfNeeded: current.index), links.reversed())
    }

    private func array(_ rows: [[NodeID]]) -> Shape.Node {
        var values: [CellValue] = []
        for row in rows { values += row.map { constant(expression[$0]) } }
        return .array(FormulaArray(rows: rows.count, columns: rows.first?.count ?? 1, values: values))
    }

    private func constant(_ node: FormulaExpression.Node) -> CellValue {
        switch node {
        case .number(let number): .number(number)
        case .text(let text): .text(text)
        case .boolean(let value): .boolean(value)
        case .error(let text, _): .error(CellError(rawValue: text.uppercased()))
        case .prefix(.minus, let id): if case .number(let number) = expression[id] { .number(-number) } else { .blank }
        case .prefix(_, let id): if case .number(let number) = expression[id] { .number(number) } else { .blank }
        default: .blank
        }
    }

    // MARK: References

    private func corner(_ row: ReferenceCoordinate?, _ column: ReferenceCoordinate?, isLast: Bool) -> Shape.Corner {
        func part(_ one: ReferenceCoordinate?, _ base: Int, _ limit: Int) -> (Int32, Bool) {
            guard let one else { return (isLast ? Int32(limit - 1) : 0, true) }
            return (Int32(truncatingIfNeeded: one.isAbsolute ? one.index : one.index - base), one.isAbsolute)
        }
        let row = part(row, origin.row, CellReference.rowLimit)
        let column = part(column, origin.column, CellReference.columnLimit)
        return Shape.Corner(row: row.0, column: column.0, isRowFixed: row.1, isColumnFixed: column.1)
    }

    private func reference(_ reference: FormulaReference, _ sheet: SheetQualifier?) -> Shape.Node {
        let one: Shape.Corner
        let other: Shape.Corner
        switch reference {
        case .cell(let cell):
            one = corner(cell.row, cell.column, isLast: false)
            other = one
        case .area(let first, let last):
            one = corner(first.row, first.column, isLast: false)
            other = corner(last.row, last.column, isLast: true)
        case .columns(let first, let last):
            one = corner(nil, first, isLast: false)
            other = corner(nil, last, isLast: true)
        case .rows(let first, let last):
            one = corner(first, nil, isLast: false)
            other = corner(last, nil, isLast: true)
        }
        switch places.sheets(of: sheet) {
        case .failure(let blocked): return .blocked(blocked.reason)
        case .success(nil): return .value(.error(.reference))
        case .success(let sheets?):
            if sheets.count > 1 { return .spanning(sheets: sheets, one, other) }
            if case .cell = reference { return .cell(sheet: sheets.lowerBound, one) }
            return .area(sheet: sheets.lowerBound, one, other)
        }
    }

    private func named(_ name: String, _ sheet: SheetQualifier?) -> Shape.Node {
        let plain = name.lowercased()
        guard let sheet else { return .name(plain.hasPrefix("_xlpm.") ? String(plain.dropFirst(6)) : plain, sheet: -1) }
        if let book = sheet.book, !sheet.isThisBook {
            return places.externalName(plain, book: book, origin: origin)
        }
        if sheet.isLost { return .value(.error(.reference)) }
        guard let named = sheet.sheet, let number = places.order[named] else { return .name(plain, sheet: -1) }
        return .name(plain, sheet: Int32(truncatingIfNeeded: number))
    }

    private func call(_ written: String, _ sheet: SheetQualifier?, _ arguments: [NodeID]) -> Shape.Node {
        let name = FormulaFunction.plainName(written)
        if sheet != nil { return .blocked(.unknownFunction(name)) }
        guard let entry = FunctionEntry.named(name) else {
            let plain = written.lowercased()
            return .namedCall(plain.hasPrefix("_xlpm.") ? String(plain.dropFirst(6)) : plain, ids(arguments))
        }
        guard entry.arguments.contains(arguments.count) else { return .blocked(.wrongArguments(name)) }
        return .call(entry, ids(arguments))
    }
}
