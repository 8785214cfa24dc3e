internal import Domain
internal import Findings
internal import Formulas
internal import FoundationEssentials
internal import Mapping
internal import SheetModel
internal import VietnameseText

/// Learns from one sheet: its loops first, then the cells of their sample rows, then all else.
struct SheetLearner {
    let grid: LearningGrid
    let items: LineItems
    let reader: ClueReader
    let writer: MarkerWriter
    let book: FigureBook
    var lines: LearnedLines
    var search: FigureSearch
    /// What sample cells were explained by.
    var values: [CellReference: TemplateValue] = [:]
    var proposals: [CellReference: MarkerProposal] = [:]
    /// Rows of tables that stand beside each other.
    private var crowdedRows: Set<Int> = []
    /// Texts of titles and signatures that stand in columns of units, and would go or be repeated with them.
    var strays: Set<CellReference> = []
    /// Sample cells whose sentences were explained.
    private var sentences: Set<CellReference> = []

    /// What reconciling said of the period.
    private let remarks: [TemplateEvaluator.Remark]

    init(
        _ grid: SheetGrid, _ items: LineItems, _ reader: ClueReader, _ writer: MarkerWriter, _ book: FigureBook,
        remarks: [TemplateEvaluator.Remark]
    ) {
        self.grid = LearningGrid(grid)
        self.remarks = remarks
        (self.items, self.reader, self.writer, self.book) = (items, reader, writer, book)
        lines = LearnedLines(rows: [], columns: [])
        search = FigureSearch(TemplateEvaluator(TemplateSheet(grid.name), book))
    }

    var program: Program { book.declaration.program }

    /// Looks for figures in the loops as they are known by now.
    mutating func renewSearch() {
        let circumstances = TemplateEvaluator.Circumstances(remarks: remarks)
        search = FigureSearch(TemplateEvaluator(lines.sheet(grid.name), book, circumstances))
    }

    mutating func learned() -> LearnedSheet {
        let columns = columnShapes()
        var rows = rowShapes(without: Set(columns.map(\.across)))
        if rows.contains(where: { Self.goesThroughUnits($0) }) {
            lines = LearnedLines(rows: rows, columns: [])
        } else {
            lines = LearnedLines(rows: rows, columns: columns)
        }
        explainLoops()
        // A loop in which no figure is known is a list of names and no more; rows of indicators that hold more than the
        // programme knows stay rows of their own.
        let wrong = Set(idleRoots() + looseRoots())
        if !wrong.isEmpty {
            let kept = lines.loops.indices.filter { lines.loops[$0].parent == nil && !wrong.contains($0) }
            rows = kept.filter { lines.loops[$0].axis == .rows }.map { lines.loops[$0].shape }
            let across = kept.filter { lines.loops[$0].axis == .columns }.map { lines.loops[$0].shape }
            lines = LearnedLines(rows: rows, columns: across)
            (values, proposals, sentences) = ([:], [:], [])
            explainLoops()
        }
        explainBlanks()
        settleLoops()
        explainGroupRows()
        explainTotals()
        explainRest()
        moveStrays()
        mendFormulas()
        markLoops()
        tellCrowdedRows()
        var sheet = LearnedSheet(grid.name)
        sheet.proposals = proposals.values.sorted { $0.cell < $1.cell }
        sheet.removedRows = lines.removed(.rows)
        sheet.removedColumns = lines.removed(.columns)
        return sheet
    }

    /// Tables beside each other would lose rows if one of them became a sample row.
    private mutating func tellCrowdedRows() {
        guard let row = crowdedRows.min(), let cell = grid.places(ofRow: row).first, proposals[cell] == nil else {
            return
        }
        propose(
            cell, nil, .left,
            LocalizedText(
                vi: "hai bảng cạnh nhau trên cùng dòng: chưa học được, đề nghị tự đánh dấu [[mỗi xã, cột B:H]]",
                en: "tables beside each other in the same rows are not learned; mark them by hand: [[mỗi xã, cột B:H]]")
        )
    }

    private static func goesThroughUnits(_ shape: LoopShape) -> Bool {
        shape.kind == .unit || shape.sample.inner.contains { goesThroughUnits($0) }
    }

    // MARK: Shapes

