import Foundation
import Testing

/// Each folder of `Cases` is a run of the command: `arguments` (one a line), and what must come of it: `exit` (0 when
/// absent), `output` (exactly), `output-holds` and `messages` (every line must occur). Adding one needs no Swift.
@Suite struct CaseTests {
    static let folder = CommandRun.root.appending(path: "Tests/CommandTests/Cases")
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

    @Test("There are cases") func cases() { #expect(Self.names.count >= 20) }

    @Test(arguments: names)
    func run(name: String) throws {
        let folder = Self.folder.appending(path: name)
        func text(_ file: String) -> String? {
            try? String(contentsOf: folder.appending(path: file), encoding: .utf8)
        }
        func lines(_ file: String) -> [String] {
            (text(file) ?? "").split(separator: "\n").map(String.init)
        }
        let arguments = lines("arguments")
        let run = try CommandRun(arguments, input: text("input"))
        let exit = text("exit").flatMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) } ?? 0
        #expect(run.exit == exit, "\(run.messages)")
        if let output = text("output") { #expect(run.output == output) }
        for line in lines("output-holds") { #expect(run.output.contains(line), "\(run.output.prefix(2000))") }
        for line in lines("messages") { #expect(run.messages.contains(line), "\(run.messages)") }
        if text("messages") == nil { #expect(run.messages.isEmpty, "\(run.messages)") }
    }
}
