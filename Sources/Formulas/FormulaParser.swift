/// The parser at work: an operator-precedence parser with its own stack, so that nesting costs no call stack.
struct FormulaParser {
    typealias Node = FormulaExpression.Node
    typealias NodeID = FormulaExpression.NodeID

    /// What waits for its operand or its closing parenthesis.
    enum Pending {
        case prefix(FormulaOperator, token: Int)
        case binary(FormulaOperator)
        case frame(Frame)
    }

    /// An open parenthesis, or the whole formula.
    struct Frame {
        enum Kind {
            case whole
            case group
            case call(String, SheetQualifier?)
            case invocation(NodeID)
        }
        var kind: Kind
        var firstToken: Int
        var items: [NodeID] = []

        /// Whether commas separate arguments, which may be left out.
        var takesArguments: Bool {
            switch kind {
            case .call, .invocation: true
            case .whole, .group: false
            }
        }
    }

    let tokens: [FormulaToken]
    private(set) var nodes: [Node] = []
    private(set) var spans: [Range<Int>] = []
    private var depths: [Int] = []
    private var operands: [NodeID] = []
    private var pending: [Pending] = [.frame(Frame(kind: .whole, firstToken: 0))]
    private var openLevels = 0
    private var expectsOperand = true
    var position = 0

    init(_ tokens: [FormulaToken]) { self.tokens = tokens }

    mutating func parse() throws(FormulaSyntaxError) -> NodeID {
        while position < tokens.count {
            if tokens[position].kind == .whitespace {
                position += 1
            } else if expectsOperand {
                try parseOperand()
            } else {
                try parseOperator()
            }
        }
        if expectsOperand { throw error(.operandMissing, at: position) }
        var frame = try closeFrame()
        guard case .whole = frame.kind else { throw error(.unclosed, at: position) }
        if frame.items.count == 1 { return frame.items.removeLast() }
        return try add(.union(frame.items), from: frame.firstToken, to: tokens.count, over: frame.items)
    }

    func error(_ reason: FormulaSyntaxError.Reason, at token: Int) -> FormulaSyntaxError {
        let end = tokens.last.map { $0.utf8Offset + $0.text.utf8.count } ?? 0
        return FormulaSyntaxError(reason, at: tokens.indices.contains(token) ? tokens[token].utf8Offset : end)
    }

    // MARK: Nodes

    mutating func add(
        _ node: Node, from first: Int, to end: Int, over children: [NodeID] = []
    ) throws(FormulaSyntaxError) -> NodeID {
        var depth = 1
        for child in children { depth = max(depth, depths[child.index] + 1) }
        // A chain of operators is walked in a loop, so its left side is no level deeper.
        if case .binary(_, let left, let right) = node { depth = max(depths[left.index], depths[right.index] + 1) }
        if depth > FormulaExpression.nestingLimit { throw error(.tooDeep, at: first) }
        nodes.append(node)
        spans.append(first..<max(first, end))
        depths.append(depth)
        return NodeID(index: nodes.count - 1)
    }

    /// Adds an operand of `count` tokens that begins here.
    mutating func push(_ node: Node, tokens count: Int = 1) throws(FormulaSyntaxError) {
        operands.append(try add(node, from: position, to: position + count))
        position += count
        expectsOperand = false
    }

    mutating func pushArray(_ rows: [[NodeID]], from first: Int, to end: Int) throws(FormulaSyntaxError) {
        operands.append(try add(.array(rows), from: first, to: end))
        position = end
        expectsOperand = false
    }

    mutating func open(_ kind: Frame.Kind, from first: Int, tokens count: Int) throws(FormulaSyntaxError) {
        try enterLevel()
        pending.append(.frame(Frame(kind: kind, firstToken: first)))
        position += count
        expectsOperand = true
    }

    private mutating func enterLevel() throws(FormulaSyntaxError) {
        openLevels += 1
        if openLevels > FormulaExpression.nestingLimit { throw error(.tooDeep, at: position) }
    }

    mutating func pushPrefix(_ sign: FormulaOperator) throws(FormulaSyntaxError) {
        try enterLevel()
        pending.append(.prefix(sign, token: position))
        position += 1
    }

    // MARK: Between and behind operands

    private mutating func parseOperator() throws(FormulaSyntaxError) {
        switch tokens[position].kind {
        case .operator(.percent):
            try reduce(while: FormulaOperator.percentPrecedence)
            try wrapOperand(in: .percent)
        case .operator(.spill):
            try wrapOperand(in: .spill)
        case .operator(let found):
            guard let precedence = found.precedence else { throw error(.unexpected, at: position) }
            try reduce(while: precedence)
            pending.append(.binary(found))
            position += 1
            expectsOperand = true
        case .comma:
            try endItem()
            position += 1
            expectsOperand = true
        case .closingParenthesis:
            try closeParenthesis()
        case .openingParenthesis:
            try openInvocation()
        case .unknown:
            throw error(.unknownText, at: position)
        default:
            throw error(.unexpected, at: position)
        }
    }

