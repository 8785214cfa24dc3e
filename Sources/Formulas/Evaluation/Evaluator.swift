import SheetModel

/// Evaluates shapes over the cells of a book; one task's own.
final class Evaluator {
    var tables: [CellTable]
    let book: CalculationBook
    let places: SheetPlaces
    /// Formulas whose results were asked for and are not there yet.
    var needs: [Int] = []
    /// Whether the result depends on the clock or on chance.
    var isVariable = false
    /// Why the formula cannot be evaluated, once that is known.
    var blocked: NotEvaluated.Reason?
    var random: SeededRandom
    var work: WorkLimit
    var columnIndexes: [ColumnKey: ColumnIndex] = [:]
    var blockSums: [ColumnKey: BlockSums] = [:]
    var formats: [String: NumberFormat] = [:]
    var criteria: [CellValue: Criterion] = [:]
    private var nameShapes: [NameKey: Shape?] = [:]
    private let names: [NameKey: DefinedName]
    /// The areas of array formulas by their first cells, for `A1#`.
    var spills: [SheetArea: Area] = [:]
    /// The cells that hold formulas, by sheet.
    var formulas: [Int: Set<CellReference>] = [:]
    /// The cells whose formulas call `SUBTOTAL` or `AGGREGATE`, by sheet.
    var subtotals: [Int32: Set<CellReference>] = [:]

    struct NameKey: Hashable {
        var name: String
        var sheet: Int32
    }

    init(_ book: CalculationBook) {
        self.book = book
        places = SheetPlaces(book)
        tables = book.cells
        for (_, linked) in places.external.sorted(by: { $0.value.first < $1.value.first }) {
            tables += linked.book.cells
        }
        random = SeededRandom(seed: book.randomSeed)
        work = WorkLimit(reserve: book.workReserve)
        names = Dictionary(
            book.names.map { name in
                (
                    NameKey(
                        name: name.name.lowercased(),
                        sheet: name.sheetIndex.map { Int32(truncatingIfNeeded: $0) } ?? -1), name
                )
            }
        ) { first, _ in first }
    }

    /// Stops the formula: its stored result is kept.
    func block(_ reason: NotEvaluated.Reason) -> Value {
        if blocked == nil { blocked = reason }
        return .error(.name)
    }

    func blockFault(_ reason: NotEvaluated.Reason) -> Fault {
        _ = block(reason)
        return .name
    }

    // MARK: Nodes

    func evaluate(_ index: Int32, _ shape: Shape, _ frame: Frame) -> Value {
        switch shape[index] {
        case .value(let value): return .scalar(value)
        case .array(let array): return .array(array)
        case .cell(let sheet, let corner): return area(sheet, corner, corner, shape, frame)
        case .area(let sheet, let one, let other): return area(sheet, one, other, shape, frame)
        case let node:
            guard work.enter() else { return block(.unsupported("a formula that takes too much work")) }
            defer { work.leave() }
            return evaluate(node, shape, frame)
        }
    }

    private func evaluate(_ node: Shape.Node, _ shape: Shape, _ frame: Frame) -> Value {
        switch node {
        case .value, .array, .cell, .area: return .blank
        case .spanning(let sheets, let one, let other):
            var areas: [Area] = []
            for sheet in sheets {
                guard case .area(let area) = area(sheet, one, other, shape, frame) else { return .error(.reference) }
                areas.append(area)
            }
            return .areas(areas)
        case .name(let name, let sheet): return named(name, sheet, frame)
        case .table(let reference):
            guard let area = reference.area(in: book.tables, at: frame) else { return .error(.reference) }
            return .area(area)
        case .prefix(let sign, let operand): return prefixed(sign, operand, shape, frame)
        case .percent(let operand):
            return mapped(operand, shape, frame) { evaluator, value throws(Fault) in
                .number(try evaluator.number(value) / 100)
            }
        case .spill(let operand): return spilled(evaluate(operand, shape, frame))
        case .binary(let sign, let left, let right):
            return binary(sign, evaluate(left, shape, frame), right, shape, frame)
        case .chain(let first, let links):
            var value = evaluate(first, shape, frame)
            for (sign, right) in links { value = binary(sign, value, right, shape, frame) }
            return value
        case .union(let items): return union(items, shape, frame)
        case .call(let entry, let arguments): return call(entry, arguments, shape, frame)
        case .namedCall(let name, let arguments): return namedCall(name, arguments, shape, frame)
        case .invocation(let callee, let arguments):
            guard case .lambda(let lambda) = evaluate(callee, shape, frame) else { return .error(.value) }
            return apply(lambda, arguments.map { evaluate($0, shape, frame) })
        case .omitted: return .missing
        case .blocked(let reason): return block(reason)
        }
    }

