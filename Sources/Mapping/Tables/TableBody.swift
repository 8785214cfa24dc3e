import SheetModel

/// The rows below a header, down to the last that belongs to the table.
struct TableBody {
    /// The rows, as positions in the view, ascending.
    private(set) var rows: [Int] = []
    /// Those of them that are words about the table.
    private(set) var notes: Set<Int> = []
    /// The columns of header and rows.
    private(set) var columns: ClosedRange<Int>

    /// More blank rows than this end a table whatever follows.
    private static let widestGap = 20

    private let block: HeaderBlock
    private let opening: [SheetView.Cell]
    private let isHeaderBold: Bool
    private var figureRows = 0

    /// Reads the rows below `block`.
    ///
    /// - Complexity: linear in the cells read; each row is looked at a bounded number of times.
    init(below block: HeaderBlock, in view: SheetView) {
        self.block = block
        columns = block.columns
        opening = view.cells(block.first, block.columns)
        isHeaderBold = opening.allSatisfy(\.isBold)
        var position = block.last
        var bottom = block.bottom
        while let next = view.row(after: position, in: block.strip, gap: Self.widestGap + 1),
            view.rows[next].index <= bottom + Self.widestGap + 1
        {
            position = next
            let row = view.cells(next, columns)
            guard !row.isEmpty else { continue }
            let gap = max(0, view.rows[next].index - bottom - 1)
            switch verdict(next, row, gap: gap, view) {
            case .end: return
            case .note: notes.insert(next)
            case .take: break
            }
            rows.append(next)
            if Self.hasFigure(row.dropFirst()) { figureRows += 1 }
            widen(next, view)
            bottom = max(bottom, view.rows[next].index)
            for cell in row {
                guard let merged = view.merge(row: next, column: cell.column) else { continue }
                bottom = max(bottom, min(merged.last.row, view.rows[next].index + 1_000))
            }
        }
    }

    private enum Verdict {
        case take, note, end
    }

    private func verdict(_ position: Int, _ row: [SheetView.Cell], gap: Int, _ view: SheetView) -> Verdict {
        guard let first = row.first else { return .end }
        let label = row.first { $0.sense == .label } ?? first
        if isClosing(row, label) {
            guard resumes(after: position, view), gap == 0 else { return .end }
            return label.line.isNote ? .note : .take
        }
        if isHeading(position, row, gap: gap, view) { return .end }
        if row.count == 1, first.sense == .label { return single(position, first, gap: gap, view) }
        guard gap > 0 else { return .take }
        if label.line.total != nil || first.line.numbering != nil && row.count > 1 { return .take }
        if row.count >= 2, Self.hasFigure(row.dropFirst()) { return .take }
        return gap <= 2 && row.count >= 2 && row.count * 2 >= opening.count && figureRows * 2 < rows.count
            ? .take : .end
    }

    /// Whether a row begins notes or signatures.
    private func isClosing(_ row: [SheetView.Cell], _ label: SheetView.Cell) -> Bool {
        guard row.count <= 6, let first = row.first else { return false }
        if Wording.isSplitDate(row.map(\.line)) { return true }
        if row.contains(where: { $0.sense == .figure || $0.sense == .year }) { return false }
        if row.count <= 2, first.sense == .label, label.line.isNote { return true }
        guard first.line.numbering == nil || row.count == 1 else { return false }
        let labels = row.filter { $0.sense == .label }
        if labels.contains(where: { $0.line.isSigning }) { return true }
        return !labels.isEmpty && labels.count == row.count && labels.allSatisfy { $0.line.isPost }
    }

    /// Whether rows of the table go on soon after a row.
    private func resumes(after position: Int, _ view: SheetView) -> Bool {
        var last = position
        for _ in 0..<3 {
            guard let next = view.row(after: last, in: columns, gap: 1) else { return false }
            let row = view.cells(next, columns)
            guard let first = row.first else { return false }
            if isClosing(row, first) { return false }
            if row.count >= 2, Self.hasFigure(row.dropFirst()) || first.line.numbering != nil {
                return !isHeading(next, row, gap: 0, view)
            }
            if row.count >= 2, figureRows * 2 < rows.count { return true }
            last = next
        }
        return false
    }

