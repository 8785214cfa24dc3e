import SheetModel

extension FunctionEntry {
    /// A function of one number.
    static func ofNumber(
        _ name: String, _ body: @escaping @Sendable (Double) throws(Fault) -> Double
    ) -> FunctionEntry {
        FunctionEntry(name, 1...1, "s") { call throws(Fault) in .number(try body(try call.number(0))) }
    }

    /// A function of two numbers.
    static func ofNumbers(
        _ name: String, _ body: @escaping @Sendable (Double, Double) throws(Fault) -> Double
    ) -> FunctionEntry {
        FunctionEntry(name, 2...2, "ss") { call throws(Fault) in
            .number(try body(try call.number(0), try call.number(1)))
        }
    }

    static let math: [FunctionEntry] =
        basics + integers + bases + [
            FunctionEntry("SUMPRODUCT", 1...many, "a") { call throws(Fault) in try sumOfProducts(call) },
            FunctionEntry("SERIESSUM", 4...4, "sssa") { call throws(Fault) in
                let (x, n, m) = (try call.number(0), try call.number(1), try call.number(2))
                var sum = 0.0
                for (index, factor) in try call.numbers(of: 3).enumerated() {
                    sum += factor * RealFunctions.power(x, n + Double(index) * m)
                }
                return .number(sum)
            },
        ]

    private static func sumOfProducts(_ call: Call) throws(Fault) -> Value {
        if call.count == 1, let area = call.evaluator.areas(call[0]).first, call.evaluator.areas(call[0]).count == 1 {
            return .number(try call.evaluator.sum(area).sum)
        }
        var arrays: [FormulaArray] = []
        for index in 0..<call.count {
            if case .scalar(.error(let error)) = call[index] { throw Fault(error) }
            let array = try call.array(index)
            // A single value must be a number.
            if array.values.count == 1, call.count > 1 {
                switch array.values[0] {
                case .number, .blank, .error: break
                default: throw .value
                }
            }
            arrays.append(array)
        }
        let (rows, columns) = (arrays.map(\.rows).max() ?? 1, arrays.map(\.columns).max() ?? 1)
        let isOfOneSize = try sameSizes(call)
        guard isOfOneSize else { throw .value }
        var sum = 0.0
        for row in 0..<rows {
            for column in 0..<columns {
                var product = 1.0
                for array in arrays {
                    // Ranges that end before others, being cut at the last cell in use, are blank from there.
                    guard row < array.rows, column < array.columns else {
                        product = 0
                        continue
                    }
                    switch array.values[row * array.columns + column] {
                    case .number(let number): product *= number
                    case .error(let error): throw Fault(error)
                    default: product = 0
                    }
                }
                sum += product
            }
        }
        return .number(sum)
    }

    /// Whether all arguments span the same rows and columns.
    private static func sameSizes(_ call: Call) throws(Fault) -> Bool {
        var sizes: Set<[Int]> = []
        for index in 0..<call.count {
            if let area = call.evaluator.areas(call[index]).first {
                sizes.insert([area.rowCount, area.columnCount])
            } else {
                let array = try call.array(index)
                sizes.insert([array.rows, array.columns])
            }
        }
        return sizes.count == 1
    }

