import SheetModel

extension Call {
    /// The numbers of all arguments from `start`: in ranges and arrays only numbers count; of what stands in the formula
    /// itself also conditions and texts that read as numbers.
    func numbers(from start: Int = 0) throws(Fault) -> [Double] {
        var numbers: [Double] = []
        for argument in arguments.dropFirst(start) {
            try evaluator.forEachValue(argument) { value, isDirect throws(Fault) in
                switch value {
                case .number(let number): numbers.append(number)
                case .error(let error): throw Fault(error)
                case .blank: if isDirect { numbers.append(0) }
                case .text, .boolean: if isDirect { numbers.append(try evaluator.number(value)) }
                }
            }
        }
        return numbers
    }

    /// The numbers of one argument.
    func numbers(of index: Int) throws(Fault) -> [Double] {
        var numbers: [Double] = []
        try evaluator.forEachValue(self[index]) { value, isDirect throws(Fault) in
            switch value {
            case .number(let number): numbers.append(number)
            case .error(let error): throw Fault(error)
            default: if isDirect { numbers.append(try evaluator.number(value)) }
            }
        }
        return numbers
    }

    /// As ``numbers(from:)``, but texts in ranges count as 0 and conditions as 0 or 1 (`AVERAGEA`).
    func allNumbers() throws(Fault) -> [Double] {
        var numbers: [Double] = []
        for argument in arguments {
            try evaluator.forEachValue(argument) { value, isDirect throws(Fault) in
                switch value {
                case .number(let number): numbers.append(number)
                case .error(let error): throw Fault(error)
                case .boolean(let value): numbers.append(value ? 1 : 0)
                case .text: numbers.append(isDirect ? try evaluator.number(value) : 0)
                case .blank: if isDirect { numbers.append(0) }
                }
            }
        }
        return numbers
    }

    /// The sum and count of the numbers of all arguments.
    func total() throws(Fault) -> (sum: Double, count: Int) {
        var (sum, count) = (0.0, 0)
        for argument in arguments {
            switch argument {
            case .area(let area):
                let part = try evaluator.sum(area)
                sum = count == 0 ? part.sum : sum + part.sum
                count += part.count
            case .areas(let areas):
                for area in areas {
                    let part = try evaluator.sum(area)
                    sum += part.sum
                    count += part.count
                }
            default:
                try evaluator.forEachValue(argument) { value, isDirect throws(Fault) in
                    switch value {
                    case .number(let number): sum += number
                    case .error(let error): throw Fault(error)
                    default:
                        guard isDirect else { return }
                        sum += try evaluator.number(value)
                    }
                    count += 1
                }
            }
        }
        return (sum, count)
    }
}

extension FunctionEntry {
    static let aggregates: [FunctionEntry] = [
        FunctionEntry("SUM", 1...many, "r") { call throws(Fault) in .number(try call.total().sum) },
        FunctionEntry("AVERAGE", 1...many, "r") { call throws(Fault) in
            let (sum, count) = try call.total()
            if count == 0 { throw .division }
            return .number(sum / Double(count))
        },
        FunctionEntry("AVERAGEA", 1...many, "r") { call throws(Fault) in
            let numbers = try call.allNumbers()
            if numbers.isEmpty { throw .division }
            return .number(numbers.reduce(0, +) / Double(numbers.count))
        },
        FunctionEntry("COUNT", 1...many, "r") { call throws(Fault) in .number(try counted(call)) },
        FunctionEntry("COUNTA", 1...many, "r") { call throws(Fault) in
            var count = 0
            for argument in call.arguments {
                if case .area(let area) = argument, !area.isSingle {
                    count += try call.evaluator.summary(area).filled
                    continue
                }
                try call.evaluator.forEachValue(argument) { value, isDirect throws(Fault) in
                    if case .blank = value, !isDirect { return }
                    count += 1
                }
            }
            return .number(count)
        },
        FunctionEntry("COUNTBLANK", 1...1, "r") { call throws(Fault) in
            var count = 0
            let areas = call.evaluator.areas(call[0])
            if areas.isEmpty { throw .value }
            for area in areas {
                count += area.rowCount * area.columnCount
                try call.evaluator.forEach(in: area) { _, _, value throws(Fault) in
                    if case .text(let text) = value, text.isEmpty { return }
                    if case .blank = value { return }
                    count -= 1
                }
            }
            return .number(count)
        },
        FunctionEntry("MAX", 1...many, "r") { call throws(Fault) in .number(try extreme(call, isMaximum: true)) },
        FunctionEntry("MIN", 1...many, "r") { call throws(Fault) in .number(try extreme(call, isMaximum: false)) },
        FunctionEntry("MAXA", 1...many, "r") { call throws(Fault) in .number(try call.allNumbers().max() ?? 0) },
        FunctionEntry("MINA", 1...many, "r") { call throws(Fault) in .number(try call.allNumbers().min() ?? 0) },
        FunctionEntry("PRODUCT", 1...many, "r") { call throws(Fault) in
            let numbers = try call.numbers()
            return .number(numbers.isEmpty ? 0 : numbers.reduce(1, *))
        },
        FunctionEntry("SUMSQ", 1...many, "r") { call throws(Fault) in
            .number(try call.numbers().reduce(0) { $0 + $1 * $1 })
        },
    ]

