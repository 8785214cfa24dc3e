/// All indicators of a programme, by code, with their parts.
public struct IndicatorList: Sendable, Hashable {
    /// The indicators, in the order given.
    public let indicators: [Indicator]
    private let places: [String: Int]
    private let parts: [String: [Int]]

    /// Builds the list; of two with one code the first counts.
    ///
    /// - Complexity: O(n).
    public init(_ indicators: [Indicator] = []) {
        self.indicators = indicators
        places = Dictionary(indicators.enumerated().map { ($1.code, $0) }) { first, _ in first }
        parts = Dictionary(grouping: indicators.indices.filter { indicators[$0].parent != nil }) {
            indicators[$0].parent ?? ""
        }
    }

    /// The indicator of a code.
    public subscript(code: String) -> Indicator? { places[code].map { indicators[$0] } }

    /// The indicators that are parts of another, in the order given.
    public func parts(of code: String) -> [Indicator] { (parts[code] ?? []).map { indicators[$0] } }

    /// The indicator that another is a part of.
    public func whole(of indicator: Indicator) -> Indicator? { indicator.parent.flatMap { self[$0] } }

    /// Whether an indicator is, over however many steps, a part of itself, or stands above or below its own line.
    public func isCircular(_ indicator: Indicator) -> Bool {
        var above = indicator.parent
        var seen: Set<String> = []
        while let code = above, seen.insert(code).inserted {
            if code == indicator.code { return true }
            above = self[code]?.parent
        }
        return indicator.numerator == indicator.code || indicator.denominator == indicator.code
    }
}
