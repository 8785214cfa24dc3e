/// White space as people leave it in cells: no-break spaces, tabs, line breaks, doubled and trailing spaces.
///
/// ```swift
/// Spacing.tidied("04\u{A0}xã ")  // "04 xã"
/// ```
public enum Spacing {
    /// The text on one line: runs of white space become one space, the ends are trimmed, zero-width characters go.
    ///
    /// Decode a legacy font first: U+00AD is a letter in TCVN3, and only otherwise a hyphen that does not show.
    ///
    /// - Complexity: one pass and no allocation for a text that is in order.
    public static func tidied(_ text: String) -> String { isTidy(text) ? text : slowlyTidied(text) }

    /// Whether tidying would change nothing. It may say no for a text that is in order.
    public static func isTidy(_ text: String) -> Bool {
        var previous: UInt8 = 0x20
        var lead: UInt8 = 0
        let bytes = text.utf8.span
        for index in bytes.indices {
            let byte = bytes[index]
            if lead == 0, byte > 0x20, byte < 0xC2 {
                // Most letters, and the second bytes of most others.
                previous = byte
                continue
            }
            if byte < 0x21 {
                if byte != 0x20 || previous == 0x20 { return false }
            } else if lead == 0xC2 {
                if byte == 0xA0 || byte == 0xAD || byte == 0x85 { return false }
            } else if lead == 0xE2 {
                // U+2000–U+20FF hold the spaces, and signs such as the dash that take the slow way.
                if byte == 0x80 || byte == 0x81 { return false }
            } else if byte == 0xE3 || byte == 0xEF || byte == 0xE1, lead == 0 {
                lead = byte
                previous = byte
                continue
            } else if lead == 0xE3 || lead == 0xEF {
                return false
            } else if lead == 0xE1, byte == 0x9A || byte == 0xA0 {
                return false
            }
            lead = byte == 0xC2 || byte == 0xE2 ? byte : 0
            previous = byte
        }
        return previous != 0x20
    }

    private static func slowlyTidied(_ text: String) -> String {
        var result: [UInt8] = []
        var isPending = false
        for scalar in text.unicodeScalars {
            if isInvisible(scalar) { continue }
            if isSpace(scalar) {
                isPending = true
                continue
            }
            if isPending, !result.isEmpty { result.append(UInt8(ascii: " ")) }
            isPending = false
            result.append(scalar)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether a scalar takes no room: zero-width spaces and joiners, the byte order mark, a soft hyphen.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0xFEFF, 0xAD: true
        default: false
        }
    }

    /// Whether a scalar is white space.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
}
