import Foundation
import SheetModel
import Testing
import XLSX

/// Heights of rows, judged by programs of others.
@Suite struct RowHeightJudgedTests {
    static let isJudged =
        (try? RepeatedForms.run(["python3", "-c", "import openpyxl, xlsxwriter"]).exit) == 0
        && (try? RepeatedForms.run(["soffice", "--version"]).exit) == 0
        && (try? RepeatedForms.run(["pdftotext", "-v"]).exit) == 0

    @Test(
        "LibreOffice would have rows no higher, and prints every word of merged cells",
        .enabled(if: isJudged, "LibreOffice, Poppler and python3 with openpyxl and XlsxWriter"))
    func judged() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "heights-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let script = "\(MatrixLine.fixtures)/check-heights.py"
        let made = try RepeatedForms.run(["python3", script, "make", folder.path])
        #expect(made.exit == 0, "\(made.output)")
        for name in ["plain", "merged"] {
            let editor = try WorkbookEditor(path: folder.appending(path: "\(name).xlsx").path)
            for sheet in editor.sheetNames { try editor.fitHeights(of: Set(0..<60), in: sheet) }
            let bytes = try editor.bytes()
            #expect(try ExternalCheck.faults(of: bytes) == "")
            try Data(bytes).write(to: folder.appending(path: "\(name)-fitted.xlsx"))
        }
        let run = try RepeatedForms.run(["python3", script, "judge", folder.path])
        #expect(run.exit == 0, "\(run.output)")
        print("RowHeightJudgedTests: \(run.output)")
    }
    /// The shared corpus, where this machine has it.
    private static let corpus: String? = {
        guard let program = ExternalCheck.program else { return nil }
        let path = URL(fileURLWithPath: program).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "corpus").path
        return FileManager.default.fileExists(atPath: path + "/files") ? path : nil
    }()

    @Test(
        "Rows become as high as Excel itself made them",
        .enabled(if: isJudged && corpus != nil, "python3 and the shared corpus"))
    func excel() throws {
        let corpus = try #require(Self.corpus)
        let folder = FileManager.default.temporaryDirectory.appending(path: "excel-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let script = "\(MatrixLine.fixtures)/check-heights.py"
        let stripped = try RepeatedForms.run(["python3", script, "strip", corpus, folder.path])
        #expect(stripped.exit == 0, "\(stripped.output)")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let path = folder.appending(path: name).path
            let editor = try WorkbookEditor(path: path)
            for sheet in editor.sheetNames where editor.isWorksheet(sheet) {
                try editor.fitHeights(of: Set(0..<1000), in: sheet)
            }
            try editor.save(to: path)
        }
        let run = try RepeatedForms.run(["python3", script, "compare", corpus, folder.path])
        #expect(run.exit == 0, "\(run.output)")
        print("RowHeightJudgedTests: \(run.output)")
    }
}
