/// A name brought to the form in which a rung of the ladder compares: two names with one key are one name there.
///
/// The key is ASCII for Vietnamese names and means nothing to a reader. It is made in one pass; a key of up to 15
/// characters takes no memory of its own.
///
/// ```swift
/// NameKey("Hoà Bình", .tonePlacement) == NameKey("HÒA BÌNH", .tonePlacement)  // true
/// ```
public struct NameKey: Hashable, Sendable {
    let text: String

    /// The key of a text on a rung. Prefixes are not taken off and initials not compared here: rungs that do so have
    /// the keys of the rung before.
    ///
    /// - Complexity: linear in the text.
    public init(_ text: String, _ rung: NameRung) {
        let text = NFC.normalised(text)
        switch rung {
        case .code, .exact: self.text = Self.encoded(text, Steps(capitals: true))
        case .spaces: self.text = Self.encoded(Spacing.tidied(text), Steps(capitals: true))
        case .letterCase, .prefix: self.text = Self.encoded(Spacing.tidied(text), Steps())
        case .tonePlacement, .alias: self.text = Self.encoded(Spacing.tidied(text), Steps(toneLast: true))
        case .iAndY, .initials: self.text = Self.encoded(Spacing.tidied(text), Steps(toneLast: true, joinsY: true))
        case .folded: self.text = Self.encoded(Spacing.tidied(text), Steps(isBare: true))
        }
    }

    /// What the making of a key does to letters.
    private struct Steps {
        /// Whether capitals are marked.
        var capitals = false
        /// Whether the tone goes to the end of its word.
        var toneLast = false
        /// Whether a `y` that is a syllable's only vowel becomes `i`.
        var joinsY = false
        /// Whether shapes, tones and signs go.
        var isBare = false
    }

    /// Tones are the bytes 1 to 5, a capital follows a 6; both are in no text that is tidy.
    private static func encoded(_ text: String, _ steps: Steps) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 8)
        var tone: UInt8 = 0
        var wordStart = 0
        for scalar in text.unicodeScalars {
            guard let letter = VietnameseLetter(scalar) else {
                endWord(&bytes, from: wordStart, tone: &tone, steps)
                append(scalar, to: &bytes, steps)
                wordStart = bytes.count
                continue
            }
            if steps.isBare {
                bytes.append(letter.base)
                continue
            }
            if steps.capitals, letter.isCapital { bytes.append(6) }
            bytes.append(letter.shapedByte)
            guard letter.tone > 0 else { continue }
            if steps.toneLast { tone = letter.tone } else { bytes.append(letter.tone) }
        }
        endWord(&bytes, from: wordStart, tone: &tone, steps)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func endWord(_ bytes: inout [UInt8], from start: Int, tone: inout UInt8, _ steps: Steps) {
        if steps.joinsY, let last = bytes.last, last == UInt8(ascii: "y"), start < bytes.count {
            let before = bytes.count - start >= 2 ? bytes[bytes.count - 2] : 0
            let isQuy = before == UInt8(ascii: "u") && bytes.count - start == 3 && bytes[start] == UInt8(ascii: "q")
            if !isVowel(before) || isQuy { bytes[bytes.count - 1] = UInt8(ascii: "i") }
        }
        if tone > 0 { bytes.append(tone) }
        tone = 0
    }

    private static func isVowel(_ byte: UInt8) -> Bool { "aeiouyABEOPU".utf8.contains(byte) }

    private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8], _ steps: Steps) {
        if steps.capitals {
            bytes.append(scalar)
            return
        }
        switch scalar {
        case "’", "‘", "`", "´", "'": if !steps.isBare { bytes.append(UInt8(ascii: "'")) }
        case "–", "—", "-": bytes.append(steps.isBare ? UInt8(ascii: " ") : UInt8(ascii: "-"))
        case "0"..."9", " ": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
        default:
            guard !steps.isBare || scalar.properties.isAlphabetic else { return }
            bytes.append(scalar)
        }
    }
}
