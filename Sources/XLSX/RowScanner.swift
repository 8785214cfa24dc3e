internal import Findings
internal import SheetModel

/// Reads plain rows straight from their bytes, several times as fast as through the XML parser.
///
/// It knows one spelling only, the one that every large writer uses: `row`, `c`, `f` and `v` without prefix, attributes
/// in double quotes, printable ASCII without `&`. At the first row that holds anything else it stops, and the XML
/// parser takes over there: whatever it accepts means the same to the parser, and everything odd is the parser's.
/// All access is checked; nothing here is unsafe.
struct RowScanner {
    /// Why the scanner stopped.
    enum Stop {
        /// The bytes ended, perhaps within a row.
        case needsMore
        /// Something other than a plain row follows.
        case notPlain
    }

    private let bytes: [UInt8]
    /// The position up to which whole rows were read.
    private(set) var position: Int
    /// The line feeds passed so far.
    private(set) var lines = 0

    init(_ bytes: [UInt8], from position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// Reads rows into `codec` until they end; the batch's cells point into the scanned bytes.
    mutating func scan(into codec: inout RowCodec) throws(Problem) -> Stop {
        while true {
            var cursor = position
            var lines = lines
            skipSpace(&cursor, &lines)
            let before = codec.checkpoint
            switch try scanRow(&cursor, &lines, into: &codec) {
            case nil:
                position = cursor
                self.lines = lines
            case let stop?:
                codec.restore(before)
                return stop
            }
        }
    }

    /// Where reading ended, space behind the last row passed over.
    var end: Int {
        var cursor = position
        var lines = 0
        skipSpace(&cursor, &lines)
        return cursor
    }

    /// Where the last whole row of `bytes` ends; `nil` when there is none.
    static func endOfLastRow(_ bytes: [UInt8]) -> Int? {
        var position = bytes.count - 6
        while position >= 0 {
            if bytes[position] == UInt8(ascii: "<"), bytes[position + 1] == UInt8(ascii: "/"),
                bytes[position..<(position + 6)].elementsEqual("</row>".utf8)
            {
                return position + 6
            }
            position -= 1
        }
        return nil
    }

    @inline(__always)
    private func byte(_ position: Int) -> UInt8 { position < bytes.count ? bytes[position] : 0 }

    private func skipSpace(_ cursor: inout Int, _ lines: inout Int) {
        while cursor < bytes.count, EscapedText.isSpace(bytes[cursor]) {
            if bytes[cursor] == 0x0A { lines += 1 }
            cursor += 1
        }
    }

    /// Whether the bytes end within what might have become plain, or are plainly something else.
    private func stop(at cursor: Int) -> Stop { cursor >= bytes.count ? .needsMore : .notPlain }

    private func scanRow(
        _ cursor: inout Int, _ lines: inout Int, into codec: inout RowCodec
    ) throws(Problem) -> Stop? {
        guard expect(.row, &cursor) else { return stop(at: cursor) }
        var row = codec.nextRow
        var isNumbered = false
        var seen: UInt64 = 0
        while let attribute = scanAttribute(&cursor) {
            guard isNew(attribute.name, &seen) else { return .notPlain }
            let value = bytes.span.extracting(attribute.value)
            switch byte(attribute.name.lowerBound) {
            case UInt8(ascii: "r") where attribute.name.count == 1:
                isNumbered = true
                codec.number(&row, value)
            case UInt8(ascii: "h") where bytes[attribute.name].elementsEqual("hidden".utf8): row.isHidden = value.isTrue
            case UInt8(ascii: "o") where bytes[attribute.name].elementsEqual("outlineLevel".utf8):
                row.outlineLevel = min(max(Int(parsing: value) ?? 0, 0), 7)
            default: break
            }
        }
        if !isNumbered { codec.hasUnnumberedRows = true }
        if byte(cursor) == UInt8(ascii: "/") {
            guard byte(cursor + 1) == UInt8(ascii: ">") else { return stop(at: cursor + 1) }
            cursor += 2
            try codec.begin(row)
            return nil
        }
        guard byte(cursor) == UInt8(ascii: ">") else { return stop(at: cursor) }
        cursor += 1
        try codec.begin(row)
        while true {
            skipSpace(&cursor, &lines)
            guard byte(cursor) == UInt8(ascii: "<") else { return stop(at: cursor) }
            if byte(cursor + 1) == UInt8(ascii: "/") { break }
            if let stop = try scanCell(&cursor, into: &codec) { return stop }
        }
        guard expect(.endRow, &cursor) else { return stop(at: cursor) }
        codec.endRow()
        return nil
    }

    /// Reads ` r="A1"` or ` s="1"`, the attributes that nearly all cells have, in their usual spelling; `false`, with
    /// nothing changed, when anything is unusual.
    @inline(__always)
    private func scanUsualAttribute(_ cursor: inout Int, _ seen: inout UInt64, into codec: inout RowCodec) -> Bool {
        guard byte(cursor) == 0x20, byte(cursor + 2) == UInt8(ascii: "="), byte(cursor + 3) == UInt8(ascii: "\"")
        else { return false }
        let isReference = byte(cursor + 1) == UInt8(ascii: "r")
        guard isReference || byte(cursor + 1) == UInt8(ascii: "s") else { return false }
        var position = cursor + 4
        var column = 0
        while isReference, byte(position) >= 65, byte(position) <= 90, column < 1 << 15 {
            column = column &* 26 &+ Int(byte(position) &- 64)
            position += 1
        }
        let digits = position
        var number = 0
        while byte(position) >= 48, byte(position) <= 57, position - digits < 8 {
            number = number &* 10 &+ Int(byte(position) &- 48)
            position += 1
        }
        guard position > digits, byte(position) == UInt8(ascii: "\"") else { return false }
        if isReference {
            guard column > 0, column <= CellReference.columnLimit, number == codec.lastRow + 1 else { return false }
        }
        guard isNew(cursor + 1..<cursor + 2, &seen) else { return false }
        if isReference {
            codec.cell.column = Int32(truncatingIfNeeded: column &- 1)
        } else {
            codec.cell.style = Int32(truncatingIfNeeded: number)
        }
        cursor = position + 1
        return true
    }

    private func scanCell(_ cursor: inout Int, into codec: inout RowCodec) throws(Problem) -> Stop? {
        guard byte(cursor + 1) == UInt8(ascii: "c"), !isNameByte(byte(cursor + 2)) else { return stop(at: cursor + 2) }
        cursor += 2
        codec.beginCell()
        var seen: UInt64 = 0
        while true {
            if scanUsualAttribute(&cursor, &seen, into: &codec) { continue }
            guard let attribute = scanAttribute(&cursor) else { break }
            guard isNew(attribute.name, &seen) else { return .notPlain }
            guard attribute.name.count == 1 else { continue }
            let value = bytes.span.extracting(attribute.value)
            switch byte(attribute.name.lowerBound) {
            case UInt8(ascii: "r"): try codec.place(value)
            case UInt8(ascii: "s"): codec.cell.style = Int32(clamping: max(Int(parsing: value) ?? 0, 0))
            case UInt8(ascii: "t"): codec.cellType = RowCodec.CellType(value)
            default: break
            }
        }
        try codec.endCellAttributes()
        if byte(cursor) == UInt8(ascii: "/") {
            guard byte(cursor + 1) == UInt8(ascii: ">") else { return stop(at: cursor + 1) }
            cursor += 2
        } else {
            guard byte(cursor) == UInt8(ascii: ">") else { return stop(at: cursor) }
            cursor += 1
            if let stop = scanContent(&cursor, into: &codec) { return stop }
        }
        try codec.endCell()
        return nil
    }

    /// Reads `<f>…</f><v>…</v></c>`, each once at most.
    private func scanContent(_ cursor: inout Int, into codec: inout RowCodec) -> Stop? {
        if byte(cursor + 1) == UInt8(ascii: "f"), let stop = scanFormula(&cursor, into: &codec) { return stop }
        if byte(cursor + 1) == UInt8(ascii: "v") {
            guard expect(.value, &cursor) else { return stop(at: cursor) }
            if byte(cursor) == UInt8(ascii: "/") {
                guard expect(.endEmpty, &cursor) else { return stop(at: cursor) }
                _ = settle(cursor..<cursor, in: &codec)
            } else {
                guard expect(.end, &cursor) else { return stop(at: cursor) }
                let start = cursor
                let isDecimal = codec.cellType == .number && scanDecimal(&cursor)
                guard isDecimal || scanText(&cursor) else { return stop(at: cursor) }
                let text = start..<cursor
                guard expect(.endValue, &cursor) else { return stop(at: cursor) }
                if isDecimal {
                    codec.cell.start = Int32(truncatingIfNeeded: start)
                    codec.cell.count = Int32(truncatingIfNeeded: text.count)
                    codec.cell.kind = .number
                } else if !settle(text, in: &codec) {
                    return .notPlain
                }
            }
        }
        guard expect(.endCell, &cursor) else { return stop(at: cursor) }
        return nil
    }

    private func scanFormula(_ cursor: inout Int, into codec: inout RowCodec) -> Stop? {
        guard expect(.formula, &cursor) else { return stop(at: cursor) }
        // Shared and array formulas carry attributes; without formulas wanted they are as plain as any.
        if codec.options.readsFormulas {
            guard byte(cursor) == UInt8(ascii: ">") else { return stop(at: cursor) }
        } else {
            guard byte(cursor) == 0x20 || byte(cursor) == UInt8(ascii: ">") || byte(cursor) == UInt8(ascii: "/") else {
                return stop(at: cursor)
            }
            var seen: UInt64 = 0
            while let attribute = scanAttribute(&cursor) {
                guard isNew(attribute.name, &seen) else { return .notPlain }
            }
            if byte(cursor) == UInt8(ascii: "/") {
                return expect(.endEmpty, &cursor) ? nil : stop(at: cursor)
            }
        }
        guard expect(.end, &cursor) else { return stop(at: cursor) }
        let start = cursor
        guard scanText(&cursor) else { return stop(at: cursor) }
        let count = cursor - start
        guard expect(.endFormula, &cursor) else { return stop(at: cursor) }
        if codec.options.readsFormulas, count > 0 { codec.addFormula(start: start, count: count) }
        return nil
    }

    /// Gives the cell its value; `false` for what the XML path should look at.
    private func settle(_ text: Range<Int>, in codec: inout RowCodec) -> Bool {
        guard let first = text.first, let last = text.last else {
            // The result of a formula may be the empty text; any other value that is empty is none.
            if codec.cellType == .formulaText || codec.cellType == .inline { codec.cell.kind = .text }
            return true
        }
        let value = bytes.span.extracting(text)
        codec.cell.start = Int32(truncatingIfNeeded: text.lowerBound)
        codec.cell.count = Int32(truncatingIfNeeded: text.count)
        switch codec.cellType {
        case .formulaText, .inline:
            // An underscore may begin an escape such as _x000A_.
            for index in value.indices where value[index] == UInt8(ascii: "_") { return false }
            codec.cell.kind = .text
            return true
        default: guard bytes[first] != 0x20, bytes[last] != 0x20 else { return false }
        }
        switch codec.cellType {
        case .number: codec.settleNumber(DecimalText.number(value) != nil)
        case .shared: codec.settleShared(Int(parsing: value))
        case .boolean: codec.cell.kind = value.isTrue ? .true : .false
        case .error: codec.cell.kind = .error
        case .date: codec.cell.kind = .isoDate
        case .formulaText, .inline: break
        }
        return true
    }
}

// MARK: - Spelling

extension RowScanner {
    /// Passes over the characters given, from the lowest byte up; `false`, with the cursor at the first that differs.
    @inline(__always)
    private func expect(_ characters: Spelling, _ cursor: inout Int) -> Bool {
        var rest = characters.rawValue
        while rest != 0 {
            guard byte(cursor) == UInt8(truncatingIfNeeded: rest) else { return false }
            cursor += 1
            rest >>= 8
        }
        return true
    }

