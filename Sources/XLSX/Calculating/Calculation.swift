internal import Findings
internal import Formulas
internal import SheetModel

extension Workbook {
    /// Calculates all formulas and holds the results against the stored ones.
    ///
    /// - Parameters:
    ///   - now: what `NOW()` gives, as a serial number of the workbook's ``dateSystem``.
    ///   - seed: what `RAND()` starts from; the same seed gives the same numbers.
    /// - Throws: as ``forEachRow(of:reading:_:)``.
    /// - Complexity: O(c + f + r) for c cells, f formulas and r cells that these read; all cells are held in memory.
    public func calculate(now: Double, seed: UInt64 = 1) throws(Problem) -> Calculation {
        let book = try FormulaBook(self, now: now, seed: seed)
        return book.report(book.calculation.run(), sheets: sheets.map(\.name))
    }
}

extension FormulaBook {
    /// The formulas whose stored results stand, and why: those not evaluated, and those in cycles.
    func unevaluated(_ outcome: Recalculation.Outcome) -> [Int: String] {
        var reasons: [Int: String] = [:]
        for item in outcome.notEvaluated { reasons[item.formula] = item.reason.description }
        if calculation.book.iterations == nil {
            for cycle in outcome.cycles {
                let names = cycle.prefix(5).map { places[$0].cell.description }.joined(separator: ", ")
                for formula in cycle { reasons[formula] = "in a cycle with \(names)" }
            }
        }
        return reasons
    }

    /// What a formula gives in a cell, which for an array formula is one of many.
    func result(of number: Int, at cell: CellReference, _ outcome: Recalculation.Outcome) -> CellValue {
        let formula = calculation.formulas[number]
        guard let array = outcome.arrays[number], let range = formula.arrayRange else { return outcome.results[number] }
        return array[cell.row - range.first.row, cell.column - range.first.column]
    }

    /// What the file stores in a cell of a formula.
    func stored(by number: Int, at cell: CellReference) -> CellValue {
        let formula = calculation.formulas[number]
        if cell == formula.cell { return formula.stored }
        return storedArrays[SheetCell(sheet: formula.sheet, cell: cell)] ?? .blank
    }

    /// The cells of a formula whose stored results are not what was computed, and that.
    func differences(
        of number: Int, _ outcome: Recalculation.Outcome
    ) -> some Sequence<(cell: CellReference, computed: CellValue)> {
        calculation.formulas[number].resultRange.cells.lazy.map { cell in
            (cell: cell, computed: result(of: number, at: cell, outcome))
        }
        .filter { !Calculation.agrees(stored(by: number, at: $0.cell), $0.computed) }
    }

    /// Every formula held against what the file stores, all cells of array formulas included.
    func report(_ outcome: Recalculation.Outcome, sheets: [String]) -> Calculation {
        var report = Calculation()
        report.formulas = places.count
        let reasons = unevaluated(outcome)
        for (number, formula) in calculation.formulas.enumerated() {
            let name = sheets.indices.contains(formula.sheet) ? sheets[formula.sheet] : ""
            if let reason = reasons[number] {
                report.notEvaluated.append(
                    Calculation.Unevaluated(sheet: name, cell: formula.cell, formula: formula.text, reason: reason))
            } else if outcome.isVariable.indices.contains(number), outcome.isVariable[number] {
                report.volatile += 1
            } else if let (cell, computed) = differences(of: number, outcome).first(where: { _ in true }) {
                report.differ.append(
                    Calculation.Difference(
                        sheet: name, cell: cell, formula: formula.text, stored: stored(by: number, at: cell),
                        computed: computed))
            } else {
                report.agree += 1
            }
        }
        return report
    }
}
