import Foundation
import Testing

/// Drafted declarations, pasted as they stand into a program workbook that has no forms, read the figures that the
/// declarations written by hand read.
@Suite struct DraftTests {
    static let folder = "Samples/phuoc-son-2022"

    @Test(arguments: [
        "ke-hoach", "bao-cao/ban-chqs-huyen", "bao-cao/ban-dan-van", "bao-cao/chi-cuc-thong-ke",
        "bao-cao/hoi-nong-dan", "bao-cao/khoi-dan-van-xa-phuoc-hiep", "bao-cao/tt-kham-duc", "bao-cao/xa-phuoc-duc",
        "bao-cao/xa-phuoc-kim", "bao-cao/xa-phuoc-loc",
    ])
    func pasted(_ name: String) throws {
        let file = "\(Self.folder)/\(name).xlsx"
        try withFolder { folder in
            let bare = try Self.bareProgram(in: folder)
            let draft = try CommandRun(["inspect", file, "--program", bare, "--lang", "vi"])
            #expect(draft.exit == 0 && draft.messages == "", "\(draft.messages)")
            let pasted = try Self.paste(draft.output, into: bare, in: folder)
            let figures = try Self.figures(of: file, pasted)
            let expected = try Self.figures(of: file, "\(Self.folder)/chuong-trinh.xlsx")
            #expect(expected.count > 5)
            #expect(figures == expected, "\(figures.symmetricDifference(expected).sorted())")
        }
    }

    @Test("A table that a declared form fits is not drafted again")
    func declared() throws {
        let run = try CommandRun([
            "inspect", "\(Self.folder)/bao-cao/ban-chqs-huyen.xlsx", "--program", "\(Self.folder)/chuong-trinh.xlsx",
            "--lang", "vi",
        ])
        let lines = run.output.split(separator: "\n").drop { $0 != "Khai báo biểu" }
        #expect(
            lines.dropFirst().map { $0.drop { $0 == " " } } == [
                "Biểu 01-QS!A11:I27  đã khai báo: qs-01", "Biểu 01-QS!A30:I44  đã khai báo: qs-02",
                "Biểu 02-QS!A10:H24  đã khai báo: qs-03",
            ])
    }

    /// The programme without its forms and all that names them.
    private static func bareProgram(in folder: URL) throws -> String {
        let whole = try CommandRun(["convert", "\(Self.folder)/chuong-trinh.xlsx", "--as", "program"])
        var program = try #require(JSONSerialization.jsonObject(with: Data(whole.output.utf8)) as? [String: Any])
        for member in ["forms", "submissions", "periods", "quotas", "holidays", "rules"] { program[member] = nil }
        let path = folder.appending(path: "bare.json")
        try JSONSerialization.data(withJSONObject: program).write(to: path)
        return path.path
    }

    /// A program workbook with the drafted rows on its sheets Biểu and Cột biểu.
    private static func paste(_ text: String, into bare: String, in folder: URL) throws -> String {
        let (book, values) = (folder.appending(path: "bare.xlsx").path, folder.appending(path: "values.json"))
        _ = try CommandRun(["convert", bare, "--output", book])
        let run = try CommandRun(["convert", book, "--as", "values"])
        var document = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var sheets = try #require(document["sheets"] as? [[String: Any]])
        for sheet in ["Biểu", "Cột biểu"] {
            let start = try #require(lines.firstIndex { $0 == "Dán vào trang “\(sheet)”:" })
            let rows = lines[(start + 1)...].prefix { $0 != "" }.map { $0.components(separatedBy: "\t") }
            #expect(rows.count > 1 && rows[0].last == "Cần xem lại")
            #expect(rows.allSatisfy { $0.count == rows[0].count })
            sheets.append(["name": sheet, "rows": rows.map { $0.map { $0.isEmpty ? NSNull() : $0 as Any } }])
        }
        document["sheets"] = sheets
        try JSONSerialization.data(withJSONObject: document).write(to: values)
        let pasted = folder.appending(path: "pasted.xlsx").path
        let made = try CommandRun(["convert", values.path, "--output", pasted])
        #expect(made.exit == 0, "\(made.messages)")
        return pasted
    }

    /// Each figure with its cell, unit, indicator, period and value. Stages are told as far as plans go: a header does not
    /// say that last year's figures are official.
    private static func figures(of file: String, _ program: String) throws -> Set<String> {
        let run = try CommandRun(["convert", file, "--as", "records", "--program", program])
        #expect(run.exit == 0, "\(run.messages)")
        let document = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        var figures: Set<String> = []
        for member in ["achievements", "quotas"] {
            for figure in document[member] as? [[String: Any]] ?? [] {
                let source = try #require(figure["source"] as? [String: Any])
                // Quotas of the program workbook itself stand in no file of figures.
                guard let path = source["file"] as? String, path.hasSuffix(file) || file.hasSuffix(path) else {
                    continue
                }
                let isPlan = member == "quotas" || figure["stage"] as? String == "plan"
                let place = ["sheet", "cell"].compactMap { source[$0] as? String }
                var parts = ["organization", "indicator", "period", "value"].map { figure[$0] as? String ?? "" }
                // What a blank cell means is set for a form, and nowhere to be seen.
                parts.append(source["raw"] as? String == "" ? "blank" : figure["missing"] as? String ?? "")
                figures.insert((place + parts + [isPlan ? "plan" : ""]).joined(separator: " "))
            }
        }
        return figures
    }
}
