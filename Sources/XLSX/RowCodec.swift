internal import Findings
internal import Formulas
internal import SheetModel

/// Puts rows and cells together from what a parser finds in `row`, `c`, `v`, `f` and `is` (ECMA-376 part 1, 18.3.1.73
/// and 18.3.1.4). Both the XML path and the scanner of plain rows end here, so that they cannot disagree on a value.
struct RowCodec: Sendable {
    /// What a cell's `t` says (ECMA-376 part 1, 18.18.11).
    enum CellType: Sendable { case number, shared, formulaText, inline, boolean, error, date }

    /// What is known of the formula that is being read.
    struct PendingFormula: Sendable {
        var start = 0
        var sharedIndex: Int?
        var range: CellRange?
        var isArray = false
    }

    let sheet: String
    let options: ReadOptions
    let sharedStringCount: Int
    /// The rows so far.
    var batch = RowBatch()
    /// The cell that is being read.
    var cell = PackedCell(column: 0, style: 0)
    var cellType = CellType.number
    var formula = PendingFormula()
    /// The number of the row before the next one; -1 at the start of a sheet.
    var lastRow = -1
    /// Whether cells are put into ``batch``.
    var keepsCells = true
    /// Whether a row without a number was met, which counts on from the row before.
    var hasUnnumberedRows = false
    private(set) var hiddenRows: [ClosedRange<Int>] = []
    private(set) var outlineLevel = 0
    var warnings = WarningList()
    private var nextColumn = 0
    private var cellCount = 0
    private var sharedFormulas: [Int: SharedFormula] = [:]

    init(sheet: String, options: ReadOptions, sharedStringCount: Int) {
        self.sheet = sheet
        self.options = options
        self.sharedStringCount = sharedStringCount
    }

    mutating func warn(_ code: Problem.Code, vi: String, en: String, cell: String? = nil) {
        warnings.add(XLSXProblem.warning(code, vi: vi, en: en, at: Place(sheet: sheet, cell: cell)))
    }

    /// How far the reading is, to go back to where a row is read again in another way.
    struct Checkpoint {
        fileprivate var rows: Int
        fileprivate var cells: Int
        fileprivate var formulas: Int
        fileprivate var lastRow: Int
        fileprivate var cellCount: Int
        fileprivate var hiddenRows: Int
        fileprivate var lastHidden: ClosedRange<Int>?
        fileprivate var warnings: Int
    }

    var checkpoint: Checkpoint {
        Checkpoint(
            rows: batch.rows.count, cells: batch.cells.count, formulas: batch.formulas.count, lastRow: lastRow,
            cellCount: cellCount, hiddenRows: hiddenRows.count, lastHidden: hiddenRows.last,
            warnings: warnings.problems.count)
    }

    mutating func restore(_ checkpoint: Checkpoint) {
        batch.rows.removeLast(batch.rows.count - checkpoint.rows)
        batch.cells.removeLast(batch.cells.count - checkpoint.cells)
        batch.formulas.removeLast(batch.formulas.count - checkpoint.formulas)
        warnings.removeAll(behind: checkpoint.warnings)
        lastRow = checkpoint.lastRow
        cellCount = checkpoint.cellCount
        hiddenRows.removeLast(hiddenRows.count - checkpoint.hiddenRows)
        if let last = checkpoint.lastHidden, !hiddenRows.isEmpty { hiddenRows[hiddenRows.count - 1] = last }
    }

    /// The cell that is being read, in A1 form.
    private var address: String { CellReference(row: lastRow, column: Int(cell.column)).description }
}

// MARK: - Rows

extension RowCodec {
    /// The row that follows the last one, until its attributes say otherwise.
    var nextRow: PackedRow { PackedRow(index: lastRow + 1, firstCell: batch.cells.count) }

    /// Takes the number of a row from its `r`.
    mutating func number(_ row: inout PackedRow, _ text: Span<UInt8>) {
        if let number = Int(parsing: text), (1...CellReference.rowLimit).contains(number) {
            row.index = number - 1
        } else {
            warn(.badReference, vi: "số dòng không hợp lệ", en: "a row number is not valid")
        }
    }

