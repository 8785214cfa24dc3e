/// A running number as a form writes it in its `STT` column or before a label: `A`, `II`, `1`, `1.1.2.`, `a)`, `-`.
struct Numbering: Equatable {
    /// How deep a style stands among the styles; greater is deeper. Only the order means anything.
    enum Rank {
        static let capital = 0
        static let roman = 1_000
        static let arabic = 2_000
        static let letter = 4_000
        static let part = 4_500
        static let plain = 4_800
        static let star = 5_000
        static let dash = 6_000
        static let plus = 7_000
    }

    /// The place of its style in the order of ``Rank``.
    let rank: Int
    /// Whether it is a mark (`-`, `+`, `*`) and not a number.
    var isMark: Bool { rank >= Rank.star }
    /// Whether it numbers a heading by custom: `A`, `II`.
    var isHeading: Bool { rank < Rank.arabic }

    private init(rank: Int) { self.rank = rank }

    /// Reads the whole of a text; `nil` when it is no running number.
    ///
    /// `previous` settles what one letter means: `C` after `B` is a letter, `V` after `IV` a Roman numeral.
    init?(_ text: String, after previous: Numbering? = nil) {
        var body = text[...]
        if body.first == "(" { body = body.dropFirst() }
        while let last = body.last, last == "." || last == ")" || last == "/" || last == ":" || last == "," {
            body = body.dropLast()
        }
        guard !body.isEmpty, body.utf8.count <= 16 else { return nil }
        if let mark = Self.mark(body) {
            self = mark
            return
        }
        let parts = body.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," || $0 == "-" }
        guard parts.count <= 6, let last = parts.last else { return nil }
        if parts.count == 1 {
            guard let one = Self.single(last, after: previous) else { return nil }
            self = one
            return
        }
        guard parts.allSatisfy({ Self.single($0, after: nil) != nil }) else { return nil }
        guard Self.isNumber(last) else {
            guard let one = Self.single(last, after: nil) else { return nil }
            self = one
            return
        }
        let depth = parts.reversed().prefix { Self.isNumber($0) }.count
        self.init(rank: Rank.arabic + (depth - 1) * 100)
    }

    private static func mark(_ body: Substring) -> Numbering? {
        switch body {
        case "-", "–", "—", "•", "·", "▪", "●", "": Numbering(rank: Rank.dash)
        case "+": Numbering(rank: Rank.plus)
        case "*", "**", "***": Numbering(rank: Rank.star)
        default: nil
        }
    }

    private static func isNumber(_ text: Substring) -> Bool {
        (1...4).contains(text.utf8.count)
            && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func single(_ text: Substring, after previous: Numbering?) -> Numbering? {
        if isNumber(text) || (5...7).contains(text.utf8.count) && Int(text) != nil {
            return Numbering(rank: Rank.arabic)
        }
        if text == "Đ" { return Numbering(rank: Rank.capital) }
        if text == "đ" { return Numbering(rank: Rank.letter) }
        let bytes = Array(text.utf8)
        let capitals = bytes.allSatisfy { (0x41...0x5A).contains($0) }
        let small = bytes.allSatisfy { (0x61...0x7A).contains($0) }
        guard capitals || small, let first = bytes.first else { return nil }
        let isRoman = isRomanNumeral(bytes.map { $0 & 0xDF })
        if small { return bytes.count == 1 || isRoman ? Numbering(rank: Rank.letter) : nil }
        if bytes.count == 1 {
            let couldBeRoman = first == 0x49 || first == 0x56 || first == 0x58
            let inLetters = previous?.rank == Rank.capital && first != 0x49
            return Numbering(rank: couldBeRoman && !inLetters ? Rank.roman : Rank.capital)
        }
        return isRoman ? Numbering(rank: Rank.roman) : nil
    }

    /// Whether capitals make a Roman numeral below 90.
    private static func isRomanNumeral(_ bytes: [UInt8]) -> Bool {
        guard !bytes.isEmpty, bytes.count <= 8 else { return false }
        let worth: [UInt8: Int] = [0x49: 1, 0x56: 5, 0x58: 10, 0x4C: 50]
        var total = 0
        for (offset, byte) in bytes.enumerated() {
            guard let value = worth[byte] else { return false }
            let next = offset + 1 < bytes.count ? worth[bytes[offset + 1]] ?? 0 : 0
            total += value < next ? -value : value
        }
        return total > 0 && roman(total) == bytes
    }

    private static func roman(_ number: Int) -> [UInt8] {
        var rest = number
        var result: [UInt8] = []
        let steps = [(90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
        for (value, letters) in steps {
            while rest >= value {
                result += Array(letters.utf8)
                rest -= value
            }
        }
        return result
    }

    /// The running number or mark that a label begins with: `- Lúa`, `1.1. Lúa`, `I. NÔNG NGHIỆP`, `a) Lúa`.
    init?(leading label: String) {
        guard let first = label.unicodeScalars.first else { return nil }
        switch first {
        case "-", "–", "—", "•", "·", "▪", "●": self.init(rank: Rank.dash)
        case "+": self.init(rank: Rank.plus)
        case "*": self.init(rank: Rank.star)
        default:
            guard let space = label.firstIndex(of: " ") else { return nil }
            let head = label[..<space]
            guard let last = head.last, last == "." || last == ")" || last == "/" || last == ":",
                let numbering = Numbering(String(head))
            else { return nil }
            self = numbering
        }
    }
}
