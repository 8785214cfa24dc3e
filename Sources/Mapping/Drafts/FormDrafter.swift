internal import Domain
internal import Findings
public import SheetModel
internal import VietnameseText

/// Proposes declarations for workbooks whose forms a programme does not have yet: layout, title, body, and for each column
/// its labels, role, indicator, stage, period, unit and pattern, guessed from labels and cells.
///
/// What is unsure is told and left out rather than guessed: a column whose indicator is unclear is proposed as not read.
///
/// ```swift
/// let drafts = FormDrafter(declaration).drafts(of: grids)
/// ```
///
/// - Complexity: linear in the cells; in each column of figures also in the number of indicators.
public struct FormDrafter {
    private let declaration: ProgramDeclaration
    private let units: UnitNames
    private let indicators: IndicatorNames
    private let finder: FormFinder
    private let guess: IndicatorGuess
    private let measures: Set<NameKey>

    /// Creates a drafter for a programme.
    public init(_ declaration: ProgramDeclaration) {
        self.declaration = declaration
        units = UnitNames(declaration, refused: [])
        indicators = IndicatorNames(declaration, refused: [])
        finder = FormFinder(declaration.forms)
        guess = IndicatorGuess(declaration, names: indicators)
        measures = Set(
            declaration.program.indicators.indicators.compactMap { $0.unit.map { NameKey($0, .tonePlacement) } })
    }

    /// The forms proposed for the tables of a workbook, in the order of its sheets.
    public func drafts(of sheets: [SheetGrid]) -> [FormDraft] {
        var drafts: [FormDraft] = []
        var codes = Set(declaration.forms.map(\.code))
        for sheet in sheets {
            let (grid, _) = LegacyTexts.decoded(sheet)
            let layout = TableFinder().layout(of: grid)
            for table in layout.tables {
                guard var draft = draft(table, layout, sheet: grid.name) else { continue }
                if draft.declared == nil {
                    draft.form.report.code = Self.unique(draft.form.code, &codes)
                }
                drafts.append(draft)
            }
        }
        return drafts
    }

    private static func unique(_ code: String, _ codes: inout Set<String>) -> String {
        var (result, count) = (code, 2)
        while !codes.insert(result).inserted {
            result = "\(code)-\(count)"
            count += 1
        }
        return result
    }

    private func draft(_ table: SheetTable, _ layout: SheetLayout, sheet: String) -> FormDraft? {
        let program = declaration.program
        let written = SheetIdentity.period(layout, program)
        guard let period = written ?? Period(code: "\(program.year ?? 2000)") else { return nil }
        let day = program.window(of: period).upperBound
        let identity = SheetIdentity(layout, names: units, at: day)
        var doubts: [LocalizedText] = []
        switch finder.match(table, sheet: sheet, identity: identity) {
        case .form(let match):
            let added = match.added.map(\.key).filter { !$0.isEmpty }
            return FormDraft(
                sheet: sheet, range: table.range, declared: match.form.code, form: match.form,
                doubts: added.isEmpty ? [] : [Doubt.undeclared(added)], columns: [])
        case .ambiguous(let forms): doubts.append(Doubt.ambiguous(forms.map(\.code)))
        case .none: break
        }
        let names = DraftNames(
            units: units, indicators: indicators,
            unitCodes: Set(program.organizations.inForce(at: day).filter { $0.kind != .body }.map(\.code)),
            measures: measures, region: program.region, day: day)
        let sketch = TableSketch(table, names)
        guard sketch.isTable else { return nil }
        if !sketch.isSure { doubts.append(Doubt.layout) }
        let head = DraftHead(table, identity, sheet: sheet, program: program, names: names)
        var drafting = ColumnDrafting(
            sketch, names: names, guess: guess, program: program, period: period, title: table.title,
            formStage: head.stage)
        let columns = drafting.columns()
        guard drafting.hasFigures else { return nil }
        doubts += head.doubts + Self.gaps(columns.map(\.column.role), sketch.layout)
        let figures = columns.filter { $0.column.role == .figure }.map(\.place)
        if table.rows.contains(where: { row in row.kind == .data && figures.contains { row.cell($0) == nil } }) {
            doubts.append(Doubt.blanks)
        }
        let form = Form(
            head.report, layout: sketch.layout, sheet: sheet, title: head.titleWords, columns: columns.map(\.column))
        return FormDraft(
            sheet: sheet, range: table.range, declared: nil, form: form, doubts: doubts, columns: columns)
    }

    /// What a form cannot do without.
    private static func gaps(_ roles: [ColumnRole], _ layout: FormLayout) -> [LocalizedText] {
        var gaps: [LocalizedText] = []
        if !roles.contains(where: { [.figure, .count, .sum].contains($0) }) { gaps.append(Doubt.noFigures) }
        let named: [ColumnRole] =
            layout == .unitRows ? [.unitName, .unitCode] : [.indicatorName, .indicatorCode]
        if layout != .list, !roles.contains(where: named.contains) { gaps.append(Doubt.noRows) }
        return gaps
    }
}
