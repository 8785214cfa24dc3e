// swift-tools-version: 6.2
import PackageDescription

// Programs that are timed as whole processes beside their peers. A package of its own, so that nobody who uses the
// library builds it.
let package = Package(
    name: "Benchmarks",
    dependencies: [.package(name: "DoiSoat", path: "..")],
    targets: [
        .executableTarget(
            name: "write-workbook", dependencies: [.product(name: "XLSX", package: "DoiSoat")],
            swiftSettings: [.swiftLanguageMode(.v6)])
    ]
)
