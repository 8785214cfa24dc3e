import SheetModel
import TestSupport
import Testing
import XLSX

/// Sheets that are added with their rows, and marks on many cells at once.
@Suite struct AddedSheetTests {
    private static let rows =
        #"<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>TODAY()</f><v>44860</v></c><c r="C1"><f>A1*2</f><v>7</v></c></row>"#

    private static var sheet: AddedSheet {
        var (bold, top) = (StyleChange(), StyleChange())
        bold.isBold = true
        top.isAtTop = true
        var sheet = AddedSheet(
            "Ý kiến",
            rows: [
                .init([.init("Ô", style: bold), .init("Nội dung", style: bold)]), .init([]),
                .init([.init("=A1", style: top, location: "Sheet1!A1"), .init(.number(1.5)), .init()], height: 30),
            ])
        sheet.columns = [.init(width: 10), .init(width: 20, isHidden: true)]
        sheet.frozenRows = 1
        return sheet
    }

    @Test("The rows, links and columns are written; no formula is calculated anew, not even one that always is")
    func added() throws {
        let edited = try Edited(WorkbookDraft(rows: Self.rows)) { try $0.addSheet(Self.sheet) }
        #expect(try edited.rows() == Self.rows)
        let part = try edited.part("xl/worksheets/sheet2.xml")
        #expect(
            part.between("<sheetData>", "</sheetData>")
                == #"<row r="1"><c r="A1" s="1" t="inlineStr"><is><t>Ô</t></is></c>"#
                + #"<c r="B1" s="1" t="inlineStr"><is><t>Nội dung</t></is></c></row><row r="2"></row>"#
                + #"<row r="3" ht="30" customHeight="1"><c r="A3" s="2" t="inlineStr"><is><t>=A1</t></is></c>"#
                + #"<c r="B3"><v>1.5</v></c><c r="C3"></c></row>"#)
        #expect(part.contains(#"<hyperlink ref="A3" location="Sheet1!A1"/>"#))
        #expect(part.contains(#"<pane ySplit="1""#) && part.contains(#"hidden="1""#))
        let styles = try #require(edited.receipt.parts.first { $0.part.hasPrefix("xl/styles") }?.part)
        #expect(try edited.part(styles).contains(#"<alignment vertical="top"/>"#))
        let receipt = edited.receipt
        #expect(receipt.cells.isEmpty && receipt.recomputedResults.isEmpty && receipt.droppedResults.isEmpty)
        #expect(receipt.parts.first { $0.part == "xl/worksheets/sheet2.xml" }?.action == .added)
    }

    @Test("A name that is taken, or that Excel would not accept, is refused")
    func refused() throws {
        for name in ["sheet1", "a:b"] {
            let editor = try WorkbookEditor(bytes: WorkbookDraft(rows: Self.rows).bytes)
            #expect(throws: Problem.self) { try editor.addSheet(AddedSheet(name)) }
            #expect(try editor.bytes() == WorkbookDraft(rows: Self.rows).bytes)
        }
    }

    @Test("A workbook of the strict form gets a sheet of that form")
    func strict() throws {
        let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
        var draft = WorkbookDraft(rows: "")
        for part in ["xl/workbook.xml", "xl/worksheets/sheet1.xml"] {
            let text = try Edited.part(part, of: draft.bytes)
            draft.zip.set(
                part,
                text.replacing(WorkbookDraft.main, with: strict).replacing(
                    WorkbookDraft.relationships, with: "http://purl.oclc.org/ooxml/officeDocument/relationships"))
        }
        let editor = try WorkbookEditor(bytes: draft.bytes)
        try editor.addSheet(Self.sheet)
        let part = try Edited.part("xl/worksheets/sheet2.xml", of: editor.bytes())
        #expect(part.contains("<worksheet xmlns=\"\(strict)\"") && !part.contains(WorkbookDraft.main))
        #expect(try Workbook(bytes: editor.bytes()).sheets.count == 2)
    }

    @Test("Many cells are filled and noted at once, as one by one")
    func marks() throws {
        let cells = ["A1", "B1", "C1", "D9"].map { CellReference(stringLiteral: $0) }
        var fill = StyleChange()
        fill.fillColor = "FFFFC7CE"
        let together = try Edited(WorkbookDraft(rows: Self.rows)) { editor in
            try editor.restyle(cells, in: "Sheet1", fill)
            try editor.addNotes(cells.map { Note(cell: $0, author: "x", text: "\($0)") }, in: "Sheet1")
        }
        let apart = try Edited(WorkbookDraft(rows: Self.rows)) { editor in
            for cell in cells { try editor.restyle(cell, in: "Sheet1", fill) }
            for cell in cells { try editor.addNote("\(cell)", author: "x", at: cell, in: "Sheet1") }
        }
        #expect(together.bytes == apart.bytes)
        #expect(try together.rows().contains(#"<c r="C1" s="1"><f>A1*2</f><v>7</v></c>"#))
        #expect(try together.rows().hasSuffix(#"<row r="9"><c r="D9" s="1"></c></row>"#))
        let read = try Workbook(bytes: together.bytes)
        #expect(try read.forEachRow(of: read.sheets[0]) { _ in .proceed }.notes.map(\.text) == cells.map(\.description))
    }
}
