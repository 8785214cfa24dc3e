/// One entry of a zip file, each field of its headers under the test's control (APPNOTE.TXT 6.3, 4.3.7 and 4.3.12).
struct RawZipEntry {
    var name: String
    var data: [UInt8]
    /// 0 for stored, 8 for deflated.
    var method: UInt16 = 0
    var flags: UInt16 = 0x0800
    var crc: UInt32 = 0
    /// The sizes that the headers state.
    var compressedSize: UInt32
    var size: UInt32

    /// An entry whose headers tell the truth about `data`.
    init(_ name: String, _ data: [UInt8]) {
        self.name = name
        self.data = data
        crc = Self.crc32(data)
        compressedSize = UInt32(data.count)
        size = UInt32(data.count)
    }

    /// A worksheet of no rows but `megabytes` MiB of space, deflated about a thousandfold.
    static func bomb(_ name: String, head: String, megabytes: Int) -> RawZipEntry {
        var entry = RawZipEntry(name, stored(Array(head.utf8)) + (0..<megabytes).flatMap { _ in megabyteOfSpace })
        entry.method = 8
        entry.size = UInt32(megabytes << 20)
        return entry
    }

    /// A stored block, not the last of its stream (RFC 1951, 3.2.4).
    static func stored(_ bytes: [UInt8], isLast: Bool = false) -> [UInt8] {
        let count = UInt16(bytes.count)
        return [isLast ? 1 : 0] + two(count) + two(~count) + bytes
    }

    /// 2²⁰ spaces as zlib deflates them at level 9, ended on a whole byte so that it may be repeated.
    private static let megabyteOfSpace: [UInt8] =
        [0xEC, 0xC1, 0x31, 0x01, 0, 0, 0, 0xC2, 0xA0, 0x2A, 0xEB, 0x9F, 0xD2, 0x10, 0xBE, 0x40, 0x01]
        + [UInt8](repeating: 0, count: 1015) + [0x7C, 0x06, 0, 0, 0xFF, 0xFF]

    /// A zip file of these entries.
    static func file(of entries: [RawZipEntry]) -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let offset = UInt32(file.count)
            let name = Array(entry.name.utf8)
            var common = two(20) + two(entry.flags) + two(entry.method) + two(0) + two(0x21)
            common += four(entry.crc) + four(entry.compressedSize) + four(entry.size) + two(UInt16(name.count)) + two(0)
            file += four(0x0403_4B50) + common
            file += name
            file += entry.data
            directory += four(0x0201_4B50) + two(20) + common
            directory += two(0) + two(0) + two(0) + four(0) + four(offset) + name
        }
        let count = two(UInt16(entries.count))
        var end = four(0x0605_4B50) + two(0) + two(0) + count + count
        end += four(UInt32(directory.count)) + four(UInt32(file.count)) + two(0)
        return file + directory + end
    }

    private static func two(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }

    private static func four(_ value: UInt32) -> [UInt8] { two(UInt16(value & 0xFFFF)) + two(UInt16(value >> 16)) }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }
}
