import SheetModel
import TestSupport
import Testing
import XLSX

/// Formats and fonts of cells, displayed texts and dates (ECMA-376 part 1, 18.8 and 18.17.4.1).
@Suite struct StyleTests {
    /// A styles part of one cell format per number format, with codes for ids from 164 on.
    static func styles(formats ids: [Int], codes: [(id: Int, code: String)] = []) -> String {
        let defined = codes.map { "<numFmt numFmtId=\"\($0.id)\" formatCode=\"\($0.code)\"/>" }.joined()
        let cells = ids.map { "<xf numFmtId=\"\($0)\" fontId=\"0\"/>" }.joined()
        return "<numFmts>\(defined)</numFmts><fonts><font/></fonts><cellXfs>\(cells)</cellXfs>"
    }

    private static func cell(_ value: String, format id: Int, code: String? = nil) throws -> Cell? {
        let codes = code.map { [(id, $0)] } ?? []
        let rows = oneCell("<c r=\"A1\" s=\"1\"><v>\(value)</v></c>")
        return try WorkbookDraft(rows: rows, styles: styles(formats: [0, id], codes: codes)).read()["A1"]
    }

    /// Value, number format id, its code if the file gives one, the text Excel (en-US) shows, and the date.
    static let shown: [(value: String, id: Int, code: String?, shown: String, date: String?)] = [
        ("1500", 0, nil, "1500", nil), ("1500", 3, nil, "1,500", nil), ("0.5", 9, nil, "50%", nil),
        ("44860", 14, nil, "10/26/22", "2022-10-26"), ("44860", 164, "dd/mm/yyyy", "26/10/2022", "2022-10-26"),
        ("44860.75", 22, nil, "10/26/22 18:00", "2022-10-26T18:00:00"), ("0.25", 20, nil, "6:00", "06:00:00"),
        ("1.5", 46, nil, "36:00:00", "PT36H"), ("1", 14, nil, "1/1/00", "1900-01-01"),
        ("59", 14, nil, "2/28/00", "1900-02-28"), ("60", 14, nil, "2/29/00", nil),
        ("61", 14, nil, "3/1/00", "1900-03-01"), ("-1", 14, nil, "########", nil),
        ("1234.5", 200, "#,##0.00&quot; ha&quot;", "1,234.50 ha", nil), ("5", 49, nil, "5", nil),
        // A file's own code wins over Excel's of the same id, and makes a date of a number or the reverse.
        ("44860", 14, "0.0", "44860.0", nil), ("44860", 3, "yyyy-mm-dd", "2022-10-26", "2022-10-26"),
        ("44860", 0, "dd/mm/yyyy", "26/10/2022", "2022-10-26"),
        // An id nobody defines counts as General.
        ("1500", 999, nil, "1500", nil),
    ]

    @Test(arguments: shown)
    func shownText(value: String, id: Int, code: String?, shown: String, date: String?) throws {
        let cell = try #require(try Self.cell(value, format: id, code: code))
        #expect(cell.shown() == shown)
        #expect(cell.isoDate == date)
        #expect(cell.format.numberFormatID == id)
    }

    @Test("Texts, booleans, errors and blanks as they are shown")
    func shownOthers() throws {
        let rows = oneCell(
            """
            <c r="A1" t="str" s="1"><v>ha</v></c><c r="B1" t="b" s="1"><v>1</v></c>\
            <c r="C1" t="e" s="1"><v>#N/A</v></c><c r="D1" s="1"/><c r="E1" t="str"><v>ha</v></c>
            """)
        let styles = Self.styles(formats: [0, 164], codes: [(164, "0;0;0;&quot;[&quot;@&quot;]&quot;")])
        let sheet = try WorkbookDraft(rows: rows, styles: styles).read()
        #expect(["A1", "B1", "C1", "D1", "E1"].map { sheet[$0]?.shown() } == ["[ha]", "TRUE", "#N/A", "", "ha"])
    }

    @Test("Vietnamese display")
    func vietnamese() throws {
        #expect(try Self.cell("1500.5", format: 4)?.shown(locale: .viVN) == "1.500,50")
        #expect(try Self.cell("44860", format: 14)?.shown(locale: .viVN) == "26/10/2022")
    }

