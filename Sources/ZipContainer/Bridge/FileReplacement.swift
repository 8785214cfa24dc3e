public import Findings
internal import Glibc

/// A file that is written beside its target and takes the target's place only when it is whole and on the disk.
///
/// Until ``commit()`` the target is as it was; a replacement that is let go without it leaves nothing behind.
public final class FileReplacement {
    /// The name of the file that is written, in the folder of the target.
    public let path: String
    private let target: String
    private var isOpen = true

    /// Prepares to replace `target`, which need not be there yet. Creates nothing.
    public init(of target: String) {
        self.target = target
        path = "\(target).\(String(UInt32.random(in: 0...UInt32.max), radix: 16)).tmp"
    }

    deinit { if isOpen { _ = unsafe unlink(path) } }

    /// Whether something is at `path` that is no regular file (a device, a pipe): such a target is written in place.
    public static func isSpecial(_ path: String) -> Bool {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return false }
        return status.st_mode & S_IFMT != S_IFREG
    }

    /// Sees to it that the file is on the disk, gives it the target's permissions and its name, and has the folder
    /// remember that.
    ///
    /// - Throws: `OUTPUT_UNWRITABLE`; the target is then as it was.
    public func commit() throws(Problem) {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failed() }
        var status = stat()
        if unsafe stat(target, &status) == 0 { fchmod(file, status.st_mode & 0o7777) }
        let isSaved = fsync(file) == 0
        let reason = errno
        close(file)
        guard isSaved else { throw ZipProblem.unwritable(target, SystemReason.text(reason)) }
        guard unsafe rename(path, target) == 0 else { throw failed() }
        isOpen = false
        let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "."
        let handle = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        // The new file is in place; a file system that cannot sync a folder is no reason to call it a failure.
        if handle >= 0 {
            fsync(handle)
            close(handle)
        }
    }

    /// Writes the first `count` bytes of `bytes` to an open file; `false`, with `errno` set, when that fails.
    static func write(_ bytes: [UInt8], upTo count: Int, to file: Int32) -> Bool {
        unsafe bytes.withUnsafeBytes { buffer in
            var rest = unsafe buffer[..<min(count, buffer.count)]
            while unsafe !rest.isEmpty {
                let written = unsafe Glibc.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { return false }
                unsafe rest = rest.dropFirst(written)
            }
            return true
        }
    }

    private func failed() -> Problem { ZipProblem.unwritable(target, SystemReason.text(errno)) }

    /// Writes `bytes` to a device or pipe as it is.
    ///
    /// - Throws: `OUTPUT_UNWRITABLE`.
    public static func write(_ bytes: [UInt8], inPlace path: String) throws(Problem) {
        let file = unsafe open(path, O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { throw ZipProblem.unwritable(path, SystemReason.text(errno)) }
        defer { close(file) }
        guard write(bytes, upTo: bytes.count, to: file) else {
            throw ZipProblem.unwritable(path, SystemReason.text(errno))
        }
    }
}
