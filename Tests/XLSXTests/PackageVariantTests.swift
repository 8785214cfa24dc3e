import SheetModel
import TestSupport
import Testing
import XLSX

/// Spellings of one and the same workbook that Excel opens alike: namespaces, part names, encodings, content types.
@Suite struct PackageVariantTests {
    private static let rows = """
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>44860</v></c></row>\
        <row r="2"><c r="A2" t="inlineStr"><is><t>ô</t></is></c></row>
        """
    private static let shared = #"<t xml:space="preserve">chữ </t>"#
    private static let styles = StyleTests.styles(formats: [0, 14])

    private static var draft: WorkbookDraft {
        WorkbookDraft(
            rows: rows, after: #"<mergeCells count="1"><mergeCell ref="C1:D1"/></mergeCells>"#, sharedStrings: [shared],
            styles: styles)
    }

    /// Whether the sheet reads as the plain draft does.
    private static func expectSame(
        _ zip: ZipDraft, _ comment: Comment? = nil, at location: SourceLocation = #_sourceLocation
    ) throws {
        let workbook = try Workbook(bytes: zip.bytes)
        #expect(workbook.sheets.map(\.name) == ["Sheet1"], comment, sourceLocation: location)
        let sheet = try workbook.readSheet()
        #expect(sheet.summary == ["A1=chữ ", "B1=44860", "A2=ô"], comment, sourceLocation: location)
        #expect(sheet["B1"]?.isoDate == "2022-10-26", comment, sourceLocation: location)
        #expect(sheet.details.merged.map(\.description) == ["C1:D1"], comment, sourceLocation: location)
        #expect(sheet.warnings.isEmpty, comment, sourceLocation: location)
    }

    /// The draft with the text of every part changed.
    private static func changed(_ change: (_ name: String, _ text: String) -> String) -> ZipDraft {
        var zip = draft.zip
        for (name, content) in draft.zip.entries {
            zip.set(name, change(name, String(decoding: content, as: UTF8.self)))
        }
        return zip
    }

    /// The draft with entries renamed.
    private static func renamed(_ change: (String) -> String) -> ZipDraft {
        ZipDraft(draft.zip.entries.map { (change($0.name), $0.content) })
    }

    @Test("The plain draft")
    func plain() throws { try Self.expectSame(Self.draft.zip) }

    @Test("The strict standard's namespaces")
    func strict() throws {
        try Self.expectSame(
            Self.changed { _, text in
                text.replacing(WorkbookDraft.main, with: "http://purl.oclc.org/ooxml/spreadsheetml/main")
                    .replacing(
                        WorkbookDraft.relationships, with: "http://purl.oclc.org/ooxml/officeDocument/relationships")
            })
    }

    @Test("Namespaces with prefixes", arguments: ["x", "ns0", "r"])
    func prefixes(prefix: String) throws {
        try Self.expectSame(
            Self.changed { name, text in
                guard name.hasPrefix("xl/"), !name.hasSuffix(".rels") else { return text }
                let relationships = prefix == "r" ? "rel" : "r"
                return text.replacing("r:id", with: "\(relationships):id").replacing(
                    "xmlns:r=", with: "xmlns:\(relationships)="
                )
                .replacing(/<(\/?)([a-zA-Z])/) { "<\($0.1)\(prefix):\($0.2)" }
                .replacing("xmlns=", with: "xmlns:\(prefix)=")
            })
    }

    @Test("Elements of no namespace or a foreign one say nothing")
    func foreignElements() throws {
        try Self.expectSame(
            Self.changed { name, text in
                guard name == "xl/worksheets/sheet1.xml" else { return text }
                let foreign = """
                    <row r="9"><c r="A9"><v>9</v></c></row><mergeCell ref="A1:B9"/>
                    """
                return text.replacing(
                    "</sheetData>",
                    with: """
                        <f:sheetData xmlns:f="urn:foreign">\(foreign)</f:sheetData></sheetData>\
                        <mergeCells xmlns=""><mergeCell ref="A1:B9"/></mergeCells>
                        """)
            })
    }

