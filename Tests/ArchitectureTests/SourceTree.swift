import FoundationEssentials

/// The Swift files below `Sources`, found from where this file stands.
enum SourceTree {
    /// The folder of the package.
    static let root: String = {
        var steps = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        steps.removeLast(3)
        return steps.joined(separator: "/")
    }()

    /// All files, by path.
    static let files: [SourceFile] = paths(below: "Sources").filter { $0.hasSuffix(".swift") }.sorted().map(
        SourceFile.init)

    /// The names of the targets that have Swift files.
    static let targets: Set<String> = Set(files.map(\.target))

    private static func paths(below folder: String) -> [String] {
        let items = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []
        return items.flatMap { item in
            let path = "\(folder)/\(item)"
            var isFolder = false
            _ = FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder)
            return isFolder ? paths(below: path) : [path]
        }
    }

    /// The text of a file; `nil` when it is not there.
    static func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: "\(root)/\(path)").map { String(decoding: $0, as: UTF8.self) }
    }
}

/// A Swift file: its lines, and its lines without comments and the contents of strings.
struct SourceFile: Sendable {
    /// The path from the package's folder.
    let path: String
    /// The text as it stands.
    let text: String
    /// The text with comments and the contents of string literals blanked out.
    let code: String

    init(_ path: String) {
        self.path = path
        text = SourceTree.text(path) ?? ""
        var scanner = CodeScanner(text)
        code = scanner.code()
    }

    /// The target: the first folder below `Sources`.
    var target: String { String(path.split(separator: "/")[1]) }
    /// Whether the file stands in a `Bridge` folder.
    var isInBridge: Bool { path.contains("/Bridge/") }
    /// The lines of the code.
    var codeLines: [Substring] { code.split(separator: "\n", omittingEmptySubsequences: false) }
    /// The modules imported.
    var imports: [String] {
        codeLines.compactMap { line in
            let words = line.split(separator: " ")
            guard let position = words.firstIndex(of: "import"), position < 2, position + 1 < words.count else {
                return nil
            }
            return String(words[position + 1])
        }
    }

    /// Where a pattern is found in the code, as `path:line`.
    func places(of pattern: some RegexComponent) -> [String] {
        codeLines.enumerated().filter { $0.element.contains(pattern) }.map { "\(path):\($0.offset + 1)" }
    }
}

/// Blanks out comments and the contents of strings, line feeds kept, so that what is left is code.
struct CodeScanner {
    private let characters: [Character]
    private var position = 0
    private var result = ""

    init(_ text: String) { characters = Array(text) }

    mutating func code() -> String {
        scanCode(untilParenthesis: false)
        return result
    }

    private func starts(_ text: String) -> Bool { characters[position...].starts(with: text) }

    private mutating func take(_ count: Int = 1, hidden: Bool = false) {
        for character in characters[position..<min(position + count, characters.count)] {
            result.append(hidden && !character.isNewline ? " " : character)
        }
        position += count
    }

    private mutating func scanCode(untilParenthesis: Bool) {
        var depth = 0
        while position < characters.count {
            if starts("//") {
                while position < characters.count, !characters[position].isNewline { take(hidden: true) }
            } else if starts("/*") {
                scanBlockComment()
            } else if let hashes = stringHashes() {
                scanString(hashes: hashes)
            } else {
                if characters[position] == "(" { depth += 1 }
                if characters[position] == ")" {
                    depth -= 1
                    if depth == 0, untilParenthesis { return take() }
                }
                take()
            }
        }
    }

    private mutating func scanBlockComment() {
        var depth = 0
        repeat {
            if starts("/*") {
                depth += 1
                take(2, hidden: true)
            } else if starts("*/") {
                depth -= 1
                take(2, hidden: true)
            } else {
                take(hidden: true)
            }
        } while depth > 0 && position < characters.count
    }

    /// The number of `#` before a string that begins here; `nil` where none does.
    private func stringHashes() -> Int? {
        var cursor = position
        while cursor < characters.count, characters[cursor] == "#" { cursor += 1 }
        return cursor < characters.count && characters[cursor] == "\"" ? cursor - position : nil
    }

    private mutating func scanString(hashes: Int) {
        let marks = String(repeating: "#", count: hashes)
        take(hashes)
        let isLong = starts("\"\"\"") && (hashes == 0 || !closesOnLine(marks))
        let quotes = isLong ? "\"\"\"" : "\""
        take(quotes.count)
        while position < characters.count {
            if starts(quotes + marks) { return take(quotes.count + hashes) }
            if starts("\\" + marks + "(") {
                take(1 + hashes)
                scanCode(untilParenthesis: true)
            } else if starts("\\" + marks) {
                take(2 + hashes, hidden: true)
            } else {
                take(hidden: true)
            }
        }
    }

    /// Whether a raw string that begins with three quotation marks ends on its line, being one that holds quotation marks.
    private func closesOnLine(_ marks: String) -> Bool {
        let line = characters[(position + 1)...].prefix { !$0.isNewline }
        return String(line).contains("\"" + marks)
    }
}
