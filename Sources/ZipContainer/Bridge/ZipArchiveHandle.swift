internal import Czip
internal import Findings

/// Owns libzip's `zip_t`, and the bytes it reads when they lie in memory.
@safe final class ZipArchiveHandle {
    private let archive: OpaquePointer
    private let memory: PinnedBytes?

    init(path: String) throws(Problem) {
        var code: Int32 = 0
        guard let archive = unsafe zip_open(path, Int32(ZIP_RDONLY), &code) else {
            throw Self.problem(code: code, path: path)
        }
        unsafe self.archive = archive
        memory = nil
    }

    init(bytes: [UInt8]) throws(Problem) {
        // libzip keeps the pointer until the archive is closed, so the bytes need an address of their own.
        let memory = PinnedBytes(bytes)
        var error = unsafe zip_error_t()
        unsafe zip_error_init(&error)
        defer { unsafe zip_error_fini(&error) }
        guard let source = unsafe zip_source_buffer_create(memory.address, UInt64(bytes.count), 0, &error) else {
            throw ZipProblem.notAZip(unsafe Self.text(zip_error_strerror(&error)))
        }
        guard let archive = unsafe zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
            let reason = unsafe Self.text(zip_error_strerror(&error))
            unsafe zip_source_free(source)
            throw ZipProblem.notAZip(reason)
        }
        unsafe self.archive = archive
        self.memory = memory
    }

    deinit {
        unsafe zip_discard(archive)
    }

    var entryCount: Int { Int(unsafe zip_get_num_entries(archive, 0)) }

    func entries() -> [ZipEntry] {
        var list: [ZipEntry] = []
        for index in 0..<max(entryCount, 0) {
            var stat = unsafe zip_stat_t()
            guard unsafe zip_stat_index(archive, UInt64(index), 0, &stat) == 0 else { continue }
            let name = unsafe stat.name.map { unsafe String(cString: $0) } ?? ""
            let size = unsafe stat.valid & UInt64(ZIP_STAT_COMP_SIZE) != 0 ? Int(clamping: stat.comp_size) : 0
            let method = unsafe stat.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0 ? stat.encryption_method : 0
            list.append(
                ZipEntry(
                    name: name, index: index, compressedSize: size,
                    isEncrypted: method != UInt16(ZIP_EM_NONE) && method != UInt16.max))
        }
        return list
    }

    func open(_ entry: ZipEntry) throws(Problem) -> ZipEntryHandle {
        guard let file = unsafe zip_fopen_index(archive, UInt64(entry.index), 0) else {
            let error = unsafe zip_get_error(archive)
            let reason = unsafe Self.text(zip_error_strerror(error))
            let code = unsafe zip_error_code_zip(error)
            switch code {
            case Int32(ZIP_ER_COMPNOTSUPP), Int32(ZIP_ER_ENCRNOTSUPP), Int32(ZIP_ER_NOPASSWD):
                throw ZipProblem.unsupported(entry.name, reason)
            default:
                throw ZipProblem.damaged(entry.name, reason)
            }
        }
        return unsafe ZipEntryHandle(file: file, archive: self)
    }

    static func text(_ pointer: UnsafePointer<CChar>?) -> String {
        unsafe pointer.map { unsafe String(cString: $0) } ?? "?"
    }

    private static func problem(code: Int32, path: String) -> Problem {
        var error = unsafe zip_error_t()
        unsafe zip_error_init_with_code(&error, code)
        defer { unsafe zip_error_fini(&error) }
        let reason = unsafe text(zip_error_strerror(&error))
        switch code {
        case Int32(ZIP_ER_NOENT), Int32(ZIP_ER_OPEN), Int32(ZIP_ER_READ), Int32(ZIP_ER_SEEK):
            return ZipProblem.unreadable(LocalizedText(vi: reason, en: reason))
        default:
            return ZipProblem.notAZip(reason)
        }
    }
}

/// Owns libzip's `zip_file_t` and keeps its archive alive.
@safe final class ZipEntryHandle {
    private let file: OpaquePointer
    private let archive: ZipArchiveHandle

    init(file: OpaquePointer, archive: ZipArchiveHandle) {
        unsafe self.file = file
        self.archive = archive
    }

    deinit { unsafe zip_fclose(file) }

    func read(into target: inout MutableRawSpan, part: String) throws(Problem) -> Int {
        let count = unsafe target.withUnsafeMutableBytes { bytes in
            unsafe Int(zip_fread(file, bytes.baseAddress, UInt64(bytes.count)))
        }
        guard count >= 0 else {
            throw ZipProblem.damaged(part, unsafe ZipArchiveHandle.text(zip_file_strerror(file)))
        }
        return count
    }

    func read(appendingTo bytes: inout [UInt8], upTo limit: Int, part: String) throws(Problem) -> Int {
        let before = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: limit))
        let count = unsafe bytes.withUnsafeMutableBytes { all in
            unsafe Int(zip_fread(file, all.baseAddress?.advanced(by: before), UInt64(limit)))
        }
        bytes.removeLast(limit - max(count, 0))
        guard count >= 0 else {
            throw ZipProblem.damaged(part, unsafe ZipArchiveHandle.text(zip_file_strerror(file)))
        }
        return count
    }
}
