import SheetModel

/// The header of a table: one or more rows of labels, and the row of column numbers when there is one.
struct HeaderBlock {
    /// The first row, as a position in the view.
    var first: Int
    /// The last row, the column-number row included.
    var last: Int
    /// The last row on the sheet that the header reaches, by merged cells too.
    var bottom: Int
    /// The row of column numbers.
    var numberRow: Int?
    /// The columns of the header and of the first rows below.
    var columns: ClosedRange<Int>
    /// The columns the table may take: those up to a neighbouring table.
    var strip: ClosedRange<Int>

    /// The rows of labels.
    var labelRows: ClosedRange<Int> { first...max(first, numberRow.map { $0 - 1 } ?? last) }

    static let mostRows = 7
}

extension SheetView {
    /// The header that begins in a row, if one does.
    func header(at start: Int, in strip: ClosedRange<Int>) -> HeaderBlock? {
        let top = cells(start, strip)
        guard Self.canBeginHeader(top) else { return nil }
        let parts = segments(of: top, row: start, in: strip)
        for part in parts {
            let own = parts.count > 1 ? cells(start, part) : top
            guard Self.canBeginHeader(own), var block = grow(from: start, own, in: part) else { continue }
            if isSupported(&block) { return block }
        }
        return nil
    }

    /// Whether the cells of a row can be the first row of a header: labels, no figures, nothing that belongs elsewhere.
    private static func canBeginHeader(_ cells: [Cell]) -> Bool {
        var labels = 0
        var figures: [Cell] = []
        for cell in cells {
            switch cell.sense {
            case .label: labels += 1
            case .figure: figures.append(cell)
            default: break
            }
        }
        guard cells.count >= 2, let first = cells.first(where: { $0.sense == .label }) else { return false }
        if !figures.isEmpty {
            let isCounted = isCount(figures) && (first.line.isNumbering || cells.allSatisfy(\.isBold))
            // A few stray figures in a row of labels; the rows below must then show that it is a header.
            guard isCounted || (labels >= 3 && figures.count * 3 <= labels) else { return false }
        }
        if cells.count <= 6, !first.line.isNumbering, isFurniture(cells, first) { return false }
        // "Họ tên:  Nguyễn Văn A" is a filled line of a form.
        if first.line.endsInColon, cells.count <= 4 { return false }
        return true
    }

    /// Whether a row of few cells belongs to a title block, a signature block or notes.
    private static func isFurniture(_ cells: [Cell], _ first: Cell) -> Bool {
        let labels = cells.filter { $0.sense == .label }
        if labels.contains(where: { $0.line.isFurniture || $0.line.unit?.isAlone == true }) {
            return true
        }
        // "Người lập" may head a column of a longer header; one or two beside each other sign.
        let signing = labels.count { $0.line.isSigning }
        if signing > 0, labels.count <= 3 { return true }
        let signers = labels.count { $0.line.isSigning || $0.line.isPost }
        if signers * 2 > labels.count { return true }
        return cells.count <= 2 && first.line.isNote
    }

    /// Whether figures count 1, 2, 3 …, as the months in a header do.
    static func isCount(_ figures: [Cell]) -> Bool {
        guard figures.count >= 3 else { return false }
        for (offset, cell) in figures.enumerated() where Int(cell.text) != offset + 1 { return false }
        return true
    }

    // MARK: - Growing downwards

    private func grow(from start: Int, _ top: [Cell], in strip: ClosedRange<Int>) -> HeaderBlock? {
        guard let first = top.first, let last = top.last else { return nil }
        var block = HeaderBlock(
            first: start, last: start, bottom: rows[start].index, columns: first.column...last.column, strip: strip)
        var labels = HeaderLabels(columns: first.column)
        absorb(start, top, into: &block, &labels)
        while block.last - block.first < HeaderBlock.mostRows,
            let next = row(after: block.last, in: strip, gap: max(0, block.bottom - rows[block.last].index))
        {
            let row = cells(next, strip)
            let insideMerge = rows[next].index <= block.bottom
            guard insideMerge || rows[next].index == block.bottom + 1 else { break }
            if !insideMerge, block.last == start, let below = row.first, below.column <= first.column,
                below.line.isNumbering
            {
                // No group label stands over the running numbers: these are titles of tables side by side.
                return nil
            }
            if isNumberRow(next, row, labels, strip) {
                block.numberRow = next
                absorb(next, row, into: &block, &labels)
                break
            }
            let isLower =
                insideMerge
                ? Self.fitsLowerHeader(row)
                : labels.isLowerRow(row) { lastColumn(row: next, column: $0.column) }
                    || continuesLabels(next, row, block)
            if isLower {
                absorb(next, row, into: &block, &labels)
            } else if let number = numberRowAhead(of: block, labels, in: strip) {
                for position in next..<number { absorb(position, cells(position, strip), into: &block, &labels) }
                block.numberRow = number
                absorb(number, cells(number, strip), into: &block, &labels)
                break
            } else {
                break
            }
        }
        return block
    }