    /// The tags that rows are made of, their characters packed from the lowest byte up.
    private enum Spelling: UInt64 {
        /// `<row`
        case row = 0x77_6F72_3C
        /// `</row>`
        case endRow = 0x3E77_6F72_2F3C
        /// `</c>`
        case endCell = 0x3E63_2F3C
        /// `<v`
        case value = 0x763C
        /// `</v>`
        case endValue = 0x3E76_2F3C
        /// `<f`
        case formula = 0x663C
        /// `</f>`
        case endFormula = 0x3E66_2F3C
        /// `/>`
        case endEmpty = 0x3E2F
        /// `>`
        case end = 0x3E
        /// `="`
        case startValue = 0x223D
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 97 && byte | 0x20 <= 122) || (byte >= 48 && byte <= 58) || byte == 45 || byte == 46
            || byte == 95
    }

    /// Reads ` name="value"`; `nil`, with the cursor behind any space, where no such attribute stands.
    private func scanAttribute(_ cursor: inout Int) -> (name: Range<Int>, value: Range<Int>)? {
        guard byte(cursor) == 0x20 else { return nil }
        let space = cursor
        cursor += 1
        let name = cursor
        while isNameByte(byte(cursor)) { cursor += 1 }
        let nameEnd = cursor
        if nameEnd == name { return nil }
        // A name begins with a letter; one that declares a namespace may change what the tag means.
        let isDeclaration = nameEnd - name >= 5 && bytes[name..<(name + 5)].elementsEqual("xmlns".utf8)
        guard byte(name) | 0x20 >= 97, byte(name) | 0x20 <= 122, !isDeclaration else { return refuse(&cursor, space) }
        guard expect(.startValue, &cursor) else { return refuse(&cursor, space) }
        let value = cursor
        while true {
            let next = byte(cursor)
            if next == UInt8(ascii: "\"") { break }
            guard next >= 0x20, next < 0x7F, next != UInt8(ascii: "<"), next != UInt8(ascii: "&") else {
                return refuse(&cursor, space)
            }
            cursor += 1
        }
        cursor += 1
        return (name..<nameEnd, value..<(cursor - 1))
    }

