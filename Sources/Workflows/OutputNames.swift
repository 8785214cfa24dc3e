internal import Findings

/// The names of output files in a folder: an input's name with another ending, numbered where two would be one.
struct OutputNames {
    private let suffix: String
    private var names: [String] = []
    private var taken: Set<String> = []

    init(_ files: [String], suffix: String) {
        self.suffix = suffix
        for file in files { names.append(add(Self.stem(of: file))) }
    }

    /// The name of the file made from input `index`.
    func name(of index: Int) -> String { names[index] }

    /// A name that was not given out before, from a stem that may hold anything a sheet's tab can show.
    mutating func add(_ stem: String) -> String {
        let plain = String(stem.map { $0 == "/" || $0 == "\\" || $0.isNewline || $0 == "\0" ? "_" : $0 })
        var name = "\(plain).\(suffix)"
        var number = 2
        while !taken.insert(name.lowercased()).inserted {
            name = "\(plain)-\(number).\(suffix)"
            number += 1
        }
        return name
    }

    /// A path's last step without its ending.
    static func stem(of file: String) -> String {
        let last = FileName.last(file)
        return last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
    }
}
