import SheetModel
import TestSupport
import Testing
import XLSX

/// Texts of cells: escapes, white space, rich text and phonetic runs (ECMA-376 part 1, 18.4 and 22.9.2.19).
@Suite struct TextTests {
    /// What the file spells, and what Excel shows.
    static let escapes: [(spelled: String, text: String)] = [
        ("_x0041_", "A"), ("a_x000A_b", "a\nb"), ("a_x000D__x000a_b", "a\r\nb"), ("_x0009_", "\t"),
        ("_x005F_x0041_", "_x0041_"), ("_x005F__x0041_", "_A"), ("__x0041__", "_A_"),
        ("_x41_", "_x41_"), ("_x00041_", "_x00041_"), ("_x004G_", "_x004G_"), ("_x004g_", "_x004g_"),
        ("_X0041_", "_X0041_"),
        ("_x0041", "_x0041"), ("x0041_", "x0041_"), ("foo_x12345.txt", "foo_x12345.txt"), ("_x_x0041_", "_xA"),
        ("_x0111_ồng", "đồng"), ("_xD83D__xDE00_", "😀"), ("_xd83d__xde00_", "😀"),
        ("_xD83D_", "_xD83D_"), ("_xDE00_", "_xDE00_"), ("_xDE00__xD83D_", "_xDE00__xD83D_"),
        ("_xD83D__x0041_", "_xD83D_A"), ("_xD83D_x_xDE00_", "_xD83D_x_xDE00_"), ("_xFFFF_", "\u{FFFF}"),
        ("_x0000_", "\0"), ("_x0020_a", " a"), ("_", "_"), ("", ""),
    ]

    @Test(arguments: escapes)
    func escape(spelled: String, text: String) throws {
        let rows = oneCell(
            """
            <c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>\(spelled)</t></is></c>\
            <c r="C1" t="str"><v>\(spelled)</v></c><c r="D1"><v>1</v></c>
            """)
        for path in RowPath.allCases {
            let sheet = try WorkbookDraft(path, rows: rows, sharedStrings: ["<t>\(spelled)</t>"]).read()
            for reference in ["A1", "B1"] { #expect(sheet[reference]?.value.utf8 == Array(text.utf8)) }
            if !text.isEmpty { #expect(sheet["C1"]?.value.utf8 == Array(text.utf8)) }
            #expect(sheet["D1"]?.value == .number(1))
        }
    }

    /// The content of an `si` or `is`, and its plain text.
    static let items: [(content: String, text: String)] = [
        ("<t> a </t>", "a"), ("<t>\n a\tb \r\n</t>", "a\tb"), ("<t>   </t>", ""),
        (#"<t xml:space="preserve"> a </t>"#, " a "), (#"<t xml:space="default"> a </t>"#, "a"),
        ("<t>\u{A0}a\u{3000}</t>", "\u{A0}a\u{3000}"), (#"<t xml:space="preserve">  </t>"#, "  "),
        ("<t>a&#10;b</t>", "a\nb"), ("<t>&lt;&amp;&gt;&quot;&apos;</t>", "<&>\"'"),
        ("<t><![CDATA[<x> ]]>y</t>", "<x> y"),
        ("<t/>", ""), ("", ""),
        ("<r><t>Xã </t></r><r><t>Phước</t></r>", "XãPhước"),
        (#"<r><t xml:space="preserve">Xã </t></r><r><rPr><b/></rPr><t>Phước</t></r>"#, "Xã Phước"),
        ("<r><rPr><sz val=\"12\"/><rFont val=\"Arial\"/></rPr><t>a</t></r>", "a"),
        (#"<t>課</t><rPh sb="0" eb="1"><t>カ</t></rPh><phoneticPr fontId="1"/>"#, "課"),
        (#"<rPh sb="0" eb="1"><t>カ</t></rPh><t>課</t>"#, "課"),
        ("<r><t>課</t></r><rPh sb=\"0\" eb=\"1\"><t>カ</t></rPh><r><t>長</t></r>", "課長"),
        (#"<extra:t xmlns:extra="urn:x">no</extra:t><t>yes</t>"#, "yes"),
    ]

    @Test(arguments: items)
    func plainText(content: String, text: String) throws {
        let rows = oneCell(#"<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is>\#(content)</is></c>"#)
        let sheet = try WorkbookDraft(rows: rows, sharedStrings: [content]).read()
        #expect(sheet["A1"]?.value == .text(text))
        #expect(sheet["B1"]?.value == .text(text))
        // Behind a comment the shared strings come through the XML parser.
        var draft = WorkbookDraft(rows: rows, sharedStrings: [])
        draft.zip.set("xl/sharedStrings.xml", "<!-- --><sst xmlns=\"\(WorkbookDraft.main)\"><si>\(content)</si></sst>")
        #expect(try draft.read()["A1"]?.value == .text(text))
    }

    @Test("Many shared strings, plain and others, keep their order and texts")
    func manySharedStrings() throws {
        let count = 12_000
        let contents = (0..<count).map { number in
            let item = Self.items[number % Self.items.count]
            // Up to number 8,000 all are plain; from there on every sort comes.
            return number < 8000
                ? (#"<t xml:space="preserve"> đối &amp; soát \#(number)</t>"#, " đối & soát \(number)")
                : (item.content, item.text)
        }
        let rows = (0..<count).map { "<row r=\"\($0 + 1)\"><c r=\"A\($0 + 1)\" t=\"s\"><v>\($0)</v></c></row>" }
        let sheet = try WorkbookDraft(rows: rows.joined(), sharedStrings: contents.map(\.0)).read()
        #expect(sheet.rows.map { $0.first?.value } == contents.map { CellValue.text($0.1) })
    }

    @Test("Items of the shared strings are counted from 0, empty ones too")
    func sharedStringIndices() throws {
        let rows = oneCell((0..<4).map { "<c t=\"s\"><v>\($0)</v></c>" }.joined())
        let sheet = try WorkbookDraft(rows: rows, sharedStrings: ["<t>a</t>", "", "<r><t>b</t></r>", "<t>c</t>"]).read()
        #expect(sheet.summary == ["A1=a", "B1=", "C1=b", "D1=c"])
    }

    @Test("Runs keep their characters and fonts")
    func runs() throws {
        let content = """
            <r><t xml:space="preserve">Xã </t></r><r><rPr><b/><i val="0"/><sz val="11.5"/><rFont val=".VnTime"/>\
            <charset val="163"/></rPr><t>Ph_x01B0_ớc</t></r>
            """
        let sheet = try WorkbookDraft(rows: oneCell(#"<c r="A1" t="s"><v>0</v></c>"#), sharedStrings: [content]).read()
        let font = Font(name: ".VnTime", size: 11.5, isBold: true, isItalic: false, characterSet: 163)
        #expect(sheet["A1"]?.runs == [TextRun(text: "Xã ", font: nil), TextRun(text: "Phước", font: font)])
    }

    @Test("A plain text has no runs")
    func noRuns() throws {
        let rows = oneCell(#"<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>"#)
        let sheet = try WorkbookDraft(rows: rows, sharedStrings: ["<t>a</t>", "<r><t>b</t></r>"]).read()
        #expect(sheet["A1"]?.runs == [])
        #expect(sheet["B1"]?.runs == [], "one run without a font of its own is a plain text")
    }
}

extension CellValue {
    /// The bytes of a text: Swift takes canonically equivalent texts for equal.
    fileprivate var utf8: [UInt8]? {
        guard case .text(let text) = self else { return nil }
        return Array(text.utf8)
    }
}
