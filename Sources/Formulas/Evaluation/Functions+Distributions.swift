import SheetModel

extension FunctionEntry {
    static let distributions: [FunctionEntry] = [
        ofNumber("NORMSDIST") { Normal.below($0) },
        FunctionEntry("NORM.S.DIST", 2...2, "ss") { call throws(Fault) in
            let x = try call.number(0)
            return .number(try call.boolean(1) ? Normal.below(x) : Normal.density(x))
        },
        FunctionEntry("NORMDIST", 4...4, "ssss") { call throws(Fault) in .number(try normal(call)) },
        FunctionEntry("NORM.DIST", 4...4, "ssss") { call throws(Fault) in .number(try normal(call)) },
        ofNumber("NORMSINV") { p throws(Fault) in try Normal.inverse(p) },
        ofNumber("NORM.S.INV") { p throws(Fault) in try Normal.inverse(p) },
        FunctionEntry("NORMINV", 3...3, "sss") { call throws(Fault) in .number(try normalInverse(call)) },
        FunctionEntry("NORM.INV", 3...3, "sss") { call throws(Fault) in .number(try normalInverse(call)) },
        ofNumber("GAUSS") { Normal.below($0) - 0.5 },
        ofNumber("PHI") { Normal.density($0) },
        FunctionEntry("STANDARDIZE", 3...3, "sss") { call throws(Fault) in
            let deviation = try call.number(2)
            guard deviation > 0 else { throw .number }
            return .number((try call.number(0) - (try call.number(1))) / deviation)
        },
        FunctionEntry("CONFIDENCE", 3...3, "sss") { call throws(Fault) in .number(try confidence(call)) },
        FunctionEntry("CONFIDENCE.NORM", 3...3, "sss") { call throws(Fault) in .number(try confidence(call)) },
        FunctionEntry("POISSON", 3...3, "sss") { call throws(Fault) in .number(try poisson(call)) },
        FunctionEntry("POISSON.DIST", 3...3, "sss") { call throws(Fault) in .number(try poisson(call)) },
        FunctionEntry("EXPONDIST", 3...3, "sss") { call throws(Fault) in .number(try exponential(call)) },
        FunctionEntry("EXPON.DIST", 3...3, "sss") { call throws(Fault) in .number(try exponential(call)) },
        FunctionEntry("BINOMDIST", 4...4, "ssss") { call throws(Fault) in .number(try binomial(call)) },
        FunctionEntry("BINOM.DIST", 4...4, "ssss") { call throws(Fault) in .number(try binomial(call)) },
        FunctionEntry("WEIBULL", 4...4, "ssss") { call throws(Fault) in .number(try weibull(call)) },
        FunctionEntry("WEIBULL.DIST", 4...4, "ssss") { call throws(Fault) in .number(try weibull(call)) },
        FunctionEntry("ERF", 1...2, "ss") { call throws(Fault) in
            let low = RealFunctions.errorFunction(try call.number(0))
            return .number(call.isGiven(1) ? RealFunctions.errorFunction(try call.number(1)) - low : low)
        },
        ofNumber("ERF.PRECISE") { RealFunctions.errorFunction($0) },
        ofNumber("ERFC") { RealFunctions.complementaryErrorFunction($0) },
        ofNumber("ERFC.PRECISE") { RealFunctions.complementaryErrorFunction($0) },
        ofNumber("GAMMA") { x throws(Fault) in
            if x <= 0, x == x.rounded() { throw .number }
            return RealFunctions.gamma(x)
        },
        ofNumber("GAMMALN") { x throws(Fault) in
            if x <= 0 { throw .number }
            return RealFunctions.logarithmOfGamma(x)
        },
        ofNumber("GAMMALN.PRECISE") { x throws(Fault) in
            if x <= 0 { throw .number }
            return RealFunctions.logarithmOfGamma(x)
        },
        ofNumber("FISHER") { x throws(Fault) in
            guard x > -1, x < 1 else { throw .number }
            return RealFunctions.areaTangent(x)
        },
        ofNumber("FISHERINV") { RealFunctions.hyperbolicTangent($0) },
        FunctionEntry("DELTA", 1...2, "ss") { call throws(Fault) in
            .number(try call.number(0) == (try call.number(1, default: 0)) ? 1 : 0)
        },
        FunctionEntry("GESTEP", 1...2, "ss") { call throws(Fault) in
            .number(try call.number(0) >= (try call.number(1, default: 0)) ? 1 : 0)
        },
    ]

