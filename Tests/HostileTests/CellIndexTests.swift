import Findings
import SheetModel
import TestSupport
import Testing
import XLSX

/// Numbers in a sheet that point outside of what is there.
@Suite struct CellIndexTests {
    private static func read(_ rows: String, _ path: ReadingPath) -> HostileReading {
        let draft = WorkbookDraft(
            rows: rows, before: path.before, sharedStrings: ["<t>không</t>"],
            styles: "<cellXfs><xf numFmtId=\"999999999\" fontId=\"888888888\"/></cellXfs>")
        return HostileReading(of: draft.bytes)
    }

    @Test(
        "A shared string that is not there is a blank cell and a warning at the cell",
        arguments: [
            "1", "-1", "-0000001", "999999999", "2147483648", "4294967296", "9223372036854775808",
            "99999999999999999999999999", "0x0", "1e0", "0.0", "+0", "٠", "abc",
        ], ReadingPath.allCases)
    func sharedString(index: String, path: ReadingPath) {
        let reading = Self.read(
            "<row r=\"1\"><c r=\"B1\" t=\"s\"><v>\(index)</v></c><c r=\"C1\"><v>5</v></c></row>", path)
        expectCells(["Sheet1!C1=5"], warnings: ["XLSX_SHARED_STRING_MISSING"], of: reading)
        #expect(reading.warnings.map(\.place.cell) == ["B1"])
        #expect(
            reading.warnings.first?.line(in: .english).contains("\(HostileReading.file) › Sheet1!B1: warning") == true)
    }

    @Test(
        "A style that is not there shows the number as it is",
        arguments: [
            "0", "1", "-1", "65536", "2147483648", "99999999999999999999", "x", "", "1.5",
        ], ReadingPath.allCases)
    func style(index: String, path: ReadingPath) throws {
        let draft = WorkbookDraft(
            rows: "<row r=\"1\"><c r=\"A1\" s=\"\(index)\"><v>44860.5</v></c></row>", before: path.before,
            styles: "<cellXfs><xf numFmtId=\"999999999\" fontId=\"888888888\"/></cellXfs>")
        let workbook = try Workbook(bytes: draft.bytes)
        try workbook.forEachRow(of: workbook.sheets[0]) { row in
            #expect(row.map { $0.shown() } == ["44860.5"])
            #expect(row.map(\.font) == [nil])
            return .proceed
        }
        #expect(workbook.warnings.isEmpty)
    }

    @Test(
        "A cell's reference off the sheet, or none at all: the cell follows the one before",
        arguments: [
            "A1048577", "XFE1", "A0", "A-1", "A", "1", "", "$", "ZZZZZZZZZZZZZZZZZZZZ1", "A99999999999999999999",
            "A18446744073709551617", "É1", "A1:B2", "A 2", "A1.5", "@1", "[1",
        ], ReadingPath.allCases)
    func cellReference(reference: String, path: ReadingPath) {
        let reading = Self.read(
            "<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"\(reference)\"><v>5</v></c><c><v>6</v></c></row>", path)
        expectCells(["Sheet1!B1=1", "Sheet1!C1=5", "Sheet1!D1=6"], warnings: ["XLSX_BAD_REFERENCE"], of: reading)
    }

    @Test(
        "A row's number off the sheet, or none at all: the row follows the one before",
        arguments: [
            "0", "-1", "1048577", "99999999999999999999", "4294967297", "", "A", "1.5", "1e3",
        ], ReadingPath.allCases)
    func rowNumber(number: String, path: ReadingPath) {
        let reading = Self.read(
            "<row r=\"3\"><c><v>1</v></c></row><row r=\"\(number)\"><c><v>5</v></c></row>", path)
        expectCells(["Sheet1!A3=1", "Sheet1!A4=5"], warnings: ["XLSX_BAD_REFERENCE"], of: reading)
    }

    @Test("The last cell of the sheet is read; nothing comes behind it", arguments: ReadingPath.allCases)
    func lastCell(path: ReadingPath) {
        let last = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>9</v></c>"
        expectCells(["Sheet1!XFD1048576=9"], of: Self.read(last + "</row>", path))
        expectRefusal("XLSX_LIMIT", in: SmallWorkbook.sheetPart, of: Self.read(last + "<c><v>1</v></c></row>", path))
        expectRefusal(
            "XLSX_LIMIT", in: SmallWorkbook.sheetPart, of: Self.read(last + "</row><row><c><v>1</v></c></row>", path))
    }

    @Test(
        "Numbers that are none stay as text, with a warning",
        arguments: [
            "1e999", "-1e999", "nan", "inf", "0x10", "1,5", "1 2", "--1", "1e", "e1", ".", "-", "١",
            String(repeating: "9", count: 400),
        ], ReadingPath.allCases)
    func numbers(text: String, path: ReadingPath) {
        let reading = Self.read("<row r=\"1\"><c r=\"A1\"><v>\(text)</v></c></row>", path)
        expectCells(["Sheet1!A1=\(text)"], warnings: ["XLSX_BAD_NUMBER"], of: reading)
        // What stands in a cell may be about people; a message never repeats it.
        for warning in reading.warnings where text.utf8.count > 3 {
            #expect(!warning.line(in: .vietnamese).contains(text) && !warning.line(in: .english).contains(text))
        }
    }

    @Test("Warnings of one kind are not repeated without end", arguments: ReadingPath.allCases)
    func manyWarnings(path: ReadingPath) {
        let rows = (1...3000).map { "<row r=\"\($0)\"><c r=\"A\($0)\" t=\"s\"><v>7</v></c></row>" }.joined()
        let reading = Self.read(rows, path)
        #expect(reading.warnings.count == 20)
        #expect(reading.cellCount == 3000)
    }

    @Test(
        "Attributes around rows that point outside",
        arguments: [
            "<cols><col min=\"0\" max=\"5\" hidden=\"1\"/></cols>",
            "<cols><col min=\"5\" max=\"1\" hidden=\"1\"/></cols>",
            "<cols><col min=\"1\" max=\"999999999\" hidden=\"1\"/></cols>", "<cols><col hidden=\"1\"/></cols>",
        ])
    func columns(before: String) {
        let reading = HostileReading(of: WorkbookDraft(rows: "", before: before).bytes)
        expectCells([], of: reading)
        #expect(reading.details.map(\.hiddenColumns.count) == [0])
    }

    @Test(
        "Ranges that are none are left out",
        arguments: ["", "A0", "XFE1", "A1:", ":", "A1:B2:C3", "1:0", "é", "$", "A1048577:B2"])
    func ranges(range: String) {
        let after = """
            <mergeCells><mergeCell ref="\(range)"/></mergeCells><hyperlinks><hyperlink ref="\(range)"/></hyperlinks>\
            <dataValidations><dataValidation sqref="\(range) B2"/></dataValidations>
            """
        let reading = HostileReading(of: WorkbookDraft(rows: "", after: after).bytes)
        expectCells([], of: reading)
        #expect(reading.details.map(\.merged.count) == [0])
        #expect(reading.details.map(\.links.count) == [0])
        #expect(reading.details.map { $0.validations.map { $0.ranges.map(\.description) } } == [[["B2"]]])
    }
}
