import SheetModel

/// Numbered rectangles on sheets, out of which those that touch an area can be taken.
///
/// The columns of a sheet are the leaves of a binary tree. Each rectangle stands in the few nodes that together make up
/// its columns (one, when it is one column wide), and each node keeps its rectangles in a ``RowTree``.
/// Taking removes what was found, so that over any number of calls each entry is met once.
struct AreaIndex: Sendable {
    private static let leafCount = 16_384
    /// The place in `trees` of each node that has rectangles in or below it; -1 when only below it.
    private var slots: [Int: Int] = [:]
    private var trees: [RowTree] = []

    /// - Complexity: O(*n* log *n*) for rectangles one column wide; at most 26 times the room for wider ones.
    init(_ areas: [(area: SheetArea, id: Int)]) {
        var entries: [Int: [RowTree.Entry]] = [:]
        for (area, id) in areas {
            let entry = RowTree.Entry(
                first: Int32(clamping: area.range.first.row), last: Int32(clamping: area.range.last.row),
                id: Int32(clamping: id))
            Self.forEachNode(of: area) { entries[$0, default: []].append(entry) }
        }
        for (key, list) in entries {
            slots[key] = trees.count
            trees.append(RowTree(list))
        }
        for key in entries.keys {
            var node = key & 0xFFFF
            while node > 1 {
                node /= 2
                let parent = key & ~0xFFFF | node
                if slots[parent] != nil { break }
                slots[parent] = -1
            }
        }
    }

    /// Takes out all entries that touch `area` and hands over their numbers; one number may come several times.
    mutating func takeAll(in area: SheetArea, _ found: inout [Int]) {
        visit(area) { tree in
            tree.takeAll(area.range.rows, &found)
            return false
        }
    }

    /// Takes out one entry that touches `area`.
    mutating func takeOne(in area: SheetArea) -> Int? {
        var found: Int?
        visit(area) { tree in
            found = tree.takeOne(area.range.rows)
            return found != nil
        }
        return found
    }

    /// Goes through the nodes whose columns touch the area, until `body` says that it has enough.
    private mutating func visit(_ area: SheetArea, _ body: (inout RowTree) -> Bool) {
        let (first, last) = (area.range.first.column, area.range.last.column)
        let sheet = area.sheet << 16
        var open: [(node: Int, start: Int, width: Int)] = [(1, 0, Self.leafCount)]
        while let (node, start, width) = open.popLast() {
            guard start <= last, start + width > first, let slot = slots[sheet | node] else { continue }
            if slot >= 0, body(&trees[slot]) { return }
            guard width > 1 else { continue }
            open.append((node * 2, start, width / 2))
            open.append((node * 2 + 1, start + width / 2, width / 2))
        }
    }

    /// The fewest nodes that make up the columns of `area`.
    private static func forEachNode(of area: SheetArea, _ body: (Int) -> Void) {
        let sheet = area.sheet << 16
        var low = min(max(area.range.first.column, 0), leafCount - 1) + leafCount
        var high = min(max(area.range.last.column, 0), leafCount - 1) + leafCount + 1
        while low < high {
            if low % 2 == 1 {
                body(sheet | low)
                low += 1
            }
            if high % 2 == 1 {
                high -= 1
                body(sheet | high)
            }
            low /= 2
            high /= 2
        }
    }
}

/// Spans of rows, sorted by their first rows, with the greatest last row of each part at hand.
struct RowTree: Sendable {
    struct Entry: Sendable {
        var first: Int32
        var last: Int32
        var id: Int32
    }

    private var entries: [Entry]
    /// A binary tree in an array: node *n* has the children 2*n* and 2*n* + 1, and entry *i* is leaf `width` + *i*.
    private var greatestLast: [Int32]
    private let width: Int

    init(_ list: [Entry]) {
        entries = list.sorted { $0.first < $1.first }
        var width = 1
        while width < list.count { width *= 2 }
        self.width = width
        greatestLast = Array(repeating: -1, count: 2 * width)
        for (index, entry) in entries.enumerated() { greatestLast[width + index] = entry.last }
        for node in stride(from: width - 1, to: 0, by: -1) { update(node) }
    }

    private mutating func update(_ node: Int) {
        greatestLast[node] = max(greatestLast[2 * node], greatestLast[2 * node + 1])
    }

    mutating func takeAll(_ rows: ClosedRange<Int>, _ found: inout [Int]) {
        let (first, count) = (Int32(clamping: rows.lowerBound), reach(to: rows.upperBound))
        if count > 0 { takeAll(1, start: 0, width: width, count: count, first: first, &found) }
    }

    /// One level of the tree for each level of calls: at most 30.
    private mutating func takeAll(
        _ node: Int, start: Int, width: Int, count: Int, first: Int32, _ found: inout [Int]
    ) {
        guard start < count, greatestLast[node] >= first else { return }
        if width == 1 {
            found.append(Int(entries[start].id))
            greatestLast[node] = -1
            return
        }
        let half = width / 2
        takeAll(2 * node, start: start, width: half, count: count, first: first, &found)
        takeAll(2 * node + 1, start: start + half, width: half, count: count, first: first, &found)
        update(node)
    }

    mutating func takeOne(_ rows: ClosedRange<Int>) -> Int? {
        let (first, count) = (Int32(clamping: rows.lowerBound), reach(to: rows.upperBound))
        guard count > 0, greatestLast[1] >= first else { return nil }
        // The leftmost entry that reaches down to the area; if it begins below the area, none touches it.
        var node = 1
        while node < width { node = greatestLast[2 * node] >= first ? 2 * node : 2 * node + 1 }
        let index = node - width
        guard index < count else { return nil }
        greatestLast[node] = -1
        while node > 1 {
            node /= 2
            update(node)
        }
        return Int(entries[index].id)
    }

    /// How many entries begin at or above `row`.
    private func reach(to row: Int) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(entries[middle].first) <= row { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
