/// The words of a text, folded so that Vietnamese written in different ways compares equal: any case,
/// composed or decomposed letters, either tone placement (`hoà`, `hòa`), or no diacritics at all.
struct Phrase {
    /// A word: its letters with their shape (`ô`, `ơ`, `đ`), its tone, and its bare letters.
    struct Word: Equatable {
        var letters = ""
        var tone: UInt8 = 0
        var bare = ""
    }

    /// The words, at most as many as asked for.
    private(set) var words: [Word] = []
    /// Whether any word carries a Vietnamese mark.
    private(set) var hasMarks = false

    /// Splits a text into words at everything that is no letter or digit.
    ///
    /// - Complexity: linear in the part of `text` that holds `limit` words.
    init(_ text: String, limit: Int = 12) {
        var word = Word()
        for scalar in text.unicodeScalars {
            let folded = FoldedLetter(scalar)
            if folded.isMark {
                guard !word.bare.isEmpty else { continue }
                hasMarks = true
                if folded.tone > 0 { word.tone = folded.tone } else { Self.reshape(&word, by: folded.shape) }
            } else if let letter = folded.base {
                if folded.tone > 0 || folded.shape != .plain { hasMarks = true }
                if folded.tone > 0 { word.tone = folded.tone }
                word.bare.unicodeScalars.append(letter)
                word.letters.unicodeScalars.append(folded.shaped(letter))
            } else if !word.bare.isEmpty {
                words.append(word)
                if words.count >= limit { return }
                word = Word()
            }
        }
        if !word.bare.isEmpty { words.append(word) }
    }

    private static func reshape(_ word: inout Word, by shape: FoldedLetter.Shape) {
        guard shape != .plain, let last = word.bare.unicodeScalars.last else { return }
        word.letters.unicodeScalars.removeLast()
        word.letters.unicodeScalars.append(FoldedLetter.shape(last, shape))
    }

    /// Whether the words from `start` on begin with those of `other`; a text without any mark matches bare letters.
    func begins(with other: Phrase, at start: Int = 0) -> Bool {
        guard start >= 0, start <= words.count, words.count - start >= other.words.count else { return false }
        for (mine, its) in zip(words[start...], other.words) {
            guard mine.bare == its.bare else { return false }
            guard !hasMarks || (mine.letters == its.letters && mine.tone == its.tone) else { return false }
        }
        return true
    }

    /// Whether the words are those of `other` and no more.
    func equals(_ other: Phrase) -> Bool {
        words.count == other.words.count && begins(with: other)
    }

    /// Whether the words of `other` stand together anywhere.
    func contains(_ other: Phrase) -> Bool {
        guard words.count >= other.words.count else { return false }
        return (0...(words.count - other.words.count)).contains { begins(with: other, at: $0) }
    }
}

/// A Unicode scalar taken apart: a lower-case base letter, its shape and its tone.
///
/// Knows the Latin letters of Vietnamese (Unicode blocks Latin-1, Latin Extended-A/B, Latin Extended Additional
/// 1EA0–1EF9) and the combining marks they are written with.
struct FoldedLetter {
    /// What is added to a base letter to make another letter of the alphabet.
    enum Shape {
        case plain, circumflex, breve, horn, stroke
    }

