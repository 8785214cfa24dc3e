import SheetModel

extension Evaluator {
    typealias Unary = (Evaluator, CellValue) throws(Fault) -> Value

    /// An operator with one operand, for each value of an array.
    func mapped(_ operand: Int32, _ shape: Shape, _ frame: Frame, _ body: Unary) -> Value {
        switch operandValue(evaluate(operand, shape, frame), frame) {
        case .array(let array):
            var result = array
            for (index, value) in array.values.enumerated() { result.values[index] = unary(value, body) }
            return .array(result)
        case .scalar(let value): return .scalar(unary(value, body))
        case let other: return other
        }
    }

    private func unary(_ value: CellValue, _ body: Unary) -> CellValue {
        do { return first(of: try body(self, value)) } catch { return .error(error.error) }
    }

    /// A scalar or an array, whatever the operand was.
    func operandValue(_ value: Value, _ frame: Frame) -> Value {
        switch value {
        case .scalar: return value
        case .array(let array): return array.values.count == 1 ? .scalar(array.values[0]) : value
        case .missing: return .blank
        case .lambda: return .error(CellError(rawValue: "#CALC!"))
        case .area(let area):
            if area.isSingle { return .scalar(read(area)) }
            if frame.isArray {
                do { return .array(try array(value)) } catch { return .error(error.error) }
            }
            return intersected(value, frame)
        case .areas: return .error(.value)
        }
    }

    func binary(_ sign: FormulaOperator, _ left: Value, _ right: Int32, _ shape: Shape, _ frame: Frame) -> Value {
        switch sign {
        case .range: return rangeBetween(left, evaluate(right, shape, frame))
        case .intersection: return common(left, evaluate(right, shape, frame))
        default: break
        }
        let left = operandValue(left, frame)
        let right = operandValue(evaluate(right, shape, frame), frame)
        if case .scalar(let one) = left, case .scalar(let other) = right { return .scalar(applied(sign, one, other)) }
        guard let one = try? array(left), let other = try? array(right) else { return .error(.value) }
        let (rows, columns) = (max(one.rows, other.rows), max(one.columns, other.columns))
        guard rows * columns <= FormulaArray.limit else { return .error(.value) }
        guard work.spend(rows * columns) else { return block(.unsupported("a formula that takes too much work")) }
        var values: [CellValue] = []
        values.reserveCapacity(rows * columns)
        for row in 0..<rows {
            for column in 0..<columns { values.append(applied(sign, one[row, column], other[row, column])) }
        }
        return .array(FormulaArray(rows: rows, columns: columns, values: values))
    }

    /// `A1:INDEX(…)`: the rectangle around two references.
    private func rangeBetween(_ left: Value, _ right: Value) -> Value {
        if case .scalar(.error(let error)) = left { return .error(error) }
        if case .scalar(.error(let error)) = right { return .error(error) }
        let areas = areas(left) + areas(right)
        guard let first = areas.first, areas.count >= 2 else { return .error(.value) }
        guard areas.allSatisfy({ $0.sheet == first.sheet }) else { return .error(.value) }
        return .area(areas.dropFirst().reduce(first) { $0.union($1) })
    }

    /// A space between two references: the cells they have in common.
    private func common(_ left: Value, _ right: Value) -> Value {
        if case .scalar(.error(let error)) = left { return .error(error) }
        if case .scalar(.error(let error)) = right { return .error(error) }
        let (one, other) = (areas(left), areas(right))
        guard !one.isEmpty, !other.isEmpty else { return .error(.value) }
        let found = one.flatMap { area in other.compactMap { area.intersection($0) } }
        if found.isEmpty { return .error(.null) }
        return found.count == 1 ? .area(found[0]) : .areas(found)
    }

    // MARK: Two values

    func applied(_ sign: FormulaOperator, _ left: CellValue, _ right: CellValue) -> CellValue {
        if case .number(let one) = left, case .number(let other) = right { return calculated(sign, one, other) }
        if case .error = left { return left }
        if case .error = right { return right }
        switch sign {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            return .boolean(Self.holds(sign, ValueOrder.compare(left, right)))
        case .concatenate:
            do {
                let text = try text(left) + text(right)
                return first(of: .text(text))
            } catch { return .error(error.error) }
        default:
            do { return calculated(sign, try number(left), try number(right)) } catch { return .error(error.error) }
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

    private func calculated(_ sign: FormulaOperator, _ left: Double, _ right: Double) -> CellValue {
        switch sign {
        case .plus: return Self.sound(left + right)
        case .minus: return Self.sound(left - right)
        case .multiply: return Self.sound(left * right)
        case .divide: return right == 0 ? .error(.divisionByZero) : Self.sound(left / right)
        case .power: return Self.power(left, right)
        case .concatenate: return .text(NumberText.text(left) + NumberText.text(right))
        default: return .boolean(Self.holds(sign, ValueOrder.compare(left, right)))
        }
    }

    private static func sound(_ number: Double) -> CellValue { number.isFinite ? .number(number) : .error(.number) }

    static func power(_ base: Double, _ exponent: Double) -> CellValue {
        if base == 0 {
            if exponent == 0 { return .error(.number) }
            if exponent < 0 { return .error(.divisionByZero) }
        }
        if exponent == 2 { return sound(base * base) }
        return sound(RealFunctions.power(base, exponent))
    }

    /// A whole formula. A sum or difference at its end that is only what rounding left over becomes 0, as in Excel
    /// ("Floating-point arithmetic may give inaccurate results in Excel", example 2).
    func evaluateWhole(_ shape: Shape, _ frame: Frame) -> Value {
        guard case .binary(let sign, let left, let right) = shape[shape.root], sign == .plus || sign == .minus,
            !frame.isArray
        else { return evaluate(shape.root, shape, frame) }
        let one = operandValue(evaluate(left, shape, frame), frame)
        guard case .scalar(.number(let first)) = one else { return binary(sign, one, right, shape, frame) }
        let other = operandValue(evaluate(right, shape, frame), frame)
        guard case .scalar(.number(let second)) = other else {
            if case .scalar(let value) = other { return .scalar(applied(sign, .number(first), value)) }
            return binary(sign, one, right, shape, frame)
        }
        let result = sign == .plus ? first + second : first - second
        if result.magnitude < max(first.magnitude, second.magnitude) * 0x1p-49 { return .number(0.0) }
        return .number(result)
    }
}
