internal import Domain
internal import Findings
internal import Formulas
internal import FoundationEssentials
internal import SheetModel
internal import VietnameseText

/// Subtotals, totals, figures that stand alone, sentences, and the loops' own markers.
extension SheetLearner {
    // MARK: Groups

    /// Rows of groups: names, and subtotals of the units in them.
    mutating func explainGroupRows() {
        let cells = Set(
            grid.places.map { place in
                CellReference(
                    row: lines.entry(row: place.row).sample, column: lines.entry(column: place.column).sample)
            }
        ).filter { isGroupRow($0) && !grid.isCovered($0) }
        for cell in cells.sorted() where grid[cell]?.hasFormula != true {
            if !explainSubtotal(cell) { explain(cell) }
        }
    }

    private mutating func explainSubtotal(_ cell: CellReference) -> Bool {
        guard let group = lines.entry(row: cell.row).loops.first(where: { isGroup($0) }) else { return false }
        let chain = Array(lines.chain(group).dropFirst())
        let word = lines.loops[group].kind == .group(.area) ? "vùng" : "loại"
        return explainTotal(cell, of: chain, word: "cộng \(word)")
    }

    private func isGroup(_ loop: Int) -> Bool {
        if case .group = lines.loops[loop].kind { true } else { false }
    }

    /// Whether a cell is the total of what the sample rows of loops show in its column; then it is proposed.
    private mutating func explainTotal(_ cell: CellReference, of chain: [Int], word: String) -> Bool {
        let isMixed = chain.contains { loop in
            switch lines.loops[loop].kind {
            case .indicator, .part, .body: true
            case .unit, .group: false
            }
        }
        guard let last = chain.last, !isMixed else { return false }
        let below = CellReference(row: lines.loops[last].head, column: cell.column)
        let formula = grid[below]?.hasFormula == true
        guard !formula, var request = values[below]?.request else { return false }
        request.total = chain
        var value = TemplateValue(.figure(request))
        value.form = values[below]?.form ?? ValueForm()
        let instances = instances(cell)
        let matches = instances.map { $0.observed.matches(search.evaluator.value(value, in: $0.context)) }
        guard matches.contains(.exact) || matches.contains(.rounded), !matches.contains(.different) else {
            return false
        }
        values[cell] = value
        propose(
            cell, "[[\(word)]]", .sure,
            LocalizedText(vi: "bằng tổng các dòng ở cột này", en: "equals the total of the rows in this column"))
        return true
    }

    // MARK: Totals

    /// Rows right above or below a loop that are called totals.
    mutating func explainTotals() {
        for root in lines.loops.indices where lines.loops[root].parent == nil && lines.loops[root].axis == .rows {
            let span = lines.loops[root].shape.lines
            for row in max(0, span.lowerBound - 3)...(span.upperBound + 3) where lines.rows[row] == nil {
                guard isTotal(row: row) else { continue }
                for column in 0...max(grid.lastColumn, 0) {
                    let cell = CellReference(row: row, column: column)
                    let isSample = lines.entry(column: column).sample == column
                    guard isSample, let found = grid[cell], !found.hasFormula, Observed(found).number != nil else {
                        continue
                    }
                    if !explainTotal(cell, of: lines.chain(root), word: "tổng") { explainLikeColumn(cell, root) }
                }
            }
        }
    }

    private func isTotal(row: Int) -> Bool {
        grid.places(ofRow: row).contains { place in grid.text(at: place).map(Self.isTotal) ?? false }
    }

    /// A figure of all units in the row of totals that no total gives.
    private mutating func explainLikeColumn(_ cell: CellReference, _ root: Int) {
        let chain = lines.chain(root)
        let sample = values[CellReference(row: lines.loops[chain[chain.count - 1]].head, column: cell.column)]?.request
        let start = CellReference(row: lines.loops[root].shape.lines.lowerBound, column: cell.column)
        let clues = reader.read(headings(above: start), background: titles(above: start.row))
        let result = search.explain(instances(cell), clues) { request in
            guard let sample else { return 0 }
            return (request.indicator == sample.indicator ? 2 : 0) + (request.field == sample.field ? 2 : 0)
        }
        take(result, cell)
    }

    private mutating func take(_ result: FigureSearch.Result, _ cell: CellReference) {
        switch result {
        case .found(let found):
            guard let marker = writer.marker(found.value) else { return }
            values[cell] = found.value
            propose(cell, marker, found.certainty, found.reason)
        case .several(let values): propose(cell, nil, .left, several(values))
        case .none: break
        }
    }

    // MARK: All else

    mutating func explainRest() {
        for cell in grid.places where proposals[cell] == nil && values[cell] == nil {
            let isInLoop =
                !lines.entry(row: cell.row).loops.isEmpty || !lines.entry(column: cell.column).loops.isEmpty
            guard !isInLoop || strays.contains(cell), !grid.isCovered(cell), let found = grid[cell], !found.hasFormula
            else { continue }
            if let text = grid.text(at: cell), Observed(found).number == nil {
                explainSentence(cell, text)
            } else if Observed(found).number != nil, !isNumbering(cell) {
                take(search.explain(instances(cell), clues(for: cell)), cell)
            }
        }
    }

