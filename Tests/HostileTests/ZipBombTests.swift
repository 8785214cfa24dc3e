import Findings
import FoundationEssentials
import TestSupport
import Testing
import Workflows
import XLSX

/// Files that claim little and unfold to much: what comes out is counted, whatever the headers say.
@Suite struct ZipBombTests {
    private static let head = "<worksheet xmlns=\"\(WorkbookDraft.main)\"><sheetData>"

    /// A workbook of which one part is replaced.
    private static func workbook(_ part: RawZipEntry) -> [UInt8] {
        var zip = SmallWorkbook.zip
        zip.remove(part.name)
        return RawZipEntry.file(of: zip.entries.map { RawZipEntry($0.name, $0.content) } + [part])
    }

    @Test("A thousandfold compressed part is refused by its ratio once it passes 64 MiB")
    func ratio() {
        let part = "xl/styles.xml"
        let bytes = Self.workbook(.bomb(part, head: "<styleSheet xmlns=\"\(WorkbookDraft.main)\">", megabytes: 70))
        #expect(bytes.count < 80_000)
        expectRefusal("ZIP_LIMIT", in: part, of: HostileReading(of: bytes))
    }

    @Test("The same ratio in a small part is honest space")
    func smallRatio() {
        var sheet = RawZipEntry.bomb(SmallWorkbook.sheetPart, head: Self.head, megabytes: 1)
        sheet.data += RawZipEntry.stored(Array("</sheetData></worksheet>".utf8), isLast: true)
        sheet.compressedSize = UInt32(sheet.data.count)
        sheet.size += UInt32(Self.head.utf8.count + 24)
        // The CRC of a mebibyte of space is not at hand; that it is asked for at all shows that the limit let it pass.
        expectRefusal("ZIP_DAMAGED", in: SmallWorkbook.sheetPart, of: HostileReading(of: Self.workbook(sheet)))
    }

    @Test(
        "The bytes of all parts together are limited, whatever size the headers state", arguments: [0, 1, 0xFFFF_FFFE])
    func inflatedBytes(stated: UInt32) {
        var sheet = RawZipEntry.bomb(SmallWorkbook.sheetPart, head: Self.head, megabytes: 4)
        sheet.size = stated
        var limits = ReadLimits()
        limits.inflatedBytes = 2 << 20
        let reading = HostileReading(of: Self.workbook(sheet), limits: limits)
        #expect(["ZIP_LIMIT", "ZIP_DAMAGED"].contains(reading.code))
        #expect(reading.error?.place.part == SmallWorkbook.sheetPart)
    }

    @Test("The limit on inflated bytes counts every part")
    func inflatedBytesOfAll() {
        var limits = ReadLimits()
        let whole = SmallWorkbook.zip.entries.filter { $0.name != "[Content_Types].xml" }.map(\.content.count).reduce(
            0, +)
        limits.inflatedBytes = whole
        expectCells(SmallWorkbook.cells, of: HostileReading(of: SmallWorkbook.zip.bytes, limits: limits))
        limits.inflatedBytes = 1000
        expectRefusal("ZIP_LIMIT", of: HostileReading(of: SmallWorkbook.zip.bytes, limits: limits))
    }

    @Test("More entries than the limit")
    func entries() {
        var zip = SmallWorkbook.zip
        for index in 0..<100 { zip.add("e\(index)", "") }
        var limits = ReadLimits()
        limits.entries = zip.entries.count
        expectCells(SmallWorkbook.cells, of: HostileReading(of: zip.bytes, limits: limits))
        limits.entries -= 1
        expectRefusal("ZIP_LIMIT", of: HostileReading(of: zip.bytes, limits: limits))
        // The default stands at 20,000.
        for index in 100..<20_000 { zip.add("e\(index)", "") }
        expectRefusal("ZIP_LIMIT", of: HostileReading(of: zip.bytes))
    }

