public import Findings
internal import Glibc

/// Reads the first bytes of a file, to tell what it is before it is taken for a zip.
public enum FileHead {
    /// The first `limit` bytes of the file at `path`, or all of it if it is shorter.
    ///
    /// - Throws: `FILE_UNREADABLE`.
    public static func bytes(path: String, limit: Int) throws(Problem) -> [UInt8] {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw ZipProblem.unreadable(SystemReason.text(errno)) }
        defer { close(file) }
        var status = stat()
        // What is no regular file does not say how long it is.
        var room = min(limit, 1 << 28)
        // One byte more than the file has, so that its end is met without asking again.
        if unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
            room = min(limit, Int(status.st_size) + 1)
        }
        var failure: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: room) { target, filled in
            while filled < room {
                let count = unsafe read(file, target.baseAddress?.advanced(by: filled), room - filled)
                if count < 0 { failure = errno }
                if count <= 0 { break }
                filled += count
            }
        }
        guard failure == 0 else { throw ZipProblem.unreadable(SystemReason.text(failure)) }
        return bytes
    }
}
