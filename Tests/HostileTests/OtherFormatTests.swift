import Findings
import FoundationEssentials
import SheetModel
import TestSupport
import Testing
import XLSX

/// Files that are something else than their name says: told apart by their content, with a way out for the reader.
@Suite struct OtherFormatTests {
    /// A compound file ([MS-CFB]): its signature and, in a directory, the names of its streams in UTF-16.
    private static func compoundFile(_ streams: [String]) -> [UInt8] {
        var file: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        file += [UInt8](repeating: 0, count: 16) + [0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0]
        file += [UInt8](repeating: 0xFF, count: 1024 - file.count)
        for name in ["Root Entry"] + streams {
            var entry = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            entry += [UInt8](repeating: 0, count: 128 - entry.count)
            file += entry
        }
        return file + [UInt8](repeating: 0, count: 2048)
    }

    private static func zip(_ entries: [(String, String)]) -> [UInt8] {
        ZipDraft(entries.map { (name: $0.0, content: Array($0.1.utf8)) }).bytes
    }

    /// A package whose main part is `part`.
    private static func package(_ part: String, _ content: String) -> [UInt8] {
        zip([("_rels/.rels", WorkbookDraft.relations([("rId1", "officeDocument", part)])), (part, content)])
    }

    /// What a file is, its bytes, the code, and a word of the remedy in each language.
    static let files: [(what: String, bytes: [UInt8], code: String, vi: String, en: String)] = [
        ("encrypted", compoundFile(["EncryptionInfo", "EncryptedPackage"]), "FILE_ENCRYPTED", "mật khẩu", "password"),
        ("xls", compoundFile(["Workbook", "\u{5}SummaryInformation"]), "FILE_OTHER_FORMAT", ".xls", "Save As"),
        ("doc", compoundFile(["WordDocument"]), "FILE_OTHER_FORMAT", "Word", "Word"),
        (
            "html", Array("<html><body><table><tr><td>5</td></tr></table></body></html>".utf8), "FILE_OTHER_FORMAT",
            "HTML", "HTML"
        ),
        (
            "html with a doctype", Array("\n <!DOCTYPE HTML PUBLIC \"-//W3C//DTD\"><HTML>".utf8), "FILE_OTHER_FORMAT",
            "HTML", "HTML"
        ),
        (
            "XML 2003", Array("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>".utf8),
            "FILE_OTHER_FORMAT", "XML Spreadsheet 2003", "XML Spreadsheet 2003"
        ),
        ("pdf", Array("%PDF-1.7\n".utf8), "FILE_OTHER_FORMAT", "PDF", "PDF"),
        (
            "ods",
            zip([
                ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>"),
                ("META-INF/manifest.xml", "<x/>"),
            ]), "FILE_OTHER_FORMAT", "OpenDocument", "OpenDocument"
        ),
        (
            "docx",
            package(
                "word/document.xml",
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>"),
            "XLSX_NOT_A_WORKBOOK", "sổ tính", "Excel workbook"
        ),
        ("xlsb", package("xl/workbook.bin", "\u{1}\u{2}\u{3}"), "XLSX_NOT_A_WORKBOOK", "Lưu dưới dạng", "Save As"),
        ("a zip of anything", zip([("anh.jpg", "x")]), "PACKAGE_PART_MISSING", "Excel", "Excel"),
        ("an empty zip", zip([]), "ZIP_NOT_A_ZIP", ".xlsx", ".xlsx"),
        ("text", Array("Họ tên;Tuổi\nA;5\n".utf8), "ZIP_NOT_A_ZIP", ".xlsx", ".xlsx"),
        ("nothing", [], "ZIP_NOT_A_ZIP", ".xlsx", ".xlsx"),
        ("zeros", [UInt8](repeating: 0, count: 5000), "ZIP_NOT_A_ZIP", ".xlsx", ".xlsx"),
        ("PK only", Array("PK".utf8), "ZIP_NOT_A_ZIP", ".xlsx", ".xlsx"),
        (
            "a local header only", Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 26), "ZIP_NOT_A_ZIP",
            ".xlsx", ".xlsx"
        ),
    ]

    @Test(arguments: files)
    func refused(what: String, bytes: [UInt8], code: String, vi: String, en: String) {
        let reading = HostileReading(of: bytes)
        expectRefusal(code, of: reading)
        #expect(reading.error?.line(in: .vietnamese).contains(vi) == true, "\(what)")
        #expect(reading.error?.line(in: .english).contains(en) == true, "\(what)")
    }

    @Test("From a path the answer is the same", arguments: files.indices)
    func fromPath(index: Int) throws {
        let folder = FileManager.default.temporaryDirectory
        let path = folder.appending(path: "hostile-\(UUID().uuidString).xlsx").path
        try Data(Self.files[index].bytes).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let problem = #expect(throws: Problem.self) { _ = try Workbook(path: path) }
        #expect(problem?.code.rawValue == Self.files[index].code)
        #expect(problem?.place.file == path)
    }

    @Test("A part that should be a sheet and is something else is named")
    func notASheet() {
        var zip = SmallWorkbook.zip
        zip.set(SmallWorkbook.sheetPart, "<chartsheet xmlns=\"\(WorkbookDraft.main)\"/>")
        let reading = HostileReading(of: zip.bytes)
        expectRefusal("XLSX_NOT_A_WORKBOOK", in: SmallWorkbook.sheetPart, of: reading)
        #expect(reading.error?.place.sheet == "Sheet1")
    }
}
