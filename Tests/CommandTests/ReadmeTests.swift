import Foundation
import Testing

/// The README's commands work as they stand there.
@Suite struct ReadmeTests {
    @Test(arguments: ["README.md", "README.en.md"])
    func commands(file: String) throws {
        let text = try String(contentsOf: CommandRun.root.appending(path: file), encoding: .utf8)
        var commands: [String] = []
        var isCode = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                isCode = line == "```sh"
            } else if isCode, !line.isEmpty {
                commands.append(String(line))
            }
        }
        #expect(commands.count >= 8)
        // `make` builds and tests, which is what is going on right now.
        for command in commands where !command.hasPrefix("make ") && !command.hasPrefix("#") {
            let here = command.replacingOccurrences(of: ".build/release/doisoat", with: CommandRun.binary.path)
            let run = try CommandRun(URL(filePath: "/bin/sh"), ["-c", here])
            #expect(run.exit == 0, "\(command)\n\(run.messages)")
        }
    }
}
