/// The texts that the cells of a workbook share, in one arena (ECMA-376 part 1, 18.4.9).
///
/// - Complexity: look-up is O(1); a `String` is made only when asked for.
public struct SharedStrings: Sendable {
    /// The characters of all texts, one behind the other, in UTF-8; fewer than 2 GiB.
    public private(set) var bytes: [UInt8] = []
    /// For each text, where it ends; the highest bit says that it holds something that JSON must escape.
    private var ends: [UInt32] = []
    private var runs: [Int: [TextRun]] = [:]
    private static let specialBit: UInt32 = 1 << 31

    /// Creates an empty list.
    public init() {}

    /// How many texts there are.
    public var count: Int { ends.count }

    /// Where text `index` lies in ``bytes``, and whether it holds a quote, a back-slash or a control character; `nil`
    /// when there is no such text.
    @inline(__always)
    public func place(of index: Int) -> (range: Range<Int>, hasSpecials: Bool)? {
        guard index >= 0, index < ends.count else { return nil }
        let start = index == 0 ? 0 : Int(ends[index - 1] & ~Self.specialBit)
        let end = ends[index]
        return (start..<Int(end & ~Self.specialBit), end & Self.specialBit != 0)
    }

    private func end(of index: Int) -> Int { index < 0 ? 0 : Int(ends[index] & ~Self.specialBit) }

    /// Text `index`; `nil` when there is no such text.
    public subscript(index: Int) -> String? {
        place(of: index).map { String(decoding: bytes[$0.range], as: UTF8.self) }
    }

    /// The runs of text `index` with their fonts; empty for plain text.
    public func runs(of index: Int) -> [TextRun] { runs[index] ?? [] }

    /// Whether the texts from `index` on are valid UTF-8.
    public func isValid(from index: Int) -> Bool {
        let start = end(of: index - 1)
        return (try? UTF8Span(validating: bytes.span.extracting(start..<bytes.count))) != nil
    }

    /// Removes the texts from `index` on.
    public mutating func removeAll(from index: Int) {
        guard index < ends.count else { return }
        bytes.removeLast(bytes.count - end(of: index - 1))
        ends.removeLast(ends.count - index)
    }

    /// Adds a text in UTF-8.
    public mutating func append(_ text: [UInt8], runs: [TextRun] = []) {
        if !runs.isEmpty { self.runs[ends.count] = runs }
        append(text, from: 0, count: text.count)
    }

    /// Adds the text that stands in `source` from `start` on, in UTF-8.
    public mutating func append(_ source: [UInt8], from start: Int, count: Int) {
        guard bytes.count + count < Int(Self.specialBit), start >= 0, start <= source.count - count else { return }
        var hasSpecials = false
        for position in start..<(start + count) {
            let byte = source[position]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { hasSpecials = true }
        }
        bytes.append(contentsOf: source[start..<(start + count)])
        ends.append(UInt32(bytes.count) | (hasSpecials ? Self.specialBit : 0))
    }
}

/// A run of rich text: some characters in one font.
public struct TextRun: Sendable, Hashable {
    /// The characters.
    public var text: String
    /// The font; `nil` where the run takes the cell's.
    public var font: Font?

    /// Creates a run.
    public init(text: String, font: Font?) {
        self.text = text
        self.font = font
    }
}
