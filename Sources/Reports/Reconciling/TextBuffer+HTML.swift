internal import Findings

/// HTML: whatever comes from workbooks goes through these.
extension TextBuffer {
    /// Appends text of one line, with what HTML would read otherwise escaped, cut to so many characters; fit for quoted
    /// attributes too.
    mutating func html(_ text: String, limit: Int = .max) {
        for byte in text.plain(limit: limit).utf8 {
            switch byte {
            case UInt8(ascii: "&"): raw("&amp;")
            case UInt8(ascii: "<"): raw("&lt;")
            case UInt8(ascii: ">"): raw("&gt;")
            case UInt8(ascii: "\""): raw("&quot;")
            case UInt8(ascii: "'"): raw("&#39;")
            default: raw(byte)
            }
        }
    }

    /// Appends words in both languages, of which the page shows one; once where both are the same.
    mutating func both(_ text: LocalizedText, limit: Int = .max) {
        guard text.vi != text.en else { return html(text.vi, limit: limit) }
        raw("<i lang=vi>")
        html(text.vi, limit: limit)
        raw("</i><i lang=en>")
        html(text.en, limit: limit)
        raw("</i>")
    }

    /// Appends an element with words in both languages.
    mutating func element(_ name: String, _ text: LocalizedText, _ attributes: String = "") {
        open(name, attributes)
        both(text)
        raw("</\(name)>")
    }

    /// Appends the beginning of an element.
    mutating func open(_ name: String, _ attributes: String = "") {
        raw("<\(name)\(attributes.isEmpty ? "" : " ")\(attributes)>")
    }

    /// Appends a path as an address relative to the page: nothing of it can be read as a scheme or a host.
    mutating func address(_ path: String) { raw(RelativeAddress.encoded(path)) }
}

/// Paths as addresses (RFC 3986).
enum RelativeAddress {
    /// A path with all but letters, digits, `-._~` and `/` percent-encoded, so that nothing of it is a scheme or a host.
    static func encoded(_ path: String) -> String {
        let isAbsolute = path.hasPrefix("/")
        var bytes: [UInt8] = isAbsolute ? [UInt8(ascii: "/")] : []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in isAbsolute ? path.utf8.drop(while: { $0 == UInt8(ascii: "/") }) : path.utf8[...] {
            switch byte {
            case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"),
                UInt8(ascii: "/"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