    /// Titles and signatures in columns of units move before them: there they are neither lost nor repeated.
    mutating func moveStrays() {
        for cell in strays.sorted() {
            let learned = proposals.removeValue(forKey: cell)
            let old = old(cell)
            guard let start = lines.columns.keys.min() else { continue }
            let free = stride(from: start - 1, through: 0, by: -1).map { CellReference(row: cell.row, column: $0) }
                .first {
                    grid[$0] == nil && !grid.isCovered($0) && proposals[$0] == nil
                }
            if !lines.isRemoved(cell) {
                propose(cell, "", .unsure, LocalizedText(vi: "chữ đã dời đi", en: "its words were moved"))
            }
            var reason = LocalizedText(
                vi: "dời từ ô \(cell) trong các cột đơn vị, để không mất và không lặp lại; đề nghị căn lại chỗ",
                en: "moved from \(cell) among the units' columns, where it would be lost or repeated")
            if let learned {
                reason.vi += "\n" + learned.reason.vi
                reason.en += "\n" + learned.reason.en
            }
            let text = learned?.text ?? grid.text(at: cell) ?? ""
            if let free {
                proposals[free] = MarkerProposal(free, old: old, text: text, certainty: .unsure, reason: reason)
            }
        }
    }

    /// Whether a cell stands in a column of running numbers.
    private func isNumbering(_ cell: CellReference) -> Bool {
        headings(above: cell).contains { text in
            [["stt"], ["tt"], ["so", "tt"], ["so", "thu", "tu"]].contains(ClueReader.words(text))
        }
    }

    /// The first row of a table, or of the first loop: titles stand above it.
    private var firstTableRow: Int {
        lines.loops.filter { $0.parent == nil }.map { loop in
            loop.axis == .rows ? loop.shape.lines.lowerBound : loop.shape.across
        }.min() ?? Self.titleRowsWithoutTable
    }
    private static let titleRowsWithoutTable = 12

    private mutating func explainSentence(_ cell: CellReference, _ text: String) {
        let raw: String = if case .text(let raw)? = grid[cell]?.value { raw } else { text }
        let around = reader.read(Array(labels(before: cell).prefix(2)) + headings(above: cell).prefix(2))
        var learner = SentenceLearner(raw, in: TemplateContext(), around, search, reader, writer)
        if !learner.findRemarks() { find(&learner, text, cell) }
        if let result = learner.result {
            propose(cell, result.text, result.certainty, result.reason)
        } else if let doubt = learner.doubts.first {
            var reason = several(doubt.values)
            reason.vi = "“\(doubt.text)” " + reason.vi
            reason.en = "“\(doubt.text)” " + reason.en
            propose(cell, nil, .left, reason)
        }
    }

    private func find(_ learner: inout SentenceLearner, _ text: String, _ cell: CellReference) {
        learner.findProgram()
        learner.findDates()
        let isPlaceAndDate = learner.replacements.contains { $0.value.source == .plain(.signingDay) }
        if cell.row < firstTableRow && text.count < 200 || isPlaceAndDate { learner.findNames() }
        learner.findWords()
        learner.findNumbers()
        learner.findLists()
    }

    // MARK: Formulas

    /// Formulas that would lose what they read: they get a marker instead, or are told of.
    mutating func mendFormulas() {
        for cell in grid.places where !lines.isRemoved(cell) {
            guard let found = grid[cell], let formula = found.formula, breaks(formula) else { continue }
            let root = lines.loops.indices.first { root in
                lines.loops[root].parent == nil && lines.loops[root].axis == .rows
                    && abs(lines.loops[root].shape.lines.upperBound - cell.row) < 4
            }
            if lines.entry(row: cell.row).loops.isEmpty, let root {
                if explainTotal(cell, of: lines.chain(root), word: "tổng") { continue }
                explainLikeColumn(cell, root)
                if proposals[cell]?.text != nil { continue }
            }
            propose(
                cell, nil, .left,
                LocalizedText(
                    vi: "công thức cộng từng dòng sẽ không còn dùng; đề nghị thay bằng [[tổng]] hoặc SUM qua dòng mẫu",
                    en: "the formula names rows one by one and will not do; use [[tổng]] or SUM over the sample row"))
        }
    }

    /// Whether a formula reads cells that all go.
    private func breaks(_ formula: String) -> Bool {
        FormulaPrecedents(of: formula, on: grid.name).areas.contains { area in
            guard area.sheet == grid.name, area.range.rows.count < 2000, area.range.columns.count < 2000 else {
                return false
            }
            return area.range.rows.allSatisfy { lines.entry(row: $0).sample != $0 }
                || area.range.columns.allSatisfy { lines.entry(column: $0).sample != $0 }
        }
    }
}
