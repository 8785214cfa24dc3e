import Foundation
import Mapping
import Testing

/// The handbook's page lists each sheet with its columns, members and words.
@Suite struct ProgramHandbookTests {
    static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources/Workflows/DoiSoat.docc/ProgramWorkbook.md")

    @Test(arguments: ProgramSheet.all)
    func sheet(_ sheet: ProgramSheet) throws {
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        let start = try #require(text.range(of: "\n### \(sheet.name)\n"))
        let section = text[start.upperBound...].components(separatedBy: "\n### ")[0]
            .components(separatedBy: "\n## ")[0]
        for column in sheet.columns {
            #expect(section.contains(column.isRequired ? "**\(column.heading)**" : column.heading), "\(column.heading)")
            #expect(section.contains("`\(column.member)`"), "\(column.member)")
            for word in column.choices { #expect(section.contains("`\(word)`"), "\(column.heading): \(word)") }
        }
    }
}
