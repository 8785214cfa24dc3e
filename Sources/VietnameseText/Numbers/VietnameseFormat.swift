public import FoundationEssentials

/// Numbers as Vietnamese documents write them: points between thousands, a comma before decimals.
///
/// What is written reads back the same.
///
/// ```swift
/// VietnameseFormat.number(1500.5)              // "1.500,5"
/// VietnameseFormat.money(170_000_000)          // "170.000.000 đồng"
/// VietnameseFormat.percent(2450 / 2600, decimals: 1)  // "94,2%"
/// ```
public enum VietnameseFormat {
    /// A number with all its decimals, or rounded to so many, halves away from zero.
    ///
    /// - Parameter padsDecimals: whether zeros fill up the decimals asked for.
    public static func number(_ value: Decimal, decimals: Int? = nil, padsDecimals: Bool = false) -> String {
        let shown = decimals.map { value.rounded(decimals: $0) } ?? value
        let text = shown.canonicalText
        let isNegative = text.hasPrefix("-")
        let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first else { return text }
        var result: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        let digits = Array(whole.utf8)
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result.append(UInt8(ascii: ".")) }
            result.append(digit)
        }
        var fraction = parts.count > 1 ? Array(parts[1].utf8) : []
        if padsDecimals, let decimals {
            while fraction.count < decimals { fraction.append(UInt8(ascii: "0")) }
        }
        if !fraction.isEmpty { result += [UInt8(ascii: ",")] + fraction }
        return String(decoding: result, as: UTF8.self)
    }

    /// A sum of money in đồng, rounded to whole đồng.
    public static func money(_ value: Decimal) -> String { number(value, decimals: 0) + " đồng" }

    /// A share, 1 for `100%`, rounded to so many decimals of a percent.
    public static func percent(_ share: Decimal, decimals: Int? = nil) -> String {
        number(share * 100, decimals: decimals) + "%"
    }

    /// A number with its unit: `1,5 ha`.
    public static func quantity(_ value: Decimal, unit: String?) -> String {
        unit.map { number(value) + " " + $0 } ?? number(value)
    }
}
