internal import Findings
internal import SheetModel
internal import XMLEvents

/// How high the rows of a sheet are, and how high their texts would have them.
///
/// Heights are in points and as Excel sets text; see ``FontMetrics/lineHeight``.
struct RowMeasure {
    /// The highest that a row can be.
    static let limit = 409.0
    /// The part of a line that counts as free: printers set letters a little wider than the font says.
    private static let usable = 0.97
    /// A merged range over more rows than this has room enough.
    private static let mergedRows = 1000

    /// What was found of one row.
    struct Row {
        /// The height that the file gives it.
        var height: Double?
        /// Whether it is not shown.
        var isHidden = false
        /// The height of a line of the highest font in cells that are not merged.
        var line = 0.0
        /// The height that wrapped texts need in cells that are not merged.
        var wrapped = 0.0
        /// The height that texts need in cells merged within the row.
        var merged = 0.0
    }

    let outline: SheetOutline
    let geometry: SheetGeometry
    private let formats: TextFormats
    private let texts: CellTexts
    /// Merged ranges in the order of their first rows.
    private let merges: [CellRange]
    /// The rows that were read.
    private var rows: [Int: Row] = [:]
    /// What merged cells over several rows need.
    private var tall: [(rows: ClosedRange<Int>, need: Double)] = []

    init(_ outline: SheetOutline, formats: TextFormats, texts: CellTexts) {
        self.outline = outline
        self.formats = formats
        self.texts = texts
        geometry = SheetGeometry(outline, standard: formats.standard)
        merges = outline.ranges(in: "mergeCells", "mergeCell").filter { $0.first != $0.last }.sorted {
            $0.first < $1.first
        }
    }

    /// The heights of those rows that are too low for their texts.
    ///
    /// - Throws: `XLSX_BAD_REFERENCE`.
    mutating func heights(fitting wanted: Set<Int>) throws(Problem) -> [Int: Double] {
        let sorted = wanted.sorted()
        let reached = merges.filter { merge in
            merge.rows.count > 1 && merge.rows.count <= Self.mergedRows
                && sorted.firstIndex(notBelow: merge.first.row).map { sorted[$0] <= merge.last.row } ?? false
        }
        try read(wanted.union(reached.map(\.first.row)))
        var heights: [Int: Double] = [:]
        for row in wanted {
            guard let found = rows[row], !found.isHidden else { continue }
            let need = min(max(found.wrapped, found.merged), Self.limit)
            if need > current(row) + 0.01 { heights[row] = need }
        }
        for merge in tall.sorted(by: { $0.rows.upperBound < $1.rows.upperBound }) {
            var missing = merge.need
            for row in merge.rows where !isHidden(row) { missing -= heights[row] ?? current(row) }
            for row in merge.rows.reversed() where missing > 0.01 && wanted.contains(row) && !isHidden(row) {
                let old = heights[row] ?? current(row)
                let new = min(old + missing, Self.limit)
                if new > old { heights[row] = new }
                missing -= max(new - old, 0)
            }
        }
        return heights
    }

    /// The height at which a program shows a row of those that were read, or are not there.
    func shown(_ row: Int) -> Double {
        guard !isHidden(row) else { return 0 }
        let found = rows[row]
        if found?.height != nil || geometry.isRowHeightFixed { return current(row) }
        return min(max(current(row), found?.wrapped ?? 0), Self.limit)
    }

    /// The height of a row before its wrapped texts are looked at.
    private func current(_ row: Int) -> Double {
        if let height = rows[row]?.height { return height }
        return geometry.isRowHeightFixed ? geometry.rowHeight : max(geometry.rowHeight, rows[row]?.line ?? 0)
    }

    private func isHidden(_ row: Int) -> Bool { rows[row]?.isHidden ?? geometry.hidesRows }

    // MARK: - Reading

    /// Reads rows and what is written in them, each once.
    ///
    /// - Throws: `XLSX_BAD_REFERENCE`.
    /// - Complexity: O(n + m log m) in the sheet's rows, the text of those that are read and the merged ranges.
    mutating func read(_ wanted: Set<Int>) throws(Problem) {
        var ranges = merges[...]
        // The merged ranges that reach into the row.
        var open: [CellRange] = []
        for item in outline.rows.sorted(by: { $0.index < $1.index }) {
            while let next = ranges.first, next.first.row <= item.index {
                open.append(next)
                ranges.removeFirst()
            }
            open.removeAll { $0.last.row < item.index }
            var row = Row(
                height: outline.document.number(of: item.element, "ht").map { max($0, 0) },
                isHidden: outline.document.flag(of: item.element, "hidden"))
            if row.height == 0 { row.isHidden = true }
            if wanted.contains(item.index), !row.isHidden || open.contains(where: { $0.rows.count > 1 }) {
                for cell in try outline.cells(of: item) {
                    measure(cell, at: CellReference(row: item.index, column: cell.index), open, &row)
                }
            }
            rows[item.index] = row
        }
    }

    private mutating func measure(
        _ cell: SheetOutline.Item, at place: CellReference, _ open: [CellRange], _ row: inout Row
    ) {
        let document = outline.document
        guard document.children(of: cell.element).contains(where: { _ in true }) else { return }
        let format = formats[document.integer(of: cell.element, "s") ?? 0]
        let merge = open.first { $0.contains(place) }
        if let merge, merge.first != place { return }
        if merge == nil { row.line = max(row.line, format.metrics.lineHeight) }
        guard !format.isRotated, let runs = texts.runs(of: cell.element, in: document) else { return }
        let columns = merge?.columns ?? place.column...place.column
        let width = geometry.width(of: columns)
        let need = height(of: runs, format, room: width - geometry.padding - Double(format.indent) * geometry.indent)
        guard width > 0, need > 0 else { return }
        if let merge, merge.rows.count > 1 {
            if merge.rows.count <= Self.mergedRows { tall.append((merge.rows, need)) }
        } else if merge != nil {
            row.merged = max(row.merged, need)
        } else {
            row.wrapped = max(row.wrapped, need)
        }
    }

    /// The height that a text needs; 0 for one that does not wrap.
    private func height(of runs: [CellTexts.Run], _ format: TextFormat, room: Double) -> Double {
        guard format.wraps || runs.contains(where: { $0.text.utf8.contains(10) }) else { return 0 }
        // Where text does not wrap, lines end only where it says so.
        var counter = LineCounter(room: format.wraps ? max(room, 1) * Self.usable : .infinity)
        var line = 0.0
        for run in runs {
            let metrics = run.font.map { FontMetrics($0.filled(from: format.font)) } ?? format.metrics
            counter.add(run.text, in: metrics)
            line = max(line, metrics.lineHeight)
        }
        return Double(counter.finish()) * line
    }
}

extension Font {
    /// The font with the name and size of another where it has none.
    fileprivate func filled(from other: Font) -> Font {
        var font = self
        font.name = name ?? other.name
        font.size = size ?? other.size
        return font
    }
}

extension Array<Int> {
    /// The place of the first element that is not below `value`, in an ascending list.
    fileprivate func firstIndex(notBelow value: Int) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low < count ? low : nil
    }
}
