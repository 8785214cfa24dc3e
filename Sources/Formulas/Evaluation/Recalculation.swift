public import SheetModel

/// Calculates the formulas of a workbook, each once, in the order in which they need each other.
///
/// ```swift
/// var calculation = Recalculation(book)
/// calculation.add(.init("SUM(A1:A3)", sheet: 0, cell: CellReference(row: 3, column: 0), stored: .number(6)))
/// let outcome = calculation.run()
/// outcome.results[0]   // .number(…)
/// ```
///
/// No order is computed beforehand: a formula that asks for a result that is not there yet is put off until the ones it
/// asked for are done, on a stack of its own, so that no chain of formulas, however long, makes deep calls. What
/// `INDIRECT` and `OFFSET` point at, and branches of `IF` that are not taken, are therefore treated exactly.
public struct Recalculation {
    /// A formula and where it stands.
    public struct Formula: Sendable {
        /// The text, without `=`; of a member of a shared group the text of its master.
        public var text: String
        /// The cell in which ``text`` reads as it stands, when that is not the formula's own: the master of a shared group.
        public var origin: CellReference?
        /// The sheet, from 0.
        public var sheet: Int
        /// The cell; of an array formula the top left one.
        public var cell: CellReference
        /// The cells of an array formula (`t="array"`).
        public var arrayRange: CellRange?
        /// Whether the array formula is dynamic (`cm`), so that its size is that of its result.
        public var isDynamic = false
        /// The stored result, which is kept where the formula is not evaluated.
        public var stored: CellValue

        /// Creates a formula.
        public init(
            _ text: String, sheet: Int, cell: CellReference, origin: CellReference? = nil,
            arrayRange: CellRange? = nil, isDynamic: Bool = false, stored: CellValue = .blank
        ) {
            self.text = text
            self.sheet = sheet
            self.cell = cell
            self.origin = origin
            self.arrayRange = arrayRange
            self.isDynamic = isDynamic
            self.stored = stored
        }

        /// All cells that belong to it.
        public var area: SheetArea { SheetArea(sheet: sheet, range: arrayRange ?? CellRange(cell, cell)) }

        /// The cells that results are calculated for: of an array formula of more than 4,194,304 cells only the first one.
        public var resultRange: CellRange {
            let range = area.range
            return range.rows.count * range.columns.count <= FormulaArray.limit ? range : CellRange(cell, cell)
        }
    }

    /// What came out; lists are in the order of the formulas given.
    public struct Outcome: Sendable {
        /// The result of each formula; of an array formula that of its first cell. Where a formula was not evaluated, or
        /// stands in a cycle without iterative calculation, its stored result.
        public internal(set) var results: [CellValue] = []
        /// The results of array formulas, by formula.
        public internal(set) var arrays: [Int: FormulaArray] = [:]
        /// Formulas that were not evaluated, and why.
        public internal(set) var notEvaluated: [NotEvaluated] = []
        /// Formulas that need each other in a circle, or themselves; each list ascending.
        public internal(set) var cycles: [[Int]] = []
        /// For each formula, whether its result depends on the clock or on chance (`NOW`, `RAND` and their kin), also by
        /// way of other formulas.
        public internal(set) var isVariable: [Bool] = []
    }

    /// The constants, names and tables; results of formulas that are not to be calculated stand among the constants.
    public let book: CalculationBook
    /// The formulas added.
    public private(set) var formulas: [Formula] = []
    private var shapeNumbers: [Int] = []
    private var cache: ShapeCache

    /// The names of all functions that are evaluated, in order, without the `_xlfn.` of files.
    ///
    /// - Complexity: O(*n* log *n*) in their number, about 340.
    public static var functions: [String] { FunctionEntry.names }

    /// Creates a calculation without formulas.
    public init(_ book: CalculationBook) {
        self.book = book
        cache = ShapeCache(places: SheetPlaces(book))
    }

    /// Adds a formula; its number is the count of those before it. One on a sheet or cell that is not there is kept
    /// and never evaluated.
    ///
    /// - Complexity: O(*n*) in the text's length; a text that was filled down is parsed once.
    public mutating func add(_ formula: Formula) {
        formulas.append(formula)
        shapeNumbers.append(cache.shape(of: formula.text, at: formula.origin ?? formula.cell))
    }

    /// Calculates all formulas, or some of them; the others then keep their stored results.
    ///
    /// - Parameter subset: Numbers of formulas, such as ``dependents(of:)`` gives them.
    /// - Complexity: O(*f* + *r*) in the number of formulas and of cells they read; sums of long columns, and searches
    ///   and conditions on them, share what they read.
    public func run(_ subset: [Int]? = nil) -> Outcome {
        var run = CalculationRun(book, formulas, shapeNumbers.map { cache.shapes[$0] }, subset)
        return run.outcome()
    }

    /// The formulas to calculate again when cells have other values: those that read them, all that depend on these, and
    /// the volatile ones with all that depends on them.
    ///
    /// - Complexity: O(*n* log *n*) in the number of areas read.
    public func dependents(of changed: [SheetArea]) -> [Int] {
        let evaluator = Evaluator(book)
        var always: [Int] = []
        var list: [DependencyIndex.Formula] = []
        list.reserveCapacity(formulas.count)
        for (number, formula) in formulas.enumerated() {
            let frame = Frame(
                sheet: Int32(truncatingIfNeeded: formula.sheet), row: Int32(truncatingIfNeeded: formula.cell.row),
                column: Int32(truncatingIfNeeded: formula.cell.column), isArray: false)
            evaluator.work.begin()
            var reads = ShapeReads(evaluator: evaluator)
            reads.collect(cache.shapes[shapeNumbers[number]], frame)
            if reads.isOpen { always.append(number) }
            list.append(.init(at: formula.area, reads: reads.areas))
        }
        return DependencyIndex(list).dependents(of: changed, also: always)
    }
}
