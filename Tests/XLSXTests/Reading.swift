import Findings
import FoundationEssentials
import SheetModel
import TestSupport
import XLSX

/// How rows reach the reader: plain rows are scanned; behind a comment everything goes through the XML parser.
enum RowPath: CaseIterable, Sendable {
    case scanned
    case parsed

    /// What stands before the rows to bring this about.
    var before: String { self == .scanned ? "" : "<!-- -->" }
}

/// All that was read of a sheet.
struct ReadSheet {
    var rows: [Row] = []
    var details = SheetDetails()
    var warnings: [Problem] = []

    /// The cell at an A1 reference, if the file lists one.
    subscript(_ reference: String) -> Cell? {
        rows.lazy.flatMap { $0 }.first { $0.reference.description == reference }
    }

    /// The cells that have something, in the order they were handed out: `A1=5`.
    var summary: [String] {
        rows.flatMap { row in row.filter { !$0.isBlank }.map { "\($0.reference)=\($0.value.plain)" } }
    }

    /// The codes of the warnings, once each.
    var codes: Set<String> { Set(warnings.map(\.code.rawValue)) }
}

extension CellValue {
    /// The value as a test writes it.
    var plain: String {
        switch self {
        case .blank: ""
        case .text(let text): text
        case .number(let number): DecimalText.shortest(number)
        case .boolean(let flag): flag ? "TRUE" : "FALSE"
        case .error(let error): error.rawValue
        }
    }
}

extension Workbook {
    /// Reads a whole sheet.
    func readSheet(_ index: Int = 0, reading: RowReading = RowReading()) throws -> ReadSheet {
        var result = ReadSheet()
        result.details = try forEachRow(of: sheets[index], reading: reading) { row in
            result.rows.append(row)
            return .proceed
        }
        result.warnings = warnings
        return result
    }
}

extension WorkbookDraft {
    /// A workbook whose rows come by `path`.
    init(_ path: RowPath, rows: String, sharedStrings: [String]? = nil, styles: String? = nil) {
        self.init(rows: rows, before: path.before, sharedStrings: sharedStrings, styles: styles)
    }

    /// Opens the workbook and reads a sheet of it.
    func read(_ index: Int = 0, reading: RowReading = RowReading()) throws -> ReadSheet {
        try Workbook(bytes: bytes).readSheet(index, reading: reading)
    }
}

/// One row of one cell.
func oneCell(_ cell: String) -> String { "<row r=\"1\">\(cell)</row>" }

/// The code of what `body` throws.
func code(thrownBy body: () throws -> Void) -> String? {
    do {
        try body()
        return nil
    } catch let problem as Problem {
        return problem.code.rawValue
    } catch {
        return "\(error)"
    }
}

/// Writes `bytes` to a temporary file for as long as `body` runs.
func withFile(of bytes: [UInt8], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
    let path = folder.appending(path: "workbook-\(UUID().uuidString).xlsx").path
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
}
