internal import Findings
internal import OfficePackage
internal import XMLEvents

/// The bytes of a worksheet part, told apart into what stands before the rows, the rows, and the rest.
///
/// Rows may be read without the XML parser only below a head that leaves no doubt about their meaning: UTF-8, no
/// `<!DOCTYPE`, comment or alternative, and an unprefixed main namespace. Whatever is not taken out goes to the parser
/// through ``remainder(from:)``: head, then the rows not taken, then all behind them, as one document.
final class SheetBytes {
    /// How many bytes are read ahead.
    static let chunkSize = 1 << 18
    private static let headLimit = 1 << 20
    private static let longestRow = 64 << 20

    private let stream: PartStream
    /// The head up to and including `<sheetData>`; empty when the part has no plain one.
    private(set) var head: [UInt8] = []
    /// Bytes that were read and not taken yet.
    private var pending: [UInt8] = []
    private var isAtEnd = false

    init(_ stream: PartStream) { self.stream = stream }

    /// Reads up to the first row; `false` when all has to go through the XML parser.
    func readHead() throws(Problem) -> Bool {
        while true {
            try fill(by: 1 << 14)
            if let end = Self.endOfHead(pending) {
                head = Array(pending[..<end])
                guard Self.isPlain(head) else {
                    head = []
                    return false
                }
                pending.removeSubrange(..<end)
                return true
            }
            if isAtEnd || pending.count > Self.headLimit { return false }
        }
    }

    /// The next bytes, of which those not used go back with ``giveBack(_:from:)``; empty at the end, or when not even
    /// one row fits into what may be read ahead.
    func nextChunk() throws(Problem) -> [UInt8] {
        let wanted = max(Self.chunkSize, pending.count * 2)
        guard !isAtEnd, pending.count < Self.longestRow else { return [] }
        try fill(by: wanted - pending.count)
        var chunk: [UInt8] = []
        swap(&chunk, &pending)
        return chunk
    }

    /// Takes back what stands in `chunk` from `position` on.
    func giveBack(_ chunk: [UInt8], from position: Int) {
        pending.removeAll(keepingCapacity: true)
        pending.append(contentsOf: chunk[position...])
    }

    /// Head and all that was not taken, as one document for the XML parser.
    func remainder() -> XMLByteSegments { XMLByteSegments([head, pending], then: stream) }

    private func fill(by count: Int) throws(Problem) {
        let target = pending.count + max(count, 1 << 12)
        while pending.count < target, !isAtEnd {
            if try stream.read(appendingTo: &pending, upTo: target - pending.count) == 0 { isAtEnd = true }
        }
    }

    // MARK: - The head

    private static let sheetData = Array("<sheetData>".utf8)

    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
        first(of: sheetData, in: bytes).map { $0 + sheetData.count }
    }

    private static func first(of pattern: [UInt8], in bytes: [UInt8]) -> Int? {
        guard let firstByte = pattern.first, bytes.count >= pattern.count else { return nil }
        var position = 0
        while position <= bytes.count - pattern.count {
            if bytes[position] == firstByte,
                bytes[position..<(position + pattern.count)].elementsEqual(pattern)
            {
                return position
            }
            position += 1
        }
        return nil
    }

    private static func isPlain(_ head: [UInt8]) -> Bool {
        var text = head[...]
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        guard let head = String(validating: text, as: UTF8.self) else { return false }
        if head.contains("<!") || head.contains("Choice") { return false }
        var rest = head[...]
        if rest.hasPrefix("<?xml") {
            guard let end = rest.range(of: "?>") else { return false }
            let declaration = rest[..<end.lowerBound].lowercased()
            if declaration.contains("encoding"), !declaration.contains("\"utf-8\""), !declaration.contains("'utf-8'") {
                return false
            }
            rest = rest[end.upperBound...]
        }
        guard !rest.contains("<?") else { return false }
        let root = rest.drop { $0.isWhitespace }
        guard root.hasPrefix("<worksheet"), let close = root.firstIndex(of: ">") else { return false }
        let tag = root[..<close]
        return XMLVocabulary.mainAddresses.contains { tag.contains("xmlns=\"\($0)\"") || tag.contains("xmlns='\($0)'") }
    }
}

extension Substring {
    /// Where `pattern` stands first.
    fileprivate func range(of pattern: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(pattern) { return start..<index(start, offsetBy: pattern.count) }
            start = index(after: start)
        }
        return nil
    }
}
