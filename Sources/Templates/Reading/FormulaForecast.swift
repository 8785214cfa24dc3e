internal import Domain
internal import Formulas
internal import SheetModel

/// What filling will do to formulas, told before any data: with as many rows as the programme has units and indicators.
///
/// As the editor repeats rows: a range that holds all sample rows of a loop takes in the new ones, also where it begins or ends
/// with them; a range over some of them, and a reference to one cell, stay with the first copy; what stands behind moves; a
/// formula within a loop is copied with it.
struct FormulaForecast {
    /// Rows that are repeated, at their place when their turn comes, and the rows that come in.
    private struct Growth {
        var sheet: String
        var axis: TemplateLoop.Axis
        var block: ClosedRange<Int>
        var band: ClosedRange<Int>?
        var added: Int
    }

    /// In the order in which they change a formula: from the bottom up, so that each loop still stands where it is, and
    /// inner loops, of which the first copy's are told, before the loop around them.
    private let growths: [Growth]
    /// The loops that stand in no other, as they are.
    private let samples: [(sheet: String, loop: TemplateLoop)]

    init(_ sheets: [TemplateSheet], _ program: Program, at day: CalendarDate) {
        let counts = Counts(program, day)
        samples = sheets.flatMap { sheet in sheet.loops(in: nil).map { (sheet.name, sheet.loops[$0]) } }
        growths = sheets.flatMap { Self.growths(within: nil, in: $0, counts).list }
    }

    /// The growths of the loops directly within one, and of those in them; the rows that come in together.
    private static func growths(
        within parent: Int?, in sheet: TemplateSheet, _ counts: Counts
    ) -> (list: [Growth], added: Int) {
        var (list, added): ([Growth], Int) = ([], 0)
        let places = sheet.loops(in: parent).sorted {
            sheet.loops[$0].block.lowerBound > sheet.loops[$1].block.lowerBound
        }
        for place in places {
            let loop = sheet.loops[place]
            let inner = growths(within: place, in: sheet, counts)
            let block = loop.block.lowerBound...(loop.block.upperBound + inner.added)
            var isGrouped = false
            if let parent, case .group = sheet.loops[parent].kind { isGrouped = true }
            let rows = min(block.count * counts.turns(loop.kind, isGrouped: isGrouped), CellReference.rowLimit)
            let growth = Growth(
                sheet: sheet.name, axis: loop.axis, block: block, band: loop.band, added: max(rows - block.count, 0))
            list += inner.list + [growth]
            added += inner.added + growth.added
        }
        return (list, added)
    }

    /// How many turns loops take.
    private struct Counts {
        var units: Int
        var indicators: Int
        var groups: Int

        init(_ program: Program, _ day: CalendarDate) {
            let all = program.units(at: day)
            let groups = Set(all.map(\.kind)).count
            units = max(all.count, 1)
            indicators = max(program.indicators.indicators.count, 1)
            self.groups = max(groups, 1)
        }

        func turns(_ kind: TemplateLoop.Kind, isGrouped: Bool) -> Int {
            switch kind {
            case .unit: isGrouped ? max(units / groups, 1) : units
            case .indicator(let codes): codes.isEmpty ? indicators : codes.count
            case .group: groups
            case .body, .part: 2
            }
        }
    }

    // MARK: Formulas

    /// The formulas of a sheet that will change.
    ///
    /// - Complexity: O(n) in formulas and loops.
    func formulas(of grid: SheetGrid) -> [TemplateFormula] {
        guard !growths.isEmpty else { return [] }
        var found: [TemplateFormula] = []
        for row in grid.rows {
            for cell in row.cells {
                guard let formula = cell.formula else { continue }
                let place = CellReference(row: row.index, column: cell.column)
                if let change = change(formula, at: place, on: grid.name) { found.append(change) }
            }
        }
        return found
    }

