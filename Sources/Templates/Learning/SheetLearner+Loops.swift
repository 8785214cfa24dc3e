internal import Domain
internal import Findings
internal import FoundationEssentials
internal import SheetModel
internal import VietnameseText

/// The order of loops, what they go through, and their markers.
extension SheetLearner {
    // MARK: Order

    /// Which indicators a loop goes through, and in which order units come.
    mutating func settleLoops() {
        for place in lines.loops.indices {
            let loop = lines.loops[place]
            let sequences = sequences(of: place)
            switch loop.kind {
            case .indicator:
                let shown = sequences.max { $0.count < $1.count } ?? []
                let codes = shown.compactMap { if case .indicator(let code) = $0 { code } else { nil } }
                if shown != items(of: place) { lines.set(codes, [], of: place) }
            case .unit:
                lines.set([], order(of: place, sequences), of: place)
            case .group, .part, .body: break
            }
        }
        renewSearch()
    }

    /// The items of a loop in the old report, once for each turn of the loop around it.
    private func sequences(of place: Int) -> [[LoopItem]] {
        var sequences: [[LoopItem]] = []
        let (axis, depth) = (lines.loops[place].axis, depth(of: place))
        let entries = axis == .rows ? lines.rows : lines.columns
        var outer: [LoopItem]?
        for line in entries.keys.sorted() {
            guard let entry = entries[line], entry.loops.contains(place) else { continue }
            let around = entry.context.steps.prefix(depth).map(\.item)
            let item = entry.context.steps[depth].item
            if outer != around || sequences.isEmpty {
                sequences.append([])
                outer = around
            }
            if sequences[sequences.count - 1].last != item { sequences[sequences.count - 1].append(item) }
        }
        return sequences
    }

    private func depth(of place: Int) -> Int {
        var (depth, next) = (0, lines.loops[place].parent)
        while let parent = next {
            depth += 1
            next = lines.loops[parent].parent
        }
        return depth
    }

    /// What a loop would go through by itself.
    private func items(of place: Int) -> [LoopItem] {
        search.evaluator.items(of: place, in: TemplateContext())
    }

    private func order(of place: Int, _ sequences: [[LoopItem]]) -> [TemplateOrder] {
        func units(_ items: [LoopItem]) -> [OrganizationID] {
            items.compactMap { if case .unit(let id) = $0 { id } else { nil } }
        }
        let shown = sequences.map(units)
        let plain = book.units.map(\.id)
        func fits(_ orders: [TemplateOrder]) -> Bool {
            shown.allSatisfy { own in
                let set = Set(own)
                let base = plain.filter { set.contains($0) }
                return own
                    == (orders.isEmpty ? base : search.evaluator.ordered(base, by: orders, in: TemplateContext()))
            }
        }
        if fits([]) { return [] }
        var candidates = [TemplateOrder(.name), TemplateOrder(.name, isDescending: true), TemplateOrder(.code)]
        let requests = values.filter { cell, value in
            let entry = lines.loops[place].axis == .rows ? lines.entry(row: cell.row) : lines.entry(column: cell.column)
            return entry.loops.contains(place) && value.request != nil
        }.sorted { $0.key < $1.key }.compactMap(\.value.request)
        let ranked = requests.filter { $0.field == .stage(.result) } + requests.filter { $0.field != .stage(.result) }
        for request in ranked {
            candidates.append(TemplateOrder(.figure(request), isDescending: true))
            candidates.append(TemplateOrder(.figure(request)))
        }
        return candidates.first { fits([$0]) }.map { [$0] } ?? []
    }

    // MARK: Markers

    /// Puts the loops' markers into the first cells of their sample rows.
    mutating func markLoops() {
        for place in lines.loops.indices.reversed() {
            let loop = lines.loops[place]
            let cell = markerCell(of: place)
            let marker = writer.loop(loop, count: count(of: place))
            let (reason, isSure) = loopReason(place)
            var proposal =
                proposals[cell]
                ?? MarkerProposal(
                    cell, old: old(cell), text: nil, certainty: .sure, reason: LocalizedText(vi: "", en: ""))
            let rest = proposal.text ?? (grid[cell]?.shown ?? "")
            proposal.text = marker + rest
            proposal.reason = LocalizedText(
                vi: reason.vi + (proposal.reason.vi.isEmpty ? "" : "\n" + proposal.reason.vi),
                en: reason.en + (proposal.reason.en.isEmpty ? "" : "\n" + proposal.reason.en))
            if !isSure, proposal.certainty == .sure { proposal.certainty = .unsure }
            if proposal.certainty == .left { proposal.certainty = .unsure }
            proposals[cell] = proposal
        }
    }

