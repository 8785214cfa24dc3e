public import SheetModel

/// What is to be done to one sheet to fill it: room for the rows of loops first, then what comes into which cell.
///
/// Nothing is changed here. The steps are to be made in their order, each in the rows and columns as the steps before left
/// them; the writes are in those at the end. A cell without markers needs no write: copying its row was all.
///
/// ```swift
/// let plan = FillPlan(evaluator)
/// for step in plan.steps {
///     switch step.kind {
///     case .repetition(let times): try editor.repeatRows(block: step.block, times: times, within: step.band, in: name)
///     case .removal: try editor.deleteRows(step.block.count, from: step.block.lowerBound, in: name)
///     }
/// }
/// for write in plan.writes { … }
/// ```
public struct FillPlan: Sendable {
    /// Rows or columns that are repeated or go.
    public struct Step: Sendable, Hashable {
        /// What is done.
        public enum Kind: Sendable, Hashable {
            /// The block stands there so many times, one below (or beside) the other; at least twice.
            case repetition(times: Int)
            /// The block goes.
            case removal
        }

        /// What is done.
        public var kind: Kind
        /// Rows or columns.
        public var axis: TemplateLoop.Axis
        /// Which, from 0.
        public var block: ClosedRange<Int>
        /// The columns (or rows) within which alone cells move; `nil` for whole rows (or columns).
        public var band: ClosedRange<Int>?
    }

    /// What comes into a cell.
    public struct Write: Sendable, Hashable {
        /// What comes into a cell.
        public enum Content: Sendable, Hashable {
            /// Nothing; the cell's style stays.
            case blank
            /// Words.
            case text(String)
            /// A value in its own cell.
            case value(FilledValue)
        }

        /// The cell, as it is after all steps.
        public var cell: CellReference
        /// The template's cell it was made of.
        public var template: CellReference
        /// What comes into it.
        public var content: Content
        /// The figures it was made of, of a sentence all of them.
        public var figures: [FigureBook.Figure]
    }

    /// Room first: columns, then rows, then rows that go.
    public private(set) var steps: [Step] = []
    /// What comes into cells, in the order of the template's.
    public private(set) var writes: [Write] = []
    /// Rows without content that are to be hidden, as they are after all steps: formulas refer to them, or nobody wants to
    /// see them.
    public private(set) var hiddenRows: Set<Int> = []
    /// The rows that copies of loops of rows take up after all steps, each loop's from its first to its last.
    public private(set) var filledRows: [ClosedRange<Int>] = []

    /// How many rows longer the sheet is after all steps, at the columns that grow most; fewer than none where it gets shorter.
    public var addedRows: Int {
        var bands: [ClosedRange<Int>?: Int] = [:]
        for step in steps where step.axis == .rows {
            switch step.kind {
            case .repetition(let times): bands[step.band, default: 0] += (times - 1) * step.block.count
            case .removal: bands[step.band, default: 0] -= step.block.count
            }
        }
        let whole = bands.removeValue(forKey: nil) ?? 0
        return whole + max(bands.values.max() ?? 0, 0)
    }

    private let evaluator: TemplateEvaluator
    private let rows: Line
    private let columns: Line
    private var sheet: TemplateSheet { evaluator.sheet }

    /// Where the copies of a template's cell stand after all steps, from top to bottom, then from the left.
    func finalCells(of cell: CellReference) -> [CellReference] {
        let places = columns.entries(across: cell.row).filter { $0.sample == cell.column }.map(\.final)
        let copies = rows.entries(across: cell.column).filter { $0.sample == cell.row && !$0.isRemoved }
        return copies.flatMap { row in places.map { CellReference(row: row.final, column: $0) } }
    }

    /// Works out what filling takes.
    ///
    /// A loop without rows leaves one: with the words of its `nếu rỗng`, else blank where it stands in no other loop or a
    /// formula refers to it, so that a total over it still has a cell to add; another inner one goes.
    ///
    /// - Complexity: O(n) in the cells written, each with its figures.
    public init(_ evaluator: TemplateEvaluator) {
        self.evaluator = evaluator
        rows = Line(evaluator, .rows)
        columns = Line(evaluator, .columns)
        for loop in sheet.loops(in: nil, axis: .columns).reversed() {
            _ = addSteps(loop, TemplateContext(), at: 0) { band, _ in band }
        }
        for loop in sheet.loops(in: nil, axis: .rows).reversed() {
            _ = addSteps(loop, TemplateContext(), at: 0, moved: columns.moved)
        }
        addRemovals()
        addWrites()
        findRows()
    }

