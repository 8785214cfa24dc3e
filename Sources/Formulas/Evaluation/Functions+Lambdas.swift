import SheetModel

extension FunctionEntry {
    static let lambdas: [FunctionEntry] = [
        FunctionEntry("LET", 3...253, "", isLazy: true) { call throws(Fault) in
            var frame = call.frame
            var index = 0
            while index + 1 < call.count {
                guard case .name(let name, _) = call.shape[call.nodes[index]] else { throw .name }
                let value = call.evaluator.evaluate(call.nodes[index + 1], call.shape, frame)
                frame.bindings = Bindings(name: name, value: value, outer: frame.bindings)
                index += 2
            }
            guard index < call.count else { throw .value }
            return call.evaluator.evaluate(call.nodes[index], call.shape, frame)
        },
        FunctionEntry("LAMBDA", 1...253, "", isLazy: true) { call throws(Fault) in
            var names: [String] = []
            var required = 0
            for node in call.nodes.dropLast() {
                guard case .name(let name, _) = call.shape[node] else { throw .name }
                let isOptional = name.hasPrefix("_xlop.")
                names.append(isOptional ? String(name.dropFirst(6)) : name)
                if !isOptional { required = names.count }
            }
            guard let body = call.nodes.last else { throw .value }
            return .lambda(
                Lambda(parameters: names, required: required, body: body, frame: call.frame, shape: call.shape))
        },
        FunctionEntry("MAP", 2...many, "a") { call throws(Fault) in
            guard case .lambda(let lambda) = call[call.count - 1] else { throw .value }
            var arrays: [FormulaArray] = []
            for index in 0..<(call.count - 1) { arrays.append(try call.array(index)) }
            let (rows, columns) = (arrays.map(\.rows).max() ?? 1, arrays.map(\.columns).max() ?? 1)
            var values: [CellValue] = []
            for row in 0..<rows {
                for column in 0..<columns {
                    let value = call.evaluator.apply(lambda, arrays.map { .scalar($0[row, column]) })
                    values.append(call.evaluator.first(of: value))
                }
            }
            return .array(FormulaArray(rows: rows, columns: columns, values: values))
        },
        FunctionEntry("REDUCE", 3...3, "saa") { call throws(Fault) in
            guard case .lambda(let lambda) = call[2] else { throw .value }
            var result = call[0]
            for value in try call.array(1).values { result = call.evaluator.apply(lambda, [result, .scalar(value)]) }
            return result
        },
        FunctionEntry("SCAN", 3...3, "saa") { call throws(Fault) in
            guard case .lambda(let lambda) = call[2] else { throw .value }
            var array = try call.array(1)
            var result = call[0]
            for (index, value) in array.values.enumerated() {
                result = call.evaluator.apply(lambda, [result, .scalar(value)])
                array.values[index] = call.evaluator.first(of: result)
            }
            return .array(array)
        },
        FunctionEntry("BYROW", 2...2, "aa") { call throws(Fault) in try byLine(call, isRow: true) },
        FunctionEntry("BYCOL", 2...2, "aa") { call throws(Fault) in try byLine(call, isRow: false) },
        FunctionEntry("MAKEARRAY", 3...3, "ssa") { call throws(Fault) in
            let (rows, columns) = (try call.whole(0), try call.whole(1))
            guard case .lambda(let lambda) = call[2], rows >= 1, columns >= 1, rows <= 100_000, columns <= 16_384,
                rows * columns <= 1_000_000
            else { throw .value }
            var values: [CellValue] = []
            for row in 1...rows {
                for column in 1...columns {
                    let value = call.evaluator.apply(lambda, [.number(row), .number(column)])
                    values.append(call.evaluator.first(of: value))
                }
            }
            return .array(FormulaArray(rows: rows, columns: columns, values: values))
        },
        FunctionEntry("ISOMITTED", 1...1, "r") { call throws(Fault) in
            if case .missing = call[0] { return .boolean(true) }
            return .boolean(false)
        },
    ]

    private static func byLine(_ call: Call, isRow: Bool) throws(Fault) -> Value {
        guard case .lambda(let lambda) = call[1] else { throw .value }
        let array = try call.array(0)
        var values: [CellValue] = []
        for index in 0..<(isRow ? array.rows : array.columns) {
            let line =
                isRow
                ? (0..<array.columns).map { array[index, $0] } : (0..<array.rows).map { array[$0, index] }
            let part = FormulaArray(rows: isRow ? 1 : line.count, columns: isRow ? line.count : 1, values: line)
            values.append(call.evaluator.first(of: call.evaluator.apply(lambda, [.array(part)])))
        }
        return .array(
            FormulaArray(rows: isRow ? values.count : 1, columns: isRow ? 1 : values.count, values: values))
    }
}
