import Formulas
import OfficePackage
import SheetModel
import TestSupport
import Testing

@testable import XLSX

/// A workbook before and after a structure change.
struct Restructured {
    let bytes: [UInt8]
    let result: StructureResult

    init(_ draft: WorkbookDraft, _ changes: StructureChange...) throws {
        let edit = try PackageEdit(bytes: draft.bytes, file: "test.xlsx")
        var result = StructureResult()
        for change in changes { result = try StructureEditor.apply(change, to: edit) }
        self.result = result
        bytes = try edit.bytes()
    }

    func part(_ name: String = "xl/worksheets/sheet1.xml") throws -> String { try Edited.part(name, of: bytes) }

    func rows() throws -> String { try part().between("<sheetData>", "</sheetData>") }
}

extension StructureChange {
    static func insert(_ count: Int, row: Int, columns: ClosedRange<Int>? = nil) -> Self {
        StructureChange(.insertion, of: count, .rows, at: row - 1, on: "Sheet1", within: columns)
    }

    static func delete(_ count: Int, row: Int, columns: ClosedRange<Int>? = nil) -> Self {
        StructureChange(.deletion, of: count, .rows, at: row - 1, on: "Sheet1", within: columns)
    }

    static func insert(_ count: Int, column: Int, rows: ClosedRange<Int>? = nil) -> Self {
        StructureChange(.insertion, of: count, .columns, at: column - 1, on: "Sheet1", within: rows)
    }

    static func delete(_ count: Int, column: Int, rows: ClosedRange<Int>? = nil) -> Self {
        StructureChange(.deletion, of: count, .columns, at: column - 1, on: "Sheet1", within: rows)
    }
}

/// The rows and cells of the sheet itself.
@Suite struct RowShiftTests {
    /// Rows before, the change, rows after.
    static let cases: [(before: String, change: StructureChange, after: String)] = [
        (
            #"<row r="1"><c r="A1"><v>1</v></c></row><row r="2" x="y"><c r="A2" z="1"><v>2</v><w/></c></row>"#,
            .insert(2, row: 2),
            #"<row r="1"><c r="A1"><v>1</v></c></row><row r="4" x="y"><c r="A4" z="1"><v>2</v><w/></c></row>"#
        ),
        (
            #"<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"/></row><row r="3"><c r="A3"><v>3</v></c></row>"#,
            .delete(1, row: 2),
            #"<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>"#
        ),
        // Positions that are not written.
        (
            "<row><c><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c></row>", .insert(1, row: 2),
            #"<row><c><v>1</v></c></row><row r="3"><c><v>2</v></c><c><v>3</v></c></row>"#
        ),
        (
            "<row><c><v>1</v></c><c><v>2</v></c></row>", .insert(1, column: 2),
            #"<row r="1"><c><v>1</v></c><c r="C1"><v>2</v></c></row>"#
        ),
        (
            "<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>", .delete(1, column: 2),
            #"<row r="1"><c><v>1</v></c><c r="B1"><v>3</v></c></row>"#
        ),
        // Lower case, single quotes.
        ("<row r='2'><c r='b2'><v>1</v></c></row>", .insert(1, row: 1), "<row r='3'><c r='B3'><v>1</v></c></row>"),
        // New rows look like the one above, but are not hidden.
        (
            #"<row r="1" s="1" customFormat="1" ht="20" customHeight="1" hidden="1"><c r="A1" s="2"><v>1</v></c><c r="B1"/></row>"#,
            .insert(1, row: 2),
            #"<row r="1" s="1" customFormat="1" ht="20" customHeight="1" hidden="1"><c r="A1" s="2"><v>1</v></c><c r="B1"/></row>"#
                + #"<row r="2" s="1" customFormat="1" ht="20" customHeight="1"><c r="A2" s="2"/></row>"#
        ),
        (
            #"<row r="1" spans="1:2"><c r="A1" s="2"><v>1</v></c><c r="B1"><v>2</v></c></row>"#, .insert(2, column: 2),
            #"<row r="1" spans="1:4"><c r="A1" s="2"><v>1</v></c><c r="B1" s="2"/><c r="C1" s="2"/><c r="D1"><v>2</v></c></row>"#
        ),
        // Cells within columns.
        (
            #"<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>"#,
            .insert(1, row: 1, columns: 0...0),
            #"<row r="1"><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>"#
        ),
        (
            #"<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c><c r="B2"><v>4</v></c></row>"#,
            .delete(1, row: 1, columns: 1...1),
            #"<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>4</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>"#
        ),
        (
            #"<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>"#,
            .insert(1, column: 1, rows: 1...1),
            #"<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>3</v></c></row>"#
        ),
        // Formulas; those that are not touched keep their bytes.
        (
            #"<row r="1"><c r="A1"><f>SUM(A2:A9)&amp;"A2"</f><v>1</v></c><c r="B1"><f>A:A+2:2</f></c><c r="C1"><f>A1*2</f></c></row>"#,
            .insert(1, row: 5),
            #"<row r="1"><c r="A1"><f>SUM(A2:A10)&amp;"A2"</f><v>1</v></c><c r="B1"><f>A:A+2:2</f></c><c r="C1"><f>A1*2</f></c></row>"#
        ),
    ]

