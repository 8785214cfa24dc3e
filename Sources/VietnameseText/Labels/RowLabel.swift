/// What the label of a row says it is: a total, a part of the row above, the beginning of a partition.
///
/// ```swift
/// RowLabel("Tổng cộng (I+II)").role  // .total
/// RowLabel("- Trong đó: hộ nghèo").role  // .part
/// ```
public struct RowLabel: Sendable, Equatable {
    /// The role of the row.
    public enum Role: Sendable {
        /// The sum of other rows: `Tổng cộng`, `Toàn huyện`, `+`.
        case total
        /// A part of the row above; parts may leave a rest: `Trong đó`.
        case part
        /// A partition of the row above; its rows add up: `gồm`, `chia ra`.
        case partition
        /// Anything else.
        case plain
    }

    /// The role.
    public let role: Role
    /// The running number before the label.
    public let number: RunningNumber?
    /// The label without running number and the words of its role: `hộ nghèo`; empty for `Trong đó:`.
    public let text: String
    /// The rows that a total says it adds: `Cộng (I+II)` is I and II.
    public let addends: [String]
    /// How many spaces it is indented by, as typed; a tab counts four.
    public let indent: Int

    private static let totals: [[String]] = [
        "tổng cộng", "tổng số", "tổng", "cộng", "toàn huyện", "toàn xã", "toàn tỉnh", "toàn thành phố", "toàn khu vực",
        "cả huyện", "cả tỉnh", "cả xã", "tổng toàn huyện", "cộng toàn huyện", "tổng hợp chung", "tổng chung", "total",
        "cộng chung", "tổng cộng toàn huyện", "tổng số toàn huyện", "cộng dồn",
    ].map { Words($0).items.map(\.bare) }

    private static let parts: [(words: [String], role: Role)] = {
        let phrases: KeyValuePairs<String, Role> = [
            "trong đó": .part, "tr.đó": .part, "tr đó": .part, "bao gồm": .partition, "gồm có": .partition,
            "gồm": .partition, "chia ra": .partition, "chia theo": .partition, "phân theo": .partition,
        ]
        return phrases.map { (Words($0.key).items.map(\.bare), $0.value) }
    }()

    /// Reads a label.
    public init(_ raw: String) {
        indent = Self.typedIndent(raw)
        let tidy = Spacing.tidied(raw)
        if tidy == "+" {
            (role, number, text, addends) = (.total, RunningNumber("+"), "", [])
            return
        }
        let words = Words(tidy)
        let (number, start) = Self.leadingNumber(words)
        self.number = number
        if let part = Self.parts.first(where: { words.has($0.words, at: start) }) {
            role = part.role
            text = Self.rest(words, from: start + part.words.count)
            addends = []
            return
        }
        let total = Self.total(words, from: start)
        role = total == nil ? .plain : .total
        addends = total ?? []
        text = total == nil ? Self.rest(words, from: start) : ""
    }

    /// The rows added, where the words say a total and no more: a second one may follow, and parentheses with addends.
    private static func total(_ words: Words, from start: Int) -> [String]? {
        let items = words.items
        guard let phrase = totals.filter({ words.has($0, at: start) }).max(by: { $0.count < $1.count }) else {
            return nil
        }
        // "Tổng" and "Cộng" carry their tones where marks are written: "Cống", "Công" are other words.
        for item in items[start..<(start + phrase.count)] where item.hasMarks || items.contains(where: \.hasMarks) {
            guard tones[item.bare].map({ $0 == item.tone }) ?? true else { return nil }
        }
        var place = start + phrase.count
        var addends: [String] = []
        var isOpen = false
        while place < items.count {
            let item = items[place]
            switch item.bare {
            case "(": isOpen = true
            case ")", ":", "=", ".", ",", "+": break
            default:
                guard isOpen || item.isNumber || RomanNumeral.value(of: Array(item.bare.utf8)) != nil else {
                    return nil
                }
                addends.append(item.text)
            }
            place += 1
        }
        return addends
    }

    private static let tones: [String: UInt8] = [
        "tong": 3, "cong": 5, "so": 2, "toan": 1, "huyen": 5, "xa": 4, "tinh": 3, "ca": 3, "chung": 0,
    ]

    /// `1.`, `a)`, `-` before a label, and where the label begins.
    private static func leadingNumber(_ words: Words) -> (RunningNumber?, Int) {
        let items = words.items
        guard items.count > 1, let first = items.first else { return (nil, 0) }
        var end = 1
        while end < items.count, items[end].isGlued,
            ".)".contains(items[end].bare) || items[end].isNumber || items[end - 1].bare == "."
        {
            if items[end].isWord, !(items[end].bare.utf8.count == 1) { break }
            end += 1
        }
        guard end < items.count else { return (nil, 0) }
        let text = words.text(first.range.lowerBound..<items[end - 1].range.upperBound)
        let isMark = first.isSign
        // "I Tổng" has a numeral; "A Vương" and "1 hộ" are names and figures.
        guard isMark || end > 1 || (items[1].range.lowerBound > first.range.upperBound && isUpperRoman(first)) else {
            return (nil, 0)
        }
        guard let number = RunningNumber(text) else { return (nil, 0) }
        return (number, end)
    }

    private static func isUpperRoman(_ item: Words.Item) -> Bool {
        item.isCapitals && RomanNumeral.value(of: Array(item.text.utf8)) != nil
    }

    private static func rest(_ words: Words, from start: Int) -> String {
        var start = start
        while start < words.items.count, ":-,.".contains(words.items[start].bare) { start += 1 }
        guard start < words.items.count, let last = words.items.last else { return "" }
        return words.text(words.items[start].range.lowerBound..<last.range.upperBound)
    }

    private static func typedIndent(_ text: String) -> Int {
        var count = 0
        for scalar in text.unicodeScalars {
            if scalar == "\t" {
                count += 4
            } else if Spacing.isSpace(scalar) {
                count += 1
            } else {
                return min(count, 40)
            }
            if count >= 40 { return 40 }
        }
        return 0
    }
}
