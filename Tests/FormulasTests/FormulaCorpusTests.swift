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
        let output = temporaryFile()
        defer { try? FileManager.default.removeItem(at: output) }
        _ = try run("export-formulas.py", [folder.path, output.path])
        return try String(decoding: Data(contentsOf: output), as: UTF8.self).utf8
            .split(separator: 0x1E).map { String(decoding: $0, as: UTF8.self) }
    }

    static func temporaryFile() -> URL {
        FileManager.default.temporaryDirectory.appending(path: "formulas-\(UUID().uuidString)")
    }

    /// Runs a script of `Tests/Corpus` and hands over its exit code and what it printed.
    static func run(_ script: String, _ arguments: [String]) throws -> (exit: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", root.appending(path: "Tests/Corpus/\(script)").path] + arguments
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
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

    /// openpyxl's tokenizer, which shares no code with ours, finds the same references, names and functions.
    ///
    /// Where it differs, it is wrong: it takes `D1:INDIRECT(` for one function, and cannot read `[Column'[]`.
    @Test func tokensAreThoseOfOpenpyxl() throws {
        let formulas = try FormulaCorpus.formulas.get()
        let records = formulas.map { text in
            ([text] + operands(of: FormulaLexer.tokens(of: text))).joined(separator: "\u{1F}") + "\u{1E}"
        }
        let file = FormulaCorpus.temporaryFile()
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(records.joined().utf8).write(to: file)
        let result = try FormulaCorpus.run("compare-tokens.py", [file.path])
        if result.exit == 77 { return print("FormulaCorpusTests: openpyxl is not there, its tokens are not compared") }
        print("FormulaCorpusTests: \(result.output.dropLast()) formulas have openpyxl's tokens")
        let same = Int(result.output.prefix { $0.isNumber }) ?? 0
        #expect(same >= formulas.count - 5)
    }

    /// References with their sheets, names and functions, as openpyxl cuts them.
    private func operands(of tokens: [FormulaToken]) -> [String] {
        var result: [String] = []
        var prefix = ""
        for token in tokens {
            switch token.kind {
            case .sheetPrefix:
                prefix = token.text
                continue
            case .reference, .name, .structuredReference: result.append(prefix + token.text)
            case .error where !prefix.isEmpty: result.append(prefix + token.text)
            case .function: result.append(prefix + token.text + "(")
            default: break
            }
            prefix = ""
        }
        return result
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
