internal import Findings
internal import Formulas
internal import SheetModel

/// What Excel accepts in cells, checked before anything is changed.
enum EditLimits {
    static func check(_ cell: CellReference, _ value: CellValue?, at place: Place) throws(Problem) {
        do throws(Problem) {
            guard (0..<CellReference.rowLimit).contains(cell.row), (0..<CellReference.columnLimit).contains(cell.column)
            else { throw WriteProblem.offSheet(sheet: place.sheet ?? "") }
            switch value {
            case .text(let text) where text.utf16.count > ExcelLimit.text: throw WriteProblem.tooLong(ExcelLimit.text)
            case .number(let number) where !number.isFinite:
                throw WriteProblem.value("ô không chứa được số vô hạn", "a cell cannot hold an infinite number")
            default: break
            }
        } catch {
            throw error.within(place)
        }
    }

    /// Refuses a formula that Excel would not read, for which it would offer to repair the file.
    static func check(formula: String, at place: Place) throws(Problem) {
        do {
            _ = try FormulaExpression(formula)
        } catch {
            guard error.reason != .tooLong else { throw WriteProblem.tooLong(ExcelLimit.formula).within(place) }
            throw EditProblem.formula(at: error.utf8Offset).within(place)
        }
    }
}
