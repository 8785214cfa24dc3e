internal import Findings
internal import SheetModel

/// A marker of a sheet that has a part in where loops begin and end.
struct LoopEvent {
    enum Kind {
        case loop(LoopMarker)
        case end(LoopWord)
        case total(LoopWord?)
    }
    var kind: Kind
    var cell: CellReference
    var written: String
}

/// Finds where loops end and which stands in which, for rows and columns alike.
///
/// A loop is one row, or as many as its marker says, or down to its `hết`. Without a number it takes in the loop of another
/// kind that begins in the next row, and the row of its own subtotal. Two loops of one kind that begin in one row stand
/// beside each other, each with its own columns.
struct LoopLayout {
    private(set) var loops: [TemplateLoop] = []
    private(set) var faults: [TemplateFault] = []
    /// Whether the number of rows is given, by loop.
    private var isFixed: [Bool] = []
    private let merged: [CellRange]

    init(_ events: [LoopEvent], merged: [CellRange]) {
        self.merged = merged
        for axis in [TemplateLoop.Axis.rows, .columns] { add(events, axis) }
        checkOverlaps()
        checkCrossings()
    }

    private func along(_ cell: CellReference, _ axis: TemplateLoop.Axis) -> Int {
        axis == .rows ? cell.row : cell.column
    }
    private func across(_ cell: CellReference, _ axis: TemplateLoop.Axis) -> Int {
        axis == .rows ? cell.column : cell.row
    }

    private mutating func add(_ events: [LoopEvent], _ axis: TemplateLoop.Axis) {
        let own = events.filter { event in
            if case .loop(let marker) = event.kind { return marker.axis == axis }
            return axis == .rows
        }.sorted { (along($0.cell, axis), across($0.cell, axis)) < (along($1.cell, axis), across($1.cell, axis)) }
        let ends = ends(own)
        let bands = bands(own, axis)
        for (place, event) in own.enumerated() {
            switch event.kind {
            case .loop(let marker): add(marker, event, axis, end: ends[place], band: bands[place])
            case .total(let word): if let word { takeIn(word, event.cell) }
            case .end: break
            }
        }
    }

    /// The row of the `hết` that each loop ends with; a `hết` of no loop is a fault.
    private mutating func ends(_ events: [LoopEvent]) -> [Int: Int] {
        var ends: [Int: Int] = [:]
        for event in events {
            guard case .end(let word) = event.kind else { continue }
            let found = events.indices.last { place in
                guard case .loop(let marker) = events[place].kind, ends[place] == nil else { return false }
                return marker.word == word && events[place].cell.row <= event.cell.row
            }
            if let found {
                ends[found] = event.cell.row
            } else {
                faults.append(.noLoop(event.written, word.names[0], at: event.cell))
            }
        }
        return ends
    }

    /// The bands of loops of one kind that begin in one row.
    private func bands(_ events: [LoopEvent], _ axis: TemplateLoop.Axis) -> [Int: ClosedRange<Int>] {
        let limit = axis == .rows ? CellReference.columnLimit : CellReference.rowLimit
        var lanes: [String: [Int]] = [:]
        for (place, event) in events.enumerated() {
            guard case .loop(let marker) = event.kind else { continue }
            lanes["\(along(event.cell, axis)) \(marker.word.rawValue)", default: []].append(place)
        }
        var bands: [Int: ClosedRange<Int>] = [:]
        for lane in lanes.values where lane.count > 1 {
            for (number, place) in lane.enumerated() {
                let start = number == 0 ? 0 : across(events[place].cell, axis)
                let end = number + 1 < lane.count ? across(events[lane[number + 1]].cell, axis) - 1 : limit - 1
                // Two markers in one cell are told as a contradiction.
                if start <= end { bands[place] = start...end }
            }
        }
        return bands
    }

    private mutating func add(
        _ marker: LoopMarker, _ event: LoopEvent, _ axis: TemplateLoop.Axis, end: Int?, band: ClosedRange<Int>?
    ) {
        var loop = TemplateLoop(marker.kind, axis, at: event.cell)
        loop.band = marker.band ?? band
        loop.filter = marker.filter
        loop.order = marker.order
        let start = along(event.cell, axis)
        let merge = merged.first { $0.first == event.cell }
        let merged = merge.map { axis == .rows ? $0.rows.count : $0.columns.count } ?? 1
        let last = end ?? start + (marker.count ?? merged) - 1
        loop.block = start...max(start, last)
        if end != nil, let count = marker.count, start + count - 1 != last {
            faults.append(
                .contradiction(
                    "số dòng mẫu không khớp với chỗ ghi “hết”", "the number of sample rows and “hết” disagree",
                    event.written, at: event.cell))
        }
        (loop.parent) = parent(of: loop, event)
        if let outer = loop.parent.flatMap({ loops[$0].band }) {
            if let own = marker.band, !(outer.lowerBound <= own.lowerBound && own.upperBound <= outer.upperBound) {
                faults.append(
                    .contradiction(
                        "giới hạn cột rộng hơn vòng lặp bên ngoài",
                        "its columns reach beyond those of the loop around it",
                        event.written, at: event.cell))
            }
            loop.band = loop.band.map { $0.clamped(to: outer) } ?? outer
        }
        loops.append(loop)
        isFixed.append(end != nil || marker.count != nil)
        extend(loops.count - 1, event)
    }