    @Test("Of alternatives the fallback is read")
    func alternatives() throws {
        let compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
        func alternative(_ choice: String, _ fallback: String) -> String {
            """
            <mc:AlternateContent xmlns:mc="\(compatibility)"><mc:Choice Requires="x15" xmlns:x15="urn:x15">\(choice)</mc:Choice>\
            <mc:Fallback>\(fallback)</mc:Fallback></mc:AlternateContent>
            """
        }
        let cell = #"<row r="3"><c r="A3"><v>3</v></c></row>"#
        let rows =
            #"<row r="1"><c r="A1"><v>1</v></c></row>"#
            + alternative(#"<row r="2"><c r="A2"><v>2</v></c></row>"#, cell)
            + #"<row r="4"><c r="A4"><v>4</v></c></row>"#
        let after = alternative(
            #"<mergeCells><mergeCell ref="A1:B1"/></mergeCells>"#, #"<mergeCells><mergeCell ref="C1:D1"/></mergeCells>"#
        )
        for before in ["", alternative("<sheetPr/>", "<sheetPr/>"), alternative("<x15:a/>", "")] {
            let sheet = try WorkbookDraft(rows: rows, before: before, after: after).read()
            #expect(sheet.summary == ["A1=1", "A3=3", "A4=4"])
            #expect(sheet.details.merged.map(\.description) == ["C1:D1"])
        }
    }

    /// Targets of the workbook's relationship to its sheet that mean `xl/worksheets/sheet1.xml`.
    static let targets = [
        "worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "worksheets\\sheet1.xml", "\\xl\\worksheets\\sheet1.xml",
        "xl/worksheets/sheet1.xml", "./worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml", "Worksheets/SHEET1.XML",
        "worksheets/../worksheets/sheet1.xml", "worksheets/sheet1%2Exml", "worksheets/sheet1.xml#top",
    ]

    @Test(arguments: targets)
    func target(_ target: String) throws {
        try Self.expectSame(
            Self.changed {
                $0 == "xl/_rels/workbook.xml.rels" ? $1.replacing("worksheets/sheet1.xml", with: target) : $1
            })
    }

    @Test("Names of entries with back-slashes, another case, or a leading slash")
    func entryNames() throws {
        try Self.expectSame(Self.renamed { $0.replacing("/", with: "\\") }, "back-slashes")
        try Self.expectSame(Self.renamed { $0.uppercased() }, "upper case")
        try Self.expectSame(Self.renamed { "/" + $0 }, "leading slash")
    }

    @Test(
        "Parts of any name are found by their relationships",
        arguments: ["so tinh.xml", "bảng%20số.xml", "a.b.c", "書.XML"])
    func oddNames(name: String) throws {
        var zip = Self.draft.zip
        zip.set("_rels/.rels", WorkbookDraft.relations([("rId1", "officeDocument", "/dữ liệu/\(name)")]))
        zip.entries = zip.entries.map { entry in
            switch entry.name {
            case "xl/workbook.xml": ("dữ liệu/\(name)", entry.content)
            case "xl/_rels/workbook.xml.rels": ("dữ liệu/_rels/\(name).rels", entry.content)
            default: (entry.name.replacing("xl/", with: "dữ liệu/"), entry.content)
            }
        }
        try Self.expectSame(zip)
    }

    @Test("A part's name may be written with percent signs in the zip, in the target, or in both")
    func percentEncoding() throws {
        for (entry, target) in [
            ("sheet%201.xml", "sheet 1.xml"), ("sheet 1.xml", "sheet%201.xml"), ("sheet%201.xml", "sheet%201.xml"),
        ] {
            var zip = Self.renamed { $0.replacing("sheet1.xml", with: entry) }
            zip.set(
                "xl/_rels/workbook.xml.rels",
                WorkbookDraft.relations([
                    ("rId1", "worksheet", "worksheets/\(target)"), ("rId2", "sharedStrings", "sharedStrings.xml"),
                    ("rId3", "styles", "styles.xml"),
                ]))
            try Self.expectSame(zip, "\(entry) and \(target)")
        }
    }

    /// Content types of the main part: workbook, template, with and without macros.
    static let contentTypes = [
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        "application/vnd.ms-excel.template.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml", "application/xml",
    ]

    @Test(arguments: contentTypes)
    func contentType(_ type: String) throws {
        try Self.expectSame(
            Self.changed {
                $0 == "[Content_Types].xml"
                    ? $1.replacing(
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", with: type) : $1
            })
    }

    @Test("A byte order mark before any part")
    func byteOrderMark() throws { try Self.expectSame(Self.changed { "\u{FEFF}" + $1 }) }

    @Test("Parts in UTF-16, of either order", arguments: [true, false])
    func utf16(isLittleEndian: Bool) throws {
        var zip = Self.draft.zip
        for (position, entry) in zip.entries.enumerated()
        where entry.name.hasPrefix("xl/") && !entry.name.hasSuffix(".rels") {
            let text =
                "\u{FEFF}"
                + String(decoding: entry.content, as: UTF8.self).replacing(
                    "encoding=\"UTF-8\"", with: "encoding=\"UTF-16\"")
            zip.entries[position].content = text.utf16.flatMap { unit in
                let halves = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
                return isLittleEndian ? halves : halves.reversed()
            }
        }
        try Self.expectSame(zip)
    }

    @Test("White space, comments and processing instructions between elements")
    func layout() throws {
        try Self.expectSame(
            Self.changed { name, text in
                guard name.hasPrefix("xl/worksheets/") else { return text }
                return text.replacing("<row", with: "\r\n  <!-- dòng --><row").replacing("<c ", with: "\n\t<?x y?><c ")
                    .replacing("</row>", with: "\n</row>")
            })
    }

    @Test("Attributes in apostrophes, spaces in tags, and empty elements written out")
    func spelling() throws {
        try Self.expectSame(
            Self.changed { name, text in
                guard name.hasPrefix("xl/worksheets/") else { return text }
                return text.replacing("r=\"A1\"", with: "r = 'A1'").replacing("<c r=\"B1\"", with: "<c  r=\"&#66;1\"")
                    .replacing("</v>", with: "</v >").replacing("<row r=\"2\">", with: "<row r=\"2\" >")
                    .replacing("44860", with: "&#52;4860")
            })
    }

    @Test("Entries of folders and of other things beside the workbook")
    func otherEntries() throws {
        var zip = Self.draft.zip
        for name in ["xl/", "xl/worksheets/", "docProps\\", "docProps/app.xml", "xl/calcChain.xml", "__MACOSX/._x"] {
            zip.add(name, "")
        }
        try Self.expectSame(zip)
    }
}
