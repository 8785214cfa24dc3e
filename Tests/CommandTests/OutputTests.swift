import Foundation
import Testing

/// Where results go: whole files or none, never onto an input, one line a document.
@Suite struct OutputTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "doisoat-output-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    private func finish() { try? FileManager.default.removeItem(at: folder) }

    @Test func anInputIsNeverOverwritten() throws {
        defer { finish() }
        let sample = CommandRun.root.appending(path: "Samples/ke-hoach-giao-quan-2022.xlsx")
        for name in ["a.xlsx", "a.json"] {
            try FileManager.default.copyItem(at: sample, to: folder.appending(path: name))
        }
        let before = try Data(contentsOf: folder.appending(path: "a.json"))
        #expect(try CommandRun(["convert", path("a.xlsx"), "--output", path("a.xlsx")]).exit == 73)
        #expect(try CommandRun(["convert", path("a.json"), "--output", folder.path]).exit == 73)
        #expect(try Data(contentsOf: folder.appending(path: "a.xlsx")) == Data(contentsOf: sample))
        #expect(try Data(contentsOf: folder.appending(path: "a.json")) == before)
        #expect(try names() == ["a.json", "a.xlsx"])
    }

    @Test func aFailedRunLeavesNoFile() throws {
        defer { finish() }
        try Data("PK\u{3}\u{4} and then nonsense".utf8).write(to: folder.appending(path: "bad.xlsx"))
        let run = try CommandRun(["convert", path("bad.xlsx"), "--output", path("out.json")])
        #expect(run.exit == 65)
        #expect(try names() == ["bad.xlsx"])
    }

    @Test func severalInputsMakeOneLineEachInOrderAndAFailedOneNone() throws {
        defer { finish() }
        try Data("nonsense".utf8).write(to: folder.appending(path: "bad.xlsx"))
        let first = "Samples/van-phong-ghi-chep.xlsx"
        let last = "Samples/ke-hoach-giao-quan-2022.xlsx"
        let run = try CommandRun([
            "convert", first, path("bad.xlsx"), last, "--as", "values", "--output", path("all.jsonl"),
        ])
        #expect(run.exit == 65)
        #expect(run.messages.contains("bad.xlsx"))
        let text = try String(contentsOf: folder.appending(path: "all.jsonl"), encoding: .utf8)
        let files = try text.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return object?["file"] as? String
        }
        #expect(files == [first, last])
    }

    @Test func aFolderGetsAFileForEachInput() throws {
        defer { finish() }
        let run = try CommandRun(["convert", "Samples", "--quiet", "--output", path("results") + "/"])
        #expect(run.exit == 0)
        let made = try FileManager.default.contentsOfDirectory(atPath: path("results")).sorted()
        let inputs = try FileManager.default.contentsOfDirectory(
            atPath: CommandRun.root.appending(path: "Samples").path
        ).filter { $0.hasSuffix(".xlsx") }.map { String($0.dropLast(4) + "json") }.sorted()
        #expect(made == inputs)
    }

    @Test func csvOfAllSheetsGoesIntoAFolder() throws {
        defer { finish() }
        let run = try CommandRun([
            "convert", "Samples/ke-hoach-giao-quan-2022.xlsx", "--format", "csv", "--output", path("csv") + "/",
        ])
        #expect(run.exit == 0)
        let made = try FileManager.default.contentsOfDirectory(atPath: path("csv")).sorted()
        #expect(
            made == [
                "ke-hoach-giao-quan-2022-Chỉ tiêu phối hợp.csv", "ke-hoach-giao-quan-2022-Giao quân.csv",
            ])
    }

    @Test func resultsDoNotDependOnTheNumberOfJobs() throws {
        defer { finish() }
        for form in ["values", "cells", "tables"] {
            let one = try CommandRun(["convert", "Samples", "--as", form, "--jobs", "1"])
            let four = try CommandRun(["convert", "Samples", "--as", form, "--jobs", "4"])
            #expect(one.output == four.output)
            #expect(one.output.split(separator: "\n").count == 5)
        }
    }

    @Test func standardInputAndAPipeAreRead() throws {
        defer { finish() }
        let sample = "Samples/ke-hoach-giao-quan-2022.xlsx"
        let script = """
            cat \(sample) | "$0" convert --as values - | tail -c +60 > "$1/one"
            mkfifo "$1/pipe"; cat \(sample) > "$1/pipe" & "$0" convert --as values "$1/pipe" | tail -c +60 > "$1/two"
            """
        let shell = URL(filePath: "/bin/sh")
        let run = try CommandRun(shell, ["-c", script, CommandRun.binary.path, folder.path])
        #expect(run.exit == 0, "\(run.messages)")
        let one = try String(contentsOf: folder.appending(path: "one"), encoding: .utf8)
        #expect(one.contains("KẾ HOẠCH GIAO QUÂN NĂM 2022"))
        let two = try String(contentsOf: folder.appending(path: "two"), encoding: .utf8)
        #expect(two.contains("KẾ HOẠCH GIAO QUÂN NĂM 2022"))
    }
}