    /// The innermost loop that a loop begins in, or right below of.
    private mutating func parent(of loop: TemplateLoop, _ event: LoopEvent) -> Int? {
        let start = loop.block.lowerBound
        for place in loops.indices.reversed() where loops[place].axis == loop.axis {
            let outer = loops[place]
            if let band = outer.band, !band.contains(across(event.cell, loop.axis)) { continue }
            let isSame = chain(place).contains { Self.isSameKind(loops[$0].kind, loop.kind) }
            if outer.block.contains(start) {
                // A band of its own sets it beside.
                if isSame, loop.band == nil || outer.band == nil {
                    faults.append(
                        .contradiction(
                            "vòng lặp nằm trong vòng lặp cùng loại", "a loop stands within a loop of its own kind",
                            event.written, at: event.cell))
                }
                if !isSame { return place }
            } else if !isFixed[place], outer.block.upperBound + 1 == start, !isSame {
                return place
            }
        }
        return nil
    }

    static func isSameKind(_ one: TemplateLoop.Kind, _ other: TemplateLoop.Kind) -> Bool {
        switch (one, other) {
        case (.unit, .unit), (.indicator, .indicator), (.body, .body), (.part, .part), (.group, .group): true
        default: false
        }
    }

    /// A loop and those around it, from the inside out.
    private func chain(_ place: Int) -> [Int] {
        var chain = [place]
        while let parent = loops[chain[chain.count - 1]].parent { chain.append(parent) }
        return chain
    }

    /// Makes the loops around a loop as long as it needs; one whose rows are counted cannot grow.
    private mutating func extend(_ place: Int, _ event: LoopEvent) {
        let end = loops[place].block.upperBound
        for outer in chain(place).dropFirst() where loops[outer].block.upperBound < end {
            if isFixed[outer] {
                faults.append(
                    .contradiction(
                        "vòng lặp bên trong dài hơn vòng lặp bên ngoài ở ô \(loops[outer].marker)",
                        "the loop is longer than the one around it at \(loops[outer].marker)", event.written,
                        at: event.cell))
                return
            }
            loops[outer].block = loops[outer].block.lowerBound...end
        }
    }

    /// The row of a subtotal belongs to its loop.
    private mutating func takeIn(_ word: LoopWord, _ cell: CellReference) {
        let found = loops.indices.last { place in
            let loop = loops[place]
            guard loop.axis == .rows, word.matches(loop.kind), loop.band?.contains(cell.column) ?? true else {
                return false
            }
            return loop.block.contains(cell.row) || !isFixed[place] && loop.block.upperBound + 1 == cell.row
        }
        guard let found, !loops[found].block.contains(cell.row) else { return }
        // A subtotal of innermost rows stands behind them: “cộng xã” after the loop of units is a total.
        guard loops.contains(where: { $0.parent == found }) else { return }
        loops[found].block = loops[found].block.lowerBound...cell.row
        extend(found, LoopEvent(kind: .total(word), cell: cell, written: ""))
    }

    /// Bands of rows that begin or end within repeated columns would come apart with them.
    private mutating func checkCrossings() {
        for loop in loops where loop.axis == .rows {
            guard let band = loop.band else { continue }
            let cut = loops.first { other in
                guard other.axis == .columns, other.block.overlaps(band) else { return false }
                let isWhole =
                    band.lowerBound <= other.block.lowerBound && other.block.upperBound <= band.upperBound
                return !isWhole && other.band?.overlaps(loop.block) ?? true
            }
            guard let cut else { continue }
            faults.append(
                .contradiction(
                    "vòng lặp cột (ô \(cut.marker)) bị bảng cạnh nhau cắt ngang",
                    "the loop of columns at \(cut.marker) reaches beyond its columns", "", at: loop.marker))
        }
    }

    /// Loops that are neither apart nor one in the other.
    private mutating func checkOverlaps() {
        for (place, loop) in loops.enumerated() where !faults.contains(where: { $0.cell == loop.marker.description }) {
            for earlier in 0..<place where loops[earlier].axis == loop.axis {
                let other = loops[earlier]
                let isNested = chain(place).contains(earlier)
                let share = loop.band.map { band in other.band.map { $0.overlaps(band) } ?? true } ?? true
                guard !isNested, other.block.overlaps(loop.block), share,
                    !Self.isSameKind(other.kind, loop.kind) || other.block.lowerBound != loop.block.lowerBound
                else { continue }
                faults.append(
                    .contradiction(
                        "hai vòng lặp chồng lên nhau (ô \(other.marker))",
                        "two loops overlap (with that at \(other.marker))", "", at: loop.marker))
            }
        }
    }
}
