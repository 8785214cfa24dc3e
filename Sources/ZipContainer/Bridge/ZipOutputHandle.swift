internal import Czip
internal import Findings
internal import Glibc

/// Owns a `zip_t` that is written, and the memory it is written to when there is no file.
@safe final class ZipOutputHandle {
    private var archive: OpaquePointer?
    private let memory: OpaquePointer?
    private let deflater: BlockDeflater
    private var sources: [ZipPulledEntry] = []

    /// A zip file at `path`, which must not be there. `threads` deflate, the caller's among them.
    init(path: String, threads: Int) throws(Problem) {
        deflater = BlockDeflater(threads: threads)
        var code: Int32 = 0
        guard let archive = unsafe zip_open(path, Int32(ZIP_CREATE | ZIP_EXCL), &code) else {
            throw ZipProblem.unwritable(nil, SystemReason.text(errno))
        }
        unsafe self.archive = archive
        unsafe memory = nil
    }

    /// A zip file in memory.
    init(threads: Int) throws(Problem) {
        deflater = BlockDeflater(threads: threads)
        var error = unsafe zip_error_t()
        unsafe zip_error_init(&error)
        defer { unsafe zip_error_fini(&error) }
        guard let source = unsafe zip_source_buffer_create(nil, 0, 0, &error) else {
            throw ZipProblem.unwritable(nil, SystemReason.text(ENOMEM))
        }
        guard let archive = unsafe zip_open_from_source(source, Int32(ZIP_TRUNCATE), &error) else {
            unsafe zip_source_free(source)
            throw ZipProblem.unwritable(nil, SystemReason.text(ENOMEM))
        }
        unsafe zip_source_keep(source)
        unsafe self.archive = archive
        unsafe memory = source
    }

    deinit {
        if let archive = unsafe archive { unsafe zip_discard(archive) }
        if let memory = unsafe memory { unsafe zip_source_free(memory) }
    }

    func add(_ entry: ZipWriter.Entry) throws(Problem) {
        guard let archive = unsafe archive else { return }
        guard let source = unsafe ZipPulledEntry.source(of: entry, in: archive, deflater, keptIn: &sources) else {
            throw problem(part: entry.name)
        }
        let index = unsafe zip_file_add(archive, entry.name, source, UInt32(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            let problem = problem(part: entry.name)
            unsafe zip_source_free(source)
            throw problem
        }
        let place = UInt64(index)
        let isSet: Bool
        switch entry.compression {
        case .stored: isSet = unsafe zip_set_file_compression(archive, place, Int32(ZIP_CM_STORE), 0) == 0
        case .deflated:
            // As the source says it is: libzip copies the bytes.
            isSet = unsafe zip_set_file_compression(archive, place, Int32(ZIP_CM_DEFLATE), 0) == 0
        }
        guard isSet, unsafe zip_file_set_dostime(archive, place, 0, 0x21, 0) == 0 else {
            throw problem(part: entry.name)
        }
    }

    /// Pulls all sources and writes the file.
    func close() throws(Problem) {
        guard let archive = unsafe archive else { return }
        defer { deflater.stop() }
        guard unsafe zip_close(archive) == 0 else {
            throw sources.lazy.compactMap(\.problem).first ?? problem(part: nil)
        }
        unsafe self.archive = nil
    }

    /// The bytes of a file in memory, once it is closed.
    func bytes() throws(Problem) -> [UInt8] {
        guard let memory = unsafe memory, unsafe zip_source_open(memory) == 0 else {
            throw ZipProblem.unwritable(nil, SystemReason.text(ENOMEM))
        }
        defer { unsafe zip_source_close(memory) }
        var stat = unsafe zip_stat_t()
        unsafe zip_stat_init(&stat)
        guard unsafe zip_source_stat(memory, &stat) == 0 else {
            throw ZipProblem.unwritable(nil, SystemReason.text(ENOMEM))
        }
        let size = Int(clamping: unsafe stat.size)
        return unsafe [UInt8](unsafeUninitializedCapacity: size) { target, filled in
            while filled < size {
                let room = UInt64(size - filled)
                let count = unsafe zip_source_read(memory, target.baseAddress?.advanced(by: filled), room)
                if count <= 0 { break }
                filled += Int(count)
            }
        }
    }

    private func problem(part: String?) -> Problem {
        guard let archive = unsafe archive, let error = unsafe zip_get_error(archive) else {
            return ZipProblem.unwritable(nil, SystemReason.text(EIO), part: part)
        }
        let system = unsafe zip_error_code_system(error)
        if system > 0, unsafe zip_error_system_type(error) == ZIP_ET_SYS {
            return ZipProblem.unwritable(nil, SystemReason.text(system), part: part)
        }
        let reason = unsafe ZipArchiveHandle.text(zip_error_strerror(error))
        return ZipProblem.unwritable(nil, LocalizedText(vi: reason, en: reason), part: part)
    }
}

/// An entry's bytes on their way from a ``ZipWriter/Source`` to libzip, deflated where they shall be.
@safe final class ZipPulledEntry {
    private let entry: ZipWriter.Entry
    private let deflated: DeflatedSource?
    private var chunk: [UInt8] = []
    private var position = 0
    private var total = 0
    private(set) var problem: Problem?

