import Foundation
import SheetModel
import Testing
import XLSX

/// Parts beside the cells as ECMA-376 spells them, written out by hand.
@Suite struct PartWritingTests {
    @Test func stylesStandOnceEach() throws {
        let writer = WorkbookWriter()
        let bold = CellStyle(numberFormat: "#,##0", font: Font(isBold: true))
        let first = try writer.style(bold)
        #expect(try writer.style(bold) == first)
        let second = try writer.style(CellStyle(numberFormat: "0.0\" ha\"", fill: .solid(0xFFFF00), isLocked: false))
        try writer.add(NewSheet("S"), rows: [[CellEntry(1, style: first), CellEntry(2, style: second)]])
        let written = try Written(writer)
        #expect(try written.sheet.contains("<c r=\"A1\" s=\"1\"><v>1</v></c><c r=\"B1\" s=\"2\"><v>2</v></c>"))
        let styles = try written.part("xl/styles.xml")
        for piece in [
            "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"0.0&quot; ha&quot;\"/></numFmts>",
            "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>",
            "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFFF00\"/></patternFill></fill></fills>",
            "<xf numFmtId=\"3\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\">",
            """
            <xf numFmtId="164" fontId="0" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1" \
            applyProtection="1"><protection locked="0"/></xf></cellXfs>
            """,
        ] {
            #expect(styles.contains(piece), "\(styles)")
        }
    }

    @Test func columnWidthsAreStoredAsExcelStoresThem() throws {
        // Excel stores 8.43 as 9.140625 and 20 as 20.7109375 in Calibri 11.
        var sheet = NewSheet("S")
        sheet.columns = [ColumnLayout(2...3, width: 20), ColumnLayout(0...0, isHidden: true)]
        let part = try Written(sheet).sheet
        #expect(
            part.contains(
                """
                <cols><col min="1" max="1" width="9.140625" hidden="1"/>\
                <col min="3" max="4" width="20.7109375" customWidth="1"/></cols>
                """))
    }

    @Test func frozenPanes() throws {
        var sheet = NewSheet("S")
        sheet.view.frozenRows = 2
        #expect(
            try Written(sheet).sheet.contains(
                "<pane ySplit=\"2\" topLeftCell=\"A3\" activePane=\"bottomLeft\" state=\"frozen\"/>"))
    }

    @Test func conditionalFormats() throws {
        var sheet = NewSheet("S")
        let range = try CellRange(of: "B2:B9")
        sheet.conditionalFormats = [
            ConditionalFormat(
                [range], .cellIs(.between, "1", "5"),
                style: CellStyle(font: Font(isBold: true), fill: .solid(0xFFC7CE)),
                stopsIfTrue: true)
        ]
        let written = try Written(sheet)
        #expect(
            try written.sheet.contains(
                """
                <conditionalFormatting sqref="B2:B9"><cfRule type="cellIs" dxfId="0" priority="1" stopIfTrue="1" \
                operator="between"><formula>1</formula><formula>5</formula></cfRule></conditionalFormatting>
                """))
        #expect(
            try written.part("xl/styles.xml").contains(
                """
                <dxfs count="1"><dxf><font><b/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill>\
                </dxf></dxfs>
                """))
    }

    @Test func namesOfPrintingAndFilters() throws {
        var sheet = NewSheet("Biểu 'A' 01")
        sheet.page.titleRows = 0...1
        sheet.page.titleColumns = 0...0
        sheet.page.printArea = [try CellRange(of: "A1:D9"), try CellRange(of: "F1:G2")]
        sheet.autoFilter = try CellRange(of: "A2:D9")
        let writer = WorkbookWriter()
        try writer.add(sheet, rows: [])
        try writer.add(DefinedName(name: "Tổng", refersTo: "SUM(1,2)", isHidden: true))
        let names = "'Biểu ''A'' 01'!"
        #expect(
            try Written(writer).part("xl/workbook.xml").contains(
                """
                <definedNames><definedName name="Tổng" hidden="1">SUM(1,2)</definedName>\
                <definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">\(names)$A$2:$D$9</definedName>\
                <definedName name="_xlnm.Print_Area" localSheetId="0">\(names)$A$1:$D$9,\(names)$F$1:$G$2</definedName>\
                <definedName name="_xlnm.Print_Titles" localSheetId="0">\(names)$A:$A,\(names)$1:$2</definedName>\
                </definedNames>
                """))
    }

    @Test func theFirstVisibleSheetIsShown() throws {
        let writer = WorkbookWriter()
        var hidden = NewSheet("H")
        hidden.view.visibility = .veryHidden
        try writer.add(hidden)
        try writer.add(NewSheet("V"))
        let written = try Written(writer)
        let workbook = try written.part("xl/workbook.xml")
        #expect(workbook.contains("activeTab=\"1\""))
        #expect(workbook.contains("<sheet name=\"H\" sheetId=\"1\" state=\"veryHidden\" r:id=\"rId1\"/>"))
        #expect(try written.part("xl/worksheets/sheet2.xml").contains("tabSelected=\"1\""))
        #expect(try !written.sheet.contains("tabSelected"))
    }

    @Test func thousandsOfNotesHaveShapesOfTheirOwn() throws {
        let writer = WorkbookWriter()
        for name in ["A", "B"] {
            var sheet = NewSheet(name)
            sheet.notes = (0..<1500).map { Note(cell: CellReference(row: $0, column: 0), author: nil, text: "\($0)") }
            try writer.add(sheet)
        }
        let written = try Written(writer)
        var seen: Set<Substring> = []
        for number in 1...2 {
            let drawing = try written.part("xl/drawings/vmlDrawing\(number).vml")
            #expect(drawing.contains(number == 1 ? "data=\"1,2\"" : "data=\"3,4\""))
            for match in drawing.matches(of: #/<v:shape id="(\w+)"/#) { seen.insert(match.1) }
        }
        #expect(seen.count == 3000)
    }

    @Test func date1904() throws {
        let writer = WorkbookWriter()
        writer.dateSystem = .from1904
        try writer.add(NewSheet("S"))
        #expect(try Written(writer).part("xl/workbook.xml").contains("date1904=\"1\""))
    }

    @Test func chartsOfEachKind() throws {
        var sheet = NewSheet("S")
        let anchor = DrawingAnchor(from: CellReference(row: 1, column: 1), .pixels(width: 400, height: 300))
        let series = SheetChart.Series(
            name: .text("Số hộ"), values: "S!$A$1:$A$3", knownValues: [1, nil, 2.5], color: 0x112233)
        sheet.charts = [.column, .stackedColumn, .bar, .line, .pie].map {
            SheetChart($0, series: [series], anchor: anchor)
        }
        let written = try Written(sheet)
        let kinds = try (1...5).map { try written.part("xl/charts/chart\($0).xml") }
        let plots = [
            "<c:barDir val=\"col\"/>", "<c:overlap val=\"100\"/>", "<c:barDir val=\"bar\"/>", "<c:lineChart>",
            "<c:pieChart>",
        ]
        for (part, plot) in zip(kinds, plots) {
            #expect(part.contains(plot))
            #expect(
                part.contains(
                    """
                    <c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="3"/><c:pt idx="0"><c:v>1</c:v></c:pt>\
                    <c:pt idx="2"><c:v>2.5</c:v></c:pt></c:numCache>
                    """))
        }
    }
}
