internal import SheetModel

/// Reads plain shared strings straight from their bytes; the counterpart of ``RowScanner`` for `si`.
///
/// It knows `<si><t>…</t></si>`, with or without `xml:space="preserve"`, and the five references of XML. At the first item
/// that is anything else it stops, and the XML parser takes over there.
struct SharedStringsScanner {
    private let bytes: [UInt8]
    /// The position up to which whole items were read.
    private(set) var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads items into `strings` until something else follows; `false` when that is not just the end of the bytes, or
    /// when the bytes are no UTF-8, in which case nothing was read.
    mutating func scan(into strings: inout SharedStrings) -> Bool {
        let before = strings.count
        var isPlain = true
        while true {
            var cursor = position
            while cursor < bytes.count, EscapedText.isSpace(bytes[cursor]) { cursor += 1 }
            guard let item = scanItem(&cursor) else {
                isPlain = cursor >= bytes.count
                break
            }
            append(item, to: &strings)
            position = cursor
        }
        guard strings.isValid(from: before) else {
            strings.removeAll(from: before)
            position = 0
            return false
        }
        return isPlain
    }

    private struct Item {
        var text: Range<Int>
        var preservesSpace: Bool
        var isLiteral: Bool
    }

    private func byte(_ position: Int) -> UInt8 { position < bytes.count ? bytes[position] : 0 }

    private static let open = Array("<si><t".utf8)
    private static let preserve = Array(" xml:space=\"preserve\"".utf8)
    private static let close = Array("</t></si>".utf8)
    /// Passes over `text`; `false`, with the cursor at the first character that differs.
    private func expect(_ text: [UInt8], _ cursor: inout Int) -> Bool {
        for character in text {
            guard byte(cursor) == character else { return false }
            cursor += 1
        }
        return true
    }

    private func scanItem(_ cursor: inout Int) -> Item? {
        guard expect(Self.open, &cursor) else { return nil }
        var preservesSpace = false
        if byte(cursor) == 0x20 {
            guard expect(Self.preserve, &cursor) else { return nil }
            preservesSpace = true
        }
        guard byte(cursor) == UInt8(ascii: ">") else { return nil }
        cursor += 1
        let start = cursor
        var isLiteral = true
        while byte(cursor) != UInt8(ascii: "<") {
            switch byte(cursor) {
            case UInt8(ascii: "_"): isLiteral = false
            case UInt8(ascii: "&"):
                isLiteral = false
                guard PlainReference(in: bytes, at: cursor) != nil else {
                    // Perhaps only the bytes ended within it.
                    if bytes.count - cursor < PlainReference.longest { cursor = bytes.count }
                    return nil
                }
            case 0x09, 0x0A, 0x20...0x3D, 0x3F...0xEE, 0xF0...0xFF: break
            // The last two characters of the plane are not allowed in XML.
            case 0xEF where !(byte(cursor + 1) == 0xBF && byte(cursor + 2) >= 0xBE): break
            default: return nil
            }
            cursor += 1
        }
        let text = start..<cursor
        guard expect(Self.close, &cursor) else { return nil }
        return Item(text: text, preservesSpace: preservesSpace, isLiteral: isLiteral)
    }

    private func append(_ item: Item, to strings: inout SharedStrings) {
        let text = bytes[item.text]
        let hasOuterSpace = text.first.map(EscapedText.isSpace) == true || text.last.map(EscapedText.isSpace) == true
        if item.isLiteral, item.preservesSpace || !hasOuterSpace {
            return strings.append(bytes, from: item.text.lowerBound, count: item.text.count)
        }
        var characters: [UInt8] = []
        var position = item.text.lowerBound
        while position < item.text.upperBound {
            if bytes[position] == UInt8(ascii: "&"), let reference = PlainReference(in: bytes, at: position) {
                characters.append(reference.character)
                position += reference.length
            } else {
                characters.append(bytes[position])
                position += 1
            }
        }
        if !item.preservesSpace { EscapedText.trim(&characters, from: 0) }
        EscapedText.decode(&characters, from: 0)
        strings.append(characters)
    }
}
