import Glibc

/// The C library's functions of real numbers, under names of their own.
enum RealFunctions {
    static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
    static func exponential(_ x: Double) -> Double { exp(x) }
    static func exponentialMinusOne(_ x: Double) -> Double { expm1(x) }
    static func logarithm(_ x: Double) -> Double { log(x) }
    static func logarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }
    static func decimalLogarithm(_ x: Double) -> Double { log10(x) }
    static func binaryLogarithm(_ x: Double) -> Double { log2(x) }
    static func sine(_ x: Double) -> Double { sin(x) }
    static func cosine(_ x: Double) -> Double { cos(x) }
    static func tangent(_ x: Double) -> Double { tan(x) }
    static func arcSine(_ x: Double) -> Double { asin(x) }
    static func arcCosine(_ x: Double) -> Double { acos(x) }
    static func arcTangent(_ x: Double) -> Double { atan(x) }
    static func arcTangent(y: Double, x: Double) -> Double { atan2(y, x) }
    static func hyperbolicSine(_ x: Double) -> Double { sinh(x) }
    static func hyperbolicCosine(_ x: Double) -> Double { cosh(x) }
    static func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }
    static func areaSine(_ x: Double) -> Double { asinh(x) }
    static func areaCosine(_ x: Double) -> Double { acosh(x) }
    static func areaTangent(_ x: Double) -> Double { atanh(x) }
    static func errorFunction(_ x: Double) -> Double { erf(x) }
    static func complementaryErrorFunction(_ x: Double) -> Double { erfc(x) }
    static func gamma(_ x: Double) -> Double { tgamma(x) }
    static func logarithmOfGamma(_ x: Double) -> Double { lgamma(x) }
}
