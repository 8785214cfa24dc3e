import Foundation
import Testing

/// `convert DATA.json --output OUT.xlsx`: the way back gives the same document.
@Suite struct ComposeTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "doisoat-compose-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    private func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    /// A document without the name of its file, which is the only thing that may differ.
    private func document(_ name: String) throws -> String {
        let text = try text(name)
        let start = try #require(text.range(of: "\"file\":\""))
        let end = try #require(text.range(of: "\"", range: start.upperBound..<text.endIndex))
        return text.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "")
    }

    static let samples =
        ((try? FileManager.default.contentsOfDirectory(atPath: CommandRun.root.appending(path: "Samples").path)) ?? [])
        .filter { $0.hasSuffix(".xlsx") }.sorted()

    @Test(arguments: samples, ["cells", "values"])
    func samplesComeBack(sample: String, form: String) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try CommandRun(["convert", "Samples/\(sample)", "--as", form, "--output", path("a.json")]).exit == 0)
        let made = try CommandRun(["convert", path("a.json"), "--output", path("b.xlsx")])
        #expect(made.exit == 0 && made.messages.isEmpty, "\(made.messages)")
        #expect(try CommandRun(["convert", path("b.xlsx"), "--as", form, "--output", path("b.json")]).exit == 0)
        #expect(try document("a.json") == document("b.json"))
        let checker = CommandRun.root.appending(path: "../shared/tools/check-xlsx").standardizedFileURL
        if FileManager.default.isExecutableFile(atPath: checker.path) {
            let check = try CommandRun(checker, [path("b.xlsx")])
            #expect(check.exit == 0, "\(check.output)")
        }
    }

    private static let cells = """
        {"schema":"doisoat.cells/1","date1904":true,"names":[{"name":"Tong","refersTo":"'B 1'!$A$1"},
         {"name":"bad name","refersTo":"1"}],
         "sheets":[{"name":"Ẩn","state":"veryHidden","cells":[]},{"name":"B 1","index":1,"state":"visible",
          "merged":["A3:B3"],"hiddenRows":["7:8"],"hiddenColumns":["D"],
          "notes":[{"ref":"A1","author":"Lan","text":"ghi chú"}],
          "links":[{"ref":"A2","target":"https://example.org/"},{"ref":"A3","location":"'B 1'!A1"}],
          "threads":[{"ref":"A1","text":"trao đổi"}],
          "cells":[{"ref":"B2","type":"number","value":46,"formula":"SUM(F5:F16)"},
           {"ref":"A1","type":"text","value":"=1+1"},{"ref":"A2","type":"date","value":"1908-01-02","serial":1462,"format":"dd/mm/yyyy"},
           {"ref":"C2","type":"blank","formula":"A1"},{"ref":"D2","type":"number","value":2,"formula":"E1:E2*2","array":"D2:D3"},
           {"ref":"A3","type":"error","value":"#DIV/0!"},{"ref":"B3","type":"boolean","value":false}]}]}
        """

    @Test func aDocumentByHand() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let made = try CommandRun(["convert", "-", "--output", path("b.xlsx")], input: Self.cells)
        #expect(made.exit == 0)
        #expect(made.messages.contains("- › B 1!A1: warning: left out of the workbook: threaded comments"))
        #expect(made.messages.contains("the name “bad name”"))
        let again = try CommandRun(["convert", path("b.xlsx"), "--as", "cells"]).output
        for piece in [
            #""date1904":true"#, #""names":[{"name":"Tong","refersTo":"'B 1'!$A$1"}]"#, #""state":"veryHidden""#,
            #""merged":["A3:B3"]"#, #""hiddenRows":["7:8"]"#, #""hiddenColumns":["D"]"#,
            #""notes":[{"ref":"A1","author":"Lan","text":"ghi chú"}]"#,
            #"{"ref":"A2","target":"https://example.org/"},{"ref":"A3","location":"'B 1'!A1"}"#,
            #"{"ref":"A1","type":"text","value":"=1+1"}"#,
            #"{"ref":"A2","type":"date","value":"1908-01-02","serial":1462,"shown":"02/01/1908","format":"dd/mm/yyyy"}"#,
            #"{"ref":"B2","type":"number","value":46,"formula":"SUM(F5:F16)"}"#,
            #"{"ref":"C2","type":"blank","formula":"A1"}"#,
            #"{"ref":"D2","type":"number","value":2,"formula":"E1:E2*2","array":"D2:D3"}"#,
        ] {
            #expect(again.contains(piece), "\(again)")
        }
    }

    @Test func anInputIsNotOverwrittenAndAFailureLeavesNothing() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(Self.cells.utf8).write(to: folder.appending(path: "a.json"))
        #expect(try CommandRun(["convert", path("a.json"), "--output", path("a.json")]).exit == 73)
        #expect(try text("a.json") == Self.cells)
        let long =
            #"{"schema":"doisoat.values/1","sheets":[{"name":"S","rows":[["\#(String(repeating: "x", count: 40_000))"]]}]}"#
        let run = try CommandRun(["convert", "-", "--output", path("c.xlsx")], input: long)
        #expect(run.exit == 65)
        #expect(run.messages.contains("- › S!A1: error: a text is longer than 32767 characters [XLSX_WRITE_LIMIT]"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.json"])
    }

    @Test func standardOutputTakesAWorkbook() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = #""$0" convert - < "$1/a.json" > "$1/b.xlsx" && "$0" convert --as values "$1/b.xlsx""#
        let json = #"{"schema":"doisoat.values/1","sheets":[{"name":"S","rows":[["2022-10-26",null,1.5,true]]}]}"#
        try Data(json.utf8).write(to: folder.appending(path: "a.json"))
        let run = try CommandRun(URL(filePath: "/bin/sh"), ["-c", script, CommandRun.binary.path, folder.path])
        #expect(run.exit == 0)
        #expect(run.output.contains(#""sheets":[{"name":"S","rows":[["2022-10-26",null,1.5,true]]}]"#), "\(run.output)")
    }
}
