public import Findings
public import SheetModel

/// Writes the rows of one sheet as `doisoat.values/1`: plain arrays from A1, trailing blanks dropped, dates as ISO text.
public struct ValuesJSON: Sendable {
    private let context: SheetContext
    private let lineHead: [UInt8]?
    private var nextRow = 0
    private var isFirst = true

    /// Creates a writer of the members of `rows`.
    public init(context: SheetContext) {
        self.context = context
        lineHead = nil
    }

    /// Creates a writer of lines, one a row (`ndjson`).
    public init(linesOf sheet: LineSource, context: SheetContext) {
        self.context = context
        lineHead = sheet.head + Array(",\"row\":".utf8)
    }

    /// Appends rows that another writer, made with ``init(context:from:)``, wrote of a part of the sheet.
    public mutating func append(_ part: [UInt8], of rows: ClosedRange<Int>, to buffer: inout TextBuffer) {
        appendEmptyRows(before: rows.lowerBound, to: &buffer)
        if !isFirst { buffer.comma() }
        isFirst = false
        nextRow = rows.upperBound + 1
        buffer.bytes.append(contentsOf: part)
    }

    /// Creates a writer for a part of a sheet whose first row with values is `row`.
    public init(context: SheetContext, from row: Int) {
        self.init(context: context)
        nextRow = row
    }

    /// Appends the rows of a batch; `flush` is called whenever the buffer is long.
    public mutating func append(
        _ batch: RowBatch, to buffer: inout TextBuffer, flush: (inout TextBuffer) throws(Problem) -> Void
    ) throws(Problem) {
        for row in batch.rows where batch.hasValues(row) {
            if let lineHead {
                buffer.bytes.append(contentsOf: lineHead)
                buffer.integer(row.index + 1)
                buffer.raw(",\"values\":")
                try appendValues(row, of: batch, to: &buffer, flush: flush)
                buffer.raw("}\n")
                continue
            }
            appendEmptyRows(before: row.index, to: &buffer)
            if !isFirst { buffer.comma() }
            isFirst = false
            nextRow = row.index + 1
            try appendValues(row, of: batch, to: &buffer, flush: flush)
        }
    }

    private mutating func appendEmptyRows(before row: Int, to buffer: inout TextBuffer) {
        while nextRow < row {
            buffer.raw(isFirst ? "[]" : ",[]")
            isFirst = false
            nextRow += 1
        }
    }

    private func appendValues(
        _ row: PackedRow, of batch: RowBatch, to buffer: inout TextBuffer,
        flush: (inout TextBuffer) throws(Problem) -> Void
    ) throws(Problem) {
        var nextColumn: Int32 = 0
        buffer.raw(UInt8(ascii: "["))
        for position in row.firstCell..<(row.firstCell + row.cellCount) {
            let cell = batch.cells[position]
            if cell.kind == .blank { continue }
            if nextColumn > 0 { buffer.comma() }
            while nextColumn < cell.column {
                buffer.raw("null,")
                nextColumn += 1
            }
            nextColumn = cell.column + 1
            append(cell, of: batch, to: &buffer)
            try buffer.flushIfLong(flush)
        }
        buffer.raw(UInt8(ascii: "]"))
    }

    private func append(_ cell: PackedCell, of batch: RowBatch, to buffer: inout TextBuffer) {
        switch cell.kind {
        case .number:
            if context.styles.canShowDate(Int(cell.style)) {
                appendDate(cell, of: batch, to: &buffer)
            } else {
                buffer.number(of: cell, in: batch)
            }
        case .sharedText:
            if let place = context.sharedStrings.place(of: Int(cell.start)) {
                buffer.string(context.sharedStrings.bytes[place.range], hasSpecials: place.hasSpecials)
            } else {
                buffer.raw("null")
            }
        case .text, .error, .isoDate:
            let start = Int(cell.start)
            buffer.string(batch.bytes[start..<(start + Int(cell.count))])
        case .true: buffer.raw("true")
        case .false: buffer.raw("false")
        case .blank: buffer.raw("null")
        }
    }

    private func appendDate(_ cell: PackedCell, of batch: RowBatch, to buffer: inout TextBuffer) {
        let format = context.styles.format(Int(cell.style)).numberFormat
        buffer.raw(UInt8(ascii: "\""))
        if let number = batch.number(of: cell),
            SerialDate.appendISOText(
                of: number, dateSystem: context.dateSystem, kind: format.kind(for: number), to: &buffer.bytes)
        {
            buffer.raw(UInt8(ascii: "\""))
        } else {
            buffer.bytes.removeLast()
            buffer.number(of: cell, in: batch)
        }
    }
}

extension TextBuffer {
    /// Appends a number cell: the file's own digits where they are already the shortest.
    mutating func number(of cell: PackedCell, in batch: RowBatch) {
        let range = Int(cell.start)..<(Int(cell.start) + Int(cell.count))
        if DecimalText.isShortest(batch.bytes.span.extracting(range)) {
            bytes.append(contentsOf: batch.bytes[range])
        } else if let number = batch.number(of: cell) {
            self.number(number)
        } else {
            string(batch.bytes[range])
        }
    }
}

extension RowBatch {
    /// Whether any cell of a row has a value, rather than only a formula without a stored result.
    public func hasValues(_ row: PackedRow) -> Bool {
        for position in row.firstCell..<(row.firstCell + row.cellCount) where cells[position].kind != .blank {
            return true
        }
        return false
    }
}
