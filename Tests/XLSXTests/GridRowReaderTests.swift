import Foundation
import SheetModel
import TestSupport
import Testing
import XLSX

/// The corpus's workbooks. They are not there in a user's clone; then the test is skipped, save in CI.
private enum Corpus {
    static var folder: URL {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let environment = ProcessInfo.processInfo.environment
        return environment["CORPUS"].map { URL(filePath: $0).appending(path: "corpus") }
            ?? root.deletingLastPathComponent().appending(path: "shared/corpus")
    }
    static var isThere: Bool {
        FileManager.default.fileExists(atPath: folder.path) || ProcessInfo.processInfo.environment["CI"] != nil
    }

    /// Every twelfth of the sound workbooks that the manifest lists.
    static func some() throws -> [URL] {
        let manifest = try String(contentsOf: folder.appending(path: "manifest.tsv"), encoding: .utf8)
        let names = manifest.split(separator: "\n").dropFirst().compactMap { line -> String? in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            return fields.count > 1 && fields[1] == "ok" ? String(fields[0]) : nil
        }
        return stride(from: 0, to: names.count, by: 12).map { folder.appending(path: "files/\(names[$0])") }
    }
}

/// Rows of grids are what the cells of the rows are.
@Suite struct GridRowReaderTests {
    /// The rows of a sheet in a few words each cell, by way of `GridRowReader`.
    private static func gridRows(
        _ sheet: Sheet, of workbook: Workbook, _ locale: DisplayLocale, _ reading: RowReading
    ) throws -> [[String]] {
        var rows = GridRowReader(context: try workbook.context(), locale: locale)
        var result: [[String]] = []
        try workbook.forEachBatch(of: sheet, reading: reading) { batch in
            for position in batch.rows.indices {
                guard let row = rows.row(at: position, of: batch) else { continue }
                result.append(
                    ["\(row.index) \(row.isHidden)"]
                        + row.cells.map { cell in
                            "\(cell.column) \(cell.value) “\(cell.shown)” \(cell.isoDate ?? "-") =\(cell.formula ?? "-") "
                                + "\(cell.isBold) \(cell.indent) \(cell.font ?? "-") \(cell.runs)"
                        })
            }
            return .proceed
        }
        return result
    }

    /// The same by way of `Row` and `Cell`.
    private static func cellRows(
        _ sheet: Sheet, of workbook: Workbook, _ locale: DisplayLocale, _ reading: RowReading
    ) throws -> [[String]] {
        var result: [[String]] = []
        try workbook.forEachRow(of: sheet, reading: reading) { row in
            let cells = row.filter { !$0.isBlank }.map { cell in
                "\(cell.reference.column) \(cell.value) “\(cell.shown(locale: locale))” \(cell.isoDate ?? "-") "
                    + "=\(cell.formula ?? "-") \(cell.font?.isBold ?? false) \(cell.format.indent) "
                    + "\(cell.font?.name ?? "-") \(cell.runs)"
            }
            if !cells.isEmpty { result.append(["\(row.index) \(row.isHidden)"] + cells) }
            return .proceed
        }
        return result
    }

    /// Compares both ways; how many cells there were.
    private static func compare(_ workbook: Workbook, _ what: String, sorted: Bool = false) throws -> Int {
        var count = 0
        var reading = RowReading()
        reading.blankCells = false
        reading.sorted = sorted
        for sheet in workbook.sheets where sheet.kind == .worksheet {
            for locale in [DisplayLocale.enUS, .viVN] {
                let (grid, cells) = (
                    try gridRows(sheet, of: workbook, locale, reading),
                    try cellRows(sheet, of: workbook, locale, reading)
                )
                guard grid != cells else {
                    count += cells.reduce(0) { $0 + $1.count - 1 }
                    continue
                }
                let first = zip(grid, cells).first { $0 != $1 }.map { "\($0)" }
                Issue.record("\(what) › \(sheet.name): \(first ?? "\(grid.count) and \(cells.count) rows")")
            }
        }
        return count
    }

    @Test("Values of every kind, styles, dates, rich texts, formulas, hidden rows", arguments: RowPath.allCases)
    func byHand(path: RowPath) throws {
        let rows = """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s" s="1"><v>1</v></c><c r="C1" t="s"><v>7</v></c>\
            <c r="D1" t="inlineStr"><is><t>ô</t></is></c></row>\
            <row r="2" hidden="1"><c r="A2" s="1"><v>44860</v></c><c r="B2" s="2"><v>1500.5</v></c>\
            <c r="C2" s="3"><v>0.25</v></c><c r="D2" s="900"><v>7</v></c><c r="E2" s="70000"><v>8</v></c>\
            <c r="F2" s="4"><v>3</v></c></row>\
            <row r="4"><c r="A4"><f>B2*2</f><v>3001</v></c><c r="B4" t="str"><f>"a"</f><v>a</v></c><c r="C4"><f>1/0</f></c>\
            <c r="D4" t="b"><v>1</v></c><c r="E4" t="e"><v>#N/A</v></c><c r="F4" s="1"/></row>\
            <row r="6"><c r="A6"><v>1e3</v></c><c r="B6"><v>0.00001</v></c><c r="C6"><v>-0</v></c><c r="D6"><v>12345678901</v></c>\
            <c r="E6"><v>0.1</v></c><c r="F6"><v>1.50</v></c><c r="G6" t="d"><v>2022-10-26</v></c><c r="H6"><v>007</v></c></row>
            """
        let shared = ["<t>chữ</t>", "<r><rPr><b/><rFont val=\"Arial\"/></rPr><t>đậm</t></r><r><t> thường</t></r>"]
        let styles = StyleTests.styles(
            formats: [0, 14, 4, 10, 164], codes: [(164, "0;0;0;&quot;[&quot;@&quot;]&quot;")])
        let draft = WorkbookDraft(path, rows: rows, sharedStrings: shared, styles: styles)
        #expect(try Self.compare(try Workbook(bytes: draft.bytes), "by hand") == 44)
    }

    @Test("Every style of a sheet, in any order")
    func styles() throws {
        let formats = (0..<50).map { $0 }
        let cells = (0..<200).map { column in
            "<c r=\"\(CellReference(row: 0, column: column))\" s=\"\(column * 37 % 60)\"><v>44860.5</v></c>"
        }
        let draft = WorkbookDraft(
            rows: "<row r=\"1\">\(cells.joined())</row>", styles: StyleTests.styles(formats: formats))
        #expect(try Self.compare(try Workbook(bytes: draft.bytes), "styles") == 400)
    }

    @Test(
        "Workbooks of the corpus",
        .enabled(if: Corpus.isThere, "the corpus is not there (../shared, or the folder that CORPUS names)"))
    func corpus() throws {
        var (count, files) = (0, 0)
        for url in try Corpus.some() {
            guard let workbook = try? Workbook(path: url.path) else { continue }
            // A sheet that cannot be read is another test's concern.
            guard let cells = try? Self.compare(workbook, url.lastPathComponent, sorted: true) else { continue }
            count += cells
            files += 1
        }
        #expect(files > 50 && count > 1_000, "\(files) files, \(count) cells")
    }
}
