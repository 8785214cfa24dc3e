internal import Domain
internal import SheetModel

/// The loops of a sheet, and what each of its rows and columns is: a copy of which sample row, for which items.
struct LearnedLines {
    /// A loop as it will be marked.
    struct Loop {
        var kind: LineItem.Kind
        var axis: TemplateLoop.Axis
        var shape: LoopShape
        var parent: Int?
        /// The row (or column) of its marker.
        var head: Int
        /// The sample rows that stay.
        var kept: [Int]
        /// The indicators it goes through; empty for all.
        var codes: [String] = []
        var order: [TemplateOrder] = []
    }

    /// A row (or column) of the old report.
    struct Entry {
        /// The sample row it is a copy of; itself where it stands in no loop or is the sample.
        var sample: Int
        var context = TemplateContext()
        /// The loops around, from the outermost in.
        var loops: [Int] = []
    }

    private(set) var loops: [Loop] = []
    private(set) var rows: [Int: Entry] = [:]
    private(set) var columns: [Int: Entry] = [:]
    /// The rows that each sample row stands for, in order; likewise columns.
    private(set) var copiesOfRow: [Int: [Int]] = [:]
    private(set) var copiesOfColumn: [Int: [Int]] = [:]

    init(rows shapes: [LoopShape], columns: [LoopShape]) {
        for shape in shapes { add(shape, .rows, parent: nil) }
        for shape in columns { add(shape, .columns, parent: nil) }
        fill()
    }

    /// The sheet whose loops values are computed in.
    func sheet(_ name: String) -> TemplateSheet {
        var sheet = TemplateSheet(name)
        sheet.loops = loops.map { loop in
            var made = TemplateLoop(
                loop.templateKind, loop.axis,
                at: loop.axis == .rows
                    ? CellReference(row: loop.head, column: loop.shape.across)
                    : CellReference(row: loop.shape.across, column: loop.head))
            made.parent = loop.parent
            made.order = loop.order
            return made
        }
        return sheet
    }

    private mutating func add(_ shape: LoopShape, _ axis: TemplateLoop.Axis, parent: Int?) {
        let sample = shape.sample
        loops.append(
            Loop(
                kind: shape.kind, axis: axis, shape: shape, parent: parent, head: sample.head,
                kept: Self.kept(sample)))
        let place = loops.count - 1
        if let inner = sample.inner.first { add(inner, axis, parent: place) }
    }

    private static func kept(_ segment: LoopShape.Segment) -> [Int] {
        let inner = segment.inner.first.map { kept($0.sample) } ?? []
        let head = inner.first == segment.head ? [] : [segment.head]
        return head + segment.before + inner + segment.after
    }

    mutating func set(_ codes: [String], _ order: [TemplateOrder], of loop: Int) {
        loops[loop].codes = codes
        loops[loop].order = order
    }

    /// Removes loops that nothing bears out; their rows are rows like any other.
    mutating func drop(_ isWrong: (Int) -> Bool) {
        let roots = loops.indices.filter { loops[$0].parent == nil && !isWrong($0) }
        let kept = roots.map { (loops[$0].shape, loops[$0].axis) }
        guard kept.count < loops.count(where: { $0.parent == nil }) else { return }
        loops = []
        for (shape, axis) in kept { add(shape, axis, parent: nil) }
        fill()
    }

    // MARK: Entries

    private mutating func fill() {
        (rows, columns, copiesOfRow, copiesOfColumn) = ([:], [:], [:], [:])
        for place in loops.indices where loops[place].parent == nil {
            var found: [(line: Int, entry: Entry)] = []
            emit(loops[place].shape, place, loops[place].shape.sample, Entry(sample: 0), &found)
            for (line, entry) in found {
                if loops[place].axis == .rows {
                    rows[line] = entry
                    copiesOfRow[entry.sample, default: []].append(line)
                } else {
                    columns[line] = entry
                    copiesOfColumn[entry.sample, default: []].append(line)
                }
            }
        }
    }

    private func emit(
        _ shape: LoopShape, _ loop: Int, _ sample: LoopShape.Segment, _ outer: Entry,
        _ found: inout [(line: Int, entry: Entry)]
    ) {
        let innerLoop = loops.indices.first { loops[$0].parent == loop }
        for (number, segment) in shape.segments.enumerated() {
            var entry = outer
            entry.loops.append(loop)
            entry.context = outer.context.entering(item(segment), of: loop, number: number + 1)
            func add(_ line: Int, as sample: Int) {
                entry.sample = sample
                found.append((line, entry))
            }
            if segment.inner.first?.lines.lowerBound != segment.head { add(segment.head, as: sample.head) }
            for (line, model) in zip(segment.before, sample.before) { add(line, as: model) }
            if let inner = segment.inner.first, let model = sample.inner.first, let innerLoop {
                emit(inner, innerLoop, model.sample, entry, &found)
            }
            for (line, model) in zip(segment.after, sample.after) { add(line, as: model) }
        }
    }

    /// What the rows of a segment are about; a group is the units that it shows.
    private func item(_ segment: LoopShape.Segment) -> LoopItem {
        switch segment.item {
        case .unit(let id): return .unit(id)
        case .indicator(let code), .part(let code): return .indicator(code)
        case .body(let body): return .body(body)
        case .group(_, let name):
            let units = segment.inner.first?.segments.compactMap { segment -> OrganizationID? in
                if case .unit(let id) = segment.item { id } else { nil }
            }
            return .group(name, units ?? [])
        }
    }

    // MARK: Cells

    func entry(row: Int) -> Entry { rows[row] ?? Entry(sample: row) }
    func entry(column: Int) -> Entry { columns[column] ?? Entry(sample: column) }

    /// The rows (or columns) from the first to the last of a loop that stands in no other, those that go among them.
    func isRemoved(_ cell: CellReference) -> Bool {
        entry(row: cell.row).sample != cell.row || entry(column: cell.column).sample != cell.column
    }

    /// The context of a cell: of its row, then of its column.
    func context(of cell: CellReference) -> TemplateContext {
        var context = entry(row: cell.row).context
        for step in entry(column: cell.column).context.steps {
            context = context.entering(step.item, of: step.loop, number: step.number)
        }
        return context
    }

    /// The cells that a sample cell stands for, with itself.
    func copies(of cell: CellReference) -> [CellReference] {
        let rows = copiesOfRow[cell.row] ?? [cell.row]
        let columns = copiesOfColumn[cell.column] ?? [cell.column]
        return rows.flatMap { row in columns.map { CellReference(row: row, column: $0) } }
    }

    /// Rows (or columns) that go.
    func removed(_ axis: TemplateLoop.Axis) -> [ClosedRange<Int>] {
        let entries = axis == .rows ? rows : columns
        var ranges: [ClosedRange<Int>] = []
        for line in entries.filter({ $0.key != $0.value.sample }).keys.sorted() {
            if let last = ranges.last, last.upperBound + 1 == line {
                ranges[ranges.count - 1] = last.lowerBound...line
            } else {
                ranges.append(line...line)
            }
        }
        return ranges
    }

    /// The loops within a loop, from the outside in, with itself.
    func chain(_ loop: Int) -> [Int] {
        var chain = [loop]
        while let next = loops.indices.first(where: { loops[$0].parent == chain[chain.count - 1] }) {
            chain.append(next)
        }
        return chain
    }
}

extension LearnedLines.Loop {
    var templateKind: TemplateLoop.Kind {
        switch kind {
        case .unit: .unit
        case .indicator: .indicator(codes)
        case .part: .part
        case .body: .body
        case .group(let grouping): .group(grouping)
        }
    }
}