    /// The base letter or digit; `nil` for anything that ends a word and for a combining mark.
    private(set) var base: Unicode.Scalar?
    private(set) var shape = Shape.plain
    /// 0 none, 1 grave, 2 acute, 3 hook, 4 tilde, 5 dot.
    private(set) var tone: UInt8 = 0
    /// Whether this is a combining mark.
    private(set) var isMark = false

    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        switch value {
        case 0x30...0x39, 0x61...0x7A: base = scalar
        case 0x41...0x5A: base = Unicode.Scalar(value + 0x20)
        case 0..<0xC0: break
        case 0x300...0x36F: (isMark, shape, tone) = Self.mark(value)
        case 0x1EA0...0x1EF9: (base, shape, tone) = Self.additional(value)
        default:
            if let known = Self.extended[value] {
                (base, shape, tone) = known
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                base = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
            }
        }
    }

    /// The letter with its shape.
    func shaped(_ letter: Unicode.Scalar) -> Unicode.Scalar { Self.shape(letter, shape) }

    /// A base letter with a shape: `o` and horn make `ơ`.
    static func shape(_ letter: Unicode.Scalar, _ shape: Shape) -> Unicode.Scalar {
        switch (letter, shape) {
        case ("a", .circumflex): "â"
        case ("a", .breve): "ă"
        case ("e", .circumflex): "ê"
        case ("o", .circumflex): "ô"
        case ("o", .horn): "ơ"
        case ("u", .horn): "ư"
        case ("d", .stroke): "đ"
        default: letter
        }
    }

    private static func mark(_ value: UInt32) -> (Bool, Shape, UInt8) {
        switch value {
        case 0x300, 0x340: (true, .plain, 1)
        case 0x301, 0x341: (true, .plain, 2)
        case 0x309: (true, .plain, 3)
        case 0x303: (true, .plain, 4)
        case 0x323: (true, .plain, 5)
        case 0x302: (true, .circumflex, 0)
        case 0x306: (true, .breve, 0)
        case 0x31B: (true, .horn, 0)
        default: (true, .plain, 0)
        }
    }

    /// Latin Extended Additional alternates capital and small letters, letter by letter and tone by tone.
    private static func additional(_ value: UInt32) -> (Unicode.Scalar, Shape, UInt8) {
        let step = Int(value &- 0x1EA0) / 2
        let shaped: [UInt8] = [2, 1, 3, 4, 5]
        switch step {
        case 0...1: return ("a", .plain, step == 0 ? 5 : 3)
        case 2...6: return ("a", .circumflex, shaped[step - 2])
        case 7...11: return ("a", .breve, shaped[step - 7])
        case 12...14: return ("e", .plain, [5, 3, 4][step - 12])
        case 15...19: return ("e", .circumflex, shaped[step - 15])
        case 20...21: return ("i", .plain, step == 20 ? 3 : 5)
        case 22...23: return ("o", .plain, step == 22 ? 5 : 3)
        case 24...28: return ("o", .circumflex, shaped[step - 24])
        case 29...33: return ("o", .horn, shaped[step - 29])
        case 34...35: return ("u", .plain, step == 34 ? 5 : 3)
        case 36...40: return ("u", .horn, shaped[step - 36])
        default: return ("y", .plain, [1, 5, 3, 4][min(max(step - 41, 0), 3)])
        }
    }

    private static let extended: [UInt32: (Unicode.Scalar?, Shape, UInt8)] = {
        var table: [UInt32: (Unicode.Scalar?, Shape, UInt8)] = [:]
        let small: [(UInt32, Unicode.Scalar, Shape, UInt8)] = [
            (0xE0, "a", .plain, 1), (0xE1, "a", .plain, 2), (0xE2, "a", .circumflex, 0), (0xE3, "a", .plain, 4),
            (0xE8, "e", .plain, 1), (0xE9, "e", .plain, 2), (0xEA, "e", .circumflex, 0),
            (0xEC, "i", .plain, 1), (0xED, "i", .plain, 2),
            (0xF2, "o", .plain, 1), (0xF3, "o", .plain, 2), (0xF4, "o", .circumflex, 0), (0xF5, "o", .plain, 4),
            (0xF9, "u", .plain, 1), (0xFA, "u", .plain, 2), (0xFD, "y", .plain, 2),
        ]
        for (value, base, shape, tone) in small {
            table[value] = (base, shape, tone)
            table[value - 0x20] = (base, shape, tone)
        }
        let pairs: [(UInt32, Unicode.Scalar, Shape, UInt8)] = [
            (0x102, "a", .breve, 0), (0x110, "d", .stroke, 0), (0x128, "i", .plain, 4), (0x168, "u", .plain, 4),
            (0x1A0, "o", .horn, 0), (0x1AF, "u", .horn, 0),
        ]
        for (value, base, shape, tone) in pairs {
            table[value] = (base, shape, tone)
            table[value + 1] = (base, shape, tone)
        }
        // Eth looks like the capital Đ and is often typed for it.
        table[0xD0] = ("d", .stroke, 0)
        return table
    }()
}

extension String {
    /// The text on one line: line breaks, no-break spaces and runs of spaces become one space, the ends are trimmed,
    /// zero-width spaces disappear.
    var onOneLine: String {
        if isOnOneLine { return self }
        var result = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x200B, 0x2060, 0xFEFF: continue
            case _ where scalar.properties.isWhitespace: pendingSpace = true
            default:
                if pendingSpace, !result.isEmpty { result.append(" ") }
                pendingSpace = false
                result.append(scalar)
            }
        }
        return String(result)
    }

    private var isOnOneLine: Bool {
        var previous: UInt8 = 0x20
        for byte in utf8 {
            // C2, E1, E2, E3 and EF lead the white space outside ASCII, and much else that takes the slow way.
            if byte < 0x20 || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF { return false }
            if byte == 0x20, previous == 0x20 { return false }
            previous = byte
        }
        return previous != 0x20
    }

    /// How many spaces a text is indented by, as typed; a tab counts four.
    var typedIndent: Int {
        var count = 0
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x09: count += 4
            case 0x20, 0xA0, 0x2002, 0x2003, 0x2007, 0x202F, 0x3000: count += 1
            default: return count
            }
            if count >= 40 { return 40 }
        }
        return 0
    }

    /// Whether the text has letters and all of them are capitals.
    var isInCapitals: Bool {
        var capitals = 0
        var small = 0
        for scalar in unicodeScalars {
            if scalar.properties.isUppercase { capitals += 1 } else if scalar.properties.isLowercase { small += 1 }
        }
        // A stray small letter ("cm", "năm nay" in parentheses) does not make a heading less of one.
        return capitals >= 3 && small * 5 <= capitals
    }
}
