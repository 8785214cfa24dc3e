import SheetModel

/// What the lines round tables are for: title block, unit, notes, signatures; and each table's title and unit.
struct TableSurroundings {
    /// A line outside all tables: a cell and where it stands.
    struct Line {
        let row: Int
        let column: Int
        let lastColumn: Int
        let line: LineWords
        let isBold: Bool
        /// Whether it is words, not a figure or a date.
        let isLabel: Bool
        var role: OutsideCell.Role

        var text: String { line.text }
    }

    private(set) var lines: [Line]

    /// Takes the cells outside tables, in sheet order.
    init(_ lines: [Line]) { self.lines = lines }

    /// Gives roles to the lines round `tables` (from top to bottom, then left to right), and titles and units to these.
    ///
    /// - Complexity: linear in lines and tables, but for tables side by side, each of which looks at the lines above.
    mutating func assign(to tables: inout [SheetTable]) {
        guard let firstTable = tables.first else { return }
        var next = 0
        // Above the first table: all title block. Tables side by side share the lines above them.
        var group = 0
        while next < lines.count, lines[next].row < firstTable.headerRows.lowerBound {
            lines[next].role = .titleBlock
            next += 1
        }
        describe(0..<next, tables: &tables, from: 0, to: lastBeside(tables, 0))
        while group < tables.count {
            let end = lastBeside(tables, group)
            let bottom = tables[group..<end].map(\.range.last.row).max() ?? 0
            let start = next
            let limit = end < tables.count ? tables[end].headerRows.lowerBound : Int.max
            while next < lines.count, lines[next].row < limit { next += 1 }
            let split = closing(start..<next, below: bottom, isLast: end >= tables.count)
            if end < tables.count {
                for line in split..<next { lines[line].role = .titleBlock }
                describe(split..<next, tables: &tables, from: end, to: lastBeside(tables, end))
            }
            group = end
        }
    }

    /// The end of the run of tables that share rows with the one at `start`.
    private func lastBeside(_ tables: [SheetTable], _ start: Int) -> Int {
        var end = start
        var bottom = -1
        while end < tables.count, end == start || tables[end].range.first.row <= bottom {
            bottom = max(bottom, tables[end].range.last.row)
            end += 1
        }
        return end
    }

    // MARK: - Below a table

    /// Gives roles to the lines below a table, and says where those of the next table's title block begin.
    private mutating func closing(_ span: Range<Int>, below bottom: Int, isLast: Bool) -> Int {
        var role = OutsideCell.Role.note
        var lastRow = bottom
        var sawKeyword = false
        for position in span {
            let line = lines[position]
            if line.row <= bottom {
                lines[position].role = .other
                continue
            }
            let isSigning =
                line.line.isSigning || line.line.isPost || isSplitDate(at: position, in: span)
            let isNote = line.line.isNote
            if isSigning {
                if role != .signature { backdate(position, in: span, to: .signature) }
                role = .signature
            } else if isNote, role != .signature {
                role = .note
            } else if !isLast,
                role != .signature || line.line.isTitle || line.line.unit != nil
                    || line.row > lastRow + 6
            {
                // Neither note nor signature before another table: its title block.
                if !(role == .note && sawKeyword && line.row == lastRow) { return position }
            }
            sawKeyword = sawKeyword || isSigning || isNote
            lastRow = line.row
            lines[position].role = role
        }
        return span.upperBound
    }

    /// Whether a row begins here that reads as a date only when its cells are read together: `Ngày | 14 | tháng | 10 | …`.
    private func isSplitDate(at position: Int, in span: Range<Int>) -> Bool {
        guard position == span.lowerBound || lines[position - 1].row != lines[position].row else { return false }
        let row = lines[position..<min(span.upperBound, position + 8)].prefix { $0.row == lines[position].row }
        return Wording.isSplitDate(row.map(\.line))
    }

    /// Lines of the same row belong to the signature block as well.
    private mutating func backdate(_ position: Int, in span: Range<Int>, to role: OutsideCell.Role) {
        var before = position - 1
        while before >= span.lowerBound, lines[before].row == lines[position].row {
            lines[before].role = role
            before -= 1
        }
    }

    // MARK: - Above a table

