internal import Domain

/// A loop as an old report shows it: the segments of rows (or columns) of its items, one like the other.
struct LoopShape {
    var kind: LineItem.Kind
    /// Where the labels stand: a column of rows, a row of columns.
    var across: Int
    var segments: [Segment]

    /// The rows of one item.
    struct Segment {
        var item: LineItem
        /// The row with the label.
        var head: Int
        /// Rows between the label and the loop within.
        var before: [Int] = []
        /// The loop within, which may begin in the row of the label.
        var inner: [LoopShape] = []
        /// Rows behind the loop within: subtotals.
        var after: [Int] = []

        /// All its rows, the loop within shown in full.
        var last: Int { after.last ?? inner.first?.lines.upperBound ?? before.last ?? head }
        /// How many rows a sample of it takes.
        var sampleCount: Int {
            let within = inner.first.map { $0.sample.sampleCount } ?? 0
            let shares = inner.first?.lines.lowerBound == head
            return (shares ? 0 : 1) + before.count + within + after.count
        }
    }

    var lines: ClosedRange<Int> { segments[0].head...segments[segments.count - 1].last }

    /// The segment that shows most: its rows stay as the sample.
    var sample: Segment {
        var best = segments[0]
        for segment in segments where segment.sampleCount > best.sampleCount { best = segment }
        return best
    }
}

/// Finds loops among the labels of rows (or columns).
struct LoopShapes {
    /// A label.
    struct Label {
        var across: Int
        var item: LineItem
    }

    /// The labels of each row, from the left.
    let labels: [Int: [Label]]
    let last: Int
    /// What a row that is no item's says, so that rows of two items can be told to be alike.
    private let signature: (Int) -> String

    init(_ labels: [Int: [Label]], signature: @escaping (Int) -> String = { _ in "" }) {
        self.labels = labels
        self.signature = signature
        last = labels.keys.max() ?? -1
    }

    /// The outermost loops, from the top; each has at least two items.
    ///
    /// - Complexity: O(n²) in rows at worst, O(n) for what reports look like.
    func all(upTo end: Int) -> [LoopShape] {
        var found: [LoopShape] = []
        var line = labels.keys.min() ?? 0
        while line <= last {
            if labels[line] != nil, let shape = shape(line...max(end, line), without: []), shape.segments.count > 1 {
                found.append(shape)
                line = shape.lines.upperBound + 1
            } else {
                line += 1
            }
        }
        return found
    }

    private func label(_ line: Int, _ kind: LineItem.Kind) -> Label? {
        labels[line]?.first { $0.item.kind == kind }
    }

    /// The loop that begins with the first of these rows; it may end before the last.
    private func shape(_ lines: ClosedRange<Int>, without outer: [LineItem.Kind]) -> LoopShape? {
        let own = (labels[lines.lowerBound] ?? []).filter { !isOuter($0.item.kind, outer) }
        guard let first = outermost(own, lines) else { return nil }
        let kind = first.item.kind
        var heads: [(line: Int, item: LineItem)] = []
        for line in lines {
            guard let label = label(line, kind), label.across == first.across else { continue }
            if heads.contains(where: { $0.item == label.item }) { break }
            heads.append((line, label.item))
        }
        var segments: [LoopShape.Segment] = []
        for (place, head) in heads.enumerated() {
            let isLast = place + 1 == heads.count
            let end = isLast ? lines.upperBound : heads[place + 1].line - 1
            guard
                var segment = segment(head.item, head.line...max(end, head.line), outer + [kind]),
                fits(&segment, segments, isLast: isLast)
            else { break }
            segments.append(segment)
            // Further rows than the first has end the loop.
            if segment.last != end { break }
        }
        guard !segments.isEmpty else { return nil }
        return LoopShape(kind: kind, across: first.across, segments: segments)
    }

    private func isOuter(_ kind: LineItem.Kind, _ outer: [LineItem.Kind]) -> Bool {
        // Units are grouped one way at a time.
        outer.contains(kind) || { if case .group = kind { outer.contains(.unit) } else { false } }()
    }

    /// Of several labels in one row that of the loop outside: the one with the fewer rows.
    private func outermost(_ labels: [Label], _ lines: ClosedRange<Int>) -> Label? {
        func count(_ label: Label) -> Int {
            var count = 0
            for line in lines {
                guard let found = self.label(line, label.item.kind), found.across == label.across else { continue }
                count += 1
            }
            return count
        }
        let counted = labels.filter { $0.item.kind != .part }.map { (label: $0, count: count($0)) }
        let found = counted.isEmpty ? labels.map { (label: $0, count: count($0)) } : counted
        return found.min { ($0.count, $0.label.across) < ($1.count, $1.label.across) }?.label
    }

    /// The rows of one item with the loop within.
    private func segment(
        _ item: LineItem, _ lines: ClosedRange<Int>, _ outer: [LineItem.Kind]
    ) -> LoopShape.Segment? {
        var segment = LoopShape.Segment(item: item, head: lines.lowerBound)
        let start = lines.first { line in
            // Kinds alone: labels borrowed within two closures stop the optimizer of Swift 6.3.
            let kinds = (labels[line] ?? []).map(\.item.kind)
            return kinds.contains { !isOuter($0, outer) && Self.mayStand($0, in: item.kind) }
        }
        guard let start, let inner = shape(start...lines.upperBound, without: outer) else {
            segment.after = Array(lines.dropFirst())
            return segment
        }
        segment.inner = [inner]
        if start > lines.lowerBound { segment.before = Array((lines.lowerBound + 1)..<start) }
        if inner.lines.upperBound < lines.upperBound {
            segment.after = Array((inner.lines.upperBound + 1)...lines.upperBound)
        }
        return segment
    }

    /// Whether such a loop can stand within another: units in groups, indicators of a unit, parts of an indicator.
    private static func mayStand(_ kind: LineItem.Kind, in outer: LineItem.Kind) -> Bool {
        switch (kind, outer) {
        case (.unit, .group), (.unit, .indicator), (.indicator, .unit), (.indicator, .group), (.part, .indicator),
            (.body, .unit), (.body, .indicator):
            true
        default: false
        }
    }

    /// Brings a segment to what those before have; `false` where it is not like them.
    private func fits(
        _ segment: inout LoopShape.Segment, _ others: [LoopShape.Segment], isLast: Bool
    ) -> Bool {
        func isPart(_ segment: LoopShape.Segment) -> Bool { segment.inner.first?.kind == .part }
        guard let model = others.first(where: { !$0.inner.isEmpty }) ?? others.first else {
            if isLast { segment.after = [] }
            return true
        }
        let isRegular = others.contains { !$0.inner.isEmpty && !isPart($0) }
        if !segment.inner.isEmpty, !isPart(segment), !isRegular {
            // What follows the last one is another table.
            let rest = segment.last > segment.head ? Array((segment.head + 1)...segment.last) : []
            segment = LoopShape.Segment(item: segment.item, head: segment.head, after: rest)
        } else if isRegular {
            guard segment.inner.first?.kind == model.inner.first?.kind, segment.before.count == model.before.count
            else { return false }
        }
        let count = isRegular ? model.after.count : others[0].after.count
        guard segment.after.count >= count else { return false }
        segment.after = Array(segment.after.prefix(count))
        return isAlike(segment.before, model.before) && isAlike(segment.after, (isRegular ? model : others[0]).after)
    }

    private func isAlike(_ rows: [Int], _ others: [Int]) -> Bool {
        zip(rows, others).allSatisfy { signature($0) == signature($1) }
    }
}
