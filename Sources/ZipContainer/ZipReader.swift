public import Findings

/// A zip file opened for reading, from a path or from bytes.
///
/// Used by one task at a time: libzip's handles are not safe to share.
///
/// ```swift
/// let zip = try ZipReader(path: "bieu-01.xlsx")
/// let stream = try zip.open(zip.entries[0])
/// ```
public final class ZipReader {
    /// The entries in the order of the central directory, folders included.
    public let entries: [ZipEntry]
    private let archive: ZipArchiveHandle
    private let limits: ZipLimits
    private var inflatedBytes = 0

    /// Opens the file at `path`.
    ///
    /// - Throws: `FILE_UNREADABLE`, `ZIP_NOT_A_ZIP`, `ZIP_LIMIT`.
    public convenience init(path: String, limits: ZipLimits = ZipLimits()) throws(Problem) {
        try self.init(archive: ZipArchiveHandle(path: path), limits: limits)
    }

    /// Opens a zip file that lies in memory; the bytes are kept, not copied.
    ///
    /// - Throws: `ZIP_NOT_A_ZIP`, `ZIP_LIMIT`.
    public convenience init(bytes: [UInt8], limits: ZipLimits = ZipLimits()) throws(Problem) {
        try self.init(archive: ZipArchiveHandle(bytes: bytes), limits: limits)
    }

    /// Reads the same file once more, its limits counted from the beginning.
    ///
    /// - Throws: as ``init(path:limits:)``.
    public convenience init(again other: ZipReader) throws(Problem) {
        try self.init(archive: other.archive, limits: other.limits)
    }

    private init(archive: ZipArchiveHandle, limits: ZipLimits) throws(Problem) {
        let count = archive.entryCount
        // libzip takes a file of no bytes for an archive without entries.
        guard count > 0 else { throw ZipProblem.notAZip("no entries") }
        guard count <= limits.entries else {
            throw ZipProblem.tooManyEntries(count, limit: limits.entries)
        }
        entries = archive.entries()
        self.archive = archive
        self.limits = limits
    }

    /// Opens an entry for reading from its beginning.
    ///
    /// - Throws: `ZIP_UNSUPPORTED`, `ZIP_DAMAGED`.
    public func open(_ entry: ZipEntry) throws(Problem) -> ZipEntryStream {
        guard !entry.isEncrypted else { throw ZipProblem.unsupported(entry.name, "encrypted entry") }
        return ZipEntryStream(entry: entry, handle: try archive.open(entry), zip: self)
    }

    /// Books `count` inflated bytes of an entry that has so far given `total`.
    fileprivate func account(for entry: ZipEntry, count: Int, total: Int) throws(Problem) {
        inflatedBytes += count
        if inflatedBytes > limits.inflatedBytes {
            throw ZipProblem.inflatesTooMuch(entry.name, limit: limits.inflatedBytes)
        }
        if total > limits.ratioFloor, total / limits.ratio > max(entry.compressedSize, 1) {
            throw ZipProblem.compressedTooMuch(entry.name, ratio: limits.ratio)
        }
    }
}

/// The inflated bytes of one entry, from first to last.
public final class ZipEntryStream {
    /// The entry that is read.
    public let entry: ZipEntry
    private let handle: ZipEntryHandle
    private let zip: ZipReader
    private var total = 0

    fileprivate init(entry: ZipEntry, handle: ZipEntryHandle, zip: ZipReader) {
        self.entry = entry
        self.handle = handle
        self.zip = zip
    }

    /// Fills `target` from its start and returns how many bytes came; 0 only at the end, where libzip has
    /// checked the CRC.
    ///
    /// - Throws: `ZIP_DAMAGED`, `ZIP_LIMIT`.
    public func read(into target: inout MutableRawSpan) throws(Problem) -> Int {
        try booked(try handle.read(into: &target, part: entry.name))
    }

    /// Appends at most `limit` bytes to `bytes` and returns how many came; 0 only at the end.
    ///
    /// - Throws: as ``read(into:)``.
    public func read(appendingTo bytes: inout [UInt8], upTo limit: Int) throws(Problem) -> Int {
        try booked(try handle.read(appendingTo: &bytes, upTo: limit, part: entry.name))
    }

    private func booked(_ count: Int) throws(Problem) -> Int {
        total += count
        try zip.account(for: entry, count: count, total: total)
        return count
    }
}