    /// Loops of columns: units beside each other in one row of headings.
    private mutating func columnShapes() -> [LoopShape] {
        var byRow: [Int: [(column: Int, item: LineItem)]] = [:]
        for place in grid.places {
            guard let text = grid.text(at: place), let item = items.item(text), case .unit = item else { continue }
            byRow[place.row, default: []].append((place.column, item))
        }
        // A heading has no numbers beside it.
        let heads = byRow.filter { row, found in
            Set(found.map(\.item)).count > 1
                && !grid.places(ofRow: row).contains {
                    Observed(grid[$0]).number != nil && grid[$0]?.hasFormula == false
                }
        }.keys.sorted()
        guard let row = heads.first else { return [] }
        // Other units in the next rows: tables beside each other, which are not learned.
        let first = Set((byRow[row] ?? []).map(\.item))
        guard heads.allSatisfy({ Set((byRow[$0] ?? []).map(\.item)) == first }) else {
            crowd(heads)
            return []
        }
        var labels: [Int: [LoopShapes.Label]] = [:]
        for (column, item) in byRow[row] ?? [] { labels[column] = [LoopShapes.Label(across: row, item: item)] }
        return LoopShapes(labels).all(upTo: grid.lastColumn)
    }

    /// Loops of rows: the labels that stand before the numbers of a row.
    private mutating func rowShapes(without heads: Set<Int>) -> [LoopShape] {
        findTablesBeside(heads)
        var labels: [Int: [LoopShapes.Label]] = [:]
        var row = -1
        var (isOver, isFirst) = (false, true)
        for place in grid.places where !heads.contains(place.row) && !crowdedRows.contains(place.row) {
            if place.row != row { (row, isOver, isFirst) = (place.row, false, true) }
            guard !isOver else { continue }
            if let text = grid.text(at: place), Observed(grid[place]).number == nil {
                if let item = items.item(text), labels[row]?.contains(where: { $0.item.kind == item.kind }) != true {
                    labels[row, default: []].append(LoopShapes.Label(across: place.column, item: item))
                }
            } else {
                isOver = !isFirst
            }
            isFirst = false
        }
        let sheet = self
        return LoopShapes(labels) { sheet.signature(ofRow: $0) }.all(upTo: grid.lastRow)
    }

    /// Rows in which a second label stands behind numbers and before others: tables beside each other.
    private mutating func findTablesBeside(_ heads: Set<Int>) {
        var (second, followed): ([Int: [Int]], Set<Int>) = ([:], [])
        for row in Set(grid.places.map(\.row)).subtracting(heads) {
            var (own, sawNumber): (LineItem?, Bool) = (nil, false)
            let places = grid.places(ofRow: row)
            for (index, place) in places.enumerated() {
                guard let text = grid.text(at: place), Observed(grid[place]).number == nil else {
                    sawNumber = sawNumber || own != nil
                    continue
                }
                guard let item = items.item(text) else { continue }
                if own == nil { own = item }
                let isFollowed = places[(index + 1)...].contains { Observed(grid[$0]).number != nil }
                if sawNumber, item.kind == own?.kind, item != own || isFollowed {
                    second[place.column, default: []].append(row)
                    if isFollowed { followed.insert(row) }
                }
            }
        }
        for rows in second.values where rows.count > 1 || followed.contains(rows[0]) { crowd(rows) }
    }

    /// Rows of tables beside each other, with all that belong to the tables.
    private mutating func crowd(_ rows: [Int]) {
        guard var first = rows.min(), var last = rows.max() else { return }
        while first > 0, !grid.isBlank(row: first - 1) { first -= 1 }
        while last < grid.lastRow, !grid.isBlank(row: last + 1) { last += 1 }
        crowdedRows.formUnion(first...last)
    }

    /// The words of a row without its numbers; all totals are alike.
    private func signature(ofRow row: Int) -> String {
        let texts = grid.places(ofRow: row).compactMap { grid.text(at: $0) }
        if texts.contains(where: { Self.isTotal($0) }) { return "Σ" }
        let words = texts.filter { items.item($0) == nil }.joined(separator: " ")
        return NameKey(words, .folded).description.filter { !$0.isNumber }
    }

    /// Whether a label is that of a total: `Tổng cộng`, `Cộng vùng cao`, `Toàn huyện`.
    static func isTotal(_ text: String) -> Bool {
        if RowLabel(text).role == .total { return true }
        let words = ClueReader.words(text)
        return words.count <= 6 && ["tong", "cong", "toan"].contains(words.first ?? "") && words.first != words.last
            && !NameKey(text, .folded).description.hasPrefix("cong dan")
    }

    // MARK: Cells of loops

    /// The cells of sample rows and columns, those of the innermost loops first.
    private func sampleCells() -> [CellReference] {
        var cells: Set<CellReference> = []
        for place in grid.places where !grid.isCovered(place) && !strays.contains(place) {
            let (row, column) = (lines.entry(row: place.row), lines.entry(column: place.column))
            guard !row.loops.isEmpty || !column.loops.isEmpty else { continue }
            cells.insert(CellReference(row: row.sample, column: column.sample))
        }
        func depth(_ cell: CellReference) -> Int { lines.context(of: cell).steps.count }
        return cells.sorted { (-depth($0), $0) < (-depth($1), $1) }
    }

