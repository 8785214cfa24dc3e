import SheetModel

/// What the rows of a table are for, and how deep they stand.
///
/// The level comes from the style of the running number, else from a mark before the label, else from typed and cell
/// indents and bold type: each row stands one deeper than the last row above it of a shallower style.
struct RowKinds {
    private let numberingColumn: Int?
    private let labelColumn: Int
    private let notes: Set<Int>
    private let view: SheetView
    private let range: ClosedRange<Int>
    private let isMostlyFilled: Bool

    private var open: [Int] = []
    /// The last row on the sheet that the last row's merged label or number reaches, and what that row was.
    private var merged: (bottom: Int, kind: TableRow.Kind, level: Int) = (-1, .data, 1)
    private var lastNumbering: Numbering?

    /// Prepares to read the rows of a table.
    init(_ body: TableBody, columns: [TableColumn], range: ClosedRange<Int>, in view: SheetView) {
        self.view = view
        self.range = range
        notes = body.notes
        let numbering = Self.numberingColumn(body, columns, range, view)
        numberingColumn = numbering
        labelColumn = Self.labelColumn(body, columns, after: numbering, range, view)
        var filled = 0
        for row in body.rows where view.cells(row, range).contains(where: { [labelColumn] in $0.column > labelColumn })
        {
            filled += 1
        }
        isMostlyFilled = filled * 2 >= body.rows.count
    }

    /// The kinds and levels of the rows, in order.
    mutating func read(_ rows: [Int]) -> [(kind: TableRow.Kind, level: Int)] {
        var result: [(kind: TableRow.Kind, level: Int)] = []
        result.reserveCapacity(rows.count)
        var totals: [Int] = []
        var entries: [Int] = []
        for position in rows {
            let line = Line(view.cells(position, range), numberingColumn, labelColumn, after: lastNumbering)
            let reading = reading(of: line, at: position)
            if let total = line.total, total.scope == .open, reading.kind == .total { totals.append(result.count) }
            if line.total?.isPlaceName == true, line.isNumbered, reading.kind == .total { entries.append(result.count) }
            result.append(reading)
        }
        // A list whose entries name their area says "Toàn huyện" again and again, each under a number of its own.
        if entries.count > 1 { for entry in entries { result[entry] = (.data, 1) } }
        settle(totals, in: &result)
        return result
    }

    private mutating func reading(of line: Line, at position: Int) -> (kind: TableRow.Kind, level: Int) {
        if notes.contains(position) { return (.note, max(1, open.count)) }
        // A further line of an entry whose label is merged over several rows: "Tổng số", below it "Cộng dồn".
        let index = view.rows[position].index
        if index <= merged.bottom, !line.cells.contains(where: { $0.column <= labelColumn }) {
            return (merged.kind, merged.level)
        }
        var reading: (kind: TableRow.Kind, level: Int)
        if let total = line.total {
            reading = (.total, level(of: total))
        } else {
            if let numbering = line.numbering, !numbering.isMark { lastNumbering = numbering }
            let isGroup = self.isGroup(line, position)
            let key = depth(of: line, isGroup: isGroup)
            while let last = open.last, last >= key { open.removeLast() }
            open.append(key)
            reading = (isGroup ? .group : .data, open.count)
        }
        for cell in line.cells.prefix(3) where cell.column <= labelColumn {
            if let range = view.merge(row: position, column: cell.column), range.last.row > index {
                merged = (range.last.row, reading.kind, reading.level)
            }
        }
        return reading
    }

    // MARK: - One line

    /// What a row says of itself.
    private struct Line {
        let cells: [SheetView.Cell]
        var numbering: Numbering?
        /// Whether the numbering stands in a column of its own.
        var isNumbered = false
        let label: SheetView.Cell?
        /// Whether something stands beyond the label.
        let isFilled: Bool
        let total: TotalLabel?

        init(_ cells: [SheetView.Cell], _ numberingColumn: Int?, _ labelColumn: Int, after previous: Numbering?) {
            self.cells = cells
            isFilled = cells.contains { $0.column > labelColumn }
            var words = cells.first { $0.column <= labelColumn && $0.column != numberingColumn }
            if let numberingColumn, let cell = cells.first, cell.column == numberingColumn {
                switch cell.text {
                case "…", "...", "..": numbering = previous
                default: numbering = cell.sense == .date ? Numbering("1.1.1") : Numbering(cell.text, after: previous)
                }
                isNumbered = numbering != nil
                if numbering == nil || words == nil && numbering?.isMark != true && cell.text.count > 4 { words = cell }
                if cell.text == "+", words == nil { words = cell }
            }
            label = words ?? (cells.first?.sense == .label ? cells.first : nil)
            if numbering == nil, let label { numbering = label.line.leadingNumbering }
            total = (words ?? label)?.line.total
        }
    }

