/// A format that cells take on when a condition holds (ECMA-376 part 1, 18.3.1.18).
public struct ConditionalFormat: Sendable, Hashable {
    /// How a cell's value is compared (ECMA-376 part 1, 18.18.15).
    public enum Comparison: String, Sendable, Hashable {
        /// Less than the first formula.
        case lessThan
        /// At most the first formula.
        case lessThanOrEqual
        /// Equal to the first formula.
        case equal
        /// Not equal to the first formula.
        case notEqual
        /// At least the first formula.
        case greaterThanOrEqual
        /// More than the first formula.
        case greaterThan
        /// From the first to the second formula.
        case between
        /// Outside the first to the second formula.
        case notBetween
    }

    /// What is looked at.
    public enum Rule: Sendable, Hashable {
        /// The cell's value against one or two formulas (without `=`).
        case cellIs(Comparison, String, String? = nil)
        /// A formula, written for the first cell of the range; it holds where it gives `TRUE`.
        case expression(String)
        /// Two or three colours, from the least value to the greatest.
        case colorScale(low: Color, middle: Color? = nil, high: Color)
        /// A bar as long as the value.
        case dataBar(Color)
    }

    /// The cells.
    public var ranges: [CellRange]
    /// The condition.
    public var rule: Rule
    /// What changes where the condition holds; scales and bars need none. Number format, font, fill and border count,
    /// as far as they differ from a plain ``CellStyle``.
    public var style: CellStyle?
    /// Whether later formats are not looked at where this one holds.
    public var stopsIfTrue: Bool

    /// Creates a conditional format. Of several, an earlier one wins.
    public init(_ ranges: [CellRange], _ rule: Rule, style: CellStyle? = nil, stopsIfTrue: Bool = false) {
        self.ranges = ranges
        self.rule = rule
        self.style = style
        self.stopsIfTrue = stopsIfTrue
    }
}
