import SheetModel
import TestSupport
import Testing
import XLSX

/// Formulas of cells: plain, shared, array (ECMA-376 part 1, 18.3.1.40).
@Suite struct FormulaTests {
    @Test("A formula stands beside its stored result", arguments: RowPath.allCases)
    func plain(by path: RowPath) throws {
        let rows = oneCell(
            """
            <c r="A1"><f>SUM(B1:C1)</f><v>46</v></c><c r="B1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>\
            <c r="C1"><f>NOW()</f></c><c r="D1" t="b"><f>1=1</f><v>1</v></c><c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c>\
            <c r="F1"><f></f><v>1</v></c><c r="G1"><v>2</v></c>
            """)
        let sheet = try WorkbookDraft(path, rows: rows).read()
        #expect(sheet["A1"]?.formula == "SUM(B1:C1)")
        #expect(sheet["A1"]?.value == .number(46))
        #expect(sheet["B1"]?.formula == #""a"&"b""#)
        #expect(sheet["B1"]?.value == .text("ab"))
        #expect(sheet["C1"]?.formula == "NOW()")
        #expect(sheet["C1"]?.value == .blank)
        #expect(sheet["C1"]?.isBlank == false)
        #expect(sheet["D1"]?.value == .boolean(true))
        #expect(sheet["E1"]?.value == .error(.divisionByZero))
        #expect(sheet["F1"]?.formula == nil)
        #expect(sheet["G1"]?.formula == nil)
        #expect(sheet["A1"]?.array == nil)
    }

    @Test("Without formulas the stored results stay the same", arguments: RowPath.allCases)
    func withoutFormulas(by path: RowPath) throws {
        let rows = oneCell(
            """
            <c r="A1"><f>SUM(B1:C1)</f><v>46</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">A1</f><v>1</v></c>\
            <c r="C1"><f t="shared" si="0"/><v>2</v></c><c r="D1"><f>NOW()</f></c>
            """)
        var reading = RowReading()
        reading.formulas = false
        let sheet = try WorkbookDraft(path, rows: rows).read(reading: reading)
        #expect(sheet.summary == ["A1=46", "B1=1", "C1=2"])
        #expect(sheet.rows.allSatisfy { row in row.allSatisfy { $0.formula == nil } })
    }

