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
        return book.comparison(book.calculation.run(), sheets: sheets.map(\.name)).report
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

    /// Every formula held against what the file stores, all cells of array formulas included, and the results that are to
    /// take the place of stored ones, by sheet.
    func comparison(_ outcome: Recalculation.Outcome, sheets: [String]) -> (
        report: Calculation, results: [Int: SheetResults]
    ) {
        var report = Calculation()
        report.formulas = places.count
        var results: [Int: SheetResults] = [:]
        let reasons = unevaluated(outcome)
        for (number, place) in places.enumerated() {
            let formula = calculation.formulas[number]
            let name = sheets.indices.contains(place.sheet) ? sheets[place.sheet] : ""
            if !reasons.isEmpty, let reason = reasons[number] {
                report.notEvaluated.append(
                    Calculation.Unevaluated(sheet: name, cell: place.cell, formula: formula.text, reason: reason))
                continue
            }
            var first: Calculation.Difference?
            for cell in formula.resultRange.cells {
                let (stored, computed) = (stored(by: number, at: cell), result(of: number, at: cell, outcome))
                if Calculation.agrees(stored, computed) { continue }
                results[place.sheet, default: SheetResults()].append(computed, at: cell)
                guard first == nil else { continue }
                first = Calculation.Difference(
                    sheet: name, cell: cell, formula: formula.text, stored: stored, computed: computed)
            }
            if outcome.isVariable[number] {
                report.volatile += 1
            } else if let first {
                report.differ.append(first)
            } else {
                report.agree += 1
            }
        }
        for sheet in results.keys { results[sheet]?.sort() }
        return (report, results)
    }
}
