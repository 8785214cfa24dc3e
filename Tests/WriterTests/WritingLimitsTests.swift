import Findings
import SheetModel
import Testing
import XLSX

/// What Excel would repair or refuse is a problem with sheet and cell.
@Suite struct WritingLimitsTests {
    private func adding(_ change: (inout NewSheet) throws -> Void) -> String? {
        problem {
            var sheet = NewSheet("S")
            try change(&sheet)
            try WorkbookWriter().add(sheet, rows: [])
        }
    }

    private func writing(_ rows: [RowEntry]) -> String? {
        problem {
            let writer = WorkbookWriter()
            try writer.add(NewSheet("S"), rows: rows)
            _ = try writer.bytes()
        }
    }

    @Test(arguments: ["", String(repeating: "x", count: 32), "a/b", "a:b", "a*b", "a?b", "[a]", "a\\b", "'a", "a'"])
    func sheetNames(name: String) {
        #expect(problem { try WorkbookWriter().add(NewSheet(name), rows: []) }?.hasPrefix("XLSX_WRITE_NAME") == true)
    }

    @Test func sheetNamesOfOneSpelling() throws {
        let writer = WorkbookWriter()
        try writer.add(NewSheet("Biểu 01"), rows: [])
        #expect(problem { try writer.add(NewSheet("BIỂU 01"), rows: []) } == "XLSX_WRITE_NAME BIỂU 01")
    }

    @Test func aVisibleSheetIsNeeded() throws {
        #expect(problem { _ = try WorkbookWriter().bytes() } == "XLSX_WRITE_VALUE")
        let writer = WorkbookWriter()
        var sheet = NewSheet("S")
        sheet.view.visibility = .hidden
        try writer.add(sheet, rows: [])
        #expect(problem { _ = try writer.bytes() } == "XLSX_WRITE_VALUE")
    }

    @Test func texts() {
        #expect(writing([[CellEntry(String(repeating: "ă", count: 32_767))]]) == nil)
        #expect(writing([[1, CellEntry(String(repeating: "ă", count: 32_768))]]) == "XLSX_WRITE_LIMIT S!B1")
        #expect(writing([[.formula(String(repeating: "1", count: 8_193))]]) == "XLSX_WRITE_LIMIT S!A1")
        #expect(writing([[.formula("=")]]) == "XLSX_WRITE_VALUE S!A1")
    }

    @Test func numbersAndErrors() {
        #expect(writing([[CellEntry(.number(.nan))]]) == "XLSX_WRITE_VALUE S!A1")
        #expect(writing([[1, .formula("1", result: .number(.infinity))]]) == "XLSX_WRITE_VALUE S!B1")
        #expect(writing([[CellEntry(.error(CellError(rawValue: "#OOPS")))]]) == "XLSX_WRITE_VALUE S!A1")
    }

    @Test func places() {
        #expect(writing([RowEntry([1], index: 1_048_576)]) == "XLSX_WRITE_LIMIT S")
        #expect(writing([RowEntry([CellEntry(1, column: 16_384)])]) == "XLSX_WRITE_LIMIT S")
        #expect(writing([RowEntry([1], index: 3), RowEntry([1], index: 3)]) == "XLSX_WRITE_ORDER S")
        #expect(writing([[CellEntry(1, column: 2), CellEntry(1, column: 1)]]) == "XLSX_WRITE_ORDER S!B1")
        #expect(writing([RowEntry([1], layout: RowLayout(outlineLevel: 1))]) == "XLSX_WRITE_VALUE S")
        #expect(writing([RowEntry([1], layout: RowLayout(height: 410))]) == "XLSX_WRITE_LIMIT S")
    }

