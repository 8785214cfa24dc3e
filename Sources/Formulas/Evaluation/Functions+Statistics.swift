import SheetModel

/// Numbers of which statistics are made.
struct Sample {
    let numbers: [Double]

    init(_ numbers: [Double]) { self.numbers = numbers }

    func mean() throws(Fault) -> Double {
        if numbers.isEmpty { throw .division }
        return numbers.reduce(0, +) / Double(numbers.count)
    }

    /// The sum of squared distances from the mean.
    func squares() throws(Fault) -> Double {
        let mean = try mean()
        return numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }

    func variance(isSample: Bool) throws(Fault) -> Double {
        if numbers.count < (isSample ? 2 : 1) { throw .division }
        return try squares() / Double(isSample ? numbers.count - 1 : numbers.count)
    }

    func median() throws(Fault) -> Double {
        if numbers.isEmpty { throw .number }
        let sorted = numbers.sorted()
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }

    /// The most frequent numbers, in the order in which they come first.
    func modes() throws(Fault) -> [Double] {
        var counts: [Double: Int] = [:]
        for number in numbers { counts[number, default: 0] += 1 }
        guard let most = counts.values.max(), most > 1 else { throw .notAvailable }
        var seen: Set<Double> = []
        return numbers.filter { counts[$0] == most && seen.insert($0).inserted }
    }

    func mode() throws(Fault) -> Double { try modes()[0] }

    func largest(_ k: Double) throws(Fault) -> Double {
        let place = k.rounded(.up)
        guard place >= 1, place <= Double(numbers.count) else { throw .number }
        return numbers.sorted(by: >)[Int(place) - 1]
    }

    func smallest(_ k: Double) throws(Fault) -> Double {
        let place = k.rounded(.towardZero)
        guard place >= 1, place <= Double(numbers.count) else { throw .number }
        return numbers.sorted()[Int(place) - 1]
    }

    func percentile(_ k: Double) throws(Fault) -> Double {
        guard !numbers.isEmpty, k >= 0, k <= 1 else { throw .number }
        return between(k * Double(numbers.count - 1))
    }

    func exclusivePercentile(_ k: Double) throws(Fault) -> Double {
        let count = Double(numbers.count)
        guard count > 0, k > 0, k < 1, k * (count + 1) >= 1, k * (count + 1) <= count else { throw .number }
        return between(k * (count + 1) - 1)
    }

    private func between(_ place: Double) -> Double {
        let sorted = numbers.sorted()
        let low = min(Int(place), sorted.count - 1)
        let high = min(low + 1, sorted.count - 1)
        return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
    }

    /// The part of the numbers below `x`, between those there in proportion.
    func percentRank(_ x: Double, isExclusive: Bool) throws(Fault) -> Double {
        let sorted = numbers.sorted()
        guard let least = sorted.first, let greatest = sorted.last, x >= least, x <= greatest else {
            throw .notAvailable
        }
        let below = sorted.filter { $0 < x }.count
        let count = Double(sorted.count)
        var place = Double(below)
        if !sorted.contains(x) {
            let (low, high) = (sorted[below - 1], sorted[below])
            place = Double(below - 1) + (x - low) / (high - low)
        }
        if isExclusive { return (place + 1) / (count + 1) }
        return count == 1 ? 1 : place / (count - 1)
    }
}

extension FunctionEntry {
    /// A function of all numbers of its arguments.
    private static func ofNumbers(
        _ name: String, _ body: @escaping @Sendable (Sample) throws(Fault) -> Double
    ) -> FunctionEntry {
        FunctionEntry(name, 1...many, "r") { call throws(Fault) in .number(try body(Sample(try call.numbers()))) }
    }

    static let statistics: [FunctionEntry] = samples + ranks + pairs