    /// Which rows are hidden, and where loops end up.
    private mutating func findRows() {
        for loop in sheet.loops(in: nil, axis: .rows) {
            let definition = sheet.loops[loop]
            let lane = rows.entries(across: definition.marker.column)
            let own = lane.filter { definition.block.contains($0.sample) && !$0.isRemoved }.map(\.final)
            if let first = own.min(), let last = own.max() { filledRows.append(first...last) }
        }
        // Beside another table a row is not this one's to hide.
        if sheet.loops.contains(where: { $0.axis == .rows && $0.band != nil }) { return }
        hiddenRows = Set(rows.entries(across: sheet.cells.first?.cell.column ?? 0).filter(\.isHidden).map(\.final))
    }

    // MARK: Steps

    /// The steps of a loop whose block stands `offset` further on than in the template, and of those within; `moved` says
    /// where a band of a row stands by now.
    ///
    /// - Returns: how many rows come in.
    private mutating func addSteps(
        _ loop: Int, _ context: TemplateContext, at offset: Int,
        moved: (ClosedRange<Int>?, Int) -> ClosedRange<Int>?
    ) -> Int {
        let definition = sheet.loops[loop]
        let band = moved(definition.band, definition.marker.row)
        let block = (definition.block.lowerBound + offset)...(definition.block.upperBound + offset)
        let turns = evaluator.turns(of: loop, in: context)
        if turns.isEmpty {
            steps.append(Step(kind: .removal, axis: definition.axis, block: block, band: band))
            return -block.count
        }
        let inner = sheet.loops(in: loop, axis: definition.axis).reversed()
        let isWhole = inner.allSatisfy { sheet.loops[$0].band == definition.band }
        if let first = turns.first, first.step != nil, turns.count > 1, isWhole, areAlike(turns, Array(inner)) {
            // All copies alike: what is within is repeated once, and then all of it.
            let added = inner.reduce(0) { $0 + addSteps($1, first.context, at: offset, moved: moved) }
            let grown = block.lowerBound...(block.upperBound + added)
            steps.append(
                Step(kind: .repetition(times: turns.count), axis: definition.axis, block: grown, band: band))
            return turns.count * grown.count - block.count
        }
        if turns.count > 1 {
            steps.append(
                Step(kind: .repetition(times: turns.count), axis: definition.axis, block: block, band: band))
        }
        var added = (turns.count - 1) * block.count
        // From the last copy to the first, and from the bottom up: what stands above has not moved yet.
        for (turn, context) in turns.enumerated().reversed() where context.step != nil {
            for inner in inner {
                added += addSteps(inner, context.context, at: offset + turn * definition.block.count, moved: moved)
            }
        }
        return added
    }

    /// Whether the loops within take as many turns in one turn as in the other, down to the innermost.
    private func areAlike(_ turns: [TemplateEvaluator.Turn], _ inner: [Int]) -> Bool {
        guard !inner.isEmpty else { return true }
        let shape = inner.map { self.shape(of: $0, in: turns[0].context) }
        return turns.dropFirst().allSatisfy { turn in
            zip(inner, shape).allSatisfy { self.shape(of: $0, in: turn.context) == $1 }
        }
    }

    /// How many turns a loop and those within take.
    private struct Shape: Hashable {
        var turns: Int
        var inner: [[Shape]] = []
    }

    private func shape(of loop: Int, in context: TemplateContext) -> Shape {
        let turns = evaluator.turns(of: loop, in: context)
        let inner = sheet.loops(in: loop, axis: sheet.loops[loop].axis)
        guard !inner.isEmpty else { return Shape(turns: turns.count) }
        return Shape(
            turns: turns.count,
            inner: turns.map { turn in
                turn.step == nil ? [] : inner.map { shape(of: $0, in: turn.context) }
            })
    }

    private mutating func addRemovals() {
        var seen: Set<Step> = []
        for condition in sheet.conditions {
            let loops = sheet.loops(around: condition.cell).filter { sheet.loops[$0].axis == .rows }
            let band = loops.last.flatMap { sheet.loops[$0].band }
            for entry in rows.entries(across: condition.cell.column) where entry.sample == condition.cell.row {
                guard entry.isRemoved else { continue }
                seen.insert(
                    Step(
                        kind: .removal, axis: .rows, block: entry.position...entry.position,
                        band: columns.moved(band, across: condition.cell.row)))
            }
        }
        steps += seen.sorted { $0.block.lowerBound > $1.block.lowerBound }
    }

    // MARK: Writes

