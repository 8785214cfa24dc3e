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
        let outcome = book.calculation.run()
        var result = Calculation()
        result.formulas = book.places.count
        var reasons: [Int: String] = [:]
        for item in outcome.notEvaluated { reasons[item.formula] = item.reason.description }
        if book.calculation.book.iterations == nil {
            for cycle in outcome.cycles {
                let names = cycle.prefix(5).map { book.places[$0].cell.description }.joined(separator: ", ")
                for formula in cycle { reasons[formula] = "in a cycle with \(names)" }
            }
        }
        for (number, formula) in book.calculation.formulas.enumerated() {
            let place = book.places[number]
            let name = sheets.indices.contains(place.sheet) ? sheets[place.sheet].name : ""
            if let reason = reasons[number] {
                result.notEvaluated.append(
                    Calculation.Unevaluated(sheet: name, cell: place.cell, formula: formula.text, reason: reason))
            } else if outcome.isVariable.indices.contains(number), outcome.isVariable[number] {
                result.volatile += 1
            } else if Calculation.agrees(formula.stored, outcome.results[number]) {
                result.agree += 1
            } else {
                result.differ.append(
                    Calculation.Difference(
                        sheet: name, cell: place.cell, formula: formula.text, stored: formula.stored,
                        computed: outcome.results[number]))
            }
        }
        return result
    }
}
