import Findings
import SheetModel
import TestSupport
import Testing

/// Files that ended too early, and packages that lack a part: refused with a place, or read with a warning, and never
/// taken for an empty workbook.
@Suite struct TruncatedFileTests {
    @Test("The small workbook itself is read without a word")
    func whole() {
        let reading = HostileReading(of: SmallWorkbook.zip.bytes)
        expectCells(SmallWorkbook.cells, of: reading)
        #expect(reading.details.first?.notes.count == 1)
        #expect(reading.details.first?.tables.count == 1)
    }

    @Test("Every beginning of a workbook is no zip: its directory stands at the end")
    func everyPrefix() {
        let bytes = SmallWorkbook.zip.bytes
        #expect((3000...6000).contains(bytes.count))
        let codes = bytes.indices.map { HostileReading(of: Array(bytes[..<$0])).code ?? "read" }
        #expect(Set(codes) == ["ZIP_NOT_A_ZIP"])
        expectRefusal("ZIP_NOT_A_ZIP", of: HostileReading(of: Array(bytes[..<2000])))
    }

    @Test("Every ending of a workbook is refused or read as a whole")
    func everySuffix() {
        let bytes = SmallWorkbook.zip.bytes
        for start in stride(from: 1, to: bytes.count, by: 7) {
            let reading = HostileReading(of: Array(bytes[start...]))
            #expect(reading.error != nil || reading.cells == SmallWorkbook.cells, "from byte \(start)")
        }
    }

    @Test("A byte changed, the first and every fifth: refused, or read as the directory and the CRCs allow")
    func byteChanged() {
        let bytes = SmallWorkbook.zip.bytes
        for position in stride(from: 0, to: bytes.count, by: 5) {
            var changed = bytes
            changed[position] ^= 0x55
            let reading = HostileReading(of: changed)
            // A part's name that changed hides the part, which is warned of or takes only its own details away.
            let isSound = reading.cells == SmallWorkbook.cells || !reading.warnings.isEmpty || reading.error != nil
            #expect(isSound, "byte \(position): \(reading.cells)")
        }
    }

    @Test("Every beginning of a sheet's part is refused, at that part", arguments: ReadingPath.allCases)
    func everySheetPrefix(by path: ReadingPath) {
        let rows = #"<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row><row r="2"><c r="A2" t="str"><v>x</v></c></row>"#
        let sheet = WorkbookDraft.worksheet(rows: rows, before: path.before)
        for count in sheet.utf8.indices.map({ sheet.utf8.distance(from: sheet.utf8.startIndex, to: $0) }) {
            var zip = WorkbookDraft(rows: "").zip
            zip.set(SmallWorkbook.sheetPart, String(decoding: sheet.utf8.prefix(count), as: UTF8.self))
            let reading = HostileReading(of: zip.bytes)
            #expect(reading.code == "XML_NOT_WELL_FORMED", "\(count) bytes")
            #expect(reading.error?.place.part == SmallWorkbook.sheetPart, "\(count) bytes")
        }
    }

    /// Parts without which nothing can be read, and the refusal.
    static let needed: [(part: String, code: String)] = [
        ("_rels/.rels", "PACKAGE_PART_MISSING"), ("xl/workbook.xml", "PACKAGE_PART_MISSING"),
        ("xl/_rels/workbook.xml.rels", "XLSX_SHEET_MISSING"), (SmallWorkbook.sheetPart, "XLSX_SHEET_MISSING"),
    ]

    @Test("A package without a part that is needed", arguments: needed)
    func withoutNeeded(part: String, code: String) {
        var zip = SmallWorkbook.zip
        zip.remove(part)
        expectRefusal(code, of: HostileReading(of: zip.bytes))
    }

    @Test("Without the shared strings their cells are blank, and each is warned of")
    func withoutSharedStrings() {
        var zip = SmallWorkbook.zip
        zip.remove("xl/sharedStrings.xml")
        let reading = HostileReading(of: zip.bytes)
        #expect(reading.cells == Array(SmallWorkbook.cells.filter { !$0.contains("A1=") && !$0.contains("A2=") }))
        #expect(
            reading.warnings.filter { $0.code.rawValue == "XLSX_SHARED_STRING_MISSING" }.map(\.place.cell) == [
                "A1", "A2",
            ])
    }

    @Test(
        "Without a part that only adds to the figures, they are read and the part is named in a warning",
        arguments: ["xl/styles.xml", "xl/comments1.xml", "xl/tables/table1.xml"])
    func withoutAddition(part: String) {
        var zip = SmallWorkbook.zip
        zip.remove(part)
        let reading = HostileReading(of: zip.bytes)
        expectCells(SmallWorkbook.cells, warnings: ["XLSX_PART_UNREADABLE"], of: reading)
        #expect(reading.warnings.map(\.place.part) == [part])
    }

    @Test(
        "The list of content types is not needed, nor are a sheet's own relationships",
        arguments: ["[Content_Types].xml", "xl/worksheets/_rels/sheet1.xml.rels"])
    func withoutLists(part: String) {
        var zip = SmallWorkbook.zip
        zip.remove(part)
        expectCells(SmallWorkbook.cells, of: HostileReading(of: zip.bytes))
    }

    @Test("One missing sheet of two is a warning at its name")
    func oneSheetOfTwo() {
        var zip = WorkbookDraft(rows: #"<row r="1"><c r="A1"><v>1</v></c></row>"#).zip
        zip.set(
            "xl/workbook.xml",
            """
            <workbook xmlns="\(WorkbookDraft.main)" xmlns:r="\(WorkbookDraft.relationships)"><sheets>\
            <sheet name="Sheet1" sheetId="1" r:id="rId1"/><sheet name="Biểu 2" sheetId="2" r:id="rId9"/></sheets></workbook>
            """)
        let reading = HostileReading(of: zip.bytes)
        expectCells(["Sheet1!A1=1"], warnings: ["XLSX_SHEET_MISSING"], of: reading)
        #expect(reading.warnings.map(\.place.sheet) == ["Biểu 2"])
    }

    @Test(
        "Every part emptied, or cut in the middle: refused or warned of, at that part",
        arguments: ["", "half"])
    func partCut(how: String) {
        for entry in SmallWorkbook.zip.entries where entry.name != "[Content_Types].xml" {
            var zip = SmallWorkbook.zip
            zip.remove(entry.name)
            zip.entries.append((entry.name, Array(entry.content.prefix(how.isEmpty ? 0 : entry.content.count / 2))))
            let reading = HostileReading(of: zip.bytes)
            let places = (reading.warnings + (reading.error.map { [$0] } ?? [])).map(\.place.part)
            #expect(places.contains(entry.name), "\(entry.name)")
            #expect(reading.error != nil || reading.cells == SmallWorkbook.cells, "\(entry.name)")
        }
    }
}
