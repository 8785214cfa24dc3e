internal import Ccrypto
public import Findings
internal import Glibc

/// What tells whether a file is byte for byte the one that was read.
public enum FileDigest {
    /// Bytes that are read at once.
    private static let chunk = 1 << 20

    /// The SHA-256 (FIPS 180-4) of the regular file at `path`, in 64 hexadecimal digits.
    ///
    /// - Throws: `FILE_UNREADABLE`.
    /// - Complexity: linear in the file; a megabyte is held.
    public static func sha256(ofFile path: String) throws(Problem) -> String {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw ZipProblem.unreadable(SystemReason.text(errno)) }
        defer { close(file) }
        guard let context = unsafe EVP_MD_CTX_new() else { throw ZipProblem.unreadable(SystemReason.text(ENOMEM)) }
        defer { unsafe EVP_MD_CTX_free(context) }
        var isGood = unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
        var status = stat()
        // What is no regular file can be read but once, and was.
        guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw ZipProblem.unreadable(SystemReason.text(EINVAL))
        }
        var buffer = [UInt8](repeating: 0, count: max(1, min(Int(status.st_size), chunk)))
        while isGood {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(file, $0.baseAddress, $0.count) }
            guard count >= 0 else { throw ZipProblem.unreadable(SystemReason.text(errno)) }
            if count == 0 { break }
            isGood = unsafe buffer.withUnsafeBytes { unsafe EVP_DigestUpdate(context, $0.baseAddress, count) == 1 }
        }
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        isGood = unsafe isGood && EVP_DigestFinal_ex(context, &digest, &length) == 1
        guard isGood else { throw ZipProblem.unreadable(SystemReason.text(EIO)) }
        return hexadecimal(digest.prefix(Int(length)))
    }

    /// The SHA-256 of bytes that lie in memory, in 64 hexadecimal digits.
    ///
    /// - Throws: `FILE_UNREADABLE` where it cannot be calculated.
    public static func sha256(of bytes: [UInt8]) throws(Problem) -> String {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        let isGood = unsafe bytes.withUnsafeBytes { bytes in
            unsafe EVP_Digest(bytes.baseAddress, bytes.count, &digest, &length, EVP_sha256(), nil) == 1
        }
        guard isGood else { throw ZipProblem.unreadable(SystemReason.text(EIO)) }
        return hexadecimal(digest.prefix(Int(length)))
    }

    private static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
