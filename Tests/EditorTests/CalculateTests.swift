import SheetModel
import TestSupport
import Testing
import XLSX

/// Calculating a whole workbook: wrong results are replaced, all else stays byte for byte.
@Suite struct CalculateTests {
    @Test("Results that differ are replaced, of whatever kind; those that agree keep their digits")
    func replaced() throws {
        let rows = """
            <row r="1"><c r="A1"><v>3</v></c><c r="B1" s="1"><f>A1*2</f><v>7</v></c><c r="C1"><f>A1/10</f>\
            <v>0.29999999999999999</v></c><c r="D1" t="str"><f>A1&amp;"x"</f><v>9x</v></c></row>\
            <row r="2"><c r="A2"><f>1/0</f><v>1</v></c><c r="B2"><f>A1&gt;2</f></c></row>
            """
        let edited = try Edited(WorkbookDraft(rows: rows)) { editor in
            let calculation = try editor.calculate(now: 45_000)
            #expect(calculation.formulas == 5)
            #expect(calculation.agree == 1)
            #expect(calculation.differ.map(\.cell.description) == ["B1", "D1", "A2", "B2"])
        }
        #expect(
            try edited.rows() == """
                <row r="1"><c r="A1"><v>3</v></c><c r="B1" s="1"><f>A1*2</f><v>6</v></c><c r="C1"><f>A1/10</f>\
                <v>0.29999999999999999</v></c><c r="D1" t="str"><f>A1&amp;"x"</f><v>3x</v></c></row>\
                <row r="2"><c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B2" t="b"><f>A1&gt;2</f><v>1</v></c></row>
                """)
        #expect(try edited.touched() == ["xl/worksheets/sheet1.xml"])
        #expect(edited.receipt.parts.map(\.part) == ["xl/worksheets/sheet1.xml"])
        #expect(edited.receipt.recomputedResults.map(\.cell.description) == ["B1", "D1", "A2", "B2"])
    }

    @Test("Results come to stand the same whether a sheet is spelled plainly or not")
    func spelledPlainly() throws {
        let rows = """
            <row r="1"><c r="A1" t="str"><f>"Đ"&amp;B1</f><v>cũ</v></c><c r="B1"><v>2</v></c><c r="C1" s="1" t="b">\
            <f>B1</f><v>1</v></c><c r="D1" t="n"><f>B1&gt;1</f></c><c r="E1"><f>B1</f><v>2</v></c></row>\
            <row r="2"><c r="A2"><f t="shared" ref="A2:B2" si="0">B1+1</f><v>0</v></c><c r="B2"><f t="shared" si="0"/>\
            <v>0</v></c><c r="C2" t="e"><f>1/0</f><v>#N/A</v></c><c r="D2" vm="1" t="e"><f>B1</f><v>#VALUE!</v></c></row>\
            <row r="3"><c r="A3" t="str"><f>""</f><v>x</v></c><c r="B3" s="2" ><f>B1*3</f><v/></c></row>
            """
        for odd in ["", " vm=\"1\""] {
            let rows = rows.replacing(" vm=\"1\"", with: odd)
            let plain = try Edited(WorkbookDraft(rows: rows)) { try $0.calculate(now: 45_000) }
            let other = try Edited(WorkbookDraft(rows: rows, before: "<!-- -->")) { try $0.calculate(now: 45_000) }
            #expect(try plain.rows() == other.rows())
            #expect(plain.receipt.recomputedResults.map(\.cell) == other.receipt.recomputedResults.map(\.cell))
            #expect(try plain.rows().contains("<c r=\"A1\" t=\"str\"><f>\"Đ\"&amp;B1</f><v>Đ2</v></c>"))
            #expect(try plain.rows().contains("<c r=\"D2\"><f>B1</f><v>2</v></c>"))
        }
    }

    @Test("An empty result, as openpyxl stores it, is replaced and not doubled")
    func emptyResult() throws {
        let rows =
            "<row r=\"1\"><c r=\"A1\"><v>3</v></c><c r=\"B1\"><f>A1*2</f><v></v></c><c r=\"C1\"><f>A1</f><v/></c></row>"
        let edited = try Edited(WorkbookDraft(rows: rows)) { try $0.calculate(now: 45_000) }
        let expected = rows.replacing("<v></v>", with: "<v>6</v>").replacing("<v/>", with: "<v>3</v>")
        #expect(try edited.rows() == expected)
    }

    @Test("A workbook whose results are right is not touched")
    func unchanged() throws {
        let rows = "<row r=\"1\"><c r=\"A1\"><v>3</v></c><c r=\"B1\"><f>A1*2</f><v>6</v></c></row>"
        let edited = try Edited(WorkbookDraft(rows: rows)) { try $0.calculate(now: 45_000) }
        #expect(edited.bytes == edited.before)
    }

    @Test("What cannot be calculated keeps its result, and Excel is told to calculate")
    func notEvaluated() throws {
        let rows = """
            <row r="1"><c r="A1"><f>NOSUCH(1)</f><v>5</v></c><c r="B1"><f>A1+1</f><v>1</v></c>\
            <c r="C1"><f>D1</f><v>4</v></c><c r="D1"><f>C1</f><v>4</v></c></row>
            """
        let edited = try Edited(WorkbookDraft(rows: rows)) { editor in
            let calculation = try editor.calculate(now: 45_000)
            #expect(calculation.notEvaluated.map(\.cell.description) == ["A1", "C1", "D1"])
        }
        #expect(try edited.rows() == rows.replacing("<f>A1+1</f><v>1</v>", with: "<f>A1+1</f><v>6</v>"))
        #expect(try edited.part("xl/workbook.xml").contains("fullCalcOnLoad=\"1\""))
    }

    @Test("The clock is the caller's")
    func clock() throws {
        let rows = "<row r=\"1\"><c r=\"A1\"><f>TODAY()</f><v>1</v></c><c r=\"B1\"><f>NOW()</f><v>1</v></c></row>"
        let edited = try Edited(WorkbookDraft(rows: rows)) { editor in
            let calculation = try editor.calculate(now: 45_000.25)
            #expect(calculation.volatile == 2)
        }
        #expect(
            try edited.rows() == """
                <row r="1"><c r="A1"><f>TODAY()</f><v>45000</v></c><c r="B1"><f>NOW()</f><v>45000.25</v></c></row>
                """)
    }

    @Test("A wrong result in any cell of an array formula is found, and replaced alone")
    func array() throws {
        let rows = """
            <row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="array" ref="B1:B2">A1:A2*2</f><v>2</v></c></row>\
            <row r="2"><c r="A2"><v>2</v></c><c r="B2"><v>5</v></c></row>
            """
        let edited = try Edited(WorkbookDraft(rows: rows)) { editor in
            let calculation = try editor.calculate(now: 45_000)
            #expect(calculation.differ.map(\.cell.description) == ["B2"])
            #expect(calculation.differ.map(\.stored) == [.number(5)])
        }
        #expect(try edited.rows() == rows.replacing("<v>5</v>", with: "<v>4</v>"))
    }

    @Test("An array formula or data table over the whole sheet costs no more than the cells that are there")
    func areaOfAWholeSheet() throws {
        func rows(_ type: String) -> String {
            "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><f t=\"\(type)\" ref=\"B1:XFD1048576\" r1=\"A1\">A1+1</f>"
                + "<v>9</v></c></row>"
        }
        let calculated = try Edited(WorkbookDraft(rows: rows("array"))) { try $0.calculate(now: 45_000) }
        #expect(calculated.receipt.recomputedResults.map(\.cell.description) == ["B1"])
        for type in ["array", "dataTable"] {
            _ = try Edited(WorkbookDraft(rows: rows(type))) { try $0.set(.number(3), at: "A1", in: "Sheet1") }
        }
    }

    @Test("The cells of a data table lose results that an edit made stale, and the receipt names them")
    func dataTable() throws {
        let rows = """
            <row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c></row>\
            <row r="2"><c r="A2"><v>5</v></c><c r="B2"><f t="dataTable" ref="B2:B3" dt2D="0" dtr="0" r1="A1"/><v>10</v>\
            </c></row><row r="3"><c r="A3"><v>6</v></c><c r="B3"><v>12</v></c></row>
            """
        let edited = try Edited(WorkbookDraft(rows: rows)) { try $0.set(.number(3), at: "A1", in: "Sheet1") }
        #expect(edited.receipt.recomputedResults.map(\.cell.description) == ["B1"])
        #expect(edited.receipt.droppedResults.map(\.cell.description) == ["B2", "B3"])
        #expect(try edited.part("xl/workbook.xml").contains("fullCalcOnLoad=\"1\""))
    }

    @Test("A part that gets a result where there was none is named in the receipt")
    func bareFormulaOfAnotherSheet() throws {
        let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><f>A1*2</f></c></row>"
        let edited = try Edited(WorkbookDraft(rows: rows)) { try $0.set(.number(3), at: "C9", in: "Sheet1") }
        #expect(edited.receipt.recomputedResults.isEmpty)
        let depends = try Edited(WorkbookDraft(rows: rows)) { try $0.set(.number(3), at: "A1", in: "Sheet1") }
        #expect(depends.receipt.recomputedResults.map(\.cell.description) == ["B1"])
        #expect(depends.receipt.parts.map(\.part) == ["xl/worksheets/sheet1.xml"])
    }
}
