internal import Domain
internal import Findings
internal import FoundationEssentials
internal import SheetModel
internal import VietnameseText

/// The words around a cell: headings above, labels before, titles.
extension SheetLearner {
    /// Headings are looked for no further up than this.
    private static let headingRows = 60
    private static let titleRows = 16

    /// What the words around a cell say.
    func clues(for cell: CellReference) -> Clues {
        let root = lines.entry(row: cell.row).loops.first
        let start = root.map { lines.loops[$0].shape.lines.lowerBound } ?? cell.row
        let texts = labels(before: cell) + headings(above: CellReference(row: start, column: cell.column))
        return reader.read(texts, background: titles(above: start))
    }

    /// The headings of a column, the nearest first; a heading over the whole table is none.
    func headings(above cell: CellReference) -> [String] {
        var (found, seen): ([String], Set<CellReference>) = ([], [])
        var row = cell.row - 1
        // One empty row between headings and figures is no more than room.
        if row > 0, isGap(row) { row -= 1 }
        while row >= 0, cell.row - row <= Self.headingRows, found.count < 4, !isGap(row) {
            defer { row -= 1 }
            guard let (text, place) = grid.seen(at: CellReference(row: row, column: cell.column)) else { continue }
            guard seen.insert(place).inserted, !isWide(place), text.contains(where: \.isLetter) || text.contains("%")
            else { continue }
            found.append(text)
        }
        return found
    }

    /// Whether nothing is seen in a row: a heading merged over several rows is seen in each.
    private func isGap(_ row: Int) -> Bool {
        grid.isBlank(row: row)
            && !(0...max(grid.lastColumn, 0)).contains { grid.seen(at: CellReference(row: row, column: $0)) != nil }
    }

    private func isWide(_ place: CellReference) -> Bool {
        guard let range = grid.range(from: place) else { return false }
        let own = lines.entry(column: place.column).loops.isEmpty
        return own && range.columns.count > 5 && range.columns.count * 2 > grid.lastColumn + 1
    }

    /// The labels of a row before a cell, the nearest first; those of a loop's own items say nothing that it does not.
    func labels(before cell: CellReference) -> [String] {
        let row = lines.entry(row: cell.row)
        let own = Set(row.loops.map { lines.loops[$0].shape.across })
        var found: [String] = []
        for column in stride(from: cell.column - 1, through: 0, by: -1) {
            let place = CellReference(row: cell.row, column: column)
            guard let (text, _) = grid.seen(at: place), text.contains(where: \.isLetter), !found.contains(text) else {
                continue
            }
            if own.contains(column) { continue }
            found.append(text)
        }
        return found
    }

    /// Titles and headings of sections above a row, the nearest first; a row with numbers is no heading.
    func titles(above row: Int) -> [String] {
        var found: [String] = []
        for line in stride(from: row - 1, through: max(0, row - Self.titleRows), by: -1) where found.count < 8 {
            let places = grid.places(ofRow: line)
            guard places.allSatisfy({ grid.text(at: $0) != nil && Observed(grid[$0]).number == nil }) else { continue }
            for place in places {
                guard let text = grid.text(at: place), text.count >= 8 else { continue }
                if (grid.range(from: place)?.columns.count ?? 1) > 3 || text.count > 20 { found.append(text) }
            }
        }
        return found
    }

    // MARK: Names

    private static let numbers: [(style: NumberStyle, isUpper: Bool)] = [
        (.arabic, false), (.roman, false), (.letter, false), (.letter, true), (.path, false),
    ]

