internal import Findings
internal import SheetModel
internal import XMLEvents

/// Reads the shared strings part (ECMA-376 part 1, 18.4). Its counts are not trusted.
final class SharedStringsCodec: MarkupReader {
    private(set) var strings = SharedStrings()
    private var current = RichTextCodec()
    private var isInItem = false
    private let limit: Int

    /// Creates a reader of at most `limit` bytes of text.
    init(limit: Int) { self.limit = min(limit, 1 << 30) }

    /// Reads what is plain from the bytes themselves; the rest of `bytes` is for the XML parser.
    func scan(_ bytes: PlainBytes) throws(Problem) {
        guard try bytes.readHead() else { return }
        while true {
            let chunk = try bytes.nextChunk()
            guard !chunk.isEmpty else { return }
            var scanner = SharedStringsScanner(chunk)
            let isPlain = scanner.scan(into: &strings)
            bytes.giveBack(chunk, from: scanner.position)
            guard strings.bytes.count <= limit else { throw XLSXProblem.tooMuchText(limit) }
            if !isPlain { return }
        }
    }

    override func start(_ tag: Tag, in space: Space, _ element: borrowing XMLElement) throws(Problem) {
        if tag == .si, !isInItem {
            isInItem = true
            current.reset()
        } else if isInItem, !current.start(tag, element) {
            skip()
        }
    }

    override func end(_ tag: Tag, in space: Space) throws(Problem) {
        guard isInItem else { return }
        if tag == .si {
            isInItem = false
            strings.append(current.bytes, runs: current.runs)
            guard strings.bytes.count <= limit else { throw XLSXProblem.tooMuchText(limit) }
        } else {
            current.end(tag)
        }
    }

    override func text(_ bytes: Span<UInt8>) throws(Problem) {
        if isInItem { current.append(bytes) }
    }
}
