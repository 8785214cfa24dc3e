import Testing

/// The rooms and their one-way order, kept by reading the source.
@Suite struct ArchitectureTests {
    /// What each target may import; nothing points up the page.
    static let mayImport: KeyValuePairs<String, Set<String>> = [
        "Findings": [],
        "ZipContainer": ["Czip", "Czlib", "Ccrypto", "Findings"],
        "XMLEvents": ["CLibXML2", "Findings"],
        "OfficePackage": ["ZipContainer", "XMLEvents", "Findings"],
        "SheetModel": ["Findings", "FoundationEssentials"],
        "Formulas": ["SheetModel", "Findings", "FoundationEssentials"],
        "XLSX": ["OfficePackage", "XMLEvents", "SheetModel", "Formulas", "Findings", "FoundationEssentials"],
        "VietnameseText": ["FoundationEssentials"],
        "Domain": ["VietnameseText", "Findings", "FoundationEssentials"],
        "Mapping": ["SheetModel", "Formulas", "Domain", "VietnameseText", "Findings", "FoundationEssentials"],
        "Reconciliation": ["Domain", "VietnameseText", "Findings", "FoundationEssentials"],
        "Templates": [
            "XLSX", "Formulas", "Mapping", "Domain", "VietnameseText", "SheetModel", "Findings", "FoundationEssentials",
        ],
        "Reports": [
            "Mapping", "Reconciliation", "Templates", "SheetModel", "Domain", "VietnameseText", "Findings",
            "FoundationEssentials",
        ],
        "Workflows": [
            "XLSX", "Mapping", "Reconciliation", "Templates", "Reports", "Domain", "VietnameseText", "Formulas",
            "SheetModel",
            "ZipContainer",
            "Findings",
            "FoundationEssentials", "Synchronization",
        ],
        "DoiSoatCommand": ["Workflows", "Findings", "ArgumentParser", "FoundationEssentials"],
    ]

    @Test("The source tree is found, and every target has its row here")
    func targets() { #expect(SourceTree.targets == Set(Self.mayImport.map(\.key))) }

    @Test(arguments: mayImport.map(\.key))
    func imports(target: String) throws {
        let allowed = try #require(Self.mayImport.first { $0.key == target }?.value)
        let wrong = SourceTree.files.filter { $0.target == target }.flatMap { file in
            // The C library is for those who own pointers.
            file.imports.filter { !allowed.contains($0) && !($0 == "Glibc" && file.isInBridge) }.map {
                "\(file.path): \($0)"
            }
        }
        #expect(wrong == [])
    }

    @Test("Pointers and unsafe code stand in Bridge folders only")
    func unsafe() {
        let pattern = #/\b(Unsafe|OpaquePointer|Unmanaged|unsafe\b|withUnsafe|_unsafe)/#
        #expect(SourceTree.files.filter { !$0.isInBridge }.flatMap { $0.places(of: pattern) } == [])
    }

    @Test("Nothing traps on purpose, and no optional is forced")
    func traps() {
        let words = #/\b(fatalError|preconditionFailure|precondition|assertionFailure|assert)\s*\(|\b(try|as)!/#
        let forced = #/[\w)\]>?]!(?![=\w])/#
        let found = SourceTree.files.flatMap { $0.places(of: words) + $0.places(of: forced) }
        #expect(found == [])
    }

    @Test("Files stay under 500 lines")
    func fileLengths() {
        let long = SourceTree.files.map { ($0.path, $0.codeLines.count) }.filter { $0.1 >= 500 }.map {
            "\($0.0): \($0.1)"
        }
        #expect(long == [])
    }

    @Test("Functions stay under 80 lines")
    func functionLengths() {
        let functions = SourceTree.files.flatMap { file in file.functions.map { (file: file.path, function: $0) } }
        #expect(functions.count > 300, "the functions are found")
        let long = functions.filter { $0.function.lines >= 80 }.map {
            "\($0.file):\($0.function.line) \($0.function.lines) lines"
        }
        #expect(long == [])
    }
}
