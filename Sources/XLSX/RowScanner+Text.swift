/// Texts and numbers between tags.
extension RowScanner {
    /// Passes over an optional minus, digits, and perhaps a point with digits, surely a number, up to the next `<`;
    /// `false`, with the cursor where it was, where anything else stands.
    func scanDecimal(_ cursor: inout Int) -> Bool {
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

    /// Passes over text up to the next `<` and says where its characters stand, references among them decoded; `nil` where
    /// the parser should have a look.
    mutating func scanText(_ cursor: inout Int) -> Range<Int>? {
        let start = cursor
        while true {
            let next = byte(cursor)
            if next == UInt8(ascii: "<") { return start..<cursor }
            if next == UInt8(ascii: "&") { return scanReferences(from: start, &cursor) }
            guard next >= 0x20, next != 0x7F, next != UInt8(ascii: ">") else { return nil }
            if next < 0x80 {
                cursor += 1
            } else {
                let length = letterLength(at: cursor)
                guard length > 0 else { return refuse(&cursor) }
                cursor += length
            }
        }
    }

    /// Goes on with a text at its first reference.
    private mutating func scanReferences(from start: Int, _ cursor: inout Int) -> Range<Int>? {
        let first = decoded.count
        decoded.append(contentsOf: bytes[start..<cursor])
        while true {
            let next = byte(cursor)
            if next == UInt8(ascii: "<") { return (bytes.count + first)..<(bytes.count + decoded.count) }
            if next == UInt8(ascii: "&") {
                guard let reference = PlainReference(in: bytes, at: cursor) else { return refuse(&cursor) }
                decoded.append(reference.character)
                cursor += reference.length
                continue
            }
            guard next >= 0x20, next != 0x7F, next != UInt8(ascii: ">") else { return nil }
            let length = next < 0x80 ? 1 : letterLength(at: cursor)
            guard length > 0 else { return refuse(&cursor) }
            decoded.append(contentsOf: bytes[cursor..<(cursor + length)])
            cursor += length
        }
    }

    /// Ends a text at something odd, which may only be odd because the bytes end within it.
    private func refuse(_ cursor: inout Int) -> Range<Int>? {
        if bytes.count - cursor < PlainReference.longest { cursor = bytes.count }
        return nil
    }

    /// The length of a letter beyond ASCII; 0 where the bytes are no UTF-8 (RFC 3629), end early, or are no character of
    /// XML's.
    private func letterLength(at position: Int) -> Int {
        let first = byte(position)
        let second = byte(position + 1)
        guard second & 0xC0 == 0x80 else { return 0 }
        if first >= 0xC2, first <= 0xDF { return 2 }
        let third = byte(position + 2)
        guard third & 0xC0 == 0x80 else { return 0 }
        if first >= 0xE0, first <= 0xEF {
            let isTooLong = first == 0xE0 && second < 0xA0
            let isSurrogate = first == 0xED && second > 0x9F
            let isNone = first == 0xEF && second == 0xBF && third >= 0xBE
            return isTooLong || isSurrogate || isNone ? 0 : 3
        }
        guard byte(position + 3) & 0xC0 == 0x80, first >= 0xF0, first <= 0xF4 else { return 0 }
        return (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F) ? 0 : 4
    }
}
