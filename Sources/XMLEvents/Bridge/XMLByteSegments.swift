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
        while segment < segments.count, position == segments[segment].count {
            segment += 1
            position = 0
        }
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
}
