import OfficePackage
import Testing

/// Names of parts and what a relationship's target means (ECMA-376 part 2, 6.2 and 6.5; RFC 3986, 5.2).
@Suite struct PartNameTests {
    /// The part that has the relationship, its target, and the part meant; `nil` where it leaves the package.
    static let targets: [(source: String, target: String, part: String?)] = [
        ("xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl/workbook.xml", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl/workbook.xml", "\\xl\\worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl/workbook.xml", "worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl/workbook.xml", "./sheet1.xml", "xl/sheet1.xml"),
        ("xl/workbook.xml", "styles.xml", "xl/styles.xml"),
        ("xl/workbook.xml", "../docProps/app.xml", "docProps/app.xml"),
        ("xl/workbook.xml", "a//b.xml", "xl/a/b.xml"),
        ("xl/workbook.xml", "a/./b/../c.xml", "xl/a/c.xml"),
        ("xl/workbook.xml", "/../a.xml", nil),
        ("xl/workbook.xml", "../../a.xml", nil),
        ("xl/workbook.xml", "..\\..\\a.xml", nil),
        ("xl/workbook.xml", "..", nil),
        ("xl/worksheets/sheet1.xml", "../comments1.xml", "xl/comments1.xml"),
        ("xl/worksheets/sheet1.xml", "../../../etc/passwd", nil),
        ("workbook.xml", "sheet1.xml", "sheet1.xml"),
        ("workbook.xml", "../sheet1.xml", nil),
        ("xl/workbook.xml", "sheet%201.xml", "xl/sheet 1.xml"),
        ("xl/workbook.xml", "b%E1%BA%A3ng.xml", "xl/bảng.xml"),
        ("xl/workbook.xml", "100%.xml", "xl/100%.xml"),
        ("xl/workbook.xml", "a%zz.xml", "xl/a%zz.xml"),
        ("xl/workbook.xml", "a%+5.xml", "xl/a%+5.xml"),
        ("xl/workbook.xml", "a%FF.xml", "xl/a%FF.xml"),
        ("xl/workbook.xml", "/", nil),
    ]

    @Test(arguments: targets)
    func resolving(source: String, target: String, part: String?) throws {
        let resolved = try #require(PartName(source)).resolving(target)
        #expect(resolved?.description == part)
    }

    static let same: [(String, String)] = [
        ("xl/workbook.xml", "XL/WorkBook.XML"), ("xl/workbook.xml", "/xl/workbook.xml"),
        ("xl/workbook.xml", "xl\\workbook.xml"), ("xl/sheet 1.xml", "xl/sheet%201.xml"),
        ("xl/a.xml", "xl/./b/../a.xml"),
    ]

    @Test(arguments: same)
    func equal(_ one: String, _ other: String) throws {
        let (left, right) = (try #require(PartName(one)), try #require(PartName(other)))
        #expect(left == right)
        #expect(Set([left, right]).count == 1)
    }

    static let different: [(String, String)] = [
        ("xl/workbook.xml", "workbook.xml"), ("xl/a.xml", "xl/b.xml"), ("xl/a.xml", "xl/a.xml.rels"),
        // Only the letters of ASCII are one in either case (ECMA-376 part 2, 6.2.2.3).
        ("xl/Đ.xml", "xl/đ.xml"),
    ]

    @Test(arguments: different)
    func unequal(_ one: String, _ other: String) throws {
        #expect(try #require(PartName(one)) != #require(PartName(other)))
    }

    @Test(arguments: ["", "/", ".", "..", "../a", "a/../..", "/../a", "..\\a", "a/../../b"])
    func noName(text: String) { #expect(PartName(text) == nil) }

    static let relationshipParts: [(part: String, relationships: String)] = [
        ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"), ("workbook.xml", "_rels/workbook.xml.rels"),
        ("xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels"), ("XL/A", "XL/_rels/A.rels"),
    ]

    @Test(arguments: relationshipParts)
    func relationshipsPart(part: String, relationships: String) throws {
        #expect(try #require(PartName(part)).relationshipsPart?.description == relationships)
    }

    @Test(arguments: [("a.XML", "xml"), ("a", ""), ("a.b.c", "c"), (".rels", "rels"), ("a.", "")])
    func fileExtension(name: String, expected: String) throws {
        #expect(try #require(PartName("xl/\(name)")).fileExtension == expected)
    }
}