    private func area(
        _ sheet: Int32, _ one: Shape.Corner, _ other: Shape.Corner, _ shape: Shape, _ frame: Frame
    ) -> Value {
        var (row, column) = (one.row(from: frame), one.column(from: frame))
        var (lastRow, lastColumn) = (other.row(from: frame), other.column(from: frame))
        let (rowLimit, columnLimit) = (Int32(CellReference.rowLimit), Int32(CellReference.columnLimit))
        if shape.wraps {
            (row, lastRow) = ((row + rowLimit) % rowLimit, (lastRow + rowLimit) % rowLimit)
            (column, lastColumn) = ((column + columnLimit) % columnLimit, (lastColumn + columnLimit) % columnLimit)
        }
        guard min(row, lastRow) >= 0, max(row, lastRow) < rowLimit, min(column, lastColumn) >= 0,
            max(column, lastColumn) < columnLimit
        else { return .error(.reference) }
        return .area(
            Area(
                sheet: Int(sheet < 0 ? frame.sheet : sheet), rows: Int(min(row, lastRow))...Int(max(row, lastRow)),
                columns: Int(min(column, lastColumn))...Int(max(column, lastColumn))))
    }

    private func prefixed(_ sign: FormulaOperator, _ operand: Int32, _ shape: Shape, _ frame: Frame) -> Value {
        switch sign {
        case .minus:
            return mapped(operand, shape, frame) { evaluator, value throws(Fault) in
                .number(-(try evaluator.number(value)))
            }
        case .implicitIntersection:
            var plain = frame
            plain.isArray = false
            let value = evaluate(operand, shape, plain)
            if case .array(let array) = value { return .scalar(array[0, 0]) }
            return intersected(value, frame)
        default: return evaluate(operand, shape, frame)
        }
    }

    /// The array that stands in and around a cell.
    private func spilled(_ value: Value) -> Value {
        guard case .area(let area) = value else { return .error(.reference) }
        guard let found = spills[area.sheetArea] else { return .error(.reference) }
        return .area(found)
    }

    private func union(_ items: [Int32], _ shape: Shape, _ frame: Frame) -> Value {
        var areas: [Area] = []
        for item in items {
            switch evaluate(item, shape, frame) {
            case .area(let area): areas.append(area)
            case .areas(let more): areas += more
            case .scalar(.error(let error)): return .error(error)
            default: return .error(.value)
            }
        }
        return .areas(areas)
    }

    // MARK: Names

    /// What a name that `LET` bound or that the workbook defines stands for.
    private func named(_ name: String, _ sheet: Int32, _ frame: Frame) -> Value {
        if sheet < 0, let bound = Bindings.value(of: name, in: frame.bindings) { return bound }
        guard let shape = nameShape(name, sheet < 0 ? frame.sheet : sheet) else { return .error(.name) }
        guard frame.depth < 400 else { return .error(.number) }
        var inner = frame
        inner.bindings = nil
        inner.depth += 1
        // The expression of a name is always evaluated as in an array formula.
        inner.isArray = true
        return evaluate(shape.root, shape, inner)
    }

    func nameShape(_ name: String, _ sheet: Int32) -> Shape? {
        let key = NameKey(name: name, sheet: sheet)
        if let known = nameShapes[key] { return known }
        var shape: Shape?
        if let defined = names[key] ?? names[NameKey(name: name, sheet: -1)] {
            if let expression = try? FormulaExpression(defined.refersTo) {
                var builder = ShapeBuilder(expression, at: CellReference(row: 0, column: 0), places: places)
                shape = builder.shape(wraps: true)
            } else {
                shape = Shape(nodes: [.blocked(.malformed)], root: 0)
            }
        }
        nameShapes[key] = .some(shape)
        return shape
    }

    private func namedCall(_ name: String, _ arguments: [Int32], _ shape: Shape, _ frame: Frame) -> Value {
        let isBound = Bindings.value(of: name, in: frame.bindings) != nil
        guard isBound || nameShape(name, frame.sheet) != nil else { return block(.unknownFunction(name.uppercased())) }
        guard case .lambda(let lambda) = named(name, -1, frame) else {
            return block(.unknownFunction(name.uppercased()))
        }
        return apply(lambda, arguments.map { evaluate($0, shape, frame) })
    }