    /// Begins a row, at a `row` element or at a cell that names another row than the one it stands in.
    mutating func begin(_ row: PackedRow) throws(Problem) {
        guard row.index < CellReference.rowLimit else {
            throw XLSXProblem.offSheet(sheet)
        }
        if row.index <= lastRow, !options.sortsRows, !options.takesAnyOrder {
            throw XLSXProblem.rowsOutOfOrder(row: row.index, after: lastRow, sheet: sheet)
        }
        lastRow = row.index
        nextColumn = 0
        batch.rows.append(row)
        guard row.isHidden || row.outlineLevel > 0 else { return }
        outlineLevel = max(outlineLevel, row.outlineLevel)
        guard row.isHidden else { return }
        if let last = hiddenRows.last, last.upperBound == row.index - 1 {
            hiddenRows[hiddenRows.count - 1] = last.lowerBound...row.index
        } else {
            hiddenRows.append(row.index...row.index)
        }
    }

    /// Ends the row that was begun last.
    mutating func endRow() {
        guard let position = batch.rows.indices.last else { return }
        let first = batch.rows[position].firstCell
        if !batch.isAscending(from: first) {
            batch.sortCells(from: first, row: lastRow, warnings: &warnings, sheet: sheet)
        }
        batch.rows[position].cellCount = batch.cells.count - first
    }

    /// Puts the rows in order, where all were collected for that.
    mutating func sortRows() { batch.sortRows(warnings: &warnings, sheet: sheet) }
}

// MARK: - Cells

extension RowCodec {
    /// Begins a cell behind the last one of the row, until its reference says otherwise.
    mutating func beginCell() {
        cellType = .number
        cell = PackedCell(column: Int32(truncatingIfNeeded: nextColumn), style: 0)
    }

    /// Settles the cell's column once its attributes are read.
    mutating func endCellAttributes() throws(Problem) {
        guard cell.column < CellReference.columnLimit else {
            throw XLSXProblem.offSheet(sheet)
        }
        nextColumn = Int(cell.column) &+ 1
    }

    /// Puts the cell where its reference says; one that names another row than its `row` element begins that row.
    mutating func place(_ reference: Span<UInt8>) throws(Problem) {
        var column = 0
        var row = 0
        for index in reference.indices {
            let byte = reference[index]
            if byte >= 48, byte <= 57, column > 0, row < 1 << 24 {
                row = row &* 10 &+ Int(byte &- 48)
            } else if byte >= 65, byte <= 90, row == 0, column < 1 << 20 {
                column = column &* 26 &+ Int(byte &- 64)
            } else if byte >= 97, byte <= 122, row == 0, column < 1 << 20 {
                column = column &* 26 &+ Int(byte &- 96)
            } else if byte != UInt8(ascii: "$") {
                column = 0
                break
            }
        }
        guard column > 0, column <= CellReference.columnLimit, row > 0, row <= CellReference.rowLimit else {
            return warn(.badReference, vi: "địa chỉ ô không hợp lệ", en: "a cell reference is not valid")
        }
        cell.column = Int32(truncatingIfNeeded: column &- 1)
        if row &- 1 != lastRow { try moveToRow(row - 1) }
    }

    private mutating func moveToRow(_ index: Int) throws(Problem) {
        endRow()
        if batch.rows.last?.cellCount == 0, let row = batch.rows.popLast() { lastRow = row.index - 1 }
        try begin(PackedRow(index: index, firstCell: batch.cells.count))
    }

    /// Takes over a cell whose value and formula are settled.
    mutating func endCell() throws(Problem) {
        if cell.kind == .blank, cell.formula < 0 {
            if options.keepsBlankCells { batch.cells.append(cell) }
            return
        }
        cellCount &+= 1
        if cellCount > options.cellLimit { throw XLSXProblem.tooManyCells(options.cellLimit, sheet: sheet) }
        guard batch.bytes.count < Int(Int32.max) / 2 else { throw XLSXProblem.tooMuchText(Int(Int32.max) / 2) }
        if keepsCells { batch.cells.append(cell) }
    }

    /// Takes an inline text as the cell's value.
    mutating func settle(inlineText: [UInt8], runs: [TextRun]) {
        if !runs.isEmpty { batch.runs[Int32(clamping: batch.bytes.count)] = runs }
        cell.kind = .text
        cell.start = Int32(clamping: batch.bytes.count)
        cell.count = Int32(clamping: inlineText.count)
        batch.bytes.append(contentsOf: inlineText)
    }