    private static func counted(_ call: Call) throws(Fault) -> Int {
        var count = 0
        for argument in call.arguments {
            if case .area(let area) = argument, !area.isSingle {
                count += try call.evaluator.summary(area).count
                continue
            }
            try call.evaluator.forEachValue(argument) { value, isDirect throws(Fault) in
                switch value {
                case .number: count += 1
                case .boolean: if isDirect { count += 1 }
                case .text: if isDirect, (try? call.evaluator.number(value)) != nil { count += 1 }
                case .blank: if isDirect { count += 1 }
                case .error: break
                }
            }
        }
        return count
    }

    private static func extreme(_ call: Call, isMaximum: Bool) throws(Fault) -> Double {
        var best: Double?
        for argument in call.arguments {
            if case .area(let area) = argument, !area.isSingle {
                let summary = try call.evaluator.summary(area)
                if let error = summary.error { throw Fault(error) }
                guard let number = isMaximum ? summary.greatest : summary.least else { continue }
                if let found = best, isMaximum ? found >= number : found <= number { continue }
                best = number
                continue
            }
            try call.evaluator.forEachValue(argument) { value, isDirect throws(Fault) in
                let number: Double
                switch value {
                case .number(let found): number = found
                case .error(let error): throw Fault(error)
                default:
                    guard isDirect else { return }
                    number = try call.evaluator.number(value)
                }
                if let found = best, isMaximum ? found >= number : found <= number { return }
                best = number
            }
        }
        return best ?? 0
    }

    // MARK: SUBTOTAL and AGGREGATE

    static let moreAggregates: [FunctionEntry] = [
        FunctionEntry("SUBTOTAL", 2...255, "sr") { call throws(Fault) in
            let code = try call.whole(0)
            let function = code > 100 ? code - 100 : code
            guard (1...11).contains(function) else { throw .value }
            // Counting is not disturbed by errors.
            let values = try visible(
                call, from: 1, code > 100, skipsErrors: function == 2 || function == 3, skipsNested: true)
            if function == 3 { return .number(values.filled + values.errors) }
            return .number(try subtotal(function, values))
        },
        FunctionEntry("AGGREGATE", 3...255, "ssa") { call throws(Fault) in
            let (function, option) = (try call.whole(0), try call.whole(1))
            guard (1...19).contains(function), (0...7).contains(option) else { throw .value }
            let skipsErrors = [2, 3, 6, 7].contains(option)
            let skipsHidden = [1, 3, 5, 7].contains(option)
            if function <= 13 {
                let values = try visible(
                    call, from: 2, skipsHidden, skipsErrors: skipsErrors, skipsNested: option <= 3, filters: false)
                return .number(try subtotal(function, values))
            }
            guard call.has(3) else { throw .value }
            let only = Call(
                evaluator: call.evaluator, frame: call.frame, shape: call.shape,
                arguments: Array(call.arguments[2...2]), nodes: [])
            let values = try visible(
                only, from: 0, skipsHidden, skipsErrors: skipsErrors, skipsNested: option <= 3, filters: false)
            return .number(try ranked(function, values.numbers, try call.number(3)))
        },
    ]

