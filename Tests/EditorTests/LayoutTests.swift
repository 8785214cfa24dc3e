import Foundation
import SheetModel
import TestSupport
import Testing
import XLSX

/// Heights of rows, page breaks, properties of the file, and reading between changes.
@Suite struct LayoutTests {
    private static let rows =
        #"<row r="2" x="y"><c r="A2"><v>2</v></c></row><row r="4" ht="20" customHeight="1"><c r="A4"/></row>"#

    @Test("Heights are set, taken away, and given to rows that were not there")
    func heights() throws {
        let edited = try Edited(WorkbookDraft(rows: Self.rows)) { editor in
            try editor.setHeights([0: 15, 1: 31.5, 2: 12, 3: nil, 5: 40, 6: nil], in: "Sheet1")
        }
        let expected =
            #"<row r="1" ht="15" customHeight="1"/><row r="2" x="y" ht="31.5" customHeight="1"><c r="A2"><v>2</v></c></row>"#
            + #"<row r="3" ht="12" customHeight="1"/><row r="4"><c r="A4"/></row><row r="6" ht="40" customHeight="1"/>"#
        #expect(try edited.rows() == expected)
        #expect(edited.receipt.cells.isEmpty)
    }

    @Test("Heights Excel has not are refused", arguments: [-1.0, 409.5, .infinity, .nan])
    func wrongHeight(_ height: Double) throws {
        let editor = try WorkbookEditor(bytes: WorkbookDraft(rows: Self.rows).bytes)
        #expect(code { try editor.setHeights([0: height], in: "Sheet1") } == "XLSX_WRITE_LIMIT")
        #expect(try editor.bytes() == WorkbookDraft(rows: Self.rows).bytes)
    }

    @Test("A page break is put among those that are there, once")
    func breaks() throws {
        let after =
            #"<pageMargins left="0" right="0" top="0" bottom="0" header="0" footer="0"/><rowBreaks count="2" manualBreakCount="1">"#
            + #"<brk id="3" max="16383"/><brk id="9" max="16383" man="1"/></rowBreaks>"#
        let edited = try Edited(WorkbookDraft(rows: Self.rows, after: after)) { editor in
            try editor.insertPageBreak(before: 6, in: "Sheet1")
            try editor.insertPageBreak(before: 6, in: "Sheet1")
            try editor.insertPageBreak(before: 12, in: "Sheet1")
        }
        let list = try edited.part("xl/worksheets/sheet1.xml").between("</sheetData>", "</worksheet>")
        #expect(
            list.between("<rowBreaks", "</rowBreaks>")
                == #" count="4" manualBreakCount="3"><brk id="3" max="16383"/><brk id="6" max="16383" man="1"/>"#
                + #"<brk id="9" max="16383" man="1"/><brk id="12" max="16383" man="1"/>"#)
    }

    @Test("The first page break stands where the schema wants it; none goes above the first row")
    func firstBreak() throws {
        let after =
            #"<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells><ignoredErrors><ignoredError sqref="A1"/></ignoredErrors>"#
        let edited = try Edited(WorkbookDraft(rows: Self.rows, after: after)) { editor in
            #expect(code { try editor.insertPageBreak(before: 0, in: "Sheet1") } == "XLSX_WRITE_LIMIT")
            try editor.insertPageBreak(before: 2, in: "Sheet1")
        }
        #expect(
            try edited.part("xl/worksheets/sheet1.xml").between("</mergeCells>", "<ignoredErrors>")
                == #"<rowBreaks count="1" manualBreakCount="1"><brk id="2" max="16383" man="1"/></rowBreaks>"#)
    }

    @Test("openpyxl reads the properties, new ones and one that was changed", .enabled(if: RepeatedForms.isJudged))
    func properties() throws {
        let edited = try Edited(RepeatedForms.workbook) { editor in
            try editor.setProperty("Kỳ", to: "2026-10")
            try editor.setProperty("Mẫu", to: "bịa đặt <1> & \"2\"")
            try editor.setProperty("kỳ", to: "2026-11")
            #expect(code { try editor.setProperty("", to: "x") } == "XLSX_WRITE_LIMIT")
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(edited.bytes).write(to: file)
        let program =
            "import openpyxl, sys, warnings\nwarnings.simplefilter('ignore')\nfor p in openpyxl.load_workbook(sys.argv[1]).custom_doc_props.props: print(p.name, '=', p.value)"
        let run = try RepeatedForms.run(["python3", "-c", program, file.path])
        #expect(run.output == "Kỳ = 2026-11\nMẫu = bịa đặt <1> & \"2\"\n")
        #expect(
            try edited.touched() == ["[Content_Types].xml", "_rels/.rels", "docProps/custom.xml"])
    }

    @Test("Between changes the workbook reads as the changes made it")
    func preview() throws {
        let editor = try WorkbookEditor(bytes: WorkbookDraft(rows: Self.rows).bytes)
        try editor.repeatRows(1...1, times: 3, in: "Sheet1")
        try editor.set(.text("Xã"), at: "B3", in: "Sheet1")
        let workbook = try editor.preview()
        var cells: [String] = []
        for sheet in workbook.sheets {
            try workbook.forEachRow(of: sheet) { row in
                for cell in row where cell.value != .blank { cells.append("\(cell.reference)=\(cell.shown())") }
                return .proceed
            }
        }
        #expect(cells == ["A2=2", "A3=2", "B3=Xã", "A4=2"])
        #expect(try !editor.isSigned)
    }
}