    private static let basics: [FunctionEntry] = [
        ofNumber("ABS") { $0.magnitude },
        ofNumber("SIGN") { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 },
        ofNumber("SQRT") { x throws(Fault) in
            if x < 0 { throw .number }
            return x.squareRoot()
        },
        ofNumber("SQRTPI") { x throws(Fault) in
            if x < 0 { throw .number }
            return (x * .pi).squareRoot()
        },
        ofNumber("EXP") { RealFunctions.exponential($0) },
        ofNumber("LN") { x throws(Fault) in
            if x <= 0 { throw .number }
            return RealFunctions.logarithm(x)
        },
        ofNumber("LOG10") { x throws(Fault) in
            if x <= 0 { throw .number }
            return RealFunctions.decimalLogarithm(x)
        },
        FunctionEntry("LOG", 1...2, "ss") { call throws(Fault) in
            let (x, base) = (try call.number(0), try call.number(1, default: 10))
            if x <= 0 || base <= 0 { throw .number }
            if base == 1 { throw .division }
            if base == 10 { return .number(RealFunctions.decimalLogarithm(x)) }
            if base == 2 { return .number(RealFunctions.binaryLogarithm(x)) }
            return .number(RealFunctions.logarithm(x) / RealFunctions.logarithm(base))
        },
        FunctionEntry("POWER", 2...2, "ss") { call throws(Fault) in
            .scalar(Evaluator.power(try call.number(0), try call.number(1)))
        },
        FunctionEntry("PI", 0...0, "") { _ in .number(Double.pi) },
        ofNumbers("MOD") { x, divisor throws(Fault) in
            if divisor == 0 { throw .division }
            if (x / divisor).magnitude >= 1_125_899_906_842_624 { throw .number }
            return x - divisor * (x / divisor).rounded(.down)
        },
        ofNumbers("QUOTIENT") { x, divisor throws(Fault) in
            if divisor == 0 { throw .division }
            return (x / divisor).rounded(.towardZero)
        },
        FunctionEntry("RAND", 0...0, "") { call throws(Fault) in
            call.evaluator.isVariable = true
            return .number(call.evaluator.random.next())
        },
        FunctionEntry("RANDBETWEEN", 2...2, "ss") { call throws(Fault) in
            call.evaluator.isVariable = true
            let (first, last) = (try call.number(0), try call.number(1))
            if first > last { throw .number }
            let low = first.rounded(.up)
            let high = max(low, last.rounded(.down))
            return .number(low + (call.evaluator.random.next() * (high - low + 1)).rounded(.down))
        },
    ]

    // MARK: Whole numbers

    private static func factorial(_ n: Double, step: Int) throws(Fault) -> Double {
        let whole = n.rounded(.towardZero)
        guard whole >= (step == 2 ? -1 : 0), whole <= (step == 2 ? 300 : 170) else { throw .number }
        return stride(from: Int(whole), to: 1, by: -step).reduce(1) { $0 * Double($1) }
    }

    static func combinations(_ n: Double, _ k: Double) throws(Fault) -> Double {
        let (n, k) = (n.rounded(.towardZero), k.rounded(.towardZero))
        guard n >= 0, k >= 0, k <= n, n < 1e15 else { throw .number }
        let least = min(k, n - k)
        guard least < 1e6 else { throw .number }
        var result = 1.0
        var index = 1.0
        while index <= least {
            result = result * (n - least + index) / index
            index += 1
        }
        return result < 9e15 ? result.rounded() : result
    }

