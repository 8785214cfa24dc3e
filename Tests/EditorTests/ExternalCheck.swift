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
