public import Findings
internal import Glibc

/// Whole files: read at once, and written so that a reader sees either the old or the new one.
public enum WholeFile {
    /// All bytes of the file at `path`.
    ///
    /// - Throws: `FILE_UNREADABLE`.
    public static func bytes(path: String) throws(Problem) -> [UInt8] {
        try FileHead.bytes(path: path, limit: .max - 1)
    }

    /// Writes a file beside `path`, has the system put it on the disk, and gives it the name `path`.
    ///
    /// Whatever happens in between, power cuts included, `path` is the old file or the new one, whole; a failure leaves
    /// no other file behind. A file that stood there keeps its permissions.
    ///
    /// - Throws: `FILE_UNWRITABLE`.
    public static func write(_ bytes: [UInt8], to path: String) throws(Problem) {
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let name = path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
        let temporary = "\(folder)/.\(name.prefix(40)).\(String(UInt64.random(in: 0...UInt64.max), radix: 36)).tmp"
        var status = stat()
        let mode = unsafe stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
        let file = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw ZipProblem.unwritable(SystemReason.text(errno)) }
        var isDone = writeAll(bytes, to: file) && (mode == 0 || fchmod(file, mode) == 0) && fsync(file) == 0
        var reason = errno
        close(file)
        if isDone, unsafe rename(temporary, path) != 0 {
            isDone = false
            reason = errno
        }
        guard isDone else {
            _ = unsafe unlink(temporary)
            throw ZipProblem.unwritable(SystemReason.text(reason))
        }
        // The new name is on the disk only when the folder is; some file systems cannot say so.
        let opened = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if opened >= 0 {
            _ = fsync(opened)
            close(opened)
        }
    }

    private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
        unsafe bytes.withUnsafeBytes { buffer in
            var rest = unsafe buffer[...]
            while unsafe !rest.isEmpty {
                let count = unsafe Glibc.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                unsafe rest = rest.dropFirst(count)
            }
            return true
        }
    }
}
