import Findings
import SheetModel
import TestSupport
import Testing
import XLSX

/// Workbooks made from one form, read with what is known of their parts, are those read without.
@Suite struct KnownPartsTests {
    /// A form filled in: its parts are the same, its rows are not.
    private static func draft(
        value: String = "7", merged: String = "C1:D1", format: Int = 14, sheet: String = "Sheet1", texts: String = "chữ"
    ) -> WorkbookDraft {
        var draft = WorkbookDraft(
            rows: """
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>44860</v></c></row>\
                <row r="2" hidden="1"><c r="A2"><v>\(value)</v></c><c r="B2"><f>A2*2</f><v>14</v></c></row>
                """,
            before: #"<cols><col min="2" max="3" hidden="1"/></cols>"#,
            after: """
                <mergeCells count="1"><mergeCell ref="\(merged)"/></mergeCells><hyperlinks><hyperlink ref="A1" \
                r:id="rId1"/></hyperlinks>
                """,
            sharedStrings: ["<t>\(texts)</t>"], styles: StyleTests.styles(formats: [0, format]))
        draft.zip.set(
            "xl/worksheets/_rels/sheet1.xml.rels",
            WorkbookDraft.relations([("rId1", "hyperlink", "https://x.vn/\(value)")]))
        if let place = draft.zip.entries.firstIndex(where: { $0.name == "xl/workbook.xml" }) {
            let text = String(decoding: draft.zip.entries[place].content, as: UTF8.self)
            draft.zip.set("xl/workbook.xml", text.replacing("Sheet1", with: sheet))
        }
        return draft
    }

    /// All that is read of a workbook, or the problem that it has.
    private static func reading(_ bytes: [UInt8], _ known: KnownParts?) throws -> [String] {
        var lines: [String] = []
        try withFile(of: bytes) { path in
            do {
                let workbook = try Workbook(path: path, known: known)
                lines += workbook.sheets.map { "\($0)" } + workbook.definedNames.map { "\($0)" }
                for index in workbook.sheets.indices {
                    let sheet = try workbook.readSheet(index)
                    for cell in sheet.rows.flatMap({ $0 }) {
                        lines.append(
                            "\(cell.reference) \(cell.value) \(cell.shown()) \(cell.isoDate ?? "") \(cell.formula ?? "") "
                                + "\(cell.format) \(cell.font.map { "\($0)" } ?? "")")
                    }
                    lines += sheet.rows.map { "\($0.index) \($0.isHidden)" } + ["\(sheet.details)"]
                    lines += sheet.warnings.map { "\($0.code) \($0.message.en) \($0.place.part ?? "")" }
                }
            } catch let problem as Problem {
                let place = problem.place
                lines.append("\(problem.code) \(problem.message.en) \(place.part ?? "") \(place.sheet ?? "")")
            }
        }
        return lines
    }

    @Test("Filled in otherwise, or made otherwise: as read without")
    func sameAsWithout() throws {
        let known = KnownParts()
        let drafts = [
            Self.draft(), Self.draft(value: "8"), Self.draft(merged: "C1:E1"), Self.draft(format: 2), Self.draft(),
            Self.draft(sheet: "Sheet2"), Self.draft(texts: "tên"), Self.draft(value: "x", format: 9), Self.draft(),
        ]
        var readings: Set<[String]> = []
        for draft in drafts {
            let reading = try Self.reading(draft.bytes, known)
            #expect(reading == (try Self.reading(draft.bytes, nil)))
            readings.insert(reading)
        }
        // Each difference shows.
        #expect(readings.count == 7)
    }

    @Test("One byte changed in any part: as read without, and nothing of it stays with the next workbook")
    func oneByte() throws {
        let known = KnownParts()
        let sound = Self.draft()
        let expected = try Self.reading(sound.bytes, nil)
        var differing = 0
        for place in sound.zip.entries.indices {
            let count = sound.zip.entries[place].content.count
            for offset in stride(from: 3, to: count, by: 17) {
                var zip = sound.zip
                // A digit or letter becomes the next one; anything else a letter.
                let byte = zip.entries[place].content[offset]
                let isPlain = (48...56).contains(byte) || (65...89).contains(byte) || (97...121).contains(byte)
                zip.entries[place].content[offset] = isPlain ? byte + 1 : 0x78
                let reading = try Self.reading(zip.bytes, known)
                #expect(reading == (try Self.reading(zip.bytes, nil)), "\(sound.zip.entries[place].name) at \(offset)")
                if reading != expected { differing += 1 }
                #expect(try Self.reading(sound.bytes, known) == expected)
            }
        }
        #expect(differing > 50)
    }

    @Test("Broken parts have the same problem both ways, first or later", arguments: [false, true])
    func broken(isFirst: Bool) throws {
        for name in ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"] {
            let known = KnownParts()
            let sound = Self.draft()
            if !isFirst { _ = try Self.reading(sound.bytes, known) }
            var zip = sound.zip
            let content = try #require(zip.entries.first { $0.name == name }?.content)
            zip.set(name, Array(content.dropLast(20)))
            let without = try Self.reading(zip.bytes, nil)
            #expect(without != (try Self.reading(sound.bytes, nil)), "\(name)")
            for _ in 0..<2 { #expect(try Self.reading(zip.bytes, known) == without, "\(name)") }
            #expect(try Self.reading(sound.bytes, known) == Self.reading(sound.bytes, nil), "\(name)")
        }
    }
}
