public import Findings

extension Problem.Code {
    /// The package's main part is no workbook.
    public static let notAWorkbook = Problem.Code(rawValue: "XLSX_NOT_A_WORKBOOK")
    /// The workbook lists no sheet that could be read.
    public static let noSheets = Problem.Code(rawValue: "XLSX_NO_SHEETS")
    /// A limit on cells, text or items was reached.
    public static let readLimit = Problem.Code(rawValue: "XLSX_LIMIT")
    /// A row stands before one with a smaller number.
    public static let rowsOutOfOrder = Problem.Code(rawValue: "XLSX_ROWS_OUT_OF_ORDER")
    /// A sheet's part is not there.
    public static let sheetMissing = Problem.Code(rawValue: "XLSX_SHEET_MISSING")
    /// A cell points at a shared string that is not there.
    public static let sharedStringMissing = Problem.Code(rawValue: "XLSX_SHARED_STRING_MISSING")
    /// A cell takes part in a shared formula that is not there, or stands behind it in the file.
    public static let sharedFormulaMissing = Problem.Code(rawValue: "XLSX_SHARED_FORMULA_MISSING")
    /// A row's or cell's reference could not be understood, or lies off the sheet.
    public static let badReference = Problem.Code(rawValue: "XLSX_BAD_REFERENCE")
    /// A number cell holds something else.
    public static let badNumber = Problem.Code(rawValue: "XLSX_BAD_NUMBER")
    /// One cell stands twice in the file.
    public static let duplicateCell = Problem.Code(rawValue: "XLSX_DUPLICATE_CELL")
    /// A part beside the sheets could not be read.
    public static let partUnreadable = Problem.Code(rawValue: "XLSX_PART_UNREADABLE")
}

enum XLSXProblem {
    private static let splitWorkbook = LocalizedText(
        vi: "Đề nghị tách sổ tính thành các tệp nhỏ hơn.", en: "Split the workbook into smaller files.")

    static func notAWorkbook(_ part: String) -> Problem {
        Problem(
            .notAWorkbook,
            LocalizedText(vi: "tệp không phải sổ tính Excel", en: "the file is not an Excel workbook"),
            remedy: LocalizedText(
                vi: "Mở tệp bằng Excel, chọn Tệp › Lưu dưới dạng, kiểu “Sổ làm việc Excel (*.xlsx)”, rồi gửi tệp mới.",
                en: "Open it in Excel, choose File › Save As, type “Excel Workbook (*.xlsx)”, and use the new file."),
            at: Place(part: part))
    }

    static func noSheets(_ part: String) -> Problem {
        warning(
            .noSheets, vi: "sổ tính không có trang tính nào", en: "the workbook lists no sheets", at: Place(part: part))
    }

    static func missing(_ sheet: String, severity: Problem.Severity) -> Problem {
        Problem(
            .sheetMissing,
            LocalizedText(vi: "tệp thiếu dữ liệu của trang tính", en: "the file lacks the data of the sheet"),
            remedy: LocalizedText(
                vi: "Đề nghị mở tệp bằng Excel rồi lưu lại, hoặc xin bên gửi gửi lại tệp.",
                en: "Open the file in Excel and save it again, or ask the sender for a fresh copy."),
            at: Place(sheet: sheet), severity: severity)
    }

    static func missingPart(_ part: String) -> Problem {
        warning(
            .partUnreadable, vi: "thiếu phần này của tệp; phần còn lại vẫn được đọc",
            en: "this part of the file is missing; the rest was read", at: Place(part: part))
    }

    static func tooMuchText(_ limit: Int) -> Problem {
        Problem(
            .readLimit,
            LocalizedText(vi: "quá giới hạn \(limit) byte chữ", en: "more than \(limit) bytes of text"),
            remedy: splitWorkbook)
    }

    static func tooManyItems(_ limit: Int) -> Problem {
        Problem(
            .readLimit, LocalizedText(vi: "quá giới hạn \(limit) mục", en: "more than \(limit) items"),
            remedy: splitWorkbook)
    }

    static func tooManyCells(_ limit: Int, sheet: String) -> Problem {
        Problem(
            .readLimit, LocalizedText(vi: "quá giới hạn \(limit) ô", en: "more than \(limit) cells"),
            remedy: LocalizedText(
                vi: "Nếu tin cậy tệp này, tăng giới hạn bằng --max-cells.",
                en: "If you trust this file, raise the limit with --max-cells."),
            at: Place(sheet: sheet))
    }

    static func offSheet(_ sheet: String) -> Problem {
        Problem(
            .readLimit,
            LocalizedText(
                vi: "có dòng hoặc cột nằm ngoài trang tính (quá XFD1048576)",
                en: "a row or column lies off the sheet (beyond XFD1048576)"),
            remedy: LocalizedText(
                vi: "Đề nghị mở tệp bằng Excel rồi lưu lại, hoặc xin bên gửi gửi lại tệp.",
                en: "Open the file in Excel and save it again, or ask the sender for a fresh copy."),
            at: Place(sheet: sheet))
    }

    static func rowsOutOfOrder(row: Int, after last: Int, sheet: String) -> Problem {
        Problem(
            .rowsOutOfOrder,
            LocalizedText(
                vi: "dòng \(row + 1) đứng sau dòng \(last + 1) trong tệp",
                en: "row \(row + 1) stands behind row \(last + 1) in the file"),
            remedy: LocalizedText(
                vi: "Mở tệp bằng Excel rồi lưu lại để sắp xếp các dòng.",
                en: "Open the file in Excel and save it, which puts the rows in order."),
            at: Place(sheet: sheet))
    }

    static func warning(_ code: Problem.Code, vi: String, en: String, at place: Place = Place()) -> Problem {
        Problem(code, LocalizedText(vi: vi, en: en), at: place, severity: .warning)
    }
}
