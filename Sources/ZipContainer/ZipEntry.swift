/// One entry of a zip file, as its central directory lists it.
public struct ZipEntry: Sendable, Hashable {
    /// The name, exactly as stored.
    public var name: String
    /// Its place in the central directory, from 0.
    public var index: Int
    /// The size of the compressed data in bytes, as the directory states it; 0 if it doesn't.
    public var compressedSize: Int
    /// Whether the entry's data is encrypted by the zip format's own means.
    public var isEncrypted: Bool

    /// Whether the name stands for a folder.
    public var isFolder: Bool { name.hasSuffix("/") || name.hasSuffix("\\") }
}
