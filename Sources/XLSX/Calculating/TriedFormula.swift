public import Findings
internal import Formulas
public import SheetModel

/// A formula that is not in the workbook, and the cell it is to be tried in.
public struct TriedFormula: Sendable, Hashable {
    /// The sheet's name.
    public var sheet: String
    /// The cell.
    public var cell: CellReference
    /// The formula, without `=`.
    public var formula: String

    /// Creates a formula to be tried.
    public init(sheet: String, cell: CellReference, formula: String) {
        self.sheet = sheet
        self.cell = cell
        self.formula = formula
    }
}

extension Workbook {
    /// Calculates all formulas as ``calculate(now:seed:)`` does, and what other formulas would give in their cells, each by
    /// itself, with the stored results of the workbook's own.
    ///
    /// ```swift
    /// let issued = TriedFormula(sheet: "Biểu 01", cell: cell, formula: "SUM(F5:F16)")
    /// let (calculation, results) = try workbook.calculate(now: 44_860.5, trying: [issued])
    /// ```
    ///
    /// - Returns: for each formula tried its result; `nil` where it was not evaluated.
    /// - Throws: as ``forEachRow(of:reading:_:)``.
    /// - Complexity: as ``calculate(now:seed:)``.
    public func calculate(
        now: Double, seed: UInt64 = 1, trying tried: [TriedFormula]
    ) throws(Problem) -> (calculation: Calculation, results: [CellValue?]) {
        let book = try FormulaBook(self, now: now, seed: seed)
        let report = book.comparison(book.calculation.run(), sheets: sheets.map(\.name)).report
        guard !tried.isEmpty else { return (report, []) }
        let numbers = Dictionary(sheets.map { ($0.name, $0.index) }) { first, _ in first }
        var trial = book.calculation
        let results: [CellValue?] = tried.map { formula in
            guard let sheet = numbers[formula.sheet] else { return nil }
            let number = trial.formulas.count
            trial.add(
                Recalculation.Formula(
                    formula.formula, sheet: sheet, cell: formula.cell, arrayRange: nil, stored: .blank))
            let outcome = trial.run([number])
            guard outcome.cycles.isEmpty, !outcome.notEvaluated.contains(where: { $0.formula == number }) else {
                return nil
            }
            return outcome.results[number]
        }
        return (report, results)
    }
}
