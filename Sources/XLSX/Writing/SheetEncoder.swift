internal import Findings
internal import OfficePackage
internal import SheetModel
internal import XMLEvents

/// What the sheets of a written workbook share.
final class WritingContext {
    let texts: SharedTextTable
    let styles: StyleTable
    /// Whether a formula was written whose result is not known.
    var hasUnknownResults = false

    init(texts: SharedTextTable, styles: StyleTable) {
        self.texts = texts
        self.styles = styles
    }
}

/// A worksheet part on its way out: its head, then rows as they are asked for, then what stands behind them
/// (ECMA-376 part 1, 18.3.1.99).
final class SheetEncoder {
    private enum Stage { case head, rows, end }

    private static let chunk = 1 << 16
    private let markup: SheetMarkup
    private let context: WritingContext
    private let nextRow: () throws(Problem) -> RowEntry?
    private var headers: TableHeaders
    private var stage = Stage.head
    private var row = -1

    init(
        _ markup: SheetMarkup, context: WritingContext, nextRow: @escaping () throws(Problem) -> RowEntry?
    ) {
        self.markup = markup
        self.context = context
        self.nextRow = nextRow
        headers = TableHeaders(markup.sheet)
    }

    private var sheet: String { markup.sheet.name }

    /// Appends the next part of the worksheet; nothing at its end.
    func pull(_ bytes: inout [UInt8]) throws(Problem) {
        switch stage {
        case .head:
            bytes.reserveCapacity(Self.chunk + 1 << 14)
            bytes += markup.head()
            stage = .rows
        case .rows:
            while bytes.count < Self.chunk {
                guard let entry = try nextRow() else {
                    try headers.finish()
                    bytes += markup.tail()
                    stage = .end
                    return
                }
                try append(entry, to: &bytes)
            }
        case .end: break
        }
    }

    private func append(_ entry: RowEntry, to bytes: inout [UInt8]) throws(Problem) {
        let next = entry.index ?? row + 1
        guard next > row else {
            throw WriteProblem.order(
                "dòng \(next + 1) đứng sau dòng \(row + 1)", "row \(next + 1) comes behind row \(row + 1)", sheet: sheet
            )
        }
        guard next < CellReference.rowLimit else { throw WriteProblem.offSheet(sheet: sheet) }
        row = next
        let hasLayout = entry.layout != .standard
        if !hasLayout, entry.cells.allSatisfy({ $0.isPlain && $0.value == .blank && $0.style == .standard }) { return }
        var digits: [UInt8] = []
        DecimalText.append(Int64(row + 1), to: &digits)
        bytes += Spelling.row
        bytes += digits
        bytes.append(UInt8(ascii: "\""))
        if hasLayout { try append(entry.layout, to: &bytes) }
        bytes.append(UInt8(ascii: ">"))
        let isHeader = headers.expects(row)
        var column = -1
        let cells = entry.cells.span
        for position in cells.indices {
            let place = cells[position].column ?? column + 1
            guard place > column else {
                throw WriteProblem.order(
                    "ô đứng sau một ô ở bên phải nó", "the cell comes behind one to its right", sheet: sheet,
                    cell: reference(place))
            }
            guard place < CellReference.columnLimit else { throw WriteProblem.offSheet(sheet: sheet) }
            column = place
            if isHeader { headers.see(cells[position].value, row: row, column: column) }
            try append(cells[position], column: column, row: digits, to: &bytes)
        }
        bytes += Spelling.rowEnd
    }

    private func reference(_ column: Int) -> String { CellReference(row: row, column: column).description }

