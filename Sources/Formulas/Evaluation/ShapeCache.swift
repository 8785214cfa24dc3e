import SheetModel

/// The shapes of formulas seen so far: a formula that was filled down is parsed once.
struct ShapeCache {
    private let places: SheetPlaces
    private var known: [UInt64: [Int]] = [:]
    private var keys: [[UInt8]] = []
    private(set) var shapes: [Shape] = []
    private var key: [UInt8] = []

    init(places: SheetPlaces) { self.places = places }

    /// The number of the shape of a formula that reads as `text` in the cell `origin`.
    ///
    /// - Complexity: O(*n*) in the text's length; it is parsed only when it is new.
    mutating func shape(of text: String, at origin: CellReference) -> Int {
        ShapeKey.write(text, at: origin, to: &key)
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        if let candidates = known[hash], let found = candidates.first(where: { keys[$0] == key }) { return found }
        let number = shapes.count
        keys.append(key)
        known[hash, default: []].append(number)
        let plain = text.hasPrefix("=") ? String(text.dropFirst()) : text
        if let expression = try? FormulaExpression(plain, lengthLimit: 32_768) {
            var builder = ShapeBuilder(expression, at: origin, places: places)
            shapes.append(builder.shape())
        } else {
            shapes.append(Shape(nodes: [.blocked(.malformed)], root: 0))
        }
        return number
    }
}

/// What is the same for two formulas only when they are the same but for where they stand.
///
/// References of cells are written as distances. What else may depend on the place (whole rows and columns, sheets of a
/// 3-D reference that look like cells) brings the place itself into the key.
enum ShapeKey {
    static func write(_ text: String, at origin: CellReference, to key: inout [UInt8]) {
        key.removeAll(keepingCapacity: true)
        let bytes = text.utf8Span.span
        let count = bytes.count
        var position = 0
        var needsPlace = false
        while position < count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                copyQuoted(bytes, &position, byte, &key)
            } else if byte == UInt8(ascii: "[") {
                copyBracketed(bytes, &position, &key)
            } else if isWord(byte) {
                let start = position
                while position < count, isWord(bytes[position]) { position += 1 }
                let next = position < count ? bytes[position] : 0
                let last = start > 0 ? bytes[start - 1] : 0
                if next == UInt8(ascii: "!"), last == UInt8(ascii: ":") { needsPlace = true }
                let isName = next == UInt8(ascii: "(") || next == UInt8(ascii: "!") || next == UInt8(ascii: "[")
                if isName || !writeCell(bytes, start, position, origin, &key) {
                    for index in start..<position { key.append(bytes[index]) }
                    if next == UInt8(ascii: ":") || last == UInt8(ascii: ":") { needsPlace = true }
                }
            } else {
                key.append(byte)
                position += 1
            }
        }
        guard needsPlace else { return }
        key.append(1)
        append(origin.row, &key)
        append(origin.column, &key)
    }

    /// Letters, digits, `$ . _ \ ?`, and all beyond ASCII.
    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || byte == UInt8(ascii: "$")
            || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "\\")
            || byte == UInt8(ascii: "?")
    }

    private static func copyQuoted(_ bytes: Span<UInt8>, _ position: inout Int, _ mark: UInt8, _ key: inout [UInt8]) {
        repeat {
            key.append(bytes[position])
            position += 1
        } while position < bytes.count && bytes[position] != mark
        if position < bytes.count {
            key.append(mark)
            position += 1
        }
    }

    private static func copyBracketed(_ bytes: Span<UInt8>, _ position: inout Int, _ key: inout [UInt8]) {
        var depth = 0
        repeat {
            let byte = bytes[position]
            if byte == UInt8(ascii: "[") { depth += 1 }
            if byte == UInt8(ascii: "]") { depth -= 1 }
            key.append(byte)
            position += 1
        } while position < bytes.count && depth > 0
    }

    /// Writes a cell as marks and distances; `false` when the word is no cell.
    private static func writeCell(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ origin: CellReference, _ key: inout [UInt8]
    ) -> Bool {
        var position = start
        var column = 0
        var row = 0
        var marks: UInt8 = 2
        if bytes[position] == UInt8(ascii: "$") {
            marks |= 4
            position += 1
        }
        let firstLetter = position
        while position < end, (bytes[position] | 0x20) &- 97 < 26 {
            column = column &* 26 &+ Int((bytes[position] | 0x20) &- 96)
            position += 1
        }
        guard position > firstLetter, position - firstLetter <= 3, position < end else { return false }
        if bytes[position] == UInt8(ascii: "$") {
            marks |= 8
            position += 1
        }
        let firstDigit = position
        while position < end, bytes[position] &- 48 < 10 {
            row = row &* 10 &+ Int(bytes[position] &- 48)
            position += 1
        }
        guard position == end, position > firstDigit, position - firstDigit <= 7 else { return false }
        key.append(marks)
        append(marks & 4 != 0 ? column : column - 1 - origin.column + 0x100_0000, &key)
        append(marks & 8 != 0 ? row : row - 1 - origin.row + 0x100_0000, &key)
        return true
    }

    private static func append(_ number: Int, _ key: inout [UInt8]) {
        key.append(UInt8(truncatingIfNeeded: number))
        key.append(UInt8(truncatingIfNeeded: number >> 8))
        key.append(UInt8(truncatingIfNeeded: number >> 16))
        key.append(UInt8(truncatingIfNeeded: number >> 24))
    }
}