    private mutating func explainLoops() {
        renewSearch()
        findStrays()
        let cells = sampleCells().filter { !isGroupRow($0) }
        for cell in cells { explain(cell) }
        // What nothing told apart may be clear once its neighbours are known.
        for cell in cells where proposals[cell]?.certainty == .left { explain(cell) }
    }

    /// Texts that only one unit's columns hold in their row.
    private mutating func findStrays() {
        strays = []
        for place in grid.places where lines.columns[place.column] != nil && lines.rows[place.row] == nil {
            guard grid.text(at: place) != nil, place.row != lines.columns[place.column].map(labelRow),
                (grid.range(from: place)?.columns.count ?? 1) < lines.columns.count
            else { continue }
            let sample = CellReference(row: place.row, column: lines.entry(column: place.column).sample)
            let copies = lines.copies(of: sample)
            if copies.count > 2, copies.count(where: { grid[$0] != nil }) == 1 { strays.insert(place) }
        }
    }

    private func labelRow(_ entry: LearnedLines.Entry) -> Int { lines.loops[entry.loops[0]].shape.across }

    /// Whether a cell is in a row of a group but not of one of its units.
    func isGroupRow(_ cell: CellReference) -> Bool {
        let context = lines.context(of: cell)
        return context.group != nil && context.unit == nil
    }

    /// Whether a merged cell stands over several items of a loop: a heading of all of them.
    private func spansItems(_ cell: CellReference) -> Bool {
        guard let range = grid.range(from: cell) else { return false }
        let (top, bottom) = (lines.entry(row: range.first.row), lines.entry(row: range.last.row))
        let (left, right) = (lines.entry(column: range.first.column), lines.entry(column: range.last.column))
        return top.context.steps.first?.item != bottom.context.steps.first?.item
            || left.context.steps.first?.item != right.context.steps.first?.item
    }

    func instances(_ cell: CellReference) -> [FigureSearch.Instance] {
        lines.copies(of: cell).filter { !grid.isCovered($0) && !strays.contains($0) }.map { place in
            FigureSearch.Instance(
                observed: Observed(grid[place]), context: lines.context(of: place), cell: place)
        }
    }

    mutating func explain(_ cell: CellReference) {
        let instances = instances(cell)
        if grid[cell]?.hasFormula == true || spansItems(cell) { return }
        if let plain = plainName(cell, instances) ?? ownName(cell, instances) {
            propose(cell, plain.text, plain.certainty, plain.reason)
            return
        }
        let isNumeric =
            instances.contains { $0.observed.number != nil }
            && !instances.contains { if case .other = $0.observed.content { true } else { false } }
        guard isNumeric else {
            explainText(cell, instances)
            return
        }
        explainNumbers(cell, instances)
    }

    private mutating func explainNumbers(_ cell: CellReference, _ instances: [FigureSearch.Instance]) {
        let neighbours = neighbours(of: cell)
        let result = search.explain(instances, clues(for: cell)) { request in
            // A column between those of one indicator is of the same, unless its heading says otherwise.
            guard case .code(let code) = request.indicator else { return 0 }
            return neighbours.contains(code) ? 1.6 / Double(neighbours.count) : 0
        }
        switch result {
        case .found(let found):
            guard let marker = writer.marker(found.value) else { return }
            values[cell] = found.value
            propose(cell, marker, found.certainty, found.reason)
        case .several(let values): leave(cell, values, instances)
        case .none: leave(cell, [], instances)
        }
    }

    /// The indicators of the nearest figures in the same row, on both sides.
    private func neighbours(of cell: CellReference) -> Set<String> {
        func code(_ columns: some Sequence<Int>) -> String? {
            for column in columns {
                let value = values[CellReference(row: cell.row, column: column)]
                if case .code(let code)? = value?.request?.indicator { return code }
            }
            return nil
        }
        let before = code(stride(from: cell.column - 1, through: 0, by: -1))
        let after = code(stride(from: cell.column + 1, through: grid.lastColumn, by: 1))
        return Set([before, after].compactMap(\.self))
    }

    private mutating func explainText(_ cell: CellReference, _ instances: [FigureSearch.Instance]) {
        let texts = instances.compactMap { grid.text(at: $0.cell) }
        // The same in all rows belongs to the form.
        if Set(texts).count < 2, texts.count == instances.count || instances.count == 1 { return }
        if let learned = sentence(cell, instances) {
            sentences.insert(cell)
            propose(cell, learned.text, learned.certainty, learned.reason)
        } else {
            leave(cell, [], instances)
        }
    }

