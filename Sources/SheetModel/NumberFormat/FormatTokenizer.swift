/// Reads a number format code into tokens, one section after the other.
///
/// Fails on what Excel refuses to read: an unclosed quote or bracket, a lone `_`, `*` or `\`, an unknown bracket, a
/// code far too long.
struct FormatTokenizer {
    private let bytes: [UInt8]
    private var position = 0
    /// The section that is being read.
    private var section = FormatSection()
    /// The sections read so far.
    private var sections: [FormatSection] = []

    /// The longest code that is read, in bytes; Excel stops at 255 characters.
    private static let longestCode = 1024
    /// `General`, also as Chinese and Japanese editions spell it.
    private static let generalWords = ["General", "G/通用格式", "G/標準"]

    private init(_ code: String) {
        bytes = Array(code.utf8)
    }

    /// The sections of `code` with their tokens, not yet resolved; `nil` for a code that Excel refuses.
    /// - Complexity: O(*n*) in the length of the code.
    static func sections(of code: String) -> [FormatSection]? {
        guard code.utf8.count <= longestCode else { return nil }
        var tokenizer = FormatTokenizer(code)
        while tokenizer.position < tokenizer.bytes.count {
            guard tokenizer.readToken() else { return nil }
        }
        tokenizer.sections.append(tokenizer.section)
        return tokenizer.sections
    }

    /// Reads one token; false for what cannot be read.
    private mutating func readToken() -> Bool {
        let byte = bytes[position]
        switch byte {
        case UInt8(ascii: ";"):
            sections.append(section)
            section = FormatSection()
            position += 1
        case UInt8(ascii: "\""): return readQuoted()
        case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): return readEscaped(byte)
        case UInt8(ascii: "["): return readBracket()
        case UInt8(ascii: "0"): appendSign(.place(.zero))
        case UInt8(ascii: "#"): appendSign(.place(.nothing))
        case UInt8(ascii: "?"): appendSign(.place(.space))
        case UInt8(ascii: "."): appendSign(.point)
        case UInt8(ascii: ","): appendSign(.comma)
        case UInt8(ascii: "%"): appendSign(.percent)
        case UInt8(ascii: "@"): appendSign(.text)
        case UInt8(ascii: "/"):
            appendSign(.slash)
            readDenominator()
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): return readLetter(byte)
        default: readCharacter()
        }
        return true
    }

    private mutating func appendSign(_ token: FormatToken) {
        section.tokens.append(token)
        position += 1
    }

    private mutating func appendLiteral(_ text: some Sequence<UInt8>) {
        if case .literal(let before)? = section.tokens.last {
            section.tokens[section.tokens.count - 1] = .literal(before + text)
        } else {
            section.tokens.append(.literal(Array(text)))
        }
    }

    /// The end of the UTF-8 character that begins at `start`.
    private func characterEnd(_ start: Int) -> Int {
        var end = start + 1
        while end < bytes.count, bytes[end] & 0b1100_0000 == 0b1000_0000 { end += 1 }
        return end
    }

    private mutating func readQuoted() -> Bool {
        guard let end = bytes[(position + 1)...].firstIndex(of: UInt8(ascii: "\"")) else { return false }
        appendLiteral(bytes[(position + 1)..<end])
        position = end + 1
        return true
    }

    /// `\x` shows x, `_x` a space as wide as x, `*x` fills the cell with x, which a text of no fixed width leaves out.
    private mutating func readEscaped(_ sign: UInt8) -> Bool {
        let start = position + 1
        guard start < bytes.count else { return false }
        let end = characterEnd(start)
        if sign == UInt8(ascii: "\\") {
            appendLiteral(bytes[start..<end])
        } else if sign == UInt8(ascii: "_") {
            appendLiteral(CollectionOfOne(UInt8(ascii: " ")))
        }
        position = end
        return true
    }

    private mutating func readCharacter() {
        if matches("上午/下午") {
            section.tokens.append(.date(.meridiem(.chinese)))
            position += "上午/下午".utf8.count
            return
        }
        let end = characterEnd(position)
        appendLiteral(bytes[position..<end])
        position = end
    }

    /// A number such as the 8 of `# ?/8`, right behind the bar.
    private mutating func readDenominator() {
        var end = position
        var value = 0
        while end < bytes.count, (48...57).contains(bytes[end]), end - position < 7 {
            value = value * 10 + Int(bytes[end] - 48)
            end += 1
        }
        guard end > position, bytes[position] != UInt8(ascii: "0") else { return }
        section.tokens.append(.denominator(value))
        position = end
    }

    /// Whether the code goes on with `word`, in any case.
    private func matches(_ word: String) -> Bool {
        var at = position
        for byte in word.utf8 {
            guard at < bytes.count, Self.lowercased(bytes[at]) == Self.lowercased(byte) else { return false }
            at += 1
        }
        return true
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (65...90).contains(byte) ? byte + 32 : byte
    }

    /// How often the letter at the current position is repeated.
    private func runLength() -> Int {
        let letter = Self.lowercased(bytes[position])
        var end = position
        while end < bytes.count, Self.lowercased(bytes[end]) == letter { end += 1 }
        return end - position
    }

    private mutating func readLetter(_ byte: UInt8) -> Bool {
        let count = runLength()
        let field: DateField
        switch Self.lowercased(byte) {
        case UInt8(ascii: "y"): field = .year(count)
        case UInt8(ascii: "m"): field = .month(count)
        case UInt8(ascii: "d"): field = .day(count)
        case UInt8(ascii: "h"): field = .hour(count)
        case UInt8(ascii: "s"): field = .second(count)
        case UInt8(ascii: "a"): return readMeridiem(count)
        case UInt8(ascii: "b"): return readBuddhist(count)
        case UInt8(ascii: "e"): return readExponent(byte, count)
        case UInt8(ascii: "g"):
            if let word = Self.generalWords.first(where: matches) {
                section.tokens.append(.general)
                position += word.utf8.count
                return true
            }
            field = .era
        case UInt8(ascii: "n"): return false
        default:
            readCharacter()
            return true
        }
        section.tokens.append(.date(field))
        position += count
        return true
    }

    private mutating func readMeridiem(_ count: Int) -> Bool {
        if matches("AM/PM") {
            section.tokens.append(.date(.meridiem(.words)))
            position += 5
        } else if matches("A/P") {
            let letters = Meridiem.letters(morning: bytes[position], afternoon: bytes[position + 2])
            section.tokens.append(.date(.meridiem(letters)))
            position += 3
        } else if count == 3 || count == 4 {
            // East Asian codes name the day of the week with `aaa` and `aaaa`.
            section.tokens.append(.date(.day(count)))
            position += count
        } else {
            readCharacter()
        }
        return true
    }

    /// `B1` and `B2` choose the calendar, `bb` and `bbbb` are Buddhist years.
    private mutating func readBuddhist(_ count: Int) -> Bool {
        if matches("b1") || matches("b2") {
            section.calendar = matches("b2") ? .hijri : .gregorian
            position += 2
        } else {
            section.tokens.append(.date(.buddhistYear(count)))
            position += count
        }
        return true
    }

    /// `E+` and `E-` are exponents; behind a digit `e+` and `e-` too, shown with a small letter. Else `e` is the year.
    private mutating func readExponent(_ byte: UInt8, _ count: Int) -> Bool {
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0
        let isSigned = next == UInt8(ascii: "+") || next == UInt8(ascii: "-")
        let followsDigit = section.tokens.contains { if case .place = $0 { true } else { false } }
        if byte == UInt8(ascii: "E") || isSigned && followsDigit {
            guard isSigned else { return false }
            section.tokens.append(.exponent(alwaysSigned: next == UInt8(ascii: "+"), letter: byte))
            position += 2
        } else {
            section.tokens.append(.date(.year(4)))
            position += count
        }
        return true
    }
}

