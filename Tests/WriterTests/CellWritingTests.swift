import Findings
import Foundation
import SheetModel
import TestSupport
import Testing
import XLSX

/// Rows and cells as ECMA-376 spells them, written out by hand.
@Suite struct CellWritingTests {
    private func rows(_ rows: [RowEntry], sheet: NewSheet = NewSheet("S")) throws -> String {
        let part = try Written(sheet, rows: rows).sheet
        let start = try #require(part.range(of: "<sheetData>")).upperBound
        let end = try #require(part.range(of: "</sheetData>")).lowerBound
        return String(part[start..<end])
    }

    @Test func eachKindOfValue() throws {
        let text = try rows([["Xã", 5, 1.5, true, nil, CellEntry(.error(.divisionByZero))]])
        #expect(
            text == """
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>5</v></c><c r="C1"><v>1.5</v></c>\
                <c r="D1" t="b"><v>1</v></c><c r="F1" t="e"><v>#DIV/0!</v></c></row>
                """)
    }

    @Test func formulasWithAndWithoutResults() throws {
        let array = try CellRange(of: "C1:C2")
        let text = try rows([
            [
                .formula("=SUM(A2:A3)", result: .number(3)), .formula("IF(A2<1,\"<&>\",\"\")", result: .text("<&>")),
                .formula("A1:A2*2", result: .number(2), array: array), .formula("A2=1", result: .boolean(false)),
                .formula("1/0", result: .error(.divisionByZero)), .formula("A2"),
            ]
        ])
        #expect(
            text == """
                <row r="1"><c r="A1"><f>SUM(A2:A3)</f><v>3</v></c>\
                <c r="B1" t="str"><f>IF(A2&lt;1,"&lt;&amp;&gt;","")</f><v>&lt;&amp;&gt;</v></c>\
                <c r="C1"><f t="array" ref="C1:C2">A1:A2*2</f><v>2</v></c><c r="D1" t="b"><f>A2=1</f><v>0</v></c>\
                <c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="F1"><f>A2</f></c></row>
                """)
    }

    @Test func onlyUnknownResultsMakeExcelCalculate() throws {
        let known = try Written(NewSheet("S"), rows: [[.formula("1+1", result: .number(2))]]).part("xl/workbook.xml")
        #expect(known.contains("<calcPr calcId=\"191029\"/>"))
        let unknown = try Written(NewSheet("S"), rows: [[.formula("1+1")]]).part("xl/workbook.xml")
        #expect(unknown.contains("<calcPr calcId=\"191029\" fullCalcOnLoad=\"1\"/>"))
    }

    @Test func textsThatLookLikeFormulasStayTexts() throws {
        let written = try Written(NewSheet("S"), rows: [["=1+1", "+84", "-", "@SUM"]])
        #expect(try !written.sheet.contains("<f>"))
        let texts = try written.part("xl/sharedStrings.xml")
        #expect(texts.contains("<si><t>=1+1</t></si><si><t>+84</t></si><si><t>-</t></si><si><t>@SUM</t></si>"))
    }

    @Test func textsAreSharedByTheirBytes() throws {
        // Canonically equivalent, and yet two texts.
        let (composed, decomposed) = ("Hoà", "Hoa\u{300}")
        let written = try Written(
            NewSheet("S"), rows: [[CellEntry(composed), CellEntry(decomposed), CellEntry(composed)]])
        let texts = try written.part("xl/sharedStrings.xml")
        #expect(texts.contains("count=\"3\" uniqueCount=\"2\""))
        #expect(Data(texts.utf8).range(of: Data("<t>Hoa\u{300}</t>".utf8)) != nil)
        #expect(try written.sheet.contains("<c r=\"C1\" t=\"s\"><v>0</v></c>"))
    }

    @Test func spacesAndControlCharactersAreKept() throws {
        let texts = try Written(NewSheet("S"), rows: [[" a ", "a\r\nb", "_x0041_", "\u{1}"]]).part(
            "xl/sharedStrings.xml")
        #expect(
            texts.contains(
                """
                <si><t xml:space="preserve"> a </t></si><si><t>a_x000D_
                b</t></si><si><t>_x005F_x0041_</t></si><si><t>_x0001_</t></si>
                """))
    }

    @Test func richText() throws {
        let runs = [
            TextRun(text: "Xã ", font: nil), TextRun(text: "Phước", font: Font(isBold: true, color: .red)),
        ]
        let texts = try Written(NewSheet("S"), rows: [[.richText(runs)]]).part("xl/sharedStrings.xml")
        #expect(
            texts.contains(
                """
                <si><r><t xml:space="preserve">Xã </t></r><r><rPr><b/><sz val="11"/><color rgb="FFFF0000"/>\
                <rFont val="Calibri"/></rPr><t>Phước</t></r></si>
                """))
    }

    @Test(arguments: [
        (0, "0"), (-0.0, "-0"), (7, "7"), (-7, "-7"), (0.1, "0.1"), (1.25, "1.25"), (-1234.5, "-1234.5"),
        (0.05, "0.05"),
        (0.001, "0.001"), (1e-7, "1e-07"), (1e21, "1e+21"), (123_456_789_012, "123456789012"),
        (0.1 + 0.2, "0.30000000000000004"), (1.0 / 3, "0.3333333333333333"), (99.995, "99.995"),
        (1e15, "1000000000000000"),
        (9_007_199_254_740_992, "9007199254740992"), (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
    ])
    func numbersInTheShortestFormThatReadsBack(number: Double, text: String) throws {
        var bytes: [UInt8] = []
        DecimalText.append(number, to: &bytes)
        let spelled = String(decoding: bytes, as: UTF8.self)
        #expect(Double(spelled) == number)
        #expect(spelled == text || spelled == DecimalText.shortest(number))
    }

    @Test func fastNumbersAreThoseOfTheStandardLibrary() {
        var state: UInt64 = 88_172_645_463_325_252
        for _ in 0..<40_000 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            let numbers = [
                Double(state % 1_000_000_000) / 100, Double(state % 100_000) / 1000, -Double(state % 10_000_000) / 10,
                Double(bitPattern: state), Double(state >> 12),
            ]
            for number in numbers where number.isFinite {
                var bytes: [UInt8] = []
                DecimalText.append(number, to: &bytes)
                let spelled = String(decoding: bytes, as: UTF8.self)
                if Double(spelled) != number || spelled.count > DecimalText.shortest(number).count {
                    Issue.record("\(number) as \(spelled)")
                }
            }
        }
    }

    @Test func placesOfRowsAndCells() throws {
        let text = try rows([
            RowEntry([CellEntry(1, column: 1), CellEntry(2), CellEntry(3, column: 16_383)], index: 4), [4],
            RowEntry([5], index: 1_048_575),
        ])
        #expect(
            text == """
                <row r="5"><c r="B5"><v>1</v></c><c r="C5"><v>2</v></c><c r="XFD5"><v>3</v></c></row>\
                <row r="6"><c r="A6"><v>4</v></c></row><row r="1048576"><c r="A1048576"><v>5</v></c></row>
                """)
    }

    @Test func rowsThatLookLikeSomething() throws {
        var sheet = NewSheet("S")
        sheet.view.rowOutlineLevels = 1
        let text = try rows(
            [
                RowEntry([], layout: RowLayout(height: 30)), [],
                RowEntry([1], layout: RowLayout(isHidden: true, outlineLevel: 1)),
                RowEntry([2], layout: RowLayout(isCollapsed: true)),
            ], sheet: sheet)
        #expect(
            text == """
                <row r="1" ht="30" customHeight="1"></row><row r="3" hidden="1" outlineLevel="1"><c r="A3"><v>1</v></c></row>\
                <row r="4" collapsed="1"><c r="A4"><v>2</v></c></row>
                """)
    }

    @Test func theSameContentGivesTheSameBytes() throws {
        func make() throws -> [UInt8] {
            let writer = WorkbookWriter()
            let style = try writer.style(CellStyle(numberFormat: "0.0"))
            try writer.add(NewSheet("S"), rows: [[CellEntry(1.5, style: style), "a"]])
            return try writer.bytes()
        }
        #expect(try make() == make())
    }

    @Test func aTableOfTextsThatIsFullLeavesThemInTheirCells() throws {
        // More than 12 MiB of distinct texts.
        let long = String(repeating: "x", count: 30_000)
        let rows = (0..<450).lazy.map { RowEntry([CellEntry("\($0) \(long)")]) }
        let writer = WorkbookWriter()
        try writer.add(NewSheet("S"), rows: rows)
        let written = try Written(writer)
        let sheet = try written.sheet
        #expect(sheet.contains("t=\"s\"") && sheet.contains("t=\"inlineStr\""))
        let workbook = try Workbook(bytes: written.bytes)
        var row = 0
        try workbook.forEachRow(of: workbook.sheets[0]) { read in
            #expect(read.cell(column: 0)?.value == .text("\(row) \(long)"))
            row += 1
            return .proceed
        }
        #expect(row == 450)
    }

    @Test func everyLocalHeaderIsOfVersion20() throws {
        let headers = LocalHeader.all(in: try Written(NewSheet("S"), rows: [["a"]]).bytes)
        #expect(headers.count == 10)
        #expect(headers.first?.name == "[Content_Types].xml")
        #expect(headers.allSatisfy { $0.version <= 20 && $0.extraLength == 0 && $0.date == 0x21 })
    }
}