    /// The name or running number that the texts of a cell are, with what stands before and behind it.
    func plainName(
        _ cell: CellReference, _ instances: [FigureSearch.Instance]
    ) -> (text: String, certainty: MarkerProposal.Certainty, reason: LocalizedText)? {
        let row = lines.entry(row: cell.row)
        guard let context = instances.first?.context, !context.steps.isEmpty else { return nil }
        var candidates: [TemplateValue] = []
        let across = row.loops.map { lines.loops[$0].shape.across }.max()
        if let across, cell.column <= across {
            candidates += Self.numbers.map { style, isUpper in
                var value = TemplateValue(.plain(.number))
                value.form.numbering = style
                value.form.isUpperCase = isUpper
                return value
            }
        }
        // A number is no code unless its heading says so.
        let isNumeric = instances.contains { if case .number? = grid[$0.cell]?.value { true } else { false } }
        let isCode = !isNumeric || headings(above: cell).contains { ClueReader.words($0).contains("ma") }
        for name in Self.names(context) where isCode || name != .unitCode && name != .indicatorCode {
            candidates.append(TemplateValue(.plain(name)))
            var upper = TemplateValue(.plain(name))
            upper.form.isUpperCase = true
            candidates.append(upper)
        }
        let filled = instances.filter { grid[$0.cell] != nil }
        guard !filled.isEmpty else { return nil }
        var best: (value: TemplateValue, before: String, after: String, count: Int)?
        for value in candidates {
            let found = affixes(value, filled)
            if let found, found.count > best?.count ?? 0 { best = (value, found.before, found.after, found.count) }
        }
        guard var best, best.count * 5 >= filled.count * 3 else { return nil }
        if best.value.source == .plain(.unitName), isKind(best.before, filled) {
            // “xã Phước Kim” is the whole name, whatever its letters are.
            best = (TemplateValue(.plain(.unitFullName)), "", best.after, best.count)
        }
        guard let marker = writer.marker(best.value) else { return nil }
        var before = best.before
        if before.contains(where: \.isNumber), let number = numbered(before, best.value, filled) { before = number }
        let others = filled.filter { written(best.value, $0, best.before, best.after) == false }.map(\.cell.description)
        var reason = MarkerMeaning(program, search.evaluator.sheet).text(best.value)
        if !others.isEmpty {
            reason.vi += "; viết khác ở ô \(others.prefix(5).joined(separator: ", "))"
            reason.en += "; written otherwise in \(others.prefix(5).joined(separator: ", "))"
        }
        return (before + marker + best.after, others.isEmpty ? .sure : .unsure, reason)
    }

    /// The name in the cell that a loop was found by, however it is abbreviated there.
    func ownName(
        _ cell: CellReference, _ instances: [FigureSearch.Instance]
    ) -> (text: String, certainty: MarkerProposal.Certainty, reason: LocalizedText)? {
        let loops = lines.entry(row: cell.row).loops
        guard
            let loop = loops.last(where: {
                lines.loops[$0].shape.across == cell.column && lines.loops[$0].head == cell.row
            })
        else { return nil }
        let typed = instances.count { instance in
            guard let text = grid.text(at: instance.cell), let unit = instance.context.unit,
                let kind = program.organizations.organization(unit)?.kind.word
            else { return false }
            return NameKey(text, .folded).description.hasPrefix(NameKey(kind, .folded).description + " ")
        }
        let name: PlainName =
            switch lines.loops[loop].kind {
            case .unit: typed * 2 > instances.count ? .unitFullName : .unitName
            case .indicator, .part: .indicatorName
            case .body: .bodyName
            case .group: .groupName
            }
        let value = TemplateValue(.plain(name))
        var reason = MarkerMeaning(program, search.evaluator.sheet).text(value)
        reason.vi += "; báo cáo cũ viết khác tên trong chương trình"
        reason.en += "; the old report writes the names otherwise"
        return writer.marker(value).map { ($0, .unsure, reason) }
    }

    private static func names(_ context: TemplateContext) -> [PlainName] {
        var names: [PlainName] = []
        if context.unit != nil { names += [.unitFullName, .unitName, .unitCode, .unitKind] }
        if context.indicator != nil { names += [.indicatorName, .measure, .indicatorCode] }
        if context.body != nil { names.append(.bodyName) }
        if context.group != nil { names.append(.groupName) }
        return names
    }

    /// Whether words before a name are the type of the unit.
    private func isKind(_ before: String, _ instances: [FigureSearch.Instance]) -> Bool {
        let key = NameKey(before, .folded)
        return instances.contains { instance in
            let unit = instance.context.unit.flatMap { program.organizations.organization($0) }
            return unit.map { NameKey($0.kind.word, .folded) == key } ?? false
        }
    }

    private func written(
        _ value: TemplateValue, _ instance: FigureSearch.Instance, _ before: String, _ after: String
    ) -> Bool {
        // Running numbers before a name differ from row to row.
        func plain(_ text: String) -> String {
            let tidy = Spacing.tidied(text)
            return before.contains(where: \.isNumber) ? tidy.filter { !$0.isNumber } : tidy
        }
        let text = search.evaluator.value(value, in: instance.context).text
        return plain(grid[instance.cell]?.shown ?? "") == plain(before + text + after)
    }

