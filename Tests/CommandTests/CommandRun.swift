import Foundation

/// The built command, run as a user would run it.
struct CommandRun {
    /// The root of the project.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The command, which the build puts beside the test bundle.
    static var binary: URL {
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
        return URL(filePath: bundle).deletingLastPathComponent().appending(path: "doisoat")
    }

    let exit: Int32
    let output: String
    let messages: String

    /// Runs the command at the project's root with English messages, unless `arguments` say otherwise.
    init(_ arguments: [String], input: String? = nil, environment: [String: String] = [:]) throws {
        try self.init(Self.binary, arguments, input: input, environment: environment)
    }

    /// Runs a program at the project's root.
    init(_ program: URL, _ arguments: [String], input: String? = nil, environment: [String: String] = [:]) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "doisoat-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files rather than pipes: nothing can fill up while nobody reads.
        let files = ["in", "out", "err"].map { folder.appending(path: $0) }
        try Data((input ?? "").utf8).write(to: files[0])
        for file in files[1...] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = Self.root
        process.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin", "LANG": "C"]
            .merging(environment) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        exit = process.terminationStatus
        output = try String(decoding: Data(contentsOf: files[1]), as: UTF8.self)
        messages = try String(decoding: Data(contentsOf: files[2]), as: UTF8.self)
    }
}

/// A folder for one test, which goes with it.
func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "doisoat-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
}
