internal import FoundationEssentials

/// Paths of files as they are seen from a folder, for links that still lead there when both are moved together.
enum RelativePath {
    /// The path to `file` from `folder`: `../bao-cao/PhuocChanh.xlsx`. Both may be relative to the working folder.
    static func path(
        to file: String, from folder: String, in working: String = FileManager.default.currentDirectoryPath
    ) -> String {
        let (target, base) = (steps(of: file, in: working), steps(of: folder, in: working))
        let shared = zip(target.dropLast(), base).prefix { $0 == $1 }.count
        let up = Array(repeating: "..", count: base.count - shared)
        return (up + target[shared...]).joined(separator: "/")
    }

    /// The names from the root down, `.` and `..` resolved.
    private static func steps(of path: String, in working: String) -> [String] {
        var steps: [String] = []
        for step in (path.hasPrefix("/") ? path : "\(working)/\(path)").split(separator: "/") {
            switch step {
            case ".": break
            case "..": _ = steps.popLast()
            default: steps.append(String(step))
            }
        }
        return steps
    }
}