    /// The first cell of the sample row that is no formula; of a loop within the same row, and of columns, the label.
    private func markerCell(of place: Int) -> CellReference {
        let loop = lines.loops[place]
        let label =
            loop.axis == .rows
            ? CellReference(row: loop.head, column: loop.shape.across)
            : CellReference(row: loop.shape.across, column: loop.head)
        let isShared =
            loop.parent.map { lines.loops[$0].axis == loop.axis && lines.loops[$0].head == loop.head } ?? false
        guard loop.axis == .rows, !isShared else { return label }
        for column in 0...max(loop.shape.across, 0) {
            let cell = CellReference(row: loop.head, column: column)
            if let found = grid[cell], !found.hasFormula, !grid.isCovered(cell) { return cell }
        }
        return label
    }

    /// How many sample rows the marker says; `nil` where it follows from what stands below.
    private func count(of place: Int) -> Int? {
        let loop = lines.loops[place]
        if loop.axis == .columns { return loop.kept.count > 1 ? loop.kept.count : nil }
        guard loop.kept.count > 1 else {
            let isFollowed = lines.loops.indices.contains { other in
                lines.loops[other].parent == nil && other != place && lines.loops[other].axis == .rows
                    && lines.loops[other].shape.lines.lowerBound == root(of: place).upperBound + 1
            }
            return isFollowed ? 1 : nil
        }
        return follows(place) ? nil : loop.kept.count
    }

    private func root(of place: Int) -> ClosedRange<Int> {
        var place = place
        while let parent = lines.loops[place].parent { place = parent }
        return lines.loops[place].shape.lines
    }

    /// Whether a loop takes in its rows by itself: the loop within begins in the next row and ends with it, or the row of its
    /// subtotal follows.
    private func follows(_ place: Int) -> Bool {
        let loop = lines.loops[place]
        guard let inner = lines.loops.indices.first(where: { lines.loops[$0].parent == place }),
            lines.loops[inner].head == loop.head + 1, lines.loops[inner].kept.count == 1 || follows(inner)
        else { return false }
        let rest = loop.kept.count - 1 - lines.loops[inner].kept.count
        if rest == 0 { return true }
        guard rest == 1, let last = loop.kept.last else { return false }
        return proposals.contains { cell, proposal in
            cell.row == last && proposal.text?.contains("[[cộng ") == true
        }
    }

    private func loopReason(_ place: Int) -> (text: LocalizedText, isSure: Bool) {
        let loop = lines.loops[place]
        let sequences = sequences(of: place)
        let count = sequences.reduce(0) { $0 + $1.count }
        let isRows = loop.axis == .rows
        let name = SheetBinder.name(of: loop.shape.lines, loop.axis)
        var text = LocalizedText(
            vi: "\(isRows ? "dòng" : "cột") \(name) lặp lại cho \(count) mục",
            en: "\(isRows ? "rows" : "columns") \(name) repeat for \(count) items")
        var isSure = true
        func add(_ vi: String, _ en: String) {
            text.vi += "; " + vi
            text.en += "; " + en
            isSure = false
        }
        if loop.kind == .unit {
            let missing = book.units.count - Set(sequences.joined()).count
            if missing > 0 {
                add(
                    "báo cáo cũ thiếu \(missing) đơn vị, bản điền sẽ có đủ",
                    "\(missing) units are not in the old report, but will be when filled")
            }
            if lines.loops[place].order.isEmpty, !isInOrder(sequences) {
                add("thứ tự dòng khác chương trình, chưa rõ xếp theo gì", "the order is not the programme's")
            }
        }
        return (text, isSure)
    }

    private func isInOrder(_ sequences: [[LoopItem]]) -> Bool {
        let plain = book.units.map { LoopItem.unit($0.id) }
        return sequences.allSatisfy { own in
            let set = Set(own)
            return own == plain.filter { set.contains($0) }
        }
    }
}
