/// A cell that is not what the formulas on both sides of it are.
///
/// ```swift
/// for odd in try workbook.oddFormulas(of: sheet) { print(odd.cell, odd.kind, odd.expected) }
/// ```
public struct OddFormula: Hashable, Sendable {
    /// What is odd.
    public enum Kind: Hashable, Sendable {
        /// The formula is another one than that of its neighbours.
        case differs(from: Neighbours)
        /// A number stands where the neighbours have a formula.
        case typedOver(between: Neighbours)
    }

    /// Where the neighbours stand that agree with each other.
    public enum Neighbours: Hashable, Sendable {
        /// Left and right.
        case inRow
        /// Above and below.
        case inColumn
    }

    /// The cell.
    public var cell: CellReference
    /// What is odd.
    public var kind: Kind
    /// The formula that stands in the cell, without `=`; `nil` for a number.
    public var formula: String?
    /// The number that stands in the cell; `nil` for a formula.
    public var number: Double?
    /// The neighbours' formula as it reads in this cell, in A1 notation without `=`.
    public var expected: String
    /// How many formulas of the run have the expected form, at least 3.
    public var run: Int

    /// Creates an entry.
    public init(
        cell: CellReference, kind: Kind, formula: String? = nil, number: Double? = nil, expected: String, run: Int
    ) {
        self.cell = cell
        self.kind = kind
        self.formula = formula
        self.number = number
        self.expected = expected
        self.run = run
    }
}