    func apply(_ lambda: Lambda, _ arguments: [Value]) -> Value {
        guard (lambda.required...lambda.parameters.count).contains(arguments.count), lambda.frame.depth < 400
        else { return .error(.value) }
        var frame = lambda.frame
        frame.depth += 1
        for (index, name) in lambda.parameters.enumerated() {
            let value = index < arguments.count ? arguments[index] : .missing
            frame.bindings = Bindings(name: name, value: value, outer: frame.bindings)
        }
        return evaluate(lambda.body, lambda.shape, frame)
    }

    // MARK: Calls

    private func call(_ entry: FunctionEntry, _ nodes: [Int32], _ shape: Shape, _ frame: Frame) -> Value {
        if entry.isLazy {
            return run(entry, Call(evaluator: self, frame: frame, shape: shape, arguments: [], nodes: nodes))
        }
        var arguments: [Value] = []
        arguments.reserveCapacity(nodes.count)
        var lifts = false
        for (position, node) in nodes.enumerated() {
            let parameter = entry.parameter(position)
            var value: Value
            if case .array = parameter, !frame.isArray {
                var inner = frame
                inner.isArray = true
                value = evaluate(node, shape, inner)
            } else {
                value = evaluate(node, shape, frame)
            }
            if case .scalar = parameter {
                value = wantedScalar(value, frame)
                if case .array = value { lifts = true }
            }
            arguments.append(value)
        }
        let call = Call(evaluator: self, frame: frame, shape: shape, arguments: arguments, nodes: nodes)
        return lifts ? lifted(entry, call) : run(entry, call)
    }

    private func run(_ entry: FunctionEntry, _ call: Call) -> Value {
        for (index, argument) in call.arguments.prefix(entry.wantsNumbers).enumerated() {
            if case .scalar(.boolean) = argument { return .error(.value) }
            if case .missing = argument, index < entry.arguments.lowerBound { return .error(.notAvailable) }
        }
        do { return try entry.body(call) } catch { return .error(error.error) }
    }

    /// A value where one is wanted: arrays stay, for the function to be called once for each of their values.
    private func wantedScalar(_ value: Value, _ frame: Frame) -> Value {
        switch value {
        case .area(let area):
            if area.isSingle { return .scalar(read(area)) }
            if frame.isArray { return (try? array(value)).map(Value.array) ?? .error(.value) }
            return intersected(value, frame)
        case .areas(let areas):
            if areas.count == 1 { return wantedScalar(.area(areas[0]), frame) }
            return .error(.value)
        case .array(let array): return array.values.count == 1 ? .scalar(array.values[0]) : value
        default: return value
        }
    }

    /// Calls a function that wants single values once for each place of the arrays given.
    private func lifted(_ entry: FunctionEntry, _ call: Call) -> Value {
        var (rows, columns) = (1, 1)
        for (position, argument) in call.arguments.enumerated() {
            guard case .scalar = entry.parameter(position), case .array(let array) = argument else { continue }
            rows = max(rows, array.rows)
            columns = max(columns, array.columns)
        }
        guard rows * columns <= FormulaArray.limit else { return .error(.value) }
        guard work.spend(rows * columns) else { return block(.unsupported("a formula that takes too much work")) }
        var values: [CellValue] = []
        values.reserveCapacity(rows * columns)
        for row in 0..<rows {
            for column in 0..<columns {
                var arguments = call.arguments
                for (position, argument) in call.arguments.enumerated() {
                    guard case .scalar = entry.parameter(position), case .array(let array) = argument else { continue }
                    arguments[position] = .scalar(array[row, column])
                }
                let one = Call(
                    evaluator: self, frame: call.frame, shape: call.shape, arguments: arguments, nodes: call.nodes)
                values.append(first(of: run(entry, one)))
            }
        }
        return .array(FormulaArray(rows: rows, columns: columns, values: values))
    }

    /// The first value of whatever it is.
    func first(of value: Value) -> CellValue {
        switch value {
        case .scalar(let scalar): return scalar
        case .array(let array): return array[0, 0]
        case .area(let area): return topLeft(area)
        case .areas(let areas): return areas.first.map { topLeft($0) } ?? .error(.reference)
        case .lambda: return .error(CellError(rawValue: "#CALC!"))
        case .missing: return .blank
        }
    }

    private func topLeft(_ area: Area) -> CellValue {
        read(sheet: area.sheet, row: Int(area.firstRow), column: Int(area.firstColumn))
    }
}

extension FormulaArray {
    /// The most values of an array: what a computer's memory takes without pain; a sheet has more cells.
    static let limit = 4_194_304
}
