internal import Domain
internal import Formulas
internal import SheetModel

/// What filling will do to formulas, told before any data: with as many rows as the programme has units and indicators.
///
/// A range that holds a loop's sample rows, or ends or begins in them, takes in the new rows; what stands behind moves; a
/// formula within a loop is copied with it.
struct FormulaForecast {
    /// A loop that stands in no other, and the rows that come in.
    private struct Growth {
        var sheet: String
        var axis: TemplateLoop.Axis
        var block: ClosedRange<Int>
        var band: ClosedRange<Int>?
        var added: Int
    }

    private let growths: [Growth]

    init(_ sheets: [TemplateSheet], _ program: Program, at day: CalendarDate) {
        let counts = Counts(program, day)
        growths = sheets.flatMap { sheet in
            sheet.loops(in: nil).map { place in
                let loop = sheet.loops[place]
                return Growth(
                    sheet: sheet.name, axis: loop.axis, block: loop.block, band: loop.band,
                    added: Self.size(of: place, in: sheet, counts) - loop.block.count)
            }
        }
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

    private static func size(of place: Int, in sheet: TemplateSheet, _ counts: Counts) -> Int {
        let loop = sheet.loops[place]
        var isGrouped = false
        if let parent = loop.parent, case .group = sheet.loops[parent].kind { isGrouped = true }
        let inner = sheet.loops(in: place).reduce(0) {
            $0 + size(of: $1, in: sheet, counts) - sheet.loops[$1].block.count
        }
        let rows = (loop.block.count + inner) * counts.turns(loop.kind, isGrouped: isGrouped)
        return min(rows, CellReference.rowLimit)
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
        let isCopied = growths.contains { growth in
            guard SheetQualifier.isSameSheet(growth.sheet, sheet) else { return false }
            let (along, across) = growth.axis == .rows ? (cell.row, cell.column) : (cell.column, cell.row)
            return growth.block.contains(along) && growth.band?.contains(across) ?? true
        }
        if isCopied { return TemplateFormula(cell: cell, formula: formula, becomes: formula, change: .copied) }
        var (text, grows) = (formula, false)
        // From the bottom up, so that each loop still stands where it is.
        for growth in growths.sorted(by: { $0.block.lowerBound > $1.block.lowerBound }) {
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
            let sheet = qualifier.map { $0.isThisBook && $0.lastSheet == nil ? $0.sheet ?? "" : "" } ?? host
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
        let end = growth.block.upperBound
        func shifted(_ coordinate: ReferenceCoordinate, isLast: Bool) -> ReferenceCoordinate {
            var coordinate = coordinate
            // The last of a range that ends in the sample rows takes in the new ones.
            if coordinate.index > end || isLast && growth.block.contains(coordinate.index) {
                if coordinate.index <= end { grows = true }
                coordinate.index += growth.added
            }
            return coordinate
        }
        func pair(
            _ one: ReferenceCoordinate, _ other: ReferenceCoordinate
        ) -> (ReferenceCoordinate, ReferenceCoordinate) {
            let isOrdered = one.index <= other.index
            let result = (shifted(one, isLast: !isOrdered), shifted(other, isLast: isOrdered))
            let (first, last) = (min(one.index, other.index), max(one.index, other.index))
            if first <= end, last > end { grows = true }
            return result
        }
        switch (reference, growth.axis) {
        case (.cell(let cell), .rows):
            return .cell(FormulaCell(column: cell.column, row: shifted(cell.row, isLast: false)))
        case (.cell(let cell), .columns):
            return .cell(FormulaCell(column: shifted(cell.column, isLast: false), row: cell.row))
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
