public import Findings
internal import FoundationEssentials
internal import XLSX

/// The files that a command line's inputs stand for.
public struct InputFiles: Sendable {
    /// The files, folders opened one level deep, in the order given and by name within a folder.
    public var files: [String] = []
    /// What the file system says of each file, asked once.
    private(set) var kinds: [PathKind] = []
    /// Whether a folder was among the inputs.
    public var hadFolder = false
    /// Files of a folder that were passed over.
    public var skipped: [Problem] = []

    private static let extensions: Set<String> = ["xlsx", "xlsm", "xltx", "xltm"]
    /// Endings of workbooks that are not read: somebody has sent them all the same.
    static let otherWorkbooks: Set<String> = ["xls", "xlsb", "ods", "csv"]

    /// Looks the inputs up. What is named itself is always taken; of a folder, workbooks that are no lock files (`~$…`).
    ///
    /// - Parameter others: further endings that are taken of a folder.
    public init(_ inputs: [String], others: Set<String> = []) {
        let extensions = Self.extensions.union(others)
        for input in inputs {
            let kind = input == "-" ? PathKind.other : PathKind(of: input)
            guard case .folder = kind else {
                files.append(input)
                kinds.append(kind)
                continue
            }
            hadFolder = true
            let names = (try? FileManager.default.contentsOfDirectory(atPath: input)) ?? []
            let known = files.count
            for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) where !name.hasPrefix(".") {
                let path = input.hasSuffix("/") ? input + name : "\(input)/\(name)"
                let kind = PathKind(of: path)
                if case .folder = kind { continue }
                let suffix = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
                if name.hasPrefix("~$") || !extensions.contains(suffix) {
                    skipped.append(
                        Problem(
                            .skipped,
                            LocalizedText(vi: "bỏ qua, không phải sổ tính .xlsx", en: "skipped: not an .xlsx workbook"),
                            at: Place(file: path), severity: .warning))
                } else {
                    files.append(path)
                    kinds.append(kind)
                }
            }
            if files.count == known { skipped.append(OutputProblem.noWorkbooks(input)) }
        }
    }

    /// The most bytes that are read from standard input or a pipe.
    private static let streamLimit = 256 << 20

    /// Opens a workbook to be changed, with the machine's clock for `NOW` and `TODAY`; `-` is standard input. What is no
    /// regular file is read whole first, unless its bytes are `held` already.
    static func openForEditing(
        _ path: String, limits: InputLimits, held: [UInt8]? = nil
    ) throws(Problem) -> WorkbookEditor {
        var bytes = held
        if bytes == nil { bytes = try self.held(path, path == "-" ? .other : PathKind(of: path)) }
        let editor =
            if let bytes {
                try WorkbookEditor(bytes: bytes, file: path, limits: limits.readLimits)
            } else {
                try WorkbookEditor(path: path, limits: limits.readLimits)
            }
        // Where the date system cannot be read, neither can the formulas: calculating them says why.
        if let system = try? editor.dateSystem { editor.now = Calculate.now(system) }
        return editor
    }

    /// The bytes of what is no regular file, which can be read but once; `nil` for files.
    static func held(_ path: String, _ kind: PathKind) throws(Problem) -> [UInt8]? {
        guard case .other = kind else { return nil }
        return try InputStream.bytes(of: path, limit: streamLimit)
    }

    /// Opens the workbook at `path`; `-` is standard input. What is no regular file is read whole first, unless its bytes
    /// are `held` already.
    static func open(
        _ path: String, _ kind: PathKind, limits: InputLimits, held: [UInt8]? = nil, known: KnownParts? = nil
    ) throws(Problem) -> Workbook {
        var bytes = held
        if bytes == nil { bytes = try self.held(path, kind) }
        guard let bytes else { return try Workbook(path: path, limits: limits.readLimits, known: known) }
        return try Workbook(bytes: bytes, file: path, limits: limits.readLimits)
    }
}
