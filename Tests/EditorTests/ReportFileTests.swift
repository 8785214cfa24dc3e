import Findings
import SheetModel
import TestSupport
import Testing
import XLSX

/// What filled reports ask of the editor beside cells: the form, the kind and the sheets of the file.
@Suite struct ReportFileTests {
    /// A workbook of the strict form.
    private static func strict() throws -> WorkbookDraft {
        var draft = WorkbookDraft(rows: #"<row r="1"><c r="A1"><v>1</v></c></row>"#)
        for part in ["xl/workbook.xml", "xl/worksheets/sheet1.xml"] {
            let text = try Edited.part(part, of: draft.bytes)
            draft.zip.set(
                part,
                text.replacing(WorkbookDraft.main, with: "http://purl.oclc.org/ooxml/spreadsheetml/main").replacing(
                    WorkbookDraft.relationships, with: "http://purl.oclc.org/ooxml/officeDocument/relationships"))
        }
        return draft
    }

    @Test("A workbook of the strict form gets one part of properties, however many, and notes of that form")
    func strictForm() throws {
        let editor = try WorkbookEditor(bytes: Self.strict().bytes)
        for number in 1...3 { try editor.setProperty("Số \(number)", to: "\(number)") }
        try editor.addNote("nguồn", author: "x", at: "A1", in: "Sheet1")
        let bytes = try editor.bytes()
        let properties = try Edited.part("docProps/custom.xml", of: bytes)
        #expect(properties.contains("Số 1") && properties.contains("Số 2") && properties.contains("Số 3"))
        #expect(try Edited.part("_rels/.rels", of: bytes).components(of: "customProperties") == 1)
        let notes = try Edited.part("xl/comments1.xml", of: bytes)
        #expect(notes.contains(#"<comments xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main">"#))
    }

    @Test("A workbook becomes a file of another kind, and back")
    func kinds() throws {
        let draft = WorkbookDraft(rows: "")
        let editor = try WorkbookEditor(bytes: draft.bytes)
        #expect(try editor.fileKind == .workbook && !editor.hasMacros)
        for kind in WorkbookFileKind.allCases.reversed() {
            try editor.setFileKind(kind)
            #expect(try editor.fileKind == kind)
            #expect(try WorkbookEditor(bytes: editor.bytes()).fileKind == kind)
        }
        #expect(WorkbookFileKind(nameOf: "a/b.XLTM") == .macroTemplate)
        #expect(WorkbookFileKind(nameOf: "/dev/null") == nil && WorkbookFileKind(nameOf: "a.") == nil)
    }

    @Test("A sheet is put in the place of another one; one with parts of its own stays")
    func replaced() throws {
        let editor = try WorkbookEditor(bytes: WorkbookDraft(rows: "").bytes)
        try editor.addSheet(AddedSheet("Thiếu", rows: [.init([.init("cũ")]), .init([.init("cũ")])]))
        #expect(try editor.replaceSheet(AddedSheet("Thiếu", rows: [.init([.init("=mới")])])))
        #expect(editor.sheetNames == ["Sheet1", "Thiếu"])
        let part = try Edited.part("xl/worksheets/sheet2.xml", of: editor.bytes())
        #expect(part.contains("<t>=mới</t>") && !part.contains("cũ"))
        try editor.addNote("ý kiến", author: "x", at: "A1", in: "Thiếu")
        #expect(try !editor.replaceSheet(AddedSheet("Thiếu")))
        #expect(throws: Problem.self) { try editor.replaceSheet(AddedSheet("không có")) }
    }

    @Test("The first column that is printed and shown")
    func shown() throws {
        let hidden = #"<cols><col min="1" max="2" width="9" hidden="1"/><col min="4" max="4" width="0"/></cols>"#
        let rows = #"<row r="1"><c r="A1"><v>1</v></c></row>"#
        for (columns, area, expected) in [
            ("", "", 0), (hidden, "", 2), ("", "Sheet1!$B$1:$F$9", 1), (hidden, "Sheet1!$D$1:$F$9", 4),
        ] {
            var draft = WorkbookDraft(rows: rows)
            let sheet = try Edited.part("xl/worksheets/sheet1.xml", of: draft.bytes)
            draft.zip.set("xl/worksheets/sheet1.xml", sheet.replacing("<sheetData>", with: columns + "<sheetData>"))
            if !area.isEmpty {
                let main = try Edited.part("xl/workbook.xml", of: draft.bytes)
                let names =
                    #"<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">"# + area
                    + "</definedName></definedNames>"
                draft.zip.set("xl/workbook.xml", main.replacing("</sheets>", with: "</sheets>" + names))
            }
            let editor = try WorkbookEditor(bytes: draft.bytes)
            #expect(try editor.firstShownColumn(of: "Sheet1") == expected, "\(columns) \(area)")
        }
    }
}

extension String {
    /// How often `part` occurs.
    fileprivate func components(of part: String) -> Int {
        split(separator: part, omittingEmptySubsequences: false).count - 1
    }
}
