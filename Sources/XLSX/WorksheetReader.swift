internal import Findings
internal import SheetModel
internal import XMLEvents

/// How a worksheet is to be read.
struct ReadOptions: Sendable {
    /// Whether formulas are wanted.
    var readsFormulas = true
    /// Whether cells without value and formula are handed out too.
    var keepsBlankCells = true
    /// The most cells with a value or formula.
    var cellLimit = Int.max
    /// Whether rows are collected and put in ascending order before any is handed out.
    var sortsRows = false
    /// Whether rows that come in another order are taken as they come.
    var takesAnyOrder = false
}

/// Reads a worksheet part from XML events: rows in batches as they come, everything else into ``details``
/// (ECMA-376 part 1, 18.3.1.99).
///
/// What rows and cells mean is decided in ``RowCodec``; what stands around them in `WorksheetReader+Details.swift`.
final class WorksheetReader: MarkupReader {
    /// What characters are part of.
    enum Target { case nothing, value, formula, inlineText, rule }

    /// Rows are handed out once a batch has this many cells, or rows.
    private static let batchSize = 4096

    var rows: RowCodec
    var target = Target.nothing
    private var isInRow = false
    private var isInCell = false
    private var hasValue = false
    private var inlineText = RichTextCodec()
    private var hasInlineText = false
    private(set) var isWorksheet = false
    var details = SheetDetails()
    var pendingLinks: [(relationship: String, index: Int)] = []
    var filter: CellRange?
    var rule: DataValidation?
    var ruleText: [UInt8] = []
    var ruleTag = Tag.unknown
    private let deliver: (inout RowBatch) throws(Problem) -> Void

    init(rows: RowCodec, deliver: @escaping (inout RowBatch) throws(Problem) -> Void) {
        self.rows = rows
        self.deliver = deliver
    }

    /// Hands out the rows read so far.
    func deliverRows() throws(Problem) {
        if !rows.batch.rows.isEmpty { try deliver(&rows.batch) }
        rows.batch.removeAll()
    }

    /// Hands out what is left and completes the details, once the part is read.
    func finish() throws(Problem) {
        if rows.options.sortsRows { rows.sortRows() }
        try deliverRows()
        details.hiddenRows = rows.hiddenRows
        details.outlineLevel = max(details.outlineLevel, rows.outlineLevel)
    }

    /// What the part says beside its rows; `nil` where it is no worksheet.
    var end: SheetEnd? { isWorksheet ? SheetEnd(details: details, links: pendingLinks) : nil }

    /// Takes what another part with the same bytes round its rows said there.
    func take(_ end: SheetEnd) {
        isWorksheet = true
        details = end.details
        pendingLinks = end.links
    }

    override func start(_ tag: Tag, in space: Space, _ element: borrowing XMLElement) throws(Problem) {
        switch tag {
        case .c where isInRow: try startCell(element)
        case .v where isInCell:
            target = .value
            hasValue = true
            rows.cell.start = Int32(clamping: rows.batch.bytes.count)
        case .f where isInCell:
            if rows.options.readsFormulas { startFormula(element) } else { skip() }
        case .row: try startRow(element)
        case .is where isInCell:
            target = .inlineText
            hasInlineText = true
            inlineText.reset()
        default:
            if target == .inlineText {
                if !inlineText.start(tag, element) { skip() }
            } else if isInCell {
                skip()
            } else {
                if tag == .worksheet { isWorksheet = true }
                try startDetail(tag, in: space, element)
            }
        }
    }

    override func end(_ tag: Tag, in space: Space) throws(Problem) {
        switch tag {
        case .v where target == .value:
            target = .nothing
            rows.cell.count = Int32(clamping: rows.batch.bytes.count - Int(rows.cell.start))
        case .c where isInCell: try endCell()
        case .f where target == .formula:
            target = .nothing
            rows.endFormula()
        case .row where isInRow:
            isInRow = false
            rows.endRow()
            let isLong = rows.batch.cells.count >= Self.batchSize || rows.batch.rows.count >= Self.batchSize
            if isLong, !rows.options.sortsRows { try deliverRows() }
        case .is where target == .inlineText: target = .nothing
        default:
            if target == .inlineText { inlineText.end(tag) } else if !isInCell { try endDetail(tag, in: space) }
        }
    }

    override func text(_ bytes: Span<UInt8>) throws(Problem) {
        switch target {
        case .nothing: break
        case .value, .formula: for index in bytes.indices { rows.batch.bytes.append(bytes[index]) }
        case .inlineText: inlineText.append(bytes)
        case .rule: for index in bytes.indices { ruleText.append(bytes[index]) }
        }
    }

    private func startRow(_ element: borrowing XMLElement) throws(Problem) {
        var row = rows.nextRow
        for index in 0..<element.attributeCount where element.attributeIsPlain(index) {
            switch Tag(rawValue: element.attributeName(index)) {
            case .r: rows.number(&row, element.attributeValue(index))
            case .hidden: row.isHidden = element.attributeValue(index).isTrue
            case .outlineLevel:
                row.outlineLevel = min(max(Int(parsing: element.attributeValue(index)) ?? 0, 0), 7)
            default: break
            }
        }
        isInRow = true
        try rows.begin(row)
    }

    private func startCell(_ element: borrowing XMLElement) throws(Problem) {
        isInCell = true
        hasValue = false
        hasInlineText = false
        rows.beginCell()
        for index in 0..<element.attributeCount where element.attributeIsPlain(index) {
            switch Tag(rawValue: element.attributeName(index)) {
            case .r: try rows.place(element.attributeValue(index))
            case .s: rows.cell.style = Int32(clamping: max(Int(parsing: element.attributeValue(index)) ?? 0, 0))
            case .t: rows.cellType = RowCodec.CellType(element.attributeValue(index))
            default: break
            }
        }
        try rows.endCellAttributes()
    }

    private func endCell() throws(Problem) {
        isInCell = false
        target = .nothing
        if hasInlineText, !hasValue || rows.cellType == .inline {
            rows.settle(inlineText: inlineText.bytes, runs: inlineText.runs)
        } else if hasValue {
            rows.settleValue()
        }
        try rows.endCell()
    }

    private func startFormula(_ element: borrowing XMLElement) {
        target = .formula
        rows.formula = RowCodec.PendingFormula(start: rows.batch.bytes.count)
        guard element.attributeCount > 0 else { return }
        let type = element.text(.t)
        rows.formula.range = element.text(.ref).flatMap { CellRange($0) }
        rows.formula.isArray = type == "array"
        if type == "shared" { rows.formula.sharedIndex = element.integer(.si) }
    }
}
