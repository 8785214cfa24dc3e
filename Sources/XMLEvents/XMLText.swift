/// XML as it is written: UTF-8, with the characters escaped that markup would swallow.
extension Array<UInt8> {
    /// Appends `text` as character data.
    ///
    /// Carriage returns become references, since a parser would make line feeds of them; what XML 1.0 cannot hold at all
    /// (most control characters) is left out.
    public mutating func append(xmlText text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): append(contentsOf: "&gt;".utf8)
            case 0x0D: append(contentsOf: "&#13;".utf8)
            case 0x00..<0x20 where byte != 0x09 && byte != 0x0A: break
            default: append(byte)
            }
        }
    }

    /// Appends ` name="value"`, with tabs and line ends as references, so that they survive normalisation.
    public mutating func append(xmlAttribute name: String, _ value: String) {
        append(0x20)
        append(contentsOf: name.utf8)
        append(contentsOf: "=\"".utf8)
        append(xmlAttributeValue: value)
        append(UInt8(ascii: "\""))
    }

    /// Appends the characters of an attribute's value, to stand in double quotes.
    public mutating func append(xmlAttributeValue value: String) {
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "&"): append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): append(contentsOf: "&quot;".utf8)
            case 0x09: append(contentsOf: "&#9;".utf8)
            case 0x0A: append(contentsOf: "&#10;".utf8)
            case 0x0D: append(contentsOf: "&#13;".utf8)
            case 0x00..<0x20: break
            default: append(byte)
            }
        }
    }
}
