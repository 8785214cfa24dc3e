internal import Findings
internal import Mapping
internal import SheetModel
internal import XLSX

/// What one reading of a submission's workbook gives.
struct ReadWorkbook: Sendable {
    /// The worksheets; formulas that were stored without a result have the computed one.
    private(set) var sheets: [SubmittedSheet] = []
    /// The formulas, where they were asked for.
    private(set) var formulas: FormulaCollector?
    /// What the sender explains in a copy that came back, by the ids of findings.
    private(set) var explanations: [String: String] = [:]

    /// Reads the worksheets of a workbook.
    ///
    /// - Parameter collectsFormulas: whether formulas and explanations are wanted too.
    /// - Throws: what reading throws.
    init(_ workbook: Workbook, collectsFormulas: Bool = false) throws(Problem) {
        if collectsFormulas { formulas = FormulaCollector(workbook, now: Calculate.now(workbook.dateSystem)) }
        var lacksResults = false
        for sheet in workbook.sheets where sheet.kind == .worksheet {
            let grid = try SheetGrid.read(sheet, of: workbook, locale: .enUS, &formulas).grid
            lacksResults = lacksResults || grid.rows.contains { $0.cells.contains(where: \.lacksResult) }
            // What a copy that came back was marked with is no report, nor what a report says of itself.
            if OpinionSheet.isOpinions(grid) || ReportProvenance.isProvenance(grid) { continue }
            sheets.append(SubmittedSheet(grid, isHidden: sheet.visibility != .visible))
        }
        if collectsFormulas { explanations = (try? Explanations(workbook))?.texts ?? [:] }
        if lacksResults {
            if let formulas {
                fill(from: formulas.survey().calculation())
            } else {
                fill(from: try workbook.calculate(now: Calculate.now(workbook.dateSystem)))
            }
        }
    }

    private mutating func fill(from calculation: Calculation) {
        var computed: [String: [CellReference: CellValue]] = [:]
        for difference in calculation.differ where difference.stored == .blank {
            computed[difference.sheet, default: [:]][difference.cell] = difference.computed
        }
        for index in sheets.indices {
            guard let results = computed[sheets[index].grid.name] else { continue }
            sheets[index].grid.fill(results)
        }
    }
}

extension GridCell {
    /// Whether it is a formula that the file stores no result for.
    var lacksResult: Bool { hasFormula && value == .blank }
}

extension SheetGrid {
    /// Gives formulas without a result the computed one.
    fileprivate mutating func fill(_ results: [CellReference: CellValue]) {
        for row in rows.indices {
            for place in rows[row].cells.indices where rows[row].cells[place].lacksResult {
                let cell = CellReference(row: rows[row].index, column: rows[row].cells[place].column)
                guard let value = results[cell] else { continue }
                rows[row].cells[place].value = value
                rows[row].cells[place].shown =
                    switch value {
                    case .blank: ""
                    case .text(let text): text
                    case .number(let number): DecimalText.shortest(number)
                    case .boolean(let flag): flag ? "TRUE" : "FALSE"
                    case .error(let error): error.rawValue
                    }
            }
        }
    }
}
