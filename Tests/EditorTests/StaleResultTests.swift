import SheetModel
import TestSupport
import Testing
import XLSX

/// Stored results that a change makes wrong are calculated anew, or dropped where that cannot be done; all others stay.
@Suite struct StaleResultTests {
    /// `B1` and `B2` read `A1`, `C1` reads `B1`; `D1` reads none of them.
    private static let rows = """
        <row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c>\
        <c r="C1" t="str"><f>B1&amp;"x"</f><v>2x</v></c><c r="D1"><f>1+1</f><v>2</v></c></row>\
        <row r="2"><c r="B2" s="1"><f>SUM(A:A)</f><v>1</v></c></row>
        """

    @Test("What depends on a cell, directly or not, gets a new result")
    func chain() throws {
        let edited = try Edited(WorkbookDraft(rows: Self.rows)) { try $0.set(.number(3), at: "A1", in: "Sheet1") }
        #expect(
            try edited.rows() == """
                <row r="1"><c r="A1"><v>3</v></c><c r="B1"><f>A1*2</f><v>6</v></c>\
                <c r="C1" t="str"><f>B1&amp;"x"</f><v>6x</v></c><c r="D1"><f>1+1</f><v>2</v></c></row>\
                <row r="2"><c r="B2" s="1"><f>SUM(A:A)</f><v>3</v></c></row>
                """)
        #expect(edited.receipt.recomputedResults.map(\.cell.description) == ["B1", "C1", "B2"])
        #expect(edited.receipt.droppedResults.isEmpty)
        #expect(try edited.touched() == ["xl/worksheets/sheet1.xml"])
    }

    @Test("What cannot be calculated is dropped, with all that needs it, and Excel is told to calculate")
    func unknownFunction() throws {
        let rows = """
            <row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>NOSUCH(A1)</f><v>2</v></c>\
            <c r="C1" t="str"><f>B1&amp;"x"</f><v>2x</v></c><c r="D1"><f>A1+1</f><v>2</v></c></row>
            """
        let edited = try Edited(WorkbookDraft(rows: rows)) { try $0.set(.number(3), at: "A1", in: "Sheet1") }
        #expect(
            try edited.rows() == """
                <row r="1"><c r="A1"><v>3</v></c><c r="B1"><f>NOSUCH(A1)</f></c>\
                <c r="C1"><f>B1&amp;"x"</f></c><c r="D1"><f>A1+1</f><v>4</v></c></row>
                """)
        #expect(Set(edited.receipt.droppedResults.map(\.cell.description)) == ["B1", "C1"])
        #expect(edited.receipt.recomputedResults.map(\.cell.description) == ["D1"])
        #expect(try edited.part("xl/workbook.xml").contains(#"</sheets><calcPr fullCalcOnLoad="1"/></workbook>"#))
    }

    @Test("A new formula gets its result; rows that move afterwards take it along")
    func newFormula() throws {
        let edited = try Edited(WorkbookDraft(rows: Self.rows)) {
            try $0.setFormula("SUM(A1:B1)", at: "E2", in: "Sheet1")
            try $0.insertRows(1, before: 1, in: "Sheet1")
        }
        #expect(try edited.rows().contains(#"<c r="E3"><f>SUM(A1:B1)</f><v>3</v></c>"#))
    }

    @Test("Where no formula depends on the cell, nothing but the cell is touched")
    func untouched() throws {
        let edited = try Edited(WorkbookDraft(rows: Self.rows)) { try $0.set(.number(3), at: "E1", in: "Sheet1") }
        #expect(edited.receipt.droppedResults.isEmpty)
        #expect(try edited.touched() == ["xl/worksheets/sheet1.xml"])
    }

    @Test("A formula that is replaced by a value has no result to drop, and leaves the chain of calculation")
    func calculationChain() throws {
        var draft = WorkbookDraft(rows: Self.rows)
        draft.zip.set(
            "xl/_rels/workbook.xml.rels",
            WorkbookDraft.relations([
                ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "calcChain", "calcChain.xml"),
            ]))
        draft.zip.add(
            "xl/calcChain.xml",
            "<calcChain xmlns=\"\(WorkbookDraft.main)\"><c r=\"B1\" i=\"1\"/><c r=\"C1\"/><c r=\"D1\" i=\"1\"/></calcChain>"
        )
        let edited = try Edited(draft) { try $0.set(.number(2), at: "B1", in: "Sheet1") }
        #expect(
            try edited.part("xl/calcChain.xml").between(">", "</calcChain>")
                == "<c r=\"C1\" i=\"1\"/><c r=\"D1\" i=\"1\"/>")
        #expect(edited.receipt.recomputedResults.map(\.cell.description) == ["C1"])
        let emptied = try Edited(draft) { editor in
            for cell in ["B1", "C1", "D1"] {
                try editor.set(.number(2), at: CellReference(stringLiteral: cell), in: "Sheet1")
            }
        }
        #expect(try emptied.touched().contains("xl/calcChain.xml"))
        #expect(try !emptied.part("xl/_rels/workbook.xml.rels").contains("calcChain"))
    }

    @Test(
        "Names, other sheets, arrays and functions that look anywhere",
        arguments: [
            ("Rate*2", true), ("Sheet1!A1", true), ("INDIRECT(\"A\"&amp;1)", true), ("OFFSET(E5,0,0)", true),
            ("Relative+1", true), ("Nothing", false), ("SUM(E1:E9)", false), ("\"A1\"", false), ("A10", false),
            ("SUM(Sheet1:Sheet1!A1)", true),
        ])
    func precedents(formula: String, isStale: Bool) throws {
        var draft = WorkbookDraft(
            rows: "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"H1\"><f>\(formula)</f><v>7</v></c></row>")
        draft.zip.set(
            "xl/workbook.xml",
            """
            <workbook xmlns="\(WorkbookDraft.main)" xmlns:r="\(WorkbookDraft.relationships)"><sheets>\
            <sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets><definedNames>\
            <definedName name="Rate">Sheet1!$A$1</definedName><definedName name="Relative">Sheet1!B1</definedName>\
            <definedName name="Nothing">Sheet1!$E$1</definedName></definedNames></workbook>
            """)
        let edited = try Edited(draft) { try $0.set(.number(3), at: "A1", in: "Sheet1") }
        #expect(edited.receipt.recomputedResults.map(\.cell.description) == (isStale ? ["H1"] : []))
    }

    @Test("An array formula gets new results in all its cells")
    func array() throws {
        let rows = """
            <row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="array" ref="B1:B2">A1:A2*2</f><v>2</v></c></row>\
            <row r="2"><c r="A2"><v>2</v></c><c r="B2"><v>4</v></c></row>
            """
        let edited = try Edited(WorkbookDraft(rows: rows)) { try $0.set(.number(3), at: "A2", in: "Sheet1") }
        #expect(
            try edited.rows() == """
                <row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="array" ref="B1:B2">A1:A2*2</f><v>2</v></c></row>\
                <row r="2"><c r="A2"><v>3</v></c><c r="B2"><v>6</v></c></row>
                """)
    }
}
