import Findings
import Foundation
import SheetModel
import Testing
import XLSX

/// A workbook with one of everything: clean for `check-xlsx`, and read as it was meant by others.
@Suite struct ShowcaseTests {
    @Test func theShowcaseIsClean() throws {
        let written = try Written(try Showcase.writer())
        // `SHOWCASE` names a place to keep it, to be looked at in a spreadsheet program.
        if let path = ProcessInfo.processInfo.environment["SHOWCASE"] {
            try Data(written.bytes).write(to: URL(filePath: path))
        }
        let again = try Showcase.writer().bytes()
        #expect(written.bytes == again)
    }

    @Test func elementsStandInTheOrderOfTheSchema() throws {
        let sheet = try Written(try Showcase.writer()).sheet
        let order = [
            "sheetPr", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection", "mergeCells",
            "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
            "headerFooter", "drawing", "legacyDrawing",
        ]
        let places = order.map { sheet.range(of: "<\($0)[ >/]", options: .regularExpression)?.lowerBound }
        #expect(!places.contains(nil))
        #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
    }

    @Test func ourReaderFindsIt() throws {
        let workbook = try Workbook(bytes: try Showcase.writer().bytes())
        #expect(workbook.sheets.map(\.name) == ["Biểu 01", "Biểu đồ", "Bảng và nhóm", "Danh mục"])
        #expect(workbook.sheets[3].visibility == .hidden)
        #expect(
            workbook.definedNames.map(\.name) == [
                "DanhGia", "_xlnm.Print_Area", "_xlnm.Print_Titles", "_xlnm._FilterDatabase",
            ])
        let details = try workbook.forEachRow(of: workbook.sheets[0]) { row in
            if row.index == 6 {
                #expect(row.map { $0.shown() }.prefix(6) == ["1", "TT Khâm Đức", "8", "8", "100.0%", "26/10/2022"])
            }
            return .proceed
        }
        #expect(details.merged.count == 4 && details.isProtected && details.validations.count == 1)
        #expect(details.notes.map(\.text) == ["Thiếu 01 đồng chí,\nđã giải trình."])
        #expect(details.links.map(\.target) == [nil, "https://example.org/bieu-01?a=1&b=2"])
        #expect(details.hiddenColumns == [7...7])
        #expect(workbook.warnings.isEmpty)
    }

    @Test(
        "openpyxl and python-calamine read it as it was meant",
        .enabled(if: Foreign.isHere, "python3 with openpyxl and python-calamine"))
    func others() throws {
        try Written.withFile(try Showcase.writer().bytes()) { path in
            let script = Written.root.appending(path: "Tests/WriterTests/read-showcase.py").path
            let run = try Written.run("/usr/bin/env", ["python3", script, path])
            #expect(run.exit == 0, "\(run.output)")
        }
    }
}

/// Readers by others.
enum Foreign {
    static let isHere: Bool = {
        let run = try? Written.run("/usr/bin/env", ["python3", "-c", "import openpyxl, python_calamine"])
        return run?.exit == 0
    }()
}