    private static let samples: [FunctionEntry] = [
        ofNumbers("MEDIAN") { sample throws(Fault) in try sample.median() },
        FunctionEntry("MODE", 1...many, "r") { call throws(Fault) in .number(try Sample(try strictNumbers(call)).mode())
        },
        FunctionEntry("MODE.SNGL", 1...many, "r") { call throws(Fault) in
            .number(try Sample(try strictNumbers(call)).mode())
        },
        FunctionEntry("MODE.MULT", 1...many, "r") { call throws(Fault) in
            let modes = try Sample(try strictNumbers(call)).modes()
            return .array(FormulaArray(rows: modes.count, columns: 1, values: modes.map { .number($0) }))
        },
        ofNumbers("STDEV") { sample throws(Fault) in try sample.variance(isSample: true).squareRoot() },
        ofNumbers("STDEV.S") { sample throws(Fault) in try sample.variance(isSample: true).squareRoot() },
        ofNumbers("STDEVP") { sample throws(Fault) in try sample.variance(isSample: false).squareRoot() },
        ofNumbers("STDEV.P") { sample throws(Fault) in try sample.variance(isSample: false).squareRoot() },
        ofNumbers("VAR") { sample throws(Fault) in try sample.variance(isSample: true) },
        ofNumbers("VAR.S") { sample throws(Fault) in try sample.variance(isSample: true) },
        ofNumbers("VARP") { sample throws(Fault) in try sample.variance(isSample: false) },
        ofNumbers("VAR.P") { sample throws(Fault) in try sample.variance(isSample: false) },
        FunctionEntry("STDEVA", 1...many, "r") { call throws(Fault) in
            .number(try Sample(try call.allNumbers()).variance(isSample: true).squareRoot())
        },
        FunctionEntry("VARA", 1...many, "r") { call throws(Fault) in
            .number(try Sample(try call.allNumbers()).variance(isSample: true))
        },
        FunctionEntry("STDEVPA", 1...many, "r") { call throws(Fault) in
            .number(try Sample(try call.allNumbers()).variance(isSample: false).squareRoot())
        },
        FunctionEntry("VARPA", 1...many, "r") { call throws(Fault) in
            .number(try Sample(try call.allNumbers()).variance(isSample: false))
        },
        ofNumbers("DEVSQ") { sample throws(Fault) in
            if sample.numbers.isEmpty { throw .number }
            return try sample.squares()
        },
        ofNumbers("AVEDEV") { sample throws(Fault) in
            if sample.numbers.isEmpty { throw .number }
            let mean = try sample.mean()
            return sample.numbers.reduce(0) { $0 + ($1 - mean).magnitude } / Double(sample.numbers.count)
        },
        ofNumbers("GEOMEAN") { sample throws(Fault) in
            guard !sample.numbers.isEmpty, sample.numbers.allSatisfy({ $0 > 0 }) else { throw .number }
            let sum = sample.numbers.reduce(0) { $0 + RealFunctions.logarithm($1) }
            return RealFunctions.exponential(sum / Double(sample.numbers.count))
        },
        ofNumbers("HARMEAN") { sample throws(Fault) in
            guard !sample.numbers.isEmpty, sample.numbers.allSatisfy({ $0 > 0 }) else { throw .number }
            return Double(sample.numbers.count) / sample.numbers.reduce(0) { $0 + 1 / $1 }
        },
        ofNumbers("SKEW") { sample throws(Fault) in
            let count = Double(sample.numbers.count)
            guard count > 2 else { throw .division }
            let (mean, deviation) = (try sample.mean(), try sample.variance(isSample: true).squareRoot())
            if deviation == 0 { throw .division }
            let cubes = sample.numbers.reduce(0) { $0 + RealFunctions.power(($1 - mean) / deviation, 3) }
            return count / ((count - 1) * (count - 2)) * cubes
        },
        ofNumbers("KURT") { sample throws(Fault) in
            let count = Double(sample.numbers.count)
            guard count > 3 else { throw .division }
            let (mean, deviation) = (try sample.mean(), try sample.variance(isSample: true).squareRoot())
            if deviation == 0 { throw .division }
            let fourths = sample.numbers.reduce(0) { $0 + RealFunctions.power(($1 - mean) / deviation, 4) }
            return count * (count + 1) / ((count - 1) * (count - 2) * (count - 3)) * fourths
                - 3 * (count - 1) * (count - 1) / ((count - 2) * (count - 3))
        },
    ]

    /// The numbers of all arguments, where a single value must be a number.
    private static func strictNumbers(_ call: Call) throws(Fault) -> [Double] {
        var numbers: [Double] = []
        for argument in call.arguments {
            var single = call.evaluator.areas(argument).first.map(\.isSingle) ?? false
            if case .scalar = argument { single = true }
            try call.evaluator.forEachValue(argument) { value, _ throws(Fault) in
                switch value {
                case .number(let number): numbers.append(number)
                case .error(let error): throw Fault(error)
                default: if single { throw .value }
                }
            }
        }
        return numbers
    }

