import Findings
import FoundationEssentials
import TestSupport
import Testing
import ZipContainer

/// Zip files that are written: their headers by the format's description (APPNOTE.TXT 6.3), their bytes the same each
/// time, their target never harmed.
@Suite struct ZipWriterTests {
    private static func sample() -> ZipWriter {
        let zip = ZipWriter()
        zip.add("a.xml", bytes: Array("<a>xin chào</a>".utf8))
        zip.add("folder/picture.png", bytes: [1, 2, 3], compression: .stored)
        var left = 300
        zip.add("pulled.xml") { bytes in
            guard left > 0 else { return }
            left -= 1
            bytes += Array(repeating: UInt8(ascii: "x"), count: 1000)
        }
        zip.add("empty.xml", bytes: [])
        return zip
    }

    private static func contents(_ bytes: [UInt8]) throws -> [String: [UInt8]] {
        let zip = try ZipReader(bytes: bytes)
        var contents: [String: [UInt8]] = [:]
        for entry in zip.entries {
            let stream = try zip.open(entry)
            var all: [UInt8] = []
            while try stream.read(appendingTo: &all, upTo: 4096) > 0 {}
            contents[entry.name] = all
        }
        return contents
    }

    @Test func whatIsWrittenIsRead() throws {
        let contents = try Self.contents(Self.sample().bytes())
        #expect(contents.count == 4)
        #expect(contents["a.xml"] == Array("<a>xin chào</a>".utf8))
        #expect(contents["folder/picture.png"] == [1, 2, 3])
        #expect(contents["pulled.xml"] == Array(repeating: UInt8(ascii: "x"), count: 300_000))
        #expect(contents["empty.xml"] == [])
    }

    @Test func everyLocalHeaderIsOfVersion20WithoutExtraFields() throws {
        let headers = LocalHeader.all(in: try Self.sample().bytes())
        #expect(headers.map(\.name) == ["a.xml", "folder/picture.png", "pulled.xml", "empty.xml"])
        #expect(headers.allSatisfy { $0.version <= 20 && $0.extraLength == 0 })
        #expect(headers.map(\.method) == [8, 0, 8, 8])
        #expect(headers.allSatisfy { $0.date == 0x21 && $0.time == 0 })
    }

    @Test func theSameEntriesGiveTheSameBytesInMemoryAndOnDisk() throws {
        try withFolder { folder in
            try Self.sample().write(to: folder + "/one.zip")
            let file = try [UInt8](Data(contentsOf: URL(filePath: folder + "/one.zip")))
            #expect(try file == Self.sample().bytes())
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["one.zip"])
        }
    }

    @Test func aSourceThatFailsLeavesTheTargetAsItWas() throws {
        try withFolder { folder in
            let path = folder + "/kept.zip"
            try Data([7]).write(to: URL(filePath: path))
            let zip = ZipWriter()
            let stop = Problem(Problem.Code(rawValue: "TEST"), LocalizedText(vi: "dừng", en: "stop"))
            var calls = 0
            zip.add("long.xml") { bytes throws(Problem) in
                calls += 1
                if calls > 40 { throw stop }
                bytes += Array(repeating: UInt8(truncatingIfNeeded: calls &* 37), count: 100_000)
            }
            #expect(throws: stop) { try zip.write(to: path) }
            #expect(try Data(contentsOf: URL(filePath: path)) == Data([7]))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["kept.zip"])
        }
    }

    @Test func aFolderThatIsNotThereIsAProblemWithThePlace() throws {
        do {
            try Self.sample().write(to: "/no/such/folder/a.zip")
            Issue.record("written")
        } catch {
            #expect(error.code == .outputUnwritable)
            #expect(error.place.file == "/no/such/folder/a.zip")
        }
    }

    @Test func aFullDiskIsAProblem() throws {
        // What goes to /dev/full always meets a full disk.
        do {
            try Self.sample().write(to: "/dev/full")
            Issue.record("written")
        } catch {
            #expect(error.code == .outputUnwritable)
            #expect(error.message.vi.contains("hết chỗ trên đĩa"))
        }
        #expect(FileReplacement.isSpecial("/dev/full"))
    }

    @Test func permissionsOfAReplacedFileStay() throws {
        try withFolder { folder in
            let path = folder + "/private.zip"
            try Data().write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            try Self.sample().write(to: path)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode.map { $0 & 0o777 } == 0o600)
        }
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "zip-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }
}
