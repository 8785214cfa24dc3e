import FoundationEssentials
import Testing

/// The handbook's page on forms names tests that are there.
@Suite struct ReadingFormsPageTests {
    private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
        .joined(separator: "/")

    private static func text(_ path: String) -> String {
        FileManager.default.contents(atPath: "\(root)/\(path)").map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    @Test func everyTestNamedIsThere() {
        let page = Self.text("Sources/Workflows/DoiSoat.docc/ReadingForms.md")
        let names = page.split(separator: "`").filter { $0.contains("Tests.") && !$0.contains(" ") }
        #expect(names.count > 20)
        for name in Set(names) {
            let parts = name.split(separator: ".")
            let file = Self.text("Tests/MappingTests/Forms/\(parts[0]).swift")
            #expect(parts.count == 2 && file.contains("func \(parts.last ?? "")("), "\(name)")
        }
    }
}
