/// A number found in a sentence, with the words it was read from.
///
/// Reports say figures in sentences: `vận động công dân lên đường nhập ngũ 47/47 đ/c đạt 100% chỉ tiêu giao`. Years,
/// days, document numbers and numbers of paragraphs are left out. Which indicator a number is of is for the caller to
/// say; the sentence should be kept with it.
///
/// ```swift
/// FoundNumber.all(in: "cải tạo vườn tạp (13 vườn/10 ha) tại 04 xã").map(\.text)  // ["13 vườn/10 ha", "04 xã"]
/// ```
public struct FoundNumber: Sendable, Equatable {
    /// The words it was read from.
    public let text: String
    /// What was read.
    public let reading: WrittenNumber

    /// The numbers of a sentence, in order.
    public static func all(in sentence: String, as field: NumberField = NumberField()) -> [FoundNumber] {
        var parser = NumberParser(sentence, field: field)
        parser.isInSentence = true
        let fresh = parser.result
        var found: [FoundNumber] = []
        while !parser.scanner.isAtEnd {
            let start = parser.scanner.position
            guard parser.standsNumber() else {
                parser.scanner.position = start + 1
                continue
            }
            parser.result = fresh
            if let first = parser.quantity(), let content = parser.content(after: first),
                !parser.isParagraphNumber(start)
            {
                parser.result.content = content
                found.append(
                    FoundNumber(text: parser.scanner.text(start..<parser.scanner.position), reading: parser.result))
            } else {
                parser.skipNumber()
            }
            if parser.scanner.position == start { parser.scanner.position += 1 }
        }
        return found
    }
}

extension NumberParser {
    private static let before: Set<String> = [
        "năm", "tháng", "ngày", "quý", "quí", "số", "khóa", "khoá", "lần", "thứ", "đợt", "kỳ",
    ]

    /// Whether a number of something begins here: a digit with no letter, digit or date's word before it.
    func standsNumber() -> Bool {
        guard NumberScanner.isDigit(scanner.next) else { return false }
        let previous = scanner.peek(-1)
        if NumberScanner.isDigit(previous) || NumberScanner.isLetter(previous) { return false }
        if let previous, "/.,-".unicodeScalars.contains(previous), let other = scanner.peek(-2), other != " " {
            return false
        }
        var end = scanner.position
        while end > 0, scanner.scalars[end - 1] == " " { end -= 1 }
        var start = end
        while start > 0, NumberScanner.isLetter(scanner.scalars[start - 1]) { start -= 1 }
        return !Self.before.contains(scanner.text(start..<end).inCapitals(false))
    }

    /// Whether the number at the beginning only counts paragraphs: `1. Tập trung quán triệt`.
    func isParagraphNumber(_ start: Int) -> Bool {
        start == 0 && (scanner.next == "." || scanner.next == ")")
    }

    /// Moves behind digits and what joins them: `26/10/2022`, `127-QĐ/TW`.
    mutating func skipNumber() {
        while let scalar = scanner.next, NumberScanner.isDigit(scalar) || "/.,-".unicodeScalars.contains(scalar) {
            scanner.position += 1
        }
    }
}
