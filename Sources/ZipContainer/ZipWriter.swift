public import Findings

/// Writes a new zip file: entries from bytes, or from sources that are asked for their bytes when the file is made.
///
/// Nothing is compressed or held until ``write(to:)`` or ``bytes()``, so memory does not grow with an entry that is
/// pulled. The same entries give the same bytes: no clock is read, all entries are of 1980-01-01. Entries are written,
/// and their sources pulled, in the order they were added. No ZIP64 structures are used, at which Excel may offer
/// repair: an entry holds less than 4 GiB.
///
/// ```swift
/// let zip = ZipWriter()
/// zip.add("mimetype", bytes: Array("text/plain".utf8))
/// try zip.write(to: "a.zip")
/// ```
public final class ZipWriter {
    /// Appends the next bytes of an entry to an array that is empty; appends none at its end.
    public typealias Source = (inout [UInt8]) throws(Problem) -> Void

    /// How an entry's data is stored.
    public enum Compression: Sendable, Hashable {
        /// As it is: for pictures, which are compressed already.
        case stored
        /// Deflated; `level` from 1 (fast) to 9 (small).
        case deflated(level: Int)

        /// The level that gives the size other writers of workbooks give, in half the time of zlib's own default.
        public static let standard = Compression.deflated(level: 5)
    }

    struct Entry {
        var name: String
        var compression: Compression
        var source: Source
        var size: Int

        init(_ name: String, compression: Compression, size: Int, pulling source: @escaping Source) {
            self.name = name
            self.compression = compression
            self.source = source
            self.size = size
        }

        /// An entry of bytes.
        init(_ name: String, bytes: [UInt8], compression: Compression = .standard) {
            var rest = bytes
            self.init(name, compression: compression, size: bytes.count) { target throws(Problem) in
                if target.isEmpty { swap(&target, &rest) } else { target += rest }
                rest = []
            }
        }
    }

    /// The most bytes of an entry: beyond it the format needs ZIP64.
    static let entryLimit = 0xFFFF_FFFF - 0xFFFF
    private var entries: [Entry] = []

    private let threads: Int

    /// Creates a zip file without entries.
    ///
    /// `threads` deflate long entries, block by block; the caller's is one of them and the only one that asks sources.
    /// `nil` means as many as there are cores, at most 8. The bytes of the file are the same for any number.
    public init(threads: Int? = nil) { self.threads = threads ?? BlockDeflater.coreCount }

    /// Adds an entry of bytes. Names must be ASCII, distinct, and use `/`.
    public func add(_ name: String, bytes: [UInt8], compression: Compression = .standard) {
        entries.append(Entry(name, bytes: bytes, compression: compression))
    }

    /// Adds an entry whose bytes `source` gives when the file is made. Called until it appends nothing, once.
    public func add(_ name: String, compression: Compression = .standard, pulling source: @escaping Source) {
        // libzip wants a size to choose its headers; any below 4 GiB will do.
        entries.append(Entry(name, compression: compression, size: 1 << 20, pulling: source))
    }

    /// Makes the file at `path`: beside it under another name, brought to the disk, then renamed. A failure leaves no
    /// half file and what was at `path` as it was. A device or pipe is written in place. To be called once.
    ///
    /// - Throws: `OUTPUT_UNWRITABLE`, and what the sources throw.
    public func write(to path: String) throws(Problem) {
        if FileReplacement.isSpecial(path) { return try FileReplacement.write(try bytes(), inPlace: path) }
        let replacement = FileReplacement(of: path)
        do throws(Problem) {
            let output = try ZipOutputHandle(path: replacement.path, threads: threads)
            for entry in entries { try output.add(entry) }
            try output.close()
        } catch {
            throw error.code == .outputUnwritable ? error.at(Place(file: path, part: error.place.part)) : error
        }
        try replacement.commit()
    }

    /// Makes the file in memory. To be called once.
    ///
    /// - Throws: as ``write(to:)``.
    public func bytes() throws(Problem) -> [UInt8] {
        let output = try ZipOutputHandle(threads: threads)
        for entry in entries { try output.add(entry) }
        try output.close()
        return try output.bytes()
    }
}
