import Foundation
import Testing

/// The program workbook and its JSON twin, there and back.
@Suite struct ProgramTests {
    /// A document that has every member and every word.
    static let everything = CommandRun.root.appending(path: "Tests/CommandTests/Programs/everything.json")

    @Test("A document made a workbook and a document again is the same, to the byte")
    func thereAndBack() throws {
        try withFolder { folder in
            let book = folder.appending(path: "p.xlsx").path
            let made = try CommandRun(["convert", Self.everything.path, "--output", book])
            #expect(made.exit == 0 && made.messages == "", "\(made.messages)")
            let again = try CommandRun(["convert", book, "--as", "program"])
            #expect(again.messages == "")
            #expect(again.output == (try String(contentsOf: Self.everything, encoding: .utf8)))
            // And that workbook makes the same workbook.
            let json = folder.appending(path: "p.json")
            try Data(again.output.utf8).write(to: json)
            let second = folder.appending(path: "q.xlsx").path
            _ = try CommandRun(["convert", json.path, "--output", second])
            #expect(try Data(contentsOf: URL(filePath: book)) == Data(contentsOf: URL(filePath: second)))
        }
    }

    @Test("Another reader finds codes as text, dates as dates, and Vietnamese words")
    func otherReader() throws {
        let python = URL(filePath: "/usr/bin/env")
        let probe = try CommandRun(python, ["python3", "-c", "import openpyxl"], environment: Self.path)
        guard probe.exit == 0 else { return print("skipped: openpyxl is not here") }
        try withFolder { folder in
            let book = folder.appending(path: "p.xlsx").path
            _ = try CommandRun(["convert", Self.everything.path, "--output", book])
            let script = """
                import openpyxl, sys
                book = openpyxl.load_workbook(sys.argv[1])
                print(book.sheetnames)
                row = lambda sheet, n: [c.value.isoformat()[:10] if hasattr(c.value, "isoformat") else c.value for c in book[sheet][n]]
                print(row("Đơn vị", 4)); print(row("Đơn vị", 7)); print(row("Giao chỉ tiêu", 2)); print(row("Cột biểu", 7))
                print(row("Sáp nhập", 3)); print(row("Biểu", 2)[8]); print(row("Kỳ", 2)); print(book["Đơn vị"]["A4"].number_format)
                """
            let run = try CommandRun(python, ["python3", "-c", script, book], environment: Self.path)
            #expect(
                run.output == """
                    ['Chương trình', 'Đơn vị', 'Sáp nhập', 'Chỉ tiêu', 'Giao chỉ tiêu', 'Biểu', 'Cột biểu', 'Nộp', 'Kỳ', 'Nghỉ lễ', 'Quy tắc', 'Tên khác']
                    ['00001', 'xã Phước Chánh', 'xã', '511', '01/05/1889', '2025-06-30', 'P. Chánh; Chánh', 'Vùng cao']
                    ['00001', 'xã Phước Chánh', 'xã', '48', '2025-07-01', None, None, None]
                    ['nhap-ngu', '00001', '2025', 5, None, 1, '2025-01-10', 'QĐ 01']
                    ['bieu-01', 'Năm trước', 'Số liệu', 'nhap-ngu', 'chính thức', 'năm trước', None, None, None]
                    ['00002', '00001', '2025-07-01', 'một phần', '0,3333333333333333333333', None]
                    trống = chưa báo cáo; - = không có; = = chưa nộp; x = không áp dụng; … = chưa có số
                    ['2025-Q3', 'Quý III', 'bieu-01', 'ubnd', None, None, 'NĐ 09/2019', '+2 ngày làm việc']
                    @

                    """, "\(run.messages)")
        }
    }

    @Test("The workbook opens in Excel without repair")
    func opens() throws {
        let tool = CommandRun.root.deletingLastPathComponent().appending(path: "shared/tools/check-xlsx")
        guard FileManager.default.isExecutableFile(atPath: tool.path) else {
            return print("skipped: check-xlsx is not here")
        }
        try withFolder { folder in
            let book = folder.appending(path: "p.xlsx").path
            _ = try CommandRun(["convert", Self.everything.path, "--output", book])
            let run = try CommandRun(tool, [book], environment: Self.path)
            #expect(run.exit == 0, "\(run.output)\(run.messages)")
        }
    }

    @Test("Every schema is JSON")
    func schemas() throws {
        let folder = CommandRun.root.appending(path: "Sources/DoiSoatCommand/Resources/Schemas")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.contains("doisoat.program.1.schema.json"))
        for name in names {
            #expect(throws: Never.self, "\(name)") {
                try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: name)))
            }
        }
    }

    static let path = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"]

    @Test("All faults of a workbook are told at once, with sheet and cell, and no document is written")
    func faults() throws {
        let sheets: [[String: Any]] = [
            ["name": "Chương trình", "rows": [["Mã", "Tên"], ["ps", "Phước Sơn"]]],
            ["name": "Chỉ tiêu", "rows": [["Mã", "Tên", "Loại"], ["nhap-ngu", "Nhập ngũ", "số lượg"]]],
            ["name": "Biểu", "rows": [["Mã", "Tên"], ["bieu-01", "Biểu 01"]]],
            [
                "name": "Cột biểu",
                "rows": [
                    ["Biểu", "Đường dẫn tiêu đề", "Chỉ tiêu", "Vai trò"], ["bieu-01", "A", "nhap-ngù", "Số liệu"],
                ],
            ],
            ["name": "Nghỉ lễ", "rows": [["Ngày", "Tên"], ["31/02/2022", "Tết"]]],
        ]
        try withFolder { folder in
            let values = try JSONSerialization.data(
                withJSONObject: ["schema": "doisoat.values/1", "sheets": sheets], options: [])
            let json = folder.appending(path: "v.json")
            try values.write(to: json)
            let (book, output) = (folder.appending(path: "p.xlsx").path, folder.appending(path: "p.json").path)
            _ = try CommandRun(["convert", json.path, "--output", book])
            let run = try CommandRun(["convert", book, "--as", "program", "--lang", "vi", "--output", output])
            #expect(run.exit == 65)
            #expect(!FileManager.default.fileExists(atPath: output))
            let lines = run.messages.split(separator: "\n").map { $0.replacing("\(book) › ", with: "") }
            #expect(lines.count == 4)
            #expect(
                lines[0].hasPrefix(
                    "Chỉ tiêu!C2: lỗi: không hiểu “số lượg”; có thể là “số lượng” [PROGRAM_UNKNOWN_WORD]"))
            #expect(
                lines[1].hasPrefix(
                    "Cột biểu!C2: lỗi: không có chỉ tiêu “nhap-ngù”; có thể là “nhap-ngu” [PROGRAM_UNKNOWN_REFERENCE]"))
            #expect(lines[2].hasPrefix("Nghỉ lễ!A2: lỗi: không phải ngày: “31/02/2022” [PROGRAM_WRONG_VALUE]"))
            #expect(lines[3].contains("chương trình có 3 lỗi nêu trên, chưa dùng được [PROGRAM_FAULTY]"))
        }
    }

    @Test("Faults of a document are told with their place in it")
    func faultsOfJSON() throws {
        try withFolder { folder in
            let json = """
                {"schema":"doisoat.program/1","id":"ps","name":"P","year":"twenty",
                 "quotas":{},"rules":["x"],
                 "organizations":[{"code":"1","name":"A","kind":"vilage","aliases":["a;b"]},{"name":"B","from":5}],
                 "forms":[{"code":"f","name":"F","signs":{"-":"nothing"},"columns":[{"header":"A","role":"figure","indicators":["x"]}]}]}
                """
            let output = folder.appending(path: "p.xlsx").path
            let run = try CommandRun(["convert", "-", "--output", output], input: json)
            #expect(run.exit == 65)
            #expect(!FileManager.default.fileExists(atPath: output))
            for place in [
                "year", "organizations[0].kind", "organizations[0].aliases", "organizations[1].code",
                "organizations[1].from", "quotas", "rules[0]", "forms[0].signs", "forms[0].columns[0].indicators",
            ] {
                #expect(run.messages.contains("- › \(place): error: "), "\(place)\n\(run.messages)")
            }
            #expect(run.messages.contains("“vilage” is not understood"))
        }
    }
}
