import Formulas
import OfficePackage
import SheetModel
import TestSupport
import Testing

@testable import XLSX

/// Tables, notes, charts and links beside a sheet, where they change in more than one number.
@Suite struct StructurePartsTests {
    /// A sheet with one related part.
    static func draft(
        _ kind: String, _ part: String, _ text: String, rows: String = "", before: String = "", after: String = ""
    ) -> WorkbookDraft {
        var draft = WorkbookDraft(rows: rows, before: before, after: after)
        draft.zip.add(part, text)
        let target = "/\(part)"
        draft.zip.add("xl/worksheets/_rels/sheet1.xml.rels", WorkbookDraft.relations([("rId1", kind, target)]))
        return draft
    }

    static func table(
        _ ref: String, _ columns: [String], totals: Bool = false, kind: String = "", heading: Bool = true
    ) -> String {
        let items = columns.enumerated().map { "<tableColumn id=\"\($0 + 1)\" name=\"\($1)\"/>" }.joined()
        return "<table xmlns=\"\(WorkbookDraft.main)\" id=\"1\" name=\"T\" displayName=\"T\" ref=\"\(ref)\"\(kind)"
            + "\(heading ? "" : " headerRowCount=\"0\"")\(totals ? " totalsRowCount=\"1\"" : "")>"
            + "<tableColumns count=\"\(columns.count)\">\(items)</tableColumns></table>"
    }

    static let tablePart = "xl/tables/table1.xml"

    static func tableDraft(_ table: String, rows: String = "") -> WorkbookDraft {
        draft(
            "table", tablePart, table, rows: rows,
            after: "<tableParts count=\"1\"><tablePart r:id=\"rId1\"/></tableParts>")
    }

    @Test("New columns of a table get names and headings of their own")
    func newColumns() throws {
        let rows = #"<row r="1"><c r="A1" s="3" t="str"><v>a</v></c><c r="B1" t="str"><v>Column1</v></c></row>"#
        let edited = try Restructured(
            Self.tableDraft(Self.table("A1:B3", ["a", "Column1"]), rows: rows), .insert(2, column: 2))
        let table = try edited.part(Self.tablePart)
        #expect(table.contains(#"ref="A1:D3""#))
        #expect(
            table.contains(
                #"<tableColumns count="4"><tableColumn id="1" name="a"/><tableColumn id="3" name="Column2"/><tableColumn id="4" name="Column3"/><tableColumn id="2" name="Column1"/></tableColumns>"#
            ))
        #expect(
            try edited.rows().contains(
                #"<c r="B1" s="3" t="inlineStr"><is><t>Column2</t></is></c><c r="C1" s="3" t="inlineStr"><is><t>Column3</t></is></c><c r="D1""#
            ))
    }

    @Test("A deleted column of a table leaves #REF! where a formula names it")
    func lostColumn() throws {
        let rows =
            #"<row r="9"><c r="F9"><f>SUM(T[b c])+SUM(T[a])+T[[#This Row],[b c]]+SUM(T[[a]:[b c]])&amp;"T[b c]"</f></c></row>"#
        let edited = try Restructured(
            Self.tableDraft(Self.table("A1:C3", ["a", "b c", "c"]), rows: rows), .delete(1, column: 2))
        #expect(
            try edited.part(Self.tablePart).contains(
                #"ref="A1:B3"><tableColumns count="2"><tableColumn id="1" name="a"/><tableColumn id="3" name="c"/></tableColumns>"#
            ))
        #expect(try edited.rows().contains(##"<f>SUM(#REF!)+SUM(T[a])+#REF!+SUM(#REF!)&amp;"T[b c]"</f>"##))
    }

    @Test("A table that is deleted goes with its part")
    func lostTable() throws {
        let rows = ##"<row r="9"><c r="F9"><f>SUM(T[a])+ROWS(T[#All])</f></c></row>"##
        let edited = try Restructured(Self.tableDraft(Self.table("A2:B4", ["a", "b"]), rows: rows), .delete(3, row: 2))
        #expect(edited.result.removedParts == [Self.tablePart])
        #expect(try !edited.part().contains("tablePart"))
        #expect(try edited.rows() == ##"<row r="6"><c r="F6"><f>SUM(#REF!)+ROWS(#REF!)</f></c></row>"##)
        #expect(try !edited.part("xl/worksheets/_rels/sheet1.xml.rels").contains("table"))
    }

    @Test("Totals of a table may go")
    func totals() throws {
        let draft = Self.tableDraft(Self.table("A1:B4", ["a", "b"], totals: true))
        let table = try Restructured(draft, .delete(1, row: 4)).part(Self.tablePart)
        #expect(table.contains(#"ref="A1:B3""#) && !table.contains("totalsRowCount"))
    }

    static let breaking: [(table: String, change: StructureChange)] = [
        (table("A2:B4", ["a", "b"]), .delete(1, row: 2)), (table("A2:B4", ["a", "b"]), .delete(2, row: 3)),
        (table("A2:B4", ["a", "b"], totals: true), .delete(1, row: 3)),
        (table("A2:B4", ["a", "b"]), .insert(1, row: 3, columns: 0...0)),
        (table("A2:B4", ["a", "b"]), .delete(1, row: 1, columns: 1...5)),
        (table("A2:B4", ["a", "b"], kind: " tableType=\"queryTable\""), .insert(1, column: 2)),
    ]

    @Test("What would break a table is refused", arguments: breaking)
    func breaks(_ item: (table: String, change: StructureChange)) throws {
        let edit = try PackageEdit(bytes: Self.tableDraft(item.table).bytes, file: nil)
        #expect(code { _ = try StructureEditor.apply(item.change, to: edit) } == "EDIT_CUTS_TABLE")
        #expect(edit.isUnchanged)
    }

    @Test("A table that lies within moved columns moves whole")
    func bandTable() throws {
        let draft = Self.tableDraft(Self.table("B2:C4", ["a", "b"]))
        #expect(
            try Restructured(draft, .insert(2, row: 1, columns: 0...5)).part(Self.tablePart).contains(#"ref="B4:C6""#))
        #expect(
            try Restructured(draft, .insert(2, row: 3, columns: 1...2)).part(Self.tablePart).contains(#"ref="B2:C6""#))
    }

    @Test("Pivot tables are not cut, nor parted from the fields above them")
    func pivot() throws {
        let pivot = { (pages: String) in
            "<pivotTableDefinition xmlns=\"\(WorkbookDraft.main)\"><location ref=\"A5:B9\"\(pages)/></pivotTableDefinition>"
        }
        let name = "xl/pivotTables/pivotTable1.xml"
        let moved = try Restructured(Self.draft("pivotTable", name, pivot("")), .insert(1, row: 5))
        #expect(try moved.part(name).contains("A6:B10"))
        for (pages, change) in [
            ("", StructureChange.insert(1, row: 6)), (" rowPageCount=\"2\"", .insert(1, row: 4)),
            ("", .delete(9, row: 2)),
            ("", .insert(1, row: 1, columns: 1...1)),
        ] {
            let edit = try PackageEdit(bytes: Self.draft("pivotTable", name, pivot(pages)).bytes, file: nil)
            #expect(code { _ = try StructureEditor.apply(change, to: edit) } == "EDIT_CUTS_PIVOT")
        }
    }

    @Test("Drawings of notes need not be sound XML")
    func looseVML() throws {
        let name = "xl/drawings/vmlDrawing1.vml"
        let shape = { (row: Int) in
            "<v:shape id=\"s\(row)\"><v:textbox><br></v:textbox><x:ClientData ObjectType=\"Note\"><x:Anchor>2, 15, \(row), 2, 4, 15, \(row + 3), 4</x:Anchor>"
                + "<x:Row>\(row)</x:Row><x:Column>1</x:Column></x:ClientData></v:shape>"
        }
        let text = "<xml xmlns:v=\"v\" xmlns:x=\"x\">" + shape(1) + shape(2) + shape(4) + "</xml>"
        let edited = try Restructured(Self.draft("vmlDrawing", name, text), .delete(1, row: 3))
        let expected = "<xml xmlns:v=\"v\" xmlns:x=\"x\">" + shape(1) + shape(3).replacing("s3", "s4") + "</xml>"
        #expect(try edited.part(name) == expected)
        let band = try Restructured(Self.draft("vmlDrawing", name, text), .insert(1, row: 1, columns: 0...0))
        #expect(try band.part(name) == text)
    }

    @Test("A rule on cells whose first cell is deleted is told from the next")
    func anchors() throws {
        let rules =
            #"<conditionalFormatting sqref="B3:B9"><cfRule type="expression" priority="1"><formula>$A3&gt;B2+$D$9</formula></cfRule></conditionalFormatting>"#
            + #"<dataValidations count="2"><dataValidation sqref="C3:C3"><formula1>C3</formula1></dataValidation><dataValidation sqref="A2:C4"><formula1>A1</formula1></dataValidation></dataValidations>"#
        let part = try Restructured(WorkbookDraft(rows: "", after: rules), .delete(2, row: 3)).part()
        #expect(part.contains(#"sqref="B3:B7""#) && part.contains("<formula>$A3&gt;#REF!+$D$7</formula>"))
        #expect(part.contains(#"<dataValidations count="1"><dataValidation sqref="A2:C2">"#))
    }

    @Test("Where a band ends, the ranges of rules are split")
    func split() throws {
        let rules =
            #"<dataValidations count="1"><dataValidation sqref="A2:C4"><formula1>A1</formula1></dataValidation></dataValidations>"#
        let part = try Restructured(WorkbookDraft(rows: "", after: rules), .insert(1, row: 1, columns: 1...1)).part()
        #expect(part.contains(#"sqref="A2:A4 B3:B5 C2:C4""#))
    }

    @Test("Links of shapes to places in the workbook follow")
    func shapeLinks() throws {
        var draft = Self.draft("drawing", "xl/drawings/drawing1.xml", "<wsDr/>")
        draft.zip.add(
            "xl/drawings/_rels/drawing1.xml.rels",
            WorkbookDraft.relations([("rId1", "hyperlink", "#Sheet1!A5"), ("rId2", "hyperlink", "#'Sheet1'!A1:B%209")]))
        let links = try Restructured(draft, .insert(1, row: 2)).part("xl/drawings/_rels/drawing1.xml.rels")
        #expect(links.contains("\"#Sheet1!A6\""))
    }

    @Test("Charts of 2014 and the parts of labels lose what they store of ranges that grew")
    func chartEx() throws {
        var draft = Self.draft("drawing", "xl/drawings/drawing1.xml", "<wsDr/>")
        draft.zip.add(
            "xl/drawings/_rels/drawing1.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.microsoft.com/office/2014/relationships/chartEx\" Target=\"/xl/charts/chartEx1.xml\"/></Relationships>"
        )
        draft.zip.add(
            "xl/charts/chartEx1.xml",
            "<cx:chartSpace xmlns:cx=\"http://schemas.microsoft.com/office/drawing/2014/chartex\"><cx:numDim type=\"val\"><cx:f>Sheet1!$A$1:$A$5</cx:f><cx:lvl ptCount=\"5\"/></cx:numDim><cx:numDim type=\"val\"><cx:f>Sheet1!$A$6</cx:f><cx:lvl ptCount=\"1\"/></cx:numDim></cx:chartSpace>"
        )
        let edited = try Restructured(draft, .insert(1, row: 2))
        let chart = try edited.part("xl/charts/chartEx1.xml")
        #expect(chart.contains("<cx:f>Sheet1!$A$1:$A$6</cx:f></cx:numDim>"))
        #expect(chart.contains("<cx:f>Sheet1!$A$7</cx:f><cx:lvl ptCount=\"1\"/>"))
        #expect(edited.result.droppedCaches.count == 1)
    }

    @Test("The strict form of the standard")
    func strict() throws {
        var draft = WorkbookDraft(rows: "", after: "")
        draft.zip.set(
            "xl/worksheets/sheet1.xml",
            "<worksheet xmlns=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><sheetData/><mergeCells count=\"1\"><mergeCell ref=\"A2:B3\"/></mergeCells></worksheet>"
        )
        #expect(try Restructured(draft, .insert(1, row: 1)).part().contains(#"ref="A3:B4""#))
    }

    @Test("Columns: widths, breaks, filters")
    func columns() throws {
        let before = #"<cols><col min="1" max="2" width="9" hidden="1"/><col min="4" max="5" width="7"/></cols>"#
        let after =
            #"<autoFilter ref="B1:E9"><filterColumn colId="0"/><filterColumn colId="2"/></autoFilter>"#
            + #"<colBreaks count="2" manualBreakCount="2"><brk id="2" max="1048575" man="1"/><brk id="3" max="1048575" man="1"/></colBreaks>"#
        let draft = WorkbookDraft(rows: "", before: before, after: after)
        let more = try Restructured(draft, .insert(1, column: 3)).part()
        #expect(
            more.contains(#"<cols><col min="1" max="2" width="9" hidden="1"/><col min="5" max="6" width="7"/></cols>"#))
        #expect(
            more.contains(#"<autoFilter ref="B1:F9"><filterColumn colId="0"/><filterColumn colId="3"/></autoFilter>"#))
        let fewer = try Restructured(draft, .delete(3, column: 2)).part()
        #expect(
            fewer.contains(#"<cols><col min="1" max="1" width="9" hidden="1"/><col min="2" max="2" width="7"/></cols>"#)
        )
        #expect(fewer.contains(#"<autoFilter ref="B1:B9"></autoFilter>"#))
        #expect(!fewer.contains("colBreaks"))
    }
}

extension String {
    /// The text with the first `old` replaced.
    func replacing(_ old: String, _ new: String) -> String {
        range(ofText: old).map { self[..<$0.lowerBound] + new + self[$0.upperBound...] } ?? self
    }
}
