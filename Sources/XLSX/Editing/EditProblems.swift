public import Findings

extension Problem.Code {
    /// The package has a digital signature, which any change would break.
    public static let editSigned = Problem.Code(rawValue: "EDIT_SIGNED")
    /// A cell belongs to an array formula or a data table, which changes as a whole or not at all.
    public static let editInArray = Problem.Code(rawValue: "EDIT_IN_ARRAY")
    /// A cell is covered by a merged range and not its first.
    public static let editInMerge = Problem.Code(rawValue: "EDIT_IN_MERGE")
    /// The heading of a table's column cannot become what was asked for.
    public static let editTableHeading = Problem.Code(rawValue: "EDIT_TABLE_HEADING")
    /// A text, formula, name or reference breaks a limit of Excel.
    public static let editLimit = Problem.Code(rawValue: "EDIT_LIMIT")
    /// A sheet's name is taken, or not one that Excel accepts.
    public static let editSheetName = Problem.Code(rawValue: "EDIT_SHEET_NAME")
    /// The last sheet that is seen cannot be hidden or removed.
    public static let editLastSheet = Problem.Code(rawValue: "EDIT_LAST_SHEET")
    /// There is no worksheet of that name.
    public static let editNoSheet = Problem.Code(rawValue: "EDIT_NO_SHEET")
}

enum EditProblem {
    static let badReference = Problem(
        .badReference,
        LocalizedText(
            vi: "trang tính có số dòng hoặc địa chỉ ô không hợp lệ nên không sửa được",
            en: "the sheet has row numbers or cell references that make no sense, and cannot be edited"),
        remedy: openAndSave)

    static let openAndSave = LocalizedText(
        vi: "Đề nghị mở tệp bằng Excel, lưu lại rồi sửa tệp mới.",
        en: "Open the file in Excel, save it again, and edit the new file.")

    static let signed = Problem(
        .editSigned,
        LocalizedText(
            vi: "tệp có chữ ký số; sửa tệp sẽ làm chữ ký mất hiệu lực",
            en: "the file is digitally signed, and any change would break the signature"),
        remedy: LocalizedText(
            vi: "Đề nghị xin bản chưa ký, hoặc bỏ chữ ký trong Excel rồi sửa.",
            en: "Ask for the unsigned file, or remove the signature in Excel first."))

    static func inArray(_ cell: String) -> Problem {
        Problem(
            .editInArray,
            LocalizedText(
                vi: "ô thuộc công thức mảng hoặc bảng dữ liệu, không sửa riêng từng ô được",
                en: "the cell belongs to an array formula or data table, which cannot be changed in part"),
            remedy: LocalizedText(
                vi: "Đề nghị sửa cả vùng của công thức mảng trong Excel.",
                en: "Change the whole range of the array formula in Excel."),
            at: Place(cell: cell))
    }

    static func inMerge(_ cell: String, first: String) -> Problem {
        Problem(
            .editInMerge,
            LocalizedText(
                vi: "ô bị che trong vùng gộp, người xem không thấy",
                en: "the cell is covered by a merged range, where nobody would see it"),
            remedy: LocalizedText(vi: "Đề nghị ghi vào ô \(first).", en: "Write to cell \(first) instead."),
            at: Place(cell: cell))
    }

    static func tableHeading(_ cell: String) -> Problem {
        Problem(
            .editTableHeading,
            LocalizedText(
                vi:
                    "ô là tiêu đề cột của một bảng Excel: phải là chữ, không trùng cột khác và chưa có công thức nào gọi tên cột",
                en:
                    "the cell heads a column of a table: it must be a text, no other column's, and not used by a formula"
            ),
            remedy: LocalizedText(
                vi: "Đề nghị đổi tên cột trong Excel.", en: "Rename the column in Excel."),
            at: Place(cell: cell))
    }

    static func limit(vi: String, en: String, at place: Place = Place()) -> Problem {
        Problem(.editLimit, LocalizedText(vi: vi, en: en), at: place)
    }

    static func noSheet(_ name: String, known: [String]) -> Problem {
        let list = known.map { "“\($0)”" }.joined(separator: ", ")
        return Problem(
            .editNoSheet,
            LocalizedText(vi: "không có trang tính tên này", en: "there is no worksheet of that name"),
            remedy: LocalizedText(vi: "Các trang tính: \(list).", en: "The worksheets are \(list)."),
            at: Place(sheet: name))
    }

    static func sheetName(_ name: String) -> Problem {
        Problem(
            .editSheetName,
            LocalizedText(
                vi:
                    "tên trang tính phải có 1–31 ký tự, không chứa : \\ / ? * [ ], không có dấu ' ở đầu hay cuối, không trùng",
                en: "a sheet's name has 1 to 31 characters, none of : \\ / ? * [ ], no ' at its ends, and is unique"),
            at: Place(sheet: name))
    }

    static func lastSheet(_ name: String) -> Problem {
        Problem(
            .editLastSheet,
            LocalizedText(
                vi: "sổ tính phải còn ít nhất một trang tính hiện",
                en: "a workbook must keep at least one visible sheet"),
            at: Place(sheet: name))
    }
}
