public import Findings
internal import OfficePackage

/// The four kinds of a workbook's file; Excel refuses one whose ending says another kind than its content.
public enum WorkbookFileKind: String, Sendable, Hashable, CaseIterable {
    /// A workbook.
    case workbook = "xlsx"
    /// A workbook that may have macros.
    case macroWorkbook = "xlsm"
    /// A template, of which Excel opens a copy.
    case template = "xltx"
    /// A template that may have macros.
    case macroTemplate = "xltm"

    /// The kind that the ending of a file's name says; `nil` for other endings.
    public init?(nameOf file: String) {
        guard let dot = file.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
        self.init(rawValue: file[file.utf8.index(after: dot)...].lowercased())
    }

    /// Whether macros may be in it.
    public var allowsMacros: Bool { self == .macroWorkbook || self == .macroTemplate }

    /// The content type of its main part (ECMA-376 part 1, 12.3.23; for macros \[MS-OFFMACRO2\] 2.2.1).
    var contentType: String {
        switch self {
        case .workbook: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        case .macroWorkbook: "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
        case .template: "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"
        case .macroTemplate: "application/vnd.ms-excel.template.macroEnabled.main+xml"
        }
    }
}

extension WorkbookEditor {
    /// What kind of file the workbook is; `nil` where its content type says none of them.
    ///
    /// - Throws: `XML_…`, `ZIP_…`.
    public var fileKind: WorkbookFileKind? {
        get throws(Problem) {
            let type = try edit.preview().contentType(of: parts.main)
            return WorkbookFileKind.allCases.first { $0.contentType == type }
        }
    }

    /// Whether the workbook has macros, or sheets of them.
    public var hasMacros: Bool {
        parts.relationships.contains { $0.kind.rawValue == "vbaProject" }
            || parts.sheets.contains { $0.kind == .macro }
    }

    /// Makes the workbook a file of another kind. Macros stay: whether the kind allows them is for the caller to look at.
    ///
    /// - Throws: `EDIT_SIGNED`, `XML_…`, `ZIP_…`.
    public func setFileKind(_ kind: WorkbookFileKind) throws(Problem) {
        guard try fileKind != kind else { return }
        try refuseSigned()
        try edit.setContentType(of: parts.main, to: kind.contentType)
        receiptSoFar.touch("[Content_Types].xml", vi: "loại tệp", en: "the kind of file")
    }
}
