public import Findings
public import SheetModel

/// Writes the tables of a sheet as `doisoat.tables/1`.
public enum TablesJSON {
    /// What takes the text when it is long.
    public typealias Flush = (inout TextBuffer) throws(Problem) -> Void

    /// Appends the member of `sheets` for one sheet.
    public static func append(
        _ layout: SheetLayout, sheet: String, to buffer: inout TextBuffer, flush: Flush
    ) throws(Problem) {
        buffer.raw("{\"name\":")
        buffer.string(sheet)
        buffer.raw(",\"tables\":[")
        for (position, table) in layout.tables.enumerated() {
            if position > 0 { buffer.comma() }
            try append(table, to: &buffer, flush: flush)
        }
        buffer.raw("],\"outside\":[")
        for (position, item) in layout.outside.enumerated() {
            if position > 0 { buffer.comma() }
            buffer.raw("{\"ref\":")
            buffer.string(item.reference.description)
            buffer.raw(",\"value\":")
            value(of: item.cell, to: &buffer)
            if item.role != .other { buffer.member("role", item.role.rawValue) }
            buffer.raw("}")
            try buffer.flushIfLong(flush)
        }
        buffer.raw("]}")
    }

    /// Appends a line for each row of each table (`ndjson`).
    public static func appendLines(
        _ layout: SheetLayout, sheet: LineSource, to buffer: inout TextBuffer, flush: Flush
    ) throws(Problem) {
        for table in layout.tables {
            let keys = keys(of: table)
            for row in table.rows {
                buffer.bytes.append(contentsOf: sheet.head)
                buffer.member("table", table.range.description)
                buffer.comma()
                members(of: row, keys, to: &buffer)
                buffer.raw("}\n")
                try buffer.flushIfLong(flush)
            }
        }
    }

    private static func append(_ table: SheetTable, to buffer: inout TextBuffer, flush: Flush) throws(Problem) {
        buffer.raw("{")
        head(of: table, to: &buffer)
        buffer.raw(",\"rows\":[")
        let keys = keys(of: table)
        for (position, row) in table.rows.enumerated() {
            if position > 0 { buffer.comma() }
            buffer.raw("{")
            members(of: row, keys, to: &buffer)
            buffer.raw("}")
            try buffer.flushIfLong(flush)
        }
        buffer.raw("]}")
    }

    /// Appends range, title, unit, header rows and columns: what a table and its inspection have in common.
    static func head(of table: SheetTable, to buffer: inout TextBuffer) {
        buffer.raw("\"range\":")
        buffer.string(table.range.description)
        buffer.member("title", table.title)
        buffer.member("unit", table.unit)
        buffer.raw(",\"headerRows\":[")
        buffer.integer(table.headerRows.lowerBound + 1)
        buffer.comma()
        buffer.integer(table.headerRows.upperBound + 1)
        buffer.raw("],\"columns\":")
        buffer.list(table.columns) { buffer, column in
            buffer.raw("{\"ref\":")
            buffer.string(CellReference.columnName(column.column))
            buffer.raw(",\"path\":")
            buffer.list(column.path) { $0.string($1) }
            buffer.member("key", column.key)
            buffer.member("number", column.number)
            buffer.raw("}")
        }
    }

    private static func keys(of table: SheetTable) -> [Int: String] {
        Dictionary(table.columns.map { ($0.column, $0.key) }) { first, _ in first }
    }

    private static func members(of row: TableRow, _ keys: [Int: String], to buffer: inout TextBuffer) {
        buffer.raw("\"row\":")
        buffer.integer(row.index + 1)
        buffer.member("kind", row.kind.rawValue)
        buffer.raw(",\"level\":")
        buffer.integer(row.level)
        buffer.raw(",\"values\":{")
        var isFirst = true
        for cell in row.cells {
            if !isFirst { buffer.comma() }
            isFirst = false
            buffer.string(keys[cell.column] ?? CellReference.columnName(cell.column))
            buffer.raw(":")
            value(of: cell, to: &buffer)
        }
        buffer.raw("}")
    }

    private static func value(of cell: GridCell, to buffer: inout TextBuffer) {
        if let date = cell.isoDate { return buffer.string(date) }
        switch cell.value {
        case .blank: buffer.raw("null")
        case .text(let text): buffer.string(text)
        case .number(let number): buffer.number(number)
        case .boolean(let flag): buffer.boolean(flag)
        case .error(let error): buffer.string(error.rawValue)
        }
    }
}
