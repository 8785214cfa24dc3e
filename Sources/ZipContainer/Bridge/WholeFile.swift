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
    /// - Throws: `OUTPUT_UNWRITABLE`.
    public static func write(_ bytes: [UInt8], to path: String) throws(Problem) {
        let replacement = FileReplacement(of: path)
        let file = unsafe open(replacement.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw ZipProblem.unwritable(path, SystemReason.text(errno)) }
        close(file)
        do throws(Problem) {
            try FileReplacement.write(bytes, inPlace: replacement.path)
        } catch {
            throw error.at(Place(file: path))
        }
        try replacement.commit()
    }
}