    private func append(_ layout: RowLayout, to bytes: inout [UInt8]) throws(Problem) {
        if let height = layout.height, !(0...ExcelLimit.rowHeight).contains(height) {
            throw WriteProblem.limit(
                "dòng \(row + 1) cao hơn \(DecimalText.shortest(ExcelLimit.rowHeight)) điểm",
                "row \(row + 1) is higher than \(DecimalText.shortest(ExcelLimit.rowHeight)) points", sheet: sheet)
        }
        guard (0...markup.sheet.view.rowOutlineLevels).contains(layout.outlineLevel) else {
            throw WriteProblem.value(
                "dòng \(row + 1) có cấp nhóm sâu hơn mức đã khai của trang tính",
                "row \(row + 1) has an outline level deeper than the sheet was said to have", sheet: sheet)
        }
        if layout.style != .standard {
            bytes.append(xmlAttribute: "s", "\(layout.style.index)")
            bytes.append(xmlAttribute: "customFormat", "1")
        }
        if let height = layout.height {
            bytes.append(xmlAttribute: "ht", DecimalText.shortest(height))
            bytes.append(xmlAttribute: "customHeight", "1")
        }
        if layout.isHidden { bytes.append(xmlAttribute: "hidden", "1") }
        if layout.outlineLevel > 0 { bytes.append(xmlAttribute: "outlineLevel", "\(layout.outlineLevel)") }
        if layout.isCollapsed { bytes.append(xmlAttribute: "collapsed", "1") }
    }

    private func append(_ cell: CellEntry, column: Int, row digits: [UInt8], to bytes: inout [UInt8]) throws(Problem) {
        if cell.isPlain, case .blank = cell.value, cell.style == .standard { return }
        guard cell.style == .standard || cell.style.index < context.styles.count else {
            throw WriteProblem.value(
                "kiểu ô không thuộc sổ tính này", "the style is none of this workbook", sheet: sheet,
                cell: reference(column))
        }
        bytes += Spelling.cell
        Spelling.append(column: column, to: &bytes)
        bytes += digits
        bytes.append(UInt8(ascii: "\""))
        if cell.style != .standard {
            bytes += Spelling.style
            DecimalText.append(Int64(cell.style.index), to: &bytes)
            bytes.append(UInt8(ascii: "\""))
        }
        if !cell.isPlain { return try appendMore(cell, column: column, to: &bytes) }
        switch cell.value {
        case .number(let number):
            guard number.isFinite else { throw notANumber(column) }
            bytes += Spelling.number
            DecimalText.append(number, to: &bytes)
            bytes += Spelling.valueEnd
        case .text(let text):
            try check(text, limit: ExcelLimit.text, column)
            if let index = context.texts.index(of: text) {
                bytes += Spelling.shared
                DecimalText.append(Int64(index), to: &bytes)
                bytes += Spelling.valueEnd
            } else {
                appendValue(cell.value, isResult: false, to: &bytes)
            }
        case .blank: bytes += Spelling.nothing
        default:
            try check(cell.value, column)
            appendValue(cell.value, isResult: false, to: &bytes)
        }
    }

    private func appendMore(_ cell: CellEntry, column: Int, to bytes: inout [UInt8]) throws(Problem) {
        try check(cell.value, column)
        guard let formula = cell.formula else { return appendRuns(cell, to: &bytes) }
        try check(formula, limit: ExcelLimit.formula, column)
        guard !formula.isEmpty else {
            throw WriteProblem.value("công thức rỗng", "an empty formula", sheet: sheet, cell: reference(column))
        }
        if case .blank = cell.value { context.hasUnknownResults = true }
        if let type = CellEncoding.type(of: cell.value, isResult: true) { bytes.append(xmlAttribute: "t", type) }
        bytes.append(UInt8(ascii: ">"))
        bytes += Spelling.formula
        if let array = cell.array {
            guard array.first == CellReference(row: row, column: column), isOnSheet(array) else {
                throw WriteProblem.value(
                    "công thức mảng phải bắt đầu ở chính ô của nó", "an array formula must begin at its own cell",
                    sheet: sheet, cell: reference(column))
            }
            bytes.append(xmlAttribute: "t", "array")
            bytes.append(xmlAttribute: "ref", array.description)
        }
        bytes.append(UInt8(ascii: ">"))
        bytes.append(xmlText: EscapedText.encoded(formula))
        bytes += Spelling.formulaEnd
        CellEncoding.appendContent(of: cell.value, isResult: true, to: &bytes)
        bytes += Spelling.cellEnd
    }

    private func appendRuns(_ cell: CellEntry, to bytes: inout [UInt8]) {
        if let index = context.texts.index(ofRuns: cell.runs) {
            bytes += Spelling.shared
            DecimalText.append(Int64(index), to: &bytes)
            bytes += Spelling.valueEnd
        } else {
            bytes.append(xmlAttribute: "t", "inlineStr")
            bytes += Array("><is>".utf8)
            RunEncoding.append(cell.runs, defaultFont: context.styles.defaultFont, to: &bytes)
            bytes += Array("</is></c>".utf8)
        }
    }

