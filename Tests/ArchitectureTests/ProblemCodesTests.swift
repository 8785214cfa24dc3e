import Testing

/// The handbook's list of problem codes says exactly what the source declares.
@Suite struct ProblemCodesTests {
    static let handbook = "Sources/Workflows/DoiSoat.docc/Codes.md"

    /// The public codes, with the files that declare them.
    private static var declared: [(code: String, file: String)] {
        SourceTree.files.flatMap { file in
            file.text.matches(of: #/public static let \w+ = (?:Problem\.)?Code\(rawValue: "([A-Z0-9_]+)"\)/#)
                .map { (String($0.output.1), file.path) }
        }
    }

    @Test("Codes are declared once")
    func declaredOnce() {
        let codes = Self.declared.map(\.code)
        #expect(codes.count > 20, "the codes are found")
        #expect(Set(codes).count == codes.count)
    }

    @Test(
        "Every code is documented, and every documented code is declared",
        .enabled(if: SourceTree.text(handbook) != nil))
    func documented() throws {
        let text = try #require(SourceTree.text(Self.handbook))
        let documented = Set(text.matches(of: #/`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`/#).map { String($0.output.1) })
        let declared = Set(Self.declared.map(\.code))
        #expect(declared.subtracting(documented).sorted() == [])
        #expect(documented.subtracting(declared).sorted() == [])
    }
}
