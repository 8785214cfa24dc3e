import SheetModel

/// A rectangle of numbers.
struct NumberMatrix {
    var rows: Int
    var columns: Int
    var values: [Double]

    /// A matrix of the numbers of an array; anything but numbers is `#VALUE!`.
    init(_ array: FormulaArray) throws(Fault) {
        rows = array.rows
        columns = array.columns
        values = []
        values.reserveCapacity(array.values.count)
        for value in array.values {
            switch value {
            case .number(let number): values.append(number)
            case .error(let error): throw Fault(error)
            default: throw .value
            }
        }
    }

    init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
        values = Array(repeating: 0, count: rows * columns)
    }

    subscript(row: Int, column: Int) -> Double {
        get { values[row * columns + column] }
        set { values[row * columns + column] = newValue }
    }

    var array: Value {
        .array(
            FormulaArray(
                rows: rows, columns: columns, values: values.map { $0.isFinite ? .number($0) : .error(.number) }))
    }

    mutating func swapRows(_ one: Int, _ other: Int) {
        if one == other { return }
        for column in 0..<columns {
            (self[one, column], self[other, column]) = (self[other, column], self[one, column])
        }
    }

    /// The row at or below `start` with the greatest number in a column.
    func pivot(_ column: Int, from start: Int) -> Int {
        (start..<rows).max { self[$0, column].magnitude < self[$1, column].magnitude } ?? start
    }

    func determinant() -> Double {
        var matrix = self
        var result = 1.0
        for column in 0..<rows {
            let pivot = matrix.pivot(column, from: column)
            if matrix[pivot, column] == 0 { return 0 }
            if pivot != column {
                matrix.swapRows(pivot, column)
                result = -result
            }
            result *= matrix[column, column]
            for row in (column + 1)..<max(rows, column + 1) {
                let factor = matrix[row, column] / matrix[column, column]
                if factor == 0 { continue }
                for place in column..<columns { matrix[row, place] -= factor * matrix[column, place] }
            }
        }
        return result
    }

    func inverse() throws(Fault) -> NumberMatrix {
        var matrix = self
        var result = NumberMatrix(rows: rows, columns: columns)
        for index in 0..<rows { result[index, index] = 1 }
        let size = values.map(\.magnitude).max() ?? 0
        for column in 0..<rows {
            let pivot = matrix.pivot(column, from: column)
            if matrix[pivot, column].magnitude <= size * 1e-15 { throw .number }
            matrix.swapRows(pivot, column)
            result.swapRows(pivot, column)
            let divisor = matrix[column, column]
            for place in 0..<columns {
                matrix[column, place] /= divisor
                result[column, place] /= divisor
            }
            for row in 0..<rows where row != column {
                let factor = matrix[row, column]
                if factor == 0 { continue }
                for place in 0..<columns {
                    matrix[row, place] -= factor * matrix[column, place]
                    result[row, place] -= factor * result[column, place]
                }
            }
        }
        return result
    }
}

extension FunctionEntry {
    private static func square(_ call: Call) throws(Fault) -> NumberMatrix {
        let matrix = try NumberMatrix(try call.array(0))
        guard matrix.rows == matrix.columns, matrix.rows <= 512 else { throw .value }
        return matrix
    }

