import Foundation
import SheetModel
import TestSupport
import Testing
import XLSX

/// Forms made by other writers, before and after their pattern rows are repeated, as openpyxl reads them.
enum RepeatBook {
    static let form = "Biểu 01"

    /// Whether python3 with openpyxl and XlsxWriter is here.
    static let isHere = (try? run(["-c", "import openpyxl, xlsxwriter"])) != nil

    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "repeat-books.py").path

    private struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private static func run(_ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(description: text) }
        return text
    }

    private static func withFile<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        return try body(file)
    }

    /// A form whose pattern is `height` rows from row 8 on.
    static func make(_ writer: String, height: Int) throws -> [UInt8] {
        try withFile { file in
            _ = try run([script, "make", writer, String(height), file.path])
            return Array(try Data(contentsOf: file))
        }
    }

    /// What openpyxl reads, a fact a line, its fields parted by " | ".
    static func facts(of bytes: [UInt8]) throws -> Set<String> {
        try withFile { file in
            try Data(bytes).write(to: file)
            let lines = try run([script, "show", file.path]).split(separator: "\n")
            return Set(
                lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).joined(separator: " | ") })
        }
    }
}

@Suite(.enabled(if: RepeatBook.isHere, "python3 with openpyxl and XlsxWriter"))
struct RepetitionTests {
    struct Case: CustomTestStringConvertible {
        var writer: String
        var height: Int
        var times: Int
        var testDescription: String { "\(writer), \(height) rows, \(times) times" }
    }

    static let cases =
        [(1, 2), (1, 12), (1, 500), (3, 2), (3, 12), (3, 500)].map {
            Case(writer: "xlsxwriter", height: $0, times: $1)
        } + [(1, 2), (1, 12), (3, 12)].map { Case(writer: "openpyxl", height: $0, times: $1) }

    /// What is above, below and elsewhere, worked out by hand: `end` is the last copy's last row, `total` the one below.
    private static func around(_ end: Int) -> Set<String> {
        let (form, total) = (RepeatBook.form, end + 1)
        return [
            "name | Xa | '\(form)'!$C$8:$C$\(end)", "name | Tong | '\(form)'!$C$\(total)",
            "\(form) | C6 | =SUM(C8:C\(end)) | General", "\(form) | C\(total) | =SUM(C8:C\(end)) | General",
            "\(form) | D\(total) | =SUM($D$8:$D$\(end)) | General", "\(form) | E\(total) | =C8+B7 | General",
            "\(form) | F\(total) | =SUM(B6:B\(total)) | General", "\(form) | A\(total + 2) | Người lập | General",
            "\(form) | L8 | =SUM(C8:C\(end)) | General",
            "\(form) | merge | A1:F1", "\(form) | merge | K7:K\(end)", "\(form) | merge | L8:L\(total)",
            "\(form) | format | C8:C\(end) | 100", "\(form) | format | A8:F\(end) | $C8>$C$6",
            "\(form) | validation | B8:B\(end) | 0", "\(form) | filter | A7:F\(end)",
            "\(form) | print | '\(form)'!$A$1:$G$\(total) | $7:$7",
            "Tổng hợp | A1 | ='\(form)'!C8 | General", "Tổng hợp | A2 | =SUM('\(form)'!C8:C\(end)) | General",
            "Tổng hợp | A3 | ='\(form)'!C\(total) | General",
            "Tổng hợp | A4 | =SUM(Xa)+COUNTIF('\(form)'!$A$8:$A$\(end),\"Xã*\") | General",
            "Tổng hợp | series | '\(form)'!$A$8:$A$\(end) | '\(form)'!$C$8:$C$\(end) | '\(form)'!$C$7 | \(end - 7)",
        ]
    }

    /// The pattern and its copies: what is constant is that of the pattern, and references go along.
    private static func copies(_ height: Int, _ times: Int) -> Set<String> {
        let (form, end) = (RepeatBook.form, 7 + height * times)
        var facts: Set<String> = []
        for row in 8...end {
            let model = 8 + (row - 8) % height
            facts.formUnion([
                "\(form) | A\(row) | Xã mẫu \(model) | General", "\(form) | B\(row) | \(model) | General",
                "\(form) | C\(row) | \(10 * model) | #,##0", "\(form) | D\(row) | =C\(row)*2 | #,##0",
                "\(form) | E\(row) | =C\(row)/SUM(C$8:C$\(end)) | #,##0",
                "\(form) | F\(row) | =C\(row)/$C$6+SUM('Tổng hợp'!B\(row))+C$2 | #,##0",
                "\(form) | G\(row) | =C\(row)/C\(end + 1)+G\(row - 1) | #,##0",
            ])
            guard model == 8 else { continue }
            facts.insert("\(form) | I\(row) | gộp | #,##0")
            facts.insert("\(form) | merge | I\(row):J\(max(row, row + height - 2))")
        }
        return facts
    }

