internal import Domain
internal import Findings
internal import FoundationEssentials
internal import Mapping
internal import SheetModel
internal import VietnameseText
internal import XLSX

/// Looks at the formulas of a submission: those typed over since the form was issued, those unlike their neighbours, those
/// whose stored result is not the computed one; and at columns that stand elsewhere than in the issued form.
struct FormulaChecks {
    let issued: IssuedForms

    /// Adds what is to be said of a workbook's formulas to its facts.
    func add(
        to facts: inout SubmissionFacts, _ reading: SubmissionReading, _ formulas: FormulaCollector?
    ) {
        let issued = reading.tables.compactMap { table in self.issued[table.form].map { (table: table, form: $0) } }
        for (place, table) in reading.tables.enumerated() {
            guard let form = self.issued[table.form] else { continue }
            facts.tables[place].movedColumns = moved(table, form.table, facts.file)
            // The issued form says better than the declaration's order where columns belong.
            facts.findings.removeAll { $0.code == .columnMoved && $0.evidence.first?.place.sheet == table.sheet }
        }
        // Where no formula is left, the form was typed anew: there was nothing to type over.
        guard let formulas, !formulas.isEmpty else { return }
        let survey = formulas.survey()
        var typedOver: [FormulaChange] = []
        var tried: [TriedFormula] = []
        for (table, form) in issued where form.hasFormulas {
            guard let layout = LayoutComparison(table, issued: form.table).changes,
                let formulas = survey.formulas(ofSheet: table.sheet)
            else { continue }
            // As issued, which is the usual.
            if layout.isEmpty, formulas.keepsAll(of: form.formulas) { continue }
            let changes = formulas.changes(from: form.formulas, after: layout)
            for change in changes where change.kind == .typedOver {
                typedOver.append(change)
                tried.append(TriedFormula(sheet: table.sheet, cell: change.cell, formula: change.issued ?? ""))
            }
        }
        var cells = Cells(facts)
        for ((change, formula), result) in zip(zip(typedOver, tried), survey.results(of: tried)) {
            let computed = cells.sum(of: change.issued ?? "", formula.sheet, change.cell)
            facts.formulas.append(
                cells.fact(
                    .typedOver(computed: computed ?? result.flatMap(Self.number)), formula.sheet, change.cell,
                    change.issued ?? "", change.number.flatMap { Decimal(fifteenDigitsOf: $0) }))
        }
        addStored(survey, &cells, to: &facts, reading)
    }

    private func addStored(
        _ survey: FormulaSurvey, _ cells: inout Cells, to facts: inout SubmissionFacts,
        _ reading: SubmissionReading
    ) {
        let calculation = survey.calculation()
        let sheets = Set(reading.tables.map(\.sheet))
        for difference in calculation.differ where sheets.contains(difference.sheet) {
            guard let stored = Self.number(difference.stored), let computed = Self.number(difference.computed) else {
                continue
            }
            facts.formulas.append(
                cells.fact(
                    .stale(computed: computed), difference.sheet, difference.cell, difference.formula, stored))
        }
        for item in calculation.notEvaluated where sheets.contains(item.sheet) {
            facts.formulas.append(
                cells.fact(.notEvaluated(item.reason), item.sheet, item.cell, item.formula, nil))
        }
        for (place, sheet) in reading.tables.map(\.sheet).enumerated() {
            // A sheet may hold several forms.
            if reading.tables[..<place].contains(where: { $0.sheet == sheet }) { continue }
            for odd in survey.formulas(ofSheet: sheet)?.odd() ?? [] {
                guard case .differs = odd.kind, let formula = odd.formula, !SummedCells.areSame(formula, odd.expected)
                else { continue }
                facts.formulas.append(cells.fact(.unlikeNeighbours, sheet, odd.cell, formula, nil))
            }
        }
    }

