import Foundation
import SheetModel
import TestSupport
import Testing
import XLSX

/// Rows high enough for their texts, and hidden rows.
@Suite struct RowHeightTests {
    /// Times New Roman 12: 0 plain, 1 wraps, 2 wraps and is rotated, 3 wraps and is set in by 4, 4 is of 48 points.
    private static let styles = """
        <fonts count="2"><font><sz val="12"/><name val="Times New Roman"/></font>\
        <font><sz val="48"/><name val="Times New Roman"/></font></fonts><cellXfs count="5"><xf fontId="0"/>\
        <xf fontId="0"><alignment wrapText="1"/></xf><xf fontId="0"><alignment wrapText="1" textRotation="90"/></xf>\
        <xf fontId="0"><alignment horizontal="left" wrapText="1" indent="4"/></xf><xf fontId="1"/></cellXfs>
        """
    /// Columns of 10 digits, 80 pixels: 75 of them, 56.25 points, for text; E is hidden.
    private static let columns =
        #"<sheetFormatPr defaultRowHeight="15.75"/><cols><col min="1" max="4" width="10"/>"#
        + #"<col min="5" max="5" width="10" hidden="1"/><col min="6" max="6" width="10"/></cols>"#
    /// Three words of 36 points each: one on a line of a column.
    private static let text = "bbbbbb bbbbbb bbbbbb"

    private static func cell(_ reference: String, _ style: Int, _ text: String = text) -> String {
        #"<c r="\#(reference)" s="\#(style)" t="inlineStr"><is><t>\#(text)</t></is></c>"#
    }

