import SheetModel
import TestSupport
import Testing
import XLSX

/// Sheets that are added, renamed, copied, moved and hidden.
@Suite struct SheetTests {
    /// The headings of the table.
    private static let headings =
        #"<c r="D1" t="inlineStr"><is><t>a</t></is></c><c r="E1" t="inlineStr"><is><t>b</t></is></c>"#

    /// Three sheets, names of all kinds, and formulas that name sheets.
    private static var draft: WorkbookDraft {
        var draft = WorkbookDraft(
            rows: #"<row r="1"><c r="A1"><f>Second!A1+'Third one'!B2+Sheet1!C3</f><v>6</v></c>\#(headings)</row>"#,
            before:
                #"<sheetPr codeName="Code1"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>"#,
            after: """
                <hyperlinks><hyperlink ref="A1" location="Second!B1"/></hyperlinks>\
                <tableParts count="1"><tablePart r:id="rId1"/></tableParts>
                """)
        draft.zip.set(
            "xl/workbook.xml",
            """
            <workbook xmlns="\(WorkbookDraft.main)" xmlns:r="\(WorkbookDraft.relationships)"><bookViews>\
            <workbookView activeTab="1"/></bookViews><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/>\
            <sheet name="Second" sheetId="4" r:id="rId2"/><sheet name="Third one" sheetId="7" r:id="rId3"/></sheets>\
            <definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">Sheet1!$A$1:$B$2</definedName>\
            <definedName name="Rate">Second!$A$1</definedName></definedNames></workbook>
            """)
        draft.zip.set(
            "xl/_rels/workbook.xml.rels",
            WorkbookDraft.relations([
                ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/sheet2.xml"),
                ("rId3", "worksheet", "worksheets/sheet3.xml"),
            ]))
        draft.zip.add("xl/worksheets/sheet2.xml", WorkbookDraft.worksheet(rows: ""))
        draft.zip.add("xl/worksheets/sheet3.xml", WorkbookDraft.worksheet(rows: ""))
        draft.zip.add(
            "xl/worksheets/_rels/sheet1.xml.rels",
            WorkbookDraft.relations([("rId1", "table", "../tables/table1.xml")]))
        draft.zip.add(
            "xl/tables/table1.xml",
            """
            <table xmlns="\(WorkbookDraft.main)" id="1" name="Bảng" displayName="Bảng" ref="D1:E2"><tableColumns count="2">\
            <tableColumn id="1" name="a"/><tableColumn id="2" name="b"><calculatedColumnFormula>Bảng[[#This Row],[a]]*Second!A1\
            </calculatedColumnFormula></tableColumn></tableColumns></table>
            """)
        return draft
    }