    /// A shared formula in D10, a member, and the formula Excel shows there.
    static let members: [(master: String, member: String, formula: String)] = [
        ("A10", "D11", "A11"), ("A10", "E10", "B10"), ("$A10", "E11", "$A11"), ("A$10", "E11", "B$10"),
        ("$A$10", "E11", "$A$10"), ("SUM(A10:C10)", "D12", "SUM(A12:C12)"), ("SUM(A:A)", "E12", "SUM(B:B)"),
        ("SUM($A:A)", "E12", "SUM($A:B)"), ("SUM(1:1)", "E12", "SUM(3:3)"), ("SUM($1:1)", "D12", "SUM($1:3)"),
        ("'Biểu 01'!A10*2", "D11", "'Biểu 01'!A11*2"), ("Sheet2!$A10", "D11", "Sheet2!$A11"),
        (#"A10&amp;" A10 ""B10"" ""#, "D11", #"A11&" A10 ""B10"" ""#), ("LOG10(A10)", "D11", "LOG10(A11)"),
        ("A10+TaxRate2", "D11", "A11+TaxRate2"), ("A10", "D1048576", "A1048576"), ("A1", "D9", "#REF!"),
        ("A10", "C10", "#REF!"), ("A1048570", "D17", "#REF!"), ("XFD10", "E10", "#REF!"),
        ("SUM(A1:A10)", "D9", "SUM(#REF!)"), ("IF(A10&gt;5,\"&lt;\",A10)", "D11", "IF(A11>5,\"<\",A11)"),
        ("A10", "D10", "A10"),
    ]

    @Test(arguments: members)
    func sharedMember(master: String, member: String, formula: String) throws {
        let place = try #require(CellReference(member))
        let group = #"<c r="D10"><f t="shared" ref="A1:XFD1048576" si="3">\#(master)</f><v>1</v></c>"#
        let cell = "<c r=\"\(member)\"><f t=\"shared\" si=\"3\"/><v>2</v></c>"
        // The master must come first to be known; members above or to the left are put behind it by `sorted`.
        var reading = RowReading()
        reading.sorted = true
        let rows =
            member == "D10"
            ? "<row r=\"10\">\(group)</row>" : "<row r=\"10\">\(group)</row><row r=\"\(place.row + 1)\">\(cell)</row>"
        let sheet = try WorkbookDraft(rows: rows).read(reading: reading)
        #expect(sheet[member]?.formula == formula)
    }

    @Test("A group's number may be used again; members that hold a text of their own keep it")
    func redefinedMaster() throws {
        let rows = """
            <row r="1"><c r="B1"><f t="shared" ref="B1:B2" si="0">A1</f></c><c r="C1"><f t="shared" ref="C1:C4" si="1">A1*2</f></c></row>\
            <row r="2"><c r="B2"><f t="shared" si="0"/></c><c r="C2"><f t="shared" si="1">A9</f></c></row>\
            <row r="3"><c r="B3"><f t="shared" ref="B3:B4" si="0">A3+1</f></c><c r="C3"><f t="shared" si="1"/></c></row>\
            <row r="4"><c r="B4"><f t="shared" si="0"/></c><c r="C4"><f>A4</f></c></row>
            """
        let sheet = try WorkbookDraft(rows: rows).read()
        #expect(["B1", "B2", "B3", "B4"].map { sheet[$0]?.formula } == ["A1", "A2", "A3+1", "A4+1"])
        #expect(["C1", "C2", "C3", "C4"].map { sheet[$0]?.formula } == ["A1*2", "A9", "A3*2", "A4"])
    }

    @Test("Shared formulas reach across batches and plain rows")
    func longGroup() throws {
        let first = #"<row r="1"><c r="B1"><f t="shared" ref="B1:B9000" si="0">A1*$C$1</f><v>1</v></c></row>"#
        let rows = (2...9000).map { number in
            number.isMultiple(of: 2)
                ? "<row r=\"\(number)\"><c r=\"B\(number)\"><f t=\"shared\" si=\"0\"/><v>1</v></c></row>"
                : "<row r=\"\(number)\"><c r=\"B\(number)\"><v>1</v></c></row>"
        }
        let sheet = try WorkbookDraft(rows: first + rows.joined()).read()
        let formulas = sheet.rows.compactMap { $0.cell(column: 1)?.formula }
        #expect(formulas == ["A1*$C$1"] + stride(from: 2, through: 9000, by: 2).map { "A\($0)*$C$1" })
    }

    @Test("An array formula names the cells it fills", arguments: RowPath.allCases)
    func array(by path: RowPath) throws {
        let rows = """
            <row r="1"><c r="A1"><f t="array" ref="A1:A3">B1:B3*2</f><v>2</v></c><c r="C1" cm="1"><f t="array" ref="C1">_xlfn.UNIQUE(B1:B3)</f><v>1</v></c></row>\
            <row r="2"><c r="A2"><v>4</v></c></row>
            """
        let sheet = try WorkbookDraft(path, rows: rows).read()
        #expect(sheet["A1"]?.formula == "B1:B3*2")
        #expect(sheet["A1"]?.array?.description == "A1:A3")
        #expect(sheet["C1"]?.array?.description == "C1")
        #expect(sheet["A2"]?.formula == nil)
        #expect(sheet["A2"]?.array == nil)
    }

    @Test("A data table has stored results and no formula text")
    func dataTable() throws {
        let rows = oneCell(#"<c r="A1"><f t="dataTable" ref="A1:A2" dt2D="0" dtr="0" r1="D1"/><v>5</v></c>"#)
        let sheet = try WorkbookDraft(rows: rows).read()
        #expect(sheet["A1"]?.value == .number(5))
        #expect(sheet["A1"]?.formula == nil)
    }
}