    /// Headers that lie about an entry.
    static let lies: [(what: String, lie: @Sendable (inout RawZipEntry) -> Void)] = [
        ("size too small", { $0.size = 3 }),
        ("size too large", { $0.size = 0x7FFF_FFFF }),
        ("compressed size too small", { $0.compressedSize = 5 }),
        ("compressed size beyond the file", { $0.compressedSize = 0x7FFF_FFFF }),
        ("wrong CRC", { $0.crc ^= 1 }),
        ("deflated, which it is not", { $0.method = 8 }),
        ("an unknown method", { $0.method = 77 }),
        ("encrypted", { $0.flags |= 1 }),
    ]

    @Test("Headers that lie", arguments: lies.indices)
    func lyingHeaders(index: Int) {
        for entry in SmallWorkbook.zip.entries where entry.name != "[Content_Types].xml" {
            var entries = SmallWorkbook.zip.entries.map { RawZipEntry($0.name, $0.content) }
            guard let position = entries.firstIndex(where: { $0.name == entry.name }) else { continue }
            Self.lies[index].lie(&entries[position])
            let reading = HostileReading(of: RawZipEntry.file(of: entries))
            let codes = Set(reading.warnings.map(\.code.rawValue)).union(reading.code.map { [$0] } ?? [])
            // A stored entry that claims the headers behind it has them read as XML.
            let expected: Set<String> = [
                "ZIP_DAMAGED", "ZIP_UNSUPPORTED", "ZIP_NOT_A_ZIP", "XLSX_PART_UNREADABLE", "XML_NOT_WELL_FORMED",
            ]
            #expect(!codes.isDisjoint(with: expected), "\(Self.lies[index].what), \(entry.name): \(codes)")
            #expect(
                reading.error != nil || reading.cells == SmallWorkbook.cells, "\(Self.lies[index].what), \(entry.name)")
        }
    }

    @Test(
        "A short text that many cells share: the output is refused, and none of it is left",
        arguments: [
            ConvertOptions.Form.values, .cells, .tables,
        ])
    func outputBomb(form: ConvertOptions.Form) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "hostile-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let rows = (1...2500).map { "<row r=\"\($0)\"><c r=\"A\($0)\" t=\"s\"><v>0</v></c></row>" }.joined()
        let draft = WorkbookDraft(rows: rows, sharedStrings: ["<t>\(String(repeating: "x", count: 20_000))</t>"])
        let input = folder.appending(path: "bom.xlsx").path
        try Data(draft.bytes).write(to: URL(filePath: input))
        var options = ConvertOptions()
        options.inputs = [input]
        options.form = form
        options.output = folder.appending(path: "ra.json").path
        options.maximumOutput = 1 << 20
        let result = await Convert.run(options)
        #expect(result.problems.filter { $0.severity == .error }.map(\.code.rawValue) == ["OUTPUT_LIMIT"])
        #expect(result.problems.first?.line(in: .vietnamese).contains("--max-output") == true)
        #expect(result.exitCode == 65)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["bom.xlsx"])
    }

    @Test("Shared text has a limit of its own", arguments: ["<t>%</t>", "<t>%&#x20;</t>", "<r><t>%</t></r>"])
    func sharedText(item: String) {
        let text = item.replacing("%", with: String(repeating: "a", count: 500))
        let draft = WorkbookDraft(rows: "", sharedStrings: [String](repeating: text, count: 100))
        var limits = ReadLimits()
        limits.sharedText = 40_000
        expectRefusal("XLSX_LIMIT", in: "xl/sharedStrings.xml", of: HostileReading(of: draft.bytes, limits: limits))
    }

    @Test("Cells with content have a limit; blank ones do not count", arguments: ReadingPath.allCases)
    func cells(by path: ReadingPath) {
        let rows = (1...50).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>1</v></c><c r=\"B\($0)\" s=\"0\"/></row>" }
            .joined()
        let draft = WorkbookDraft(rows: rows, before: path.before)
        var limits = ReadLimits()
        limits.cells = 50
        #expect(HostileReading(of: draft.bytes, limits: limits).cells.count == 50)
        limits.cells = 49
        let reading = HostileReading(of: draft.bytes, limits: limits)
        expectRefusal("XLSX_LIMIT", in: SmallWorkbook.sheetPart, of: reading)
        #expect(reading.error?.place.sheet == "Sheet1")
    }
}
