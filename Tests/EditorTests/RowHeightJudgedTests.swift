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
}
