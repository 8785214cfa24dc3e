/// What calculating a workbook's formulas gave, beside the results that the file stores.
///
/// ```swift
/// let calculation = try Workbook(path: "bieu-01.xlsx").calculate(now: 44_860.5)
/// for difference in calculation.differ { print(difference.sheet, difference.cell, difference.computed) }
/// ```
public struct Calculation: Sendable {
    /// A formula whose stored result is not the computed one.
    public struct Difference: Sendable {
        /// The sheet's name.
        public var sheet: String
        /// The cell.
        public var cell: CellReference
        /// The formula, without `=`.
        public var formula: String
        /// What the file stores; blank where it stores nothing.
        public var stored: CellValue
        /// What was computed.
        public var computed: CellValue

        /// Creates a difference.
        public init(sheet: String, cell: CellReference, formula: String, stored: CellValue, computed: CellValue) {
            self.sheet = sheet
            self.cell = cell
            self.formula = formula
            self.stored = stored
            self.computed = computed
        }
    }

    /// A formula that was not evaluated; its stored result stands.
    public struct Unevaluated: Sendable {
        /// The sheet's name.
        public var sheet: String
        /// The cell.
        public var cell: CellReference
        /// The formula, without `=`.
        public var formula: String
        /// Why, in a few English words.
        public var reason: String

        /// Creates an entry.
        public init(sheet: String, cell: CellReference, formula: String, reason: String) {
            self.sheet = sheet
            self.cell = cell
            self.formula = formula
            self.reason = reason
        }
    }

    /// Creates what a workbook without formulas gives.
    public init() {}

    /// How many formulas there are.
    public var formulas = 0
    /// How many stored results agree: numbers to a relative 1e-14 or an absolute 1e-12, everything else exactly.
    public var agree = 0
    /// How many depend on the clock or on chance (`NOW`, `RAND` …), which no stored result can be held against.
    public var volatile = 0
    /// The formulas whose stored result differs, in the order of sheets and rows.
    public var differ: [Difference] = []
    /// The formulas that were not evaluated, those in cycles included.
    public var notEvaluated: [Unevaluated] = []

    /// Whether two results agree, see ``agree``.
    public static func agrees(_ one: CellValue, _ other: CellValue) -> Bool {
        switch (one, other) {
        case (.number(let left), .number(let right)):
            let difference = (left - right).magnitude
            return left == right || difference <= 1e-12 || difference <= 1e-14 * max(left.magnitude, right.magnitude)
        // The result of a formula that gives nothing is stored as an empty text or not at all.
        case (.blank, .text("")), (.text(""), .blank): return true
        default: return one == other
        }
    }
}