    /// Decides what the characters of `<v>`, which the cell points at, mean.
    mutating func settleValue() {
        if cellType == .formulaText || cellType == .inline {
            cell.kind = .text
            EscapedText.decode(&batch.bytes, from: Int(cell.start))
            cell.count = Int32(clamping: batch.bytes.count - Int(cell.start))
            return
        }
        trimValue()
        guard cell.count > 0 else { return }
        switch cellType {
        case .number: settleNumber(batch.number(of: cell) != nil)
        case .shared: settleShared(Int(parsing: batch.bytes.span.extracting(characters)))
        case .boolean: cell.kind = batch.bytes.span.extracting(characters).isTrue ? .true : .false
        case .error: cell.kind = .error
        case .date: cell.kind = .isoDate
        case .formulaText, .inline: break
        }
    }

    /// Takes a number, or keeps as text what is none.
    mutating func settleNumber(_ isNumber: Bool) {
        cell.kind = isNumber ? .number : .text
        if !isNumber {
            warn(
                .badNumber, vi: "ô kiểu số chứa nội dung không phải số; giữ nguyên là chữ",
                en: "a number cell holds something else; kept as text", cell: address)
        }
    }

    /// Takes a shared string, or a blank where there is none of that index.
    mutating func settleShared(_ index: Int?) {
        if let index, index >= 0, index < sharedStringCount {
            cell.kind = .sharedText
            cell.start = Int32(truncatingIfNeeded: index)
        } else {
            cell.kind = .blank
            warn(
                .sharedStringMissing, vi: "ô trỏ đến chuỗi dùng chung không có; coi như ô trống",
                en: "the cell points at a shared string that is not there; taken as blank", cell: address)
        }
    }

    /// The place of the characters that the cell points at.
    private var characters: Range<Int> { Int(cell.start)..<(Int(cell.start) + Int(cell.count)) }

    private mutating func trimValue() {
        var start = Int(cell.start)
        var end = start + Int(cell.count)
        while start < end, EscapedText.isSpace(batch.bytes[start]) { start += 1 }
        while end > start, EscapedText.isSpace(batch.bytes[end - 1]) { end -= 1 }
        cell.start = Int32(clamping: start)
        cell.count = Int32(clamping: end - start)
    }
}

extension RowCodec.CellType {
    /// Reads a cell's `t`; what is not known counts as a number, as where there is none.
    init(_ text: Span<UInt8>) {
        guard text.count > 0 else {
            self = .number
            return
        }
        switch (text[0], text.count) {
        case (UInt8(ascii: "s"), 1): self = .shared
        case (UInt8(ascii: "s"), 3): self = .formulaText
        case (UInt8(ascii: "i"), _): self = .inline
        case (UInt8(ascii: "b"), _): self = .boolean
        case (UInt8(ascii: "e"), _): self = .error
        case (UInt8(ascii: "d"), _): self = .date
        default: self = .number
        }
    }
}

// MARK: - Formulas

extension RowCodec {
    /// Takes over the formula whose characters stand from ``PendingFormula/start`` to the end of the batch's bytes.
    mutating func endFormula() {
        if let index = formula.sharedIndex {
            let place = CellReference(row: lastRow, column: Int(cell.column))
            if batch.bytes.count > formula.start {
                // A member may carry a text of its own; only the first of a group, or one with a range, is its master.
                if formula.range != nil || sharedFormulas[index] == nil {
                    let master = batch.text(at: formula.start, count: batch.bytes.count - formula.start)
                    sharedFormulas[index] = SharedFormula(master: master, at: place)
                }
            } else if let shared = sharedFormulas[index] {
                batch.bytes.append(contentsOf: shared.formula(for: place).utf8)
            } else {
                warn(
                    .sharedFormulaMissing, vi: "công thức dùng chung của ô không có trong tệp; chỉ đọc kết quả đã lưu",
                    en: "the shared formula of the cell is not in the file; only its stored result is read",
                    cell: address)
            }
        }
        let count = batch.bytes.count - formula.start
        guard count > 0 else { return }
        addFormula(start: formula.start, count: count, array: formula.isArray ? formula.range : nil)
    }

    /// Gives the cell a formula whose characters stand in the batch.
    mutating func addFormula(start: Int, count: Int, array: CellRange? = nil) {
        cell.formula = Int32(clamping: batch.formulas.count)
        batch.formulas.append(PackedFormula(start: start, count: count, array: array))
    }
}

extension Span<UInt8> {
    /// Whether the characters spell true: `1`, `true`, `TRUE`, `on`.
    var isTrue: Bool {
        guard count > 0 else { return false }
        if count == 1 { return self[0] == UInt8(ascii: "1") }
        return self[0] | 0x20 == UInt8(ascii: "t") || (count == 2 && self[0] | 0x20 == UInt8(ascii: "o"))
    }
}
