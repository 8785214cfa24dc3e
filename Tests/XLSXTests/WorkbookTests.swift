import Findings
import SheetModel
import TestSupport
import Testing
import XLSX

/// What a workbook says of its sheets and names, and how it is opened and read.
@Suite struct WorkbookTests {
    /// A workbook part with these elements inside.
    private static func workbook(_ content: String) -> String {
        "<workbook xmlns=\"\(WorkbookDraft.main)\" xmlns:r=\"\(WorkbookDraft.relationships)\">\(content)</workbook>"
    }

    /// States of a sheet as files spell them (ECMA-376 part 1, 18.18.68); Excel shows the tab of an unknown one.
    static let states: [(attribute: String, visibility: SheetVisibility)] = [
        ("", .visible), (#"state="visible""#, .visible), (#"state="hidden""#, .hidden),
        (#"state="veryHidden""#, .veryHidden), (#"state="show""#, .visible), (#"state="""#, .visible),
    ]

    @Test(arguments: states)
    func visibility(attribute: String, visibility: SheetVisibility) throws {
        var draft = WorkbookDraft(rows: "")
        draft.zip.set(
            "xl/workbook.xml",
            Self.workbook("<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\" \(attribute)/></sheets>"))
        #expect(try Workbook(bytes: draft.bytes).sheets.map(\.visibility) == [visibility])
    }

    @Test("Sheets come in the order of their tabs, of whatever kind; only worksheets have rows")
    func kinds() throws {
        var draft = WorkbookDraft(rows: oneCell("<c r=\"A1\"><v>5</v></c>"))
        let kinds: [(name: String, type: String, kind: SheetKind)] = [
            ("Biểu đồ", "chartsheet", .chart), ("Hộp thoại", "dialogsheet", .dialog),
            ("Trang &quot;1&quot;", "worksheet", .worksheet), ("Macro4", "xlMacrosheet", .macro),
            ("Macro", "xlIntlMacrosheet", .macro),
        ]
        var links: [(String, String, String)] = []
        var sheets = ""
        for (index, item) in kinds.enumerated() {
            sheets += "<sheet name=\"\(item.name)\" sheetId=\"\(index + 7)\" r:id=\"r\(index)\"/>"
            links.append(
                ("r\(index)", item.type, item.kind == .worksheet ? "worksheets/sheet1.xml" : "other/\(index).xml"))
            draft.zip.add("xl/other/\(index).xml", "<other xmlns=\"\(WorkbookDraft.main)\"/>")
        }
        draft.zip.set("xl/workbook.xml", Self.workbook("<sheets>\(sheets)</sheets>"))
        draft.zip.set("xl/_rels/workbook.xml.rels", WorkbookDraft.relations(links))
        let workbook = try Workbook(bytes: draft.bytes)
        #expect(workbook.sheets.map(\.name) == ["Biểu đồ", "Hộp thoại", #"Trang "1""#, "Macro4", "Macro"])
        #expect(workbook.sheets.map(\.kind) == kinds.map(\.kind))
        #expect(workbook.sheets.map(\.index) == [0, 1, 2, 3, 4])
        for index in [0, 1, 3, 4] { #expect(try workbook.readSheet(index).rows.isEmpty) }
        #expect(try workbook.readSheet(2).summary == ["A1=5"])
        #expect(workbook.warnings.isEmpty)
    }

    @Test("Defined names, of the workbook and of one sheet, hidden ones too")
    func definedNames() throws {
        var draft = WorkbookDraft(rows: "")
        draft.zip.set(
            "xl/workbook.xml",
            Self.workbook(
                """
                <sheets><sheet name="S" sheetId="4" r:id="rId1"/></sheets><definedNames>\
                <definedName name="ThueSuat">0.1</definedName>\
                <definedName name="_xlnm.Print_Area" localSheetId="0">'S 1'!$A$1:$H$20</definedName>\
                <definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">S!$A$1&amp;"x"</definedName>\
                <definedName name="Trong"/></definedNames>
                """))
        #expect(
            try Workbook(bytes: draft.bytes).definedNames == [
                DefinedName(name: "ThueSuat", refersTo: "0.1"),
                DefinedName(name: "_xlnm.Print_Area", refersTo: "'S 1'!$A$1:$H$20", sheetIndex: 0),
                DefinedName(name: "_xlnm._FilterDatabase", refersTo: #"S!$A$1&"x""#, sheetIndex: 0, isHidden: true),
                DefinedName(name: "Trong", refersTo: ""),
            ])
    }

    @Test("A workbook is the same from a path and from bytes")
    func pathAndBytes() throws {
        let draft = WorkbookDraft(rows: oneCell(#"<c r="A1" t="s"><v>0</v></c>"#), sharedStrings: ["<t>chữ</t>"])
        let fromBytes = try Workbook(bytes: draft.bytes, file: "trong-bo-nho.xlsx")
        #expect(fromBytes.file == "trong-bo-nho.xlsx")
        #expect(try fromBytes.readSheet().summary == ["A1=chữ"])
        #expect(try Workbook(bytes: draft.bytes).file == nil)
        try withFile(of: draft.bytes) { path in
            let fromPath = try Workbook(path: path)
            #expect(fromPath.file == path)
            #expect(try fromPath.readSheet().summary == ["A1=chữ"])
        }
    }

    @Test("A path that leads nowhere is named in the error")
    func noSuchFile() throws {
        let problem = #expect(throws: Problem.self) { _ = try Workbook(path: "/khong/co/tep.xlsx") }
        #expect(problem?.code.rawValue == "FILE_UNREADABLE")
        #expect(problem?.place.file == "/khong/co/tep.xlsx")
    }

    @Test("A sheet may be read again and again, whole or in part")
    func readTwice() throws {
        let rows = (1...5).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>\($0)</v></c></row>" }.joined()
        let workbook = try Workbook(bytes: WorkbookDraft(rows: rows).bytes)
        #expect(try workbook.readSheet().rows.count == 5)
        #expect(try workbook.readSheet().rows.count == 5)
    }

    @Test("Reading stops where the caller has seen enough", arguments: RowPath.allCases, [1, 3, 9000])
    func stop(by path: RowPath, after limit: Int) throws {
        let rows = (1...9000).map {
            "<row r=\"\($0)\" hidden=\"\($0 == 1 ? 1 : 0)\"><c r=\"A\($0)\"><v>\($0)</v></c></row>"
        }
        let workbook = try Workbook(bytes: WorkbookDraft(path, rows: rows.joined()).bytes)
        var seen: [Int] = []
        let details = try workbook.forEachRow(of: workbook.sheets[0]) { row in
            seen.append(row.index)
            return seen.count == limit ? .stop : .proceed
        }
        #expect(seen == Array(0..<limit))
        // A later reading is not disturbed.
        #expect(try workbook.readSheet().rows.count == 9000)
        #expect(details.merged.isEmpty)
    }

    @Test("What stands behind damage is not needed when the caller stops before it")
    func stopBeforeDamage() throws {
        let rows =
            (1...5000).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>\($0)</v></c></row>" }.joined() + "<row r=\"1\"/>"
        let workbook = try Workbook(bytes: WorkbookDraft(.parsed, rows: rows).bytes)
        var count = 0
        try workbook.forEachRow(of: workbook.sheets[0]) { _ in
            count += 1
            return .stop
        }
        #expect(count == 1)
        #expect(code { _ = try workbook.readSheet() } == "XLSX_ROWS_OUT_OF_ORDER")
    }

    @Test("What the caller throws comes out as it is")
    func callerThrows() throws {
        let workbook = try Workbook(bytes: WorkbookDraft(rows: oneCell("<c r=\"A1\"><v>5</v></c>")).bytes)
        let own = Problem(Problem.Code(rawValue: "OWN"), LocalizedText(vi: "riêng", en: "own"))
        let problem = #expect(throws: Problem.self) {
            try workbook.forEachRow(of: workbook.sheets[0]) { _ throws(Problem) in throw own }
        }
        #expect(problem?.code.rawValue == "OWN")
        #expect(problem?.message == own.message)
    }

    @Test("Cells are found by column", arguments: RowPath.allCases)
    func cellByColumn(by path: RowPath) throws {
        let rows = oneCell(#"<c r="B1"><v>2</v></c><c r="D1" s="0"/><c r="AA1"><v>27</v></c>"#)
        let row = try #require(try WorkbookDraft(path, rows: rows).read().rows.first)
        #expect(row.cell(column: 1)?.value == .number(2))
        #expect(row.cell(column: 26)?.value == .number(27))
        #expect(row.cell(column: 3)?.isBlank == true)
        for column in [-1, 0, 2, 25, 27, Int.max, Int.min] { #expect(row.cell(column: column) == nil) }
        #expect(row.map(\.reference.description) == ["B1", "D1", "AA1"])
    }

    @Test("Cells that only have a style may be left out", arguments: RowPath.allCases)
    func blankCells(by path: RowPath) throws {
        let rows = oneCell(#"<c r="A1" s="0"/><c r="B1"><v>2</v></c><c r="C1"><f>A1</f></c><c r="D1" t="s"><v/></c>"#)
        var reading = RowReading()
        reading.blankCells = false
        let row = try #require(try WorkbookDraft(path, rows: rows).read(reading: reading).rows.first)
        #expect(row.map(\.reference.description) == ["B1", "C1"])
    }

    @Test("An error in the XML names file, part and line")
    func errorPlace() throws {
        // Ten rows, each on a line of its own, stand on lines 3 to 12; the broken one is line 13.
        let rows = (1...10).map { "\n<row r=\"\($0)\"><c r=\"A\($0)\"><v>\($0)</v></c></row>" }.joined()
        for path in RowPath.allCases {
            let draft = WorkbookDraft(path, rows: rows + "\n<row r=\"11\"><c r=\"A11\"><v>1</w></c></row>")
            let workbook = try Workbook(bytes: draft.bytes, file: "hong.xlsx")
            let problem = #expect(throws: Problem.self) { try workbook.readSheet() }
            #expect(problem?.code.rawValue == "XML_NOT_WELL_FORMED")
            #expect(problem?.place == Place(file: "hong.xlsx", part: "xl/worksheets/sheet1.xml", line: 13))
        }
    }
}