    /// Values of workbookPr's date1904, and the day serial number 43398 stands for.
    static let dateSystems: [(attribute: String, date: String)] = [
        ("", "2018-10-25"), (#"date1904="0""#, "2018-10-25"), (#"date1904="1""#, "2022-10-26"),
        (#"date1904="true""#, "2022-10-26"), (#"date1904="on""#, "2022-10-26"), (#"date1904="false""#, "2018-10-25"),
    ]

    @Test(arguments: dateSystems)
    func dateSystem(attribute: String, date: String) throws {
        let rows = oneCell(#"<c r="A1" s="1"><v>43398</v></c><c r="B1" s="1" t="d"><v>2022-10-26</v></c>"#)
        var draft = WorkbookDraft(rows: rows, styles: Self.styles(formats: [0, 14]))
        draft.zip.set(
            "xl/workbook.xml",
            """
            <workbook xmlns="\(WorkbookDraft.main)" xmlns:r="\(WorkbookDraft.relationships)"><workbookPr \(attribute)/>\
            <sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>
            """)
        let workbook = try Workbook(bytes: draft.bytes)
        let sheet = try workbook.readSheet()
        #expect(sheet["A1"]?.isoDate == date)
        #expect(workbook.dateSystem == (date == "2022-10-26" ? .from1904 : .from1900))
        // An ISO date names its day whatever the system; the number is the workbook's own.
        #expect(sheet["B1"]?.value == .number(date == "2022-10-26" ? 43398 : 44860))
        #expect(sheet["B1"]?.isoDate == "2022-10-26")
        #expect(sheet["B1"]?.isISODate == true)
        #expect(sheet["A1"]?.isISODate == false)
    }

    @Test("ISO dates and times stay as they are written, whatever their format", arguments: [0, 1, 2])
    func isoDates(style: Int) throws {
        let texts = ["2022-10-26T08:30:00", "08:30:00", "2022-10-26"]
        let rows = oneCell(texts.map { "<c t=\"d\" s=\"\(style)\"><v>\($0)</v></c>" }.joined())
        let sheet = try WorkbookDraft(rows: rows, styles: Self.styles(formats: [0, 14, 22])).read()
        #expect(sheet.rows.first?.map(\.isoDate) == texts)
    }

    @Test("A cell's font is the one its format names, of cellXfs and not of cellStyleXfs or dxfs")
    func fonts() throws {
        let styles = """
            <fonts><font><sz val="11"/><name val="Calibri"/><charset val="163"/></font>\
            <font><b/><i/><sz val="13.5"/><name val=".VnTimeH"/></font></fonts>\
            <cellStyleXfs><xf numFmtId="9" fontId="1"/></cellStyleXfs>\
            <cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="3" fontId="1"><alignment indent="2"/>\
            <protection locked="0"/></xf><xf numFmtId="0" fontId="7"/></cellXfs>\
            <dxfs><dxf><font><name val="No"/></font><numFmt numFmtId="3" formatCode="&quot;no&quot;"/></dxf></dxfs>
            """
        let rows = oneCell((0..<4).map { "<c s=\"\($0)\"><v>1500</v></c>" }.joined())
        let sheet = try WorkbookDraft(rows: rows, styles: styles).read()
        #expect(sheet["A1"]?.font == Font(name: "Calibri", size: 11, characterSet: 163))
        #expect(sheet["B1"]?.font == Font(name: ".VnTimeH", size: 13.5, isBold: true, isItalic: true))
        #expect(sheet["B1"]?.format.indent == 2)
        #expect(sheet["B1"]?.format.isLocked == false)
        #expect(sheet["A1"]?.format.isLocked == true)
        #expect(sheet["B1"]?.shown() == "1,500")
        #expect(sheet["C1"]?.font == nil, "a font that is not there")
        #expect(sheet["D1"]?.format == .standard, "a format that is not there")
        #expect(sheet["D1"]?.style == 3)
    }

    @Test("A workbook without styles part shows numbers by General", arguments: ["0", "5", "-1", "x", "99999999999"])
    func noStyles(style: String) throws {
        let cell = try #require(
            try WorkbookDraft(rows: oneCell("<c r=\"A1\" s=\"\(style)\"><v>44860</v></c>")).read()["A1"])
        #expect(cell.shown() == "44860")
        #expect(cell.isoDate == nil)
        #expect(cell.font == nil)
    }
}
