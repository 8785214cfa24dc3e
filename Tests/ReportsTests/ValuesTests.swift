import Reports
import SheetModel
import Testing

/// `doisoat.values/1` and CSV, written from rows put together by hand.
@Suite struct ValuesTests {
    /// A cell and its value in JSON and in CSV (RFC 4180).
    static let cells: [(content: SheetDraft.Content, style: SheetDraft.Style, json: String, csv: String)] = [
        (.number("5"), .general, "5", "5"), (.number("1500"), .thousands, "1500", "1500"),
        (.number("0.1"), .general, "0.1", "0.1"), (.number("-0"), .general, "-0", "-0"),
        (.number("1E3"), .general, "1000", "1000"), (.number("007"), .general, "7", "7"),
        (.number("1.50"), .general, "1.5", "1.5"),
        (.number("0.30000000000000004"), .general, "0.30000000000000004", "0.30000000000000004"),
        (.number("0.10000000000000001"), .general, "0.1", "0.1"),
        (.number("12345678901234567"), .general, "1.2345678901234568e+16", "1.2345678901234568e+16"),
        (.number("1e308"), .general, "1e+308", "1e+308"), (.number("1E-7"), .general, "1e-07", "1e-07"),
        (.number("44860"), .date, #""2022-10-26""#, "2022-10-26"),
        (.number("44860.5"), .date, #""2022-10-26T12:00:00""#, "2022-10-26T12:00:00"),
        (.number("44860"), .dateTime, #""2022-10-26T00:00:00""#, "2022-10-26T00:00:00"),
        (.number("0.25"), .dateTime, #""06:00:00""#, "06:00:00"), (.number("1.5"), .elapsed, #""PT36H""#, "PT36H"),
        (.number("60"), .date, "60", "60"), (.number("-1"), .date, "-1", "-1"),
        (.number("2958466"), .date, "2958466", "2958466"),
        (.isoDate("2022-10-26"), .general, #""2022-10-26""#, "2022-10-26"),
        (.isoDate("2022-10-26T08:30:00"), .date, #""2022-10-26T08:30:00""#, "2022-10-26T08:30:00"),
        (.text("đất"), .general, #""đất""#, "đất"), (.text("ha"), .bracketed, #""ha""#, "ha"),
        (.text(""), .general, #""""#, ""),
        (.text("12"), .general, #""12""#, "12"), (.text("a,b"), .general, #""a,b""#, #""a,b""#),
        (.text("a\"b"), .general, #""a\"b""#, #""a""b""#), (.text("a\nb"), .general, #""a\nb""#, "\"a\nb\""),
        (.text("a\rb"), .general, #""a\rb""#, "\"a\rb\""), (.text(" a"), .general, #"" a""#, "\" a\""),
        (.text("a "), .general, #""a ""#, "\"a \""), (.text("a;b'c"), .general, #""a;b'c""#, "a;b'c"),
        (.text("\u{2028}\u{1}"), .general, "\"\u{2028}\\u0001\"", "\u{2028}\u{1}"),
        (.shared(0), .general, #""chung \"1\"""#, #""chung ""1""""#), (.shared(9), .general, "null", ""),
        (.boolean(true), .general, "true", "TRUE"), (.boolean(false), .general, "false", "FALSE"),
        (.error("#DIV/0!"), .general, ##""#DIV/0!""##, "#DIV/0!"),
    ]

    @Test(arguments: cells.indices)
    func value(index: Int) throws {
        let cell = Self.cells[index]
        var draft = SheetDraft()
        draft.sharedStrings.append(Array("chung \"1\"".utf8))
        draft.row(0)
        draft.cell(0, cell.content, style: cell.style)
        draft.cell(1, .number("1"))
        #expect(try draft.values() == "[\(cell.json),1]")
        #expect(try Array(draft.csv().utf8) == Array("\(cell.csv),1\r\n".utf8))
    }

    @Test("Gaps are null, trailing blanks are dropped, rows without values are empty or dropped at the end")
    func gaps() throws {
        var draft = SheetDraft()
        draft.row(1)
        draft.cell(2, .number("1"))
        draft.cell(3, .blank)
        draft.cell(5, .text("x"))
        draft.cell(6, .blank, formula: "NOW()")
        draft.cell(7, .blank)
        draft.row(2)
        draft.cell(0, .blank)
        draft.row(4)
        draft.cell(0, .boolean(true))
        draft.row(9)
        draft.cell(0, .blank, formula: "A1")
        #expect(try draft.values() == #"[],[null,null,1,null,null,"x"],[],[],[true]"#)
        #expect(try draft.csv() == "\r\n,,1,,,x\r\n\r\n\r\nTRUE\r\n")
        #expect(
            try draft.valuesLines() == """
                {"sheet":"Biểu \\"1\\"","row":2,"values":[null,null,1,null,null,"x"]}
                {"sheet":"Biểu \\"1\\"","row":5,"values":[true]}

                """)
    }

    @Test("Nothing to write")
    func empty() throws {
        #expect(try SheetDraft().values().isEmpty)
        #expect(try SheetDraft().valuesLines().isEmpty)
        #expect(try SheetDraft().csv().isEmpty)
    }

    @Test("Batches follow one another, and parts written on their own are put behind")
    func parts() throws {
        func draft(_ index: Int) -> SheetDraft {
            var draft = SheetDraft()
            draft.row(index)
            draft.cell(0, .number("\(index)"))
            return draft
        }
        var whole = TextBuffer()
        var writer = ValuesJSON(context: draft(0).context)
        var parted = TextBuffer()
        var other = ValuesJSON(context: draft(0).context)
        for index in [0, 1, 3, 6] {
            try writer.append(draft(index).batch, to: &whole) { _ in }
            var part = TextBuffer()
            var partWriter = ValuesJSON(context: draft(0).context, from: index)
            try partWriter.append(draft(index).batch, to: &part) { _ in }
            other.append(part.bytes, of: index...index, to: &parted)
        }
        #expect(String(decoding: whole.bytes, as: UTF8.self) == "[0],[1],[],[3],[],[],[6]")
        #expect(parted.bytes == whole.bytes)
    }

    @Test("Dates count from the workbook's own day")
    func dateSystem() throws {
        var draft = SheetDraft()
        draft.dateSystem = .from1904
        draft.row(0)
        draft.cell(0, .number("43398"), style: .date)
        draft.cell(1, .number("0"), style: .date)
        #expect(try draft.values() == #"["2022-10-26","1904-01-01"]"#)
        #expect(try draft.csv() == "2022-10-26,1904-01-01\r\n")
    }
}
