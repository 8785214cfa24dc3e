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
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: min(limit, 1 << 16))
        while bytes.count < limit {
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(file, $0.baseAddress, $0.count) }
            guard count >= 0 else { throw ZipProblem.unreadable(SystemReason.text(errno)) }
            if count == 0 { break }
            bytes += chunk[..<min(count, limit - bytes.count)]
        }
        return bytes
    }
}
