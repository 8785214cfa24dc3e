internal import Findings
internal import Glibc

/// Standard input, read whole.
enum StandardInput {
    /// All bytes of standard input, at most `limit`.
    ///
    /// - Throws: `FILE_UNREADABLE` when reading fails or there is more.
    static func bytes(limit: Int) throws(Problem) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(0, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0, bytes.count + count <= limit else {
                throw OutputProblem.unreadableInput(count < 0 ? unsafe String(cString: strerror(errno)) : "> \(limit) byte")
            }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
    }
}