    private func change(_ formula: String, at cell: CellReference, on sheet: String) -> TemplateFormula? {
        let isCopied = samples.contains { sample in
            guard SheetQualifier.isSameSheet(sample.sheet, sheet) else { return false }
            let loop = sample.loop
            let (along, across) = loop.axis == .rows ? (cell.row, cell.column) : (cell.column, cell.row)
            return loop.block.contains(along) && loop.band?.contains(across) ?? true
        }
        if isCopied { return TemplateFormula(cell: cell, formula: formula, becomes: formula, change: .copied) }
        var (text, grows) = (formula, false)
        for growth in growths {
            let (next, isGrown) = rewritten(text, growth, on: sheet)
            (text, grows) = (next, grows || isGrown)
        }
        guard text != formula else { return nil }
        return TemplateFormula(cell: cell, formula: formula, becomes: text, change: grows ? .grows : .moves)
    }

    private func rewritten(_ formula: String, _ growth: Growth, on host: String) -> (text: String, grows: Bool) {
        let tokens = FormulaLexer.tokens(of: formula)
        var (text, grows) = ("", false)
        for (place, token) in tokens.enumerated() {
            guard case .reference(let reference) = token.kind, growth.added > 0 else {
                text += token.text
                continue
            }
            let prefix = place > 0 && tokens[place - 1].kind == .sheetPrefix
            let qualifier = prefix ? SheetQualifier(prefix: tokens[place - 1].text) : nil
            let sheet = qualifier.map { $0.onlySheet ?? "" } ?? host
            guard SheetQualifier.isSameSheet(sheet, growth.sheet),
                let moved = Self.moved(reference, growth, grows: &grows)
            else {
                text += token.text
                continue
            }
            text += moved.description
        }
        return (text, grows)
    }

    private static func moved(
        _ reference: FormulaReference, _ growth: Growth, grows: inout Bool
    ) -> FormulaReference? {
        let range = reference.range
        let across = growth.axis == .rows ? range.columns : range.rows
        if let band = growth.band, !(band.contains(across.lowerBound) && band.contains(across.upperBound)) {
            return nil
        }
        func shifted(_ coordinate: ReferenceCoordinate, holdsBlock: Bool = false) -> ReferenceCoordinate {
            var coordinate = coordinate
            if coordinate.index > growth.block.upperBound || holdsBlock { coordinate.index += growth.added }
            return coordinate
        }
        func pair(
            _ one: ReferenceCoordinate, _ other: ReferenceCoordinate
        ) -> (ReferenceCoordinate, ReferenceCoordinate) {
            let isOrdered = one.index <= other.index
            let (first, last) = isOrdered ? (one.index, other.index) : (other.index, one.index)
            let holdsBlock = first <= growth.block.lowerBound && growth.block.upperBound <= last
            if holdsBlock || growth.block.contains(first) && growth.block.upperBound < last { grows = true }
            return (
                shifted(one, holdsBlock: holdsBlock && !isOrdered), shifted(other, holdsBlock: holdsBlock && isOrdered)
            )
        }
        switch (reference, growth.axis) {
        case (.cell(let cell), .rows):
            return .cell(FormulaCell(column: cell.column, row: shifted(cell.row)))
        case (.cell(let cell), .columns):
            return .cell(FormulaCell(column: shifted(cell.column), row: cell.row))
        case (.area(let one, let other), .rows):
            let rows = pair(one.row, other.row)
            return .area(
                FormulaCell(column: one.column, row: rows.0), FormulaCell(column: other.column, row: rows.1))
        case (.area(let one, let other), .columns):
            let columns = pair(one.column, other.column)
            return .area(FormulaCell(column: columns.0, row: one.row), FormulaCell(column: columns.1, row: other.row))
        case (.rows(let one, let other), .rows):
            let rows = pair(one, other)
            return .rows(rows.0, rows.1)
        case (.columns(let one, let other), .columns):
            let columns = pair(one, other)
            return .columns(columns.0, columns.1)
        case (.rows, .columns), (.columns, .rows): return nil
        }
    }
}
