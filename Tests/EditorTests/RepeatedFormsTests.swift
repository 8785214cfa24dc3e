import Foundation
import SheetModel
import TestSupport
import Testing

@testable import XLSX

/// The forms of `repeat-forms.xlsx`, each with its pattern row, block or columns repeated.
enum RepeatedForms {
    /// How often: as it is, and what the templates must be able to.
    static let times = [1, 2, 12, 500]

    static let workbook: [UInt8] = {
        let data = FileManager.default.contents(atPath: "\(MatrixLine.fixtures)/repeat-forms.xlsx")
        return data.map { Array($0) } ?? []
    }()

    /// Repeats all patterns and writes invented figures into the copies.
    static func repeated(_ times: Int) throws -> [UInt8] {
        let editor = try WorkbookEditor(bytes: workbook, file: "repeat-forms.xlsx")
        try editor.repeatRows(7...7, times: times, in: "Biểu 01")
        try editor.repeatRows(4...4, times: times, within: 0...3, in: "Hai bảng")
        try editor.repeatRows(4...6, times: times, in: "Khối")
        try editor.repeatRows(3...3, times: times, in: "Bảng")
        try editor.repeatColumns(2...3, times: times, in: "Theo cột")
        for copy in 0..<times {
            func set(_ value: Int, _ row: Int, _ column: Int, _ sheet: String) throws {
                try editor.set(.number(Double(value)), at: CellReference(row: row, column: column), in: sheet)
            }
            try editor.set(.text("Xã \(copy + 1)"), at: CellReference(row: 7 + copy, column: 2), in: "Biểu 01")
            try set(100 + copy, 7 + copy, 3, "Biểu 01")
            try set(10 + copy, 7 + copy, 4, "Biểu 01")
            try set(100 + copy, 4 + copy, 2, "Hai bảng")
            try set(1 + copy, 5 + 3 * copy, 3, "Khối")
            try set(2 + copy, 6 + 3 * copy, 3, "Khối")
            try set(100 + copy, 3 + copy, 1, "Bảng")
            try set(5 + copy, 4, 2 + 2 * copy, "Theo cột")
        }
        return try editor.bytes()
    }

    /// Whether openpyxl is here.
    static let isJudged = (try? run(["python3", "-c", "import openpyxl"]).exit) == 0

    static func run(_ arguments: [String]) throws -> (exit: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}

/// Repeated patterns, judged by programs of others.
@Suite struct RepeatedFormsTests {
    @Test(
        "openpyxl and LibreOffice find in the copies, and in all that reads them, what was worked out by hand",
        .enabled(if: RepeatedForms.isJudged, "python3 with openpyxl"))
    func judged() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "repeats-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for times in RepeatedForms.times {
            let bytes = try RepeatedForms.repeated(times)
            #expect(try ExternalCheck.faults(of: bytes) == "", "\(times) times")
            try Data(bytes).write(to: folder.appending(path: "repeat-\(times).xlsx"))
        }
        let script = "\(MatrixLine.fixtures)/check-repeats.py"
        let run = try RepeatedForms.run(["python3", script, folder.path])
        #expect(run.exit == 0, "\(run.output)")
    }

    @Test("One time changes no byte")
    func once() throws {
        let editor = try WorkbookEditor(bytes: RepeatedForms.workbook, file: "repeat-forms.xlsx")
        try editor.repeatRows(7...7, times: 1, in: "Biểu 01")
        #expect(try editor.bytes() == RepeatedForms.workbook)
    }

    @Test("For no unit a total over the pattern is lost with its row, and 0 where the row stays blank")
    func none() throws {
        func total(_ change: (WorkbookEditor) throws -> Void) throws -> CellValue? {
            let edited = try Edited(RepeatedForms.workbook, change)
            let workbook = try Workbook(bytes: edited.bytes)
            var found: CellValue?
            try workbook.forEachRow(of: workbook.sheets[0]) { row in
                for cell in row where cell.reference == "D6" { found = cell.value }
                return .proceed
            }
            return found
        }
        #expect(try total { try $0.deleteRows(1, from: 7, in: "Biểu 01") } == .error(.reference))
        let blanked = try total { editor in
            for column in 1...8 {
                try editor.set(.blank, at: CellReference(row: 7, column: column), in: "Biểu 01")
            }
        }
        #expect(blanked == .number(0))
    }
}
