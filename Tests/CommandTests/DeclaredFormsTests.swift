import Foundation
import Testing

/// Forms as they come from other bodies, declared in a few lines of a program workbook, read cell by cell. The workbooks
/// are made by `Declared/make-declared.py`; the figures here were written from its rows by hand.
@Suite struct DeclaredFormsTests {
    /// A form's sheet: the columns of figures with indicator and period, and what each row must give, `-` for "none",
    /// `…` for "not reported".
    struct Sheet: CustomTestStringConvertible {
        var file: String
        var columns: [(column: String, indicator: String, period: String)]
        var rows: [(row: String, organization: String, figures: String)]
        var testDescription: String { file }
    }

    private static func columns(_ names: String, _ indicators: String, _ periods: [String] = ["2025"])
        -> [(column: String, indicator: String, period: String)]
    {
        let codes = indicators.split(separator: " ").map(String.init)
        return zip(names, codes).enumerated().map { place, pair in
            (String(pair.0), pair.1, periods[place * periods.count / codes.count])
        }
    }

    static let sheets = [
        Sheet(
            file: "01a-gnn", columns: columns("CDEFGHI", "do-tuoi tuoi-18 tuoi-19-25 so-tuyen dat loai-1 loai-2"),
            rows: [
                ("10", "20740", "60 21 39 48 30 12 18"), ("11", "T1", "25 9 16 20 13 5 8"),
                ("12", "T2", "20 7 13 16 10 4 6"), ("13", "T3", "15 5 10 12 7 3 4"),
            ]),
        Sheet(file: "01-kksl", columns: columns("D", "NNP"), rows: [("8", "20740", "4.25")]),
        Sheet(file: "01-kksl", columns: columns("D", "LUA"), rows: [("9", "20740", "1.5")]),
        Sheet(file: "01-kksl", columns: columns("D", "RSX"), rows: [("10", "20740", "2.75")]),
        Sheet(file: "01-kksl", columns: columns("D", "ONT"), rows: [("11", "20740", "-")]),
        Sheet(
            file: "tai-san", columns: columns("CDEFGH", "tai-san bo-cap dia-phuong nguon-khac nguyen-gia con-lai"),
            rows: [
                ("8", "T1", "3 120000000 30500000 - 150500000 90000000"),
                ("9", "T2", "2 - 40000000 10000000 50000000 25500000"),
                ("10", "T3", "1 15000000 … 5000000 20000000 20000000"),
                ("11", "20740", "6 135000000 70500000 15000000 220500000 135500000"),
            ]),
        Sheet(
            file: "tiem-phong", columns: columns("DEFG", "ho-tiem trau-bo lon vac-xin"),
            rows: [
                ("8:9", "T1", "2 6 10 170000"), ("10:12", "T2", "2 1 7 85500"), ("11:11", "T3", "1 5 3 105000"),
            ]),
        Sheet(
            file: "tuyen-truyen",
            columns: columns(
                "CDEFGHIJ", "buoi luot buoi luot buoi luot buoi luot", ["2025-07", "2025-08", "2025-09", "2025-Q3"]),
            rows: [
                ("7", "T1", "2 80 1 40 3 120 6 240"), ("8", "T2", "1 1050 - - 2 75 3 1125"),
                ("9", "T3", "1 30 1 35 1 30 3 95"), ("10", "20740", "4 1160 2 75 6 225 12 1460"),
            ]),
    ]

    /// How many figures each file holds in all.
    static let counts = ["01a-gnn": 28, "01-kksl": 4, "tai-san": 24, "tiem-phong": 12, "tuyen-truyen": 32]

    @Test(arguments: sheets) func figures(_ sheet: Sheet) throws {
        let folder = "Tests/CommandTests/Declared"
        let run = try CommandRun([
            "convert", "--as", "records", "--program", "\(folder)/chuong-trinh.xlsx", "\(folder)/\(sheet.file).xlsx",
        ])
        #expect(run.exit == 0, "\(run.messages)")
        let document = try JSONDecoder().decode(Document.self, from: Data(run.output.utf8))
        var found: [String: String] = [:]
        for figure in document.achievements {
            let key = "\(figure.source.cell) \(figure.organization) \(figure.indicator) \(figure.period)"
            #expect(found[key] == nil)
            found[key] = figure.value ?? ["none": "-", "notReported": "…"][figure.missing ?? ""]
        }
        #expect(found.count == Self.counts[sheet.file])
        for row in sheet.rows {
            let figures = row.figures.split(separator: " ").map(String.init)
            #expect(figures.count == sheet.columns.count)
            for (column, figure) in zip(sheet.columns, figures) {
                let cell = row.row.split(separator: ":").map { column.column + $0 }.joined(separator: ":")
                #expect(found["\(cell) \(row.organization) \(column.indicator) \(column.period)"] == figure, "\(cell)")
            }
        }
        #expect(document.findings.allSatisfy { $0.severity == "information" })
    }

    private struct Document: Decodable {
        struct Figure: Decodable {
            struct Source: Decodable { var cell: String }
            var organization: String
            var indicator: String
            var period: String
            var value: String?
            var missing: String?
            var source: Source
        }
        struct Finding: Decodable { var severity: String }
        var achievements: [Figure]
        var findings: [Finding]
    }
}