    /// What stands before and behind a value in most cells, and in how many.
    private func affixes(
        _ value: TemplateValue, _ instances: [FigureSearch.Instance]
    ) -> (before: String, after: String, count: Int)? {
        var counts: [[String]: Int] = [:]
        var order: [[String]] = []
        for instance in instances {
            let shown = Spacing.tidied(grid[instance.cell]?.shown ?? "")
            let text = search.evaluator.value(value, in: instance.context).text
            guard !text.isEmpty, let range = shown.ranges(of: text).last else { continue }
            let affixes = [String(shown[..<range.lowerBound]), String(shown[range.upperBound...])]
            // Running numbers differ; the letters around them may not.
            let key = affixes.map { $0.filter { !$0.isNumber } }
            guard !(affixes[0].last?.isLetter ?? false), !(affixes[1].first?.isLetter ?? false) else { continue }
            if Self.isBare(value), affixes.contains(where: { $0.contains(where: \.isLetter) }) { continue }
            if counts[key] == nil { order.append(affixes) }
            counts[key, default: 0] += 1
        }
        let best = order.max { one, other in
            let keys = [one, other].map { pair in counts[pair.map { $0.filter { !$0.isNumber } }] ?? 0 }
            return keys[0] < keys[1]
        }
        return best.map { ($0[0], $0[1], counts[$0.map { $0.filter { !$0.isNumber } }] ?? 0) }
    }

    /// Whether a value is so short that it is found in other words: numbers, `xã`, `ha`.
    private static func isBare(_ value: TemplateValue) -> Bool {
        guard case .plain(let name) = value.source else { return false }
        return [.number, .unitKind, .measure].contains(name)
    }

    /// `1. ` before a name: the running number and what stands around it.
    private func numbered(
        _ before: String, _ value: TemplateValue, _ instances: [FigureSearch.Instance]
    ) -> String? {
        let number = TemplateValue(.plain(.number))
        guard let first = instances.first,
            let range = before.ranges(of: search.evaluator.value(number, in: first.context).text).first
        else { return nil }
        return String(before[..<range.lowerBound]) + "[[STT]]" + String(before[range.upperBound...])
    }

    // MARK: Sentences in loops

    /// A sentence that has the same words in all rows, its numbers explained by all rows together.
    func sentence(
        _ cell: CellReference, _ instances: [FigureSearch.Instance]
    ) -> (text: String, certainty: MarkerProposal.Certainty, reason: LocalizedText)? {
        let texts = instances.compactMap { instance in grid.text(at: instance.cell).map { (instance, Array($0)) } }
        guard let first = texts.first, texts.count * 4 >= instances.count * 3 else { return nil }
        let model = NumberToken.all(in: first.1)
        guard !model.isEmpty else { return nil }
        var columns: [[FigureSearch.Instance]] = model.map { _ in [] }
        for (instance, letters) in texts {
            let tokens = NumberToken.all(in: letters)
            guard tokens.count == model.count else { continue }
            for (place, token) in tokens.enumerated() {
                columns[place].append(
                    FigureSearch.Instance(observed: token.observed, context: instance.context, cell: instance.cell))
            }
        }
        var (made, place) = ("", 0)
        var (reasons, certainty): ([LocalizedText], MarkerProposal.Certainty) = ([], .sure)
        let around = clues(for: cell)
        for (number, token) in model.enumerated() {
            var clues = around
            if token.isPercent { clues.fields = [.rate] }
            if token.beginsRatio { clues.fields = [.stage(.result)] }
            if token.endsRatio { clues.fields = [.stage(.plan)] }
            clues.isStrict = token.isPercent || token.beginsRatio || token.endsRatio
            guard case .found(let found) = search.explain(columns[number], clues),
                let marker = writer.marker(found.value)
            else { return nil }
            made += String(first.1[place..<token.range.lowerBound]) + marker
            place = token.range.upperBound
            reasons.append(found.reason)
            if found.certainty != .sure { certainty = .unsure }
        }
        made += String(first.1[place...])
        return (
            made, certainty,
            LocalizedText(
                vi: reasons.map(\.vi).joined(separator: "\n"), en: reasons.map(\.en).joined(separator: "\n"))
        )
    }
}
