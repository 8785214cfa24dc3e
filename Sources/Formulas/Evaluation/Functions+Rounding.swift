import SheetModel

/// Rounding of numbers as their first 15 digits spell them.
enum Rounding {
    /// `digits` behind the point, before it when negative; halves away from zero.
    static func rounded(_ number: Double, digits: Int, _ rule: FloatingPointRoundingRule = .toNearestOrAwayFromZero)
        -> Double
    {
        if number == 0 || !number.isFinite || digits > 320 { return number }
        if digits < -308 { return rule == .awayFromZero ? .infinity : 0 }
        // Very small and very large powers of ten are taken in two steps.
        let scale = RealFunctions.power(10, Double(min(digits.magnitude, 300)))
        var scaled = digits >= 0 ? number.magnitude * scale : number.magnitude / scale
        guard scaled < 9_007_199_254_740_992 else { return number }
        if scaled > 1e12, digits >= 0 { scaled = NumberText.rounded15(number.magnitude) * scale }
        let floor = scaled.rounded(.down)
        let part = scaled - floor
        // What binary numbers lack or add to the decimals that are meant.
        let slack = min(scaled * 1e-15, 0.2) + 1e-300
        let up: Bool
        switch rule {
        case .awayFromZero: up = part > slack
        case .towardZero: up = 1 - part <= slack
        default: up = part >= 0.5 - slack
        }
        let whole = up ? floor + 1 : floor
        let result = digits >= 0 ? whole / scale : whole * scale
        return number < 0 ? -result : result
    }

    /// The multiple of `step` next to a number; both at least 0.
    static func multiple(_ number: Double, of step: Double, _ rule: FloatingPointRoundingRule) -> Double {
        if step == 0 { return 0 }
        let count = number / step
        let nearest = count.rounded()
        if (count - nearest).magnitude <= count.magnitude * 1e-15 { return nearest * step }
        return count.rounded(rule) * step
    }
}

extension FunctionEntry {
    static let rounding: [FunctionEntry] = [
        FunctionEntry("ROUND", 2...2, "ss") { call throws(Fault) in .number(try rounded(call, .toNearestOrAwayFromZero))
        },
        FunctionEntry("ROUNDUP", 2...2, "ss") { call throws(Fault) in .number(try rounded(call, .awayFromZero)) },
        FunctionEntry("ROUNDDOWN", 2...2, "ss") { call throws(Fault) in .number(try rounded(call, .towardZero)) },
        FunctionEntry("TRUNC", 1...2, "ss") { call throws(Fault) in .number(try rounded(call, .towardZero)) },
        ofNumber("INT") { x in
            let nearest = x.rounded()
            if nearest != x, (x - nearest).magnitude < x.magnitude * 1e-15 { return nearest }
            return x.rounded(.down)
        },
        ofNumber("EVEN") { x in
            let pairs = (x.magnitude / 2).rounded(.up) * 2
            return x < 0 ? -pairs : pairs
        },
        ofNumber("ODD") { x in
            let odd = max(1, ((x.magnitude - 1) / 2).rounded(.up) * 2 + 1)
            return x < 0 ? -odd : odd
        },
        ofNumbers("MROUND") { x, step throws(Fault) in
            if step == 0 || x == 0 { return 0 }
            if (x < 0) != (step < 0) { throw .number }
            let count = (x / step).magnitude
            let rounded = (count + 0.5 + count * 1e-15).rounded(.down) * step.magnitude
            return x < 0 ? -rounded : rounded
        },
        ofNumbers("CEILING") { x, step throws(Fault) in
            if x == 0 || step == 0 { return 0 }
            if x > 0, step < 0 { throw .number }
            let sizes = (x.magnitude, step.magnitude)
            if x > 0 { return Rounding.multiple(sizes.0, of: sizes.1, .up) }
            return -Rounding.multiple(sizes.0, of: sizes.1, step < 0 ? .up : .down)
        },
        ofNumbers("FLOOR") { x, step throws(Fault) in
            if x == 0 { return 0 }
            if step == 0 { throw .division }
            if x > 0, step < 0 { throw .number }
            let sizes = (x.magnitude, step.magnitude)
            if x > 0 { return Rounding.multiple(sizes.0, of: sizes.1, .down) }
            return -Rounding.multiple(sizes.0, of: sizes.1, step < 0 ? .down : .up)
        },
        FunctionEntry("CEILING.MATH", 1...3, "sss") { call throws(Fault) in .number(try ceiling(call, hasMode: true)) },
        FunctionEntry("CEILING.PRECISE", 1...2, "ss") { call throws(Fault) in .number(try ceiling(call, hasMode: false))
        },
        FunctionEntry("ISO.CEILING", 1...2, "ss") { call throws(Fault) in .number(try ceiling(call, hasMode: false)) },
        FunctionEntry("FLOOR.MATH", 1...3, "sss") { call throws(Fault) in .number(try floor(call, hasMode: true)) },
        FunctionEntry("FLOOR.PRECISE", 1...2, "ss") { call throws(Fault) in .number(try floor(call, hasMode: false)) },
    ]

