public import Findings
internal import ZipContainer

extension Problem.Code {
    /// The file is encrypted with a password.
    public static let encrypted = Problem.Code(rawValue: "FILE_ENCRYPTED")
    /// The file is a workbook or document of another kind than .xlsx.
    public static let otherFormat = Problem.Code(rawValue: "FILE_OTHER_FORMAT")
    /// A part that is needed is missing.
    public static let partMissing = Problem.Code(rawValue: "PACKAGE_PART_MISSING")
    /// The package lists one name twice.
    public static let duplicatePart = Problem.Code(rawValue: "PACKAGE_DUPLICATE_PART")
    /// A name within the package climbs above its root.
    public static let unsafePartName = Problem.Code(rawValue: "PACKAGE_UNSAFE_NAME")
}

enum PackageProblem {
    static func partMissing(_ vi: String, _ en: String, part: String? = nil) -> Problem {
        Problem(
            .partMissing, LocalizedText(vi: vi, en: en),
            remedy: LocalizedText(
                vi: "Đề nghị mở tệp bằng Excel rồi lưu lại, hoặc xin bên gửi gửi lại tệp.",
                en: "Open the file in Excel and save it again, or ask the sender for a fresh copy."),
            at: Place(part: part))
    }

    static let changedMeanwhile = Problem(
        .fileUnreadable,
        LocalizedText(
            vi: "tệp đã bị thay đổi trong lúc sửa", en: "the file was changed by somebody else while it was edited"),
        remedy: LocalizedText(vi: "Đề nghị làm lại.", en: "Try again."))

    static let emptyFile = Problem(
        .notAZip, LocalizedText(vi: "tệp rỗng, không có nội dung nào", en: "the file is empty"),
        remedy: LocalizedText(vi: "Xin bên gửi gửi lại tệp.", en: "Ask the sender for the file again."))

    static let encrypted = Problem(
        .encrypted, LocalizedText(vi: "tệp được bảo vệ bằng mật khẩu", en: "the file is encrypted with a password"),
        remedy: LocalizedText(
            vi:
                "Mở tệp bằng Excel, chọn Tệp › Thông tin › Bảo vệ Sổ làm việc › Mã hoá bằng Mật khẩu, xoá mật khẩu rồi lưu lại.",
            en:
                "Open it in Excel, choose File › Info › Protect Workbook › Encrypt with Password, clear the password and save."
        ))

    static func otherFormat(_ name: String) -> Problem {
        Problem(
            .otherFormat, LocalizedText(vi: "tệp là \(name), không phải .xlsx", en: "the file is \(name), not .xlsx"),
            remedy: LocalizedText(
                vi: "Mở tệp bằng Excel, chọn Tệp › Lưu dưới dạng, kiểu “Sổ làm việc Excel (*.xlsx)”, rồi gửi tệp mới.",
                en: "Open it in Excel, choose File › Save As, type “Excel Workbook (*.xlsx)”, and use the new file."))
    }
}
