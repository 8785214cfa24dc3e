/// A way of writing Vietnamese with Latin-1 letters and a font that shows them as others.
///
/// ```swift
/// LegacyEncoding.tcvn3.decoded("B¸o c¸o tæng kÕt c«ng t¸c §¶ng")  // "Báo cáo tổng kết công tác Đảng"
/// ```
public enum LegacyEncoding: String, Sendable, CaseIterable {
    /// TCVN 5712:1993 VN3, fonts named `.Vn…`: one character a letter.
    case tcvn3
    /// VNI for Windows, fonts named `VNI-…`: a letter and a character for its marks.
    case vni

    /// What the record says was done.
    public var normalisation: Normalisation { self == .tcvn3 ? .tcvn3 : .vni }

    /// The encoding that a font's name proves: `.VnTime`, `VNI-Times`; `nil` for any other font.
    public static func of(font: String) -> LegacyEncoding? {
        let name = Array(font.utf8.prefix(4).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 })
        if name.starts(with: ".vn".utf8) { return .tcvn3 }
        if name.starts(with: "vni-".utf8) || name.starts(with: "vni ".utf8) { return .vni }
        return nil
    }

    /// Whether a font shows small letters as capitals: `.VnTimeH`.
    public static func isCapital(font: String) -> Bool { of(font: font) == .tcvn3 && font.hasSuffix("H") }

    /// Whether a text may be legacy: it has letters of the upper half of Latin-1 and none beyond.
    ///
    /// Texts in proper Vietnamese nearly always have letters beyond, plain ASCII has nothing to decode.
    public static func isPossible(_ text: String) -> Bool {
        var hasUpper = false
        for scalar in text.unicodeScalars where scalar.value >= 0x80 {
            switch scalar.value {
            case 0xA1...0xFF: hasUpper = true
            case 0xA0, 0x2010...0x2027, 0x2030...0x203A, 0x200B, 0xFEFF: break
            default: return false
            }
        }
        return hasUpper
    }

    /// The text in Unicode, NFC.
    ///
    /// - Parameter font: the font of the run; a capital font makes capitals.
    public func decoded(_ text: String, font: String? = nil) -> String {
        let result = self == .tcvn3 ? Self.decodedTCVN3(text) : Self.decodedVNI(text)
        return font.map(Self.isCapital(font:)) ?? false ? result.inCapitals(true) : result
    }

    // MARK: TCVN3

    /// The letters from U+00A1 to U+00FE; a space where there is none.
    private static let tcvn3Letters = Array(
        "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ"
            .unicodeScalars)

    private static func decodedTCVN3(_ text: String) -> String {
        var result: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            let index = Int(scalar.value) - 0xA1
            guard index >= 0, index < tcvn3Letters.count, tcvn3Letters[index] != " " else {
                result.append(scalar)
                continue
            }
            // Some converters write a capital vowel and a toned small letter for one capital.
            if let letter = VietnameseLetter(tcvn3Letters[index]), letter.tone > 0,
                let last = result.last.flatMap(VietnameseLetter.init), last.isCapital, last.tone == 0,
                last.base == letter.base, last.shape == letter.shape, let capital = letter.capital(true).scalar
            {
                result[result.count - 1] = capital
            } else {
                result.append(tcvn3Letters[index])
            }
        }
        return Self.text(of: result)
    }

    private static func text(of scalars: [Unicode.Scalar]) -> String { String(scalars: scalars[...]) }

    // MARK: VNI

    private static let vniLetters: [(Unicode.Scalar, Unicode.Scalar)] = Array(
        zip("ÌÍÆÓÒÑÔÖÎìíæóòñôöî".unicodeScalars, "ÌÍỈĨỊĐƠƯỴìíỉĩịđơưỵ".unicodeScalars))

    /// What a character adds to the letter before it.
    private static func mark(_ value: UInt32) -> (shape: VietnameseLetter.Shape, tone: UInt8)? {
        switch value | 0x20 {
        case 0xF8: (.plain, 1)
        case 0xF9: (.plain, 2)
        case 0xFB: (.plain, 3)
        case 0xF5: (.plain, 4)
        case 0xEF: (.plain, 5)
        case 0xE2: (.circumflex, 0)
        case 0xE0: (.circumflex, 1)
        case 0xE1: (.circumflex, 2)
        case 0xE5: (.circumflex, 3)
        case 0xE3: (.circumflex, 4)
        case 0xE4: (.circumflex, 5)
        case 0xEA: (.breve, 0)
        case 0xE8: (.breve, 1)
        case 0xE9: (.breve, 2)
        case 0xFA: (.breve, 3)
        case 0xFC: (.breve, 4)
        case 0xEB: (.breve, 5)
        default: nil
        }
    }

    private static func decodedVNI(_ text: String) -> String {
        var result: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value >= 0xC0, value <= 0xFF, let last = result.last.flatMap(VietnameseLetter.init), last.isVowel,
                last.tone == 0, let marked = marked(last, value)
            {
                result[result.count - 1] = marked
            } else if let letter = vniLetters.first(where: { $0.0 == scalar }) {
                result.append(letter.1)
            } else if value == 0xCB || value == 0xEB {
                // "ỷ" has a character of its own in one of the tables.
                result.append(value == 0xCB ? "Ỷ" : "ỷ")
            } else {
                result.append(scalar)
            }
        }
        return Self.text(of: result)
    }

    /// A vowel with the mark; `nil` when the alphabet has no such letter.
    private static func marked(_ letter: VietnameseLetter, _ value: UInt32) -> Unicode.Scalar? {
        guard let mark = mark(value) else { return nil }
        guard mark.shape == .plain || letter.shape == .plain else { return nil }
        // A circumflex stands on a, e and o, a breve on a alone.
        switch (mark.shape, letter.base) {
        case (.plain, 0x69): return nil
        case (.plain, _), (.circumflex, 0x61), (.circumflex, 0x65), (.circumflex, 0x6F), (.breve, 0x61): break
        default: return nil
        }
        return VietnameseLetter(
            base: letter.base, shape: mark.shape == .plain ? letter.shape : mark.shape, tone: mark.tone,
            isCapital: letter.isCapital
        ).scalar
    }
}
