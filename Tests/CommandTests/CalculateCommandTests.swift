import Foundation
import Testing

/// `calculate`: stored results held against computed ones, and fresh ones written.
@Suite struct CalculateCommandTests {
    private let folder: URL
    private let sample = "Samples/bieu-01-giao-quan-ban-chqs.xlsx"

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "doisoat-calculate-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    private func finish() { try? FileManager.default.removeItem(at: folder) }

    private struct Checked: Decodable {
        struct Item: Decodable {
            let sheet: String
            let cell: String
        }
        let formulas: Int
        let agree: Int
        let differ: [Item]
    }

    private func checked(_ file: String) throws -> (exit: Int32, result: Checked) {
        let run = try CommandRun(["calculate", file, "--check", "--format", "json"])
        return (run.exit, try JSONDecoder().decode(Checked.self, from: Data(run.output.utf8)))
    }

    @Test func aWorkbookWithoutStoredResultsGetsThem() throws {
        defer { finish() }
        // openpyxl, which made it, stores an empty element for each result.
        let before = try checked(sample)
        let run = try CommandRun(["calculate", sample, "--output", path("fresh.xlsx")])
        #expect(run.exit == 0)
        #expect(run.output.isEmpty)
        let after = try checked(path("fresh.xlsx"))
        #expect(after.exit == 0)
        #expect(after.result.differ.isEmpty)
        #expect(after.result.formulas == before.result.formulas)
        #expect(after.result.agree == after.result.formulas)
    }

    @Test func checkingAndWritingTellWhatDifferedBefore() throws {
        defer { finish() }
        let edited = path("edited.xlsx")
        #expect(try CommandRun(["edit", sample, "--set", "Biểu 01!C13=9", "--output", edited]).exit == 0)
        let both = try CommandRun(["calculate", edited, "--check", "--output", path("fresh.xlsx")])
        let alone = try CommandRun(["calculate", edited, "--check"])
        #expect(both.exit == alone.exit)
        #expect(both.output == alone.output)
        #expect(try checked(path("fresh.xlsx")).exit == 0)
    }

    @Test func anEditThatTodayFollowsFromStoresThisDay() throws {
        defer { finish() }
        func today() -> Int {
            Int((Date().timeIntervalSince1970 + Double(TimeZone.current.secondsFromGMT())) / 86_400) + 25_569
        }
        let before = today()
        let edit = ["edit", sample, "--formula", "Biểu 01!J60=TODAY()", "--output", path("edited.xlsx")]
        #expect(try CommandRun(edit).exit == 0)
        let run = try CommandRun(["convert", "--as", "values", "--sheet", "Biểu 01", path("edited.xlsx")])
        #expect([before, today()].contains { run.output.contains(",\($0)]]") })
    }

    @Test func theInputIsNeverOverwritten() throws {
        defer { finish() }
        let copy = path("copy.xlsx")
        try FileManager.default.copyItem(at: CommandRun.root.appending(path: sample), to: URL(fileURLWithPath: copy))
        #expect(try CommandRun(["calculate", copy, "--output", copy]).exit == 73)
        #expect(try CommandRun(["calculate", copy, copy, "--output", path("a.xlsx")]).exit == 64)
        #expect(try CommandRun(["calculate", copy]).exit == 64)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["copy.xlsx"])
    }
}
