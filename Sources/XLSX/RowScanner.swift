internal import Findings
internal import SheetModel

/// Where the parts of a plain cell with a formula stand among the bytes.
struct FormulaMarkup {
    var cell = CellReference(row: 0, column: 0)
    /// The attribute `t` and the space before it.
    var type: Range<Int>?
    /// The end of the attributes.
    var attributesEnd = 0
    /// The element behind `f`, which is the value; empty where there is none.
    var value = 0..<0
    /// Whether there is more than `r`, `s`, `t`, `f` and `v`, or a place that is not plain.
    var isOdd = false
}

/// Reads plain rows straight from their bytes, several times as fast as through the XML parser.
///
/// It knows one spelling only, the one that every large writer uses: `row`, `c`, `f`, `v` and `is` without prefix,
/// attributes in double quotes, printable text with no references but the five of XML. At the first row that holds anything else it stops, and the XML
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

    let bytes: [UInt8]
    /// The position up to which whole rows were read.
    private(set) var position: Int
    /// The line feeds passed so far.
    private(set) var lines = 0
    /// Texts that held references, as they are meant; they stand behind the scanned bytes.
    var decoded: [UInt8] = []
    /// Where the markup of cells with formulas stands, if that is wanted.
    private(set) var places: [FormulaMarkup] = []
    private let marksFormulas: Bool

    init(_ bytes: [UInt8], from position: Int = 0, markingFormulas: Bool = false) {
        self.bytes = bytes
        self.position = position
        marksFormulas = markingFormulas
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

    /// The scanned bytes with the decoded texts behind them, which the cells point into.
    consuming func contents() -> [UInt8] { decoded.isEmpty ? bytes : bytes + decoded }

    @inline(__always)
    func byte(_ position: Int) -> UInt8 { position < bytes.count ? bytes[position] : 0 }

    private func skipSpace(_ cursor: inout Int, _ lines: inout Int) {
        while cursor < bytes.count, EscapedText.isSpace(bytes[cursor]) {
            if bytes[cursor] == 0x0A { lines += 1 }
            cursor += 1
        }
    }

    /// Whether the bytes end within what might have become plain, or are plainly something else.
    private func stop(at cursor: Int) -> Stop { cursor >= bytes.count ? .needsMore : .notPlain }

    private mutating func scanRow(
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

    private mutating func scanCell(_ cursor: inout Int, into codec: inout RowCodec) throws(Problem) -> Stop? {
        guard byte(cursor + 1) == UInt8(ascii: "c"), !isNameByte(byte(cursor + 2)) else { return stop(at: cursor + 2) }
        cursor += 2
        codec.beginCell()
        var mark = FormulaMarkup()
        var seen: UInt64 = 0
        while true {
            if scanUsualAttribute(&cursor, &seen, into: &codec) { continue }
            guard let attribute = scanAttribute(&cursor) else { break }
            guard isNew(attribute.name, &seen) else { return .notPlain }
            guard attribute.name.count == 1 else {
                mark.isOdd = true
                continue
            }
            let value = bytes.span.extracting(attribute.value)
            switch byte(attribute.name.lowerBound) {
            case UInt8(ascii: "r"):
                mark.isOdd = true
                try codec.place(value)
            case UInt8(ascii: "s"): codec.cell.style = Int32(clamping: max(Int(parsing: value) ?? 0, 0))
            case UInt8(ascii: "t"):
                codec.cellType = RowCodec.CellType(value)
                mark.type = (attribute.name.lowerBound - 1)..<(attribute.value.upperBound + 1)
            default: break
            }
        }
        try codec.endCellAttributes()
        mark.attributesEnd = cursor
        if byte(cursor) == UInt8(ascii: "/") {
            guard byte(cursor + 1) == UInt8(ascii: ">") else { return stop(at: cursor + 1) }
            cursor += 2
        } else {
            guard byte(cursor) == UInt8(ascii: ">") else { return stop(at: cursor) }
            cursor += 1
            if let stop = scanContent(&cursor, &mark, into: &codec) { return stop }
        }
        try codec.endCell()
        return nil
    }

    /// Reads `<f>…</f><v>…</v></c>` or `<f>…</f><is>…</is></c>`, each once at most.
    private mutating func scanContent(_ cursor: inout Int, _ mark: inout FormulaMarkup, into codec: inout RowCodec)
        -> Stop?
    {
        let hasFormula = byte(cursor + 1) == UInt8(ascii: "f")
        if hasFormula, let stop = scanFormula(&cursor, into: &codec) { return stop }
        mark.value = cursor..<cursor
        if byte(cursor + 1) == UInt8(ascii: "v") {
            guard expect(.value, &cursor) else { return stop(at: cursor) }
            if byte(cursor) == UInt8(ascii: "/") {
                guard expect(.endEmpty, &cursor) else { return stop(at: cursor) }
                _ = settle(cursor..<cursor, in: &codec)
            } else {
                guard expect(.end, &cursor) else { return stop(at: cursor) }
                let start = cursor
                if codec.cellType == .number, scanDecimal(&cursor) {
                    codec.cell.start = Int32(truncatingIfNeeded: start)
                    codec.cell.count = Int32(truncatingIfNeeded: cursor - start)
                    codec.cell.kind = .number
                } else {
                    guard let text = scanText(&cursor) else { return stop(at: cursor) }
                    guard settle(text, in: &codec) else { return .notPlain }
                }
                guard expect(.endValue, &cursor) else { return stop(at: cursor) }
            }
        } else if byte(cursor + 1) == UInt8(ascii: "i") {
            mark.isOdd = true
            if let stop = scanInlineText(&cursor, into: &codec) { return stop }
        }
        mark.value = mark.value.lowerBound..<cursor
        if hasFormula, marksFormulas {
            mark.cell = CellReference(row: codec.lastRow, column: Int(codec.cell.column))
            places.append(mark)
        }
        guard expect(.endCell, &cursor) else { return stop(at: cursor) }
        return nil
    }

    private mutating func scanFormula(_ cursor: inout Int, into codec: inout RowCodec) -> Stop? {
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
        guard let text = scanText(&cursor), expect(.endFormula, &cursor) else { return stop(at: cursor) }
        if codec.options.readsFormulas, !text.isEmpty { codec.addFormula(start: text.lowerBound, count: text.count) }
        return nil
    }

    /// Reads `<is><t>…</t></is>`: text of one run, with its spaces kept or without any at its ends.
    private mutating func scanInlineText(_ cursor: inout Int, into codec: inout RowCodec) -> Stop? {
        guard expect(.inline, &cursor), expect(.text, &cursor) else { return stop(at: cursor) }
        var isKept = false
        if byte(cursor) == 0x20 {
            guard expect(.xml, &cursor), expect(.space, &cursor), expect(.preserve, &cursor), expect(.quote, &cursor)
            else { return stop(at: cursor) }
            isKept = true
        }
        guard expect(.end, &cursor), let text = scanText(&cursor) else { return stop(at: cursor) }
        guard expect(.endText, &cursor), expect(.endInline, &cursor) else { return stop(at: cursor) }
        guard isSettled(text) else { return .notPlain }
        if !isKept, let first = text.first, let last = text.last, letter(first) == 0x20 || letter(last) == 0x20 {
            return .notPlain
        }
        point(at: text, in: &codec)
        codec.cell.kind = .text
        return nil
    }

    /// A byte of a text, which stands among the scanned or the decoded ones.
    private func letter(_ position: Int) -> UInt8 {
        position < bytes.count ? bytes[position] : decoded[position - bytes.count]
    }

    private func point(at text: Range<Int>, in codec: inout RowCodec) {
        codec.cell.start = Int32(truncatingIfNeeded: text.lowerBound)
        codec.cell.count = Int32(truncatingIfNeeded: text.count)
    }

    /// Whether a text holds no escape such as `_x000A_`.
    private func isSettled(_ text: Range<Int>) -> Bool {
        for position in text.dropLast() where letter(position) == UInt8(ascii: "_") {
            if letter(position + 1) | 0x20 == UInt8(ascii: "x") { return false }
        }
        return true
    }

    /// Gives the cell its value; `false` for what the XML path should look at.
    private func settle(_ text: Range<Int>, in codec: inout RowCodec) -> Bool {
        guard !text.isEmpty else {
            // The result of a formula may be the empty text; any other value that is empty is none.
            if codec.cellType == .formulaText || codec.cellType == .inline { codec.cell.kind = .text }
            return true
        }
        point(at: text, in: &codec)
        switch codec.cellType {
        case .formulaText, .inline:
            guard isSettled(text) else { return false }
            codec.cell.kind = .text
            return true
        default:
            guard text.upperBound <= bytes.count, bytes[text.lowerBound] != 0x20, bytes[text.upperBound - 1] != 0x20
            else { return false }
        }
        let value = bytes.span.extracting(text)
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
    func expect(_ characters: Spelling, _ cursor: inout Int) -> Bool {
        var rest = characters.rawValue
        while rest != 0 {
            guard byte(cursor) == UInt8(truncatingIfNeeded: rest) else { return false }
            cursor += 1
            rest >>= 8
        }
        return true
    }

    /// The tags that rows are made of, their characters packed from the lowest byte up.
    enum Spelling: UInt64 {
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
        /// `<is>`
        case inline = 0x3E_7369_3C
        /// `</is>`
        case endInline = 0x3E_7369_2F3C
        /// `<t`
        case text = 0x743C
        /// `</t>`
        case endText = 0x3E74_2F3C
        /// ` xml:`
        case xml = 0x3A_6C6D_7820
        /// `space="`
        case space = 0x223D_6563_6170_73
        /// `preserve`
        case preserve = 0x6576_7265_7365_7270
        /// `"`
        case quote = 0x22
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
}
