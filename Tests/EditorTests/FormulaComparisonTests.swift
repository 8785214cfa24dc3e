import SheetModel
import TestSupport
import Testing
import XLSX

/// Formulas of a file beside each other, and against those of the form.
@Suite struct FormulaComparisonTests {
    /// Column D is a shared formula of D2:D7; D4 was typed over, D6 has a formula of its own. Row 8 sums.
    private let rows = """
        <row r="1"><c r="B1"><v>2021</v></c><c r="C1"><v>2022</v></c></row>\
        <row r="2"><c r="B2"><v>4</v></c><c r="C2"><v>5</v></c><c r="D2"><f t="shared" ref="D2:D9" si="0">C2-$B2</f><v>1</v></c></row>\
        <row r="3"><c r="B3"><v>4</v></c><c r="C3"><v>5</v></c><c r="D3"><f t="shared" si="0"/><v>1</v></c></row>\
        <row r="4"><c r="B4"><v>4</v></c><c r="C4"><v>5</v></c><c r="D4"><v>1.5</v></c></row>\
        <row r="5"><c r="B5"><v>4</v></c><c r="C5"><v>5</v></c><c r="D5"><f t="shared" si="0"/><v>1</v></c></row>\
        <row r="6"><c r="B6"><v>4</v></c><c r="C6"><v>5</v></c><c r="D6"><f>C6-$B5</f><v>1</v></c></row>\
        <row r="7"><c r="B7"><v>4</v></c><c r="C7"><v>5</v></c><c r="D7"><f t="shared" si="0"/><v>1</v></c></row>\
        <row r="8"><c r="B8"><f>SUM(B2:B7)</f><v>24</v></c><c r="C8"><f>SUM(C2:C7)</f><v>30</v></c>\
        <c r="D8"><f>SUM(D2:D7)</f><v>6.5</v></c></row>\
        <row r="9"><c r="B9"><v>4</v></c><c r="C9"><v>5</v></c><c r="D9"><f t="shared" si="0"/><v>1</v></c></row>
        """

    @Test("Shared formulas are compared as they read in each cell")
    func neighbours() throws {
        let workbook = try Workbook(bytes: WorkbookDraft(rows: rows).bytes)
        #expect(
            try workbook.oddFormulas(of: workbook.sheets[0]) == [
                OddFormula(
                    cell: "D4", kind: .typedOver(between: .inColumn), number: 1.5, expected: "C4-$B4", run: 5),
                OddFormula(
                    cell: "D6", kind: .differs(from: .inColumn), formula: "C6-$B5", expected: "C6-$B6", run: 5),
            ])
    }

    @Test("A form, sent back with a row more")
    func issuedForm() throws {
        let form = try Workbook(bytes: WorkbookDraft(rows: rows).bytes)
        let editor = try WorkbookEditor(bytes: WorkbookDraft(rows: rows).bytes)
        try editor.insertRows(1, before: 4, in: "Sheet1")
        try editor.set(.number(9), at: "B9", in: "Sheet1")
        try editor.setFormula("SUM(D2:D7)", at: "D9", in: "Sheet1")
        let sent = try Workbook(bytes: editor.bytes())
        #expect(
            try sent.formulaChanges(
                of: sent.sheets[0], from: form, form.sheets[0], after: [.insertedRows(1, before: 4)])
                == [
                    FormulaChange(cell: "B9", kind: .typedOver, issued: "SUM(B2:B8)", number: 9),
                    FormulaChange(cell: "D9", kind: .changed, issued: "SUM(D2:D8)", formula: "SUM(D2:D7)"),
                ])
        #expect(try form.formulaChanges(of: form.sheets[0], from: form, form.sheets[0]).isEmpty)
    }

    @Test("Formulas that only moved with their rows and columns are not changed, when the layout is given")
    func layouts() throws {
        let form = try Workbook(bytes: WorkbookDraft(rows: rows).bytes)
        let editor = try WorkbookEditor(bytes: WorkbookDraft(rows: rows).bytes)
        try editor.deleteRows(1, from: 2, in: "Sheet1")
        try editor.insertRows(3, before: 0, in: "Sheet1")
        try editor.insertColumns(2, before: 3, in: "Sheet1")
        try editor.deleteColumns(1, from: 0, in: "Sheet1")
        let sent = try Workbook(bytes: editor.bytes())
        let layout: [LayoutChange] = [
            .deletedRows(1, from: 2), .insertedRows(3, before: 0), .insertedColumns(2, before: 3),
            .deletedColumns(1, from: 0),
        ]
        #expect(try sent.formulaChanges(of: sent.sheets[0], from: form, form.sheets[0], after: layout).isEmpty)
        #expect(try sent.formulaChanges(of: sent.sheets[0], from: form, form.sheets[0]).count > 5)
    }

    @Test("An array formula over the whole sheet, and a sheet without formulas")
    func edges() throws {
        let array = """
            <row r="1"><c r="A1"><f t="array" ref="A1:XFD1048576">B1:B9*2</f><v>1</v></c><c r="B1"><v>2</v></c></row>
            """
        for rows in [array, "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", ""] {
            let workbook = try Workbook(bytes: WorkbookDraft(rows: rows).bytes)
            #expect(try workbook.oddFormulas(of: workbook.sheets[0]).isEmpty)
        }
    }
}