    /// A function of the numbers of its first argument and one number.
    private static func ofSample(
        _ name: String, _ body: @escaping @Sendable (Sample, Double) throws(Fault) -> Double
    ) -> FunctionEntry {
        FunctionEntry(name, 2...2, "rs") { call throws(Fault) in
            .number(try body(Sample(try call.numbers(of: 0)), try call.number(1)))
        }
    }

    private static let ranks: [FunctionEntry] = [
        ofSample("LARGE") { sample, k throws(Fault) in try sample.largest(k) },
        ofSample("SMALL") { sample, k throws(Fault) in try sample.smallest(k) },
        ofSample("PERCENTILE") { sample, k throws(Fault) in try sample.percentile(k) },
        ofSample("PERCENTILE.INC") { sample, k throws(Fault) in try sample.percentile(k) },
        ofSample("PERCENTILE.EXC") { sample, k throws(Fault) in try sample.exclusivePercentile(k) },
        ofSample("QUARTILE") { sample, k throws(Fault) in try sample.percentile(k.rounded(.towardZero) / 4) },
        ofSample("QUARTILE.INC") { sample, k throws(Fault) in try sample.percentile(k.rounded(.towardZero) / 4) },
        ofSample("QUARTILE.EXC") { sample, k throws(Fault) in
            try sample.exclusivePercentile(k.rounded(.towardZero) / 4)
        },
        FunctionEntry("RANK", 2...3, "srs") { call throws(Fault) in .number(try rank(call, averages: false)) },
        FunctionEntry("RANK.EQ", 2...3, "srs") { call throws(Fault) in .number(try rank(call, averages: false)) },
        FunctionEntry("RANK.AVG", 2...3, "srs") { call throws(Fault) in .number(try rank(call, averages: true)) },
        FunctionEntry("PERCENTRANK", 2...3, "rss") { call throws(Fault) in .number(try percentRank(call, false)) },
        FunctionEntry("PERCENTRANK.INC", 2...3, "rss") { call throws(Fault) in .number(try percentRank(call, false)) },
        FunctionEntry("PERCENTRANK.EXC", 2...3, "rss") { call throws(Fault) in .number(try percentRank(call, true)) },
        FunctionEntry("TRIMMEAN", 2...2, "rs") { call throws(Fault) in
            let (numbers, part) = (try call.numbers(of: 0).sorted(), try call.number(1))
            guard !numbers.isEmpty, part >= 0, part < 1 else { throw .number }
            let cut = Int(Double(numbers.count) * part / 2)
            return .number(try Sample(Array(numbers[cut..<(numbers.count - cut)])).mean())
        },
    ]

    private static func rank(_ call: Call, averages: Bool) throws(Fault) -> Double {
        let (number, numbers) = (try call.number(0), try call.numbers(of: 1))
        let isAscending = try call.number(2, default: 0) != 0
        let equal = numbers.count { $0 == number }
        guard equal > 0 else { throw .notAvailable }
        let before = numbers.count { isAscending ? $0 < number : $0 > number }
        return Double(before + 1) + (averages ? Double(equal - 1) / 2 : 0)
    }

    private static func percentRank(_ call: Call, _ isExclusive: Bool) throws(Fault) -> Double {
        let digits = try call.whole(2, default: 3)
        guard (1...15).contains(digits) else { throw .number }
        let numbers = try call.numbers(of: 0)
        if numbers.isEmpty { throw .number }
        let rank = try Sample(numbers).percentRank(try call.number(1), isExclusive: isExclusive)
        let scale = RealFunctions.power(10, Double(digits))
        return (rank * scale + 1e-9).rounded(.down) / scale
    }

    // MARK: Pairs of numbers

    /// A function of two lists of numbers of one length; places where one of them has no number are left out.
    private static func ofPairs(
        _ name: String, _ body: @escaping @Sendable ([(x: Double, y: Double)]) throws(Fault) -> Double
    ) -> FunctionEntry {
        FunctionEntry(name, 2...2, "aa") { call throws(Fault) in .number(try body(try numberPairs(call, 0, 1))) }
    }

