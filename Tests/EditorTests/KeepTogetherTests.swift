import Foundation
import SheetModel
import TestSupport
import Testing
import XLSX

/// Rows that stay on one page.
@Suite struct KeepTogetherTests {
    /// Rows of 20 points, all the same, on A4 with margins of an inch: 697.9 points, 34 rows.
    private static let margins =
        #"<pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>"#
    private static func rows(_ count: Int, hidden: Range<Int> = 0..<0) -> String {
        (0..<count).map { row in
            #"<row r="\#(row + 1)" ht="20"\#(hidden.contains(row) ? #" hidden="1""# : "")><c r="A\#(row + 1)"><v>1</v></c></row>"#
        }.joined()
    }

    /// Where breaks stand once rows are kept together, from 0.
    private func breaks(
        _ kept: ClosedRange<Int>, of count: Int, hidden: Range<Int> = 0..<0, before: String = "",
        after: String = "<pageSetup paperSize=\"9\"/>", names: String = ""
    ) throws -> [Int] {
        var draft = WorkbookDraft(
            rows: Self.rows(count, hidden: hidden), before: before, after: Self.margins + after)
        if !names.isEmpty {
            let sheets = #"<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>"#
            draft.zip.set(
                "xl/workbook.xml",
                #"<workbook xmlns="\#(WorkbookDraft.main)" xmlns:r="\#(WorkbookDraft.relationships)">\#(sheets)<definedNames>\#(names)</definedNames></workbook>"#
            )
        }
        let edited = try Edited(draft) { try $0.keepTogether(kept, in: "Sheet1") }
        let part = try edited.part("xl/worksheets/sheet1.xml")
        if edited.bytes == edited.before { return part.contains("<brk") ? [-1] : [] }
        return part.matches(of: #/<brk id="(\d+)"/#).compactMap { Int($0.output.1) }
    }

    @Test("A break goes before rows among which a page ends, and nowhere else")
    func ends() throws {
        #expect(try breaks(30...36, of: 40) == [30])
        #expect(try breaks(33...34, of: 40) == [33])
        #expect(try breaks(20...26, of: 40) == [])
        #expect(try breaks(36...39, of: 40) == [])
        #expect(try breaks(34...39, of: 40) == [])
        #expect(try breaks(66...69, of: 70) == [66])
    }

    @Test("Rows longer than a page, the first ones and those that are not there are left alone")
    func alone() throws {
        #expect(try breaks(0...36, of: 40) == [])
        #expect(try breaks(3...39, of: 60) == [])
        #expect(try breaks(50...60, of: 40) == [])
    }

    @Test("Hidden rows take no room; scale, direction, paper and fitting count")
    func setup() throws {
        #expect(try breaks(30...36, of: 40, hidden: 2..<8) == [])
        #expect(try breaks(36...42, of: 50, hidden: 2..<8) == [36])
        #expect(try breaks(30...36, of: 40, after: #"<pageSetup paperSize="9" scale="80"/>"#) == [])
        #expect(try breaks(40...46, of: 50, after: #"<pageSetup paperSize="9" scale="80"/>"#) == [40])
        #expect(try breaks(20...26, of: 40, after: #"<pageSetup paperSize="9" orientation="landscape"/>"#) == [20])
        #expect(try breaks(50...56, of: 60, after: #"<pageSetup paperSize="8"/>"#) == [50])
        let fit = #"<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>"#
        #expect(try breaks(30...36, of: 40, before: fit) == [])
        #expect(try breaks(30...36, of: 40, before: fit, after: #"<pageSetup paperSize="9" fitToHeight="0"/>"#) == [30])
    }

    @Test("Print area, repeated titles and breaks that are there count")
    func names() throws {
        let area = #"<definedName name="_xlnm.Print_Area" localSheetId="0">Sheet1!$A$11:$C$60</definedName>"#
        #expect(try breaks(30...36, of: 60, names: area) == [])
        #expect(try breaks(40...46, of: 60, names: area) == [40])
        #expect(try breaks(5...50, of: 60, names: area) == [])
        let titles =
            #"<definedName name="_xlnm.Print_Titles" localSheetId="0">Sheet1!$A:$A,Sheet1!$1:$4</definedName>"#
        // Pages after the first hold 30 rows: the second ends with row 64.
        #expect(try breaks(60...66, of: 70, names: titles) == [60])
        #expect(try breaks(64...69, of: 70, names: titles) == [])
        let list = #"<rowBreaks count="1" manualBreakCount="1"><brk id="10" man="1"/></rowBreaks>"#
        #expect(try breaks(30...36, of: 40, after: "<pageSetup paperSize=\"9\"/>" + list) == [-1])
        #expect(try breaks(40...46, of: 50, after: "<pageSetup paperSize=\"9\"/>" + list) == [10, 40])
    }

    @Test("Rows without a height are as high as their wrapped texts, in cells that are not merged")
    func wrapped() throws {
        let styles = """
            <fonts count="1"><font><sz val="12"/><name val="Times New Roman"/></font></fonts><cellXfs count="2">\
            <xf fontId="0"/><xf fontId="0"><alignment wrapText="1"/></xf></cellXfs>
            """
        // Nine rows of three lines and 17 of one fill the page: 9 × 47.25 + 17 × 15.75 points.
        let rows = (1...40).map { row in
            #"<row r="\#(row)"><c r="A\#(row)" s="1" t="inlineStr"><is><t>\#(row < 10 ? "b&#10;b&#10;b" : "b")</t></is></c></row>"#
        }
        func breaks(_ merges: String) throws -> Bool {
            let draft = WorkbookDraft(
                rows: rows.joined(), before: #"<sheetFormatPr defaultRowHeight="15.75"/>"#,
                after: merges + Self.margins, styles: styles)
            let edited = try Edited(draft) { try $0.keepTogether(24...30, in: "Sheet1") }
            return try edited.part("xl/worksheets/sheet1.xml").contains(#"<brk id="24" "#)
        }
        #expect(try breaks(""))
        let merges = (1..<10).map { #"<mergeCell ref="A\#($0):B\#($0)"/>"# }.joined()
        #expect(try !breaks(#"<mergeCells count="9">\#(merges)</mergeCells>"#))
    }

    @Test("Sheets that are not there and rows beyond them are refused")
    func refused() throws {
        let editor = try WorkbookEditor(bytes: WorkbookDraft(rows: Self.rows(3)).bytes)
        #expect(code { try editor.keepTogether(1...2, in: "Khác") } == "EDIT_NO_SHEET")
        #expect(code { try editor.keepTogether(1...1_048_576, in: "Sheet1") } == "XLSX_WRITE_LIMIT")
        #expect(code { try editor.keepTogether(-1...2, in: "Sheet1") } == "XLSX_WRITE_LIMIT")
    }

    @Test(
        "LibreOffice prints rows that are kept together on one page",
        .enabled(if: RowHeightJudgedTests.isJudged, "LibreOffice, Poppler and python3 with openpyxl and XlsxWriter"))
    func judged() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "pages-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let script = "\(MatrixLine.fixtures)/check-pages.py"
        let made = try RepeatedForms.run(["python3", script, "make", folder.path])
        #expect(made.exit == 0, "\(made.output)")
        let editor = try WorkbookEditor(path: folder.appending(path: "pages.xlsx").path)
        for line in try RepeatedForms.run(["python3", script, "rows", folder.path]).output.split(separator: "\n") {
            let fields = line.split(separator: "\t")
            let (first, last) = (try #require(Int(fields[1])), try #require(Int(fields[2])))
            try editor.keepTogether(first...last, in: String(fields[0]))
        }
        let bytes = try editor.bytes()
        #expect(try ExternalCheck.faults(of: bytes) == "")
        try Data(bytes).write(to: folder.appending(path: "pages-kept.xlsx"))
        let run = try RepeatedForms.run(["python3", script, "judge", folder.path])
        #expect(run.exit == 0, "\(run.output)")
        print("KeepTogetherTests: \(run.output)")
    }
}