    private struct Seen {
        var numbers: [Double] = []
        var filled = 0
        var errors = 0
    }

    /// What `SUBTOTAL` counts: not the rows that a filter hides, nor other subtotals.
    private static func visible(
        _ call: Call, from start: Int, _ skipsHidden: Bool, skipsErrors: Bool, skipsNested: Bool, filters: Bool = true
    ) throws(Fault) -> Seen {
        var seen = Seen()
        let evaluator = call.evaluator
        for argument in call.arguments.dropFirst(start) {
            let areas = evaluator.areas(argument)
            if areas.isEmpty {
                guard case .array(let array) = argument else {
                    if case .scalar(.error(let error)) = argument { throw Fault(error) }
                    throw .value
                }
                for value in array.values { try note(value, &seen, skipsErrors) }
                continue
            }
            for area in areas {
                let sheet = Int(area.sheet)
                let inBook = sheet < evaluator.book.hiddenRows.count
                let hidden = inBook && skipsHidden ? evaluator.book.hiddenRows[sheet] : []
                let filtered = inBook && (filters || skipsHidden) ? evaluator.book.filteredRows[sheet] : []
                let nested = skipsNested ? evaluator.subtotals[area.sheet] ?? [] : []
                let (top, left) = (Int(area.firstRow), Int(area.firstColumn))
                try evaluator.forEach(in: area) { row, column, value throws(Fault) in
                    if hidden.contains(top + row) || filtered.contains(top + row) { return }
                    if !nested.isEmpty, nested.contains(CellReference(row: top + row, column: left + column)) { return }
                    try note(value, &seen, skipsErrors)
                }
            }
        }
        return seen
    }

    private static func note(_ value: CellValue, _ seen: inout Seen, _ skipsErrors: Bool) throws(Fault) {
        switch value {
        case .number(let number):
            seen.numbers.append(number)
            seen.filled += 1
        case .error(let error):
            if !skipsErrors { throw Fault(error) }
            seen.errors += 1
        case .blank: break
        default: seen.filled += 1
        }
    }

    private static func subtotal(_ function: Int, _ seen: Seen) throws(Fault) -> Double {
        let numbers = seen.numbers
        switch function {
        case 1:
            if numbers.isEmpty { throw .division }
            return numbers.reduce(0, +) / Double(numbers.count)
        case 2: return Double(numbers.count)
        case 3: return Double(seen.filled)
        case 4: return numbers.max() ?? 0
        case 5: return numbers.min() ?? 0
        case 6: return numbers.isEmpty ? 0 : numbers.reduce(1, *)
        case 7: return try runningVariance(numbers, isSample: true).squareRoot()
        case 8: return try runningVariance(numbers, isSample: false).squareRoot()
        case 9: return numbers.reduce(0, +)
        case 10: return try runningVariance(numbers, isSample: true)
        case 11: return try runningVariance(numbers, isSample: false)
        case 12: return try Sample(numbers).median()
        default: return try Sample(numbers).mode()
        }
    }

    /// The variance from the sums of numbers and of their squares: `SUBTOTAL` and `AGGREGATE` do not go through the
    /// numbers twice as `VAR` does, which is seen in the last digits of what Excel stores.
    private static func runningVariance(_ numbers: [Double], isSample: Bool) throws(Fault) -> Double {
        let count = Double(numbers.count)
        guard count > (isSample ? 1 : 0) else { throw .division }
        let sum = numbers.reduce(0, +)
        let squares = numbers.reduce(0) { $0 + $1 * $1 }
        return max(0, (squares - sum * sum / count) / (isSample ? count - 1 : count))
    }

    private static func ranked(_ function: Int, _ numbers: [Double], _ k: Double) throws(Fault) -> Double {
        let sample = Sample(numbers)
        switch function {
        case 14: return try sample.largest(k)
        case 15: return try sample.smallest(k)
        case 16: return try sample.percentile(k)
        case 17: return try sample.percentile(k.rounded(.towardZero) / 4)
        case 18: return try sample.exclusivePercentile(k)
        default: return try sample.exclusivePercentile(k.rounded(.towardZero) / 4)
        }
    }
}
