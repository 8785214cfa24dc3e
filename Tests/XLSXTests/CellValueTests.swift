import Findings
import SheetModel
import TestSupport
import Testing
import XLSX

/// The types of cells (ECMA-376 part 1, 18.18.11) as Excel reads them, each by both ways through the reader.
@Suite struct CellValueTests {
    static let values: [(cell: String, value: CellValue)] = [
        (#"<c r="A1"><v>5</v></c>"#, .number(5)),
        (#"<c r="A1" t="n"><v>1.5</v></c>"#, .number(1.5)),
        (#"<c r="A1"><v>-1.5E3</v></c>"#, .number(-1500)),
        (#"<c r="A1"><v>1e-7</v></c>"#, .number(1e-7)),
        (#"<c r="A1"><v>0.1</v></c>"#, .number(0.1)),
        (#"<c r="A1"><v>12345678901234567</v></c>"#, .number(12_345_678_901_234_568)),
        (#"<c r="A1"><v> 5 </v></c>"#, .number(5)),
        ("<c r=\"A1\"><v>\n\t5\r\n</v></c>", .number(5)),
        (#"<c r="A1" t="unheard"><v>5</v></c>"#, .number(5)),
        (#"<c r="A1" t="s"><v>1</v></c>"#, .text("hai")),
        ("<c r=\"A1\" t=\"s\"><v>\n1 </v></c>", .text("hai")),
        (#"<c r="A1" t="s"><v/></c>"#, .blank),
        (#"<c r="A1" t="s"><v></v></c>"#, .blank),
        (#"<c r="A1" t="s"><v> </v></c>"#, .blank),
        (#"<c r="A1" t="s"/>"#, .blank),
        (#"<c r="A1"><v/></c>"#, .blank),
        (#"<c r="A1" t="b"/>"#, .blank),
        (#"<c r="A1" t="str"><v>chữ</v></c>"#, .text("chữ")),
        (#"<c r="A1" t="str"><v>plain</v></c>"#, .text("plain")),
        (#"<c r="A1" t="str"><v>a_x0041_</v></c>"#, .text("aA")),
        (#"<c r="A1" t="str"><v>12</v></c>"#, .text("12")),
        (#"<c r="A1" t="str"><v>a &lt; b &amp; c</v></c>"#, .text("a < b & c")),
        (#"<c r="A1" t="str"><v><![CDATA[<b>]]></v></c>"#, .text("<b>")),
        (#"<c r="A1" t="inlineStr"><is><t>trong ô</t></is></c>"#, .text("trong ô")),
        (#"<c r="A1" t="inlineStr"><is><t/></is></c>"#, .text("")),
        (#"<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r></is></c>"#, .text("ab")),
        (#"<c r="A1" t="b"><v>1</v></c>"#, .boolean(true)),
        (#"<c r="A1" t="b"><v>0</v></c>"#, .boolean(false)),
        (#"<c r="A1" t="b"><v>true</v></c>"#, .boolean(true)),
        (#"<c r="A1" t="b"><v>FALSE</v></c>"#, .boolean(false)),
        (#"<c r="A1" t="e"><v>#DIV/0!</v></c>"#, .error(.divisionByZero)),
        (#"<c r="A1" t="e"><v>#N/A</v></c>"#, .error(.notAvailable)),
        (#"<c r="A1" t="e"><v>#BUSY!</v></c>"#, .error(CellError(rawValue: "#BUSY!"))),
        (#"<c r="A1" t="d"><v>2022-10-26</v></c>"#, .number(44860)),
        (#"<c r="A1" t="d"><v>2022-10-26T12:00:00</v></c>"#, .number(44860.5)),
        (#"<c r="A1" t="d"><v>2022-10-26T06:00:00Z</v></c>"#, .number(44860.25)),
        (#"<c r="A1" t="d"><v>12:00:00</v></c>"#, .number(0.5)),
        (#"<c r="A1" t="d"><v>hôm qua</v></c>"#, .text("hôm qua")),
    ]

    @Test(arguments: values, RowPath.allCases)
    func value(_ item: (cell: String, value: CellValue), by path: RowPath) throws {
        let sheet = try WorkbookDraft(path, rows: oneCell(item.cell), sharedStrings: ["<t>một</t>", "<t>hai</t>"])
            .read()
        #expect(sheet["A1"]?.value == item.value)
        #expect(sheet.warnings.isEmpty)
    }

    @Test("A formula whose result is the empty text has a text, as ISBLANK is false of it", arguments: RowPath.allCases)
    func emptyText(by path: RowPath) throws {
        let rows = oneCell(
            #"<c r="A1" t="str"><f>""</f><v></v></c><c r="B1" t="str"><f>""</f><v/></c><c r="C1" t="str"><f>""</f></c>"#
        )
        let sheet = try WorkbookDraft(path, rows: rows).read()
        #expect(sheet["A1"]?.value == .text(""))
        #expect(sheet["B1"]?.value == .text(""))
        #expect(sheet["C1"]?.value == .blank, "without <v> there is no stored result")
    }

    @Test(
        "A shared string that is not there is blank, with a warning", arguments: RowPath.allCases,
        ["2", "-1", "x", "1.0"])
    func sharedStringOutOfRange(by path: RowPath, index: String) throws {
        let rows = oneCell(#"<c r="A1" t="s"><v>\#(index)</v></c><c r="B1"><v>7</v></c>"#)
        let sheet = try WorkbookDraft(path, rows: rows, sharedStrings: ["<t>một</t>", "<t>hai</t>"]).read()
        #expect(sheet["A1"]?.value == .blank)
        #expect(sheet["B1"]?.value == .number(7))
        #expect(sheet.codes == ["XLSX_SHARED_STRING_MISSING"])
        #expect(sheet.warnings.first?.place.cell == "A1")
        #expect(sheet.warnings.first?.place.sheet == "Sheet1")
    }

    @Test(
        "What is no number stays as text, with a warning", arguments: RowPath.allCases,
        ["abc", "1,5", "0x10", "nan", "1e999"])
    func notANumber(by path: RowPath, text: String) throws {
        let sheet = try WorkbookDraft(path, rows: oneCell("<c r=\"C1\"><v>\(text)</v></c>")).read()
        #expect(sheet["C1"]?.value == .text(text))
        #expect(sheet.codes == ["XLSX_BAD_NUMBER"])
        #expect(sheet.warnings.first?.place.cell == "C1")
    }

    @Test("A workbook without shared strings part has no shared string")
    func noSharedStringsPart() throws {
        let sheet = try WorkbookDraft(rows: oneCell(#"<c r="A1" t="s"><v>0</v></c>"#)).read()
        #expect(sheet["A1"]?.value == .blank)
        #expect(sheet.codes == ["XLSX_SHARED_STRING_MISSING"])
    }

    @Test("Counts of the shared strings are not trusted", arguments: ["0", "1", "4294967295", "-1", "x"])
    func wrongCounts(count: String) throws {
        var draft = WorkbookDraft(rows: oneCell(#"<c r="A1" t="s"><v>1</v></c>"#), sharedStrings: [])
        draft.zip.set(
            "xl/sharedStrings.xml",
            """
            <sst xmlns="\(WorkbookDraft.main)" count="\(count)" uniqueCount="\(count)">\
            <si><t>một</t></si><si><t>hai</t></si></sst>
            """)
        #expect(try draft.read()["A1"]?.value == .text("hai"))
    }
}
