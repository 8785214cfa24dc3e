public import Findings
internal import ZipContainer
internal import SheetModel
internal import XLSX
internal import ZipContainer

/// What `doisoat convert` is asked to do.
public struct ConvertOptions: Sendable {
    /// How a workbook is turned into data.
    public enum Form: String, Sendable, CaseIterable {
        /// Header-aware tables (`doisoat.tables/1`).
        case tables
        /// Plain arrays of rows (`doisoat.values/1`).
        case values
        /// Every value and formula (`doisoat.cells/1`).
        case cells
        /// A program workbook (`doisoat.program/1`).
        case program
    }

    /// How the data is written.
    public enum Format: String, Sendable, CaseIterable {
        /// One document.
        case json
        /// One row a line.
        case ndjson
        /// Comma-separated values, of one sheet or of a file per sheet.
        case csv
    }

    /// How displayed text is localized.
    public enum Locale: String, Sendable, CaseIterable {
        /// As Excel shows it in the United States: `1,500.5`, `10/26/22`.
        case enUS = "en-US"
        /// As Excel shows it in Vietnam: `1.500,5`, `26/10/2022`.
        case viVN = "vi-VN"

        var displayLocale: DisplayLocale { self == .viVN ? .viVN : .enUS }
    }

    /// Files and folders.
    public var inputs: [String] = []
    /// How a workbook is turned into data.
    public var form = Form.tables
    /// How the data is written.
    public var format = Format.json
    /// The names of the sheets wanted; all when empty.
    public var sheets: [String] = []
    /// How displayed text is localized.
    public var locale = Locale.enUS
    /// A file, a folder, or `-` for standard output.
    public var output = "-"
    /// How much is read of a workbook.
    public var limits = InputLimits()
    /// Longer output documents are refused unless the input is large enough to explain them, in bytes.
    public var maximumOutput = 256 << 20
    /// Whether each line of `ndjson` names its file, as it must where several inputs go into one output.
    var namesFileInLines = false
    /// The bytes of the only input when it can be read but once.
    var heldInput: [UInt8]?
    /// How many things are done at once.
    public var jobs = 1

    /// The defaults.
    public init() {}

    /// Whether a path is a folder, or written as one.
    public static func isFolder(_ path: String) -> Bool {
        if case .folder = PathKind(of: path) { return true }
        return path.hasSuffix("/")
    }
}

/// How much is read of a workbook before it is refused.
public struct InputLimits: Sendable, Hashable {
    /// The most bytes that all parts together may inflate to.
    public var inflatedBytes: Int
    /// The most cells with a value or a formula.
    public var cells: Int

    /// Creates limits; the defaults are the reader's.
    public init(inflatedBytes: Int? = nil, cells: Int? = nil) {
        self.inflatedBytes = inflatedBytes ?? ReadLimits().inflatedBytes
        self.cells = cells ?? ReadLimits().cells
    }

    var readLimits: ReadLimits {
        var limits = ReadLimits()
        limits.inflatedBytes = inflatedBytes
        limits.cells = cells
        return limits
    }
}

/// What came of a conversion.
public struct ConvertResult: Sendable {
    /// What went wrong or was odd, in input order.
    public var problems: [Problem] = []
    /// How many documents were written.
    public var converted = 0
    /// How many inputs failed.
    public var failed = 0

    /// The exit code: 73 (an output could not be written) wins over 65 (an input could not be read).
    public var exitCode: Int32 {
        if problems.contains(where: { $0.severity == .error && $0.code.isOutput }) { return 73 }
        return problems.contains { $0.severity == .error } ? 65 : 0
    }
}

extension Problem.Code {
    /// Whether the problem is with an output rather than an input.
    var isOutput: Bool { self == .outputUnwritable || self == .outputIsInput }
}
