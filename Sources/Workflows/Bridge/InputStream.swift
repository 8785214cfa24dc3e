internal import Findings
internal import Glibc
internal import ZipContainer

/// A source of bytes that is no regular file, read whole: standard input, or a pipe.
enum InputStream {
    /// All bytes of `path`, at most `limit`; `-` is standard input.
    ///
    /// - Throws: `FILE_UNREADABLE` when reading fails or there is more.
    static func bytes(of path: String, limit: Int) throws(Problem) -> [UInt8] {
        let file = path == "-" ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw OutputProblem.unreadableInput(path, SystemReason.text(errno)) }
        defer { if file != 0 { close(file) } }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw OutputProblem.unreadableInput(path, SystemReason.text(errno)) }
            if count == 0 { return bytes }
            guard bytes.count + count <= limit else {
                throw OutputProblem.unreadableInput(
                    path, LocalizedText(vi: "dài hơn \(limit) byte", en: "longer than \(limit) bytes"))
            }
            bytes += chunk[..<count]
        }
    }
}
