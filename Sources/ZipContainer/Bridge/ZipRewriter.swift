internal import Czip
public import Findings
internal import Glibc

/// A zip container of which some entries are replaced, added or removed while all others keep their compressed bytes.
///
/// ```swift
/// let rewriter = try ZipRewriter(bytes)
/// try rewriter.replace(3, with: newContent)
/// let changed = try rewriter.finish()
/// ```
///
/// Works in memory: about twice the container's size. Used by one task, once.
@safe public final class ZipRewriter {
    private let archive: OpaquePointer
    private let source: OpaquePointer
    private let deflater = BlockDeflater(threads: BlockDeflater.coreCount)
    /// The new entries, which libzip pulls when it puts the container together.
    private var entries: [ZipPulledEntry] = []
    private var isClosed = false

    /// Opens a container that lies in memory.
    ///
    /// - Throws: `ZIP_NOT_A_ZIP`.
    public convenience init(_ bytes: [UInt8]) throws(Problem) {
        let memory = unsafe malloc(max(bytes.count, 1))
        unsafe bytes.withUnsafeBytes { content in
            guard let address = content.baseAddress else { return }
            unsafe memory?.copyMemory(from: address, byteCount: content.count)
        }
        try unsafe self.init(memory, bytes.count)
    }

    /// Opens the container in the file at `path`, which is read whole.
    ///
    /// - Throws: `FILE_UNREADABLE`, `ZIP_NOT_A_ZIP`.
    public convenience init(path: String) throws(Problem) {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw ZipProblem.unreadable(SystemReason.text(errno)) }
        defer { Glibc.close(file) }
        var status = stat()
        guard unsafe fstat(file, &status) == 0 else { throw ZipProblem.unreadable(SystemReason.text(errno)) }
        let size = Int(status.st_size)
        let memory = unsafe malloc(max(size, 1))
        var filled = 0
        while filled < size {
            let count = unsafe read(file, memory?.advanced(by: filled), size - filled)
            guard count > 0 else {
                let reason = SystemReason.text(errno)
                unsafe free(memory)
                throw ZipProblem.unreadable(reason)
            }
            filled += count
        }
        try unsafe self.init(memory, size)
    }

    /// Takes over memory that `malloc` gave: libzip 1.7 frees what it shares with a changed container, whoever it
    /// belongs to.
    private init(_ memory: UnsafeMutableRawPointer?, _ count: Int) throws(Problem) {
        var error = unsafe zip_error_t()
        unsafe zip_error_init(&error)
        defer { unsafe zip_error_fini(&error) }
        guard let source = unsafe zip_source_buffer_create(memory, UInt64(count), 1, &error) else {
            unsafe free(memory)
            throw ZipProblem.notAZip(unsafe ZipArchiveHandle.text(zip_error_strerror(&error)))
        }
        unsafe zip_source_keep(source)
        guard let archive = unsafe zip_open_from_source(source, 0, &error) else {
            let reason = unsafe ZipArchiveHandle.text(zip_error_strerror(&error))
            unsafe zip_source_free(source)
            unsafe zip_source_free(source)
            throw ZipProblem.notAZip(reason)
        }
        unsafe self.archive = archive
        unsafe self.source = source
    }

    deinit {
        if !isClosed { unsafe zip_discard(archive) }
        unsafe zip_source_free(source)
    }

    /// Gives the entry at `index` of the central directory new content; its place and name stay.
    ///
    /// - Throws: `ZIP_NOT_REWRITTEN`.
    public func replace(_ index: Int, with bytes: [UInt8]) throws(Problem) {
        let name = unsafe zip_get_name(archive, UInt64(index), 0).map { unsafe String(cString: $0) }
        let entry = ZipWriter.Entry(name ?? "", bytes: bytes)
        guard let source = unsafe ZipPulledEntry.source(of: entry, in: archive, deflater, keptIn: &entries) else {
            throw failure()
        }
        guard unsafe zip_file_replace(archive, UInt64(index), source, 0) == 0 else {
            unsafe zip_source_free(source)
            throw failure()
        }
        try setUp(UInt64(index))
    }

    /// Adds an entry behind all others.
    ///
    /// - Throws: `ZIP_NOT_REWRITTEN`, also when an entry has that name.
    public func add(_ name: String, _ bytes: [UInt8]) throws(Problem) {
        let entry = ZipWriter.Entry(name, bytes: bytes)
        guard let source = unsafe ZipPulledEntry.source(of: entry, in: archive, deflater, keptIn: &entries) else {
            throw failure()
        }
        let index = unsafe zip_file_add(archive, name, source, UInt32(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            unsafe zip_source_free(source)
            throw failure()
        }
        try setUp(UInt64(index))
    }

    /// Removes the entry at `index` of the central directory as it was opened.
    ///
    /// - Throws: `ZIP_NOT_REWRITTEN`.
    public func remove(_ index: Int) throws(Problem) {
        guard unsafe zip_delete(archive, UInt64(index)) == 0 else { throw failure() }
    }

    /// Puts the container together and returns it. The same changes to the same bytes give the same result.
    ///
    /// - Throws: `ZIP_NOT_REWRITTEN`.
    /// - Complexity: O(n) in the bytes of the container; only new content is compressed.
    public func finish() throws(Problem) -> [UInt8] {
        let size = try close()
        defer { unsafe zip_source_close(source) }
        var isWhole = false
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { target, filled in
            while filled < size {
                let count = unsafe zip_source_read(
                    source, target.baseAddress?.advanced(by: filled), UInt64(size - filled))
                guard count > 0 else { break }
                filled += Int(count)
            }
            isWhole = filled == size
        }
        guard isWhole else { throw ZipProblem.notRewritten("the result cannot be read") }
        return bytes
    }

    /// Puts the container together and writes it in the place of the file at `path`, which is the old or the new one at any
    /// time, whole.
    ///
    /// - Throws: `ZIP_NOT_REWRITTEN`, `OUTPUT_UNWRITABLE`.
    public func finish(to path: String) throws(Problem) {
        var rest = try close()
        defer { unsafe zip_source_close(source) }
        let replacement = FileReplacement(of: path)
        let file = unsafe open(replacement.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw ZipProblem.unwritable(path, SystemReason.text(errno)) }
        var problem: Problem?
        var chunk = [UInt8](repeating: 0, count: min(max(rest, 1), 1 << 20))
        while rest > 0, problem == nil {
            let count = unsafe chunk.withUnsafeMutableBytes { target in
                unsafe zip_source_read(source, target.baseAddress, UInt64(target.count))
            }
            guard count > 0 else {
                problem = ZipProblem.notRewritten("the result cannot be read")
                break
            }
            rest -= Int(count)
            if !FileReplacement.write(chunk, upTo: Int(count), to: file) {
                problem = ZipProblem.unwritable(path, SystemReason.text(errno))
            }
        }
        Glibc.close(file)
        if let problem { throw problem }
        try replacement.commit()
    }

    /// Whether the container lists the entries of another one, in the same places.
    public func holds(_ entries: [ZipEntry]) -> Bool {
        guard unsafe zip_get_num_entries(archive, 0) == Int64(entries.count) else { return false }
        return entries.allSatisfy { entry in
            var stat = unsafe zip_stat_t()
            guard unsafe zip_stat_index(archive, UInt64(entry.index), 0, &stat) == 0,
                let name = unsafe stat.name.map({ unsafe String(cString: $0) })
            else { return false }
            return unsafe name == entry.name && Int(clamping: stat.comp_size) == entry.compressedSize
        }
    }

    /// Has libzip put the container together, opens the result for reading, and returns its size.
    private func close() throws(Problem) -> Int {
        defer { deflater.stop() }
        guard unsafe zip_close(archive) == 0 else { throw entries.lazy.compactMap(\.problem).first ?? failure() }
        isClosed = true
        var stat = unsafe zip_stat_t()
        guard unsafe zip_source_stat(source, &stat) == 0, unsafe zip_source_open(source) == 0 else {
            throw ZipProblem.notRewritten("the result cannot be read")
        }
        return Int(clamping: unsafe stat.size)
    }

    /// Deflated, and with the date that Excel itself gives all entries, so that results are repeatable.
    private func setUp(_ index: UInt64) throws(Problem) {
        // The entry deflates its bytes itself: libzip copies them.
        guard unsafe zip_set_file_compression(archive, index, ZIP_CM_DEFLATE, 0) == 0,
            unsafe zip_file_set_dostime(archive, index, 0, 0x21, 0) == 0
        else { throw failure() }
    }

    private func failure() -> Problem {
        ZipProblem.notRewritten(unsafe ZipArchiveHandle.text(zip_error_strerror(zip_get_error(archive))))
    }
}
