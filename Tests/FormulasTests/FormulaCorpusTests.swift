import Formulas
import Foundation
import SheetModel
import Testing

/// The formulas of the corpus's workbooks, which a Python script takes out of the files.
///
/// They are not there in a user's clone; then the tests are skipped, save in CI.
private enum FormulaCorpus {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static var folder: URL {
        let environment = ProcessInfo.processInfo.environment
        return environment["CORPUS"].map { URL(filePath: $0).appending(path: "corpus/files") }
            ?? root.deletingLastPathComponent().appending(path: "shared/corpus/files")
    }
    static var isThere: Bool {
        FileManager.default.fileExists(atPath: folder.path) || ProcessInfo.processInfo.environment["CI"] != nil
    }

    static let formulas: Result<[String], any Error> = Result {
        let output = FileManager.default.temporaryDirectory.appending(path: "formulas-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: output) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", root.appending(path: "Tests/Corpus/export-formulas.py").path, folder.path, output.path,
        ]
        try process.run()
        process.waitUntilExit()
        return try String(decoding: Data(contentsOf: output), as: UTF8.self).utf8
            .split(separator: 0x1E).map { String(decoding: $0, as: UTF8.self) }
    }
}

@Suite(.enabled(if: FormulaCorpus.isThere, "the corpus is not there (../shared, or the folder that CORPUS names)"))
struct FormulaCorpusTests {
    /// Texts in the corpus that are no formulas of the workbook's grammar: damaged on purpose, or of other programs.
    private static let leastShare = 0.999

    @Test func formulasParseAndComeBack() throws {
        let formulas = try FormulaCorpus.formulas.get()
        #expect(formulas.count > 14_000)
        var faults: [FormulaSyntaxError.Reason: [String]] = [:]
        for text in formulas {
            do {
                let formula = try FormulaExpression(text)
                #expect(Array(formula.description.utf8) == Array(text.utf8))
            } catch {
                faults[error.reason, default: []].append(text)
            }
        }
        let failed = faults.values.reduce(0) { $0 + $1.count }
        let share = 1 - Double(failed) / Double(max(formulas.count, 1))
        print("FormulaCorpusTests: \(formulas.count - failed) of \(formulas.count) formulas parse")
        if share < Self.leastShare || ProcessInfo.processInfo.environment["SHOW_FAULTS"] != nil { print(faults) }
        #expect(share >= Self.leastShare)
    }

    @Test func shiftsUndoEachOther() throws {
        let there = SheetShift(.insertion, of: 3, .rows, at: 4, on: "Sheet1")
        let back = SheetShift(.deletion, of: 3, .rows, at: 4, on: "Sheet1")
        for text in try FormulaCorpus.formulas.get() {
            let moved = there.formula(text, on: "Sheet1")
            #expect(moved.isChanged == (moved.text != text))
            if moved.text.contains("#REF!") || moved.text.contains("1048576") { continue }
            // Lower-case references are written in capitals, and nothing else may differ.
            #expect(back.formula(moved.text, on: "Sheet1").text.uppercased() == text.uppercased())
        }
    }
}
