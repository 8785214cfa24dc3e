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
        units = UnitNames(declaration, UnitLadders(declaration), refused: [])
        indicators = IndicatorNames(declaration, refused: [])
        finder = FormFinder(declaration.forms)
        guess = IndicatorGuess(declaration, names: indicators)
        measures = Set(
            declaration.program.indicators.indicators.compactMap { $0.unit.map { NameKey($0, .tonePlacement) } })
    }

    /// The forms proposed for the tables of a workbook, in the order of its sheets.
    public func drafts(of sheets: [SheetGrid]) -> [FormDraft] {
        var drafts: [FormDraft] = []
        var codes = Dictionary(declaration.forms.map { ($0.code, 1) }) { first, _ in first }
        for sheet in sheets {
            let (grid, _) = LegacyTexts.decoded(sheet)
            let layout = TableFinder().layout(of: grid)
            guard !layout.tables.isEmpty, let page = page(layout, grid.name) else { continue }
            for table in layout.tables {
                guard var draft = draft(table, on: page) else { continue }
                if draft.declared == nil {
                    draft.form.report.code = Self.unique(draft.form.code, &codes)
                }
                drafts.append(draft)
            }
        }
        return drafts
    }

    /// A code that no form has yet: `bieu-01-2` for the second of a code; `codes` tells how many there are of each.
    private static func unique(_ code: String, _ codes: inout [String: Int]) -> String {
        guard var count = codes[code] else {
            codes[code] = 1
            return code
        }
        repeat { count += 1 } while codes["\(code)-\(count)"] != nil
        codes[code] = count
        codes["\(code)-\(count)"] = 1
        return "\(code)-\(count)"
    }

    /// What all tables of a sheet share.
    private struct Page {
        let sheet: String
        let period: Period
        let block: TitleBlock
        let identity: SheetIdentity
        /// The lines above the tables, without titles.
        let lines: [String]
        let names: DraftNames
    }

    private func page(_ layout: SheetLayout, _ sheet: String) -> Page? {
        let program = declaration.program
        let book = TitleBook(year: program.year)
        let block = TitleBlock(layout, book)
        var period = Period(code: "\(program.year ?? 2000)")
        if case .period(let stated, _)? = block.period(program, book) { period = stated }
        guard let period else { return nil }
        let day = program.window(of: period).upperBound
        let identity = SheetIdentity(block, names: units, at: day)
        let titles = Set(layout.tables.compactMap { $0.title.map(Spacing.tidied) })
        let codes = program.organizations.inForce(at: day).filter { $0.kind != .body }.map(\.code)
        return Page(
            sheet: sheet, period: period, block: block, identity: identity,
            lines: block.texts.map { Spacing.tidied($0.text) }.filter { !titles.contains($0) },
            names: DraftNames(
                units: units, indicators: indicators, unitCodes: Set(codes), measures: measures, region: program.region,
                day: day))
    }

    private func draft(_ table: SheetTable, on page: Page) -> FormDraft? {
        let (program, sheet, identity, names) = (declaration.program, page.sheet, page.identity, page.names)
        var doubts: [LocalizedText] = []
        switch finder.match(table, sheet: sheet, block: page.block) {
        case .form(let match):
            let added = match.added.map(\.key).filter { !$0.isEmpty }
            return FormDraft(
                sheet: sheet, range: table.range, declared: match.form.code, form: match.form,
                doubts: added.isEmpty ? [] : [Doubt.undeclared(added)], columns: [])
        case .ambiguous(let forms): doubts.append(Doubt.ambiguous(forms.map(\.code)))
        case .none: break
        }
        let sketch = TableSketch(table, names)
        guard sketch.isTable else { return nil }
        if !sketch.isSure { doubts.append(Doubt.layout) }
        let head = DraftHead(
            table, identity, lines: page.lines, sheet: sheet, program: program, names: names)
        var drafting = ColumnDrafting(
            sketch, names: names, guess: guess, program: program, period: page.period, title: table.title,
            formStage: head.stage)
        let columns = drafting.columns()
        guard drafting.hasFigures else { return nil }
        doubts += head.doubts + Self.gaps(columns.map(\.column.role), sketch.layout)
        let figures = Set(columns.filter { $0.column.role == .figure }.map(\.place))
        if table.rows.contains(where: { $0.kind == .data && !figures.isSubset(of: $0.cells.map(\.column)) }) {
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
