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

/// Subtotals, and the rows that a filter or a hand has hidden.
@Suite struct SubtotalRowsTests {
    /// Rows 2 to 6 with 1, 2, 4, 8, 16; rows 3 and 5 are hidden. Below: all subtotals, with blank results.
    private let rows = """
        <row r="1"><c r="A1" t="inlineStr"><is><t>Số</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row>\
        <row r="3" hidden="1"><c r="A3"><v>2</v></c></row><row r="4"><c r="A4"><v>4</v></c></row>\
        <row r="5" hidden="1"><c r="A5"><v>8</v></c></row><row r="6"><c r="A6"><v>16</v></c></row>\
        <row r="9"><c r="A9"><f>SUBTOTAL(9,A2:A6)</f></c><c r="B9"><f>SUBTOTAL(109,A2:A6)</f></c>\
        <c r="C9"><f>SUBTOTAL(2,A2:A6)</f></c><c r="D9"><f>SUBTOTAL(104,A2:A5)</f></c>\
        <c r="E9"><f>AGGREGATE(9,5,A2:A6)</f></c><c r="F9"><f>SUM(A2:A6)</f></c></row>
        """

    private func results(_ draft: WorkbookDraft) throws -> [CellValue] {
        try Workbook(bytes: draft.bytes).calculate(now: 0).differ.map(\.computed)
    }

    private func numbers(_ values: Double...) -> [CellValue] { values.map { .number($0) } }

    @Test("Hidden by hand: only 101 to 111 leave the rows out; a filter without a condition hides nothing")
    func byHand() throws {
        let expected = numbers(31, 21, 5, 4, 21, 31)
        #expect(try results(WorkbookDraft(rows: rows)) == expected)
        #expect(try results(WorkbookDraft(rows: rows, after: #"<autoFilter ref="A1:A6"/>"#)) == expected)
    }

    @Test("Hidden by the sheet's filter: all codes leave them out, inside its range alone")
    func bySheet() throws {
        func filter(_ range: String) -> String {
            #"<autoFilter ref="\#(range)"><filterColumn colId="0"><filters><filter val="1"/></filters></filterColumn></autoFilter>"#
        }
        #expect(try results(WorkbookDraft(rows: rows, after: filter("A1:A6"))) == numbers(21, 21, 3, 4, 21, 31))
        #expect(try results(WorkbookDraft(rows: rows, after: filter("A1:A4"))) == numbers(29, 21, 4, 4, 21, 31))
    }

    @Test("Hidden by a table's own filter, likewise")
    func byTable() throws {
        func draft(_ filter: String) -> WorkbookDraft {
            var draft = WorkbookDraft(
                rows: rows, after: #"<tableParts count="1"><tablePart r:id="rId1"/></tableParts>"#)
            draft.zip.add(
                "xl/worksheets/_rels/sheet1.xml.rels",
                WorkbookDraft.relations([("rId1", "table", "../tables/table1.xml")]))
            draft.zip.add(
                "xl/tables/table1.xml",
                """
                <table xmlns="\(WorkbookDraft.main)" id="1" name="T" displayName="T" ref="A1:A6"><autoFilter ref="A1:A6">\
                \(filter)</autoFilter><tableColumns count="1"><tableColumn id="1" name="Số"/></tableColumns></table>
                """)
            return draft
        }
        #expect(try results(draft("")) == numbers(31, 21, 5, 4, 21, 31))
        let condition = #"<filterColumn colId="0"><filters><filter val="1"/></filters></filterColumn>"#
        #expect(try results(draft(condition)) == numbers(21, 21, 3, 4, 21, 31))
    }
}
