import SheetModel

/// A structured reference taken apart: `Table1[[#Headers],[a]:[c]]`.
struct StructuredReference: Hashable, Sendable {
    /// The table; `nil` for the formula's own.
    var table: String?
    /// `#all`, `#data`, `#headers`, `#totals`, `#this row`; none for the data.
    var parts: Set<String> = []
    /// The first and last column; none for all.
    var columns: [String] = []
    /// Whether the text was understood.
    var isSound = true

    init(_ text: String) {
        let bytes = Array(text.utf8)
        guard let open = bytes.firstIndex(of: UInt8(ascii: "[")) else {
            table = text
            return
        }
        if open > 0 { table = String(decoding: bytes[..<open], as: UTF8.self) }
        guard bytes.last == UInt8(ascii: "]") else {
            isSound = false
            return
        }
        read(Array(bytes[(open + 1)..<(bytes.count - 1)]))
    }

    /// Reads what stands inside the outer brackets.
    private mutating func read(_ inner: [UInt8]) {
        var rest = inner[...]
        Self.trim(&rest)
        if rest.first == UInt8(ascii: "@") {
            parts.insert("#this row")
            rest = rest.dropFirst()
            Self.trim(&rest)
        }
        guard rest.first == UInt8(ascii: "[") else {
            if !rest.isEmpty { add(Self.unescaped(rest)) }
            return
        }
        var position = rest.startIndex
        while position < rest.endIndex {
            guard rest[position] == UInt8(ascii: "[") else {
                position += 1
                continue
            }
            var end = position + 1
            while end < rest.endIndex, rest[end] != UInt8(ascii: "]") {
                end += rest[end] == UInt8(ascii: "'") ? 2 : 1
            }
            guard end < rest.endIndex else {
                isSound = false
                return
            }
            add(Self.unescaped(rest[(position + 1)..<end]))
            position = end + 1
        }
    }

    private mutating func add(_ item: String) {
        if item.hasPrefix("#") { parts.insert(item.lowercased()) } else { columns.append(item.lowercased()) }
    }

    private static func trim(_ bytes: inout ArraySlice<UInt8>) {
        while bytes.first == 32 || bytes.first == 10 || bytes.first == 13 { bytes = bytes.dropFirst() }
        while bytes.last == 32 || bytes.last == 10 || bytes.last == 13 { bytes = bytes.dropLast() }
    }

    /// An item keeps its `#` only when no apostrophe stands before it.
    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        var isEscaped = false
        for byte in bytes {
            if byte == UInt8(ascii: "'"), !isEscaped {
                isEscaped = true
                continue
            }
            isEscaped = false
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The cells; `nil` where the table, a column or the row is not there.
    func area(in tables: [CalculationBook.Table], at frame: Frame) -> Area? {
        guard isSound else { return nil }
        let found: CalculationBook.Table?
        if let name = table?.lowercased() {
            found = tables.first { $0.definition.name.lowercased() == name }
        } else {
            let cell = CellReference(row: Int(frame.row), column: Int(frame.column))
            found = tables.first { $0.sheet == Int(frame.sheet) && $0.definition.range.contains(cell) }
        }
        guard let found, let columns = columnRange(found), let rows = rowRange(found, Int(frame.row)) else {
            return nil
        }
        return Area(sheet: found.sheet, rows: rows, columns: columns)
    }

    private func columnRange(_ table: CalculationBook.Table) -> ClosedRange<Int>? {
        let range = table.definition.range
        guard let firstName = columns.first, let lastName = columns.last else { return range.columns }
        let names = table.definition.columns.map { $0.lowercased() }
        guard let first = names.firstIndex(of: firstName), let last = names.firstIndex(of: lastName) else { return nil }
        return (range.first.column + min(first, last))...(range.first.column + max(first, last))
    }

    private func rowRange(_ table: CalculationBook.Table, _ row: Int) -> ClosedRange<Int>? {
        let all = table.definition.range.rows
        let (firstData, lastData) = (all.lowerBound + table.headerRows, all.upperBound - table.totalsRows)
        if parts.contains("#this row") {
            return row >= firstData && row <= lastData ? row...row : nil
        }
        if parts.contains("#all") { return all }
        var rows: ClosedRange<Int>?
        func take(_ more: ClosedRange<Int>) {
            rows = rows.map { min($0.lowerBound, more.lowerBound)...max($0.upperBound, more.upperBound) } ?? more
        }
        if parts.contains("#headers"), table.headerRows > 0 { take(all.lowerBound...(firstData - 1)) }
        if parts.contains("#data") || parts.isEmpty, firstData <= lastData { take(firstData...lastData) }
        if parts.contains("#totals"), table.totalsRows > 0 { take((lastData + 1)...all.upperBound) }
        return rows
    }
}
