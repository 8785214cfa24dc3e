import Findings
import SheetModel
import TestSupport
import Testing
import XLSX

/// Names of entries and targets of relationships that point elsewhere, twice, or in circles.
@Suite struct PackageNameTests {
    private static let row = #"<row r="1"><c r="A1"><v>5</v></c></row>"#
    private static let other = WorkbookDraft.worksheet(rows: #"<row r="1"><c r="A1"><v>666</v></c></row>"#)

    @Test(
        "Of two entries of one name the first is read",
        arguments: [
            SmallWorkbook.sheetPart, "XL/Worksheets/SHEET1.xml", #"xl\worksheets\sheet1.xml"#,
            "/xl/worksheets/sheet1.xml",
            "xl/./worksheets//sheet1.xml", "xl/x/../worksheets/sheet1.xml", "xl/worksheets/%73heet1.xml",
        ])
    func duplicate(name: String) {
        var zip = WorkbookDraft(rows: Self.row).zip
        zip.add(name, Self.other)
        expectCells(["Sheet1!A1=5"], warnings: ["PACKAGE_DUPLICATE_PART"], of: HostileReading(of: zip.bytes))
    }

    @Test(
        "An entry that climbs out of the package is passed over",
        arguments: [
            "../xl/worksheets/sheet1.xml", "../../../../tmp/x", #"..\..\x"#, "xl/../../x", "..", "./..", "/../x",
            #"\..\x"#,
        ])
    func climbing(name: String) {
        var zip = WorkbookDraft(rows: Self.row).zip
        zip.add(name, Self.other)
        let reading = HostileReading(of: zip.bytes)
        expectCells(["Sheet1!A1=5"], warnings: ["PACKAGE_UNSAFE_NAME"], of: reading)
        #expect(reading.warnings.map(\.place.part) == [name])
    }

    @Test(
        "Odd names that are no parts of the workbook disturb nothing",
        arguments: [
            "", "C:\\Windows\\win.ini", "CON", "xl/worksheets/sheet1.xml\u{0}.png", "\u{202E}lmx.1teehs",
            String(repeating: "a/", count: 20_000) + "a", String(repeating: "b", count: 60_000), "xl/worksheets/",
            "%2e%2e/x", "%",
        ])
    func oddNames(name: String) {
        var zip = WorkbookDraft(rows: Self.row).zip
        zip.add(name, "x")
        let reading = HostileReading(of: zip.bytes)
        #expect(reading.error == nil)
        #expect(reading.cells == ["Sheet1!A1=5"])
    }

    @Test(
        "Targets in other spellings lead to the sheet",
        arguments: [
            "worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml",
            "./worksheets/./sheet1.xml",
            #"worksheets\sheet1.xml"#, #"\xl\worksheets\sheet1.xml"#, "xl/worksheets/sheet1.xml",
            "WORKSHEETS/Sheet1.XML",
            "worksheets/sheet1.xml#A1", "worksheets/%73heet1.xml",
        ])
    func spellings(target: String) {
        var zip = WorkbookDraft(rows: Self.row).zip
        zip.set("xl/_rels/workbook.xml.rels", WorkbookDraft.relations([("rId1", "worksheet", target)]))
        expectCells(["Sheet1!A1=5"], of: HostileReading(of: zip.bytes))
    }

    @Test(
        "Targets that lead nowhere are missing sheets, never files on a disk",
        arguments: [
            "../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://127.0.0.1:9/sheet1.xml", "", "#",
            "/", "..",
            "worksheets/sheet2.xml", "worksheets/", "%00", String(repeating: "../", count: 10_000) + "etc/passwd",
        ])
    func nowhere(target: String) {
        var zip = WorkbookDraft(rows: Self.row).zip
        zip.set("xl/_rels/workbook.xml.rels", WorkbookDraft.relations([("rId1", "worksheet", target)]))
        expectRefusal("XLSX_SHEET_MISSING", of: HostileReading(of: zip.bytes))
    }

    @Test(
        "A sheet that is the workbook itself, or a list of relationships",
        arguments: [
            "workbook.xml", "_rels/workbook.xml.rels", "/[Content_Types].xml",
        ])
    func circles(target: String) {
        var zip = WorkbookDraft(rows: Self.row).zip
        zip.set("xl/_rels/workbook.xml.rels", WorkbookDraft.relations([("rId1", "worksheet", target)]))
        expectRefusal("XLSX_NOT_A_WORKBOOK", of: HostileReading(of: zip.bytes))
    }

    @Test("Shared strings, styles, notes and tables that point back at sheet and workbook")
    func loops() {
        var zip = SmallWorkbook.zip
        zip.set(
            "xl/_rels/workbook.xml.rels",
            WorkbookDraft.relations([
                ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "sharedStrings", "worksheets/sheet1.xml"),
                ("rId3", "styles", "workbook.xml"), ("rId4", "person", "_rels/workbook.xml.rels"),
            ]))
        zip.set(
            "xl/worksheets/_rels/sheet1.xml.rels",
            WorkbookDraft.relations([
                ("rId1", "comments", "sheet1.xml"), ("rId2", "table", "_rels/sheet1.xml.rels"),
                ("rId3", "threadedComment", "../workbook.xml"), ("rId4", "worksheet", "sheet1.xml"),
            ]))
        let reading = HostileReading(of: zip.bytes)
        #expect(reading.error == nil)
        #expect(reading.cells == Array(SmallWorkbook.cells.filter { !$0.contains("A1=") && !$0.contains("A2=") }))
        #expect(reading.warningCodes == ["XLSX_SHARED_STRING_MISSING"])
    }

    @Test("One sheet behind many tabs is read once for each")
    func sameSheet() {
        var zip = WorkbookDraft(rows: Self.row).zip
        let tabs = (1...50).map { "<sheet name=\"T\($0)\" sheetId=\"\($0)\" r:id=\"rId1\"/>" }.joined()
        zip.set(
            "xl/workbook.xml",
            "<workbook xmlns=\"\(WorkbookDraft.main)\" xmlns:r=\"\(WorkbookDraft.relationships)\"><sheets>\(tabs)</sheets></workbook>"
        )
        expectCells((1...50).map { "T\($0)!A1=5" }, of: HostileReading(of: zip.bytes))
    }

    @Test("Threaded comments that answer each other in a circle are all told, once")
    func threadsInACircle() {
        var zip = SmallWorkbook.zip
        let space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
        let comments = [("1", "3"), ("2", "1"), ("3", "2"), ("4", "4")].map { id, parent in
            "<threadedComment ref=\"A1\" id=\"\(id)\" parentId=\"\(parent)\"><text>t\(id)</text></threadedComment>"
        }
        zip.add("xl/threads.xml", "<ThreadedComments xmlns=\"\(space)\">\(comments.joined())</ThreadedComments>")
        zip.set(
            "xl/worksheets/_rels/sheet1.xml.rels",
            WorkbookDraft.relations([("rId1", "threadedComment", "../threads.xml")]))
        let threads = HostileReading(of: zip.bytes).details.first?.threads ?? []
        #expect(threads.flatMap { [$0.text] + $0.replies.map(\.text) }.sorted() == ["t1", "t2", "t3", "t4"])
    }
}
