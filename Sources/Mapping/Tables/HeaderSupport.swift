import SheetModel

/// Whether rows that look like a header have a table below them.
extension SheetView {
    /// How many rows below a header are looked at to see whether it is one.
    private static let sampleSize = 8

    /// Checks a header against the rows below it, and widens its columns to those of the rows.
    func isSupported(_ block: inout HeaderBlock) -> Bool {
        let labelled = labelledColumns(of: block)
        guard labelled.count >= 2 else { return false }
        let sample = sampleRows(below: block)
        let used = Set(sample.joined().map(\.column)).union(labelled)
        let reach = Self.connected(block.columns, used)
        block.columns = reach
        if block.numberRow != nil { return true }
        let opening = cells(block.first, block.strip)
        let hasNumbering = opening.first { $0.sense == .label }.map { $0.line.isNumbering } ?? false
        guard let first = sample.first else {
            return hasNumbering || (labelled.count >= 3 && block.labelRows.count >= 2)
        }
        if first.contains(where: { $0.sense == .label && $0.line.isSigning }), !hasNumbering { return false }
        let inside = used.filter { reach.contains($0) }
        guard labelled.count * 2 >= inside.count else { return false }
        if hasNumbering { return true }
        if isBetterHeader(first, than: opening) || !differs(opening, from: sample) { return false }
        let rows = sample.map { row in row.filter { reach.contains($0.column) } }
        let hasFigures = rows.prefix(labelled.count >= 4 ? Self.sampleSize : 3).contains {
            $0.contains { $0.sense == .figure || $0.sense == .date }
        }
        let wide = rows.count { $0.count >= 2 }
        if hasFigures { return wide > 0 || rows.count > 1 }
        // Words only: a list of several columns, or one whose first row stands out.
        let isBold = opening.allSatisfy(\.isBold) && !first.allSatisfy(\.isBold)
        guard let body = rows.first, body.count >= 2 else { return isBold && wide >= 2 }
        return labelled.count >= 3 || wide >= 2 || isBold
    }

    /// Whether a header with figures in it is unlike the rows below: these have figures where it has words.
    private func differs(_ opening: [Cell], from sample: [[Cell]]) -> Bool {
        guard opening.contains(where: { $0.sense == .figure }), !Self.isCount(opening.filter { $0.sense == .figure })
        else { return true }
        let words = Set(opening.filter { $0.sense == .label }.map(\.column))
        return sample.prefix(3).contains { row in
            row.count { words.contains($0.column) && ($0.sense == .figure || $0.sense == .date || $0.sense == .year) }
                >= 2
        }
    }

    /// The columns in which a header has text of its own, ascending.
    func labelledColumns(of block: HeaderBlock) -> [Int] {
        var columns: Set<Int> = []
        for row in block.labelRows {
            for cell in cells(row, block.strip) { columns.insert(cell.column) }
        }
        return columns.sorted()
    }

    private func sampleRows(below block: HeaderBlock) -> [[Cell]] {
        var sample: [[Cell]] = []
        var bottom = block.bottom
        var position = block.last
        while sample.count < Self.sampleSize, let next = row(after: position, in: block.strip, gap: 8) {
            // The first row follows at once, or after one blank row; a gap later on ends the sample.
            guard rows[next].index - bottom <= 2 else { break }
            let row = cells(next, block.strip)
            sample.append(row)
            bottom = rows[next].index
            for cell in row where sample.count == 1 {
                if let merged = merge(row: next, column: cell.column) { bottom = max(bottom, merged.last.row) }
            }
            bottom = min(bottom, rows[next].index + 16)
            position = next
        }
        return sample
    }

    /// The columns joined to `core` without an empty column between.
    private static func connected(_ core: ClosedRange<Int>, _ used: Set<Int>) -> ClosedRange<Int> {
        var low = core.lowerBound
        var high = core.upperBound
        while used.contains(low - 1) { low -= 1 }
        while used.contains(high + 1) { high += 1 }
        return low...high
    }

    /// Whether the row below reads more like the first row of a header: it names the column of running numbers.
    private func isBetterHeader(_ row: [Cell], than opening: [Cell]) -> Bool {
        guard row.count > opening.count, let first = row.first(where: { $0.sense == .label }) else { return false }
        return first.line.isNumbering
    }

    // MARK: - Tables side by side

    /// The parts of a strip that hold tables of their own, split at empty columns; the whole strip when it is one.
    func segments(of top: [Cell], row start: Int, in strip: ClosedRange<Int>) -> [ClosedRange<Int>] {
        let below = rowsBelow(start, in: strip)
        var reach = top.first?.column ?? strip.lowerBound
        var cuts: [Int] = []
        var previous = -1
        for (offset, cell) in top.enumerated() {
            if offset > 0, cell.column > reach + 1, !below.joins(reach, cell.column),
                isIndependent(Array(top[offset...]), left: Array(top[(previous + 1)..<offset]), below)
            {
                cuts.append(cell.column)
                previous = offset - 1
            }
            reach = max(reach, lastColumn(row: start, column: cell.column))
            if cuts.count >= 64 { break }
        }
        guard !cuts.isEmpty else { return [strip] }
        var parts: [ClosedRange<Int>] = []
        var low = strip.lowerBound
        for cut in cuts {
            parts.append(low...(cut - 1))
            low = cut
        }
        parts.append(low...strip.upperBound)
        return parts
    }

    /// The rows that follow a header's first, as far as they decide where the sheet falls apart.
    private func rowsBelow(_ start: Int, in strip: ClosedRange<Int>) -> RowsBelow {
        var below = RowsBelow()
        var position = start
        while below.rows.count < 24, let next = row(after: position, in: strip, gap: 0) {
            let row = cells(next, strip)
            below.rows.append(row)
            for cell in row {
                below.columns.insert(cell.column)
                let last = lastColumn(row: next, column: cell.column)
                if last > cell.column { below.merged.append(cell.column...last) }
            }
            position = next
        }
        return below
    }

    private struct RowsBelow {
        var rows: [[Cell]] = []
        var columns: Set<Int> = []
        var merged: [ClosedRange<Int>] = []

        /// Whether every column between two is used, or something merged reaches over them.
        func joins(_ left: Int, _ right: Int) -> Bool {
            guard right - left <= 64 else { return false }
            if ((left + 1)..<right).allSatisfy({ columns.contains($0) }) { return true }
            return merged.prefix(256).contains { $0.lowerBound <= left && $0.upperBound >= right }
        }
    }

    /// Whether the cells right of an empty column begin a table of their own, not a further column of the one left of it.
    private func isIndependent(_ right: [Cell], left: [Cell], _ below: RowsBelow) -> Bool {
        guard right.count >= 2, left.count >= 2, let first = right.first, let leftFirst = left.first else {
            return false
        }
        guard right[1].column - first.column <= 2 else { return false }
        if first.line.isNumbering || first.text == leftFirst.text { return true }
        var labels = 0
        var others = 0
        for row in below.rows {
            guard let cell = row.first(where: { $0.column >= first.column }), cell.column == first.column else {
                continue
            }
            if cell.sense == .label { labels += 1 } else { others += 1 }
        }
        return labels > others
    }
}