    static let arrays: [FunctionEntry] = [
        FunctionEntry("TRANSPOSE", 1...1, "a") { call throws(Fault) in
            let array = try call.array(0)
            let values = (0..<array.columns).flatMap { column in (0..<array.rows).map { array[$0, column] } }
            return .array(FormulaArray(rows: array.columns, columns: array.rows, values: values))
        },
        FunctionEntry("MMULT", 2...2, "aa") { call throws(Fault) in
            let (left, right) = (try NumberMatrix(try call.array(0)), try NumberMatrix(try call.array(1)))
            guard left.columns == right.rows else { throw .value }
            guard left.rows * right.columns <= 1_000_000, left.rows * right.columns * left.columns <= 200_000_000 else {
                throw .value
            }
            var result = NumberMatrix(rows: left.rows, columns: right.columns)
            for row in 0..<left.rows {
                for column in 0..<right.columns {
                    var sum = 0.0
                    for index in 0..<left.columns { sum += left[row, index] * right[index, column] }
                    result[row, column] = sum
                }
            }
            return result.array
        },
        FunctionEntry("MDETERM", 1...1, "a") { call throws(Fault) in .number(try square(call).determinant()) },
        FunctionEntry("MINVERSE", 1...1, "a") { call throws(Fault) in try square(call).inverse().array },
        FunctionEntry("MUNIT", 1...1, "s") { call throws(Fault) in
            let size = try call.whole(0)
            guard (1...1000).contains(size) else { throw .value }
            var matrix = NumberMatrix(rows: size, columns: size)
            for index in 0..<size { matrix[index, index] = 1 }
            return matrix.array
        },
        FunctionEntry("FREQUENCY", 2...2, "aa") { call throws(Fault) in
            let (numbers, limits) = (try call.numbers(of: 0), try call.numbers(of: 1))
            var counts = Array(repeating: 0.0, count: limits.count + 1)
            let order = limits.indices.sorted { (limits[$0], $0) < (limits[$1], $1) }
            for number in numbers {
                // A limit given twice counts only once.
                let place = order.first { number <= limits[$0] } ?? limits.count
                counts[place] += 1
            }
            return .array(FormulaArray(rows: counts.count, columns: 1, values: counts.map { .number($0) }))
        },
        FunctionEntry("SEQUENCE", 1...4, "ssss") { call throws(Fault) in
            let (rows, columns) = (try call.whole(0, default: 1), try call.whole(1, default: 1))
            let (start, step) = (try call.number(2, default: 1), try call.number(3, default: 1))
            guard rows >= 0, columns >= 0 else { throw .value }
            guard rows >= 1, columns >= 1 else { throw .calculation }
            guard rows <= CellReference.rowLimit, columns <= CellReference.columnLimit,
                rows * columns <= FormulaArray.limit
            else { throw .value }
            let values = (0..<(rows * columns)).map { CellValue.number(start + Double($0) * step) }
            return .array(FormulaArray(rows: rows, columns: columns, values: values))
        },
        FunctionEntry("RANDARRAY", 0...5, "sssss") { call throws(Fault) in
            call.evaluator.isVariable = true
            let (rows, columns) = (try call.whole(0, default: 1), try call.whole(1, default: 1))
            let (low, high) = (try call.number(2, default: 0), try call.number(3, default: 1))
            let isWhole = try call.boolean(4, default: false)
            guard rows >= 1, columns >= 1, low <= high, rows <= FormulaArray.limit, columns <= FormulaArray.limit,
                rows * columns <= FormulaArray.limit
            else { throw .value }
            let values = (0..<(rows * columns)).map { _ in
                let part = call.evaluator.random.next()
                return CellValue.number(
                    isWhole ? low + (part * (high - low + 1)).rounded(.down) : low + part * (high - low))
            }
            return .array(FormulaArray(rows: rows, columns: columns, values: values))
        },
    ]

    // MARK: Rows and columns chosen, sorted, put together

    static let moreArrays: [FunctionEntry] = [
        FunctionEntry("UNIQUE", 1...3, "ass") { call throws(Fault) in
            let array = try call.array(0)
            let byColumn = try call.boolean(1, default: false)
            let onlyOnce = try call.boolean(2, default: false)
            let lines = Self.lines(array, byColumn: byColumn)
            var counts: [[ColumnIndex.Key?]: Int] = [:]
            for line in lines { counts[line.map(Self.key), default: 0] += 1 }
            var seen: Set<[ColumnIndex.Key?]> = []
            let kept = lines.filter { line in
                let key = line.map(Self.key)
                return onlyOnce ? counts[key] == 1 : seen.insert(key).inserted
            }
            return try rectangle(of: kept, byColumn: byColumn)
        },
        FunctionEntry("SORT", 1...4, "asss") { call throws(Fault) in
            let array = try call.array(0)
            let (place, order) = (try call.whole(1, default: 1), try call.whole(2, default: 1))
            let byColumn = try call.boolean(3, default: false)
            let lines = Self.lines(array, byColumn: byColumn)
            guard order == 1 || order == -1, place >= 1, place <= lines[0].count else { throw .value }
            let sorted = lines.indices.sorted { one, other in
                isBefore(lines[one][place - 1], lines[other][place - 1], order, one < other)
            }
            return try rectangle(of: sorted.map { lines[$0] }, byColumn: byColumn)
        },
        FunctionEntry("SORTBY", 2...many, "aas+") { call throws(Fault) in
            let array = try call.array(0)
            var keys: [(values: [CellValue], order: Int)] = []
            var index = 1
            while index < call.count {
                keys.append((try call.array(index).values, try call.whole(index + 1, default: 1)))
                index += 2
            }
            let byColumn = keys[0].values.count == array.columns && array.rows == 1
            let lines = Self.lines(array, byColumn: byColumn)
            guard keys.allSatisfy({ $0.values.count == lines.count && $0.order.magnitude == 1 }) else { throw .value }
            let sorted = lines.indices.sorted { one, other in
                for key in keys where ValueOrder.compare(key.values[one], key.values[other]) != 0 {
                    return isBefore(key.values[one], key.values[other], key.order, one < other)
                }
                return one < other
            }
            return try rectangle(of: sorted.map { lines[$0] }, byColumn: byColumn)
        },
        FunctionEntry("FILTER", 2...3, "aar") { call throws(Fault) in
            let (array, conditions) = (try call.array(0), try call.array(1))
            let byColumn = conditions.rows == 1 && conditions.columns == array.columns && array.columns > 1
            guard byColumn || conditions.columns == 1 && conditions.rows == array.rows else { throw .value }
            let lines = Self.lines(array, byColumn: byColumn)
            var kept: [[CellValue]] = []
            for (line, condition) in zip(lines, conditions.values) where try call.evaluator.boolean(condition) {
                kept.append(line)
            }
            if kept.isEmpty, call.isGiven(2) { return call[2] }
            return try rectangle(of: kept, byColumn: byColumn)
        },
        FunctionEntry("TAKE", 2...3, "ass") { call throws(Fault) in try part(call, takes: true) },
        FunctionEntry("DROP", 2...3, "ass") { call throws(Fault) in try part(call, takes: false) },
        FunctionEntry("CHOOSEROWS", 2...many, "as") { call throws(Fault) in try picked(call, byColumn: false) },
        FunctionEntry("CHOOSECOLS", 2...many, "as") { call throws(Fault) in try picked(call, byColumn: true) },
        FunctionEntry("VSTACK", 1...many, "a") { call throws(Fault) in try stacked(call, byColumn: false) },
        FunctionEntry("HSTACK", 1...many, "a") { call throws(Fault) in try stacked(call, byColumn: true) },
        FunctionEntry("TOCOL", 1...3, "ass") { call throws(Fault) in try line(call, isColumn: true) },
        FunctionEntry("TOROW", 1...3, "ass") { call throws(Fault) in try line(call, isColumn: false) },
        FunctionEntry("ANCHORARRAY", 1...1, "r") { call throws(Fault) in
            guard case .area(let area) = call[0], let found = call.evaluator.spills[area.sheetArea] else {
                throw .reference
            }
            return .area(found)
        },
        FunctionEntry("SINGLE", 1...1, "r") { call throws(Fault) in
            if case .array(let array) = call[0] { return .scalar(array[0, 0]) }
            return call.evaluator.intersected(call[0], call.frame)
        },
    ]