    /// Whether a fact is a cell of the form from the pattern on, in some columns.
    private static func isOfForm(_ fact: String, columns: ClosedRange<Character>) -> Bool {
        let fields = fact.components(separatedBy: " | ")
        guard fields.first == RepeatBook.form, fields.count == 4, let cell = CellReference(fields[1]) else {
            return false
        }
        return columns.contains(CellReference.columnName(cell.column).first ?? "Z") && cell.row >= 7
    }

    @Test("Whole rows: everything over them grows, everything below moves", arguments: cases)
    func rows(_ item: Case) throws {
        let end = 7 + item.height * item.times
        let edited = try Edited(try RepeatBook.make(item.writer, height: item.height)) {
            try $0.repeatRows(7...(6 + item.height), times: item.times, in: RepeatBook.form)
        }
        #expect(try ExternalCheck.faults(of: edited.bytes).isEmpty)
        let facts = try RepeatBook.facts(of: edited.bytes)
        let expected = Self.around(end).union(Self.copies(item.height, item.times))
        #expect(expected.subtracting(facts).sorted().prefix(5) == [])
        let cells = { (facts: Set<String>) in facts.filter { Self.isOfForm($0, columns: "A"..."L") } }
        #expect(cells(facts).subtracting(cells(expected)).sorted().prefix(5) == [])
        // Heights and outline of the copies, and of what moved.
        let heights = facts.filter { $0.hasPrefix("\(RepeatBook.form) | row | ") }
        var rows: Set = ["\(RepeatBook.form) | row | \(end + 3) | 44.25 | False | 0"]
        for first in stride(from: 8, through: end, by: item.height) {
            rows.insert("\(RepeatBook.form) | row | \(first) | 30.0 | False | 1")
            if item.height > 1 { rows.insert("\(RepeatBook.form) | row | \(first + 1) | None | True | 0") }
        }
        #expect(heights == rows)
        // The list beside is part of the rows.
        #expect(facts.contains("\(RepeatBook.form) | N\(end) | \(107 + item.height) | General"))
        #expect(facts.contains("\(RepeatBook.form) | O7 | =SUM(N8:N\(12 + end - 7 - item.height)) | General"))
        guard item.writer == "xlsxwriter" else { return }
        let sheet = try edited.part("xl/worksheets/sheet1.xml")
        #expect(sheet.contains("<xm:f>'\(RepeatBook.form)'!C8:C\(end)</xm:f><xm:sqref>H6</xm:sqref>"))
        let sparklines = try MarkupPath(sheet).elements("x14:sparkline").count
        #expect(sparklines == end - 6)
        for row in [8, 9, end - 1, end] {
            #expect(sheet.contains("<xm:f>'\(RepeatBook.form)'!C\(row):D\(row)</xm:f><xm:sqref>H\(row)</xm:sqref>"))
        }
    }

    @Test("Cells within columns: the list beside stays", arguments: cases)
    func band(_ item: Case) throws {
        let end = 7 + item.height * item.times
        let before = try RepeatBook.make(item.writer, height: item.height)
        let edited = try Edited(before) {
            try $0.repeatRows(7...(6 + item.height), times: item.times, within: 0...11, in: RepeatBook.form)
        }
        #expect(try ExternalCheck.faults(of: edited.bytes).isEmpty)
        let facts = try RepeatBook.facts(of: edited.bytes)
        let expected = Self.around(end).union(Self.copies(item.height, item.times))
        #expect(expected.subtracting(facts).sorted().prefix(5) == [])
        let old = try RepeatBook.facts(of: before)
        let beside = { (facts: Set<String>) in facts.filter { Self.isOfForm($0, columns: "M"..."Z") } }
        #expect(beside(facts) == beside(old))
        #expect(beside(old).count == 5)
        #expect(facts.contains("\(RepeatBook.form) | O7 | =SUM(N8:N12) | General"))
    }

    @Test("Once is as it was, byte for byte")
    func once() throws {
        let edited = try Edited(try RepeatBook.make("xlsxwriter", height: 1)) {
            try $0.repeatRows(7...7, times: 1, in: RepeatBook.form)
        }
        #expect(edited.bytes == edited.before)
    }

    @Test(
        "Excel tables side by side: both grow with whole rows, one within its columns", arguments: [1, 3], [2, 12, 500])
    func tables(height: Int, times: Int) throws {
        let end = 7 + height * times
        let before = try RepeatBook.make("xlsxwriter", height: height)
        let whole = try Edited(before) { try $0.repeatRows(7...(6 + height), times: times, in: "Bảng") }
        let one = try Edited(before) { try $0.repeatRows(7...(6 + height), times: times, within: 0...2, in: "Bảng") }
        for (edited, last) in [(whole, 14 + end - 7 - height), (one, 14)] {
            #expect(try ExternalCheck.faults(of: edited.bytes).isEmpty)
            let expected: Set = [
                "Bảng | table | Giao | A7:C\(end + 1) | A7:C\(end)", "Bảng | table | Khac | E7:F\(last) | E7:F\(last)",
                "Bảng | H1 | =SUM(Giao[Đạt]) | General", "Bảng | H2 | =SUM(B8:B\(end)) | General",
                "Bảng | H3 | =SUM(F8:F\(last)) | General", "Bảng | B\(end + 1) | =SUBTOTAL(109,[Giao]) | General",
                "Bảng | A\(end) | Xã \(7 + height) | General", "Bảng | F\(last) | 14 | General",
            ]
            #expect(expected.subtracting(try RepeatBook.facts(of: edited.bytes)) == [])
        }
    }

