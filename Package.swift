// swift-tools-version: 6.2
import PackageDescription

// The rooms and their one-way order are described in
// Sources/Workflows/DoiSoat.docc/TourOfTheRooms.md; `ArchitectureTests` keeps them so.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "DoiSoat",
    products: [
        .library(name: "XLSX", targets: ["XLSX"]),
        .executable(name: "doisoat", targets: ["DoiSoatCommand"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .systemLibrary(name: "Czip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "Ccrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "Czlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "Findings", swiftSettings: strict),
        .target(name: "ZipContainer", dependencies: ["Czip", "Czlib", "Ccrypto", "Findings"], swiftSettings: strict),
        .target(
            name: "XMLEvents", dependencies: ["CLibXML2", "Findings"],
            swiftSettings: strict + [.enableExperimentalFeature("Lifetimes")]),
        .target(
            name: "OfficePackage", dependencies: ["ZipContainer", "XMLEvents", "Findings"],
            swiftSettings: strict),
        .target(name: "SheetModel", dependencies: ["Findings"], swiftSettings: strict),
        .target(name: "Formulas", dependencies: ["SheetModel"], swiftSettings: strict),
        .target(
            name: "XLSX",
            dependencies: ["OfficePackage", "XMLEvents", "SheetModel", "Formulas", "Findings"],
            swiftSettings: strict),
        .target(name: "VietnameseText", swiftSettings: strict),
        .target(name: "Domain", dependencies: ["VietnameseText", "Findings"], swiftSettings: strict),
        .target(
            name: "Mapping", dependencies: ["SheetModel", "Domain", "VietnameseText", "Findings"],
            swiftSettings: strict),
        .target(
            name: "Reconciliation", dependencies: ["Domain", "VietnameseText", "Findings"], swiftSettings: strict),
        .target(
            name: "Reports",
            dependencies: [
                "Mapping", "Reconciliation", "Templates", "Domain", "VietnameseText", "SheetModel", "Findings",
            ],
            swiftSettings: strict),
        .target(
            name: "Templates",
            dependencies: ["Formulas", "Mapping", "Domain", "VietnameseText", "SheetModel", "Findings"],
            swiftSettings: strict),
        .target(
            name: "Workflows",
            dependencies: [
                "XLSX", "Mapping", "Reconciliation", "Templates", "Reports", "Domain", "VietnameseText", "SheetModel",
                "ZipContainer", "Findings",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "DoiSoatCommand",
            dependencies: [
                "Workflows", "Findings",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Resources"],
            swiftSettings: strict),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(name: "ArchitectureTests", swiftSettings: strict),
        .testTarget(
            name: "ZipContainerTests", dependencies: ["ZipContainer", "Findings", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "XMLEventsTests", dependencies: ["XMLEvents", "Findings", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "OfficePackageTests",
            dependencies: ["OfficePackage", "XMLEvents", "ZipContainer", "Findings", "TestSupport"],
            swiftSettings: strict),
        .testTarget(name: "SheetModelTests", dependencies: ["SheetModel"], swiftSettings: strict),
        .testTarget(
            name: "FormulasTests", dependencies: ["Formulas", "SheetModel"], exclude: ["Evaluation/Tables"],
            swiftSettings: strict),
        .testTarget(
            name: "XLSXTests", dependencies: ["XLSX", "SheetModel", "Findings", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "EditorTests",
            dependencies: ["XLSX", "OfficePackage", "XMLEvents", "SheetModel", "Formulas", "Findings", "TestSupport"],
            exclude: ["Fixtures", "repeat-books.py"], swiftSettings: strict),
        .testTarget(
            name: "WriterTests", dependencies: ["XLSX", "SheetModel", "Findings", "TestSupport"],
            exclude: ["read-showcase.py"],
            swiftSettings: strict),
        .testTarget(name: "VietnameseTextTests", dependencies: ["VietnameseText"], swiftSettings: strict),
        .testTarget(
            name: "DomainTests", dependencies: ["Domain", "VietnameseText", "Findings"], swiftSettings: strict),
        .testTarget(
            name: "MappingTests", dependencies: ["Mapping", "Domain", "VietnameseText", "SheetModel", "Findings"],
            swiftSettings: strict),
        .testTarget(
            name: "ReconciliationTests", dependencies: ["Reconciliation", "Domain", "VietnameseText", "Findings"],
            swiftSettings: strict),
        .testTarget(
            name: "TemplatesTests",
            dependencies: ["Templates", "Mapping", "Domain", "VietnameseText", "SheetModel", "Findings"],
            swiftSettings: strict),
        .testTarget(
            name: "ReportsTests",
            dependencies: [
                "Reports", "Workflows", "XLSX", "Mapping", "Reconciliation", "Domain", "VietnameseText", "SheetModel",
                "Findings",
            ],
            exclude: ["Reconciling/read-record.py", "Reconciling/compare-marked-copy.py"], swiftSettings: strict),
        .testTarget(
            name: "HostileTests", dependencies: ["XLSX", "SheetModel", "Findings", "Workflows", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "CommandTests", dependencies: ["DoiSoatCommand"],
            exclude: ["Cases", "Declared", "Programs", "Templates"],
            swiftSettings: strict),
    ]
)