    private static func key(_ value: CellValue) -> ColumnIndex.Key? { ColumnIndex.key(value) }

    private static func lines(_ array: FormulaArray, byColumn: Bool) -> [[CellValue]] {
        byColumn
            ? (0..<array.columns).map { column in (0..<array.rows).map { array[$0, column] } }
            : (0..<array.rows).map { row in (0..<array.columns).map { array[row, $0] } }
    }

    private static func rectangle(of lines: [[CellValue]], byColumn: Bool) throws(Fault) -> Value {
        guard let first = lines.first, !first.isEmpty else { throw .calculation }
        if !byColumn {
            return .array(FormulaArray(rows: lines.count, columns: first.count, values: lines.flatMap { $0 }))
        }
        let values = first.indices.flatMap { row in lines.map { $0[row] } }
        return .array(FormulaArray(rows: first.count, columns: lines.count, values: values))
    }

    /// Blank cells come last whatever the order; equal ones keep their order.
    private static func isBefore(_ one: CellValue, _ other: CellValue, _ order: Int, _ isFirst: Bool) -> Bool {
        if one == .blank || other == .blank { return one == other ? isFirst : other == .blank }
        let result = ValueOrder.compare(one, other) * order
        return result == 0 ? isFirst : result < 0
    }

    private static func part(_ call: Call, takes: Bool) throws(Fault) -> Value {
        let array = try call.array(0)
        func range(_ index: Int, _ count: Int) throws(Fault) -> Range<Int> {
            guard call.isGiven(index) else { return 0..<count }
            let number = try call.whole(index)
            let size = min(Int(number.magnitude), count)
            if takes { return number < 0 ? (count - size)..<count : 0..<size }
            return number < 0 ? 0..<(count - size) : size..<count
        }
        let (rows, columns) = (try range(1, array.rows), try range(2, array.columns))
        return try rectangle(of: rows.map { row in columns.map { array[row, $0] } }, byColumn: false)
    }

    private static func picked(_ call: Call, byColumn: Bool) throws(Fault) -> Value {
        let lines = Self.lines(try call.array(0), byColumn: byColumn)
        var kept: [[CellValue]] = []
        for index in 1..<call.count {
            let number = try call.whole(index)
            let place = number > 0 ? number - 1 : lines.count + number
            guard number != 0, lines.indices.contains(place) else { throw .value }
            kept.append(lines[place])
        }
        return try rectangle(of: kept, byColumn: byColumn)
    }

    private static func stacked(_ call: Call, byColumn: Bool) throws(Fault) -> Value {
        var kept: [[CellValue]] = []
        for index in 0..<call.count { kept += Self.lines(try call.array(index), byColumn: byColumn) }
        let width = kept.map(\.count).max() ?? 1
        guard kept.count * width <= FormulaArray.limit else { throw .value }
        return try rectangle(
            of:
                kept.map { $0 + Array(repeating: .error(.notAvailable), count: width - $0.count) }, byColumn: byColumn)
    }

    private static func line(_ call: Call, isColumn: Bool) throws(Fault) -> Value {
        let array = try call.array(0)
        let skips = try call.whole(1, default: 0)
        let values = Self.lines(array, byColumn: try call.boolean(2, default: false)).flatMap { $0 }.filter { value in
            if skips & 1 == 1, value == .blank { return false }
            if skips & 2 == 2, case .error = value { return false }
            return true
        }
        if values.isEmpty { throw .calculation }
        return .array(
            FormulaArray(rows: isColumn ? values.count : 1, columns: isColumn ? 1 : values.count, values: values))
    }
}
