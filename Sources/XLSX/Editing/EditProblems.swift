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
    /// A formula is not one that Excel would read.
    public static let editFormula = Problem.Code(rawValue: "EDIT_FORMULA")
    /// The last sheet that is seen cannot be hidden or removed.
    public static let editLastSheet = Problem.Code(rawValue: "EDIT_LAST_SHEET")
    /// A sheet has something that cannot be copied with it.
    public static let editCannotCopy = Problem.Code(rawValue: "EDIT_CANNOT_COPY")
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
                    "ô là tiêu đề cột của một bảng Excel: phải là chữ, không trùng tên cột khác và không có công thức nào gọi tên cột",
                en:
                    "the cell heads a column of a table: it must be a text, no other column's, and not used by a formula"
            ),
            remedy: LocalizedText(
                vi: "Đề nghị đổi tên cột trong Excel.", en: "Rename the column in Excel."),
            at: Place(cell: cell))
    }

    static func formula(at offset: Int) -> Problem {
        Problem(
            .editFormula,
            LocalizedText(
                vi: "công thức không đúng cú pháp ở ký tự thứ \(offset + 1)",
                en: "the formula cannot be read, at its character \(offset + 1)"),
            remedy: LocalizedText(
                vi: "Viết công thức bằng tên hàm tiếng Anh, dấu phẩy giữa các đối số, dấu chấm thập phân.",
                en: "Use English function names, commas between arguments and a point before decimals."))
    }

    static func noSheet(_ name: String, known: [String]) -> Problem {
        let list = known.map { "“\($0)”" }.joined(separator: ", ")
        return Problem(
            .editNoSheet,
            LocalizedText(vi: "không có trang tính tên này", en: "there is no worksheet of that name"),
            remedy: LocalizedText(vi: "Các trang tính: \(list).", en: "The worksheets are \(list)."),
            at: Place(sheet: name))
    }

    static func cannotCopy(_ sheet: String) -> Problem {
        Problem(
            .editCannotCopy,
            LocalizedText(
                vi:
                    "trang tính có bảng tổng hợp, nút điều khiển, đối tượng nhúng hoặc trao đổi nên không sao chép được",
                en: "a sheet with pivot tables, controls, embedded objects or threaded comments cannot be copied"),
            remedy: LocalizedText(vi: "Đề nghị sao chép trang tính trong Excel.", en: "Copy the sheet in Excel."),
            at: Place(sheet: sheet))
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