    private mutating func addWrites() {
        // A row that stands for none has nothing to divide by.
        let own = Set(sheet.cells.map(\.cell))
        for formula in sheet.formulas where formula.change == .copied && !own.contains(formula.cell) {
            let places = columns.entries(across: formula.cell.row).filter { $0.sample == formula.cell.column }
            for row in rows.entries(across: formula.cell.column)
            where row.sample == formula.cell.row && !row.isRemoved && (row.empty != nil || row.isBlanked) {
                for column in places {
                    let place = CellReference(row: row.final, column: column.final)
                    writes.append(Write(cell: place, template: formula.cell, content: .blank, figures: []))
                }
            }
        }
        for cell in sheet.cells {
            let places = columns.entries(across: cell.cell.row).filter { $0.sample == cell.cell.column }
            for row in rows.entries(across: cell.cell.column)
            where row.sample == cell.cell.row && !row.isRemoved {
                for column in places {
                    let place = CellReference(row: row.final, column: column.final)
                    add(cell, at: place, row, column)
                }
            }
        }
    }

    private mutating func add(_ cell: TemplateCell, at place: CellReference, _ row: Entry, _ column: Entry) {
        if row.isBlanked { return writes.append(Write(cell: place, template: cell.cell, content: .blank, figures: [])) }
        if let empty = row.empty ?? column.empty {
            let words = sheet.loops[empty].empty
            let content = words?.cell == cell.cell ? Write.Content.text(words?.text ?? "") : .blank
            return writes.append(Write(cell: place, template: cell.cell, content: content, figures: []))
        }
        var context = row.context
        for step in column.context.steps { context = context.entering(step.item, of: step.loop, number: step.number) }
        var write = Write(cell: place, template: cell.cell, content: .blank, figures: [])
        switch cell.content {
        case .blank: break
        case .text(let words): write.content = .text(words)
        case .value(let value):
            let filled = evaluator.value(value, in: context)
            write.content = .value(filled)
            write.figures = filled.figure.map { [$0] } ?? []
        case .sentence(let pieces):
            var text = ""
            for piece in pieces {
                switch piece {
                case .text(let words): text += words
                case .value(let value):
                    let filled = evaluator.value(value, in: context)
                    text += filled.text
                    write.figures += filled.figure.map { [$0] } ?? []
                }
            }
            write.content = .text(text)
        }
        writes.append(write)
    }
}

// MARK: - Rows and columns after all steps

extension FillPlan {
    /// A row (or column) of the filled sheet.
    struct Entry {
        /// The template's row it is a copy of.
        var sample: Int
        /// Where it stands before rows go.
        var position: Int
        /// Where it stands in the end.
        var final: Int
        /// The rows of loops that it is in.
        var context: TemplateContext
        /// The loop without rows that it stands for.
        var empty: Int?
        /// Whether a condition takes it away.
        var isRemoved = false
        /// Whether a condition would take it away and a formula refers to it.
        var isBlanked = false
        /// Whether nobody is to see it.
        var isHidden = false
    }

    /// The rows of the filled sheet, one way for the cells of each set of loops.
    struct Line {
        private let evaluator: TemplateEvaluator
        private let axis: TemplateLoop.Axis
        private let end: Int
        private var lanes: [[Int]: [Entry]] = [:]

        init(_ evaluator: TemplateEvaluator, _ axis: TemplateLoop.Axis) {
            self.evaluator = evaluator
            self.axis = axis
            let sheet = evaluator.sheet
            let cells = sheet.cells.map(\.cell) + sheet.formulas.filter { $0.change == .copied }.map(\.cell)
            let along = cells.map { axis == .rows ? $0.row : $0.column }
            end = (along + sheet.loops.filter { $0.axis == axis }.map(\.block.upperBound)).max() ?? 0
            let across = Set(cells.map { axis == .rows ? $0.column : $0.row })
            for place in across.sorted() {
                let loops = loops(across: place)
                if lanes[loops] == nil { lanes[loops] = entries(loops, across: place) }
            }
        }

        private func loops(across place: Int) -> [Int] {
            let sheet = evaluator.sheet
            return sheet.loops.indices.filter { loop in
                sheet.loops[loop].axis == axis && sheet.loops[loop].band?.contains(place) ?? true
            }
        }

        /// The rows that a cell of a column is copied to.
        func entries(across place: Int) -> [Entry] { lanes[loops(across: place)] ?? [] }

        private func entries(_ loops: [Int], across place: Int) -> [Entry] {
            var entries: [Entry] = []
            emit(0...end, loops, nil, TemplateContext(), nil, &entries)
            var final = 0
            for index in entries.indices {
                entries[index].position = index
                if axis == .rows { mark(&entries[index], across: place) }
            }
            if axis == .rows { keepReferred(&entries) }
            for index in entries.indices {
                entries[index].final = final
                if !entries[index].isRemoved { final += 1 }
            }
            return entries
        }

