/// White space and escapes in the texts of a workbook, as Excel treats them.
enum EscapedText {
    /// Trims the text from `start` to the end of `bytes` as Excel does a `<t>` without `xml:space="preserve"`.
    static func trim(_ bytes: inout [UInt8], from start: Int) {
        while bytes.count > start, let last = bytes.last, isSpace(last) { bytes.removeLast() }
        var first = start
        while first < bytes.count, isSpace(bytes[first]) { first += 1 }
        if first > start { bytes.removeSubrange(start..<first) }
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    /// Replaces `_xHHHH_` by the UTF-16 unit it spells, from `start` to the end of `bytes` (ECMA-376 part 1, 22.9.2.19).
    ///
    /// Two that make a surrogate pair become one character; half a pair stays as it is written.
    static func decode(_ bytes: inout [UInt8], from start: Int) {
        guard bytes.count - start >= 7, let first = nextEscape(bytes, from: start) else { return }
        var result = Array(bytes[start..<first])
        var position = first
        while position < bytes.count {
            guard let unit = escape(bytes, at: position) else {
                result.append(bytes[position])
                position += 1
                continue
            }
            if let scalar = Unicode.Scalar(unit) {
                result.append(contentsOf: String(Character(scalar)).utf8)
                position += 7
            } else if unit < 0xDC00, let low = escape(bytes, at: position + 7), (0xDC00..<0xE000).contains(low),
                let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
            {
                result.append(contentsOf: String(Character(scalar)).utf8)
                position += 14
            } else {
                result.append(contentsOf: bytes[position..<(position + 7)])
                position += 7
            }
        }
        bytes.replaceSubrange(start..., with: result)
    }

    private static func nextEscape(_ bytes: [UInt8], from start: Int) -> Int? {
        var position = start
        while position <= bytes.count - 7 {
            if bytes[position] == UInt8(ascii: "_"), escape(bytes, at: position) != nil { return position }
            position += 1
        }
        return nil
    }

    /// The UTF-16 unit of an escape of exactly four hexadecimal digits at `position`.
    private static func escape(_ bytes: [UInt8], at position: Int) -> UInt32? {
        guard position <= bytes.count - 7, bytes[position] == UInt8(ascii: "_"),
            bytes[position + 1] == UInt8(ascii: "x"), bytes[position + 6] == UInt8(ascii: "_")
        else { return nil }
        var unit: UInt32 = 0
        for byte in bytes[(position + 2)..<(position + 6)] {
            switch byte {
            case 48...57: unit = unit << 4 | UInt32(byte - 48)
            case 65...70: unit = unit << 4 | UInt32(byte - 55)
            case 97...102: unit = unit << 4 | UInt32(byte - 87)
            default: return nil
            }
        }
        return unit
    }

    /// `text` with `_xHHHH_` for what XML cannot hold (control characters, U+FFFE, U+FFFF) or would change (carriage
    /// returns), and with the underscore escaped of whatever would be taken for such an escape.
    static func encoded(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "_") || $0 == 0xEF }) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte < 0x20, byte != 0x09, byte != 0x0A {
                append(UInt32(byte), to: &result)
            } else if byte == UInt8(ascii: "_"), escape(bytes, at: position) != nil {
                append(UInt32(byte), to: &result)
            } else if byte == 0xEF, position + 2 < bytes.count, bytes[position + 1] == 0xBF, bytes[position + 2] >= 0xBE
            {
                append(0xFFC0 + UInt32(bytes[position + 2] & 0x3F), to: &result)
                position += 2
            } else {
                result.append(byte)
            }
            position += 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func append(_ unit: UInt32, to bytes: inout [UInt8]) {
        let digits = String(unit, radix: 16, uppercase: true)
        bytes.append(contentsOf: "_x\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)_".utf8)
    }

    /// Whether Excel would trim something off `text` unless `xml:space="preserve"` is set.
    static func needsPreserving(_ text: String) -> Bool {
        text.utf8.first.map(isSpace) == true || text.utf8.last.map(isSpace) == true
    }
}