extension FormatTokenizer {
    /// A bracket: colour, condition, elapsed time, currency and language, or the script of the digits.
    private mutating func readBracket() -> Bool {
        guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "]")) else { return false }
        let content = bytes[(position + 1)..<end]
        position = end + 1
        guard let first = content.first else { return false }
        if first == UInt8(ascii: "$") {
            readTag(content.dropFirst())
            return true
        }
        if (UInt8(ascii: "<")...UInt8(ascii: ">")).contains(first) {
            guard section.condition == nil, let condition = FormatCondition(content) else { return false }
            section.condition = condition
            return true
        }
        let name = content.map(Self.lowercased)
        if let field = Self.elapsed(name) {
            section.tokens.append(.date(field))
            return true
        }
        return Self.isColor(name) || Self.isDigitScript(name)
    }

    private static func elapsed(_ name: [UInt8]) -> DateField? {
        guard let letter = name.first, name.allSatisfy({ $0 == letter }) else { return nil }
        switch letter {
        case UInt8(ascii: "h"): return .elapsedHours(name.count)
        case UInt8(ascii: "m"): return .elapsedMinutes(name.count)
        case UInt8(ascii: "s"): return .elapsedSeconds(name.count)
        default: return nil
        }
    }

    private static func isColor(_ name: [UInt8]) -> Bool {
        let text = String(decoding: name, as: UTF8.self)
        if ["black", "blue", "cyan", "green", "magenta", "red", "white", "yellow"].contains(text) { return true }
        guard text.hasPrefix("color") else { return false }
        let number = text.dropFirst(5).drop { $0 == " " }
        return Int(number).map { (1...56).contains($0) } ?? false
    }

    /// `[DBNum1]` to `[DBNum4]` ask for Chinese or Japanese digits; the digits stay as they are here.
    private static func isDigitScript(_ name: [UInt8]) -> Bool {
        ["dbnum1", "dbnum2", "dbnum3", "dbnum4"].contains(String(decoding: name, as: UTF8.self))
    }

    /// `[$€-407]`: a currency sign, a language tag, or both.
    private mutating func readTag(_ content: ArraySlice<UInt8>) {
        section.hasTag = true
        let dash = content.firstIndex(of: UInt8(ascii: "-")) ?? content.endIndex
        if dash > content.startIndex { appendLiteral(content[..<dash]) }
        guard dash < content.endIndex else { return }
        let tag = String(decoding: content[(dash + 1)...].map(Self.lowercased), as: UTF8.self)
        let number = tag.prefix { $0 != "," }
        switch tag {
        case "f800", "x-sysdate": section.system = .longDate
        case "f400", "x-systime": section.system = .time
        default:
            if let id = UInt32(number, radix: 16) {
                section.language = DateLanguage(languageID: id & 0xFFFF)
                switch id >> 16 & 0xFF {
                case 6: section.calendar = .hijri
                case 7: section.calendar = .buddhist
                default: break
                }
            } else {
                section.language = DateLanguage(tag: tag)
            }
        }
    }
}
