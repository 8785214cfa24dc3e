import SheetModel
import Testing

/// References in A1 form, at and beyond the edges of a sheet.
@Suite struct CellReferenceTests {
    @Test(arguments: referencesCases) func reads(text: String, row: Int, column: Int, written: String) throws {
        let cell = try #require(CellReference(text))
        #expect(cell.row == row)
        #expect(cell.column == column)
        #expect(cell.description == written)
    }

    static let referencesCases: [(String, Int, Int, String)] = [
        ("A1", 0, 0, "A1"), ("d7", 6, 3, "D7"), ("$B$2", 1, 1, "B2"), ("Z10", 9, 25, "Z10"), ("AA1", 0, 26, "AA1"),
        ("AZ1", 0, 51, "AZ1"),
        ("ZZ99", 98, 701, "ZZ99"), ("AAA1", 0, 702, "AAA1"), ("XFD1048576", 1_048_575, 16_383, "XFD1048576"),
        ("aB$12", 11, 27, "AB12"), ("A007", 6, 0, "A7"),
    ]

    @Test(arguments: [
        "", "A", "1", "A0", "XFE1", "A1048577", "1A", "A1B", "A-1", "A 1", "A1:B2", "Ä1", "A１", "ZZZZ1",
        "AAAAAAAAAAAAAAAAAAAA1", "A99999999999999999999",
        "R1C1", "#REF!", "$", "$$",
    ])
    func refuses(text: String) {
        #expect(CellReference(text) == nil)
    }

    @Test func columnNames() throws {
        var names: Set<String> = []
        for column in 0..<CellReference.columnLimit {
            let name = CellReference.columnName(column)
            names.insert(name)
            #expect(CellReference(name + "1")?.column == column)
        }
        #expect(names.count == CellReference.columnLimit)
    }

    @Test func orderIsRowByRow() throws {
        let cells = ["B2", "A2", "C1", "A10", "AA1"].compactMap { CellReference($0) }
        #expect(cells.sorted().map(\.description) == ["C1", "AA1", "A2", "B2", "A10"])
    }

    @Test(arguments: rangesCases) func readsRange(
        text: String, rows: ClosedRange<Int>, columns: ClosedRange<Int>, written: String
    ) throws {
        let range = try #require(CellRange(text))
        #expect(range.rows == rows)
        #expect(range.columns == columns)
        #expect(range.description == written)
    }

    static let rangesCases: [(String, ClosedRange<Int>, ClosedRange<Int>, String)] = [
        ("A1:B2", 0...1, 0...1, "A1:B2"), ("B2:A1", 0...1, 0...1, "A1:B2"), ("A2:B1", 0...1, 0...1, "A1:B2"),
        ("C3", 2...2, 2...2, "C3"),
        ("$A$1:$H$1", 0...0, 0...7, "A1:H1"), ("A:C", 0...1_048_575, 0...2, "A1:C1048576"),
        ("$C:$A", 0...1_048_575, 0...2, "A1:C1048576"),
        ("1:3", 0...2, 0...16_383, "A1:XFD3"), ("$5:5", 4...4, 0...16_383, "A5:XFD5"), ("C3:C3", 2...2, 2...2, "C3"),
    ]

    @Test(arguments: [
        "", ":", "A1:", ":A1", "A:1", "1", "A", "A1:B2:C3", "0:5", "1:1048577", "A:XFE", "A1;B2", "-1:2",
    ])
    func refusesRange(text: String) {
        #expect(CellRange(text) == nil)
    }

    @Test func contains() throws {
        let range = try #require(CellRange("B2:D4"))
        for (text, isInside) in [
            ("B2", true), ("D4", true), ("C3", true), ("A3", false), ("E4", false), ("B1", false), ("D5", false),
        ] {
            #expect(try range.contains(#require(CellReference(text))) == isInside)
        }
    }
}