    @Test("Renamed: formulas, names, links and tables follow, in quotes where the name needs them")
    func rename() throws {
        let edited = try Edited(Self.draft) { try $0.renameSheet("second", to: "Biểu 01") }
        #expect(
            try edited.rows()
                == #"<row r="1"><c r="A1"><f>'Biểu 01'!A1+'Third one'!B2+Sheet1!C3</f><v>6</v></c>\#(Self.headings)</row>"#
        )
        let book = try edited.part("xl/workbook.xml")
        #expect(book.contains(#"<sheet name="Biểu 01" sheetId="4" r:id="rId2"/>"#))
        #expect(book.contains(#"<definedName name="Rate">'Biểu 01'!$A$1</definedName>"#))
        #expect(try edited.part("xl/worksheets/sheet1.xml").contains(#"location="'Biểu 01'!B1""#))
        #expect(try edited.part("xl/tables/table1.xml").contains("*'Biểu 01'!A1"))
        #expect(edited.receipt.droppedResults.isEmpty)
        #expect(
            Set(edited.receipt.references.map(\.kind)) == ["formula", "definedName", "hyperlinkTarget", "tableFormula"])
    }

    @Test("Added in the middle: what counts sheets by their place follows")
    func add() throws {
        let edited = try Edited(Self.draft) { try $0.addSheet("Mới", at: 0) }
        let read = try Workbook(bytes: edited.bytes)
        #expect(read.sheets.map(\.name) == ["Mới", "Sheet1", "Second", "Third one"])
        let book = try edited.part("xl/workbook.xml")
        #expect(book.contains("activeTab=\"2\""))
        #expect(book.contains(#"<definedName name="_xlnm.Print_Area" localSheetId="1">"#))
        #expect(book.contains(#"<sheet name="Mới" sheetId="8" r:id="rId4"/><sheet name="Sheet1""#))
        #expect(try edited.part("[Content_Types].xml").contains("/xl/worksheets/sheet4.xml"))
    }

    @Test("Copied: the copy's own formulas, names and tables mean the copy")
    func copy() throws {
        let edited = try Edited(Self.draft) { try $0.copySheet("Sheet1", as: "Bản sao") }
        let read = try Workbook(bytes: edited.bytes)
        #expect(read.sheets.map(\.name) == ["Sheet1", "Second", "Third one", "Bản sao"])
        let copy = try edited.part("xl/worksheets/sheet4.xml")
        #expect(copy.contains("<f>Second!A1+'Third one'!B2+'Bản sao'!C3</f>"))
        #expect(!copy.contains("tabSelected") && !copy.contains("codeName"))
        #expect(
            try edited.part("xl/workbook.xml").contains(
                #"<definedName name="_xlnm.Print_Area" localSheetId="3">'Bản sao'!$A$1:$B$2</definedName>"#))
        let table = try edited.part("xl/tables/table2.xml")
        #expect(table.contains(#"id="2" name="Bảng_2" displayName="Bảng_2""#))
        #expect(table.contains("Bảng_2[[#This Row],[a]]*Second!A1"))
        #expect(try edited.part("xl/worksheets/_rels/sheet4.xml.rels").contains("/xl/tables/table2.xml"))
        #expect(
            try edited.part("xl/worksheets/sheet1.xml") == Edited.part("xl/worksheets/sheet1.xml", of: edited.before))
    }

    @Test("Moved and hidden")
    func moveAndHide() throws {
        let edited = try Edited(Self.draft) {
            try $0.moveSheet("Sheet1", to: 9)
            try $0.setVisibility(.hidden, of: "Second")
        }
        let book = try edited.part("xl/workbook.xml")
        #expect(
            book.between("<sheets>", "</sheets>")
                == #"<sheet name="Second" sheetId="4" r:id="rId2" state="hidden"/><sheet name="Third one" sheetId="7" r:id="rId3"/>"#
                + #"<sheet name="Sheet1" sheetId="1" r:id="rId1"/>"#)
        #expect(book.contains("activeTab=\"1\""))
        #expect(book.contains(#"localSheetId="2""#))
        let problem = code {
            _ = try Edited(edited.bytes) {
                try $0.setVisibility(.hidden, of: "Sheet1")
                try $0.setVisibility(.veryHidden, of: "Third one")
            }
        }
        #expect(problem == "EDIT_LAST_SHEET")
    }

    @Test(
        "Names that Excel would not take, or that are taken",
        arguments: ["", "a/b", "'x", "second", String(repeating: "x", count: 32)])
    func names(name: String) throws {
        #expect(code { _ = try Edited(Self.draft) { try $0.addSheet(name) } } == "XLSX_WRITE_NAME")
        #expect(code { _ = try Edited(Self.draft) { try $0.renameSheet("Sheet1", to: name) } } == "XLSX_WRITE_NAME")
    }
}

/// Formats and notes.
@Suite struct StyleAndNoteTests {
    private static let styles = """
        <fonts count="1"><font><sz val="11"/><color theme="1"/><name val="Arial"/></font></fonts>\
        <fills count="2"><fill/><fill/></fills><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0"/>\
        <xf numFmtId="4" fontId="0" fillId="0" applyNumberFormat="1"><alignment horizontal="center"/></xf></cellXfs>
        """

