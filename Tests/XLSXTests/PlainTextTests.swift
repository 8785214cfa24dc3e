import SheetModel
import TestSupport
import Testing
import XLSX

/// Texts of rows that the scanner reads: it and the XML parser must not disagree on any.
@Suite struct PlainTextTests {
    /// A cell's markup, and what it holds: the value, and the formula if it has one.
    struct Example: Sendable, CustomTestStringConvertible {
        var markup: String
        var value: String
        var formula: String?

        var testDescription: String { markup }

        init(_ markup: String, _ value: String, formula: String? = nil) {
            self.markup = markup
            self.value = value
            self.formula = formula
        }
    }

    static let examples = [
        Example("<c r=\"A1\" t=\"inlineStr\"><is><t>Phước Chánh</t></is></c>", "Phước Chánh"),
        Example("<c r=\"A1\" t=\"inlineStr\"><is><t>a &lt; b &amp; \"c\" &gt; 'd'</t></is></c>", "a < b & \"c\" > 'd'"),
        Example("<c r=\"A1\" t=\"inlineStr\"><is><t>&quot;x&quot; &apos;y&apos;</t></is></c>", "\"x\" 'y'"),
        Example("<c r=\"A1\" t=\"inlineStr\"><is><t>&amp;lt;</t></is></c>", "&lt;"),
        Example("<c r=\"A1\" t=\"inlineStr\"><is><t> a </t></is></c>", "a"),
        Example("<c r=\"A1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> a </t></is></c>", " a "),
        Example("<c r=\"A1\" t=\"inlineStr\"><is><t>a_b_x0041_c</t></is></c>", "a_bAc"),
        Example("<c r=\"A1\" t=\"inlineStr\"><is><t>Danh_mục</t></is></c>", "Danh_mục"),
        Example("<c r=\"A1\" t=\"inlineStr\"><is><t></t></is></c>", ""),
        Example("<c r=\"A1\" t=\"inlineStr\"><is><t>a&#10;b&#x1EA1;</t></is></c>", "a\nbạ"),
        Example("<c r=\"A1\" t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r></is></c>", "ab"),
        Example(
            "<c r=\"A1\"><f>IF(B1&gt;2,\"Đ&amp;T\",Danh_mục!$A$1)</f><v>1</v></c>", "1",
            formula: "IF(B1>2,\"Đ&T\",Danh_mục!$A$1)"),
        Example("<c r=\"A1\" t=\"str\"><f>\"🙂\"&amp;\"é\"</f><v>🙂é</v></c>", "🙂é", formula: "\"🙂\"&\"é\""),
        Example("<c r=\"A1\" t=\"str\"><f>B1</f><v>&lt;tr&gt;</v></c>", "<tr>", formula: "B1"),
        Example("<c r=\"A1\" t=\"e\"><f>B1</f><v>#N/A</v></c>", "#N/A", formula: "B1"),
    ]

    @Test("Letters beyond ASCII, references and inline texts", arguments: examples, RowPath.allCases)
    func text(_ example: Example, _ path: RowPath) throws {
        let sheet = try WorkbookDraft(path, rows: oneCell(example.markup)).read()
        let cell = try #require(sheet["A1"])
        #expect(cell.value.plain == example.value)
        #expect(cell.formula == example.formula)
    }

    @Test(
        "Bytes that are no UTF-8, or no characters of XML, are refused on either path",
        arguments: [
            [0xC0, 0x80], [0xE1, 0xBA], [0xED, 0xA0, 0x80], [0xEF, 0xBF, 0xBE], [0xF5, 0x80, 0x80, 0x80], [0x80],
        ]
            as [[UInt8]], RowPath.allCases)
    func notText(_ bytes: [UInt8], _ path: RowPath) throws {
        let sheet = WorkbookDraft.worksheet(rows: oneCell("<c r=\"A1\" t=\"str\"><v>@@</v></c>"), before: path.before)
        let parts = sheet.split(separator: "@@").map { Array($0.utf8) }
        var draft = WorkbookDraft(path, rows: "")
        draft.zip.set("xl/worksheets/sheet1.xml", parts[0] + bytes + parts[1])
        #expect(throws: (any Error).self) { try draft.read() }
    }

    @Test("Texts cut anywhere by what is read ahead stay whole")
    func cut() throws {
        // Rows of a length that is no divisor of the bytes read ahead: they are cut at another letter each time.
        var rows = ""
        var expected: [String] = []
        for row in 1...6000 {
            let tail = String(repeating: "ạ", count: row % 7)
            rows += "<row r=\"\(row)\"><c r=\"A\(row)\" t=\"inlineStr\"><is><t>Đỗ &amp; Lê\(tail)🙂</t></is></c></row>"
            expected.append("A\(row)=Đỗ & Lê\(tail)🙂")
        }
        for path in RowPath.allCases {
            #expect(try WorkbookDraft(path, rows: rows).read().summary == expected)
        }
    }
}