    /// Whether a row is the header of another table.
    private func isHeading(_ position: Int, _ row: [SheetView.Cell], gap: Int, _ view: SheetView) -> Bool {
        guard row.count >= 2, let first = row.first, first.sense != .figure,
            !row.contains(where: { $0.sense == .figure })
        else { return false }
        let labels = row.filter { $0.sense == .label }
        guard let label = labels.first else { return false }
        // The same header again; in a list of words without any mark it may be one more line.
        let isMarked = gap > 0 || figureRows > 0 || isHeaderBold
        if isMarked, labels.count >= 2, labels.map(\.text) == opening.filter({ $0.sense == .label }).map(\.text) {
            return true
        }
        let isNumbering = label.line.isNumbering
        guard isNumbering || (gap > 0 && first.line.numbering == nil && first.line.total == nil) else {
            return false
        }
        if !isNumbering {
            let isBold = labels.allSatisfy(\.isBold)
            let isElsewhere = first.column != opening.first?.column || labels.count > opening.count
            let standsOut = isBold && (isHeaderBold || figureRows > 0)
            guard standsOut || (figureRows * 2 >= rows.count && !isHeaderBold && figureRows > 0) || isElsewhere
            else { return false }
        }
        return view.header(at: position, in: block.strip) != nil
    }

    /// A row with one label only: a heading of a group, a line not filled in, or a title or note past the end.
    private func single(_ position: Int, _ cell: SheetView.Cell, gap: Int, _ view: SheetView) -> Verdict {
        if cell.line.total != nil, gap <= 2 { return .take }
        if isTitleOfNext(position, view) || cell.line.unit?.isAlone == true { return .end }
        let goesOn = resumes(after: position, view)
        if goesOn { return gap <= 3 && cell.text.count <= 200 ? .take : .end }
        guard gap == 0, cell.text.count <= 60, !cell.text.contains(":"), !cell.text.hasSuffix(".") else { return .end }
        let width = view.lastColumn(row: position, column: cell.column) - cell.column + 1
        return width * 2 > columns.count && width > 1 ? .end : .take
    }

    /// Whether a line stands above the header of another table.
    private func isTitleOfNext(_ position: Int, _ view: SheetView) -> Bool {
        var last = position
        var statesUnit = false
        for _ in 0..<4 {
            guard let next = view.row(after: last, in: block.strip, gap: 2) else { return false }
            let row = view.cells(next, block.strip)
            if row.contains(where: { $0.line.unit?.isAlone == true }) {
                statesUnit = true
                last = next
                continue
            }
            if row.count == 1 {
                last = next
                continue
            }
            guard let first = row.first, first.line.numbering == nil, first.line.total == nil,
                !row.contains(where: { $0.sense == .figure })
            else { return false }
            let hasMerges = row.contains { view.merge(row: next, column: $0.column) != nil }
            let mayHead =
                statesUnit || hasMerges || row.allSatisfy(\.isBold) || row.map(\.text) == opening.map(\.text)
                || first.line.isNumbering || isOverFigures(next, row, view)
            return mayHead && view.header(at: next, in: block.strip) != nil
        }
        return false
    }

    /// Whether a row of words has figures right below it, and the table so far had figures in its place.
    private func isOverFigures(_ position: Int, _ row: [SheetView.Cell], _ view: SheetView) -> Bool {
        guard figureRows * 2 > rows.count, row.count >= 2, row.allSatisfy({ $0.sense == .label }),
            let next = view.row(after: position, in: block.strip, gap: 0)
        else { return false }
        let figures = Set(view.cells(next, block.strip).filter { $0.sense == .figure }.map(\.column))
        return row.dropFirst().allSatisfy { figures.contains($0.column) }
    }

    private static func hasFigure(_ cells: some Sequence<SheetView.Cell>) -> Bool {
        cells.contains { $0.sense == .figure || $0.sense == .date || $0.sense == .year || $0.sense == .sign }
    }

    /// Takes in columns that a row fills without a break beyond the header's.
    private mutating func widen(_ position: Int, _ view: SheetView) {
        let (low, high) = (columns.lowerBound, columns.upperBound)
        if high < block.strip.upperBound {
            for cell in view.cells(position, (high + 1)...block.strip.upperBound) {
                guard cell.column == columns.upperBound + 1 else { break }
                columns = low...cell.column
            }
        }
        if low > block.strip.lowerBound {
            for cell in view.cells(position, block.strip.lowerBound...(low - 1)).reversed() {
                guard cell.column == columns.lowerBound - 1 else { break }
                columns = cell.column...columns.upperBound
            }
        }
    }
}
