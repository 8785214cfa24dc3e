import Foundation
import Testing

/// `report`: where templates come from and what kind of file the report is.
@Suite struct ReportFileCommandTests {
    private static let sample = "Samples/phuoc-son-2022"
    private static let template = "Tests/CommandTests/Templates/tong-hop.xlsx"

    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "doisoat-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private static func arguments(_ template: String, _ output: String, _ more: [String] = []) -> [String] {
        [
            "report", "\(sample)/bao-cao", "--program", "\(sample)/chuong-trinh.xlsx", "--plan",
            "\(sample)/ke-hoach.xlsx", "--received", "\(sample)/danh-sach-nhan.csv", "--period", "2022", "--template",
            template, "--output", output,
        ] + more
    }

    private func values(_ file: URL, sheet: String) throws -> String {
        try CommandRun(["convert", "--as", "values", "--format", "csv", "--sheet", sheet, file.path]).output
    }

    private func names(_ file: URL) throws -> [String] {
        let cells = try CommandRun(["convert", "--as", "cells", file.path]).output
        return cells.split(separator: "{\"name\":\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }

    @Test("A template that comes through a pipe is read once, and its SHA-256 is told")
    func pipe() throws {
        try withFolder { folder in
            let output = folder.appending(path: "bao-cao.xlsx")
            let command =
                "cat \(Self.template) | '\(CommandRun.binary.path)' "
                + Self.arguments("-", output.path).joined(separator: " ")
            let run = try CommandRun(URL(filePath: "/bin/sh"), ["-c", command])
            #expect(run.exit == 0, "\(run.messages)")
            let sum = try CommandRun(URL(filePath: "/usr/bin/sha256sum"), [Self.template]).output.prefix(64)
            #expect(try values(output, sheet: "Nguồn số liệu").contains(",\(sum)"))
        }
    }

    @Test("A filled report that is a template again: its own sheets are made anew, none is added")
    func again() throws {
        try withFolder { folder in
            let (first, marked) = (folder.appending(path: "1.xlsx"), folder.appending(path: "2.xlsx"))
            let all = try FileManager.default.contentsOfDirectory(
                atPath: CommandRun.root.appending(path: "\(Self.sample)/bao-cao").path)
            let some = all.sorted().filter { !$0.contains("xa-phuoc-chanh") }.map { "\(Self.sample)/bao-cao/\($0)" }
            let arguments = Array(Self.arguments(Self.template, first.path, ["--draft"]).dropFirst(2))
            let draft = try CommandRun(["report"] + some + arguments)
            #expect(draft.exit == 0, "\(draft.messages)")
            #expect(try names(first) == ["Tổng hợp", "Còn thiếu", "Nguồn số liệu"])
            let edit = try CommandRun([
                "edit", first.path, "--set", "Tổng hợp!A60=[[Kỳ báo cáo]]", "--output", marked.path,
            ])
            #expect(edit.exit == 0, "\(edit.messages)")
            let second = folder.appending(path: "3.xlsx")
            let run = try CommandRun(Self.arguments(marked.path, second.path))
            #expect(run.exit == 0, "\(run.messages)")
            #expect(try names(second) == ["Tổng hợp", "Còn thiếu", "Nguồn số liệu"])
            #expect(try values(second, sheet: "Còn thiếu") == "Không còn thiếu số liệu nào.\r\n")
            let sheet = try values(second, sheet: "Nguồn số liệu")
            #expect(sheet.contains("đủ số liệu") && sheet.contains("xa-phuoc-chanh.xlsx"))
            #expect(sheet.contains("danh-sach-nhan.csv"))
            #expect(try ExternalPackage.faults(of: second) == "")
        }
    }

    @Test("A template that cannot be filled: the cell is named, exit 1 and no file")
    func full() throws {
        try withFolder { folder in
            let (marked, output) = (folder.appending(path: "1.xlsx"), folder.appending(path: "2.xlsx"))
            let edit = try CommandRun([
                "edit", Self.template, "--set", "Tổng hợp!A1048576=cuối trang", "--output", marked.path,
            ])
            #expect(edit.exit == 0, "\(edit.messages)")
            let run = try CommandRun(Self.arguments(marked.path, output.path))
            #expect(run.exit == 1 && run.messages.contains("Tổng hợp!A1048576"), "\(run.messages)")
            #expect(!FileManager.default.fileExists(atPath: output.path))
        }
    }

    @Test("The report is a file of the kind that its ending says", arguments: ["xlsx", "xltx", "xlsm"])
    func kind(_ ending: String) throws {
        try withFolder { folder in
            let output = folder.appending(path: "bao-cao.\(ending)")
            #expect(try CommandRun(Self.arguments(Self.template, output.path)).exit == 0)
            let types = try CommandRun(
                URL(filePath: "/usr/bin/unzip"), ["-p", output.path, "\\[Content_Types\\].xml"]
            ).output
            let expected = [
                "xlsx": "spreadsheetml.sheet.main+xml", "xltx": "spreadsheetml.template.main+xml",
                "xlsm": "ms-excel.sheet.macroEnabled.main+xml",
            ]
            #expect(types.contains(try #require(expected[ending])), "\(types)")
        }
    }
}