    /// What nothing explains may not be printed in all rows of the next report.
    private mutating func leave(
        _ cell: CellReference, _ values: [TemplateValue], _ instances: [FigureSearch.Instance]
    ) {
        let shown = Set(instances.map { grid[$0.cell]?.shown ?? "" })
        guard shown.count > 1 || !values.isEmpty else { return }
        let reason =
            values.isEmpty
            ? LocalizedText(
                vi: "không trùng với số liệu nào ở các dòng; ô của dòng mẫu để trống, đề nghị ghi tay",
                en: "equals no figure in these rows; the sample's cell is left blank, to be filled by hand")
            : several(values)
        let old = Spacing.tidied(grid[cell]?.shown ?? "").filter { !"[]{}".contains($0) }
        let note = old.isEmpty ? "chưa nhận ra" : "chưa nhận ra, số cũ \(old.prefix(80))"
        let isBlankable = shown.count > 1
        propose(cell, isBlankable ? "[[ghi chú: \(note)]]" : nil, .left, reason)
    }

    func several(_ values: [TemplateValue]) -> LocalizedText {
        let meaning = MarkerMeaning(program, search.evaluator.sheet)
        let texts = values.map { meaning.text($0) }
        return LocalizedText(
            vi: "bằng nhiều số liệu, chưa rõ là số nào: " + texts.map(\.vi).joined(separator: "; "),
            en: "equals several figures, and nothing says which: " + texts.map(\.en).joined(separator: "; "))
    }

    mutating func propose(
        _ cell: CellReference, _ text: String?, _ certainty: MarkerProposal.Certainty, _ reason: LocalizedText
    ) {
        proposals[cell] = MarkerProposal(
            cell, old: old(cell), text: text, certainty: certainty, reason: reason)
    }

    func old(_ cell: CellReference) -> String {
        guard let found = grid[cell] else { return "" }
        return found.formula.map { "=\($0)" } ?? found.shown
    }

    /// Cells of sample rows that were blank all along, as the figure would be that the same column shows in another sample row
    /// of the same loops.
    private mutating func explainBlanks() {
        for (row, copies) in lines.copiesOfRow.sorted(by: { $0.key < $1.key }) where copies.contains(row) {
            guard let root = lines.entry(row: row).loops.first else { continue }
            for column in 0...max(grid.lastColumn, 0) where lines.entry(column: column).sample == column {
                let cell = CellReference(row: row, column: column)
                guard proposals[cell] == nil, values[cell] == nil, !grid.isCovered(cell), !isGroupRow(cell) else {
                    continue
                }
                let instances = instances(cell)
                guard instances.allSatisfy({ $0.observed.isMissing && $0.context.indicator != nil }) else { continue }
                let other = values.filter { place, value in
                    place.column == column && lines.entry(row: place.row).loops.first == root
                        && value.request?.indicator == .context
                }.min { $0.key < $1.key }
                guard let other, let marker = writer.marker(other.value),
                    instances.allSatisfy({
                        $0.observed.matches(search.evaluator.value(other.value, in: $0.context)) == .missing
                    })
                else { continue }
                values[cell] = other.value
                propose(
                    cell, marker, .unsure,
                    LocalizedText(
                        vi: "trống ở mọi dòng, cũng như số liệu của cột này (ô \(other.key))",
                        en: "blank in all rows, as is the figure of this column (at \(other.key))"))
            }
        }
    }

    private func looseRoots() -> [Int] {
        lines.loops.indices.filter { root in
            let loop = lines.loops[root]
            guard loop.parent == nil, loop.axis == .rows, loop.kind == .indicator,
                !lines.loops.contains(where: { $0.parent == root && $0.kind != .part })
            else { return false }
            return proposals.values.contains { proposal in
                let isOwn = lines.entry(row: proposal.cell.row).loops.first == root
                let isName = proposal.cell.column == loop.shape.across
                return isOwn && (proposal.certainty == .left || isName && proposal.certainty == .unsure)
            }
        }
    }

    private func idleRoots() -> [Int] {
        lines.loops.indices.filter { root in
            guard lines.loops[root].parent == nil else { return false }
            let chain = Set(lines.chain(root))
            let explained = values.filter { $0.value.request != nil }.map(\.key) + sentences
            return !explained.contains { cell in
                (lines.entry(row: cell.row).loops + lines.entry(column: cell.column).loops).contains {
                    chain.contains($0)
                }
            }
        }
    }
}
