public import Findings

/// Bytes from memory, and then those of another source, as one document.
public final class XMLByteSegments: XMLByteSource {
    private let segments: [[UInt8]]
    private let rest: (any XMLByteSource)?
    private var segment = 0
    private var position = 0

    /// Creates a source of `segments` and, behind them, all that `rest` still gives.
    public init(_ segments: [[UInt8]], then rest: (any XMLByteSource)? = nil) {
        self.segments = segments
        self.rest = rest
    }

    /// Fills `target` from its start and returns how many bytes came; 0 only at the end.
    public func read(into target: inout MutableRawSpan) throws(Problem) -> Int {
        skipReadSegments()
        guard segment < segments.count else { return try rest?.read(into: &target) ?? 0 }
        let count = min(target.byteCount, segments[segment].count - position)
        unsafe segments[segment].withUnsafeBytes { source in
            unsafe target.withUnsafeMutableBytes { bytes in
                unsafe bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[position..<(position + count)]))
            }
        }
        position += count
        return count
    }

    /// Appends at most `limit` bytes of the segments to `bytes` and returns how many came; 0 only at their end.
    public func read(appendingTo bytes: inout [UInt8], upTo limit: Int) -> Int {
        skipReadSegments()
        guard segment < segments.count else { return 0 }
        let count = min(limit, segments[segment].count - position)
        bytes += segments[segment][position..<(position + count)]
        position += count
        return count
    }

    private func skipReadSegments() {
        while segment < segments.count, position == segments[segment].count {
            segment += 1
            position = 0
        }
    }
}
