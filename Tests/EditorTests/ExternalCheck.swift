import Foundation

/// What `check-xlsx` says of a written workbook: would Excel open it without a repair?
enum ExternalCheck {
    /// The checker, where this machine has it.
    static let program: String? = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let shared = ProcessInfo.processInfo.environment["DOISOAT_SHARED"].map { URL(fileURLWithPath: $0) }
        let places = [shared, root.deletingLastPathComponent().appending(path: "shared")].compactMap(\.self)
        return places.map { $0.appending(path: "tools/check-xlsx").path }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }()

    /// The faults of an edited workbook that the one before the edit had not; drafts of a few parts have some of their own.
    static func newFaults(from before: [UInt8], to after: [UInt8]) throws -> Set<String> {
        guard program != nil, before != after else { return [] }
        let found = Set(try lines(of: after))
        return found.isEmpty ? [] : found.subtracting(try lines(of: before))
    }

    /// The faults without the name of the file, which is made up each time.
    private static func lines(of bytes: [UInt8]) throws -> [String] {
        try faults(of: bytes).split(separator: "\n").filter { !$0.hasSuffix("workbooks are clean") }.map { line in
            line.split(separator: ": ", maxSplits: 1).dropFirst().joined()
        }
    }

    /// The faults that the checker finds, one a line; empty for none.
    static func faults(of bytes: [UInt8]) throws -> String {
        guard let program else { return "" }
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(bytes).write(to: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [file.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? "" : String(decoding: data, as: UTF8.self)
    }
}