    private func appendValue(_ value: CellValue, isResult: Bool, to bytes: inout [UInt8]) {
        if let type = CellEncoding.type(of: value, isResult: isResult) { bytes.append(xmlAttribute: "t", type) }
        bytes.append(UInt8(ascii: ">"))
        CellEncoding.appendContent(of: value, isResult: isResult, to: &bytes)
        bytes += Spelling.cellEnd
    }

    private func isOnSheet(_ range: CellRange) -> Bool {
        range.last.row < CellReference.rowLimit && range.last.column < CellReference.columnLimit
    }

    // MARK: - Excel's limits

    private func check(_ value: CellValue, _ column: Int) throws(Problem) {
        switch value {
        case .blank, .boolean: break
        case .number(let number): if !number.isFinite { throw notANumber(column) }
        case .text(let text): try check(text, limit: ExcelLimit.text, column)
        case .error(let error):
            guard Spelling.errors.contains(error.rawValue) else {
                throw WriteProblem.value(
                    "giá trị lỗi mà Excel không có", "an error value that Excel does not have", sheet: sheet,
                    cell: reference(column))
            }
        }
    }

    private func check(_ text: String, limit: Int, _ column: Int) throws(Problem) {
        guard text.utf8.count > limit, text.utf16.count > limit else { return }
        throw WriteProblem.tooLong(limit, sheet: sheet, cell: reference(column))
    }

    private func notANumber(_ column: Int) -> Problem {
        WriteProblem.value(
            "số không hữu hạn (NaN hoặc vô cùng)", "not a finite number", sheet: sheet, cell: reference(column))
    }
}

/// The markup of rows and cells that is written again and again.
private enum Spelling {
    static let row = Array("<row r=\"".utf8)
    static let rowEnd = Array("</row>".utf8)
    static let cell = Array("<c r=\"".utf8)
    static let style = Array(" s=\"".utf8)
    static let number = Array("><v>".utf8)
    static let shared = Array(" t=\"s\"><v>".utf8)
    static let valueEnd = Array("</v></c>".utf8)
    static let cellEnd = Array("</c>".utf8)
    static let nothing = Array("/>".utf8)
    static let formula = Array("<f".utf8)
    static let formulaEnd = Array("</f>".utf8)
    static let errors: Set<String> = [
        "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!",
        "#FIELD!", "#BLOCKED!", "#UNKNOWN!", "#CONNECT!",
    ]

    static func append(column: Int, to bytes: inout [UInt8]) {
        if column < 26 { return bytes.append(65 + UInt8(truncatingIfNeeded: column)) }
        if column < 702 {
            bytes.append(64 + UInt8(truncatingIfNeeded: column / 26))
            return bytes.append(65 + UInt8(truncatingIfNeeded: column % 26))
        }
        bytes.append(contentsOf: CellReference.columnName(column).utf8)
    }
}

/// Sees to it that the first row of each table holds the names of its columns, without which Excel repairs the file.
struct TableHeaders {
    private let sheet: String
    private var expected: [CellReference: String] = [:]
    private var rows: Set<Int> = []

    init(_ sheet: NewSheet) {
        self.sheet = sheet.name
        for table in sheet.tables.map(\.definition) {
            rows.insert(table.range.first.row)
            for (position, name) in table.columns.enumerated() {
                expected[
                    CellReference(row: table.range.first.row, column: table.range.first.column + position)] = name
            }
        }
    }

    func expects(_ row: Int) -> Bool { rows.contains(row) }

    mutating func see(_ value: CellValue, row: Int, column: Int) {
        let place = CellReference(row: row, column: column)
        if case .text(let text) = value, expected[place] == text { expected[place] = nil }
    }

    func finish() throws(Problem) {
        guard let missing = expected.keys.min() else { return }
        throw WriteProblem.value(
            "hàng đầu của bảng không có tên cột này", "the table's first row lacks the name of this column",
            sheet: sheet, cell: missing.description)
    }
}