    @Test("Results of totals and values of charts are those of all copies")
    func results() throws {
        let edited = try Edited(try RepeatBook.make("xlsxwriter", height: 1)) {
            try $0.repeatRows(7...7, times: 12, in: RepeatBook.form)
        }
        let sheet = try edited.part("xl/worksheets/sheet1.xml")
        #expect(sheet.between("<c r=\"C6\"", "</c>").hasSuffix("<f>SUM(C8:C19)</f><v>960</v>"))
        #expect(sheet.between("<c r=\"D20\"", "</c>").hasSuffix("<f>SUM($D$8:$D$19)</f><v>1920</v>"))
        let cache = try edited.part("xl/charts/chart1.xml").between("<c:val>", "</c:val>")
        #expect(cache.contains("<c:ptCount val=\"12\"/>"))
        #expect(cache.contains("<c:pt idx=\"11\"><c:v>80</c:v></c:pt>"))
    }
}

@Suite struct RepetitionRefusalTests {
    private static func refusal(
        _ block: ClosedRange<Int>, _ times: Int, rows: String = "", after: String = "", sheet: String = "Sheet1",
        within columns: ClosedRange<Int>? = nil
    ) throws -> String? {
        let editor = try WorkbookEditor(bytes: WorkbookDraft(rows: rows, after: after).bytes, file: "test.xlsx")
        return code { try editor.repeatRows(block, times: times, within: columns, in: sheet) }
    }

    @Test("Counts and places that make no sense")
    func places() throws {
        #expect(try Self.refusal(7...7, 0) == "XLSX_WRITE_LIMIT")
        #expect(try Self.refusal(7...7, -1) == "XLSX_WRITE_LIMIT")
        #expect(try Self.refusal(-1...7, 2) == "XLSX_WRITE_LIMIT")
        #expect(try Self.refusal(7...1_048_576, 1) == "XLSX_WRITE_LIMIT")
        #expect(try Self.refusal(7...8, .max) == "XLSX_WRITE_LIMIT")
        #expect(try Self.refusal(7...7, 1_048_570) == "XLSX_WRITE_LIMIT")
        #expect(try Self.refusal(7...7, 2, within: 0...16_384) == "XLSX_WRITE_LIMIT")
        #expect(try Self.refusal(7...7, 2, sheet: "Sheet2") == "EDIT_NO_SHEET")
        #expect(try Self.refusal(7...7, 2) == nil)
    }

    @Test("What would be pushed off or cut")
    func cuts() throws {
        let last = #"<row r="1048576"><c r="A1048576"><v>1</v></c></row>"#
        #expect(try Self.refusal(7...7, 2, rows: last) == "EDIT_OFF_SHEET")
        let merge = #"<mergeCells count="1"><mergeCell ref="A8:B9"/></mergeCells>"#
        #expect(try Self.refusal(8...9, 2, after: merge) == "EDIT_CUTS_MERGE")
        #expect(try Self.refusal(7...8, 2, after: merge) == nil)
        #expect(try Self.refusal(7...8, 2, after: merge, within: 0...0) == "EDIT_CUTS_MERGE")
        let array = #"<row r="8"><c r="A8"><f t="array" ref="A8:A9">B8:B9</f></c></row>"#
        #expect(try Self.refusal(7...7, 2, rows: array) == "EDIT_CUTS_ARRAY")
        #expect(try Self.refusal(7...8, 2, rows: array) == nil)
    }

    @Test("A shared formula and an array in the block are each copy's own")
    func formulas() throws {
        let rows =
            #"<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f></c></row>"#
            + #"<row r="2"><c r="A2"><f t="shared" si="0"/></c><c r="C2"><f t="array" ref="C2">SUM(B2*B$9)</f></c></row>"#
        let edited = try Edited(WorkbookDraft(rows: rows)) { try $0.repeatRows(1...1, times: 3, in: "Sheet1") }
        let text = try edited.rows()
        for (cell, formula) in [
            ("A1", "<f>B1*2</f>"), ("A2", "<f>B2*2</f>"), ("A3", "<f>B3*2</f>"), ("A4", "<f>B4*2</f>"),
        ] {
            #expect(text.between("<c r=\"\(cell)\">", "</c>").contains(formula))
        }
        #expect(text.contains(#"<f t="array" ref="C4">SUM(B4*B$11)</f>"#))
    }
}
