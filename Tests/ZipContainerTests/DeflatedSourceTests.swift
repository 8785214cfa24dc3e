import Findings
import Foundation
import TestSupport
import Testing
import ZipContainer

/// Long entries, deflated block by block on several threads: read by zlib itself (Python's `zipfile`, which checks the
/// CRC), and the same bytes however many threads there are.
@Suite struct DeflatedSourceTests {
    private static let block = 512 << 10
    static let sizes = [
        0, 1, 32 << 10, block - 1, block, block + 1, 2 * block, 2 * block + 1, 3 << 20, 12 * block + 77,
    ]

    /// Text like a worksheet's, and bytes in which nothing repeats; a little more than two blocks of each.
    private static let (cells, noise): ([UInt8], [UInt8]) = {
        var (cells, noise): ([UInt8], [UInt8]) = ([], [])
        var state: UInt64 = 88_172_645_463_325_252
        while noise.count < 2 * block + 999 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            if cells.count < noise.count { cells += "<c r=\"A\(state % 977)\"><v>\(state % 100_003)</v></c>".utf8 }
            for place in 0..<8 { noise.append(UInt8(truncatingIfNeeded: state >> (place * 8))) }
        }
        return (cells, noise)
    }()

    private static func content(_ size: Int, isNoise: Bool = false) -> [UInt8] {
        let stretch = isNoise ? noise : cells
        var bytes: [UInt8] = []
        while bytes.count < size { bytes += stretch.prefix(size - bytes.count) }
        return bytes
    }

    /// Adds an entry that is pulled in pieces of `step` bytes.
    private static func add(_ name: String, _ bytes: [UInt8], step: Int, to zip: ZipWriter, level: Int = 5) {
        var place = 0
        zip.add(name, compression: .deflated(level: level)) { target in
            #expect(target.isEmpty, "a source may fill its target up to some size")
            let end = min(place + step, bytes.count)
            target += bytes[place..<end]
            place = end
        }
    }

    private static func zip(threads: Int?, step: Int) throws -> [UInt8] {
        let zip = ZipWriter(threads: threads)
        for (number, size) in sizes.enumerated() {
            add("\(number).xml", content(size), step: step, to: zip, level: number % 9 + 1)
        }
        zip.add("whole.xml", bytes: content(2_000_000))
        zip.add("picture.png", bytes: content(700_000, isNoise: true), compression: .stored)
        add("noise.bin", content(1_700_000, isNoise: true), step: step, to: zip)
        return try zip.bytes()
    }

    @Test func anotherReaderFindsEveryByte() throws {
        try withFolder { folder in
            try Data(Self.zip(threads: 4, step: 100_000)).write(to: folder.appending(path: "a.zip"))
            for (number, size) in Self.sizes.enumerated() {
                try Data(Self.content(size)).write(to: folder.appending(path: "\(number).xml"))
            }
            try Data(Self.content(2_000_000)).write(to: folder.appending(path: "whole.xml"))
            try Data(Self.content(700_000, isNoise: true)).write(to: folder.appending(path: "picture.png"))
            try Data(Self.content(1_700_000, isNoise: true)).write(to: folder.appending(path: "noise.bin"))
            let script = """
                import os, sys, zipfile
                zip = zipfile.ZipFile(sys.argv[1] + "/a.zip")
                assert len(zip.namelist()) == \(Self.sizes.count + 3), zip.namelist()
                for entry in zip.infolist():
                    wanted = open(os.path.join(sys.argv[1], entry.filename), "rb").read()
                    assert zip.read(entry) == wanted and entry.file_size == len(wanted), entry
                    assert entry.extract_version <= 20 and not entry.extra, entry
                """
            #expect(try Self.run("python3", "-c", script, folder.path) == 0)
            #expect(try Self.run("unzip", "-tqq", folder.path + "/a.zip") == 0)
        }
    }

    @Test func ourReaderFindsEveryByteAndPlainHeaders() throws {
        let bytes = try Self.zip(threads: 3, step: 300_000)
        let headers = LocalHeader.all(in: bytes)
        #expect(headers.count == Self.sizes.count + 3)
        #expect(headers.allSatisfy { $0.version <= 20 && $0.extraLength == 0 && $0.time == 0 && $0.date == 0x21 })
        #expect(headers.allSatisfy { $0.method == ($0.name == "picture.png" ? 0 : 8) })
        let zip = try ZipReader(bytes: bytes)
        for (number, size) in Self.sizes.enumerated() {
            let stream = try zip.open(zip.entries[number])
            var all: [UInt8] = []
            while try stream.read(appendingTo: &all, upTo: 1 << 20) > 0 {}
            #expect(all == Self.content(size))
        }
    }

    @Test func bytesDependNeitherOnThreadsNorOnTheStepsOfTheSource() throws {
        let one = try Self.zip(threads: 1, step: 100_000)
        #expect(try Self.zip(threads: 4, step: 100_000) == one)
        #expect(try Self.zip(threads: 8, step: 1_300_001) == one)
        #expect(try Self.zip(threads: nil, step: 4099) == one)
    }

    @Test func blocksCostHardlyAnySize() throws {
        let content = Self.content(6 << 20)
        let zip = ZipWriter(threads: 2)
        Self.add("a.xml", content, step: 100_000, to: zip)
        try withFolder { folder in
            try Data(content).write(to: folder.appending(path: "a.xml"))
            let script = """
                import sys, zlib
                whole = zlib.compressobj(5, zlib.DEFLATED, -15, 9)
                bytes = open(sys.argv[1] + "/a.xml", "rb").read()
                print(len(whole.compress(bytes)) + len(whole.flush()))
                """
            let whole = try #require(Int(Self.output("python3", "-c", script, folder.path)))
            #expect(try zip.bytes().count < whole + whole / 500)
        }
    }

    @Test(arguments: [0, 1, 6, 40], [1, 4])
    func aSourceThatFailsEndsTheWorkAndLeavesNothing(after calls: Int, threads: Int) throws {
        try withFolder { folder in
            let stop = Problem(Problem.Code(rawValue: "TEST"), LocalizedText(vi: "dừng", en: "stop"))
            let zip = ZipWriter(threads: threads)
            Self.add("before.xml", Self.content(3 << 20), step: 100_000, to: zip)
            let piece = Self.content(200_000)
            var left = calls
            zip.add("long.xml") { bytes throws(Problem) in
                if left == 0 { throw stop }
                left -= 1
                bytes += piece
            }
            #expect(throws: stop) { try zip.write(to: folder.path + "/a.zip") }
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(files == [])
        }
    }

    private static func run(_ command: String...) throws -> Int32 { try launch(command).status }

    private static func output(_ command: String...) throws -> String { try launch(command).output }

    private static func launch(_ command: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        return (process.terminationStatus, text)
    }

    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "deflate-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }
}
