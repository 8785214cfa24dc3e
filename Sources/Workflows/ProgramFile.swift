public import Findings
public import Mapping
internal import SheetModel
internal import XLSX
internal import ZipContainer

extension Problem.Code {
    /// A programme with faults, which are told before.
    public static let programFaulty = Problem.Code(rawValue: "PROGRAM_FAULTY")
}

/// A programme as it was read of a file: a program workbook, or its JSON twin; which of both is told by its content.
///
/// ```swift
/// let file = try ProgramFile("chuong-trinh.xlsx", limits: InputLimits())
/// for problem in file.problems { print(problem.line(in: .vietnamese)) }
/// let declaration = try file.required()
/// ```
public struct ProgramFile: Sendable {
    /// The programme; `nil` where a problem is an error.
    public let declaration: ProgramDeclaration?
    /// All that is wrong, and what the reading of the workbook warned of.
    public let problems: [Problem]

    /// Reads the file at a path; `-` is standard input.
    ///
    /// - Throws: what stops the reading of a workbook or of JSON; faults of the programme are in ``problems``.
    public init(_ path: String, limits: InputLimits) throws(Problem) {
        let kind = path == "-" ? PathKind.other : PathKind(of: path)
        try self.init(path, kind, held: try InputFiles.held(path, kind), limits: limits)
    }

    /// Reads a file whose kind, and whose bytes where they can be read but once, are known.
    init(_ path: String, _ kind: PathKind, held: [UInt8]?, limits: InputLimits) throws(Problem) {
        if Compose.isJSON(path, held) {
            var bytes = held ?? []
            if held == nil { bytes = try Compose.read(path, kind) }
            guard case .program(let source) = try DataDocument(bytes) else {
                throw DataProblem.noProgram.within(Place(file: path))
            }
            self.init(source, file: path)
            return
        }
        let workbook = try InputFiles.open(path, kind, limits: limits, held: held)
        var grids: [SheetGrid] = []
        for sheet in workbook.sheets where sheet.kind == .worksheet {
            guard ProgramSource.names(sheet.name) else { continue }
            grids.append(try SheetGrid.read(sheet, of: workbook, locale: .enUS).grid)
        }
        self.init(ProgramSource(sheets: grids, file: path), file: path, warnings: workbook.warnings)
    }

    /// Reads rows.
    init(_ source: ProgramSource, file: String? = nil, warnings: [Problem] = []) {
        let reading = ProgramReader.read(source)
        declaration = reading.declaration
        problems = warnings + reading.problems.map { $0.within(Place(file: file)) }
    }

    /// The programme.
    ///
    /// - Throws: `PROGRAM_FAULTY` where a problem is an error.
    public func required() throws(Problem) -> ProgramDeclaration {
        if let declaration { return declaration }
        let count = problems.count { $0.severity == .error }
        throw Problem(
            .programFaulty,
            LocalizedText(
                vi: "chương trình có \(count) lỗi nêu trên, chưa dùng được",
                en: "the programme has the \(count) fault\(count == 1 ? "" : "s") above and cannot be used"),
            remedy: LocalizedText(
                vi: "Đề nghị sửa các ô đã nêu rồi chạy lại.", en: "Mend the cells named, then run it again."))
    }
}
