public import Findings
public import SheetModel

/// Writes the cells of one sheet as `doisoat.cells/1`: every value and formula, with the text a person sees.
public struct CellsJSON: Sendable {
    private let context: SheetContext
    private let locale: DisplayLocale
    private let lineHead: [UInt8]?
    private var isFirst = true

    /// Creates a writer of the members of `cells`.
    public init(context: SheetContext, locale: DisplayLocale) {
        self.context = context
        self.locale = locale
        lineHead = nil
    }

    /// Creates a writer of lines, one a row (`ndjson`).
    public init(linesOf sheet: LineSource, context: SheetContext, locale: DisplayLocale) {
        self.context = context
        self.locale = locale
        lineHead = sheet.head + Array(",\"row\":".utf8)
    }

    /// Appends the rows of a batch; `flush` is called whenever the buffer is long.
    public mutating func append(
        _ batch: RowBatch, to buffer: inout TextBuffer, flush: (inout TextBuffer) throws(Problem) -> Void
    ) throws(Problem) {
        for row in batch.rows where row.cellCount > 0 {
            if let lineHead {
                buffer.bytes.append(contentsOf: lineHead)
                buffer.integer(row.index + 1)
                buffer.raw(",\"cells\":[")
                isFirst = true
            }
            for position in row.firstCell..<(row.firstCell + row.cellCount) {
                append(batch.cells[position], row: row.index, of: batch, to: &buffer)
                try buffer.flushIfLong(flush)
            }
            if lineHead != nil { buffer.raw("]}\n") }
        }
    }

    private mutating func append(_ cell: PackedCell, row: Int, of batch: RowBatch, to buffer: inout TextBuffer) {
        if !isFirst { buffer.comma() }
        isFirst = false
        buffer.raw("{\"ref\":\"")
        buffer.bytes.append(contentsOf: CellReference(row: row, column: Int(cell.column)).description.utf8)
        buffer.raw("\",\"type\":")
        switch cell.kind {
        case .blank:
            buffer.raw("\"blank\"")
            appendFormat(of: cell, to: &buffer)
        case .number: appendNumber(cell, of: batch, to: &buffer)
        case .isoDate: appendISODate(cell, of: batch, to: &buffer)
        case .text: appendText(batch.text(of: cell), style: cell.style, to: &buffer)
        case .sharedText: appendText(context.sharedStrings[Int(cell.start)] ?? "", style: cell.style, to: &buffer)
        case .true, .false:
            buffer.raw("\"boolean\",\"value\":\(cell.kind == .true)")
            appendFormat(of: cell, to: &buffer)
        case .error:
            buffer.raw("\"error\",\"value\":")
            buffer.string(batch.text(of: cell))
            appendFormat(of: cell, to: &buffer)
        }
        appendFormula(cell, of: batch, to: &buffer)
        buffer.raw("}")
    }

    private func appendText(_ text: String, style: Int32, to buffer: inout TextBuffer) {
        buffer.raw("\"text\",\"value\":")
        buffer.string(text)
        let format = context.styles.format(Int(style)).numberFormat
        guard format != .general else { return }
        let shown = format.shown(text)
        // Swift takes canonically equivalent texts for equal; a reader of JSON may not.
        if !shown.utf8.elementsEqual(text.utf8) { buffer.member("shown", shown) }
        buffer.member("format", format.code)
    }

    /// A formula's format is kept whatever its result is, or though it has none.
    private func appendFormat(of cell: PackedCell, to buffer: inout TextBuffer) {
        let format = context.styles.format(Int(cell.style)).numberFormat
        if format != .general { buffer.member("format", format.code) }
    }

    private func appendNumber(_ cell: PackedCell, of batch: RowBatch, to buffer: inout TextBuffer) {
        guard let number = batch.number(of: cell) else {
            return appendText(batch.text(of: cell), style: cell.style, to: &buffer)
        }
        let format = context.styles.format(Int(cell.style)).numberFormat
        if format.isDate, format.kind(for: number).isDate {
            let kind = format.kind(for: number)
            return appendDate(number, kind: kind, format: format, to: &buffer)
        }
        buffer.raw("\"number\",\"value\":")
        let start = buffer.bytes.count
        buffer.number(of: cell, in: batch)
        let shown = format.shown(number, dateSystem: context.dateSystem, locale: locale)
        if !shown.utf8.elementsEqual(buffer.bytes[start...]) { buffer.member("shown", shown) }
        if format != .general { buffer.member("format", format.code) }
    }

    private func appendDate(
        _ serial: Double, kind: NumberFormat.Kind, format: NumberFormat, to buffer: inout TextBuffer
    ) {
        let iso = SerialDate.isoText(serial, dateSystem: context.dateSystem, kind: kind)
        buffer.raw("\"date\",\"value\":")
        if let iso { buffer.string(iso) } else { buffer.raw("null") }
        buffer.raw(",\"serial\":")
        buffer.number(serial)
        let shown = format.shown(serial, dateSystem: context.dateSystem, locale: locale)
        if shown != iso { buffer.member("shown", shown) }
        if format != .general { buffer.member("format", format.code) }
    }

    private func appendISODate(_ cell: PackedCell, of batch: RowBatch, to buffer: inout TextBuffer) {
        let text = batch.text(of: cell)
        guard let serial = SerialDate.serial(fromISO: text, dateSystem: context.dateSystem) else {
            return appendText(text, style: cell.style, to: &buffer)
        }
        let kind = SerialDate.kind(ofISO: text)
        appendDate(serial, kind: kind, format: context.styles.format(Int(cell.style)).numberFormat, to: &buffer)
    }

    private func appendFormula(_ cell: PackedCell, of batch: RowBatch, to buffer: inout TextBuffer) {
        let index = Int(cell.formula)
        guard batch.formulas.indices.contains(index) else { return }
        let formula = batch.formulas[index]
        buffer.member("formula", batch.text(at: formula.start, count: formula.count))
        if let array = formula.array { buffer.member("array", array.description) }
    }
}
