/// Documents in UTF-16, which few programs write and every XML parser reads.
public enum UTF16Markup {
    /// The document in UTF-8, its declaration put right; any other document as it is.
    ///
    /// - Complexity: O(n) in the bytes.
    public static func transcoded(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count >= 4, bytes.count.isMultiple(of: 2) else { return bytes }
        let isLittle: Bool
        switch (bytes[0], bytes[1]) {
        case (0xFF, 0xFE), (UInt8(ascii: "<"), 0): isLittle = true
        case (0xFE, 0xFF), (0, UInt8(ascii: "<")): isLittle = false
        default: return bytes
        }
        let units = stride(from: bytes[0] >= 0xFE ? 2 : 0, to: bytes.count, by: 2).map { position in
            let (first, second) = (UInt16(bytes[position]), UInt16(bytes[position + 1]))
            return isLittle ? second << 8 | first : first << 8 | second
        }
        let text = String(decoding: units, as: UTF16.self)
        guard text.hasPrefix("<?xml"), let end = text.firstIndex(of: ">") else { return Array(text.utf8) }
        return Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>".utf8)
            + Array(text[text.index(after: end)...].utf8)
    }
}
