/// A running number as forms write it in column `STT` or before a label: `A`, `II`, `1`, `1.1.2.`, `a)`, `-`.
///
/// ```swift
/// RunningNumber("1.1.2.")?.style  // .arabic
/// RunningNumber("1.1.2.")?.path   // [1, 1, 2]
/// ```
public struct RunningNumber: Sendable, Equatable {
    /// How it is written, from the outermost custom to the innermost.
    public enum Style: Int, Sendable, Comparable, CaseIterable {
        /// `A`, `B`, `Đ`.
        case capital
        /// `I`, `II`.
        case roman
        /// `1`, `1.1`.
        case arabic
        /// `a`, `a)`, `đ`.
        case letter
        /// `*`.
        case star
        /// `-`, `–`, `•`.
        case dash
        /// `+`.
        case plus

        /// The outer style comes first.
        public static func < (one: Style, other: Style) -> Bool { one.rawValue < other.rawValue }
    }

    /// How it is written.
    public let style: Style
    /// The numbers of all its steps: `1.1.2` is 1, 1, 2; `II` is 2; `b` is 2; empty for a mark.
    public let path: [Int]

    /// Whether it is a mark and counts nothing.
    public var isMark: Bool { style >= .star }
    /// How many steps deep an arabic number is: `1.1.2` is 3; 1 for all others.
    public var depth: Int { max(1, path.count) }
    /// The place among all styles and depths; only the order means anything.
    public var level: Int { style.rawValue * 10 + min(depth, 9) - 1 }

    /// Reads the whole of a text; `nil` when it is no running number. A blank cell has none.
    ///
    /// - Parameter previous: the number above, which settles one letter: `C` after `B` is a letter, `V` after `IV` a
    ///   Roman numeral.
    public init?(_ text: String, after previous: RunningNumber? = nil) {
        var body = Spacing.tidied(text)[...]
        if body.first == "(" { body = body.dropFirst() }
        while let last = body.last, ".)/:,".contains(last), body.count > 1 { body = body.dropLast() }
        guard !body.isEmpty, body.utf8.count <= 20 else { return nil }
        if let mark = Self.marks[body] {
            (style, path) = (mark, [])
            return
        }
        let parts = body.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," || $0 == "-" }
        guard parts.count <= 6, let first = parts.first, let last = parts.last else { return nil }
        if parts.count == 1 {
            guard let one = Self.single(first, after: previous) else { return nil }
            (style, path) = (one.style, [one.number])
            return
        }
        var numbers: [Int] = []
        for part in parts {
            guard let one = Self.single(part, after: nil) else { return nil }
            numbers.append(one.number)
        }
        // "I.1" counts within I, "1.a" within 1.
        guard let end = Self.single(last, after: nil) else { return nil }
        guard end.style == .arabic else {
            (style, path) = (end.style, [end.number])
            return
        }
        let digits = parts.reversed().prefix { Self.number($0) != nil }.count
        (style, path) = (.arabic, Array(numbers.suffix(digits)))
    }

    private static let marks: [Substring: Style] = [
        "-": .dash, "–": .dash, "—": .dash, "•": .dash, "·": .dash, "▪": .dash, "●": .dash, "+": .plus, "*": .star,
        "**": .star, "***": .star, "(*": .star,
    ]

    private static func number(_ text: Substring) -> Int? {
        guard (1...6).contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
        return Int(text)
    }

    private static func single(_ text: Substring, after previous: RunningNumber?) -> (style: Style, number: Int)? {
        if let number = number(text) { return (.arabic, number) }
        if text == "Đ" { return (.capital, 5) }
        if text == "đ" { return (.letter, 5) }
        let bytes = Array(text.utf8)
        guard let first = bytes.first, bytes.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }) else {
            return nil
        }
        let isCapital = bytes.allSatisfy { $0 < 0x60 }
        guard isCapital || bytes.allSatisfy({ $0 > 0x60 }) else { return nil }
        let roman = RomanNumeral.value(of: bytes)
        let place = Int(first | 0x20) - 0x60
        if bytes.count > 1 { return roman.map { (isCapital ? .roman : .letter, $0) } }
        guard isCapital else { return (.letter, place) }
        let continuesLetters = previous?.style == .capital && first != UInt8(ascii: "I")
        if let roman, roman != 50, roman != 100, !continuesLetters { return (.roman, roman) }
        return (.capital, place)
    }

    /// The running number that a date was made of by the program that read it: `1.2` became 1 February.
    ///
    /// - Parameters:
    ///   - date: the day the cell holds now.
    ///   - format: the cell's number format. One of day and month in figures alone (`d.m`) says what was typed; any
    ///     other leaves both orders open.
    /// - Returns: the texts it can have been, the likelier first; a warning where there is more than one.
    public static func restored(from date: WrittenDate, format: String? = nil) -> (texts: [String], outcome: Outcome) {
        if let format, let typed = typed(date, format) { return ([typed], .accepted) }
        let (dayFirst, monthFirst) = ("\(date.day).\(date.month)", "\(date.month).\(date.day)")
        return (dayFirst == monthFirst ? [dayFirst] : [dayFirst, monthFirst], .warned)
    }

    /// The day in a format of `d` or `dd`, a sign, and `m` or `mm`, in either order.
    private static func typed(_ date: WrittenDate, _ format: String) -> String? {
        let parts = format.inCapitals(false).split(omittingEmptySubsequences: false) { !$0.isLetter }
        guard parts.count == 2, let sign = format.first(where: { !$0.isLetter }) else { return nil }
        switch (parts[0], parts[1]) {
        case ("d", "m"), ("dd", "mm"), ("dd", "m"), ("d", "mm"): return "\(date.day)\(sign)\(date.month)"
        case ("m", "d"), ("mm", "dd"), ("mm", "d"), ("m", "dd"): return "\(date.month)\(sign)\(date.day)"
        default: return nil
        }
    }
}

/// Roman numerals below 200.
enum RomanNumeral {
    /// The value of letters in either case; `nil` unless they are written as custom has it.
    static func value(of letters: [UInt8]) -> Int? {
        guard !letters.isEmpty, letters.count <= 9 else { return nil }
        let worth: [UInt8: Int] = [0x49: 1, 0x56: 5, 0x58: 10, 0x4C: 50, 0x43: 100]
        var total = 0
        for (offset, letter) in letters.enumerated() {
            guard let value = worth[letter & 0xDF] else { return nil }
            let next = offset + 1 < letters.count ? worth[letters[offset + 1] & 0xDF] ?? 0 : 0
            total += value < next ? -value : value
        }
        return total > 0 && text(total).elementsEqual(letters.map { $0 & 0xDF }) ? total : nil
    }

    /// The numeral of a number from 1 to 199.
    static func text(_ number: Int) -> String.UTF8View {
        let steps = [
            (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var rest = number
        var result = ""
        for (value, letters) in steps {
            while rest >= value {
                result += letters
                rest -= value
            }
        }
        return result.utf8
    }
}
