internal import Findings
internal import SheetModel
internal import Templates
internal import XLSX

/// Puts formulas right that refer from one loop's rows to another's, once all rows are there.
struct ParallelFormulas {
    private let changes: [ParallelReferences.Change]
    private let sheets: [String]

    init(_ references: ParallelReferences, _ sheets: [String]) {
        changes = references.changes
        self.sheets = sheets
    }

    /// Reads the formulas as the steps have left them and writes those that mean other rows.
    ///
    /// - Throws: what reading and writing throw; `REPORT_DEFECT` for a formula that is not the template's any more.
    /// - Complexity: O(n) in the cells of the sheets with such formulas.
    func write(to editor: WorkbookEditor) throws(Problem) {
        guard !changes.isEmpty else { return }
        let workbook = try editor.preview()
        for (place, name) in sheets.enumerated() {
            let wanted = Dictionary(
                changes.filter { $0.sheet == place }.map { ($0.cell, $0) }, uniquingKeysWith: { first, _ in first })
            guard !wanted.isEmpty, let sheet = workbook.sheets.first(where: { $0.name == name }) else { continue }
            let rows = Set(wanted.keys.map(\.row))
            var formulas: [CellReference: String] = [:]
            try workbook.forEachRow(of: sheet) { row throws(Problem) in
                guard rows.contains(row.index) else { return .proceed }
                for cell in row where wanted[cell.reference] != nil { formulas[cell.reference] = cell.formula }
                return .proceed
            }
            for (cell, formula) in formulas.sorted(by: { $0.key < $1.key }) {
                guard let new = wanted[cell]?.rewritten(formula) else {
                    throw ReportCheck.defect(
                        LocalizedText(
                            vi: "công thức không còn như trong mẫu", en: "a formula is not the template's any more"),
                        at: Place(sheet: name, cell: cell.description))
                }
                if new != formula { try editor.setFormula(new, at: cell, in: name) }
            }
        }
    }
}
