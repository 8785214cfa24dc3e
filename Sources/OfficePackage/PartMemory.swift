public import Findings
public import XMLEvents

/// What parts of many packages were read as, by their bytes: packages made from one form have many parts that are the same
/// byte for byte, and are understood only once.
///
/// Used by one task at a time.
public final class PartMemory<Value> {
    private struct Entry {
        let bytes: [UInt8]
        let value: Value
    }

    private var entries: [Entry] = []
    private let most: Int

    /// The longest part that is remembered, in bytes.
    public static var longest: Int { 1 << 18 }

    /// Remembers nothing yet, and at most so many parts.
    public init(most: Int = 8) { self.most = most }

    /// What such bytes were read as.
    ///
    /// - Complexity: linear in the bytes.
    public func value(of bytes: [UInt8]) -> Value? { entries.first { $0.bytes == bytes }?.value }

    /// Remembers what bytes were read as, in the place of the oldest once there are too many.
    public func add(_ value: Value, of bytes: [UInt8]) {
        guard bytes.count <= Self.longest else { return }
        if entries.count >= most { entries.removeFirst() }
        entries.append(Entry(bytes: bytes, value: value))
    }

    /// What a part was read as where its bytes are known, else what `parse` makes of it.
    ///
    /// - Throws: what reading the stream or `parse` throws; nothing is remembered then.
    /// - Complexity: linear in the bytes.
    public func value(
        of stream: PartStream, _ parse: (any XMLByteSource) throws(Problem) -> Value
    ) throws(Problem) -> Value {
        var bytes: [UInt8] = []
        while bytes.count <= Self.longest {
            // Room is filled with zeros before it is read into: no more of it than such parts mostly need.
            let room = min(max(bytes.count, 1 << 13), Self.longest + 1 - bytes.count)
            guard try stream.read(appendingTo: &bytes, upTo: room) > 0 else { break }
        }
        guard bytes.count <= Self.longest else { return try parse(XMLByteSegments([bytes], then: stream)) }
        if let known = value(of: bytes) { return known }
        let value = try parse(XMLByteSegments([bytes]))
        add(value, of: bytes)
        return value
    }
}

extension OfficePackage {
    /// What a part is read as: what `memory` knows of its bytes, else what `parse` makes of it.
    ///
    /// - Throws: `PACKAGE_PART_MISSING`, `ZIP_…`, and what `parse` throws.
    public func value<Value>(
        of part: PartName, _ memory: PartMemory<Value>?, _ parse: (any XMLByteSource) throws(Problem) -> Value
    ) throws(Problem) -> Value {
        let stream = try stream(part)
        guard let memory else { return try parse(stream) }
        do throws(Problem) {
            return try memory.value(of: stream, parse)
        } catch {
            throw error.within(Place(file: file, part: part.description))
        }
    }
}
