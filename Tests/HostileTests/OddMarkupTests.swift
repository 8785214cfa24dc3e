import Findings
import SheetModel
import TestSupport
import Testing
import XLSX

/// XML that few writers produce, or that none should: scanned rows and parsed rows are the same, or refused alike.
@Suite struct OddMarkupTests {
    private static let cell = #"<c r="A1"><v>5</v></c>"#

    /// Rows, and the cells that XML 1.0 and ECMA-376 give them; `nil` for what is not well-formed.
    static let rows: [(rows: String, cells: [String]?)] = [
        // Not the one spelling that is scanned, but as good.
        (#"<row r='1'><c r='A1' t='str'><v>x</v></c></row>"#, ["A1=x"]),
        ("<row\n r=\"1\"\t><c\nr=\"A1\"><v>5</v\n></c ></row >", ["A1=5"]),
        (#"<row r = "1"><c r= "A1"><v>5</v></c></row>"#, ["A1=5"]),
        (#"<!-- <row r="9"> --><row r="1"><!-- x --><c r="A1"><!-- y --><v>5<!-- z -->6</v></c></row>"#, ["A1=56"]),
        (#"<row r="1"><?x <c?><c r="A1"><v>5<?y?></v></c></row>"#, ["A1=5"]),
        (#"<row r="1"><c r="A1" t="str"><v><![CDATA[<a>&amp;]]></v></c></row>"#, ["A1=<a>&amp;"]),
        (#"<row r="1"><c r="A1" t="str"><v>a<![CDATA[b]]>c</v></c></row>"#, ["A1=abc"]),
        (#"<row r="1"><c r="A1" t="str"><v>&lt;&#65;&#x1EA1;&quot;&apos;&gt;</v></c></row>"#, ["A1=<Aạ\"'>"]),
        (#"<row r="&#49;"><c r="&#65;1"><v>&#53;</v></c></row>"#, ["A1=5"]),
        (#"<row r="1"><c r="A1" t="s&#x74;r"><v> x </v></c></row>"#, ["A1= x "]),
        // Other namespaces.
        (
            #"<x:row xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row>"#,
            ["A1=5"]
        ),
        (#"<row xmlns="" r="1"><c r="A1"><v>5</v></c></row>"#, []),
        (#"<row xmlns="urn:x" r="1"><c r="A1"><v>5</v></c></row>"#, []),
        (#"<row r="1"><c xmlns="urn:x" r="A1"><v>5</v></c><c><v>6</v></c></row>"#, ["A1=6"]),
        (#"<row r="1"><c r="A1"><v xmlns="urn:x">5</v></c></row>"#, []),
        (#"<row r="1" xmlns:y="urn:y" y:r="7"><c r="A1" y:r="C9" y:t="s"><v>5</v></c></row>"#, ["A1=5"]),
        (#"<row r="1"><y:c r="A1"><v>5</v></y:c></row>"#, []),
        (#"<row r="1"><c r="A1"><extLst><v>9</v></extLst><v>5</v></c></row>"#, ["A1=5"]),
        (
            """
            <mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">\
            <mc:Choice Requires="z"><row r="1"><c r="A1"><v>9</v></c></row></mc:Choice>\
            <mc:Fallback><row r="1"><c r="A1"><v>5</v></c></row></mc:Fallback></mc:AlternateContent>
            """, ["A1=5"]
        ),
        // Elements in odd order and number.
        (#"<row r="1"><c r="A1"><v>5</v><f>1+4</f></c></row>"#, ["A1=5 =1+4"]),
        (#"<row r="1"><c r="A1"><f>1+4</f></c></row>"#, ["A1= =1+4"]),
        (
            #"<row r="1"><c r="A1" t="str"><v></v></c><c r="B1" t="str"><v/></c><c r="C1"><v></v></c></row>"#,
            ["A1=", "B1="]
        ),
        (#"<row r="1">text<c r="A1">text<v>5</v>text</c>text</row>text"#, ["A1=5"]),
        (#"<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>"#, ["A1=x"]),
        (#"<row/><row></row><row r="5"/><row><c/><c></c><c><v>5</v></c></row>"#, ["C6=5"]),
        (#"<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>"#, ["A1=1", "C1=3"]),
        (
            #"<row r="1"><c r="A1"><v>1</v></c><c r="A2"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>"#,
            ["A1=1", "A2=2", "A3=3"]
        ),
        // Not well-formed: mismatched, unfinished, twice, not allowed.
        (#"<row r="1"><c r="A1"><v>5</v></c>"#, nil),
        (#"<row r="1"><c r="A1"><v>5</c></v></row>"#, nil),
        (#"<row r="1"><c r="A1"><v>5</v></row></c>"#, nil),
        (#"<row r="1">\#(cell)</rov>"#, nil),
        (#"<row r="1">\#(cell)</row"#, nil),
        (#"</row><row r="1">\#(cell)</row>"#, nil),
        (#"<row r="1" r="2">\#(cell)</row>"#, nil),
        (#"<row r="1"><c r="A1" r="B1"><v>5</v></c></row>"#, nil),
        (#"<row r="1" spans="1:1" ht="15" spans="1:1">\#(cell)</row>"#, nil),
        (#"<row r="1><c r="A1"><v>5</v></c></row>"#, nil),
        (#"<row r=1>\#(cell)</row>"#, nil),
        (#"<row r>\#(cell)</row>"#, nil),
        (#"<row r="1"spans="1:1">\#(cell)</row>"#, nil),
        (#"<row 1r="1">\#(cell)</row>"#, nil),
        (#"<row -r="1">\#(cell)</row>"#, nil),
        (#"<row r="<">\#(cell)</row>"#, nil),
        (#"<row r="&">\#(cell)</row>"#, nil),
        (#"<row r="1"><c r="A1" t="str"><v>a & b</v></c></row>"#, nil),
        (#"<row r="1"><c r="A1" t="str"><v>a ]]> b</v></c></row>"#, nil),
        ("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a\u{1}b</v></c></row>", nil),
        ("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a\u{0}b</v></c></row>", nil),
        ("<row r=\"1\"><c r=\"A1\" t=\"\u{8}\"><v>5</v></c></row>", nil),
        ("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a\u{FFFF}b</v></c></row>", nil),
        ("<row r=\"1\"><!-- a -- b --><c r=\"A1\"><v>5</v></c></row>", nil),
        ("<row r=\"1\"><![CDATA[ <c r=\"A1\"><v>5</v></c></row>", nil),
        // DEL and a byte order mark are characters like any other.
        ("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a\u{7F}b\u{FEFF}c</v></c></row>", ["A1=a\u{7F}b\u{FEFF}c"]),
    ]

    @Test("Scanned and parsed alike", arguments: rows.indices, ReadingPath.allCases)
    func row(index: Int, path: ReadingPath) {
        let (rows, cells) = Self.rows[index]
        let reading = HostileReading(of: WorkbookDraft(rows: rows, before: path.before).bytes)
        guard let cells else {
            expectRefusal("XML_NOT_WELL_FORMED", in: SmallWorkbook.sheetPart, of: reading)
            return
        }
        #expect(reading.error == nil)
        #expect(reading.cells == cells.map { "Sheet1!" + $0 })
    }

    @Test(
        "A tag that its last attribute takes out of the namespace is warned of by neither way of reading",
        arguments: [#"<row r="[5" xmlns=""/>"#, #"<row r="3"><c r="!" xmlns="urn:x"/></row>"#], ReadingPath.allCases)
    func takenOutOfTheNamespace(row: String, path: ReadingPath) {
        let rows = "<row><c><v>1</v></c></row>\(row)<!-- --><row r=\"9\"/>"
        let reading = HostileReading(of: WorkbookDraft(rows: rows, before: path.before).bytes)
        #expect(reading.error == nil)
        #expect(reading.cells == ["Sheet1!A1=1"])
        #expect(reading.warnings.isEmpty)
    }

    /// Attributes of a row, and whether it is hidden and on which outline level.
    static let rowAttributes: [(attributes: String, isHidden: Bool, outlineLevel: Int)] = [
        (#"hidden="1" outlineLevel="2""#, true, 2), (#"outlineLevel="3" hidden="true""#, true, 3),
        (#"hidden="0" outlineLevel="-1""#, false, 0), (#"hidden="1" outlineLevel="99""#, true, 7),
        // Names of the same length and beginning.
        (#"height="1" outoineLevel="2""#, false, 0), (#"heeden="1" ouTlineLevel="2""#, false, 0),
        (#"Hidden="1" OutlineLevel="2""#, false, 0),
        (#"xmlns:h="urn:h" h:hidden="1" h:outlineLevel="2""#, false, 0),
    ]

    @Test("Attributes are told by their whole name", arguments: rowAttributes, ReadingPath.allCases)
    func attributeNames(row: (attributes: String, isHidden: Bool, outlineLevel: Int), path: ReadingPath) throws {
        // The second row is begun by the scanner and read again by the parser, which must leave no trace.
        let draft = WorkbookDraft(
            rows: """
                <row r="1" \(row.attributes)/>\
                <row r="2" \(row.attributes)><c r="A2" t="str"><v>&amp;</v></c></row>
                """,
            before: path.before)
        let workbook = try Workbook(bytes: draft.bytes)
        let details = try workbook.forEachRow(of: workbook.sheets[0]) { read in
            #expect(read.isHidden == row.isHidden)
            #expect(read.outlineLevel == row.outlineLevel)
            return .proceed
        }
        #expect(details.hiddenRows == (row.isHidden ? [0...1] : []))
        #expect(details.outlineLevel == row.outlineLevel)
    }

    @Test("A plain row before and behind, in one chunk and over several", arguments: rows.indices)
    func amongPlainRows(index: Int) {
        let (rows, cells) = Self.rows[index]
        guard let cells, !rows.contains("r=\"A2\"") else { return }
        let padding = String(repeating: "\n ", count: 70_000)
        for space in ["", "\n", padding] {
            let all =
                rows + space + #"<row r="7"><c r="B7"><v>7</v></c></row>"# + space
                + #"<row r="8"><c r="B8"><v>8</v></c></row>"#
            let expected = cells.map { "Sheet1!" + $0 } + ["Sheet1!B7=7", "Sheet1!B8=8"]
            var sorted = RowReading()
            sorted.sorted = true
            for reading in [RowReading(), sorted] {
                let result = HostileReading(of: WorkbookDraft(rows: all).bytes, reading: reading)
                #expect(result.error == nil)
                #expect(result.cells == expected)
            }
        }
    }

    /// Worksheet parts whose head only looks plain, and their cells; `nil` for what is not well-formed.
    static let heads: [(part: String, cells: [String]?)] = {
        let main = "xmlns=\"\(WorkbookDraft.main)\""
        let row = "<row r=\"1\"><c r=\"A1\"><v>5</v></c></row>"
        let rest = "<row r=\"2\"><c r=\"A2\"><v>6</v></c></row></sheetData></worksheet>"
        return [
            ("<worksheet \(main)><sheetData>\(row)\(rest)", ["A1=5", "A2=6"]),
            (
                "\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<worksheet \(main)>\n<sheetData>\(row)\(rest)",
                ["A1=5", "A2=6"]
            ),
            ("<worksheet \(main)><?x <sheetData>\(row)?><sheetData>\(rest)", ["A2=6"]),
            ("<worksheet \(main)><!-- <sheetData>\(row) --><sheetData>\(rest)", ["A2=6"]),
            (
                "<worksheet \(main)><y:x xmlns:y=\"urn:y\"><sheetData>\(row)</sheetData></y:x><sheetData>\(rest)",
                ["A2=6"]
            ),
            ("<worksheet \(main) a=\"<sheetData>\"><sheetData>\(row)\(rest)", nil),
            ("<worksheet a=' \(main)' xmlns='urn:x'><sheetData>\(row)\(rest)", []),
            ("<worksheet x\(main)><sheetData>\(row)\(rest)", []),
            ("<worksheet \(main) a=\">\"><sheetData>\(row)\(rest)", ["A1=5", "A2=6"]),
            ("<worksheet \(main)><sheetData/><sheetData>\(row)\(rest)", ["A1=5", "A2=6"]),
            ("<x \(main)/><worksheet \(main)><sheetData>\(row)\(rest)", nil),
            ("<?xml version=\"1.0\" encoding=\"x-khong-co\"?><worksheet \(main)><sheetData>\(row)\(rest)", nil),
        ]
    }()

    @Test("What stands before the rows decides what they mean", arguments: heads.indices)
    func head(index: Int) {
        let (part, cells) = Self.heads[index]
        var zip = WorkbookDraft(rows: "").zip
        zip.set(SmallWorkbook.sheetPart, part)
        let reading = HostileReading(of: zip.bytes)
        if let cells, !cells.isEmpty {
            expectCells(cells.map { "Sheet1!" + $0 }, of: reading)
        } else {
            // A root of another namespace is no worksheet.
            expectRefusal(
                cells == nil ? "XML_NOT_WELL_FORMED" : "XLSX_NOT_A_WORKBOOK", in: SmallWorkbook.sheetPart, of: reading)
            #expect(reading.cells.isEmpty || cells == nil)
        }
    }

    @Test(
        "Bytes that are no UTF-8",
        arguments: [
            [0x80], [0xC0, 0x80], [0xC3], [0xE1, 0xBA], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFF],
        ] as [[UInt8]])
    func invalidUTF8(bytes: [UInt8]) {
        let value = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a%b</v></c></row>"
        let attribute = "<row r=\"1\" x=\"a%b\"><c r=\"A1\"><v>5</v></c></row>"
        for path in ReadingPath.allCases {
            for rows in [value, attribute] {
                var zip = WorkbookDraft(rows: "").zip
                zip.set(SmallWorkbook.sheetPart, WorkbookDraft.worksheet(rows: rows, before: path.before))
                Self.replacePercent(in: &zip, SmallWorkbook.sheetPart, by: bytes)
                expectRefusal("XML_NOT_WELL_FORMED", in: SmallWorkbook.sheetPart, of: HostileReading(of: zip.bytes))
            }
        }
        var zip = WorkbookDraft(rows: "", sharedStrings: ["<t>tốt</t>", "<t>a%b</t>"]).zip
        Self.replacePercent(in: &zip, "xl/sharedStrings.xml", by: bytes)
        expectRefusal("XML_NOT_WELL_FORMED", in: "xl/sharedStrings.xml", of: HostileReading(of: zip.bytes))
    }

    private static func replacePercent(in zip: inout ZipDraft, _ part: String, by bytes: [UInt8]) {
        for index in zip.entries.indices where zip.entries[index].name == part {
            guard let position = zip.entries[index].content.lastIndex(of: UInt8(ascii: "%")) else { continue }
            zip.entries[index].content.replaceSubrange(position...position, with: bytes)
        }
    }

    @Test("A sheet in UTF-16, of either byte order", arguments: [true, false])
    func utf16(isBigEndian: Bool) {
        let text = WorkbookDraft.worksheet(rows: "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>xã 𝔘</v></c></row>")
            .replacing("encoding=\"UTF-8\"", with: "encoding=\"UTF-16\"")
        let units = [0xFEFF] + Array(text.utf16)
        var zip = WorkbookDraft(rows: "").zip
        zip.remove(SmallWorkbook.sheetPart)
        zip.entries.append(
            (
                SmallWorkbook.sheetPart,
                units.flatMap { unit in
                    let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
                    return isBigEndian ? pair : pair.reversed()
                }
            ))
        expectCells(["Sheet1!A1=xã 𝔘"], of: HostileReading(of: zip.bytes))
    }

    @Test("An error is told at its line, rows that were scanned counted", arguments: ReadingPath.allCases)
    func line(path: ReadingPath) {
        let good = (1...500).map { "<row r=\"\($0)\">\n<c r=\"A\($0)\"><v>1</v></c>\n</row>\n" }.joined()
        let draft = WorkbookDraft(rows: good + "<row r=\"501\"><c></row>", before: path.before)
        // The XML declaration takes a line of its own.
        expectRefusal(
            "XML_NOT_WELL_FORMED", in: SmallWorkbook.sheetPart, line: 1502, of: HostileReading(of: draft.bytes))
    }
}
