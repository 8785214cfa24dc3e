internal import Findings
internal import SheetModel

extension WorkbookEditor {
    func dropStaleResults(of changed: [SheetCell], formulas: [SheetCell]) throws(Problem) {}
}
