internal import Findings
internal import Glibc
internal import ZipContainer

/// Owns a file descriptor that is written to, and the few calls of the system that go with it.
final class OutputFileHandle {
    private let descriptor: Int32
    private let closesAtEnd: Bool

    /// Standard output.
    static func standardOutput() -> OutputFileHandle { OutputFileHandle(descriptor: 1, closesAtEnd: false) }

    private init(descriptor: Int32, closesAtEnd: Bool) {
        self.descriptor = descriptor
        self.closesAtEnd = closesAtEnd
    }

    /// Opens an existing file that is no regular one (a device, a pipe) for writing in place.
    convenience init(inPlace path: String) throws(Problem) {
        try self.init(opening: path, flags: O_WRONLY | O_CLOEXEC)
    }

    /// Makes a new file, which must not be there yet.
    convenience init(creating path: String) throws(Problem) {
        try self.init(opening: path, flags: O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC)
    }

    /// Makes a file without a name in `folder`, gone when it is closed.
    convenience init(temporaryIn folder: String) throws(Problem) {
        let path = "\(folder)/doisoat-\(UInt64.random(in: 0...UInt64.max))"
        try self.init(creating: path)
        Self.remove(path)
    }

    private convenience init(opening path: String, flags: Int32) throws(Problem) {
        let descriptor = unsafe open(path, flags, 0o666)
        guard descriptor >= 0 else { throw OutputProblem.unwritable(path, Self.reason) }
        self.init(descriptor: descriptor, closesAtEnd: true)
    }

    deinit { if closesAtEnd { close(descriptor) } }

    private static var reason: LocalizedText { SystemReason.text(errno) }

    /// Writes all bytes.
    func write(_ bytes: [UInt8], name: String) throws(Problem) {
        let isDone = unsafe bytes.withUnsafeBytes { buffer in
            var rest = unsafe buffer[...]
            while unsafe !rest.isEmpty {
                let count = unsafe Glibc.write(
                    descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                unsafe rest = rest.dropFirst(count)
            }
            return true
        }
        guard isDone else { throw OutputProblem.unwritable(name, Self.reason) }
    }

    /// Empties a regular file.
    func rewind(name: String) throws(Problem) {
        guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
            throw OutputProblem.unwritable(name, Self.reason)
        }
    }

    /// Goes back to the beginning, to read what was written.
    func startReading(name: String) throws(Problem) {
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw OutputProblem.unwritable(name, Self.reason) }
    }

    /// The next bytes of the file; empty at its end.
    func read(upTo count: Int, name: String) throws(Problem) -> [UInt8] {
        var chunk = [UInt8](repeating: 0, count: count)
        let filled = unsafe chunk.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
        guard filled >= 0 else { throw OutputProblem.unwritable(name, Self.reason) }
        chunk.removeLast(count - filled)
        return chunk
    }

    /// Sees to it that what was written is on the disk.
    func synchronize(name: String) throws(Problem) {
        guard fsync(descriptor) == 0 else { throw OutputProblem.unwritable(name, Self.reason) }
    }

    /// Gives a file another name, replacing what had it.
    static func rename(_ path: String, to target: String) throws(Problem) {
        guard unsafe Glibc.rename(path, target) == 0 else { throw OutputProblem.unwritable(target, reason) }
    }

    /// Makes a folder, and those it stands in, unless it is there.
    static func makeFolder(_ path: String) throws(Problem) {
        if case .folder = PathKind(of: path) { return }
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex { try makeFolder(String(path[..<slash])) }
        guard unsafe mkdir(path, 0o777) == 0 || errno == EEXIST else { throw OutputProblem.unwritable(path, reason) }
    }

    /// Removes a file, if it is there.
    static func remove(_ path: String) { _ = unsafe unlink(path) }
}

/// What the file system says of a path.
public enum PathKind: Sendable {
    /// Nothing is there.
    case missing
    /// A folder.
    case folder
    /// A regular file of so many bytes.
    case file(bytes: Int)
    /// A device, a pipe or a socket.
    case other

    /// Looks a path up, links followed.
    public init(of path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            self = .missing
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: self = .folder
        case S_IFREG: self = .file(bytes: Int(status.st_size))
        default: self = .other
        }
    }

    /// Whether both paths lead to one file.
    static func isSameFile(_ one: String, _ other: String) -> Bool {
        var (first, second) = (stat(), stat())
        guard unsafe stat(one, &first) == 0, unsafe stat(other, &second) == 0 else { return false }
        return first.st_ino == second.st_ino && first.st_dev == second.st_dev
    }
}

/// What is known of the terminal.
public enum Terminal {
    /// Whether messages (standard error) go to a terminal.
    public static var showsMessages: Bool { isatty(2) == 1 }

    /// Whether results (standard output) go to a terminal.
    public static var showsResults: Bool { isatty(1) == 1 }

    /// Writes text to standard error as it is.
    public static func write(_ text: String) { write(text, to: 2) }

    /// Writes text to standard output as it is.
    public static func writeOutput(_ text: String) { write(text, to: 1) }

    /// A message that cannot be shown is not worth stopping for.
    private static func write(_ text: String, to descriptor: Int32) {
        unsafe Array(text.utf8).withUnsafeBytes { buffer in
            var rest = unsafe buffer[...]
            while unsafe !rest.isEmpty {
                let count = unsafe Glibc.write(
                    descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                unsafe rest = rest.dropFirst(count)
            }
        }
    }
}
