public import Findings

extension Problem.Code {
    /// Something is larger than Excel takes.
    public static let writeLimit = Problem.Code(rawValue: "XLSX_WRITE_LIMIT")
    /// A name (of a sheet, table, defined name) is none that Excel takes, or there is another like it.
    public static let writeName = Problem.Code(rawValue: "XLSX_WRITE_NAME")
    /// Two ranges overlap that must not.
    public static let writeOverlap = Problem.Code(rawValue: "XLSX_WRITE_OVERLAP")
    /// A row or cell was given behind one that it stands before.
    public static let writeOrder = Problem.Code(rawValue: "XLSX_WRITE_ORDER")
    /// A value is none that a workbook can hold.
    public static let writeValue = Problem.Code(rawValue: "XLSX_WRITE_VALUE")
}

enum WriteProblem {
    static func limit(_ vi: String, _ en: String, sheet: String? = nil, cell: String? = nil) -> Problem {
        Problem(.writeLimit, LocalizedText(vi: vi, en: en), at: Place(sheet: sheet, cell: cell))
    }

    static func name(_ vi: String, _ en: String, sheet: String? = nil, cell: String? = nil) -> Problem {
        Problem(.writeName, LocalizedText(vi: vi, en: en), at: Place(sheet: sheet, cell: cell))
    }

    static func value(_ vi: String, _ en: String, sheet: String? = nil, cell: String? = nil) -> Problem {
        Problem(.writeValue, LocalizedText(vi: vi, en: en), at: Place(sheet: sheet, cell: cell))
    }

    static func overlap(_ vi: String, _ en: String, sheet: String, cell: String) -> Problem {
        Problem(.writeOverlap, LocalizedText(vi: vi, en: en), at: Place(sheet: sheet, cell: cell))
    }

    static func order(_ vi: String, _ en: String, sheet: String, cell: String? = nil) -> Problem {
        Problem(.writeOrder, LocalizedText(vi: vi, en: en), at: Place(sheet: sheet, cell: cell))
    }

    static func tooLong(_ limit: Int, sheet: String? = nil, cell: String? = nil) -> Problem {
        self.limit(
            "chữ dài hơn \(limit) ký tự", "a text is longer than \(limit) characters", sheet: sheet, cell: cell)
    }

    static func offSheet(sheet: String, cell: String? = nil) -> Problem {
        limit(
            "nằm ngoài trang tính (quá XFD1048576)", "lies off the sheet (beyond XFD1048576)", sheet: sheet, cell: cell)
    }
}

/// Excel's limits on what a workbook may hold ("Excel specifications and limits").
enum ExcelLimit {
    static let text = 32_767
    static let formula = 8_192
    static let formats = 65_490
    static let links = 65_530
    static let sheetName = 31
    static let name = 255
    static let rowHeight = 409.5
    static let columnWidth = 255.0
    static let outlineLevel = 7
}
