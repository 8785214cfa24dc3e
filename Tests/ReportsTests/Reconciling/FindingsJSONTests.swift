import Domain
import Findings
import Foundation
import Reports
import Testing

@testable import Reconciliation

/// `doisoat.findings/1`, against documents written by hand after the contract.
@Suite struct FindingsJSONTests {
    private static func text(_ report: ReconciliationReport, hashes: [String: String] = [:]) -> String {
        var buffer = TextBuffer()
        FindingsJSON.append(report, hashes: hashes, to: &buffer)
        return String(decoding: buffer.bytes, as: UTF8.self)
    }

    @Test("A finding with both sides, a cause and an explanation; what is not told is absent")
    func whole() throws {
        var total = TrackedFinding(
            Finding(
                Problem.Code(rawValue: "ARITH_TOTAL_MISMATCH"), .error,
                LocalizedText(vi: "F17: tổng ghi \"47\".", en: "F17: total says \"47\"."), organization: "20740",
                indicator: "nhap-ngu", period: "2022",
                evidence: [
                    Evidence(
                        .stated, place: Place(file: "a.xlsx", sheet: "Biểu 01", cell: "F17"), raw: "47",
                        header: ["Kết quả"], row: "Tổng cộng"),
                    Evidence(.compared, place: Place(file: "a.xlsx", sheet: "Biểu 01", cell: "F5:F16")),
                ],
                comparison: Comparison(
                    stated: "47", computed: "46", difference: "1", unit: "người", tolerance: "0")),
            id: "3f9a000000000001")
        total.status = .explained
        total.cause = Cause(
            .typedOverFormula, finding: "00000000000000aa", text: LocalizedText(vi: "gõ đè", en: "typed over"))
        total.explanation = "Đã rà soát"
        let missing = TrackedFinding(
            Finding(
                Problem.Code(rawValue: "TIME_NOT_SUBMITTED"), .warning, LocalizedText(vi: "chưa gửi", en: "not sent"),
                evidence: [Evidence(place: Place(), header: ["bieu-01"])], candidates: ["b"]),
            id: "00000000000000aa")
        let report = try Reconciled.report(
            [total, missing],
            notEvaluated: [
                NotEvaluated(
                    code: Problem.Code(rawValue: "XORG_SUM_MISMATCH"), indicator: "nhap-ngu",
                    reason: LocalizedText(vi: "mới có 11/12", en: "11 of 12"))
            ],
            submissions: [
                CollectedSubmission(
                    try Reconciled.facts("20740", file: "a.xlsx", quota: 5, villages: [5], total: 5),
                    receipt: Receipt(file: "a.xlsx", version: 2)),
                CollectedSubmission(
                    file: "hong.xlsx", problem: Problem(Problem.Code(rawValue: "X"), LocalizedText(vi: "", en: "")),
                    receipt: Receipt(file: "hong.xlsx")),
            ])
        let expected = #"""
            {"schema":"doisoat.findings/1","program":"phuoc-son-2022","period":"2022",
            "inputs":[
            {"file":"a.xlsx","sha256":"00ff","organization":"20740","form":"bieu-01","version":2},
            {"file":"hong.xlsx","version":1}],
            "summary":{"expected":0,"received":0,"onTime":0,"errors":1,"warnings":1,"information":0,"notEvaluated":1},
            "findings":[
            {"id":"3f9a000000000001","code":"ARITH_TOTAL_MISMATCH","severity":"error","status":"explained",§
            "organization":"20740","indicator":"nhap-ngu","period":"2022",§
            "message":{"vi":"F17: tổng ghi \"47\".","en":"F17: total says \"47\"."},§
            "stated":"47","computed":"46","difference":"1","unit":"người","tolerance":"0",§
            "evidence":[{"role":"stated","file":"a.xlsx","sheet":"Biểu 01","cell":"F17","raw":"47",§
            "header":["Kết quả"],"row":"Tổng cộng"},§
            {"role":"compared","file":"a.xlsx","sheet":"Biểu 01","cell":"F5:F16"}],§
            "cause":{"kind":"typed-over-formula","finding":"00000000000000aa",§
            "text":{"vi":"gõ đè","en":"typed over"}},"explanation":"Đã rà soát"},
            {"id":"00000000000000aa","code":"TIME_NOT_SUBMITTED","severity":"warning","status":"new",§
            "message":{"vi":"chưa gửi","en":"not sent"},§
            "evidence":[{"role":"stated","header":["bieu-01"]}],"candidates":["b"],"cause":null,"explanation":null}],
            "notEvaluated":[
            {"code":"XORG_SUM_MISMATCH","indicator":"nhap-ngu","reason":{"vi":"mới có 11/12","en":"11 of 12"}}]}

            """#.replacing("§\n", with: "")
        #expect(Self.text(report, hashes: ["a.xlsx": "00ff"]) == expected)
    }

    @Test("Counts are those of the report; findings that are gone are listed and not counted")
    func counts() throws {
        var report = try Reconciled.report()
        let errors = report.count(.error)
        #expect(errors >= 3, "a total, a quota, a report that is missing")
        report.findings[0].status = .gone
        let text = Self.text(report)
        #expect(text.contains(#""summary":{"expected":3,"received":2,"onTime":1,"errors":\#(errors - 1),"#))
        #expect(text.split(separator: "\n{\"id\":").count - 1 == report.findings.count)
        #expect(text.contains(#""status":"gone""#))
    }

    @Test(
        "Real findings go by the schema",
        .enabled(if: PythonCheck.hasModules("jsonschema"), "python3 with jsonschema"))
    func schema() throws {
        var report = try Reconciled.report(sheet: "a\"b<script>")
        report.findings[0].cause = Cause(.powerOfTen, text: LocalizedText(vi: "x", en: "y"))
        let run = try PythonCheck.run(
            """
            import json, sys
            from jsonschema import Draft202012Validator
            schema = json.load(open(sys.argv[1], encoding="utf-8"))
            document = json.load(open(sys.argv[2], encoding="utf-8"))
            faults = [e.message for e in Draft202012Validator(schema).iter_errors(document)]
            print("\\n".join(faults)); sys.exit(bool(faults))
            """,
            [PythonCheck.root + "/Sources/DoiSoatCommand/Resources/Schemas/doisoat.findings.1.schema.json"],
            file: Array(Self.text(report).utf8))
        #expect(run.exit == 0, "\(run.output)")
    }
}

/// Checks by Python, on a file that is made for it.
enum PythonCheck {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    static func hasModules(_ modules: String) -> Bool {
        (try? run("import \(modules)", [], file: []))?.exit == 0
    }

    /// Runs a script with arguments, and behind them the path of a file with these bytes.
    static func run(
        _ script: String, _ arguments: [String], file bytes: [UInt8], name: String = "output"
    ) throws -> (exit: Int32, output: String) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "doisoat-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: name)
        try Data(bytes).write(to: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let isFile = script.hasSuffix(".py")
        process.arguments = ["python3"] + (isFile ? [script] : ["-c", script]) + arguments + [file.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}