    private func absorb(_ row: Int, _ cells: [Cell], into block: inout HeaderBlock, _ labels: inout HeaderLabels) {
        block.last = row
        block.bottom = max(block.bottom, rows[row].index)
        for cell in cells {
            block.columns = min(block.columns.lowerBound, cell.column)...max(block.columns.upperBound, cell.column)
            let merged = merge(row: row, column: cell.column)
            if let merged, block.numberRow == nil {
                block.bottom = max(block.bottom, min(merged.last.row, rows[row].index + HeaderBlock.mostRows))
            }
        }
        labels.add(cells) { lastColumn(row: row, column: $0.column) }
    }

    /// Whether a row goes on with the labels above it, words over columns of figures and nothing in the first column:
    /// `Percent | Number`, below it `of hires | of hires`.
    private func continuesLabels(_ row: Int, _ cells: [Cell], _ block: HeaderBlock) -> Bool {
        guard let first = cells.first, first.column > block.columns.lowerBound, cells.allSatisfy({ $0.sense == .label })
        else { return false }
        var last = row
        for _ in 0..<3 {
            guard let next = self.row(after: last, in: block.strip, gap: 1) else { return false }
            let body = self.cells(next, block.strip)
            if body.first.map({ $0.column <= block.columns.lowerBound }) == true, body.count > 1 {
                let figures = Set(body.filter { $0.sense == .figure }.map(\.column))
                return cells.allSatisfy { figures.contains($0.column) }
            }
            guard body.allSatisfy({ $0.sense == .label }) else { return false }
            last = next
        }
        return false
    }

    private static func fitsLowerHeader(_ cells: [Cell]) -> Bool {
        let figures = cells.filter { !$0.sense.fitsHeader }
        return figures.isEmpty || isCount(figures)
    }

    private func isNumberRow(_ row: Int, _ cells: [Cell], _ labels: HeaderLabels, _ strip: ClosedRange<Int>) -> Bool {
        guard cells.count >= 2 else { return false }
        let next = self.row(after: row, in: strip, gap: 1).flatMap { self.cells($0, strip).first }
        return ColumnNumberRow.matches(cells, labelled: labels.columns, next: next)
    }

    /// A column-number row a few rows below, with nothing but labels between: then these are header rows too.
    private func numberRowAhead(of block: HeaderBlock, _ labels: HeaderLabels, in strip: ClosedRange<Int>) -> Int? {
        var labels = labels
        var last = block.last
        var bottom = block.bottom
        for _ in 0..<4 {
            guard let next = row(after: last, in: strip, gap: 0), rows[next].index <= bottom + 1 else { return nil }
            let row = cells(next, strip)
            if last != block.last, isNumberRow(next, row, labels, strip) {
                return labels.width * 2 >= row.count ? next : nil
            }
            guard let first = row.first, Self.fitsLowerHeader(row), first.sense == .label || first.sense == .year,
                first.line.numbering == nil, first.line.total == nil, next == last + 1
            else { return nil }
            labels.add(row) { lastColumn(row: next, column: $0.column) }
            last = next
            bottom = rows[next].index
        }
        return nil
    }

    // MARK: - Growing upwards

    /// Adds a row of group labels above (`Năm 2021` merged over some columns, none over the first).
    func extendUpwards(_ block: inout HeaderBlock, notBefore lowest: Int) {
        while block.first > lowest, block.last - block.first < HeaderBlock.mostRows {
            let above = block.first - 1
            guard rows[above].index + 1 == rows[block.first].index else { return }
            let row = cells(above, block.strip)
            guard let first = row.first, first.column > block.columns.lowerBound else { return }
            let areGroups = row.allSatisfy { cell in
                guard let merged = merge(row: above, column: cell.column), cell.sense.fitsHeader else { return false }
                return merged.first.column < merged.last.column && merged.last.row == rows[above].index
                    && merged.last.column <= max(block.columns.upperBound, block.columns.lowerBound)
                    && !cell.line.isFurniture && cell.line.unit == nil && !cell.line.opensParenthesis
            }
            guard areGroups else { return }
            block.first = above
        }
    }
}