    private static func number(_ value: CellValue) -> Decimal? {
        guard case .number(let number) = value else { return nil }
        return Decimal(fifteenDigitsOf: number)
    }

    private func moved(
        _ table: SubmissionReading.FormTable, _ issued: SubmissionReading.FormTable, _ file: String
    ) -> [MovedColumn] {
        let places = Dictionary(issued.columns.map { ($0.key, $0.index) }) { first, _ in first }
        return table.columns.compactMap { column in
            guard let expected = places[column.key], expected != column.index else { return nil }
            return MovedColumn(
                header: column.key.split(separator: "\u{1F}").first.map(String.init) ?? "",
                found: CellReference.columnName(column.index), expected: CellReference.columnName(expected),
                place: Place(file: file, sheet: table.sheet, cell: column.cell.description))
        }
    }

    /// The figures of a submission by their cells. They are put in order when the first is asked for: of most submissions
    /// none is.
    private struct Cells {
        private struct Key: Hashable {
            var sheet: String
            var cell: String
        }

        private let file: String
        private let all: [FormFigure]
        private var isIndexed = false
        private var figures: [Key: FormFigure] = [:]
        /// The figures of a sheet's rows.
        private var rows: [String: [Int: [(column: Int, figure: FormFigure)]]] = [:]

        init(_ facts: SubmissionFacts) {
            file = facts.file
            all = Array(facts.figures)
        }

        private mutating func index() {
            isIndexed = true
            for figure in all {
                figures[Key(sheet: figure.source.sheet, cell: figure.source.cell)] = figure
                guard let cell = CellReference(figure.source.cell) else { continue }
                rows[figure.source.sheet, default: [:]][cell.row, default: []].append((cell.column, figure))
            }
        }

        /// What a formula that only adds up gives where some of its cells are numbers typed as text, which Excel leaves
        /// out; `nil` where none are, or where the sum or a cell was read in another unit than it stands there.
        mutating func sum(of formula: String, _ sheet: String, _ total: CellReference) -> Decimal? {
            if !isIndexed { index() }
            guard let own = figures[Key(sheet: sheet, cell: total.description)], let stated = own.value,
                own.source.raw == stated.canonicalText, let cells = SummedCells.cells(of: formula)
            else { return nil }
            let parts = cells.map { figures[Key(sheet: sheet, cell: $0.description)] }
            guard parts.contains(where: { $0?.traits.contains(.text) == true && $0?.value != nil }) else { return nil }
            var sum = Decimal(0)
            for part in parts {
                guard let part, part.achievement.unit == own.achievement.unit else { return nil }
                sum += part.value ?? 0
            }
            return sum
        }

        mutating func fact(
            _ matter: FormulaFact.Matter, _ sheet: String, _ cell: CellReference, _ formula: String,
            _ stored: Decimal?
        ) -> FormulaFact {
            if !isIndexed { index() }
            let figure = figures[Key(sheet: sheet, cell: cell.description)]
            var number =
                figure?.number
                ?? StatedNumber(
                    .missing(.unavailable),
                    source: Source(
                        file: file, sheet: sheet, cell: cell.description, raw: stored?.canonicalText ?? "=\(formula)"))
            // Formulas are compared as they stand, whatever unit their column is read in.
            if let stored {
                number.amount = .value(stored)
                if figure == nil {
                    let decimals = stored.canonicalText.split(separator: ".").dropFirst().first?.count ?? 0
                    number.halfUnit = Decimal(sign: .plus, exponent: -decimals - 1, significand: 5)
                }
            }
            // What is no figure itself, such as a percentage, is about the figure on its left.
            let near = rows[sheet]?[cell.row] ?? []
            let beside = figure ?? near.filter { $0.column < cell.column }.max { $0.column < $1.column }?.figure
            return FormulaFact(
                matter, cell: number, formula: formula,
                subject: (beside ?? near.first?.figure).map { FigureSubject($0.achievement) } ?? FigureSubject())
        }
    }
}
