import SheetModel
import TestSupport
import Testing
import XLSX

/// Cells that are set: the markup, by hand, of before and after. Everything not about the value stays byte for byte.
@Suite struct SetCellTests {
    @Test(
        "One cell is set to 5",
        arguments: [
            (#"<row r="1"><c r="A1"><v>1</v></c></row>"#, "A1", #"<row r="1"><c r="A1"><v>5</v></c></row>"#),
            // A number keeps its spelling of attributes, order and space included.
            (
                #"<row  r='1' ht="20"><c s='3'  r="A1" ><v>1</v></c ></row>"#, "A1",
                #"<row  r='1' ht="20"><c s='3'  r="A1" ><v>5</v></c ></row>"#
            ),
            // Text, shared or inline, error and boolean.
            (#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#, "A1", #"<row r="1"><c r="A1"><v>5</v></c></row>"#),
            (
                #"<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>"#, "A1",
                #"<row r="1"><c r="A1"><v>5</v></c></row>"#
            ),
            (#"<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>"#, "A1", #"<row r="1"><c r="A1"><v>5</v></c></row>"#),
            // A cell with a format only.
            (#"<row r="1"><c r="A1" s="2"/></row>"#, "A1", #"<row r="1"><c r="A1" s="2"><v>5</v></c></row>"#),
            // A formula goes, and with it what marks a dynamic array; what is not known stays.
            (
                #"<row r="1"><c r="A1" s="1" t="str" cm="1"><f>B1</f><v>x</v><extLst><ext/></extLst></c></row>"#, "A1",
                #"<row r="1"><c r="A1" s="1"><v>5</v><extLst><ext/></extLst></c></row>"#
            ),
            // A cell that is not there: before, between and behind others.
            (
                #"<row r="1"><c r="B1"><v>2</v></c></row>"#, "A1",
                #"<row r="1"><c r="A1"><v>5</v></c><c r="B1"><v>2</v></c></row>"#
            ),
            (
                #"<row r="1"><c r="A1"><v>1</v></c> <c r="C1"><v>3</v></c></row>"#, "B1",
                #"<row r="1"><c r="A1"><v>1</v></c> <c r="B1"><v>5</v></c><c r="C1"><v>3</v></c></row>"#
            ),
            (
                #"<row r="1" spans="1:1"><c r="A1"><v>1</v></c></row>"#, "C1",
                #"<row r="1" spans="1:3"><c r="A1"><v>1</v></c><c r="C1"><v>5</v></c></row>"#
            ),
            // Rows that are not there, or have no cells.
            ("", "B2", #"<row r="2"><c r="B2"><v>5</v></c></row>"#),
            (#"<row r="1"/>"#, "A1", #"<row r="1"><c r="A1"><v>5</v></c></row>"#),
            (
                #"<row r="3"><c r="A3"/></row>"#, "A2",
                #"<row r="2"><c r="A2"><v>5</v></c></row><row r="3"><c r="A3"/></row>"#
            ),
            // The format of the row.
            (
                #"<row r="1" s="4" customFormat="1"></row>"#, "A1",
                #"<row r="1" s="4" customFormat="1"><c r="A1" s="4"><v>5</v></c></row>"#
            ),
            // Rows and cells that do not say where they are.
            (
                "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", "B1",
                "<row><c><v>1</v></c><c><v>5</v></c></row><row><c><v>3</v></c></row>"
            ),
            (
                "<row><c><v>1</v></c></row><row><c><v>3</v></c></row>", "B2",
                #"<row><c><v>1</v></c></row><row><c><v>3</v></c><c r="B2"><v>5</v></c></row>"#
            ),
        ])
    func setNumber(before: String, cell: String, after: String) throws {
        let edited = try Edited(WorkbookDraft(rows: before)) {
            try $0.set(.number(5), at: CellReference(stringLiteral: cell), in: "Sheet1")
        }
        #expect(try edited.rows() == after)
        #expect(try edited.touched() == ["xl/worksheets/sheet1.xml"])
    }

    @Test(
        "Every kind of value",
        arguments: [
            (CellValue.number(0.1), #"<c r="A1"><v>0.1</v></c>"#),
            (.number(1e21), #"<c r="A1"><v>1e+21</v></c>"#),
            (.number(-47), #"<c r="A1"><v>-47</v></c>"#),
            (.boolean(true), #"<c r="A1" t="b"><v>1</v></c>"#),
            (.error(.notAvailable), #"<c r="A1" t="e"><v>#N/A</v></c>"#),
            (.blank, #"<c r="A1"></c>"#),
            (.text("Phước Chánh"), #"<c r="A1" t="inlineStr"><is><t>Phước Chánh</t></is></c>"#),
            (.text("=SUM(A1)"), #"<c r="A1" t="inlineStr"><is><t>=SUM(A1)</t></is></c>"#),
            (.text(" a<b&c "), #"<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a&lt;b&amp;c </t></is></c>"#),
            (.text("_x0041_\u{1}\r"), #"<c r="A1" t="inlineStr"><is><t>_x005F_x0041__x0001__x000D_</t></is></c>"#),
        ])
    func values(value: CellValue, cell: String) throws {
        let edited = try Edited(WorkbookDraft(rows: #"<row r="1"><c r="A1"><v>1</v></c></row>"#)) {
            try $0.set(value, at: "A1", in: "Sheet1")
        }
        #expect(try edited.rows() == "<row r=\"1\">\(cell)</row>")
        let read = try Workbook(bytes: edited.bytes)
        var found: [CellValue] = []
        try read.forEachRow(of: read.sheets[0]) { row in
            found += row.map(\.value)
            return .proceed
        }
        #expect(found == [value])
    }

    @Test("A prefix of the main namespace is used for what is new")
    func prefix() throws {
        var draft = WorkbookDraft(rows: "")
        draft.zip.set(
            "xl/worksheets/sheet1.xml",
            "<x:worksheet xmlns:x=\"\(WorkbookDraft.main)\"><x:sheetData><x:row r=\"2\"/></x:sheetData></x:worksheet>")
        let edited = try Edited(draft) {
            try $0.set(.text("a"), at: "A1", in: "Sheet1")
            try $0.setFormula("1+1", at: "B2", in: "Sheet1")
        }
        let sheet = try edited.part("xl/worksheets/sheet1.xml")
        #expect(
            sheet.between("<x:sheetData>", "</x:sheetData>")
                == #"<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row>"#
                + #"<x:row r="2"><x:c r="B2"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row>"#)
    }

    @Test("A member of a shared formula is set: the others get formulas of their own")
    func shared() throws {
        let rows = """
            <row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$C$1</f><v>2</v></c></row>\
            <row r="2"><c r="B2"><f t="shared" si="0"/><v>4</v></c></row>\
            <row r="3"><c r="B3"><f t="shared" ca="1" si="0"></f><v>6</v></c></row>
            """
        let edited = try Edited(WorkbookDraft(rows: rows)) { try $0.set(.number(5), at: "B1", in: "Sheet1") }
        #expect(
            try edited.rows() == """
                <row r="1"><c r="B1"><v>5</v></c></row>\
                <row r="2"><c r="B2"><f>A2*$C$1</f><v>4</v></c></row>\
                <row r="3"><c r="B3"><f ca="1">A3*$C$1</f><v>6</v></c></row>
                """)
    }

    @Test("Cells of array formulas, data tables and covered by merges are refused, and nothing is changed")
    func refusals() throws {
        let rows = """
            <row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c><c r="D1"><v>1</v></c></row>\
            <row r="2"><c r="A2"><v>2</v></c><c r="F2"><f t="dataTable" ref="F2:G3" dt2D="1" r1="A1" r2="B1"/></c></row>
            """
        let draft = WorkbookDraft(
            rows: rows, after: #"<mergeCells count="1"><mergeCell ref="D1:E2"/></mergeCells>"#)
        for (cell, expected) in [("A2", "EDIT_IN_ARRAY"), ("G3", "EDIT_IN_ARRAY"), ("E2", "EDIT_IN_MERGE")] {
            let editor = try WorkbookEditor(bytes: draft.bytes)
            let found = code {
                try editor.set(.number(1), at: CellReference(stringLiteral: cell), in: "Sheet1")
                _ = try editor.bytes()
            }
            #expect(found == expected)
        }
        let edited = try Edited(draft) { try $0.set(.number(7), at: "D1", in: "Sheet1") }
        #expect(try edited.rows().contains(#"<c r="D1"><v>7</v></c>"#))
    }

    @Test("Excel's limits are checked at the call")
    func limits() throws {
        let editor = try WorkbookEditor(bytes: WorkbookDraft(rows: "").bytes)
        let long = String(repeating: "x", count: 32_768)
        #expect(code { try editor.set(.text(long), at: "A1", in: "Sheet1") } == "XLSX_WRITE_LIMIT")
        #expect(code { try editor.set(.number(.infinity), at: "A1", in: "Sheet1") } == "XLSX_WRITE_VALUE")
        #expect(
            code { try editor.set(.number(1), at: CellReference(row: 1_048_576, column: 0), in: "Sheet1") }
                == "XLSX_WRITE_LIMIT")
        #expect(code { try editor.setFormula(long, at: "A1", in: "Sheet1") } == "XLSX_WRITE_LIMIT")
        #expect(code { try editor.setFormula("SUM(A1", at: "A1", in: "Sheet1") } == "EDIT_FORMULA")
        #expect(code { try editor.set(.number(1), at: "A1", in: "Biểu 9") } == "EDIT_NO_SHEET")
        #expect(code { try editor.set(.number(1), at: "A1", in: "SHEET1") } == nil)
    }

    @Test("Without a change the bytes are those of the file; a change to what is there already changes nothing")
    func unchanged() throws {
        let draft = WorkbookDraft(rows: #"<row r="1"><c r="A1"><v>1</v></c></row>"#)
        #expect(try Edited(draft) { _ in }.bytes == draft.bytes)
        #expect(try Edited(draft) { try $0.set(.blank, at: "Z9", in: "Sheet1") }.bytes == draft.bytes)
        let again = try Edited(draft) { try $0.set(.number(1), at: "A1", in: "Sheet1") }
        #expect(try again.touched() == [])
    }

    @Test("The dimension grows with the cells")
    func dimension() throws {
        let draft = WorkbookDraft(
            rows: #"<row r="2"><c r="B2"><v>1</v></c></row>"#, before: #"<dimension ref="B2"/>"#)
        let edited = try Edited(draft) { try $0.set(.number(1), at: "D7", in: "Sheet1") }
        #expect(try edited.part("xl/worksheets/sheet1.xml").contains(#"<dimension ref="B2:D7"/>"#))
    }

    @Test("A signed workbook is refused, but saved as it is without a change")
    func signed() throws {
        var draft = WorkbookDraft(rows: "<row r=\"1\"><c r=\"A1\"><f>NOSUCH()</f><v>1</v></c></row>")
        draft.zip.set(
            "_rels/.rels",
            WorkbookDraft.relations([
                ("rId1", "officeDocument", "xl/workbook.xml"),
                ("rId2", "digital-signature/origin", "_xmlsignatures/origin.sigs"),
            ]))
        #expect(try Edited(draft) { _ in }.bytes == draft.bytes)
        #expect(code { _ = try Edited(draft) { try $0.set(.number(1), at: "A1", in: "Sheet1") } } == "EDIT_SIGNED")
        // A formula that is not evaluated would have Excel told to calculate.
        #expect(code { _ = try Edited(draft) { try $0.calculate(now: 0) } } == "EDIT_SIGNED")
    }

    @Test("A package with two parts of one name is refused: programs differ on which they read")
    func duplicateNames() throws {
        var draft = WorkbookDraft(rows: "")
        draft.zip.add("XL/worksheets/sheet1.xml", WorkbookDraft.worksheet(rows: ""))
        #expect(
            code { _ = try Edited(draft) { try $0.set(.number(1), at: "A1", in: "Sheet1") } }
                == "PACKAGE_DUPLICATE_PART")
    }

    @Test("A part in UTF-16 is written in UTF-8 once it is touched, and not before")
    func utf16() throws {
        var draft = WorkbookDraft(rows: "")
        let sheet =
            "<?xml version=\"1.0\" encoding=\"UTF-16\"?>"
            + WorkbookDraft.worksheet(rows: #"<row r="1"><c r="A1" t="str"><v>Xã</v></c></row>"#).split(
                separator: "\n")[1]
        var bytes: [UInt8] = [0xFE, 0xFF]
        for unit in sheet.utf16 { bytes += [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
        draft.zip.entries[draft.zip.entries.firstIndex { $0.name == "xl/worksheets/sheet1.xml" } ?? 0].content = bytes
        #expect(try Edited(draft) { _ in }.bytes == draft.bytes)
        let edited = try Edited(draft) { try $0.set(.number(5), at: "B1", in: "Sheet1") }
        #expect(try edited.rows() == #"<row r="1"><c r="A1" t="str"><v>Xã</v></c><c r="B1"><v>5</v></c></row>"#)
        #expect(try edited.part("xl/worksheets/sheet1.xml").hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\""))
    }
}