    @Test("Rows and cells", arguments: cases)
    func rows(_ item: (before: String, change: StructureChange, after: String)) throws {
        #expect(try Restructured(WorkbookDraft(rows: item.before), item.change).rows() == item.after)
    }

    @Test("A shared group that moves evenly stays one, any other is written out")
    func shared() throws {
        let rows = (4...6).map { row in
            let f = row == 4 ? #"<f t="shared" ref="B4:B6" si="0">A4*A$1</f>"# : #"<f t="shared" si="0"/>"#
            return "<row r=\"\(row)\"><c r=\"B\(row)\">\(f)</c></row>"
        }.joined()
        let even = try Restructured(WorkbookDraft(rows: rows), .insert(1, row: 3)).rows()
        #expect(even.contains(#"<c r="B5"><f t="shared" ref="B5:B7" si="0">A5*A$1</f></c>"#))
        #expect(even.contains(#"<c r="B7"><f t="shared" si="0"/></c>"#))
        let uneven = try Restructured(WorkbookDraft(rows: rows), .insert(1, row: 5)).rows()
        #expect(uneven.contains(#"<c r="B4"><f>A4*A$1</f></c>"#))
        #expect(uneven.contains(#"<c r="B6"><f>A6*A$1</f></c>"#))
        let headless = try Restructured(WorkbookDraft(rows: rows), .delete(1, row: 4)).rows()
        #expect(headless.contains(#"<c r="B4"><f>A4*A$1</f></c>"#))
        let above = try Restructured(WorkbookDraft(rows: rows), .insert(1, row: 9))
        #expect(try above.rows() == rows)
    }

    @Test("A prefix of the main namespace is kept and used")
    func prefixed() throws {
        var draft = WorkbookDraft(rows: "")
        draft.zip.set(
            "xl/worksheets/sheet1.xml",
            "<x:worksheet xmlns:x=\"\(WorkbookDraft.main)\"><x:dimension ref=\"A1:A2\"/><x:sheetData><x:row r=\"1\">"
                + "<x:c r=\"A1\" s=\"1\"><x:f>A2</x:f></x:c></x:row><x:row r=\"2\"><x:c r=\"A2\"><x:v>1</x:v></x:c></x:row>"
                + "</x:sheetData><x:mergeCells count=\"2\"><x:mergeCell ref=\"A2:B3\"/><x:mergeCell ref=\"A8:B9\"/>"
                + "</x:mergeCells></x:worksheet>")
        let part = try Restructured(draft, .insert(1, row: 2)).part()
        #expect(
            part.contains(
                #"<x:row r="1"><x:c r="A1" s="1"><x:f>A3</x:f></x:c></x:row><x:row r="2"><x:c r="A2" s="1"/></x:row><x:row r="3">"#
            ))
        #expect(part.contains(#"<x:mergeCell ref="A3:B4"/>"#))
        #expect(part.contains(#"<x:dimension ref="A1:A3"/>"#))
        let fewer = try Restructured(draft, .delete(2, row: 2)).part()
        #expect(fewer.contains(#"<x:mergeCells count="1"><x:mergeCell ref="A6:B7"/></x:mergeCells>"#))
        #expect(fewer.contains("<x:f>#REF!</x:f>"))
    }

    @Test("Only formulas that read other cells now, or ask where cells are, count as stale")
    func stale() throws {
        let formulas = [
            "SUM(B1:B9)", "B9", "B1", "ROW()", "SUM(B8:B9)", "INDIRECT(\"B9\")", "SUM(B:B)", "Bent", "Moved",
            "B1:INDEX(B1:B9,3)",
        ]
        let cells = formulas.enumerated().map { "<c r=\"\(CellReference(row: 0, column: 3 + $0))\"><f>\($1)</f></c>" }
        var draft = WorkbookDraft(rows: "<row r=\"1\">\(cells.joined())</row>")
        let workbook =
            draft.zip.entries.first { $0.name == "xl/workbook.xml" }.map { String(decoding: $0.content, as: UTF8.self) }
            ?? ""
        draft.zip.set(
            "xl/workbook.xml",
            workbook.split(separator: "</sheets>").joined(
                separator:
                    "</sheets><definedNames><definedName name=\"Bent\">Sheet1!$B$1:$B$9</definedName><definedName name=\"Moved\">Sheet1!$B$9</definedName></definedNames>"
            ))
        let result = try Restructured(draft, .insert(1, row: 5)).result
        #expect(result.stale.map(\.cell) == ["D1", "G1", "I1", "J1", "K1", "M1"])
    }
}

