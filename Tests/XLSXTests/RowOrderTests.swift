import Findings
import SheetModel
import TestSupport
import Testing
import XLSX

/// Where rows and cells stand: references given, missing, wrong, twice, or out of order.
@Suite struct RowOrderTests {
    static let layouts: [(rows: String, cells: [String])] = [
        // Without references: behind the one before (ECMA-376 part 1, 18.3.1.73 and 18.3.1.4).
        ("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", ["A1=1", "B1=2", "A2=3"]),
        (#"<row r="3"><c><v>1</v></c></row><row><c><v>2</v></c></row>"#, ["A3=1", "A4=2"]),
        (#"<row r="1"><c r="C1"><v>1</v></c><c><v>2</v></c></row>"#, ["C1=1", "D1=2"]),
        (#"<row><c r="B5"><v>1</v></c></row><row><c><v>2</v></c></row>"#, ["B5=1", "A6=2"]),
        (#"<row r="1" spans="1:1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>"#, ["A1=1", "XFD1=2"]),
        (#"<row r="1048576"><c r="A1048576"><v>1</v></c></row>"#, ["A1048576=1"]),
        (#"<row r="2"><c r="a2"><v>1</v></c><c r="$B$2"><v>2</v></c></row>"#, ["A2=1", "B2=2"]),
        (#"<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>"#, ["A1=1", "C1=3"]),
        (#"<row r=" 7 "><c><v>1</v></c></row>"#, ["A7=1"]),
        ("", []), (#"<row r="9"/>"#, []), (#"<row r="9"></row>"#, []),
    ]

    @Test(arguments: layouts, RowPath.allCases)
    func layout(_ item: (rows: String, cells: [String]), by path: RowPath) throws {
        let sheet = try WorkbookDraft(path, rows: item.rows).read()
        #expect(sheet.summary == item.cells)
        #expect(sheet.warnings.isEmpty)
    }

    @Test(
        "A wrong or missing dimension changes nothing",
        arguments: ["", #"<dimension ref="A1"/>"#, #"<dimension ref="Z99:B7"/>"#, #"<dimension ref="?"/>"#])
    func dimension(_ element: String) throws {
        let sheet = try WorkbookDraft(rows: #"<row r="5"><c r="D5"><v>1</v></c></row>"#, before: element).read()
        #expect(sheet.summary == ["D5=1"])
    }

    @Test("Rows in disorder are refused", arguments: RowPath.allCases)
    func disorder(by path: RowPath) throws {
        let rows = #"<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>"#
        #expect(code { _ = try WorkbookDraft(path, rows: rows).read() } == "XLSX_ROWS_OUT_OF_ORDER")
        let twice = #"<row r="3"><c r="A3"><v>3</v></c></row><row r="3"><c r="B3"><v>1</v></c></row>"#
        #expect(code { _ = try WorkbookDraft(path, rows: twice).read() } == "XLSX_ROWS_OUT_OF_ORDER")
    }

    @Test("Sorted, rows in disorder come in order and rows of one number become one")
    func sorted() throws {
        let rows = """
            <row r="3"><c r="C3"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>\
            <row r="3"><c r="A3"><v>3</v></c><c r="C3"><v>4</v></c></row><row r="2" hidden="1"/>
            """
        var reading = RowReading()
        reading.sorted = true
        let sheet = try WorkbookDraft(rows: rows).read(reading: reading)
        #expect(sheet.rows.map(\.index) == [0, 1, 2])
        #expect(sheet.summary == ["B1=2", "A3=3", "C3=4"])
        #expect(sheet.codes == ["XLSX_DUPLICATE_CELL"])
        #expect(sheet.details.hiddenRows == [1...1])
    }

    @Test("Of a cell that stands twice the later is read", arguments: RowPath.allCases)
    func duplicate(by path: RowPath) throws {
        let rows = oneCell(#"<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="A1"><v>3</v></c>"#)
        let sheet = try WorkbookDraft(path, rows: rows).read()
        #expect(sheet.summary == ["A1=3", "B1=2"])
        #expect(sheet.codes == ["XLSX_DUPLICATE_CELL"])
        #expect(sheet.warnings.first?.place.cell == "A1")
    }

    @Test(
        "Wrong references are warned of, and the cell stands behind the one before", arguments: RowPath.allCases,
        ["A0", "A1048577", "XFE1", "1A", "?", ""])
    func wrongCellReference(by path: RowPath, reference: String) throws {
        let rows = oneCell("<c r=\"B1\"><v>1</v></c><c r=\"\(reference)\"><v>2</v></c>")
        let sheet = try WorkbookDraft(path, rows: rows).read()
        #expect(sheet.summary == ["B1=1", "C1=2"])
        #expect(sheet.codes == ["XLSX_BAD_REFERENCE"])
    }

    @Test(
        "Wrong row numbers are warned of, and the row stands below the one before", arguments: RowPath.allCases,
        ["0", "-1", "1048577", "x", ""])
    func wrongRowNumber(by path: RowPath, number: String) throws {
        let rows = "<row r=\"2\"><c><v>1</v></c></row><row r=\"\(number)\"><c><v>2</v></c></row>"
        let sheet = try WorkbookDraft(path, rows: rows).read()
        #expect(sheet.summary == ["A2=1", "A3=2"])
        #expect(sheet.codes == ["XLSX_BAD_REFERENCE"])
    }

    @Test("Cells off the sheet's right edge are refused", arguments: RowPath.allCases)
    func offTheSheet(by path: RowPath) throws {
        let rows = oneCell(#"<c r="XFD1"><v>1</v></c><c><v>2</v></c>"#)
        #expect(code { _ = try WorkbookDraft(path, rows: rows).read() } == "XLSX_LIMIT")
    }

    @Test("A limit on cells is kept", arguments: RowPath.allCases)
    func cellLimit(by path: RowPath) throws {
        var limits = ReadLimits()
        limits.cells = 2
        let rows = oneCell(#"<c r="A1"><v>1</v></c><c r="B1" s="0"/><c r="C1"><v>1</v></c><c r="D1"><v>1</v></c>"#)
        let workbook = try Workbook(bytes: WorkbookDraft(path, rows: rows).bytes, limits: limits)
        #expect(code { _ = try workbook.readSheet() } == "XLSX_LIMIT")
    }

    @Test("Many rows come in order and whole, through both ways in one sheet")
    func manyRows() throws {
        // From row 9,000 on every hundredth row has a text that needs the XML parser.
        let rows = (1...12_000).map { number in
            number > 9000 && number.isMultiple(of: 100)
                ? "<row r=\"\(number)\"><c r=\"B\(number)\" t=\"str\"><v>đ\(number)</v></c></row>"
                : "<row r=\"\(number)\"><c r=\"B\(number)\"><v>\(number)</v></c></row>"
        }
        let sheet = try WorkbookDraft(rows: rows.joined()).read()
        #expect(sheet.rows.map(\.index) == Array(0..<12_000))
        let wrong = sheet.rows.filter { row in
            let number = row.index + 1
            let text = number > 9000 && number.isMultiple(of: 100) ? "đ\(number)" : "\(number)"
            return row.count != 1 || row.cell(column: 1)?.value.plain != text
        }
        #expect(wrong.isEmpty)
    }
}
