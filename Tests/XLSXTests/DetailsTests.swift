import Findings
import SheetModel
import TestSupport
import Testing
import XLSX

/// What a worksheet says beside its cells' values: hidden parts, merges, links, validations, tables, notes.
@Suite struct DetailsTests {
    private static func details(rows: String = "", before: String = "", after: String = "") throws -> SheetDetails {
        try WorkbookDraft(rows: rows, before: before, after: after).read().details
    }

    @Test("Merged ranges in the file's order; what is no range is passed over")
    func merged() throws {
        let after =
            #"<mergeCells count="9"><mergeCell ref="A1:H1"/><mergeCell ref="B9:A7"/><mergeCell ref="?"/><mergeCell/></mergeCells>"#
        #expect(try Self.details(after: after).merged.map(\.description) == ["A1:H1", "A7:B9"])
    }

    @Test("Hidden rows are runs", arguments: RowPath.allCases)
    func hiddenRows(by path: RowPath) throws {
        let rows = """
            <row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="0"/><row r="4" hidden="true"/>\
            <row r="5" hidden="1"/><row r="6" hidden="1"><c r="A6"><v>1</v></c></row><row r="8" hidden="1"/><row r="9"/>
            """
        let sheet = try WorkbookDraft(path, rows: rows).read()
        #expect(sheet.details.hiddenRows == [0...0, 3...5, 7...7])
        #expect(sheet.rows.filter(\.isHidden).map(\.index) == [0, 3, 4, 5, 7])
    }

    @Test("Hidden columns are runs")
    func hiddenColumns() throws {
        let before = """
            <cols><col min="1" max="1" width="9"/><col min="2" max="3" hidden="1"/><col min="4" max="4" hidden="true"/>\
            <col min="6" max="16384" hidden="1"/><col min="9" max="8" hidden="1"/><col min="0" max="1" hidden="1"/>\
            <col hidden="1"/><col min="1" max="16385" hidden="1"/></cols>
            """
        #expect(try Self.details(before: before).hiddenColumns == [1...3, 5...16383])
    }

    @Test("Outline levels of rows and columns")
    func outline() throws {
        let rows =
            #"<row r="1" outlineLevel="2"/><row r="2" outlineLevel="1"/><row r="3"/><row r="4" outlineLevel="99"/><row r="5" outlineLevel="-1"/>"#
        let sheet = try WorkbookDraft(rows: rows).read()
        #expect(sheet.rows.map(\.outlineLevel) == [2, 1, 0, 7, 0])
        #expect(sheet.details.outlineLevel == 7)
        #expect(try Self.details(before: #"<cols><col min="1" max="2" outlineLevel="3"/></cols>"#).outlineLevel == 3)
        #expect(try Self.details(rows: #"<row r="1"/>"#).outlineLevel == 0)
    }