    private static func rounded(_ call: Call, _ rule: FloatingPointRoundingRule) throws(Fault) -> Double {
        let number = try call.number(0)
        let digits = try call.number(1, default: 0).rounded(.towardZero)
        return Rounding.rounded(number, digits: Int(max(-400, min(400, digits))), rule)
    }

    private static func ceiling(_ call: Call, hasMode: Bool) throws(Fault) -> Double {
        let (x, step) = (try call.number(0), try call.number(1, default: 1).magnitude)
        let isAway = hasMode ? try call.number(2, default: 0) != 0 : false
        if x >= 0 { return Rounding.multiple(x, of: step, .up) }
        return -Rounding.multiple(-x, of: step, isAway ? .up : .down)
    }

    private static func floor(_ call: Call, hasMode: Bool) throws(Fault) -> Double {
        let (x, step) = (try call.number(0), try call.number(1, default: 1).magnitude)
        let isToward = hasMode ? try call.number(2, default: 0) != 0 : false
        if x >= 0 { return Rounding.multiple(x, of: step, .down) }
        return -Rounding.multiple(-x, of: step, isToward ? .down : .up)
    }

    // MARK: Angles

    /// Angles beyond this size have no sine in Excel.
    private static func angle(_ x: Double) throws(Fault) -> Double {
        if x.magnitude >= 134_217_728 { throw .number }
        return x
    }

    static let trigonometry: [FunctionEntry] = [
        ofNumber("SIN") { x throws(Fault) in RealFunctions.sine(try angle(x)) },
        ofNumber("COS") { x throws(Fault) in RealFunctions.cosine(try angle(x)) },
        ofNumber("TAN") { x throws(Fault) in RealFunctions.tangent(try angle(x)) },
        ofNumber("COT") { x throws(Fault) in
            if x == 0 { throw .division }
            return 1 / RealFunctions.tangent(try angle(x))
        },
        ofNumber("SEC") { x throws(Fault) in 1 / RealFunctions.cosine(try angle(x)) },
        ofNumber("CSC") { x throws(Fault) in
            if x == 0 { throw .division }
            return 1 / RealFunctions.sine(try angle(x))
        },
        ofNumber("ASIN") { RealFunctions.arcSine($0) },
        ofNumber("ACOS") { RealFunctions.arcCosine($0) },
        ofNumber("ATAN") { RealFunctions.arcTangent($0) },
        ofNumber("ACOT") { Double.pi / 2 - RealFunctions.arcTangent($0) },
        ofNumbers("ATAN2") { x, y throws(Fault) in
            if x == 0, y == 0 { throw .division }
            return RealFunctions.arcTangent(y: y, x: x)
        },
        ofNumber("SINH") { RealFunctions.hyperbolicSine($0) },
        ofNumber("COSH") { RealFunctions.hyperbolicCosine($0) },
        ofNumber("TANH") { RealFunctions.hyperbolicTangent($0) },
        ofNumber("COTH") { x throws(Fault) in
            if x == 0 { throw .division }
            return 1 / RealFunctions.hyperbolicTangent(x)
        },
        ofNumber("SECH") { 1 / RealFunctions.hyperbolicCosine($0) },
        ofNumber("CSCH") { x throws(Fault) in
            if x == 0 { throw .division }
            return 1 / RealFunctions.hyperbolicSine(x)
        },
        ofNumber("ASINH") { RealFunctions.areaSine($0) },
        ofNumber("ACOSH") { RealFunctions.areaCosine($0) },
        ofNumber("ATANH") { RealFunctions.areaTangent($0) },
        ofNumber("ACOTH") { RealFunctions.areaTangent(1 / $0) },
        ofNumber("RADIANS") { $0 * Double.pi / 180 },
        ofNumber("DEGREES") { $0 * 180 / Double.pi },
    ]
}
