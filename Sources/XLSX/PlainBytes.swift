internal import Findings
internal import OfficePackage
internal import XMLEvents

/// The bytes of a part that is mostly one long list, told apart into what stands before the list, its items, and the rest.
///
/// Items may be read without the XML parser only below a head that leaves no doubt about their meaning: UTF-8, no
/// `<!DOCTYPE`, comment, instruction or alternative, an unprefixed main namespace, and only the list's own elements
/// around it. Whatever is not taken out goes to the parser
/// through ``remainder()``: head, then the items not taken, then all behind them, as one document.
final class PlainBytes {
    /// Where a part's list begins.
    enum List {
        /// A worksheet's rows, behind `<sheetData>`.
        case rows
        /// Shared strings, behind the root's own tag.
        case sharedStrings

        fileprivate var root: String { self == .rows ? "<worksheet" : "<sst" }
        /// How many elements the items stand in.
        fileprivate var depth: Int { self == .rows ? 2 : 1 }

        fileprivate func end(in bytes: [UInt8]) -> Int? {
            switch self {
            case .rows: return bytes.firstRange(ofText: "<sheetData>")?.upperBound
            case .sharedStrings:
                guard let root = bytes.firstRange(ofText: root) else { return nil }
                return bytes[root.upperBound...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
            }
        }
    }

    /// How many bytes are read ahead.
    static let chunkSize = 1 << 16
    private static let headLimit = 1 << 20
    private static let longestItem = 64 << 20

    private let list: List
    private let stream: PartStream
    /// The head up to where the list begins; empty when the part has no plain one.
    private var head: [UInt8] = []
    /// Bytes that were read and not taken yet.
    private var pending: [UInt8] = []
    private var isAtEnd = false
    /// The line feeds in the items that were taken.
    private var takenLines = 0
    /// Whether all bytes were handed out in chunks, so that another chunk would bring nothing new.
    private var isUsedUp = false

    init(_ stream: PartStream, _ list: List) {
        self.stream = stream
        self.list = list
    }

    /// Reads up to the first item; `false` when all has to go through the XML parser.
    func readHead() throws(Problem) -> Bool {
        while true {
            try fill(by: 1 << 14)
            if let end = list.end(in: pending) {
                head = Array(pending[..<end])
                guard Self.isPlain(head, list) else {
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
    /// one item fits into what may be read ahead.
    func nextChunk() throws(Problem) -> [UInt8] {
        guard !isUsedUp, pending.count < Self.longestItem else { return [] }
        try fill(by: max(Self.chunkSize, pending.count * 2) - pending.count)
        isUsedUp = isAtEnd
        var chunk: [UInt8] = []
        swap(&chunk, &pending)
        return chunk
    }

    /// Takes back what stands in `chunk` from `position` on; `lines` are the line feeds before it, where they are known.
    func giveBack(_ chunk: [UInt8], from position: Int, lines: Int? = nil) {
        takenLines += lines ?? Self.lines(in: chunk, before: position)
        pending.removeAll(keepingCapacity: true)
        pending.append(contentsOf: chunk[position...])
    }

    /// Takes back bytes that stood before all that is pending.
    func giveBack(_ bytes: [UInt8]) {
        takenLines -= Self.lines(in: bytes, before: bytes.count)
        pending.insert(contentsOf: bytes, at: 0)
    }

    /// Head and all that was not taken, as one document for the XML parser; line feeds stand in for what was taken, so
    /// that the parser counts the lines of the part (up to a million, beyond which nobody counts).
    func remainder() -> XMLByteSegments {
        let lines = [UInt8](repeating: 0x0A, count: min(max(takenLines, 0), 1 << 20))
        return XMLByteSegments([head, lines, pending], then: stream)
    }

    /// Head and all that was not taken, where nothing is left to be read.
    var heldRemainder: [UInt8]? { isAtEnd && !head.isEmpty ? head + pending : nil }

    private static func lines(in bytes: [UInt8], before end: Int) -> Int {
        let span = bytes.span
        var lines = 0
        var position = 0
        // Counts of at most 255 fit a byte, and bytes are added up many at once.
        while position < end {
            let stop = min(position &+ 255, end)
            var some: UInt8 = 0
            while position < stop {
                some &+= span[position] == 0x0A ? 1 : 0
                position &+= 1
            }
            lines &+= Int(some)
        }
        return lines
    }

    private func fill(by count: Int) throws(Problem) {
        let target = pending.count + max(count, 1 << 12)
        while pending.count < target, !isAtEnd {
            if try stream.read(appendingTo: &pending, upTo: target - pending.count) == 0 { isAtEnd = true }
        }
    }

    /// Where the items of a part that is held whole begin; `nil` when all has to go through the XML parser.
    static func start(of list: List, in bytes: [UInt8]) -> Int? {
        guard let end = list.end(in: bytes), end <= headLimit, isPlain(Array(bytes[..<end]), list) else { return nil }
        return end
    }

    private static func isPlain(_ head: [UInt8], _ list: List) -> Bool {
        var start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if head.firstRange(ofText: "<!") != nil || head.firstRange(ofText: "Choice") != nil { return false }
        if head[start...].starts(with: "<?xml".utf8) {
            guard let end = head.firstRange(ofText: "?>")?.upperBound else { return false }
            let declaration = head[start..<end].map { $0 | 0x20 }
            if declaration.firstRange(ofText: "encoding") != nil, declaration.firstRange(ofText: "utf-8") == nil {
                return false
            }
            start = end
        }
        while start < head.count, EscapedText.isSpace(head[start]) { start += 1 }
        guard head[start...].starts(with: list.root.utf8), let close = head[start...].firstIndex(of: UInt8(ascii: ">")),
            head[close - 1] != UInt8(ascii: "/"), head.last == UInt8(ascii: ">")
        else { return false }
        let root = Array(head[start..<close])
        // In single quotes a value could hold what looks like a declaration.
        guard !root.contains(UInt8(ascii: "'")), depth(head[start...]) == list.depth else { return false }
        return XMLVocabulary.mainAddresses.contains { address in
            root.firstRange(ofText: " xmlns=\"\(address)\"") != nil
        }
    }

    /// How many elements are open at the end of `bytes`; `nil` where they are more than whole tags and text.
    private static func depth(_ bytes: ArraySlice<UInt8>) -> Int? {
        var depth = 0
        var position = bytes.startIndex
        while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
            position = start + 1
            guard position < bytes.endIndex, bytes[position] != UInt8(ascii: "?") else { return nil }
            let isEnd = bytes[position] == UInt8(ascii: "/")
            var quote: UInt8?
            while position < bytes.endIndex, quote != nil || bytes[position] != UInt8(ascii: ">") {
                let byte = bytes[position]
                if byte == quote {
                    quote = nil
                } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                    quote = byte
                }
                position += 1
            }
            guard position < bytes.endIndex else { return nil }
            if isEnd { depth -= 1 } else if bytes[position - 1] != UInt8(ascii: "/") { depth += 1 }
        }
        return depth
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
