public import Findings
public import XMLEvents
internal import ZipContainer

/// The bytes of a part, handed from the zip container to the XML parser or to whoever reads them.
public final class PartStream: XMLByteSource {
    /// The part that is read.
    public let part: PartName
    private let source: Source

    private enum Source {
        case entry(ZipEntryStream)
        case memory(XMLByteSegments)
    }

    init(part: PartName, entry: ZipEntryStream) {
        self.part = part
        source = .entry(entry)
    }

    /// A part whose bytes lie in memory.
    init(part: PartName, bytes: [UInt8]) {
        self.part = part
        source = .memory(XMLByteSegments([bytes]))
    }

    /// Fills `target` from its start and returns how many bytes came; 0 only at the end.
    public func read(into target: inout MutableRawSpan) throws(Problem) -> Int {
        switch source {
        case .entry(let entry): try entry.read(into: &target)
        case .memory(let bytes): try bytes.read(into: &target)
        }
    }

    /// Appends at most `limit` bytes to `bytes` and returns how many came; 0 only at the end.
    public func read(appendingTo bytes: inout [UInt8], upTo limit: Int) throws(Problem) -> Int {
        switch source {
        case .entry(let entry): try entry.read(appendingTo: &bytes, upTo: limit)
        case .memory(let held): held.read(appendingTo: &bytes, upTo: limit)
        }
    }
}