    @Test("A format is a copy of the cell's own with something changed; the same wish gives the same format")
    func restyle() throws {
        let draft = WorkbookDraft(
            rows: #"<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="1"><v>2</v></c></row>"#, styles: Self.styles)
        let edited = try Edited(draft) { editor in
            var change = StyleChange()
            change.fillColor = "FFFFEB9C"
            change.isBold = true
            change.wrapsText = true
            for cell in ["A1", "B1"] {
                try editor.restyle(CellReference(stringLiteral: cell), in: "Sheet1", change)
            }
        }
        #expect(
            try edited.rows()
                == #"<row r="1"><c r="A1" s="2"><v>1</v></c><c r="B1" s="2"><v>2</v></c></row>"#)
        let styles = try edited.part("xl/styles.xml")
        #expect(
            styles.between("<cellXfs count=\"3\">", "</cellXfs>").hasSuffix(
                #"<xf numFmtId="4" fontId="1" fillId="2" applyNumberFormat="1" applyFill="1" applyFont="1" applyAlignment="1">"#
                    + #"<alignment horizontal="center" wrapText="1"/></xf>"#))
        #expect(styles.contains(#"<font><b/><sz val="11"/><color theme="1"/><name val="Arial"/></font></fonts>"#))
        #expect(styles.contains(#"<fgColor rgb="FFFFEB9C"/>"#))
    }

    @Test("A number format that is there is used again; a new one gets a number above all others")
    func numberFormat() throws {
        let draft = WorkbookDraft(
            rows: #"<row r="1"><c r="A1"/><c r="B1"/></row>"#,
            styles: #"<numFmts count="1"><numFmt numFmtId="170" formatCode="0.0"/></numFmts>"# + Self.styles)
        let edited = try Edited(draft) { editor in
            for (cell, code) in [("A1", "0.0"), ("B1", "#,##0 \"đồng\"")] {
                var change = StyleChange()
                change.numberFormat = code
                try editor.restyle(CellReference(stringLiteral: cell), in: "Sheet1", change)
            }
        }
        let styles = try edited.part("xl/styles.xml")
        #expect(styles.contains(##"<numFmt numFmtId="171" formatCode="#,##0 &quot;đồng&quot;"/></numFmts>"##))
        let book = try Workbook(bytes: edited.bytes)
        #expect(try book.context().styles.format(2).numberFormat.code == "0.0")
    }

    @Test("A note: the text, its box, and the links between the parts; a second one on the cell is added below")
    func notes() throws {
        let draft = WorkbookDraft(rows: #"<row r="2"><c r="B2"><v>1</v></c></row>"#)
        let edited = try Edited(draft) {
            try $0.addNote("Đề nghị kiểm tra lại", author: "Huyện", at: "B2", in: "Sheet1")
            try $0.addNote("a < b", author: "Xã", at: "C9", in: "Sheet1")
            try $0.addNote("lần 2", author: "Huyện", at: "B2", in: "Sheet1")
        }
        let read = try Workbook(bytes: edited.bytes)
        let details = try read.forEachRow(of: read.sheets[0]) { _ in .proceed }
        #expect(details.notes.map(\.cell.description) == ["B2", "C9"])
        #expect(details.notes.map(\.text) == ["Đề nghị kiểm tra lại\nlần 2", "a < b"])
        #expect(details.notes.map(\.author) == ["Huyện", "Xã"])
        let sheet = try edited.part("xl/worksheets/sheet1.xml")
        #expect(sheet.hasSuffix("</sheetData><legacyDrawing r:id=\"rId2\"/></worksheet>"))
        let drawing = try edited.part("xl/drawings/vmlDrawing1.vml")
        #expect(drawing.contains("<x:Row>8</x:Row><x:Column>2</x:Column>"))
        #expect(
            drawing.contains("_x0000_s1025") && drawing.contains("_x0000_s1026") && !drawing.contains("_x0000_s1027"))
    }
}
