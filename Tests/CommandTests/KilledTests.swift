import Foundation
import Testing

/// Killed in the middle of writing: the old file is whole, or the new one is.
@Suite struct KilledTests {
    /// `DOISOAT_KILLS` asks for more; 200 were made by hand.
    static let kills = ProcessInfo.processInfo.environment["DOISOAT_KILLS"].flatMap { Int($0) } ?? 30

    @Test func theTargetIsWholeWhenTheWriterIsKilled() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "doisoat-killed-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let rows = (0..<4000).map { "[\"dòng \($0)\",\($0),\($0).5]" }.joined(separator: ",")
        let input = folder.appending(path: "a.json")
        try Data("{\"schema\":\"doisoat.values/1\",\"sheets\":[{\"name\":\"S\",\"rows\":[\(rows)]}]}".utf8).write(
            to: input)
        let target = folder.appending(path: "b.xlsx")
        let arguments = ["convert", input.path, "--output", target.path]
        let start = ContinuousClock.now
        #expect(try CommandRun(arguments).exit == 0)
        let whole = try Data(contentsOf: target)
        let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
        let old = Data("an older file".utf8)
        for _ in 0..<Self.kills {
            try old.write(to: target)
            let process = Process()
            process.executableURL = CommandRun.binary
            process.arguments = arguments
            try process.run()
            usleep(UInt32(Int.random(in: 0...(milliseconds + 10)) * 1000))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let left = try Data(contentsOf: target)
            #expect(left == old || left == whole)
        }
    }
}
