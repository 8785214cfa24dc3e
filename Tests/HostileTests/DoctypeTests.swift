import Findings
import SheetModel
import TestSupport
import Testing

/// A document type declaration is refused wherever it stands, before any entity of it is looked at.
@Suite struct DoctypeTests {
    /// Declarations, `R` standing for the root's name, and what to put into the root's content.
    static let declarations: [(name: String, declaration: String, content: String)] = [
        ("plain", "<!DOCTYPE R>", ""),
        ("billion laughs", billionLaughs, "&l9;"),
        (
            "quadratic", "<!DOCTYPE R [<!ENTITY a \"\(String(repeating: "x", count: 50_000))\">]>",
            String(repeating: "&a;", count: 1000)
        ),
        ("recursive", "<!DOCTYPE R [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]>", "&a;"),
        ("external entity", "<!DOCTYPE R [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>", "&a;"),
        ("external subset", "<!DOCTYPE R SYSTEM \"http://127.0.0.1:9/x.dtd\">", ""),
        ("parameter entity", "<!DOCTYPE R [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/x.dtd\"> %p;]>", ""),
        ("default attribute", "<!DOCTYPE R [<!ATTLIST R x CDATA \"1\">]>", ""),
    ]

    private static var billionLaughs: String {
        let entities = (1...9).map { level in
            "<!ENTITY l\(level) \"\(String(repeating: "&l\(level - 1);", count: 10))\">"
        }
        return "<!DOCTYPE R [<!ENTITY l0 \"ha\">\(entities.joined())]>"
    }

    /// Parts that every reading needs, and their roots.
    static let parts: [(part: String, root: String)] = [
        ("xl/workbook.xml", "workbook"), (SmallWorkbook.sheetPart, "worksheet"), ("xl/sharedStrings.xml", "sst"),
        ("xl/styles.xml", "styleSheet"), ("xl/_rels/workbook.xml.rels", "Relationships"),
        ("_rels/.rels", "Relationships"),
    ]

    private static func zip(_ part: String, _ root: String, _ declaration: String, _ content: String) -> ZipDraft {
        var zip = SmallWorkbook.zip
        guard let entry = zip.entries.first(where: { $0.name == part }) else { return zip }
        var text = String(decoding: entry.content, as: UTF8.self)
        if text.hasPrefix("<?xml") { text = String(text.drop { $0 != ">" }.dropFirst()) }
        let end = text.ranges(of: "</\(root)>").last?.lowerBound
        if let end { text.insert(contentsOf: content, at: end) }
        zip.set(part, "<?xml version=\"1.0\"?>\n" + declaration.replacing("DOCTYPE R", with: "DOCTYPE \(root)") + text)
        return zip
    }

    @Test(arguments: parts, declarations)
    func refused(part: (part: String, root: String), how: (name: String, declaration: String, content: String)) {
        let zip = Self.zip(part.part, part.root, how.declaration, how.content)
        expectRefusal("XML_DOCTYPE", in: part.part, line: 2, of: HostileReading(of: zip.bytes))
    }

    @Test(
        "In a part the figures do not depend on it becomes a warning, and nothing of the part is read",
        arguments: ["xl/comments1.xml", "xl/tables/table1.xml"])
    func besideTheFigures(part: String) {
        let root = part.contains("table") ? "table" : "comments"
        let zip = Self.zip(part, root, Self.billionLaughs, "&l9;")
        let reading = HostileReading(of: zip.bytes)
        expectCells(SmallWorkbook.cells, warnings: ["XLSX_PART_UNREADABLE"], of: reading)
        #expect(reading.warnings.map(\.place.part) == [part])
        #expect(reading.details.first.map { root == "table" ? $0.tables.isEmpty : $0.notes.isEmpty } == true)
    }

    @Test("In the list of content types, where that is asked for the main part")
    func contentTypes() {
        var zip = SmallWorkbook.zip
        zip.set("_rels/.rels", "<Relationships>")
        zip.set(
            "[Content_Types].xml", "<!DOCTYPE Types [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><Types>&a;</Types>")
        expectRefusal("XML_DOCTYPE", in: "[Content_Types].xml", line: 1, of: HostileReading(of: zip.bytes))
    }

    @Test(
        "Entities that nobody declared are no text",
        arguments: ["&l9;", "&nbsp;", "&#0;", "&#xFFFE;", "&#x110000;", "&;", "&"])
    func undeclared(entity: String) {
        for path in ReadingPath.allCases {
            let draft = WorkbookDraft(
                rows: "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\(entity)</v></c></row>", before: path.before)
            expectRefusal("XML_NOT_WELL_FORMED", in: SmallWorkbook.sheetPart, of: HostileReading(of: draft.bytes))
        }
        let draft = WorkbookDraft(rows: "", sharedStrings: ["<t>\(entity)</t>"])
        expectRefusal("XML_NOT_WELL_FORMED", in: "xl/sharedStrings.xml", of: HostileReading(of: draft.bytes))
    }

    @Test("UTF-16 hides no declaration")
    func utf16() {
        var zip = SmallWorkbook.zip
        let text = "<!DOCTYPE worksheet [<!ENTITY a \"x\">]><worksheet xmlns=\"\(WorkbookDraft.main)\"/>"
        zip.remove(SmallWorkbook.sheetPart)
        zip.entries.append(
            (SmallWorkbook.sheetPart, [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }))
        expectRefusal("XML_DOCTYPE", in: SmallWorkbook.sheetPart, of: HostileReading(of: zip.bytes))
    }
}
