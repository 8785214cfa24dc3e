import Findings
import SheetModel
import TestSupport
import Testing
import XLSX

/// Parts that are very deep, very long, or long in an odd place.
@Suite struct DeepAndLongTests {
    private static func nested(_ depth: Int, _ name: String = "x") -> String {
        String(repeating: "<\(name)>", count: depth) + String(repeating: "</\(name)>", count: depth)
    }

    @Test("Elements deeper than 256 levels are refused", arguments: [300, 100_000])
    func depth(levels: Int) {
        for (name, around) in [
            ("x", "%"), ("row", "<sheetData>%</sheetData>"), ("c", "<sheetData><row>%</row></sheetData>"),
        ] {
            var zip = SmallWorkbook.zip
            let content = around.replacing("%", with: Self.nested(levels, name))
            zip.set(SmallWorkbook.sheetPart, "<worksheet xmlns=\"\(WorkbookDraft.main)\">\(content)</worksheet>")
            expectRefusal("XML_NOT_WELL_FORMED", in: SmallWorkbook.sheetPart, of: HostileReading(of: zip.bytes))
        }
        for (part, root) in [
            ("xl/sharedStrings.xml", "sst"), ("xl/styles.xml", "styleSheet"), ("xl/workbook.xml", "workbook"),
        ] {
            var zip = SmallWorkbook.zip
            zip.set(part, "<\(root) xmlns=\"\(WorkbookDraft.main)\">\(Self.nested(levels, "si"))</\(root)>")
            expectRefusal("XML_NOT_WELL_FORMED", in: part, of: HostileReading(of: zip.bytes))
        }
    }

    @Test("200 levels of what is not known are passed over", arguments: ReadingPath.allCases)
    func bearableDepth(path: ReadingPath) {
        let row = "<row r=\"1\"><c r=\"A1\"><v>5</v></c></row>"
        let draft = WorkbookDraft(rows: row, before: path.before + Self.nested(200), after: Self.nested(200))
        expectCells(["Sheet1!A1=5"], of: HostileReading(of: draft.bytes))
    }

    @Test("A row for every row of the sheet, styled and blank: read as a stream, in batches that do not grow")
    func blankRows() throws {
        let count = 1_048_576
        let rows = String(repeating: "<row><c s=\"1\"/></row>", count: count)
        let workbook = try Workbook(bytes: WorkbookDraft(rows: rows).bytes)
        var rowCount = 0
        var cellCount = 0
        var largest = 0
        try workbook.forEachBatch(of: workbook.sheets[0]) { batch in
            rowCount += batch.rows.count
            cellCount += batch.cells.count
            largest = max(largest, batch.rows.count)
            return .proceed
        }
        #expect(rowCount == count)
        #expect(cellCount == count)
        #expect(largest < 50_000)
    }

    @Test("A whole-sheet block of blank cells is left out where blanks are not wanted", arguments: ReadingPath.allCases)
    func blanksUnwanted(path: ReadingPath) throws {
        let row = "<row>" + String(repeating: "<c s=\"1\"/>", count: 16_384) + "</row>"
        let draft = WorkbookDraft(rows: row + "<row><c><v>5</v></c></row>", before: path.before)
        var reading = RowReading()
        reading.blankCells = false
        let result = HostileReading(of: draft.bytes, reading: reading)
        expectCells(["Sheet1!A2=5"], of: result)
        #expect(result.cellCount == 1)
    }

    @Test("One attribute of 9 MB and one of 11 MB, which libxml2 does not take", arguments: ReadingPath.allCases)
    func hugeAttribute(path: ReadingPath) {
        for (count, isTaken) in [(9_000_000, true), (11_000_000, false)] {
            let after = "<x a=\"\(String(repeating: "a", count: count))\"/>"
            let draft = WorkbookDraft(
                rows: "<row r=\"1\"><c r=\"A1\"><v>5</v></c></row>", before: path.before, after: after)
            let reading = HostileReading(of: draft.bytes)
            if isTaken {
                expectCells(["Sheet1!A1=5"], of: reading)
            } else {
                expectRefusal("XML_NOT_WELL_FORMED", in: SmallWorkbook.sheetPart, of: reading)
            }
        }
    }

    @Test("An attribute within a row that is longer than what is read ahead", arguments: ReadingPath.allCases)
    func longAttributeInARow(path: ReadingPath) {
        let spans = String(repeating: "1:9 ", count: 100_000)
        let rows =
            "<row r=\"1\" spans=\"\(spans)\"><c r=\"A1\" t=\"str\"><v>\(spans)</v></c></row><row r=\"2\"><c><v>5</v></c></row>"
        let reading = HostileReading(of: WorkbookDraft(rows: rows, before: path.before).bytes)
        expectCells(["Sheet1!A1=\(spans)", "Sheet1!A2=5"], of: reading)
    }

    @Test("An element with 100,000 attributes of one's own", arguments: ReadingPath.allCases)
    func manyAttributes(path: ReadingPath) {
        let attributes = (0..<100_000).map { " a\($0)=\"\"" }.joined()
        let reading = HostileReading(
            of: WorkbookDraft(rows: "<row r=\"1\"\(attributes)><c r=\"A1\"><v>5</v></c></row>", before: path.before)
                .bytes)
        #expect(reading.error?.code.rawValue ?? "XML_NOT_WELL_FORMED" == "XML_NOT_WELL_FORMED")
        #expect(reading.error != nil || reading.cells == ["Sheet1!A1=5"])
    }

    @Test("A number format of a million characters")
    func longFormat() {
        let code = String(repeating: "0.0;[Red]", count: 100_000)
        let draft = WorkbookDraft(
            rows: "<row r=\"1\"><c r=\"A1\" s=\"0\"><v>5</v></c></row>",
            styles:
                "<numFmts><numFmt numFmtId=\"164\" formatCode=\"\(code)\"/></numFmts><cellXfs><xf numFmtId=\"164\"/></cellXfs>"
        )
        expectCells(["Sheet1!A1=5"], of: HostileReading(of: draft.bytes))
    }
}
