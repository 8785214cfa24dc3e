public import SheetModel

/// The formulas and typed numbers of one sheet, to be held against each other and against those of an issued form.
///
/// ```swift
/// var sheet = FormulaSheet(sheet: "Biểu 01")
/// sheet.add(formula: "SUM(B5:B16)", at: CellReference(row: 16, column: 1))
/// sheet.add(number: 47, at: CellReference(row: 16, column: 2))
/// sheet.add(formula: "SUM(D5:D16)", at: CellReference(row: 16, column: 3))
/// sheet.oddFormulas()             // with more columns of the kind: C17 was typed over
/// sheet.changes(from: issued)
/// ```
///
/// Two formulas have the same form when their R1C1 notations are the same (``R1C1Notation``), save for spaces, upper and
/// lower case, parentheses that change nothing, a leading `+`, and the name of the sheet itself.
///
/// A cell takes 12 bytes, and 8 more when it has a number; a formula's text is kept once for all cells of its form.
public struct FormulaSheet: Sendable {
    /// A cell with a formula or a number, in a row or column.
    struct Entry {
        /// The row, or the column.
        let line: Int32
        /// The column, or the row.
        let place: Int32
        /// The number of the formula's form; of a number the complement of its place among the numbers.
        let form: Int32
    }

    private(set) var forms: FormulaForms
    private(set) var numbers: [Double] = []
    /// The cells by row and column, as they were added.
    private(set) var entries: [Entry] = []
    /// The cells of array formulas that fill several.
    private(set) var arrays: [CellRange] = []

    /// Creates a sheet without cells.
    public init(sheet: String) { forms = FormulaForms(sheet: sheet) }

    /// The sheet's name.
    public var sheet: String { forms.sheet }

    /// Adds a formula, without `=`; of an array formula, the cells it fills too. Cells come in any order, each once; one
    /// off the sheet is left out.
    ///
    /// - Complexity: O(*n*) in the text's length; a formula that was filled down is parsed once.
    public mutating func add(formula text: String, at cell: CellReference, array: CellRange? = nil) {
        guard Self.isOnSheet(cell), !text.isEmpty else { return }
        append(cell, forms.number(of: text, at: cell, isArray: array != nil))
        if let array, array.first != array.last { arrays.append(array) }
    }

    /// Adds a number that no formula gives.
    public mutating func add(number: Double, at cell: CellReference) {
        guard Self.isOnSheet(cell) else { return }
        append(cell, ~Int32(truncatingIfNeeded: numbers.count))
        numbers.append(number)
    }

    private static func isOnSheet(_ cell: CellReference) -> Bool {
        (0..<CellReference.rowLimit).contains(cell.row) && (0..<CellReference.columnLimit).contains(cell.column)
    }

    private mutating func append(_ cell: CellReference, _ form: Int32) {
        entries.append(Entry(line: Int32(cell.row), place: Int32(cell.column), form: form))
    }

    /// Those of `cells` that array formulas fill: what stands there is a result, whatever it looks like.
    ///
    /// - Complexity: O((*a* + *c*) log *c*) for *a* array formulas and *c* cells, whatever the arrays' size.
    func cellsOfArrays(among cells: [CellReference]) -> [CellReference] {
        guard !arrays.isEmpty, !cells.isEmpty else { return [] }
        var index = AreaIndex(cells.enumerated().map { (SheetArea(sheet: 0, cell: $1), $0) })
        var found: [Int] = []
        for array in arrays { index.takeAll(in: SheetArea(sheet: 0, range: array), &found) }
        return found.map { cells[$0] }
    }
}

extension [FormulaSheet.Entry] {
    /// In the order of lines, and of places on each.
    func inOrder() -> [Element] { sorted { ($0.line, $0.place) < ($1.line, $1.place) } }

    /// The form of the cell at `place` on a line, of entries in order; `nil` where there is none.
    func form(at place: Int32, on line: Int32) -> Int32? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if (self[middle].line, self[middle].place) < (line, place) { low = middle + 1 } else { high = middle }
        }
        guard low < count, self[low].line == line, self[low].place == place else { return nil }
        return self[low].form
    }
}
