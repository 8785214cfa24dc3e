import Findings
import TestSupport
import Testing
import ZipContainer

/// Zip files: their entries, the bytes of each, and limits (APPNOTE.TXT 6.3).
@Suite struct ZipReaderTests {
    private static func content(_ entry: ZipEntry, of zip: ZipReader, step: Int = 100) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let stream = try zip.open(entry)
        while try stream.read(appendingTo: &bytes, upTo: step) > 0 {}
        return bytes
    }

    private static let bytes = ZipDraft([
        ("a.txt", Array("một".utf8)), ("dir/", []), ("dir\\", []), ("dir/b.txt", [UInt8](repeating: 7, count: 1000)),
        ("đ.txt", []),
    ]).bytes

    @Test("Entries come in the order of the directory, with their names as stored")
    func entries() throws {
        let zip = try ZipReader(bytes: Self.bytes)
        #expect(zip.entries.map(\.name) == ["a.txt", "dir/", "dir\\", "dir/b.txt", "đ.txt"])
        #expect(zip.entries.map(\.index) == [0, 1, 2, 3, 4])
        #expect(zip.entries.map(\.isFolder) == [false, true, true, false, false])
        #expect(zip.entries.map(\.compressedSize) == [5, 0, 0, 1000, 0])
        #expect(zip.entries.allSatisfy { !$0.isEncrypted })
    }

    @Test("The bytes of an entry, in steps of any size, again and again", arguments: [1, 3, 999, 1000, 1001, 1 << 14])
    func content(step: Int) throws {
        let zip = try ZipReader(bytes: Self.bytes)
        for _ in 0..<2 {
            #expect(try Self.content(zip.entries[0], of: zip, step: step) == Array("một".utf8))
            #expect(try Self.content(zip.entries[3], of: zip, step: step) == [UInt8](repeating: 7, count: 1000))
            #expect(try Self.content(zip.entries[4], of: zip, step: step).isEmpty)
        }
    }

    @Test("Two entries may be read side by side")
    func sideBySide() throws {
        let zip = try ZipReader(bytes: Self.bytes)
        let (first, second) = (try zip.open(zip.entries[0]), try zip.open(zip.entries[3]))
        var (one, other): ([UInt8], [UInt8]) = ([], [])
        var goesOn = true
        while goesOn {
            goesOn = try first.read(appendingTo: &one, upTo: 1) > 0
            goesOn = try second.read(appendingTo: &other, upTo: 10) > 0 || goesOn
        }
        #expect(one == Array("một".utf8))
        #expect(other.count == 1000)
    }

    /// Raw deflate of 1,000 letters a (RFC 1951, fixed Huffman codes): the letter, then 3 copies of 258 and one of 225.
    private static func deflated() -> (bytes: [UInt8], zip: [UInt8]) {
        var bits: [Bool] = []
        func put(_ value: Int, _ count: Int) { for bit in 0..<count { bits.append(value >> bit & 1 == 1) } }
        func code(_ value: Int, _ count: Int) {
            for bit in (0..<count).reversed() { bits.append(value >> bit & 1 == 1) }
        }
        put(1, 1)
        put(1, 2)
        code(0x30 + 97, 8)
        for _ in 0..<3 {
            code(0xC0 + 5, 8)  // Length 258 is symbol 285, of the codes of 8 bits from 280 on.
            code(0, 5)
        }
        code(0xC0 + 3, 8)  // Length 225 is symbol 283 (195 to 226) and 30 in 5 further bits.
        put(30, 5)
        code(0, 5)
        code(0, 7)
        var data: [UInt8] = []
        for start in stride(from: 0, to: bits.count, by: 8) {
            var byte: UInt8 = 0
            for (offset, bit) in bits[start..<min(start + 8, bits.count)].enumerated() where bit {
                byte |= 1 << UInt8(offset)
            }
            data.append(byte)
        }
        let content = [UInt8](repeating: UInt8(ascii: "a"), count: 1000)
        // The draft stores entries; sizes, method and checksum are put right by hand.
        var zip = ZipDraft([("a", data)]).bytes
        let checksum = ZipDraft([("a", content)]).bytes[14..<18]
        let directory = 30 + 1 + data.count
        for (method, crc, size) in [(8, 14, 22), (directory + 10, directory + 16, directory + 24)] {
            zip[method] = 8
            zip.replaceSubrange(crc..<(crc + 4), with: checksum)
            zip[size] = UInt8(content.count & 0xFF)
            zip[size + 1] = UInt8(content.count >> 8)
        }
        return (content, zip)
    }

    @Test("Deflated entries are inflated")
    func inflate() throws {
        let (content, bytes) = Self.deflated()
        let zip = try ZipReader(bytes: bytes)
        #expect(try Self.content(zip.entries[0], of: zip) == content)
        #expect(zip.entries[0].compressedSize < 20)
    }

    @Test("A ratio above the limit is refused, above the floor only")
    func ratio() throws {
        var limits = ZipLimits()
        limits.ratioFloor = 500
        limits.ratio = 20
        let bytes = Self.deflated().zip
        let problem = #expect(throws: Problem.self) {
            let zip = try ZipReader(bytes: bytes, limits: limits)
            _ = try Self.content(zip.entries[0], of: zip)
        }
        #expect(problem?.code == .zipLimit)
        #expect(problem?.place.part == "a")
        limits.ratioFloor = 1000
        let zip = try ZipReader(bytes: bytes, limits: limits)
        #expect(try Self.content(zip.entries[0], of: zip).count == 1000)
    }

    @Test("The limit on entries", arguments: [(4, true), (5, false)])
    func entryLimit(limit: Int, isRefused: Bool) {
        var limits = ZipLimits()
        limits.entries = limit
        let problem: Problem?
        do throws(Problem) {
            _ = try ZipReader(bytes: Self.bytes, limits: limits)
            problem = nil
        } catch { problem = error }
        #expect((problem?.code == .zipLimit) == isRefused)
    }

    @Test("The limit on inflated bytes counts all entries together, and each reading of one")
    func inflatedLimit() throws {
        var limits = ZipLimits()
        limits.inflatedBytes = 1010
        let zip = try ZipReader(bytes: Self.bytes, limits: limits)
        #expect(try Self.content(zip.entries[3], of: zip).count == 1000)
        #expect(try Self.content(zip.entries[0], of: zip).count == 5)
        #expect(try Self.content(zip.entries[0], of: zip).count == 5)
        let problem = #expect(throws: Problem.self) { try Self.content(zip.entries[0], of: zip) }
        #expect(problem?.code == .zipLimit)
    }

    @Test("A wrong checksum is damage, found at the end of the entry")
    func checksum() throws {
        var bytes = Self.bytes
        bytes[30 + 5] ^= 1
        let zip = try ZipReader(bytes: bytes)
        let problem = #expect(throws: Problem.self) { try Self.content(zip.entries[0], of: zip) }
        #expect(problem?.code == .zipDamaged)
        #expect(problem?.place.part == "a.txt")
    }

    /// What is no zip file at all.
    static let otherFiles: [[UInt8]] = [
        [], Array("PK".utf8), Array("không phải zip".utf8), [UInt8](repeating: 0, count: 100),
    ]

    @Test(arguments: otherFiles)
    func noZip(bytes: [UInt8]) {
        #expect(#expect(throws: Problem.self) { _ = try ZipReader(bytes: bytes) }?.code == .notAZip)
    }

    @Test("Encrypted entries and unknown methods are refused, the others can be read")
    func unsupported() throws {
        let draft = ZipDraft([("a", [UInt8](repeating: 1, count: 20)), ("b", [4])])
        let directory = 30 + 1 + 20 + 30 + 1 + 1
        var encrypted = draft.bytes
        encrypted[6] |= 1
        encrypted[directory + 8] |= 1
        let zip = try ZipReader(bytes: encrypted)
        #expect(zip.entries.map(\.isEncrypted) == [true, false])
        #expect(#expect(throws: Problem.self) { try zip.open(zip.entries[0]) }?.code == .zipUnsupported)
        #expect(try Self.content(zip.entries[1], of: zip) == [4])
        var method = draft.bytes
        method[8] = 98
        method[directory + 10] = 98
        let other = try ZipReader(bytes: method)
        #expect(
            #expect(throws: Problem.self) { try Self.content(other.entries[0], of: other) }?.code == .zipUnsupported)
        #expect(try Self.content(other.entries[1], of: other) == [4])
    }

    @Test("A path that leads nowhere, and a folder")
    func unreadable() {
        #expect(#expect(throws: Problem.self) { _ = try ZipReader(path: "/khong/co") }?.code == .fileUnreadable)
        #expect(
            #expect(throws: Problem.self) { _ = try FileHead.bytes(path: "/khong/co", limit: 8) }?.code
                == .fileUnreadable)
        #expect(#expect(throws: Problem.self) { _ = try FileHead.bytes(path: "/", limit: 8) }?.code == .fileUnreadable)
    }
}
