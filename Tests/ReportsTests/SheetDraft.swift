import Reports
import SheetModel

/// Rows put together by hand, as a reader hands them out.
struct SheetDraft {
    /// What a cell holds.
    enum Content {
        case blank
        case number(String)
        case text(String)
        case shared(Int)
        case boolean(Bool)
        case error(String)
        case isoDate(String)
    }

    /// Styles of the cells: General, a date, a number with separators, an elapsed time, a text, a date and time.
    enum Style: Int32 {
        case general, date, thousands, elapsed, bracketed, dateTime
    }

    private(set) var batch = RowBatch()
    /// The texts that `shared` cells point at.
    var sharedStrings = SharedStrings()
    var dateSystem = DateSystem.from1900

    /// Begins a row, from 0.
    mutating func row(_ index: Int) {
        batch.rows.append(PackedRow(index: index, firstCell: batch.cells.count))
    }

    /// Adds a cell to the last row.
    mutating func cell(
        _ column: Int32, _ content: Content, style: Style = .general, formula: String? = nil, array: String? = nil
    ) {
        var cell = PackedCell(column: column, style: style.rawValue)
        func place(_ text: String, _ kind: PackedCell.Kind) {
            cell.kind = kind
            cell.start = Int32(batch.bytes.count)
            cell.count = Int32(text.utf8.count)
            batch.bytes += Array(text.utf8)
        }
        switch content {
        case .blank: break
        case .number(let text): place(text, .number)
        case .text(let text): place(text, .text)
        case .error(let name): place(name, .error)
        case .isoDate(let text): place(text, .isoDate)
        case .boolean(let flag): cell.kind = flag ? .true : .false
        case .shared(let index):
            cell.kind = .sharedText
            cell.start = Int32(index)
        }
        if let formula {
            cell.formula = Int32(batch.formulas.count)
            batch.formulas.append(
                PackedFormula(
                    start: batch.bytes.count, count: formula.utf8.count, array: array.flatMap { CellRange($0) }))
            batch.bytes += Array(formula.utf8)
        }
        batch.cells.append(cell)
        batch.rows[batch.rows.count - 1].cellCount += 1
    }

    /// What the cells need to be understood.
    var context: SheetContext {
        let codes = ["General", "dd/mm/yyyy", "#,##0", "[h]:mm", "0;0;0;\"[\"@\"]\"", "yyyy-mm-dd hh:mm"]
        let formats = codes.map { CellFormat(numberFormat: $0 == "General" ? .general : NumberFormat(code: $0)) }
        return SheetContext(sharedStrings: sharedStrings, styles: StyleSheet(formats: formats), dateSystem: dateSystem)
    }

    private func text(_ write: (inout TextBuffer) throws -> Void) rethrows -> String {
        var buffer = TextBuffer()
        try write(&buffer)
        return String(decoding: buffer.bytes, as: UTF8.self)
    }

    /// The rows as `doisoat.values/1`.
    func values() throws -> String {
        try text { buffer in
            var writer = ValuesJSON(context: context)
            try writer.append(batch, to: &buffer) { _ in }
        }
    }

    /// The rows as lines of `doisoat.values/1`.
    func valuesLines() throws -> String {
        try text { buffer in
            var writer = ValuesJSON(linesOf: LineSource(sheet: "Biểu \"1\""), context: context)
            try writer.append(batch, to: &buffer) { _ in }
        }
    }

    /// The cells as `doisoat.cells/1`.
    func cells(locale: DisplayLocale = .enUS) throws -> String {
        try text { buffer in
            var writer = CellsJSON(context: context, locale: locale)
            try writer.append(batch, to: &buffer) { _ in }
        }
    }

    /// The cells as lines of `doisoat.cells/1`.
    func cellsLines() throws -> String {
        try text { buffer in
            var writer = CellsJSON(linesOf: LineSource(file: "a.xlsx", sheet: "S"), context: context, locale: .enUS)
            try writer.append(batch, to: &buffer) { _ in }
        }
    }

    /// The rows as CSV.
    func csv() throws -> String {
        try text { buffer in
            var writer = ValuesCSV(context: context)
            try writer.append(batch, to: &buffer) { _ in }
        }
    }
}