    @Test(
        "Protection",
        arguments: [
            (#"sheet="1" objects="1""#, true), (#"sheet="true""#, true), (#"objects="1""#, false),
            (#"sheet="0""#, false),
        ])
    func protection(attributes: String, isProtected: Bool) throws {
        #expect(try Self.details(after: "<sheetProtection \(attributes)/>").isProtected == isProtected)
        #expect(try Self.details().isProtected == false)
    }

    @Test("Data validations, ordinary and of Excel 2010's extension")
    func validations() throws {
        let after = """
            <dataValidations count="2"><dataValidation type="list" allowBlank="1" showInputMessage="1" sqref="D7:D20 F7" \
            promptTitle="Đơn vị" prompt="Chọn &quot;xã&quot;" errorTitle="Sai" error="Chọn trong danh sách"><formula1>"Đạt,Không đạt"</formula1></dataValidation>\
            <dataValidation type="whole" operator="greaterThanOrEqual" sqref="E7"><formula1>0</formula1><formula2>A1*2</formula2></dataValidation>\
            <dataValidation sqref="G1:G1048576"/></dataValidations>\
            <conditionalFormatting sqref="A1:A9"><cfRule type="expression" priority="1"><formula>A1&gt;0</formula></cfRule></conditionalFormatting>\
            <extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">\
            <x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="expression">\
            <xm:f>A1&gt;0</xm:f></x14:cfRule><xm:sqref>A1:A9</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>\
            <ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">\
            <x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1"><x14:dataValidation type="list">\
            <x14:formula1><xm:f>'Danh mục'!$A$2:$A$9</xm:f></x14:formula1><xm:sqref>B2 C3:C4</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>
            """
        let rules = try Self.details(after: after).validations
        try #require(rules.count == 4)
        #expect(rules[0].type == "list")
        #expect(rules[0].ranges.map(\.description) == ["D7:D20", "F7"])
        #expect(rules[0].formula1 == #""Đạt,Không đạt""#)
        #expect(rules[0].formula2 == nil)
        #expect(rules[0].promptTitle == "Đơn vị")
        #expect(rules[0].prompt == #"Chọn "xã""#)
        #expect(rules[0].errorTitle == "Sai")
        #expect(rules[0].error == "Chọn trong danh sách")
        #expect(rules[1].type == "whole")
        #expect(rules[1].comparison == "greaterThanOrEqual")
        #expect(rules[1].formula1 == "0")
        #expect(rules[1].formula2 == "A1*2")
        #expect(rules[2] == DataValidation(ranges: rules[2].ranges, type: "none"))
        #expect(rules[2].ranges.map(\.description) == ["G1:G1048576"])
        #expect(rules[3].type == "list")
        #expect(rules[3].formula1 == "'Danh mục'!$A$2:$A$9")
        #expect(rules[3].ranges.map(\.description) == ["B2", "C3:C4"])
    }

    @Test("Hyperlinks out of the workbook and within it")
    func links() throws {
        let after = """
            <hyperlinks><hyperlink ref="A1" r:id="rId1" tooltip="Cổng"/><hyperlink ref="B2:C3" location="'Biểu 01'!A1" display="về biểu"/>\
            <hyperlink ref="D4" r:id="rId1" location="muc-2"/><hyperlink ref="E5" r:id="rId9"/></hyperlinks>
            """
        var draft = WorkbookDraft(rows: "", after: after)
        draft.zip.add(
            "xl/worksheets/_rels/sheet1.xml.rels",
            WorkbookDraft.relations([("rId1", "hyperlink", "https://phuocson.gov.vn/?a=1&amp;b=2")]))
        let links = try draft.read().details.links
        try #require(links.count == 4)
        #expect(links[0].range.description == "A1")
        #expect(links[0].target == "https://phuocson.gov.vn/?a=1&b=2")
        #expect(links[0].tooltip == "Cổng")
        #expect(links[0].location == nil)
        #expect(links[1].range.description == "B2:C3")
        #expect(links[1].target == nil)
        #expect(links[1].location == "'Biểu 01'!A1")
        #expect(links[1].display == "về biểu")
        #expect(links[2].target == "https://phuocson.gov.vn/?a=1&b=2")
        #expect(links[2].location == "muc-2")
        #expect(links[3].target == nil, "the relationship is not there")
    }

    @Test("Tables with their columns, escapes in names decoded")
    func tables() throws {
        var draft = WorkbookDraft(rows: "", after: #"<tableParts count="1"><tablePart r:id="rId1"/></tableParts>"#)
        draft.zip.add(
            "xl/worksheets/_rels/sheet1.xml.rels", WorkbookDraft.relations([("rId1", "table", "../tables/table1.xml")]))
        draft.zip.add(
            "xl/tables/table1.xml",
            """
            <table xmlns="\(WorkbookDraft.main)" id="1" name="T1" displayName="ChiTieu" ref="A3:C9" totalsRowCount="1">\
            <autoFilter ref="A3:C8"/><tableColumns count="3"><tableColumn id="1" name="STT"/>\
            <tableColumn id="2" name="Tên_x000a_chỉ tiêu"/><tableColumn id="3" name="Kế hoạch &quot;ha&quot;"/></tableColumns></table>
            """)
        let table = try #require(try draft.read().details.tables.first)
        #expect(table.name == "ChiTieu")
        #expect(table.range.description == "A3:C9")
        #expect(table.columns == ["STT", "Tên\nchỉ tiêu", #"Kế hoạch "ha""#])
    }

    @Test("Notes with their authors, rich text joined")
    func notes() throws {
        var draft = WorkbookDraft(rows: "")
        draft.zip.add(
            "xl/worksheets/_rels/sheet1.xml.rels", WorkbookDraft.relations([("rId1", "comments", "../comments1.xml")]))
        draft.zip.add(
            "xl/comments1.xml",
            """
            <comments xmlns="\(WorkbookDraft.main)"><authors><author>Lê Văn A</author><author/><author>B</author></authors><commentList>\
            <comment ref="D7" authorId="0"><text><r><rPr><b/></rPr><t xml:space="preserve">Lê Văn A:\n</t></r><r><t>xem_x000A_lại</t></r></text></comment>\
            <comment ref="B2" authorId="2"><text><t> ngắn </t></text></comment>\
            <comment ref="B3" authorId="7"><text><t>x</t><rPh sb="0" eb="1"><t>no</t></rPh></text></comment></commentList></comments>
            """)
        #expect(
            try draft.read().details.notes == [
                Note(cell: CellReference(row: 6, column: 3), author: "Lê Văn A", text: "Lê Văn A:\nxem\nlại"),
                Note(cell: CellReference(row: 1, column: 1), author: "B", text: "ngắn"),
                Note(cell: CellReference(row: 2, column: 1), author: nil, text: "x"),
            ])
    }

    @Test("Threaded comments with their replies, and the people who wrote them")
    func threads() throws {
        let threaded = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
        var draft = WorkbookDraft(rows: "")
        draft.zip.set(
            "xl/_rels/workbook.xml.rels",
            WorkbookDraft.relations([
                ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "person", "persons/person.xml"),
            ]))
        draft.zip.add(
            "xl/persons/person.xml",
            "<personList xmlns=\"\(threaded)\"><person displayName=\"Lê A\" id=\"{P1}\"/><person displayName=\"Hồ B\" id=\"{P2}\"/></personList>"
        )
        draft.zip.add(
            "xl/worksheets/_rels/sheet1.xml.rels",
            WorkbookDraft.relations([("rId1", "threadedComment", "../threadedComments/threadedComment1.xml")]))
        draft.zip.add(
            "xl/threadedComments/threadedComment1.xml",
            """
            <ThreadedComments xmlns="\(threaded)"><threadedComment ref="A1" dT="2022-10-26T08:30:00.00" personId="{P1}" id="{C1}" done="1"><text>Đúng chưa?</text></threadedComment>\
            <threadedComment ref="A1" dT="2022-10-26T09:00:00.00" personId="{P2}" id="{C2}" parentId="{C1}"><text>Đã sửa</text></threadedComment>\
            <threadedComment ref="A1" personId="{P1}" id="{C4}" parentId="{C2}"><text>Cảm ơn</text></threadedComment>\
            <threadedComment ref="B2" personId="{P9}" id="{C3}"><text>ai?</text></threadedComment></ThreadedComments>
            """)
        let place = CellReference(row: 0, column: 0)
        let replies = [
            ThreadedComment(cell: place, author: "Hồ B", text: "Đã sửa", date: "2022-10-26T09:00:00.00"),
            // A reply to a reply stands in the same thread.
            ThreadedComment(cell: place, author: "Lê A", text: "Cảm ơn", date: nil),
        ]
        #expect(
            try draft.read().details.threads == [
                ThreadedComment(
                    cell: place, author: "Lê A", text: "Đúng chưa?", date: "2022-10-26T08:30:00.00", isDone: true,
                    replies: replies),
                ThreadedComment(cell: CellReference(row: 1, column: 1), author: nil, text: "ai?", date: nil),
            ])
    }

    @Test("A damaged part beside the sheet is a warning, the figures stay")
    func damagedNotes() throws {
        var draft = WorkbookDraft(rows: oneCell("<c r=\"A1\"><v>5</v></c>"))
        draft.zip.add(
            "xl/worksheets/_rels/sheet1.xml.rels", WorkbookDraft.relations([("rId1", "comments", "../comments1.xml")]))
        draft.zip.add("xl/comments1.xml", "<comments xmlns=\"\(WorkbookDraft.main)\"><authors>")
        let sheet = try draft.read()
        #expect(sheet.summary == ["A1=5"])
        #expect(sheet.codes == ["XLSX_PART_UNREADABLE"])
        #expect(sheet.warnings.first?.place.part == "xl/comments1.xml")
        #expect(sheet.warnings.first?.severity == .warning)
    }
}
