import SheetModel

extension FunctionEntry {
    static let logic: [FunctionEntry] = [
        FunctionEntry("IF", 1...3, "", isLazy: true) { call throws(Fault) in try conditionalValue(call) },
        FunctionEntry("IFERROR", 2...2, "", isLazy: true) { call throws(Fault) in
            fallback(call) { _ in true }
        },
        FunctionEntry("IFNA", 2...2, "", isLazy: true) { call throws(Fault) in
            fallback(call) { $0 == .notAvailable }
        },
        FunctionEntry("IFS", 2...254, "", isLazy: true) { call throws(Fault) in
            var index = 0
            while index + 1 < call.count {
                if try call.evaluator.boolean(try call.evaluateScalar(index)) { return kept(call.evaluate(index + 1)) }
                index += 2
            }
            throw .notAvailable
        },
        FunctionEntry("SWITCH", 3...254, "", isLazy: true) { call throws(Fault) in
            let value = try call.evaluateScalar(0)
            if case .error(let error) = value { throw Fault(error) }
            var index = 1
            while index + 1 < call.count {
                let candidate = try call.evaluateScalar(index)
                if case .error(let error) = candidate { throw Fault(error) }
                if ValueOrder.compare(value, candidate) == 0 { return kept(call.evaluate(index + 1)) }
                index += 2
            }
            if index < call.count { return kept(call.evaluate(index)) }
            throw .notAvailable
        },
        FunctionEntry("CHOOSE", 2...255, "", isLazy: true) { call throws(Fault) in try chosen(call) },
        FunctionEntry("AND", 1...many, "r") { call throws(Fault) in
            .boolean(try conditions(call).allSatisfy { $0 })
        },
        FunctionEntry("OR", 1...many, "r") { call throws(Fault) in .boolean(try conditions(call).contains(true)) },
        FunctionEntry("XOR", 1...many, "r") { call throws(Fault) in
            .boolean(!(try conditions(call).count { $0 }).isMultiple(of: 2))
        },
        FunctionEntry("NOT", 1...1, "s") { call throws(Fault) in .boolean(!(try call.boolean(0))) },
        FunctionEntry("TRUE", 0...0, "") { _ in .boolean(true) },
        FunctionEntry("FALSE", 0...0, "") { _ in .boolean(false) },
    ]

    /// An argument that is left out counts as 0 where it is the result.
    private static func kept(_ value: Value) -> Value {
        if case .missing = value { return .number(0) }
        return value
    }

    private static func conditionalValue(_ call: Call) throws(Fault) -> Value {
        let evaluator = call.evaluator
        switch evaluator.operandValue(call.evaluate(0), call.frame) {
        case .scalar(let condition):
            if try evaluator.boolean(condition) { return call.has(1) ? kept(call.evaluate(1)) : .boolean(true) }
            return call.has(2) ? kept(call.evaluate(2)) : .boolean(false)
        case .array(let conditions):
            // For each condition of an array, the value at its place.
            var inner = call.frame
            inner.isArray = true
            func branch(_ index: Int, _ value: Bool) throws(Fault) -> FormulaArray {
                guard call.has(index) else { return FormulaArray(rows: 1, columns: 1, values: [.boolean(value)]) }
                return try evaluator.array(kept(evaluator.evaluate(call.nodes[index], call.shape, inner)))
            }
            let (yes, no) = (try branch(1, true), try branch(2, false))
            let rows = max(conditions.rows, yes.rows, no.rows)
            let columns = max(conditions.columns, yes.columns, no.columns)
            guard rows * columns <= FormulaArray.limit else { throw .value }
            var values: [CellValue] = []
            values.reserveCapacity(rows * columns)
            for row in 0..<rows {
                for column in 0..<columns {
                    let condition = conditions[row, column]
                    do {
                        values.append(try evaluator.boolean(condition) ? yes[row, column] : no[row, column])
                    } catch { values.append(.error(error.error)) }
                }
            }
            return .array(FormulaArray(rows: rows, columns: columns, values: values))
        default: throw .value
        }
    }

    /// The first argument, or the second for its errors.
    private static func fallback(_ call: Call, _ isCaught: (CellError) -> Bool) -> Value {
        let value = call.evaluate(0)
        switch call.evaluator.operandValue(value, call.frame) {
        case .scalar(let scalar):
            if case .error(let error) = scalar, isCaught(error) { return kept(call.evaluate(1)) }
            if case .area(let area) = value, area.isSingle { return value }
            return .scalar(scalar)
        case .array(var array):
            guard let other = try? call.evaluator.array(kept(call.evaluate(1))) else { return .array(array) }
            for (index, one) in array.values.enumerated() {
                if case .error(let error) = one, isCaught(error) {
                    array.values[index] = other[index / array.columns, index % array.columns]
                }
            }
            return .array(array)
        case let other: return other
        }
    }

    private static func chosen(_ call: Call) throws(Fault) -> Value {
        if case .array(let places) = call.evaluator.operandValue(call.evaluate(0), call.frame) {
            return try columnsChosen(call, places)
        }
        let number = try call.evaluator.number(try call.evaluateScalar(0))
        guard number >= 1, number < Double(call.count) else { throw .value }
        return kept(call.evaluate(Int(number)))
    }

    /// `CHOOSE({1,2},A1:A9,C1:C9)`: columns put side by side.
    private static func columnsChosen(_ call: Call, _ places: FormulaArray) throws(Fault) -> Value {
        var parts: [Int: FormulaArray] = [:]
        var rows = places.rows
        for value in places.values {
            let number = try call.evaluator.number(value)
            guard number >= 1, number < Double(call.count) else { throw .value }
            let index = Int(number)
            if parts[index] == nil { parts[index] = try call.evaluator.array(call.evaluate(index)) }
            rows = max(rows, parts[index]?.rows ?? 1)
        }
        var values: [CellValue] = []
        for row in 0..<rows {
            for column in 0..<places.columns {
                guard case .number(let number) = places[row, column], let part = parts[Int(number)] else {
                    values.append(.error(.value))
                    continue
                }
                values.append(part[row, part.columns == 1 ? 0 : column])
            }
        }
        return .array(FormulaArray(rows: rows, columns: places.columns, values: values))
    }

    /// The conditions of all arguments; texts and blanks in ranges do not count, and there must be one at least.
    private static func conditions(_ call: Call) throws(Fault) -> [Bool] {
        var found: [Bool] = []
        for argument in call.arguments {
            try call.evaluator.forEachValue(argument) { value, isDirect throws(Fault) in
                switch value {
                case .boolean(let value): found.append(value)
                case .number(let number): found.append(number != 0)
                case .error(let error): throw Fault(error)
                case .text: if isDirect { found.append(try call.evaluator.boolean(value)) }
                case .blank: if isDirect { found.append(false) }
                }
            }
        }
        if found.isEmpty { throw .value }
        return found
    }
}
