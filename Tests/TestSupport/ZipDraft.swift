/// A zip file put together by hand for a test: stored entries only, every byte under the test's control.
///
/// Written from the format's description (APPNOTE.TXT 6.3), not with the library that the reader uses.
public struct ZipDraft {
    /// The entries in order: name and content.
    public var entries: [(name: String, content: [UInt8])] = []

    /// Creates a draft.
    public init(_ entries: [(name: String, content: [UInt8])] = []) { self.entries = entries }

    /// Adds an entry of text.
    public mutating func add(_ name: String, _ text: String) { entries.append((name, Array(text.utf8))) }

    /// Replaces the content of an entry, or adds it.
    public mutating func set(_ name: String, _ text: String) { set(name, Array(text.utf8)) }

    /// Replaces the content of an entry, or adds it.
    public mutating func set(_ name: String, _ content: [UInt8]) {
        if let index = entries.firstIndex(where: { $0.name == name }) {
            entries[index].content = content
        } else {
            entries.append((name, content))
        }
    }

    /// Removes an entry.
    public mutating func remove(_ name: String) { entries.removeAll { $0.name == name } }

    /// The bytes of the zip file.
    public var bytes: [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let offset = file.count
            let name = Array(entry.name.utf8)
            let common =
                Self.two(20) + Self.two(0x0800) + Self.two(0) + Self.two(0) + Self.two(0x21)
                + Self.four(Self.crc32(entry.content)) + Self.four(UInt32(entry.content.count))
                + Self.four(UInt32(entry.content.count)) + Self.two(UInt16(name.count)) + Self.two(0)
            file += Self.four(0x0403_4B50) + common + name + entry.content
            directory += Self.four(0x0201_4B50) + Self.two(20) + common
            directory += Self.two(0) + Self.two(0) + Self.two(0) + Self.four(0) + Self.four(UInt32(offset)) + name
        }
        let end =
            Self.four(0x0605_4B50) + Self.two(0) + Self.two(0) + Self.two(UInt16(entries.count))
            + Self.two(UInt16(entries.count)) + Self.four(UInt32(directory.count)) + Self.four(UInt32(file.count))
            + Self.two(0)
        return file + directory + end
    }

    private static func two(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }

    private static func four(_ value: UInt32) -> [UInt8] {
        two(UInt16(value & 0xFFFF)) + two(UInt16(value >> 16))
    }

    static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }
}
