import Findings
import Foundation
import SheetModel
import TestSupport
import Testing
import XLSX

/// A workbook that a test writes: its bytes, checked by `check-xlsx` where that is there, and its parts.
struct Written {
    let bytes: [UInt8]

    /// Writes a workbook; every one is checked.
    init(_ writer: WorkbookWriter, sourceLocation: SourceLocation = #_sourceLocation) throws {
        bytes = try writer.bytes()
        try Self.check(bytes, sourceLocation)
    }

    /// Writes a workbook of one sheet.
    init(_ sheet: NewSheet, rows: [RowEntry] = [], sourceLocation: SourceLocation = #_sourceLocation) throws {
        let writer = WorkbookWriter()
        try writer.add(sheet, rows: rows)
        try self.init(writer, sourceLocation: sourceLocation)
    }

    /// The text of a part, as `unzip` unpacks it.
    func part(_ name: String) throws -> String {
        try Self.withFile(bytes) { path in
            try Self.run("/usr/bin/unzip", ["-p", path, name.replacingOccurrences(of: "[", with: "[[]")]).output
        }
    }

    /// The first sheet's part.
    var sheet: String { get throws { try part("xl/worksheets/sheet1.xml") } }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let checker = root.appending(path: "../shared/tools/check-xlsx").standardizedFileURL.path

    /// The checker stands outside this repository; `CHECK_XLSX` names it when it is not beside it.
    static let checkerPath: String? = {
        let named = ProcessInfo.processInfo.environment["CHECK_XLSX"]
        let path = [named, checker].compactMap(\.self).first { FileManager.default.isExecutableFile(atPath: $0) }
        if path == nil { print("check-xlsx is not here (\(checker)): written workbooks are not checked by it") }
        return path
    }()

    static func check(_ bytes: [UInt8], _ sourceLocation: SourceLocation) throws {
        guard let checkerPath else { return }
        try withFile(bytes) { path in
            let result = try run(checkerPath, [path])
            #expect(result.exit == 0, "\(result.output)", sourceLocation: sourceLocation)
        }
    }

    static func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
        let path = FileManager.default.temporaryDirectory.appending(path: "written-\(UUID().uuidString).xlsx")
        try Data(bytes).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        return try body(path.path)
    }

    static func run(_ program: String, _ arguments: [String]) throws -> (exit: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}

extension CellRange {
    /// A range of a test, which must be one.
    init(of a1: String) throws { self = try #require(CellRange(a1)) }
}

/// The code and place of what `body` throws.
func problem(thrownBy body: () throws -> Void) -> String? {
    do {
        try body()
        return nil
    } catch let problem as Problem {
        let place = problem.place.description
        return place.isEmpty ? problem.code.rawValue : "\(problem.code.rawValue) \(place)"
    } catch {
        return "\(error)"
    }
}