        /// Whether a row goes, or is emptied and hidden.
        private func mark(_ entry: inout Entry, across place: Int) {
            if let loop = entry.empty {
                let empty = evaluator.sheet.loops[loop]
                // A row that stays only under a condition is not seen where nothing fulfils it.
                let isUnderCondition = empty.band == nil && !evaluator.conditions(on: loop).isEmpty
                entry.isHidden = empty.hidesEmpty || empty.empty == nil && (empty.parent != nil || isUnderCondition)
                return
            }
            guard let condition = failing(entry, across: place) else { return }
            if condition.isReferred {
                (entry.isBlanked, entry.isHidden) = (true, true)
            } else {
                entry.isRemoved = true
            }
        }

        /// Of a loop whose rows all go, the last stays where a formula outside refers to nothing else.
        private func keepReferred(_ entries: inout [Entry]) {
            for loop in evaluator.sheet.loops(in: nil, axis: .rows) where evaluator.sheet.loops[loop].isReferred {
                let block = evaluator.sheet.loops[loop].block
                let own = entries.indices.filter { block.contains(entries[$0].sample) }
                guard let last = own.last, own.allSatisfy({ entries[$0].isRemoved }) else { continue }
                entries[last].isRemoved = false
                (entries[last].isBlanked, entries[last].isHidden) = (true, true)
            }
        }

        /// The rows of a span of the template, those of its loops as often as they have rows.
        private func emit(
            _ span: ClosedRange<Int>, _ loops: [Int], _ parent: Int?, _ context: TemplateContext, _ empty: Int?,
            _ entries: inout [Entry]
        ) {
            let sheet = evaluator.sheet
            let inner = empty == nil ? loops.filter { sheet.loops[$0].parent == parent } : []
            var row = span.lowerBound
            while row <= span.upperBound {
                guard let loop = inner.first(where: { sheet.loops[$0].block.lowerBound == row }) else {
                    entries.append(Entry(sample: row, position: 0, final: 0, context: context, empty: empty))
                    row += 1
                    continue
                }
                for turn in evaluator.turns(of: loop, in: context) {
                    emit(sheet.loops[loop].block, loops, loop, turn.context, turn.step == nil ? loop : empty, &entries)
                }
                row = sheet.loops[loop].block.upperBound + 1
            }
        }

        /// The condition on the row that does not hold.
        private func failing(_ entry: Entry, across place: Int) -> RowCondition? {
            let sheet = evaluator.sheet
            return sheet.conditions.first { condition in
                guard condition.cell.row == entry.sample else { return false }
                let around = sheet.loops(around: condition.cell).filter { sheet.loops[$0].axis == .rows }
                let band = around.last.flatMap { sheet.loops[$0].band }
                return band?.contains(place) ?? true && !evaluator.holds(condition.condition, in: entry.context)
            }
        }

        /// A band of columns in a row once loops of columns have made theirs more.
        func moved(_ band: ClosedRange<Int>?, across row: Int) -> ClosedRange<Int>? {
            guard let band else { return nil }
            let all = entries(across: row)
            let added = all.count - end - 1
            guard added != 0, !all.isEmpty else { return band }
            let first = all.first { $0.sample == band.lowerBound }?.position ?? band.lowerBound
            let last = all.last { $0.sample == band.upperBound }?.position ?? band.upperBound + added
            return min(first, last)...max(first, last)
        }
    }
}

extension TemplateSheet {
    /// The loops of an axis directly inside another one, or the outermost ones for `nil`.
    func loops(in parent: Int?, axis: TemplateLoop.Axis) -> [Int] {
        loops(in: parent).filter { loops[$0].axis == axis }.sorted {
            loops[$0].block.lowerBound < loops[$1].block.lowerBound
        }
    }
}

extension TemplateEvaluator {
    /// A turn of a loop; without a step the one that stands for no rows at all.
    struct Turn {
        var context: TemplateContext
        var step: LoopItem?
    }

    /// The turns that a loop takes: its rows, or the one that is left of a loop without any; none where it goes.
    func turns(of loop: Int, in context: TemplateContext) -> [Turn] {
        let items = items(of: loop, in: context)
        if items.isEmpty {
            let definition = sheet.loops[loop]
            let leavesOne =
                definition.empty != nil || definition.parent == nil || definition.hidesEmpty || definition.isReferred
            return leavesOne ? [Turn(context: context, step: nil)] : []
        }
        return items.enumerated().map { number, item in
            Turn(context: context.entering(item, of: loop, number: number + 1), step: item)
        }
    }
}
