import Reports
import SheetModel
import Testing

/// `doisoat.cells/1`, written from rows put together by hand.
@Suite struct CellsTests {
    /// A cell and what stands behind its reference.
    static let cells: [(content: SheetDraft.Content, style: SheetDraft.Style, json: String)] = [
        (.number("5"), .general, #""type":"number","value":5"#),
        (.number("1500"), .thousands, ##""type":"number","value":1500,"shown":"1,500","format":"#,##0""##),
        (.number("15"), .thousands, ##""type":"number","value":15,"format":"#,##0""##),
        (.number("-0"), .general, #""type":"number","value":-0,"shown":"0""#),
        (.number("0.30000000000000004"), .general, #""type":"number","value":0.30000000000000004,"shown":"0.3""#),
        (.number("1e308"), .general, #""type":"number","value":1e+308,"shown":"1E+308""#),
        (
            .number("44860"), .date,
            #""type":"date","value":"2022-10-26","serial":44860,"shown":"26/10/2022","format":"dd/mm/yyyy""#
        ),
        (
            .number("44860.75"), .dateTime,
            #""type":"date","value":"2022-10-26T18:00:00","serial":44860.75,"shown":"2022-10-26 18:00","format":"yyyy-mm-dd hh:mm""#
        ),
        (.number("1.5"), .elapsed, #""type":"date","value":"PT36H","serial":1.5,"shown":"36:00","format":"[h]:mm""#),
        (.number("60"), .date, #""type":"date","value":null,"serial":60,"shown":"29/02/1900","format":"dd/mm/yyyy""#),
        (
            .number("-1"), .date,
            "\"type\":\"date\",\"value\":null,\"serial\":-1,\"shown\":\"########\",\"format\":\"dd/mm/yyyy\""
        ),
        (
            .isoDate("2022-10-26"), .date,
            #""type":"date","value":"2022-10-26","serial":44860,"shown":"26/10/2022","format":"dd/mm/yyyy""#
        ),
        (.isoDate("2022-10-26"), .general, #""type":"date","value":"2022-10-26","serial":44860,"shown":"44860""#),
        (
            .isoDate("08:30"), .general,
            #""type":"date","value":"08:30:00","serial":0.3541666666666667,"shown":"0.354166667""#
        ),
        (.isoDate("mai"), .general, #""type":"text","value":"mai""#),
        (.text("đất \"ở\""), .general, #""type":"text","value":"đất \"ở\"""#),
        (.text("ha"), .bracketed, ##""type":"text","value":"ha","shown":"[ha]","format":"0;0;0;\"[\"@\"]\"""##),
        (.text(""), .general, #""type":"text","value":"""#),
        (.shared(0), .general, #""type":"text","value":"chung""#),
        (.boolean(true), .thousands, ##""type":"boolean","value":true,"format":"#,##0""##),
        (.boolean(false), .general, #""type":"boolean","value":false"#),
        (.error("#N/A"), .general, ##""type":"error","value":"#N/A""##),
    ]

    @Test(arguments: cells.indices)
    func cell(index: Int) throws {
        let cell = Self.cells[index]
        var draft = SheetDraft()
        draft.sharedStrings.append(Array("chung".utf8))
        draft.row(6)
        draft.cell(3, cell.content, style: cell.style)
        #expect(try draft.cells() == "{\"ref\":\"D7\",\(cell.json)}")
    }

    @Test("Formulas stand beside their stored results; without one the type is blank")
    func formulas() throws {
        var draft = SheetDraft()
        draft.row(0)
        draft.cell(0, .number("46"), formula: "SUM(F5:F16)")
        draft.cell(1, .blank, style: .thousands, formula: #"A1&"x""#)
        draft.cell(27, .number("2"), formula: "B1:B3*2", array: "AB1:AB3")
        draft.row(1)
        draft.cell(0, .error("#DIV/0!"), formula: "1/0")
        #expect(
            try draft.cells()
                == ##"{"ref":"A1","type":"number","value":46,"formula":"SUM(F5:F16)"},{"ref":"B1","type":"blank","format":"#,##0","formula":"A1&\"x\""},"##
                + ##"{"ref":"AB1","type":"number","value":2,"formula":"B1:B3*2","array":"AB1:AB3"},"##
                + ##"{"ref":"A2","type":"error","value":"#DIV/0!","formula":"1/0"}"##)
        #expect(
            try draft.cellsLines().split(separator: "\n").map { $0.prefix(46) } == [
                ##"{"file":"a.xlsx","sheet":"S","row":1,"cells":["##,
                ##"{"file":"a.xlsx","sheet":"S","row":2,"cells":["##,
            ])
        #expect(try draft.cellsLines().hasSuffix("]}\n"))
    }

    @Test("The display of another locale")
    func locale() throws {
        var draft = SheetDraft()
        draft.row(0)
        draft.cell(0, .number("1500"), style: .thousands)
        draft.cell(1, .number("1.5"))
        #expect(
            try draft.cells(locale: .viVN)
                == ##"{"ref":"A1","type":"number","value":1500,"shown":"1.500","format":"#,##0"},"##
                + ##"{"ref":"B1","type":"number","value":1.5,"shown":"1,5"}"##)
    }

    @Test("Members of a sheet beside its cells: merged ranges always, of the others those that hold anything")
    func details() {
        func text(_ details: SheetDetails) -> String {
            var buffer = TextBuffer()
            DetailsJSON.append(details, to: &buffer)
            return String(decoding: buffer.bytes, as: UTF8.self)
        }
        var details = SheetDetails()
        #expect(text(details) == #","merged":[]"#)
        details.merged = ["A1:H1", "B2:C3"].compactMap { CellRange($0) }
        details.hiddenRows = [0...0, 3...5]
        details.hiddenColumns = [2...2, 26...27]
        details.notes = [Note(cell: CellReference(row: 6, column: 3), author: nil, text: "a\nb")]
        details.tables = ["A3:C9"].compactMap { CellRange($0) }.map {
            TableDefinition(name: "T", range: $0, columns: ["a", "b"])
        }
        #expect(
            text(details) == """
                ,"merged":["A1:H1","B2:C3"],"tables":[{"name":"T","range":"A3:C9","columns":["a","b"]}],\
                "notes":[{"ref":"D7","text":"a\\nb"}],"hiddenRows":["1","4:6"],"hiddenColumns":["C","AA:AB"]
                """)
    }

    @Test("Defined names, with the sheet they hold for")
    func names() {
        var buffer = TextBuffer()
        let names = [
            DefinedName(name: "a", refersTo: "S!$A$1"),
            DefinedName(name: "b", refersTo: "1", sheetIndex: 0, isHidden: true),
            DefinedName(name: "c", refersTo: "2", sheetIndex: 9),
        ]
        DetailsJSON.append(names, sheets: ["S"], to: &buffer)
        #expect(
            String(decoding: buffer.bytes, as: UTF8.self) == """
                ,"names":[{"name":"a","refersTo":"S!$A$1"},{"name":"b","refersTo":"1","sheet":"S","hidden":true},\
                {"name":"c","refersTo":"2"}]
                """)
    }
}
