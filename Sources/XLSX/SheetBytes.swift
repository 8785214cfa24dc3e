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
    /// Whether all bytes were handed out in chunks, so that another chunk would bring nothing new.
    private var isUsedUp = false

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
        guard !isUsedUp, pending.count < Self.longestRow else { return [] }
        try fill(by: max(Self.chunkSize, pending.count * 2) - pending.count)
        isUsedUp = isAtEnd
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

    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
        bytes.firstRange(ofText: "<sheetData>")?.upperBound
    }

    private static func isPlain(_ head: [UInt8]) -> Bool {
        var start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if head.firstRange(ofText: "<!") != nil || head.firstRange(ofText: "Choice") != nil { return false }
        if head[start...].starts(with: "<?xml".utf8) {
            guard let end = head.firstRange(ofText: "?>")?.upperBound else { return false }
            let declaration = String(decoding: head[start..<end], as: UTF8.self).lowercased()
            if declaration.contains("encoding"), !declaration.contains("\"utf-8\""), !declaration.contains("'utf-8'") {
                return false
            }
            start = end
        }
        while start < head.count, EscapedText.isSpace(head[start]) { start += 1 }
        guard head[start...].starts(with: "<worksheet".utf8), let close = head[start...].firstIndex(of: UInt8(ascii: ">"))
        else { return false }
        let root = Array(head[start..<close])
        return XMLVocabulary.mainAddresses.contains { address in
            root.firstRange(ofText: "xmlns=\"\(address)\"") != nil
        }
    }
}

extension Array<UInt8> {
    /// Where `text` stands first.
    ///
    /// - Complexity: O(n) for the short and rarely half-matching texts it is used for.
    func firstRange(ofText text: String) -> Range<Int>? {
        let pattern = [UInt8](text.utf8)
        guard let first = pattern.first, count >= pattern.count else { return nil }
        var position = 0
        while position <= count - pattern.count {
            if self[position] == first, self[position..<(position + pattern.count)].elementsEqual(pattern) {
                return position..<(position + pattern.count)
            }
            position += 1
        }
        return nil
    }
}
