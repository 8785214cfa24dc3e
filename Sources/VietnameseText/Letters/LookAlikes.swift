/// Characters that look like a Latin letter or an ASCII digit and are another: `Ð` (eth), Cyrillic, Greek, full-width.
///
/// ```swift
/// LookAlikes.replaced("Ðà Nẵng")?.text  // "Đà Nẵng"
/// ```
public struct LookAlikes: Sendable, Equatable {
    /// The text with the letters meant.
    public let text: String
    /// Whether an eth stood for `Đ`: a slip that leaves no doubt.
    public let hasEth: Bool
    /// Whether letters of another script or full-width characters were found: somebody should look.
    public let hasForeign: Bool

    /// What is to be recorded.
    public var normalisations: [Normalisation] { (hasEth ? [.eth] : []) + (hasForeign ? [.lookAlike] : []) }
    /// An eth is taken, anything else warned of.
    public var outcome: Outcome { hasForeign ? .warned : .accepted }

    /// The text with look-alikes replaced; `nil` when it has none.
    ///
    /// - Complexity: one pass over the bytes, no allocation, for a text without any.
    public static func replaced(_ text: String) -> LookAlikes? {
        guard mayHave(text) else { return nil }
        var result: [UInt8] = []
        var (hasEth, hasForeign) = (false, false)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xD0, 0x189:
                result.append("Đ" as Unicode.Scalar)
                hasEth = true
            case 0xF0:
                result.append("đ" as Unicode.Scalar)
                hasEth = true
            case 0xFF01...0xFF5E:
                result.append(UInt8(scalar.value - 0xFEE0))
                hasForeign = true
            case 0x370...0x4FF:
                if let latin = letters[scalar.value] {
                    result.append(latin)
                    hasForeign = true
                } else {
                    result.append(scalar)
                }
            default: result.append(scalar)
            }
        }
        guard hasEth || hasForeign else { return nil }
        return LookAlikes(text: String(decoding: result, as: UTF8.self), hasEth: hasEth, hasForeign: hasForeign)
    }

    private static func mayHave(_ text: String) -> Bool {
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte >= 0xCD, byte <= 0xD3 || byte == 0xEF { return true }
            // C3 90 Ð, C3 B0 ð, C6 89 Ɖ.
            if previous == 0xC3, byte == 0x90 || byte == 0xB0 { return true }
            if previous == 0xC6, byte == 0x89 { return true }
            previous = byte
        }
        return false
    }

    private static let letters: [UInt32: Unicode.Scalar] = {
        let pairs: [(String, String)] = [
            ("АВЕКМНОРСТУХІЈЅаеорсухіјѕԁһ", "ABEKMHOPCTYXIJSaeopcyxijsdh"),
            ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονι", "ABEZHIKMNOPTYXovi"),
        ]
        var table: [UInt32: Unicode.Scalar] = [:]
        for (foreign, latin) in pairs {
            for (one, other) in zip(foreign.unicodeScalars, latin.unicodeScalars) { table[one.value] = other }
        }
        return table
    }()
}
