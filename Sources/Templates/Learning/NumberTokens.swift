internal import Domain
internal import FoundationEssentials
internal import VietnameseText

/// A number within a sentence, where it stands, and how it is written.
struct NumberToken {
    /// Its characters, a percent sign with them.
    var range: Range<Int>
    var value: Decimal
    var isPercent: Bool
    var decimals: Int
    /// How many digits stand before the decimals, where they begin with a zero.
    var digits: Int
    /// Whether it is the first of two parted by a stroke: `47/47`.
    var beginsRatio = false
    /// Whether it is the second.
    var endsRatio = false

    var observed: Observed {
        var observed = Observed(
            .number(isPercent ? value / 100 : value), isPercent: isPercent, decimals: decimals + (isPercent ? 2 : 0))
        observed.isPlain = !isPercent
        return observed
    }

    /// Words before a number that make it no figure: years, days, numbers of documents.
    private static let notBefore: Set<String> = [
        "nam", "thang", "ngay", "quy", "lan", "thu", "dot", "ky", "dieu", "khoan", "khoa", "giai", "doan", "gio",
        "dien", "thoai", "bieu", "phu", "luc", "mau",
    ]
    /// Units that may be glued to a number.
    private static let glued = ["đ", "ha", "kg", "tr", "m", "m2", "m²", "km"]

    /// The numbers of a text that may be figures, in order.
    ///
    /// - Complexity: O(n).
    static func all(in letters: [Character]) -> [NumberToken] {
        var found: [NumberToken] = []
        var place = 0
        while place < letters.count {
            guard isDigit(letters[place]) else {
                place += 1
                continue
            }
            let end = chunkEnd(letters, place)
            found += tokens(letters, place..<end)
            place = end
        }
        return found
    }

    private static func isDigit(_ letter: Character) -> Bool { letter.isASCII && letter.isNumber }

    /// The end of digits with what joins them: `26/10/2022`, `47/47`, `1.500,5`, `127-QĐ`.
    private static func chunkEnd(_ letters: [Character], _ start: Int) -> Int {
        var end = start
        while end < letters.count {
            let isJoint = "./,-".contains(letters[end]) && end + 1 < letters.count && isDigit(letters[end + 1])
            guard isDigit(letters[end]) || isJoint else { break }
            end += 1
        }
        return end
    }

    private static func tokens(_ letters: [Character], _ chunk: Range<Int>) -> [NumberToken] {
        guard stands(letters, chunk) else { return [] }
        let parts = letters[chunk].split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, !letters[chunk].contains("-") else { return [] }
        var found: [NumberToken] = []
        for part in parts {
            guard var token = token(letters, part.startIndex..<part.endIndex) else { return [] }
            token.beginsRatio = parts.count == 2 && found.isEmpty
            token.endsRatio = parts.count == 2 && !found.isEmpty
            found.append(token)
        }
        return found
    }

    private static func token(_ letters: [Character], _ range: Range<Int>) -> NumberToken? {
        let text = String(letters[range])
        guard let value = WrittenNumber(text).value else { return nil }
        let whole = text.prefix { $0 != "," }.filter(isDigit)
        let comma = text.firstIndex(of: ",")
        let decimals = comma.map { text.distance(from: $0, to: text.endIndex) - 1 } ?? Observed.decimals(of: value)
        var end = range.upperBound
        while end < letters.count, letters[end] == " " { end += 1 }
        let isPercent = end < letters.count && letters[end] == "%"
        return NumberToken(
            range: range.lowerBound..<(isPercent ? end + 1 : range.upperBound), value: value, isPercent: isPercent,
            decimals: decimals, digits: whole.hasPrefix("0") && whole.count > 1 ? whole.count : 1)
    }

    /// Whether what stands around lets it be a figure.
    private static func stands(_ letters: [Character], _ chunk: Range<Int>) -> Bool {
        if chunk.lowerBound > 0, letters[chunk.lowerBound - 1].isLetter || "-_.".contains(letters[chunk.lowerBound - 1])
        {
            return false
        }
        if chunk.lowerBound > 0, letters[chunk.lowerBound - 1] == "(", chunk.upperBound < letters.count,
            letters[chunk.upperBound] == ")"
        {
            // The number of a paragraph or column.
            return false
        }
        if chunk.upperBound < letters.count {
            let next = letters[chunk.upperBound]
            if next.isLetter {
                let word = String(letters[chunk.upperBound...].prefix { $0.isLetter || $0.isNumber })
                return glued.contains(word.lowercased())
            }
            let isParagraph = (next == "." || next == ")") && isStart(letters, chunk.lowerBound)
            let after = chunk.upperBound + 1 < letters.count ? letters[chunk.upperBound + 1] : " "
            if isParagraph || "/-".contains(next) && after.isLetter && after.isUppercase { return false }
        }
        let words = String(letters[..<chunk.lowerBound]).split { !$0.isLetter }.suffix(2).map {
            NameKey(String($0), .folded).description
        }
        let between = letters[..<chunk.lowerBound].reversed().prefix { !$0.isLetter }
        guard between.allSatisfy({ $0 == " " || $0 == ":" }), let last = words.last else { return true }
        if last == "so" { return words.count > 1 && ["tong", "mot"].contains(words[0]) }
        return !notBefore.contains(last)
    }

    private static func isStart(_ letters: [Character], _ place: Int) -> Bool {
        letters[..<place].reversed().prefix { $0 != "\n" }.allSatisfy(\.isWhitespace)
    }
}