    private mutating func describe(_ span: Range<Int>, tables: inout [SheetTable], from: Int, to: Int) {
        var units: [Int] = []
        for position in span {
            guard let unit = lines[position].line.unit else { continue }
            units.append(position)
            guard unit.isAlone else { continue }
            lines[position].role = .unit
            if unit.unit.isEmpty, position + 1 < span.upperBound, lines[position + 1].row == lines[position].row {
                lines[position + 1].role = .unit
            }
        }
        let isShared = to - from == 1
        for table in from..<to {
            let columns = tables[table].range.columns
            let top = tables[table].headerRows.lowerBound
            let above = span.filter { lines[$0].row < top && (isShared || overlaps(lines[$0], columns)) }
            tables[table].unit = units.last { above.contains($0) }.flatMap { unit(at: $0) }
            tables[table].title = title(above, over: columns)
        }
    }

    private func overlaps(_ line: Line, _ columns: ClosedRange<Int>) -> Bool {
        line.column <= columns.upperBound && line.lastColumn >= columns.lowerBound
    }

    private func unit(at position: Int) -> String? {
        guard let statement = lines[position].line.unit else { return nil }
        if !statement.unit.isEmpty { return statement.unit }
        let next = position + 1
        guard next < lines.count, lines[next].row == lines[position].row else { return nil }
        return lines[next].text.isEmpty ? nil : lines[next].text
    }

    /// The title among the lines above a table: in capitals and bold over the table's middle by custom; else the nearest.
    private func title(_ above: [Int], over columns: ClosedRange<Int>) -> String? {
        let candidates = above.filter { isCandidate(lines[$0]) }
        guard let nearest = candidates.last else { return nil }
        let rowsWithState = Set(above.filter { lines[$0].line.isStateForm }.map { lines[$0].row })
        var best: (position: Int, score: Int)?
        for position in candidates {
            let line = lines[position]
            var score = 0
            if line.line.isInCapitals { score += 3 }
            if line.isBold { score += 1 }
            if line.line.isTitle { score += 3 }
            if (line.lastColumn - line.column + 1) * 2 > columns.count { score += 2 }
            if line.line.isBody { score -= 4 }
            if rowsWithState.contains(where: { abs($0 - line.row) <= 1 }) { score -= 4 }
            if position == nearest { score += 1 }
            // "2. Kiểm dịch y tế" under the sheet's own title names the table more closely.
            let isSentence =
                line.line.endsInColon || line.text.hasSuffix(";")
                || (line.text.utf8.count > 200 && line.text.count > 200)
            if isSentence { score -= 4 }
            if position == nearest, !isSentence, line.line.leadingNumbering?.isMark == false { score += 8 }
            if score >= best?.score ?? Int.min, score > (best?.score ?? Int.min) || !continues(best?.position, position)
            {
                best = (position, score)
            }
        }
        guard let best, best.score > -2 else { return nil }
        return joined(from: best.position, candidates)
    }

    /// Whether a line goes on with the one before it: the next row, both in capitals.
    private func continues(_ first: Int?, _ second: Int) -> Bool {
        guard let first else { return false }
        return lines[second].row == lines[first].row + 1
            && lines[first].line.isInCapitals == lines[second].line.isInCapitals
            && lines[first].line.isInCapitals
    }

    private func joined(from position: Int, _ candidates: [Int]) -> String {
        var text = stripped(lines[position].line)
        var last = position
        for next in candidates where next > position {
            let isSubject =
                last == position && lines[position].line.isGenre && lines[next].row == lines[last].row + 1
            guard continues(last, next) || isSubject, !lines[next].line.isBody else { break }
            text += " " + stripped(lines[next].line)
            last = next
        }
        return text
    }

    /// The title without a unit of measure in parentheses at its end.
    private func stripped(_ line: LineWords) -> String {
        let text = line.text
        guard let unit = line.unit, !unit.isAlone, let open = text.lastIndex(of: "(") else { return text }
        return String(text[..<open]).onOneLine
    }

    private func isCandidate(_ line: Line) -> Bool {
        guard line.role == .titleBlock, line.isLabel, !line.line.opensParenthesis,
            line.text.contains(where: \.isLetter)
        else { return false }
        return !line.line.isFurniture || line.line.isNamedForm
    }
}