    /// `(` right behind a call or a parenthesis calls its result.
    private mutating func openInvocation() throws(FormulaSyntaxError) {
        guard position > 0, tokens[position - 1].kind == .closingParenthesis, let callee = operands.popLast() else {
            throw error(.unexpected, at: position)
        }
        try open(.invocation(callee), from: spans[callee.index].lowerBound, tokens: 1)
    }

    private mutating func wrapOperand(in sign: FormulaOperator) throws(FormulaSyntaxError) {
        guard let operand = operands.popLast() else { throw error(.operandMissing, at: position) }
        let first = spans[operand.index].lowerBound
        operands.append(try add(.postfix(operand, sign), from: first, to: position + 1, over: [operand]))
        position += 1
    }

    /// Puts together what binds at least as tightly as `precedence`, back to the open parenthesis.
    private mutating func reduce(while precedence: Int) throws(FormulaSyntaxError) {
        while let last = pending.last {
            switch last {
            case .frame: return
            case .prefix(let sign, let token):
                guard FormulaOperator.prefixPrecedence >= precedence, let operand = operands.popLast() else { return }
                openLevels -= 1
                let end = spans[operand.index].upperBound
                operands.append(try add(.prefix(sign, operand), from: token, to: end, over: [operand]))
            case .binary(let found):
                guard (found.precedence ?? 0) >= precedence, let right = operands.popLast(),
                    let left = operands.popLast()
                else { return }
                let (first, end) = (spans[left.index].lowerBound, spans[right.index].upperBound)
                operands.append(try add(.binary(found, left, right), from: first, to: end, over: [left, right]))
            }
            pending.removeLast()
        }
    }

    // MARK: Commas and closing parentheses

    /// Ends the item before a comma or closing parenthesis and gives it to the open parenthesis.
    private mutating func endItem() throws(FormulaSyntaxError) {
        try reduce(while: 0)
        guard case .frame(var frame)? = pending.popLast(), let item = operands.popLast() else {
            throw error(.operandMissing, at: position)
        }
        frame.items.append(item)
        pending.append(.frame(frame))
    }

    private mutating func closeFrame() throws(FormulaSyntaxError) -> Frame {
        try endItem()
        guard case .frame(let frame)? = pending.popLast() else { throw error(.unexpected, at: position) }
        return frame
    }

    private mutating func closeParenthesis() throws(FormulaSyntaxError) {
        let frame = try closeFrame()
        try finish(frame)
    }

    private mutating func finish(_ frame: Frame) throws(FormulaSyntaxError) {
        let (first, end) = (frame.firstToken, position + 1)
        let node: Node
        switch frame.kind {
        case .whole: throw error(.unexpected, at: position)
        case .call(let name, let sheet): node = .call(name, sheet: sheet, arguments: frame.items)
        case .invocation(let callee): node = .invocation(callee, arguments: frame.items)
        case .group where frame.items.count > 1:
            let bounds = (spans[frame.items[0].index].lowerBound, position)
            let union = try add(.union(frame.items), from: bounds.0, to: bounds.1, over: frame.items)
            node = .group(union)
        case .group: node = .group(frame.items[0])
        }
        var children = frame.items
        if case .invocation(let callee) = frame.kind { children.append(callee) }
        operands.append(try add(node, from: first, to: end, over: children))
        openLevels -= 1
        position = end
        expectsOperand = false
    }

    /// A comma or closing parenthesis where an operand should be: an argument that is left out.
    mutating func endOmitted() throws(FormulaSyntaxError) {
        guard case .frame(var frame)? = pending.last, frame.takesArguments else {
            throw error(.operandMissing, at: position)
        }
        let isClosing = tokens[position].kind == .closingParenthesis
        pending.removeLast()
        if isClosing, frame.items.isEmpty { return try finish(frame) }
        frame.items.append(try add(.omitted, from: position, to: position))
        if isClosing { return try finish(frame) }
        pending.append(.frame(frame))
        position += 1
    }
}

extension FormulaOperator {
    static let prefixPrecedence = 7
    static let percentPrecedence = 6

    /// How tightly an operator between two operands binds (ECMA-376 part 1, 18.17.2.2, as Excel does it: a sign binds
    /// more tightly than `^`); `nil` when it cannot stand there.
    var precedence: Int? {
        switch self {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: 1
        case .concatenate: 2
        case .plus, .minus: 3
        case .multiply, .divide: 4
        case .power: 5
        case .intersection: 8
        case .range: 9
        case .percent, .spill, .implicitIntersection: nil
        }
    }
}