    /// The rows after a fit, each `number:height`, those alone that have one.
    private func fit(_ rows: String, _ wanted: Set<Int>, merges: [String] = [], before: String = columns) throws
        -> String
    {
        let list = merges.map { #"<mergeCell ref="\#($0)"/>"# }.joined()
        let after = merges.isEmpty ? "" : #"<mergeCells count="\#(merges.count)">\#(list)</mergeCells>"#
        let draft = WorkbookDraft(rows: rows, before: before, after: after, styles: Self.styles)
        let edited = try Edited(draft) { try $0.fitHeights(of: wanted, in: "Sheet1") }
        return try heights(edited)
    }

    private func heights(_ edited: Edited) throws -> String {
        try edited.rows().matches(of: #/<row r="(\d+)"[^>]*? ht="([\d.]+)"/#).map { "\($0.output.1):\($0.output.2)" }
            .joined(separator: " ")
    }

    @Test("A row becomes as high as the lines of its wrapped text; others stay as they are")
    func wrapped() throws {
        let rows =
            #"<row r="1">\#(Self.cell("A1", 1))</row><row r="2">\#(Self.cell("A2", 0))</row>"#
            + #"<row r="3">\#(Self.cell("A3", 2))</row><row r="4">\#(Self.cell("A4", 1))</row>"#
            + #"<row r="5">\#(Self.cell("A5", 1, "bb"))</row>"#
        #expect(try fit(rows, [0, 1, 2, 4, 9]) == "1:47.25")
        let edited = try Edited(WorkbookDraft(rows: rows, before: Self.columns, styles: Self.styles)) {
            try $0.fitHeights(of: [0], in: "Sheet1")
        }
        #expect(try edited.rows() == rows.replacing(#"<row r="1">"#, with: #"<row r="1" ht="47.25" customHeight="1">"#))
    }

    @Test("A row is never made lower, and stays hidden")
    func higher() throws {
        let rows =
            #"<row r="1" ht="60">\#(Self.cell("A1", 1))</row><row r="2" ht="20" x="y">\#(Self.cell("A2", 1))</row>"#
            + #"<row r="3" hidden="1">\#(Self.cell("A3", 1))</row><row r="4" ht="0">\#(Self.cell("A4", 1))</row>"#
        #expect(try fit(rows, [0, 1, 2, 3]) == "1:60 2:47.25 4:0")
        #expect(try fit(#"<row r="1">\#(Self.cell("A1", 1))\#(Self.cell("B1", 4, "b"))</row>"#, [0]) == "")
    }

    @Test("Merged columns are wide together, hidden ones not")
    func merged() throws {
        let rows =
            #"<row r="1">\#(Self.cell("A1", 1))</row><row r="2">\#(Self.cell("D2", 1))</row>"#
            + #"<row r="3">\#(Self.cell("A3", 1))</row><row r="4">\#(Self.cell("E4", 1))</row>"#
        #expect(try fit(rows, [0, 1, 2, 3], merges: ["A1:B1", "D2:E2", "A3:D3"]) == "1:31.5 2:47.25")
    }

    @Test("What a cell merged over several rows lacks goes to the last of them, new or not")
    func tall() throws {
        let long = Array(repeating: "bbbbbb", count: 6).joined(separator: " ")
        let rows = #"<row r="1" ht="20">\#(Self.cell("A1", 1, long))</row><row r="2" ht="20"/>"#
        #expect(try fit(rows, [0, 1, 2], merges: ["A1:A3"]) == "1:20 2:20 3:54.5")
        #expect(try fit(rows, [0, 1], merges: ["A1:A3"]) == "1:20 2:58.75")
        #expect(try fit(rows, [1], merges: ["A1:A2"]) == "1:20 2:74.5")
        #expect(try fit(rows, [5], merges: ["A1:A2"]) == "1:20 2:20")
        let hidden = rows + #"<row r="3" hidden="1"/>"#
        #expect(try fit(hidden, [0, 1, 2], merges: ["A1:A3"]) == "1:20 2:74.5")
        let none = Self.columns.replacing("<sheetFormatPr", with: "<sheetFormatPr zeroHeight=\"1\"")
        #expect(try fit(rows, [0, 1, 2], merges: ["A1:A3"], before: none) == "1:20 2:74.5")
    }

    @Test("Indents take room, line breaks count, and 409 points are the most")
    func details() throws {
        // Four levels of 12 pixels leave 27: no word of 48 fits.
        #expect(try fit(#"<row r="1">\#(Self.cell("A1", 3, "bb bb"))</row>"#, [0]) == "1:31.5")
        #expect(try fit(#"<row r="1">\#(Self.cell("A1", 1, "b&#10;b_x000A_b"))</row>"#, [0]) == "1:47.25")
        #expect(try fit(#"<row r="1">\#(Self.cell("A1", 0, "b\u{A}b"))</row>"#, [0]) == "1:31.5")
        let endless = Array(repeating: "bbbbbb", count: 500).joined(separator: " ")
        #expect(try fit(#"<row r="1">\#(Self.cell("A1", 1, endless))</row>"#, [0]) == "1:409")
        let number = #"<row r="1"><c r="A1" s="1"><v>123456789012345</v></c></row>"#
        #expect(try fit(number, [0]) == "")
    }

    @Test("Texts that cells share, those in several fonts and those of formulas count as others do")
    func texts() throws {
        let rows =
            #"<row r="1"><c r="A1" s="1" t="s"><v>0</v></c></row><row r="2"><c r="A2" s="1" t="s"><v>1</v></c></row>"#
            + #"<row r="3"><c r="A3" s="1" t="str"><f>"x"</f><v>bbbbbb bbbbbb</v></c></row><row r="4"><c r="A4" s="1" t="s"><v>9</v></c></row>"#
        let large = #"<r><rPr><sz val="24"/><rFont val="Times New Roman"/></rPr><t>bbb</t></r>"#
        let draft = WorkbookDraft(
            rows: rows, before: Self.columns, sharedStrings: ["<t>\(Self.text)</t>", "<r><t>bbbbbb </t></r>\(large)"],
            styles: Self.styles)
        let edited = try Edited(draft) { try $0.fitHeights(of: [0, 1, 2, 3], in: "Sheet1") }
        #expect(try heights(edited) == "1:47.25 2:60 3:31.5")
    }

    @Test("Nothing is changed where nothing has to be, or where the sheet is not there")
    func unchanged() throws {
        let draft = WorkbookDraft(rows: #"<row r="1" ht="90">\#(Self.cell("A1", 1))</row>"#, styles: Self.styles)
        let editor = try WorkbookEditor(bytes: draft.bytes)
        try editor.fitHeights(of: [0, 7], in: "Sheet1")
        try editor.hideRows([], in: "Sheet1")
        #expect(try editor.bytes() == draft.bytes)
        #expect(code { try editor.fitHeights(of: [0], in: "Khác") } == "EDIT_NO_SHEET")
        #expect(code { try editor.hideRows([0], in: "Khác") } == "EDIT_NO_SHEET")
        #expect(code { try editor.fitHeights(of: [-1], in: "Sheet1") } == "XLSX_WRITE_LIMIT")
        #expect(code { try editor.hideRows([1_048_576], in: "Sheet1") } == "XLSX_WRITE_LIMIT")
        #expect(try editor.bytes() == draft.bytes)
    }

    @Test("Rows are hidden once, also those that were not there")
    func hidden() throws {
        let rows = #"<row r="2" ht="20"><c r="A2"/></row><row r="4" hidden="true"/>"#
        let edited = try Edited(WorkbookDraft(rows: rows)) { try $0.hideRows([0, 1, 3, 5, 6], in: "Sheet1") }
        #expect(
            try edited.rows()
                == #"<row r="1" hidden="1"/><row r="2" ht="20" hidden="1"><c r="A2"/></row><row r="4" hidden="true"/>"#
                + #"<row r="6" hidden="1"/><row r="7" hidden="1"/>"#)
        let empty = try Edited(WorkbookDraft(rows: "")) { try $0.hideRows([2, 4], in: "Sheet1") }
        #expect(try empty.rows() == #"<row r="3" hidden="1"/><row r="5" hidden="1"/>"#)
    }
}
