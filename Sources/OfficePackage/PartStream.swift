public import Findings
public import XMLEvents
internal import ZipContainer

/// The bytes of a part, handed from the zip container to the XML parser or to whoever reads them.
public final class PartStream: XMLByteSource {
    /// The part that is read.
    public let part: PartName
    private let entry: ZipEntryStream

    init(part: PartName, entry: ZipEntryStream) {
        self.part = part
        self.entry = entry
    }

    /// Fills `target` from its start and returns how many bytes came; 0 only at the end.
    public func read(into target: inout MutableRawSpan) throws(Problem) -> Int {
        try entry.read(into: &target)
    }

    /// Appends at most `limit` bytes to `bytes` and returns how many came; 0 only at the end.
    public func read(appendingTo bytes: inout [UInt8], upTo limit: Int) throws(Problem) -> Int {
        try entry.read(appendingTo: &bytes, upTo: limit)
    }
}