    @Test func mergedRanges() {
        #expect(adding { $0.merged = [try CellRange(of: "A1:B2"), try CellRange(of: "C1:C5")] } == nil)
        #expect(
            adding { $0.merged = [try CellRange(of: "A1:B2"), try CellRange(of: "B2:C3")] }
                == "XLSX_WRITE_OVERLAP S!B2:C3")
        #expect(adding { $0.merged = [try CellRange(of: "A1")] } == "XLSX_WRITE_VALUE S!A1")
    }

    @Test func columnsNotesAndRules() throws {
        let a1 = try #require(CellReference("A1"))
        #expect(adding { $0.columns = [ColumnLayout(0...3), ColumnLayout(3...4)] } == "XLSX_WRITE_OVERLAP S!D:D")
        #expect(adding { $0.columns = [ColumnLayout(0...0, width: 256)] } == "XLSX_WRITE_LIMIT S!A:A")
        #expect(
            adding { $0.notes = [Note(cell: a1, author: nil, text: "a"), Note(cell: a1, author: nil, text: "b")] }
                == "XLSX_WRITE_OVERLAP S!A1")
        #expect(adding { $0.validations = [DataValidation(ranges: [], type: "list")] } == "XLSX_WRITE_VALUE S")
        let range = try CellRange(of: "A1:A9")
        #expect(
            adding { $0.validations = [DataValidation(ranges: [range], type: "list")] } == "XLSX_WRITE_VALUE S!A1:A9")
        #expect(
            adding { $0.conditionalFormats = [ConditionalFormat([range], .cellIs(.between, "1"))] }
                == "XLSX_WRITE_VALUE S!A1:A9")
        #expect(
            adding {
                $0.images = [SheetImage(bytes: [1, 2], anchor: DrawingAnchor(from: a1, .pixels(width: 9, height: 9)))]
            } == "XLSX_WRITE_VALUE S!A1")
    }

    @Test func tablesAndNames() throws {
        let range = try CellRange(of: "A1:B3")
        func table(_ name: String, _ columns: [String]) -> String? {
            adding { $0.tables = [NewTable(TableDefinition(name: name, range: range, columns: columns))] }
        }
        #expect(table("Bảng_1", ["a", "b"]) == nil)
        #expect(table("A1", ["a", "b"]) == "XLSX_WRITE_NAME S!A1:B3")
        #expect(table("R1C1", ["a", "b"]) == "XLSX_WRITE_NAME S!A1:B3")
        #expect(table("two words", ["a", "b"]) == "XLSX_WRITE_NAME S!A1:B3")
        #expect(table("T", ["a"]) == "XLSX_WRITE_VALUE S!A1:B3")
        #expect(table("T", ["a", "A"]) == "XLSX_WRITE_NAME S!A1:B3")
        let writer = WorkbookWriter()
        try writer.add(DefinedName(name: "Tổng", refersTo: "S!$A$1"))
        #expect(problem { try writer.add(DefinedName(name: "TỔNG", refersTo: "S!$A$2")) } == "XLSX_WRITE_NAME")
        #expect(problem { try writer.add(DefinedName(name: "1a", refersTo: "1")) } == "XLSX_WRITE_NAME")
    }

    @Test func aTableNeedsItsHeaderInTheRows() throws {
        let range = try CellRange(of: "A1:B3")
        var sheet = NewSheet("S")
        sheet.tables = [NewTable(TableDefinition(name: "T", range: range, columns: ["a", "b"]))]
        let writer = WorkbookWriter()
        try writer.add(sheet, rows: [["a", "c"], [1, 2]])
        #expect(problem { _ = try writer.bytes() } == "XLSX_WRITE_VALUE S!B1")
    }

    @Test func aStyleOfAnotherWorkbookIsRefused() throws {
        let style = try WorkbookWriter().style(CellStyle(numberFormat: "0.0"))
        #expect(writing([[CellEntry(1, style: style)]]) == "XLSX_WRITE_VALUE S!A1")
    }

    @Test func whatRowsThrowStopsTheWriting() throws {
        let writer = WorkbookWriter()
        let stop = Problem(Problem.Code(rawValue: "TEST"), LocalizedText(vi: "dừng", en: "stop"))
        try writer.add(NewSheet("S")) { () throws(Problem) in throw stop }
        #expect(throws: stop) { _ = try writer.bytes() }
    }
}