    static func numberPairs(_ call: Call, _ one: Int, _ other: Int) throws(Fault) -> [(x: Double, y: Double)] {
        let (left, right) = (try call.array(one), try call.array(other))
        guard left.values.count == right.values.count else { throw .notAvailable }
        var pairs: [(x: Double, y: Double)] = []
        for (first, second) in zip(left.values, right.values) {
            if case .error(let error) = first { throw Fault(error) }
            if case .error(let error) = second { throw Fault(error) }
            if case .number(let x) = first, case .number(let y) = second { pairs.append((x, y)) }
        }
        return pairs
    }

    /// Means and sums of products of distances from them.
    struct Moments {
        var (meanX, meanY, xx, yy, xy) = (0.0, 0.0, 0.0, 0.0, 0.0)
        let count: Double

        init(_ pairs: [(x: Double, y: Double)]) throws(Fault) {
            count = Double(pairs.count)
            if pairs.isEmpty { throw .division }
            meanX = pairs.reduce(0) { $0 + $1.x } / count
            meanY = pairs.reduce(0) { $0 + $1.y } / count
            for pair in pairs {
                xx += (pair.x - meanX) * (pair.x - meanX)
                yy += (pair.y - meanY) * (pair.y - meanY)
                xy += (pair.x - meanX) * (pair.y - meanY)
            }
        }

        func correlation() throws(Fault) -> Double {
            if xx == 0 || yy == 0 { throw .division }
            return xy / (xx * yy).squareRoot()
        }

        /// The slope of `y` over `x`.
        func slope() throws(Fault) -> Double {
            if xx == 0 { throw .division }
            return xy / xx
        }
    }

    private static let pairs: [FunctionEntry] = [
        ofPairs("SUMX2MY2") { pairs throws(Fault) in try sum(pairs) { $0.x * $0.x - $0.y * $0.y } },
        ofPairs("SUMX2PY2") { pairs throws(Fault) in try sum(pairs) { $0.x * $0.x + $0.y * $0.y } },
        ofPairs("SUMXMY2") { pairs throws(Fault) in try sum(pairs) { ($0.x - $0.y) * ($0.x - $0.y) } },
        ofPairs("CORREL") { pairs throws(Fault) in try Moments(pairs).correlation() },
        ofPairs("PEARSON") { pairs throws(Fault) in try Moments(pairs).correlation() },
        ofPairs("RSQ") { pairs throws(Fault) in
            let correlation = try Moments(pairs).correlation()
            return correlation * correlation
        },
        ofPairs("COVAR") { pairs throws(Fault) in try Moments(pairs).xy / Double(pairs.count) },
        ofPairs("COVARIANCE.P") { pairs throws(Fault) in try Moments(pairs).xy / Double(pairs.count) },
        ofPairs("COVARIANCE.S") { pairs throws(Fault) in
            if pairs.count < 2 { throw .division }
            return try Moments(pairs).xy / Double(pairs.count - 1)
        },
        // The known y values come first.
        ofPairs("SLOPE") { pairs throws(Fault) in try Moments(pairs.map { ($0.y, $0.x) }).slope() },
        ofPairs("INTERCEPT") { pairs throws(Fault) in
            let moments = try Moments(pairs.map { ($0.y, $0.x) })
            return moments.meanY - (try moments.slope()) * moments.meanX
        },
        ofPairs("STEYX") { pairs throws(Fault) in
            if pairs.count < 3 { throw .division }
            let moments = try Moments(pairs.map { ($0.y, $0.x) })
            let rest = moments.yy - moments.xy * (try moments.slope())
            return (rest / (moments.count - 2)).squareRoot()
        },
        FunctionEntry("FORECAST", 3...3, "saa") { call throws(Fault) in .number(try forecast(call)) },
        FunctionEntry("FORECAST.LINEAR", 3...3, "saa") { call throws(Fault) in .number(try forecast(call)) },
    ]

    private static func sum(
        _ pairs: [(x: Double, y: Double)], _ term: ((x: Double, y: Double)) -> Double
    ) throws(Fault) -> Double {
        if pairs.isEmpty { throw .division }
        return pairs.reduce(0) { $0 + term($1) }
    }

    private static func forecast(_ call: Call) throws(Fault) -> Double {
        let moments = try Moments(try numberPairs(call, 1, 2).map { ($0.y, $0.x) })
        let slope = try moments.slope()
        return moments.meanY - slope * moments.meanX + slope * (try call.number(0))
    }
}
