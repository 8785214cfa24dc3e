import Domain
import Findings
import Foundation

import Testing
import VietnameseText
import XLSX

@testable import Mapping
@testable import Reconciliation
@testable import Reports
@testable import Workflows

/// The record: clean for `check-xlsx`, and read as it was meant by openpyxl.
@Suite struct ReconciliationWorkbookTests {
    static func report() throws -> ReconciliationReport {
        let setting = RuleSetting(
            code: "QUOTA_DIFFERS_FROM_PLAN", severity: .warning, tolerance: 0.5, note: "theo công văn")
        let reconciler = Reconciler(try Reconciled.context(try Reconciled.program(rules: [setting])))
        let chanh = try Reconciled.facts(
            "20740", file: "bao-cao/PhuocChanh.xlsx", quota: 5, villages: [1, 1, 1, 1], total: 5, sheet: "Biểu '01'")
        var kim = try Reconciled.facts("20746", file: "bao-cao/PhuocKim.xlsx", quota: 6, villages: [1, 2], total: 3)
        kim.tables[0].figures.append(
            try Reconciled.figure(
                "20743", 2, Source(file: "bao-cao/PhuocKim.xlsx", sheet: "Biểu 01", cell: "D18", raw: "2"), stage: .plan
            ))
        var command = try Reconciled.facts(
            "20740", file: "bao-cao/ban-chqs.xlsx", quota: 5, villages: [], total: 4, sheet: "Biểu 02",
            body: .militaryCommand, form: "bieu-02")
        command.tables[0].sums = []
        command.tables[0].figures.removeFirst()
        var report = reconciler.conclude([chanh, kim, command].map(reconciler.check))
        let total = try #require(
            report.findings.firstIndex { $0.finding.code.rawValue == "ARITH_TOTAL_MISMATCH" })
        report.findings[total].explanation = "=1+1"
        return report
    }

    static func bytes(_ report: ReconciliationReport) throws -> [UInt8] {
        let log = SubmissionReading.LogEntry(
            place: Place(file: "bao-cao/PhuocKim.xlsx", sheet: "Biểu 01", cell: "F5"), before: "O1", after: "1",
            normalisations: ["number.letters", "name.folded"])
        let files = report.submissions.map(\.file)
        let workbook = ReconciliationWorkbook(
            report, paths: Dictionary(files.map { ($0, "../\($0)") }) { first, _ in first }, log: [log])
        return try RecordWriter.workbook(of: workbook.sheets, title: "Biên bản").bytes()
    }

    @Test(
        "openpyxl reads sheets, figures, links, filters and marks as they were meant",
        .enabled(if: PythonCheck.hasModules("openpyxl"), "python3 with openpyxl"))
    func others() throws {
        let bytes = try Self.bytes(try Self.report())
        // `RECORD` names a place to keep it, to be looked at in a spreadsheet program.
        if let path = ProcessInfo.processInfo.environment["RECORD"] {
            try Data(bytes).write(to: URL(filePath: path))
        }
        let script = PythonCheck.root + "/Tests/ReportsTests/Reconciling/read-record.py"
        let run = try PythonCheck.run(script, [], file: bytes, name: "record.xlsx")
        #expect(run.exit == 0, "\(run.output)")
    }

    @Test("Excel would open it without a repair", .enabled(if: WorkbookCheck.program != nil, "check-xlsx is not here"))
    func clean() throws {
        #expect(try WorkbookCheck.faults(of: Self.bytes(try Self.report())) == "")
        let empty = try Reconciled.report([])
        #expect(try WorkbookCheck.faults(of: Self.bytes(empty)) == "")
    }

    @Test("Figures that digits or the tolerance explain do not differ")
    func matrix() throws {
        let matrix = try Self.report().matrix
        #expect(matrix.columns.map(\.body) == [.peoplesCommittee, .militaryCommand])
        #expect(matrix.rows.map(\.differs) == [true, false])
        #expect(matrix.rows.map { $0.figures.map { $0?.value } } == [[5, 4], [3, nil]])
    }

    @Test("3,321 units with some thousand findings and their links")
    func large() throws {
        let report = try Reconciled.large(units: 3321)
        let bytes = try Self.bytes(report)
        #expect(bytes.count > 100_000)
    }
}

/// What `check-xlsx` says of a workbook: would Excel open it without a repair?
enum WorkbookCheck {
    /// The checker, where this machine has it.
    static let program: String? = {
        let shared = ProcessInfo.processInfo.environment["DOISOAT_SHARED"]
        return [shared, PythonCheck.root + "/../shared"].compactMap(\.self).map { $0 + "/tools/check-xlsx" }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }()

    /// The faults that the checker finds; empty for none.
    static func faults(of bytes: [UInt8]) throws -> String {
        guard let program else { return "" }
        let script = "import subprocess, sys; sys.exit(subprocess.run(sys.argv[1:]).returncode)"
        let run = try PythonCheck.run(script, [program], file: bytes, name: "workbook.xlsx")
        return run.exit == 0 ? "" : run.output
    }
}