    private static let part = ["trong đó", "bao gồm", "gồm", "chia ra", "of which"].map { Phrase($0) }

    private func depth(of line: Line, isGroup: Bool) -> Int {
        let phrase = line.label?.line.firstWords
        let isPart = phrase.map { phrase in Self.part.contains { phrase.begins(with: $0) } } ?? false
        let indent = line.label.map { $0.indent < 2 ? 0 : min($0.indent, 40) } ?? 0
        if let numbering = line.numbering {
            guard numbering.isMark else { return line.isNumbered || !isPart ? numbering.rank : Numbering.Rank.part }
            return numbering.rank + indent / 3 * 10 + (isPart ? 5 : 0)
        }
        if isPart { return Numbering.Rank.part }
        if isGroup { return line.label?.line.isInCapitals == true ? -1 : Numbering.Rank.roman + 500 }
        return Numbering.Rank.plain + indent * 2 + (line.label?.isBold == true ? 0 : 1)
    }

    private func isGroup(_ line: Line, _ position: Int) -> Bool {
        guard !line.isFilled, let label = line.label else { return false }
        if let numbering = line.numbering, numbering.isHeading { return true }
        if let numbering = line.numbering, !numbering.isMark {
            return label.isBold && isMostlyFilled && !line.isNumbered
        }
        if label.isBold { return line.numbering == nil }
        let width = view.lastColumn(row: position, column: label.column) - label.column + 1
        return line.cells.count == 1 && width > 1 && width * 2 >= range.count
    }

    private func level(of total: TotalLabel) -> Int {
        switch total.scope {
        case .table: 0
        case .rows(let rank): open.prefix { $0 < rank }.count
        case .group(let rank): open.prefix { $0 <= rank }.count
        case .open: openGroups
        }
    }

    /// How deep the headings stand that are open: numbered by letter or Roman numeral, or unnumbered.
    private var openGroups: Int { open.prefix { $0 < Numbering.Rank.arabic }.count }

    // MARK: - The whole

    /// A total that does not say what it sums up is the whole table's when it stands first or last and is alone of its
    /// kind, or when another total stands right before it at the end.
    private func settle(_ totals: [Int], in rows: inout [(kind: TableRow.Kind, level: Int)]) {
        guard let last = rows.indices.last, let final = totals.last, final == last else { return }
        let others = rows.dropLast().count { $0.kind == .total && $0.level > 0 }
        if others == 0 || (last > 0 && rows[last - 1].kind == .total) { rows[last].level = 0 }
    }

    // MARK: - Columns

    private static func numberingColumn(
        _ body: TableBody, _ columns: [TableColumn], _ range: ClosedRange<Int>, _ view: SheetView
    ) -> Int? {
        guard let first = columns.first, columns.count >= 2 else { return nil }
        if let named = columns.prefix(2).first(where: { $0.path.first.map(Wording.isNumbering) == true }) {
            return named.column
        }
        var numbers = 0
        var others = 0
        var words = 0
        for row in body.rows.prefix(200) {
            let cells = view.cells(row, range)
            guard let cell = cells.first, cell.column == first.column else { continue }
            if cell.line.numbering != nil { numbers += 1 } else if cell.line.total == nil { others += 1 }
            if cells.count > 1, cells[1].sense == .label { words += 1 }
        }
        return numbers >= 2 && others * 4 <= numbers && words * 2 >= numbers ? first.column : nil
    }

    private static func labelColumn(
        _ body: TableBody, _ columns: [TableColumn], after numbering: Int?, _ range: ClosedRange<Int>, _ view: SheetView
    ) -> Int {
        let candidates = columns.filter { $0.column != numbering && $0.column > (numbering ?? -1) }.prefix(3)
        guard let first = candidates.first else { return numbering ?? range.lowerBound }
        var counts: [Int: Int] = [:]
        for row in body.rows.prefix(200) {
            for cell in view.cells(row, range).prefix(4) where cell.sense == .label {
                counts[cell.column, default: 0] += 1
            }
        }
        if counts[first.column] != nil { return first.column }
        return candidates.first { counts[$0.column] != nil }?.column ?? first.column
    }
}