    /// Whether an attribute's name was not met before in its tag; two names may look alike, which only costs time.
    private func isNew(_ name: Range<Int>, _ seen: inout UInt64) -> Bool {
        // First, last and a later byte and the length tell all attributes apart that the standard gives these tags.
        let mark = byte(name.lowerBound) &+ byte(name.upperBound - 1) &+ UInt8(truncatingIfNeeded: name.count)
        let bit: UInt64 = 1 << UInt64((mark &+ byte(name.lowerBound + name.count * 2 / 3) &* 3) & 63)
        defer { seen |= bit }
        return seen & bit == 0
    }

    /// Leaves the cursor where no tag can go on, unless only the bytes ended.
    private func refuse(_ cursor: inout Int, _ space: Int) -> (name: Range<Int>, value: Range<Int>)? {
        if cursor < bytes.count { cursor = space }
        return nil
    }

    /// Passes over an optional minus, digits, and perhaps a point with digits, surely a number, up to the next `<`;
    /// `false`, with the cursor where it was, where anything else stands.
    private func scanDecimal(_ cursor: inout Int) -> Bool {
        var position = cursor
        if byte(position) == UInt8(ascii: "-") { position += 1 }
        let whole = position
        while byte(position) &- 48 <= 9 { position += 1 }
        guard position > whole, position - whole < 300 else { return false }
        if byte(position) == UInt8(ascii: ".") {
            let point = position
            position += 1
            while byte(position) &- 48 <= 9 { position += 1 }
            guard position > point + 1 else { return false }
        }
        guard byte(position) == UInt8(ascii: "<") else { return false }
        cursor = position
        return true
    }

    /// Passes over printable ASCII up to the next `<`; `false` where something else stands in between.
    private func scanText(_ cursor: inout Int) -> Bool {
        while true {
            let next = byte(cursor)
            if next == UInt8(ascii: "<") { return true }
            guard next >= 0x20, next < 0x7F, next != UInt8(ascii: "&"), next != UInt8(ascii: ">") else { return false }
            cursor += 1
        }
    }
}
