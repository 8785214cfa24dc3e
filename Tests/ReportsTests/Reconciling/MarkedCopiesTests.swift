import Domain
import Foundation
import Mapping
import Testing
import XLSX

@testable import Reconciliation
@testable import Reports
@testable import Workflows

/// Copies for senders: marks and nothing else, and the explanations that come back.
@Suite struct MarkedCopiesTests {
    static let file = "bao-cao/PhuocChanh.xlsx"

    /// The workbook of the first unit: formulas with results, formats, merged cells, a note, a hidden row, rules.
    static func original() throws -> [UInt8] {
        let writer = WorkbookWriter()
        let head = try writer.style(CellStyle(font: Font(isBold: true), border: .all(.thin)))
        let number = try writer.style(CellStyle(numberFormat: "#,##0.0", fill: .solid(0xFFFFCC)))
        var sheet = NewSheet("Biểu 01")
        sheet.columns = [ColumnLayout(0...0, width: 6), ColumnLayout(1...1, width: 30)]
        sheet.merged = [CellRange("A1:F1")].compactMap(\.self)
        sheet.view.frozenRows = 4
        sheet.notes = [Note(cell: try #require(CellReference("F17")), author: "Xã", text: "Đã kiểm tra.")]
        var rule = DataValidation(ranges: [CellRange("F5:F8")].compactMap(\.self), type: "whole")
        rule.comparison = "between"
        (rule.formula1, rule.formula2) = ("0", "99")
        sheet.validations = [rule]
        var rows: [RowEntry] = [
            ["BIỂU 01: KẾT QUẢ GIAO QUÂN"], RowEntry([CellEntry("Chỉ tiêu", style: head, column: 3)], index: 3),
        ]
        for place in 4..<8 {
            rows.append(
                RowEntry(
                    [CellEntry("Thôn \(place - 3)", column: 1), CellEntry(1, style: number, column: 5)], index: place,
                    layout: RowLayout(isHidden: place == 6)))
        }
        rows.append(
            RowEntry(
                [
                    CellEntry("Tổng cộng", style: head, column: 1), CellEntry(5, style: number, column: 3),
                    .formula("SUM(F5:F8)+1", result: .number(5), style: number, column: 5),
                    .formula("TODAY()", result: .number(44860), column: 6),
                    .formula("F17/D17", result: .number(0.75), column: 7),
                ], index: 16))
        try writer.add(sheet, rows: rows)
        try writer.add(NewSheet("Ghi chú"), rows: [["=1+1"]])
        return try writer.bytes()
    }

    struct Marked {
        var bytes: [UInt8]
        var outcome: MarkedCopies.Outcome
    }

    static func marked(
        _ report: ReconciliationReport, _ bytes: [UInt8], as file: String = file, showsOtherUnits: Bool = false
    ) throws -> Marked {
        let editor = try WorkbookEditor(bytes: bytes, file: file)
        let outcome = try MarkedCopies(report, showsOtherUnits: showsOtherUnits).mark(editor, as: file)
        return Marked(bytes: try editor.bytes(), outcome: outcome)
    }

    /// Compares a workbook with its copy by openpyxl.
    static func compare(
        _ original: [UInt8], _ copy: Marked, filled: [String: String], noted: [String: [String]]
    ) throws -> (exit: Int32, output: String) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "doisoat-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let before = folder.appending(path: "original.xlsx")
        try Data(original).write(to: before)
        let marks: [String: Any] = [
            "original": before.path, "sheet": copy.outcome.sheet, "filled": filled, "noted": noted,
        ]
        let json = folder.appending(path: "marks.json")
        try JSONSerialization.data(withJSONObject: marks).write(to: json)
        let script = PythonCheck.root + "/Tests/ReportsTests/Reconciling/compare-marked-copy.py"
        return try PythonCheck.run(script, [json.path], file: copy.bytes, name: "copy.xlsx")
    }

    @Test(
        "Cell by cell: the cited cells are filled and noted, a sheet is added, all else is as it was",
        .enabled(if: PythonCheck.hasModules("openpyxl"), "python3 with openpyxl"))
    func cellByCell() throws {
        let original = try Self.original()
        let copy = try Self.marked(try Reconciled.report(), original)
        if let path = ProcessInfo.processInfo.environment["COPY"] {
            try Data(copy.bytes).write(to: URL(filePath: path))
        }
        let run = try Self.compare(
            original, copy, filled: ["Biểu 01!F17": "FFFFC7CE"],
            noted: ["Biểu 01!F17": ["✖ Lỗi: F17: tổng ghi 5, cộng các dòng được 4; chênh 1."]])
        #expect(run.exit == 0, "\(run.output)")
        #expect(copy.outcome.cells == 1 && copy.outcome.findings == 1)
    }

    @Test("The receipt tells of marks only; one of anything else is not taken for that")
    func receipt() throws {
        let copy = try Self.marked(try Reconciled.report(), try Self.original())
        let receipt = copy.outcome.receipt
        #expect(receipt.cells.map(\.kind) == [.format, .note])
        #expect(receipt.references.isEmpty && receipt.recomputedResults.isEmpty && receipt.droppedResults.isEmpty)
        #expect(receipt.tellsOfMarksOnly(sheet: "Ý kiến"))
        let editor = try WorkbookEditor(bytes: try Self.original(), file: "a.xlsx")
        try editor.set(.number(2), at: try #require(CellReference("F5")), in: "Biểu 01")
        #expect(!(try editor.receipt().tellsOfMarksOnly(sheet: "Ý kiến")))
    }

    @Test("Excel would open it without a repair", .enabled(if: WorkbookCheck.program != nil, "check-xlsx is not here"))
    func clean() throws {
        let copy = try Self.marked(try Reconciled.report(), try Self.original())
        #expect(try WorkbookCheck.faults(of: copy.bytes) == "")
    }

    @Test("Explanations come back by the findings' ids, also from a copy of a copy")
    func roundTrip() throws {
        let report = try Reconciled.report()
        let id = try #require(report.findings.first { $0.finding.code.rawValue == "ARITH_TOTAL_MISMATCH" }?.id)
        let copy = try Self.marked(report, try Self.original())
        let sender = try WorkbookEditor(bytes: copy.bytes, file: "tra-lai.xlsx")
        try sender.set(.text("  Thôn 4 gửi bổ sung\n01 đồng chí "), at: try #require(CellReference("E5")), in: "Ý kiến")
        try sender.set(.text("CÓ"), at: try #require(CellReference("F5")), in: "Ý kiến")
        // A row above, as somebody might add one.
        try sender.insertRows(2, before: 1, in: "Ý kiến")
        let back = try Explanations(try Workbook(bytes: sender.bytes()))
        #expect(back.texts == [id: "Thôn 4 gửi bổ sung 01 đồng chí"])
        #expect(back.corrected == [id])

        var again = report
        let place = try #require(again.findings.firstIndex { $0.id == id })
        again.findings[place].explanation = back.texts[id]
        let second = try Self.marked(again, try sender.bytes())
        #expect(second.outcome.sheet == "Ý kiến (2)")
        #expect(try Explanations(try Workbook(bytes: second.bytes)).texts == back.texts)
        #expect(try Explanations(try Workbook(bytes: try Self.original())).texts.isEmpty)
    }

    @Test(
        "A copy that is sent in again is read as the workbook it was made of; a sheet of the same name by others is read"
    )
    func sentAgain() throws {
        let copy = try Self.marked(try Reconciled.report(), try Self.original())
        let sheets = try ReadWorkbook(Workbook(bytes: copy.bytes)).sheets
        #expect(sheets.map(\.grid.name) == ["Biểu 01", "Ghi chú"])
        let editor = try WorkbookEditor(bytes: try Self.original())
        try editor.addSheet("Ý kiến")
        try editor.set(.text("Giải trình"), at: try #require(CellReference("A1")), in: "Ý kiến")
        let others = try ReadWorkbook(Workbook(bytes: editor.bytes())).sheets
        #expect(others.map(\.grid.name) == ["Biểu 01", "Ghi chú", "Ý kiến"])
    }

    /// Two units' figures in one finding, and what the second is told of the first.
    private static func crossReport() throws -> ReconciliationReport {
        let kim = "bao-cao/PhuocKim.xlsx"
        let finding = Finding(
            Problem.Code(rawValue: "XORG_DOUBLE_COUNT"), .warning,
            LocalizedText(vi: "Phước Chánh 66, Phước Kim 67.", en: "66 and 67."), organization: "20740",
            evidence: [
                Evidence(place: Place(file: file, sheet: "Biểu 01", cell: "F17"), raw: "66"),
                Evidence(.stated, place: Place(file: kim, sheet: "Biểu 01", cell: "F17"), raw: "67"),
                Evidence(.compared, place: Place(file: "ke-hoach.xlsx", sheet: "Giao quân", cell: "D18"), raw: "5"),
            ], comparison: Comparison(stated: "66", computed: "67", difference: "-1"))
        let submissions = try [("20740", file), ("20746", kim)].map { unit, name in
            CollectedSubmission(
                try Reconciled.facts(unit, file: name, quota: 5, villages: [5], total: 5), receipt: Receipt(file: name))
        }
        return try Reconciled.report([TrackedFinding(finding, id: "00000000000000ab")], submissions: submissions)
    }

    @Test("Other units' figures are told only where that is allowed")
    func otherUnits() throws {
        let report = try Self.crossReport()
        let closed = SenderOpinions(report, showsOtherUnits: false)
        #expect(closed.files == ["bao-cao/PhuocChanh.xlsx", "bao-cao/PhuocKim.xlsx"])
        for opinion in closed.opinions(of: "bao-cao/PhuocKim.xlsx") {
            #expect(!"\(opinion.text)\(opinion.own)\(opinion.compared)".contains("66"))
            #expect(opinion.compared == "(không nêu số liệu của đơn vị khác)")
            #expect(opinion.places.map(\.place.file) == ["bao-cao/PhuocKim.xlsx"])
        }
        let open = try #require(SenderOpinions(report, showsOtherUnits: true).opinions(of: Self.file).first)
        #expect(open.text == "Phước Chánh 66, Phước Kim 67.")
        #expect(open.compared.hasPrefix("67\nPhuocKim.xlsx › Biểu 01 › F17 = “67”"))
        let copy = try Self.marked(report, try Self.original())
        let workbook = try Workbook(bytes: copy.bytes)
        for sheet in workbook.sheets {
            let read = try SheetGrid.read(sheet, of: workbook, locale: .viVN)
            let texts = read.grid.rows.flatMap(\.cells).map(\.shown) + read.details.notes.map(\.text)
            #expect(!texts.contains { $0.contains("67") })
        }
    }

    @Test("The plan's figures are told")
    func allowed() throws {
        let opinion = try #require(
            SenderOpinions(try Reconciled.report(), showsOtherUnits: false).opinions(of: "bao-cao/PhuocKim.xlsx").first)
        #expect(opinion.own == "6 người")
        #expect(opinion.compared == "4 người\nke-hoach.xlsx › Giao quân › D19 = “4”")
    }

    @Test("A district is told the figures of its communes, a commune not those of its district's sum")
    func below() throws {
        let (district, kim) = ("huyen.xlsx", "bao-cao/PhuocKim.xlsx")
        let finding = Finding(
            Problem.Code(rawValue: "XORG_SUM_MISMATCH"), .error,
            LocalizedText(vi: "Tổng 12 xã là 46, huyện ghi 47.", en: ""), organization: "511",
            evidence: [
                Evidence(place: Place(file: district, sheet: "TH", cell: "C9"), raw: "47"),
                Evidence(.compared, place: Place(file: kim, sheet: "Biểu 01", cell: "F17"), raw: "3"),
            ], comparison: Comparison(stated: "47", computed: "46", difference: "1", unit: "người"))
        let submissions = try [("511", district), ("20746", kim)].map { unit, name in
            CollectedSubmission(
                try Reconciled.facts(unit, file: name, quota: 5, villages: [5], total: 5), receipt: Receipt(file: name))
        }
        let report = try Reconciled.report([TrackedFinding(finding, id: "00000000000000ab")], submissions: submissions)
        let opinions = SenderOpinions(report, showsOtherUnits: false)
        #expect(opinions.files == [district])
        let opinion = try #require(opinions.opinions(of: district).first)
        #expect(opinion.own == "47 người" && opinion.text == "Tổng 12 xã là 46, huyện ghi 47.")
        #expect(opinion.compared == "46 người\nPhuocKim.xlsx › Biểu 01 › F17 = “3”")
    }

    static let samples: [String] = {
        let folder = PythonCheck.root + "/Samples/phuoc-son-2022/bao-cao"
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".xlsx") }
            .sorted().enumerated().filter { $0.offset % 4 == 0 }.map { "\(folder)/\($0.element)" }
    }()

    @Test(
        "The samples: every third cell with a number is cited, all else is as it was",
        .enabled(if: PythonCheck.hasModules("openpyxl"), "python3 with openpyxl"), arguments: samples)
    func sample(path: String) throws {
        let original = [UInt8](try Data(contentsOf: URL(filePath: path)))
        let workbook = try Workbook(bytes: original)
        var places: [Place] = []
        for sheet in workbook.sheets {
            let grid = try SheetGrid.read(sheet, of: workbook, locale: .viVN).grid
            for row in grid.rows {
                for cell in row.cells {
                    guard case .number = cell.value else { continue }
                    let reference = CellReference(row: row.index, column: cell.column)
                    places.append(Place(file: Self.file, sheet: sheet.name, cell: reference.description))
                }
            }
        }
        let cited = places.enumerated().filter { $0.offset % 3 == 0 }.map(\.element).prefix(60)
        #expect(!cited.isEmpty)
        let findings = cited.enumerated().map { number, place in
            TrackedFinding(
                Finding(
                    Problem.Code(rawValue: "VAL_MAGNITUDE_SLIP"), .warning,
                    LocalizedText(vi: "Ô số \(number)", en: ""), evidence: [Evidence(place: place, raw: "1")]),
                id: String(1_000_000_000_000_000 + number))
        }
        let submission = CollectedSubmission(
            try Reconciled.facts("20740", file: Self.file, quota: 5, villages: [5], total: 5),
            receipt: Receipt(file: Self.file))
        let copy = try Self.marked(try Reconciled.report(findings, submissions: [submission]), original)
        let names = cited.map { "\($0.sheet ?? "")!\($0.cell ?? "")" }
        let run = try Self.compare(
            original, copy, filled: Dictionary(uniqueKeysWithValues: names.map { ($0, "FFFFEB9C") }),
            noted: Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, ["▲ Cảnh báo: Ô số \($0)"]) }))
        #expect(run.exit == 0, "\(run.output)")
        #expect(try WorkbookCheck.faults(of: copy.bytes) == "")
    }
}
