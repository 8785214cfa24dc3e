import Findings
import OfficePackage
import TestSupport
import Testing
import XMLEvents
import ZipContainer

/// Packages: relationships, content types, the main part, names that clash or lead outside (ECMA-376 part 2).
@Suite struct OfficePackageTests {
    private static let types = "http://schemas.openxmlformats.org/package/2006/content-types"

    private static func package(_ entries: [(String, String)], file: String? = "goi.xlsx") throws -> OfficePackage {
        var zip = ZipDraft()
        for (name, text) in entries { zip.add(name, text) }
        return try OfficePackage(bytes: zip.bytes, file: file)
    }

    private static func name(_ text: String) throws -> PartName { try #require(PartName(text)) }

    @Test("Relationships of the package and of a part")
    func relationships() throws {
        let package = try Self.package([
            ("_rels/.rels", WorkbookDraft.relations([("rId1", "officeDocument", "xl/workbook.xml")])),
            ("xl/workbook.xml", "<a/>"), ("xl/styles.xml", "<a/>"),
            (
                "xl/_rels/workbook.xml.rels",
                WorkbookDraft.relations([
                    ("s", "styles", "styles.xml"), ("h", "hyperlink", "https://x.vn/a?b=1&amp;c=2"),
                    ("u", "unheardOf", "nowhere.xml"),
                ])
            ),
        ])
        let workbook = try package.mainPart()
        #expect(workbook == (try Self.name("xl/workbook.xml")))
        let found = try package.relationships(of: workbook)
        #expect(found.map(\.id) == ["s", "h", "u"])
        #expect(found.map(\.kind) == [.styles, .hyperlink, Relationship.Kind(rawValue: "unheardOf")])
        #expect(found.map(\.target) == ["styles.xml", "https://x.vn/a?b=1&c=2", "nowhere.xml"])
        #expect(found.map(\.isExternal) == [false, true, false])
        #expect(found.map { package.part($0, of: workbook) } == [try Self.name("xl/styles.xml"), nil, nil])
        #expect(try package.relationships(of: Self.name("xl/styles.xml")).isEmpty)
    }

    @Test(
        "A type's last step counts, so that strict, transitional and draft types are one",
        arguments: [
            "http://purl.oclc.org/ooxml/officeDocument/relationships/styles",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles",
            "http://schemas.microsoft.com/office/2006/relationships/styles", "styles",
        ])
    func kind(type: String) throws {
        let package = try Self.package([
            (
                "_rels/.rels",
                """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
                <Relationship Id="a" Type="\(type)" Target="b"/><Relationship Id="no target" Type="\(type)"/></Relationships>
                """
            )
        ])
        let found = try package.relationships(of: nil)
        #expect(found.map(\.id) == ["a"])
        #expect(found.map(\.kind) == [.styles])
    }

    @Test("Content types by part, then by extension, whatever the case")
    func contentTypes() throws {
        let package = try Self.package([
            (
                "[Content_Types].xml",
                """
                <Types xmlns="\(Self.types)"><Default Extension="XML" ContentType="application/xml"/>\
                <Override PartName="/xl/Workbook.xml" ContentType="the/workbook"/></Types>
                """
            )
        ])
        #expect(try package.contentType(of: Self.name("xl/workbook.xml")) == "the/workbook")
        #expect(try package.contentType(of: Self.name("xl/other.Xml")) == "application/xml")
        #expect(try package.contentType(of: Self.name("xl/image.png")) == nil)
        #expect(try Self.package([("a", "")]).contentType(of: Self.name("xl/workbook.xml")) == nil)
    }

    @Test("Where the package's relationships are damaged the only workbook is found by content type")
    func mainPartByContentType() throws {
        let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        let list = "<Types xmlns=\"\(Self.types)\"><Override PartName=\"/b.xml\" ContentType=\"\(workbook)\"/></Types>"
        let package = try Self.package([
            ("_rels/.rels", "<Relationships"), ("[Content_Types].xml", list), ("b.xml", "<workbook/>"),
        ])
        #expect(try package.mainPart() == Self.name("b.xml"))
        #expect(package.warnings.map(\.code.rawValue) == ["XML_NOT_WELL_FORMED"])
        #expect(package.warnings.map(\.severity) == [.warning])
        let none = try Self.package([("_rels/.rels", "<Relationships"), ("b.xml", "<workbook/>")])
        #expect(#expect(throws: Problem.self) { try none.mainPart() }?.code == .xmlNotWellFormed)
    }

    @Test("A package without main part, and one of OpenDocument")
    func noMainPart() throws {
        let empty = try Self.package([("a.xml", "<a/>")])
        let problem = #expect(throws: Problem.self) { try empty.mainPart() }
        #expect(problem?.code == .partMissing)
        #expect(problem?.place.file == "goi.xlsx")
        let other = try Self.package([
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>"),
        ])
        #expect(#expect(throws: Problem.self) { try other.mainPart() }?.code == .otherFormat)
    }

    @Test(
        "Of a name that is there twice the first is read; a name that leads outside is passed over; both are warned of")
    func oddNames() throws {
        let package = try Self.package([
            ("a.xml", "<first/>"), ("A.XML", "<second/>"), ("../out.xml", "<a/>"), ("dir/", ""),
        ])
        #expect(package.warnings.map(\.code) == [.duplicatePart, .unsafePartName])
        #expect(
            package.warnings.map(\.place) == [
                Place(file: "goi.xlsx", part: "A.XML"), Place(file: "goi.xlsx", part: "../out.xml"),
            ])
        #expect(package.partNames.map(\.description) == ["a.xml"])
        var bytes: [UInt8] = []
        let stream = try package.stream(Self.name("A.xml"))
        while try stream.read(appendingTo: &bytes, upTo: 3) > 0 {}
        #expect(String(decoding: bytes, as: UTF8.self) == "<first/>")
        #expect(#expect(throws: Problem.self) { try package.stream(Self.name("b.xml")) }?.code == .partMissing)
    }

    /// First bytes of files that are no .xlsx, and what they are.
    static let otherFiles: [(bytes: [UInt8], code: Problem.Code)] = [
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600), .otherFormat),
        (
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
                + "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] }, .encrypted
        ),
        (Array("<html><table><tr><td>1</td></tr></table></html>".utf8), .otherFormat),
        (Array("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>".utf8), .otherFormat),
        (Array("%PDF-1.7".utf8), .otherFormat), (Array("STT,Tên\n1,A\n".utf8), .notAZip), ([], .notAZip),
    ]

    @Test(arguments: otherFiles)
    func otherFile(bytes: [UInt8], code: Problem.Code) {
        let problem = #expect(throws: Problem.self) { _ = try OfficePackage(bytes: bytes, file: "la.xlsx") }
        #expect(problem?.code == code)
        #expect(problem?.place.file == "la.xlsx")
        #expect(problem?.remedy != nil)
    }
}
