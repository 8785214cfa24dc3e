import TestSupport

/// A workbook of which an input gives some parts: pieces divided by the bytes FF FF, each beginning with the byte that
/// names its part. All other parts are sound. Within a piece the bytes FF FD stand for a long stretch of space.
struct PartsInput {
    /// The parts in the order of the bytes that name them: `0` (or any byte that is 0 modulo 12) and so on.
    static let names = [
        "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "xl/comments1.xml", "xl/tables/table1.xml",
        "xl/worksheets/_rels/sheet1.xml.rels", "xl/threadedComments/threadedComment1.xml", "xl/persons/person.xml",
        "_rels/.rels",
    ]

    /// Stands for so much space that the bytes around it come in different chunks.
    private static let gap: [UInt8] = [0xFF, 0xFD]
    private static let gapLength = 140_000
    private var zip = ZipDraft(PartsInput.sound)

    init(_ bytes: [UInt8]) {
        for piece in Self.split(bytes, at: [0xFF, 0xFF], most: 16) {
            guard let first = piece.first else { continue }
            let name = Self.names[Int(first % 48) % Self.names.count]
            let space = [UInt8](repeating: 0x20, count: Self.gapLength)
            let content = Self.split(piece.dropFirst(), at: Self.gap, most: 3).joined(separator: space)
            zip.entries.removeAll { $0.name == name }
            zip.entries.append((name, Array(content)))
        }
    }

    private static func split(_ bytes: some Collection<UInt8>, at mark: [UInt8], most: Int) -> [[UInt8]] {
        var pieces: [[UInt8]] = [[]]
        for byte in bytes {
            pieces[pieces.count - 1].append(byte)
            if byte == mark[1], pieces.count < most, pieces[pieces.count - 1].suffix(2) == mark[...] {
                pieces[pieces.count - 1].removeLast(2)
                pieces.append([])
            }
        }
        return pieces
    }

    /// The workbook, whose plain parts are scanned.
    var workbook: [UInt8] { zip.bytes }

    /// The same workbook with a comment in front of the parts that might be scanned, which leaves them to the parser.
    var workbookForParser: [UInt8] {
        var twin = zip
        for (index, entry) in zip.entries.enumerated() where Self.names[0...1].contains(entry.name) {
            var start = 0
            if entry.content.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
            // In UTF-16 nothing is plain anyway.
            if entry.content.starts(with: [0xFE, 0xFF]) || entry.content.starts(with: [0xFF, 0xFE]) { continue }
            if entry.content.dropFirst(start).starts(with: "<?xml".utf8) {
                guard let end = entry.content.firstIndex(of: UInt8(ascii: ">")) else { continue }
                start = end + 1
            } else if !entry.content.dropFirst(start).starts(with: "<".utf8) || entry.content.contains(0) {
                continue
            }
            twin.entries[index].content.insert(contentsOf: "<!-- -->".utf8, at: start)
        }
        return twin.bytes
    }

    private static let sound: [(name: String, content: [UInt8])] = {
        let rows = """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>44860.5</v></c></row>\
            <row r="2"><c r="A2" s="2"><f>B1*2</f><v>89721</v></c></row>
            """
        var zip = WorkbookDraft(
            rows: rows, sharedStrings: ["<t>một</t>", "<r><rPr><b/></rPr><t>hai</t></r><r><t> ba</t></r>"],
            styles: """
                <numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.00;[Red]-#,##0"/></numFmts>\
                <fonts><font><sz val="12"/><name val="Times New Roman"/></font></fonts>\
                <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>
                """
        ).zip
        zip.set(
            "xl/_rels/workbook.xml.rels",
            WorkbookDraft.relations([
                ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "sharedStrings", "sharedStrings.xml"),
                ("rId3", "styles", "styles.xml"), ("rId4", "person", "persons/person.xml"),
            ]))
        zip.add(
            "xl/worksheets/_rels/sheet1.xml.rels",
            WorkbookDraft.relations([
                ("rId1", "comments", "../comments1.xml"), ("rId2", "table", "../tables/table1.xml"),
                ("rId3", "threadedComment", "../threadedComments/threadedComment1.xml"),
            ]))
        let main = WorkbookDraft.main
        zip.add(
            "xl/comments1.xml",
            """
            <comments xmlns="\(main)"><authors><author>A</author></authors><commentList><comment ref="A1" authorId="0">\
            <text><t>xem</t></text></comment></commentList></comments>
            """)
        zip.add(
            "xl/tables/table1.xml",
            """
            <table xmlns="\(main)" id="1" name="T" displayName="T" ref="A1:B2"><tableColumns count="2">\
            <tableColumn id="1" name="a"/><tableColumn id="2" name="b"/></tableColumns></table>
            """)
        let threaded = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
        zip.add(
            "xl/threadedComments/threadedComment1.xml",
            """
            <ThreadedComments xmlns="\(threaded)"><threadedComment ref="A1" dT="2022-01-01T00:00:00" personId="{1}" \
            id="{2}"><text>đúng</text></threadedComment></ThreadedComments>
            """)
        zip.add(
            "xl/persons/person.xml",
            "<personList xmlns=\"\(threaded)\"><person displayName=\"A\" id=\"{1}\"/></personList>")
        return zip.entries
    }()
}