/// What is refused, and that nothing has changed then.
@Suite struct StructureRefusalTests {
    static let cases: [(rows: String, after: String, change: StructureChange, code: String)] = [
        (#"<row r="1048576"><c r="A1048576"><v>1</v></c></row>"#, "", .insert(1, row: 1), "EDIT_OFF_SHEET"),
        (#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#, "", .insert(1, column: 1), "EDIT_OFF_SHEET"),
        (
            #"<row r="1048576"><c r="A1048576"><v>1</v></c></row>"#, "", .insert(1, row: 1, columns: 0...0),
            "EDIT_OFF_SHEET"
        ),
        ("", "", .insert(0, row: 1), "XLSX_WRITE_LIMIT"),
        ("", "", .delete(2, row: 1_048_576), "XLSX_WRITE_LIMIT"),
        ("", "", .insert(1, row: 0), "XLSX_WRITE_LIMIT"),
        ("", "", .insert(1, row: 1, columns: 0...16_384), "XLSX_WRITE_LIMIT"),
        (
            #"<row r="1"><c r="A1"><f t="array" ref="A1:A3">B1:B3</f></c></row>"#, "", .insert(1, row: 2),
            "EDIT_CUTS_ARRAY"
        ),
        (
            #"<row r="1"><c r="A1"><f t="array" ref="A1:A3">B1:B3</f></c></row>"#, "", .delete(2, row: 2),
            "EDIT_CUTS_ARRAY"
        ),
        (
            #"<row r="3"><c r="C3"><f t="dataTable" ref="C3:C5" r1="B1"/></c></row>"#, "", .delete(1, row: 1),
            "EDIT_CUTS_ARRAY"
        ),
        (
            "", #"<mergeCells count="1"><mergeCell ref="A2:B3"/></mergeCells>"#, .insert(1, row: 1, columns: 0...0),
            "EDIT_CUTS_MERGE"
        ),
        (
            #"<row r="3"><c r="A3"/></row><row r="2"><c r="A2"/></row>"#, "", .insert(1, row: 1, columns: 0...0),
            "XLSX_ROWS_OUT_OF_ORDER"
        ),
        (#"<row r="x"/>"#, "", .insert(1, row: 1), "-"),
    ]

    @Test("Refused", arguments: cases)
    func refused(_ item: (rows: String, after: String, change: StructureChange, code: String)) throws {
        let edit = try PackageEdit(bytes: WorkbookDraft(rows: item.rows, after: item.after).bytes, file: "test.xlsx")
        let found = code { _ = try StructureEditor.apply(item.change, to: edit) }
        if item.code == "-" { return }
        #expect(found == item.code)
        #expect(edit.isUnchanged)
    }

    @Test("A sheet that is not there")
    func noSheet() throws {
        let edit = try PackageEdit(bytes: WorkbookDraft(rows: "").bytes, file: "test.xlsx")
        let change = StructureChange(.insertion, of: 1, .rows, at: 0, on: "Sheet2")
        #expect(code { _ = try StructureEditor.apply(change, to: edit) } == "EDIT_NO_SHEET")
    }

    @Test("An array or a merged range that goes as a whole may go")
    func whole() throws {
        let draft = WorkbookDraft(
            rows: #"<row r="2"><c r="A2"><f t="array" ref="A2:A3">B1:B2</f></c></row><row r="3"><c r="A3"/></row>"#,
            after: #"<mergeCells count="1"><mergeCell ref="C2:D3"/></mergeCells>"#)
        let part = try Restructured(draft, .delete(3, row: 1)).part()
        #expect(part.contains("<sheetData></sheetData>"))
        #expect(!part.contains("mergeCell"))
    }
}