    private static func normal(_ call: Call) throws(Fault) -> Double {
        let deviation = try call.number(2)
        guard deviation > 0 else { throw .number }
        let z = (try call.number(0) - (try call.number(1))) / deviation
        return try call.boolean(3) ? Normal.below(z) : Normal.density(z) / deviation
    }

    private static func normalInverse(_ call: Call) throws(Fault) -> Double {
        let (mean, deviation) = (try call.number(1), try call.number(2))
        guard deviation > 0 else { throw .number }
        return mean + deviation * (try Normal.inverse(try call.number(0)))
    }

    private static func confidence(_ call: Call) throws(Fault) -> Double {
        let (alpha, deviation, size) = (try call.number(0), try call.number(1), try call.number(2).rounded(.towardZero))
        guard alpha > 0, alpha < 1, deviation > 0, size >= 1 else { throw .number }
        return -(try Normal.inverse(alpha / 2)) * deviation / size.squareRoot()
    }

    private static func poisson(_ call: Call) throws(Fault) -> Double {
        let (x, mean) = (try call.number(0).rounded(.towardZero), try call.number(1))
        guard x >= 0, mean >= 0, x < 1e6 else { throw .number }
        func mass(_ k: Double) -> Double {
            if mean == 0 { return k == 0 ? 1 : 0 }
            return RealFunctions.exponential(
                k * RealFunctions.logarithm(mean) - mean - RealFunctions.logarithmOfGamma(k + 1))
        }
        return try call.boolean(2) ? (0...Int(x)).reduce(0) { $0 + mass(Double($1)) } : mass(x)
    }

    private static func exponential(_ call: Call) throws(Fault) -> Double {
        let (x, rate) = (try call.number(0), try call.number(1))
        guard x >= 0, rate > 0 else { throw .number }
        if try call.boolean(2) { return -RealFunctions.exponentialMinusOne(-rate * x) }
        return rate * RealFunctions.exponential(-rate * x)
    }

    private static func binomial(_ call: Call) throws(Fault) -> Double {
        let (hits, trials) = (try call.number(0).rounded(.towardZero), try call.number(1).rounded(.towardZero))
        let chance = try call.number(2)
        guard hits >= 0, hits <= trials, trials < 1e6, chance >= 0, chance <= 1 else { throw .number }
        func mass(_ k: Double) -> Double {
            if chance == 0 { return k == 0 ? 1 : 0 }
            if chance == 1 { return k == trials ? 1 : 0 }
            if trials < 170, let ways = try? combinations(trials, k) {
                return ways * RealFunctions.power(chance, k) * RealFunctions.power(1 - chance, trials - k)
            }
            let ways =
                RealFunctions.logarithmOfGamma(trials + 1) - RealFunctions.logarithmOfGamma(k + 1)
                - RealFunctions.logarithmOfGamma(trials - k + 1)
            return RealFunctions.exponential(
                ways + k * RealFunctions.logarithm(chance) + (trials - k) * RealFunctions.logarithmOfOnePlus(-chance))
        }
        return try call.boolean(3) ? (0...Int(hits)).reduce(0) { $0 + mass(Double($1)) } : mass(hits)
    }

    private static func weibull(_ call: Call) throws(Fault) -> Double {
        let (x, alpha, beta) = (try call.number(0), try call.number(1), try call.number(2))
        guard x >= 0, alpha > 0, beta > 0 else { throw .number }
        let power = RealFunctions.power(x / beta, alpha)
        if try call.boolean(3) { return -RealFunctions.exponentialMinusOne(-power) }
        return alpha / beta * RealFunctions.power(x / beta, alpha - 1) * RealFunctions.exponential(-power)
    }
}

/// The normal distribution with mean 0 and deviation 1.
enum Normal {
    static func density(_ x: Double) -> Double { RealFunctions.exponential(-x * x / 2) / (2 * Double.pi).squareRoot() }
    static func below(_ x: Double) -> Double { RealFunctions.complementaryErrorFunction(-x / 2.0.squareRoot()) / 2 }

    /// The number below which a part `p` lies (a rational approximation, then Halley's steps).
    static func inverse(_ p: Double) throws(Fault) -> Double {
        guard p > 0, p < 1 else { throw .number }
        let tail = min(p, 1 - p)
        let t = (-2 * RealFunctions.logarithm(tail)).squareRoot()
        // Abramowitz and Stegun 26.2.23.
        let above = 2.515517 + t * (0.802853 + t * 0.010328)
        let below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
        var x = -(t - above / below)
        for _ in 0..<4 {
            let error = (Self.below(x) - tail) / density(x)
            x -= error / (1 + x * error / 2)
        }
        return p < 0.5 ? x : -x
    }
}