    init(_ entry: ZipWriter.Entry, _ deflater: BlockDeflater) {
        self.entry = entry
        switch entry.compression {
        case .stored: deflated = nil
        case .deflated(let level):
            deflated = DeflatedSource(entry.name, level: level, deflater, pulling: entry.source)
        }
    }

    /// A source for libzip, which belongs to the archive once it is added; the entry is remembered in `entries` for
    /// what may go wrong with it.
    static func source(
        of entry: ZipWriter.Entry, in archive: OpaquePointer, _ deflater: BlockDeflater,
        keptIn entries: inout [ZipPulledEntry]
    ) -> OpaquePointer? {
        let pulled = ZipPulledEntry(entry, deflater)
        let owner = unsafe Unmanaged.passRetained(pulled)
        guard let source = unsafe zip_source_function(archive, callback, owner.toOpaque()) else {
            unsafe owner.release()
            return nil
        }
        entries.append(pulled)
        return unsafe source
    }

    /// What libzip calls for everything it wants of a source.
    static let callback: zip_source_callback = { owner, data, length, command in
        guard let owner = unsafe owner else { return -1 }
        let unmanaged = unsafe Unmanaged<ZipPulledEntry>.fromOpaque(owner)
        switch command {
        case ZIP_SOURCE_OPEN, ZIP_SOURCE_CLOSE: return 0
        case ZIP_SOURCE_READ:
            return unsafe unmanaged.takeUnretainedValue().read(into: data, limit: Int(clamping: length))
        case ZIP_SOURCE_STAT:
            guard let data = unsafe data else { return -1 }
            let stat = unsafe data.assumingMemoryBound(to: zip_stat_t.self)
            unsafe unmanaged.takeUnretainedValue().describe(stat)
            return unsafe Int64(MemoryLayout<zip_stat_t>.size)
        case ZIP_SOURCE_ERROR:
            guard let data = unsafe data, length >= 8 else { return -1 }
            unsafe data.storeBytes(of: Int32(ZIP_ER_READ), as: Int32.self)
            unsafe data.storeBytes(of: Int32(EIO), toByteOffset: 4, as: Int32.self)
            return 8
        case ZIP_SOURCE_FREE:
            unsafe unmanaged.release()
            return 0
        case ZIP_SOURCE_SUPPORTS:
            let commands = [
                ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
                ZIP_SOURCE_FREE, ZIP_SOURCE_SUPPORTS,
            ]
            return commands.reduce(0) { $0 | 1 << Int64($1.rawValue) }
        default: return -1
        }
    }

    /// Says what the entry is like. libzip asks before it reads, to choose the headers, and again when it has read all:
    /// the size and CRC of deflated bytes are right by then, and it writes the headers anew.
    private func describe(_ stat: UnsafeMutablePointer<zip_stat_t>) {
        unsafe zip_stat_init(stat)
        unsafe stat.pointee.size = UInt64(entry.size)
        unsafe stat.pointee.valid = UInt64(ZIP_STAT_SIZE)
        guard let deflated else { return }
        if deflated.isAtEnd { unsafe stat.pointee.size = UInt64(deflated.size) }
        unsafe stat.pointee.crc = UInt32(truncatingIfNeeded: deflated.crc)
        unsafe stat.pointee.comp_method = UInt16(ZIP_CM_DEFLATE)
        unsafe stat.pointee.valid |= UInt64(ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD)
    }

    private func read(into target: UnsafeMutableRawPointer?, limit: Int) -> Int64 {
        guard problem == nil, let target = unsafe target else { return -1 }
        if position == chunk.count {
            chunk.removeAll(keepingCapacity: true)
            position = 0
            do throws(Problem) {
                if let deflated {
                    try deflated.read(appendingTo: &chunk)
                } else {
                    try entry.source(&chunk)
                    total += chunk.count
                    if total > ZipWriter.entryLimit { throw ZipProblem.entryTooLong(entry.name) }
                }
            } catch {
                problem = error
                return -1
            }
        }
        let count = min(limit, chunk.count - position)
        unsafe chunk.withUnsafeBytes { bytes in
            guard count > 0, let start = bytes.baseAddress else { return }
            unsafe target.copyMemory(from: start.advanced(by: position), byteCount: count)
        }
        position += count
        return Int64(count)
    }
}
