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

/// The formulas of a sheet, to be held against each other and against those of the form it was made from.
///
/// ```swift
/// let issued = try form.formulas(of: form.sheets[0])
/// let changes = try workbook.formulas(of: workbook.sheets[0]).changes(from: issued)
/// ```
public struct ComparableFormulas: Sendable {
    /// A formula as it stands in its cell.
    struct Written: Sendable, Hashable {
        var cell: CellReference
        var text: String
        var array: CellRange?
    }

    let formulas: FormulaSheet
    /// All of them, in the order in which they stand.
    let written: [Written]

    /// As `Workbook.oddFormulas(of:)`.
    public func odd() -> [OddFormula] { formulas.oddFormulas() }

    /// Whether every formula of the form that was issued stands where it stood, in the same words; others may have been
    /// added.
    ///
    /// - Complexity: linear in the formulas.
    public func keepsAll(of issued: ComparableFormulas) -> Bool {
        var place = 0
        for formula in issued.written {
            while place < written.count, written[place].cell < formula.cell { place += 1 }
            guard place < written.count, written[place] == formula else { return false }
            place += 1
        }
        return true
    }

    /// As `Workbook.formulaChanges(of:from:_:after:)`.
    public func changes(from issued: ComparableFormulas, after layout: [LayoutChange] = []) -> [FormulaChange] {
        formulas.changes(from: issued.formulas, shifts: layout.map { $0.shift(on: issued.formulas.sheet) })
    }
}

/// A workbook's formulas, read once for all that is asked of them: results, odd ones, changes, and what others would give.
///
/// ```swift
/// let survey = formulas.survey()  // of a FormulaCollector
/// for odd in survey.formulas(ofSheet: "Biểu 01")?.odd() ?? [] { print(odd.cell) }
/// print(survey.calculation().differ.count)
/// ```
public struct FormulaSurvey {
    private let book: FormulaBook
    private let sheets: [ComparableFormulas]

    init(_ book: FormulaBook, sheets: [ComparableFormulas]) {
        self.book = book
        self.sheets = sheets
    }

    /// The formulas of a sheet; `nil` where none has the name.
    public func formulas(ofSheet name: String) -> ComparableFormulas? {
        sheets.first { $0.formulas.sheet == name }
    }

    /// As `Workbook.calculate(now:seed:)`.
    ///
    /// - Complexity: linear in the formulas and the cells they read.
    public func calculation() -> Calculation {
        book.comparison(book.calculation.run(), sheets: sheets.map(\.formulas.sheet)).report
    }

    /// What other formulas would give in their cells, each by itself, with the stored results of the workbook's own.
    ///
    /// - Returns: for each its result; `nil` where it was not evaluated.
    public func results(of tried: [TriedFormula]) -> [CellValue?] {
        guard !tried.isEmpty else { return [] }
        let numbers = Dictionary(sheets.enumerated().map { ($1.formulas.sheet, $0) }) { first, _ in first }
        var trial = book.calculation
        return tried.map { formula in
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
    }
}
