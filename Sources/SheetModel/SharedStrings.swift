/// The texts that the cells of a workbook share, in one arena (ECMA-376 part 1, 18.4.9).
///
/// - Complexity: look-up is O(1); a `String` is made only when asked for.
public struct SharedStrings: Sendable {
    /// The characters of all texts, one behind the other, in UTF-8.
    public private(set) var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var runs: [Int: [TextRun]] = [:]

    /// Creates an empty list.
    public init() {}

    /// How many texts there are.
    public var count: Int { ends.count }

    /// Where text `index` lies in ``bytes``; `nil` when there is no such text.
    @inlinable
    public func range(of index: Int) -> Range<Int>? {
        guard index >= 0, index < count else { return nil }
        return start(of: index)..<end(of: index)
    }

    /// Where text `index`, which must be there, begins.
    public func start(of index: Int) -> Int { index == 0 ? 0 : ends[index - 1] }

    /// Where text `index`, which must be there, ends.
    public func end(of index: Int) -> Int { ends[index] }

    /// Text `index`; `nil` when there is no such text.
    public subscript(index: Int) -> String? {
        range(of: index).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// The runs of text `index` with their fonts; empty for plain text.
    public func runs(of index: Int) -> [TextRun] { runs[index] ?? [] }

    /// Whether the texts from `index` on are valid UTF-8.
    public func isValid(from index: Int) -> Bool {
        let start = index == 0 ? 0 : ends[index - 1]
        return (try? UTF8Span(validating: bytes.span.extracting(start..<bytes.count))) != nil
    }

    /// Removes the texts from `index` on.
    public mutating func removeAll(from index: Int) {
        guard index < ends.count else { return }
        bytes.removeLast(bytes.count - start(of: index))
        ends.removeLast(ends.count - index)
    }

    /// Adds a text in UTF-8.
    public mutating func append(_ text: some Collection<UInt8>, runs: [TextRun] = []) {
        bytes.append(contentsOf: text)
        if !runs.isEmpty { self.runs[ends.count] = runs }
        ends.append(bytes.count)
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
