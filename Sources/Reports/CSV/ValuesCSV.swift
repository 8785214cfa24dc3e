public import Findings
public import SheetModel

/// Writes the rows of one sheet as CSV (RFC 4180): commas, quotes where needed, CR LF, UTF-8 without a mark.
public struct ValuesCSV: Sendable {
    private let context: SheetContext
    private var nextRow = 0

    /// Creates a writer.
    public init(context: SheetContext) { self.context = context }

    /// Appends the rows of a batch; rows without values in between become empty lines. `flush` is called whenever the
    /// buffer is long.
    public mutating func append(
        _ batch: RowBatch, to buffer: inout TextBuffer, flush: (inout TextBuffer) throws(Problem) -> Void
    ) throws(Problem) {
        for row in batch.rows {
            let cells = batch.cells[row.firstCell..<(row.firstCell + row.cellCount)].filter { $0.kind != .blank }
            guard !cells.isEmpty else { continue }
            while nextRow < row.index { endLine(&buffer.bytes) }
            var nextColumn: Int32 = 0
            for cell in cells {
                if nextColumn > 0 { buffer.bytes.append(UInt8(ascii: ",")) }
                while nextColumn < cell.column {
                    buffer.bytes.append(UInt8(ascii: ","))
                    nextColumn += 1
                }
                nextColumn = cell.column + 1
                Self.appendField(text(of: cell, in: batch), to: &buffer.bytes)
                try buffer.flushIfLong(flush)
            }
            endLine(&buffer.bytes)
        }
    }

    private mutating func endLine(_ bytes: inout [UInt8]) {
        bytes.append(contentsOf: "\r\n".utf8)
        nextRow += 1
    }

    private func text(of cell: PackedCell, in batch: RowBatch) -> String {
        switch batch.value(of: cell, context: context) {
        case .blank: return ""
        case .text(let text): return text
        case .boolean(let flag): return flag ? "TRUE" : "FALSE"
        case .error(let error): return error.rawValue
        case .number(let number):
            if cell.kind == .isoDate { return batch.text(of: cell) }
            let format = context.styles.format(Int(cell.style)).numberFormat
            if format.isDate,
                let text = SerialDate.isoText(number, dateSystem: context.dateSystem, kind: format.kind(for: number))
            {
                return text
            }
            return DecimalText.shortest(number)
        }
    }

    /// Appends a field, in quotes where it holds a comma, a quote, a line break or outer spaces.
    static func appendField(_ text: String, to bytes: inout [UInt8]) {
        let special = text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
        guard special || text.hasPrefix(" ") || text.hasSuffix(" ") else { return bytes.append(contentsOf: text.utf8) }
        bytes.append(0x22)
        for byte in text.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }
}