    static func greatestDivisor(_ a: Double, _ b: Double) -> Double {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a.truncatingRemainder(dividingBy: b)) }
        return a
    }

    /// The numbers of all arguments; texts that are none are not passed over, wherever they stand.
    private static func naturals(_ call: Call) throws(Fault) -> [Double] {
        var numbers: [Double] = []
        for argument in call.arguments {
            try call.evaluator.forEachValue(argument) { value, isDirect throws(Fault) in
                switch value {
                case .blank: if isDirect { numbers.append(0) }
                case .boolean: throw .value
                default: numbers.append(try call.evaluator.number(value).rounded(.towardZero))
                }
            }
        }
        guard numbers.allSatisfy({ $0 >= 0 && $0 < 9_007_199_254_740_992 }) else { throw .number }
        return numbers
    }

    private static let integers: [FunctionEntry] = [
        ofNumber("FACT") { x throws(Fault) in try factorial(x, step: 1) },
        ofNumber("FACTDOUBLE") { x throws(Fault) in try factorial(x, step: 2) },
        ofNumbers("COMBIN") { n, k throws(Fault) in try combinations(n, k) },
        ofNumbers("COMBINA") { n, k throws(Fault) in
            guard n >= 0, k >= 0 else { throw .number }
            return k < 1 ? 1 : try combinations(n.rounded(.towardZero) + k.rounded(.towardZero) - 1, k)
        },
        ofNumbers("PERMUT") { n, k throws(Fault) in
            let (n, k) = (n.rounded(.towardZero), k.rounded(.towardZero))
            guard n > 0, k >= 0, k <= n, k < 1e6 else { throw .number }
            return (0..<Int(k)).reduce(1) { $0 * (n - Double($1)) }
        },
        FunctionEntry("GCD", 1...many, "r") { call throws(Fault) in
            .number(try naturals(call).reduce(0, greatestDivisor))
        },
        FunctionEntry("LCM", 1...many, "r") { call throws(Fault) in
            .number(
                try naturals(call).reduce(1) { $0 == 0 || $1 == 0 ? 0 : $0 / greatestDivisor($0, $1) * $1 })
        },
        FunctionEntry("MULTINOMIAL", 1...many, "r") { call throws(Fault) in
            var (sum, result) = (0.0, 1.0)
            for number in try naturals(call) {
                sum += number
                result *= try combinations(sum, number)
            }
            return .number(result)
        },
    ]

    // MARK: Number systems

    private static let bases: [FunctionEntry] = [
        FunctionEntry("BASE", 2...3, "sss") { call throws(Fault) in
            let (number, radix) = (try call.number(0).rounded(.towardZero), try call.whole(1))
            let width = try call.whole(2, default: 0)
            guard number >= 0, number < 9_007_199_254_740_992, (2...36).contains(radix), (0...255).contains(width)
            else {
                throw .number
            }
            let digits = String(Int(number), radix: radix, uppercase: true)
            return .text(String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits)
        },
        FunctionEntry("DECIMAL", 2...2, "ss") { call throws(Fault) in
            let (text, radix) = (try call.text(0), try call.whole(1))
            guard (2...36).contains(radix), text.utf8.count <= 255 else { throw .number }
            if text.isEmpty { return .number(0) }
            var result = 0.0
            for character in text {
                guard let digit = character.hexOrLetterValue, digit < radix else { throw .number }
                result = result * Double(radix) + Double(digit)
            }
            return .number(result)
        },
        converted("HEX2DEC", from: 16, to: 10), converted("HEX2BIN", from: 16, to: 2),
        converted("HEX2OCT", from: 16, to: 8), converted("BIN2DEC", from: 2, to: 10),
        converted("BIN2HEX", from: 2, to: 16), converted("BIN2OCT", from: 2, to: 8),
        converted("OCT2DEC", from: 8, to: 10), converted("OCT2BIN", from: 8, to: 2),
        converted("OCT2HEX", from: 8, to: 16), converted("DEC2HEX", from: 10, to: 16),
        converted("DEC2BIN", from: 10, to: 2), converted("DEC2OCT", from: 10, to: 8),
    ]

    /// A conversion of numbers of ten digits, the first of which tells the sign (two's complement).
    private static func converted(_ name: String, from: Int, to: Int) -> FunctionEntry {
        FunctionEntry(name, to == 10 ? 1...1 : 1...2, "ss") { call throws(Fault) in
            let value: Int
            if from == 10 {
                let number = try call.number(0).rounded(.towardZero)
                guard number.magnitude < 1e13 else { throw .number }
                value = Int(number)
            } else {
                let text = try call.text(0)
                guard text.utf8.count <= 10 else { throw .number }
                let (half, whole) = (power(from, 10) / 2, power(from, 10))
                guard let number = text.isEmpty ? 0 : Int(text, radix: from), number >= 0 else { throw .number }
                value = number >= half ? number - whole : number
            }
            if to == 10 { return .number(value) }
            let limit = power(to, 10)
            guard value >= -limit / 2, value < limit / 2 else { throw .number }
            let digits = String(value < 0 ? value + limit : value, radix: to, uppercase: true)
            guard call.isGiven(1), value >= 0 else { return .text(digits) }
            let width = try call.whole(1)
            guard width >= digits.utf8.count, width <= 10 else { throw .number }
            return .text(String(repeating: "0", count: width - digits.utf8.count) + digits)
        }
    }

    private static func power(_ base: Int, _ exponent: Int) -> Int {
        (0..<exponent).reduce(1) { result, _ in result * base }
    }
}

extension Character {
    /// The value of a digit, `A` being 10 and `Z` 35.
    fileprivate var hexOrLetterValue: Int? {
        guard let byte = asciiValue else { return nil }
        switch byte {
        case 48...57: return Int(byte - 48)
        case 65...90: return Int(byte - 55)
        case 97...122: return Int(byte - 87)
        default: return nil
        }
    }
}
