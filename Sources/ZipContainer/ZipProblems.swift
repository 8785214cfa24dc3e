public import Findings

extension Problem.Code {
    /// The file could not be opened or read at all.
    public static let fileUnreadable = Problem.Code(rawValue: "FILE_UNREADABLE")
    /// The file is not a zip container.
    public static let notAZip = Problem.Code(rawValue: "ZIP_NOT_A_ZIP")
    /// The zip container is damaged.
    public static let zipDamaged = Problem.Code(rawValue: "ZIP_DAMAGED")
    /// An entry uses encryption or a compression method that cannot be read.
    public static let zipUnsupported = Problem.Code(rawValue: "ZIP_UNSUPPORTED")
    /// A limit against zip bombs was reached.
    public static let zipLimit = Problem.Code(rawValue: "ZIP_LIMIT")
    /// An output could not be written.
    public static let outputUnwritable = Problem.Code(rawValue: "OUTPUT_UNWRITABLE")
    /// An edited container could not be put together.
    public static let zipNotRewritten = Problem.Code(rawValue: "ZIP_NOT_REWRITTEN")
}

enum ZipProblem {
    static let getFreshCopy = LocalizedText(
        vi: "Đề nghị mở tệp bằng Excel rồi lưu lại, hoặc xin bên gửi gửi lại tệp.",
        en: "Open the file in Excel and save it again, or ask the sender for a fresh copy.")

    static func unreadable(_ reason: LocalizedText) -> Problem {
        Problem(
            .fileUnreadable,
            LocalizedText(vi: "không đọc được tệp (\(reason.vi))", en: "the file cannot be read (\(reason.en))"),
            remedy: LocalizedText(
                vi: "Đề nghị kiểm tra đường dẫn và quyền đọc tệp.", en: "Check the path and the permission to read it.")
        )
    }

    static func notAZip(_ reason: String) -> Problem {
        Problem(
            .notAZip,
            LocalizedText(
                vi: "tệp không phải sổ tính .xlsx hoặc đã bị hỏng",
                en: "the file is not an .xlsx workbook, or it is damaged (\(reason))"),
            remedy: getFreshCopy)
    }

    static func damaged(_ part: String, _ reason: String) -> Problem {
        Problem(
            .zipDamaged,
            LocalizedText(vi: "dữ liệu nén bị hỏng", en: "the compressed data is damaged (\(reason))"),
            remedy: getFreshCopy, at: Place(part: part))
    }

    static func unsupported(_ part: String, _ reason: String) -> Problem {
        Problem(
            .zipUnsupported,
            LocalizedText(
                vi: "không đọc được kiểu nén hoặc mã hoá này", en: "unsupported compression or encryption (\(reason))"),
            remedy: getFreshCopy, at: Place(part: part))
    }

    static func notRewritten(_ reason: String) -> Problem {
        Problem(
            .zipNotRewritten,
            LocalizedText(
                vi: "không ghép lại được tệp sau khi sửa", en: "the edited file could not be put together (\(reason))"),
            remedy: getFreshCopy)
    }

    static func tooManyEntries(_ count: Int, limit: Int) -> Problem {
        Problem(
            .zipLimit,
            LocalizedText(
                vi: "tệp có \(count) mục, quá giới hạn \(limit)",
                en: "the file lists \(count) entries, more than the limit of \(limit)"),
            remedy: getFreshCopy)
    }

    static func inflatesTooMuch(_ part: String, limit: Int) -> Problem {
        Problem(
            .zipLimit,
            LocalizedText(
                vi: "giải nén ra hơn \(limit) byte", en: "inflates to more than \(limit) bytes"),
            remedy: LocalizedText(
                vi: "Nếu tin cậy tệp này, tăng giới hạn bằng --max-inflated.",
                en: "If you trust this file, raise the limit with --max-inflated."),
            at: Place(part: part))
    }

    static func compressedTooMuch(_ part: String, ratio: Int) -> Problem {
        Problem(
            .zipLimit,
            LocalizedText(
                vi: "tỷ lệ nén cao hơn \(ratio) lần, nghi là tệp phá hoại",
                en: "compressed more than \(ratio)-fold, which looks like a zip bomb"),
            remedy: LocalizedText(
                vi: "Không mở tệp này nếu không rõ nguồn gốc; xin bên gửi gửi lại tệp lưu từ Excel.",
                en: "Do not open the file unless you know its origin; ask for a copy saved by Excel."),
            at: Place(part: part))
    }

    static func unwritable(_ path: String?, _ reason: LocalizedText, part: String? = nil) -> Problem {
        Problem(
            .outputUnwritable,
            LocalizedText(vi: "không ghi được (\(reason.vi))", en: "cannot be written (\(reason.en))"),
            remedy: LocalizedText(
                vi: "Đề nghị kiểm tra thư mục, quyền ghi và dung lượng còn trống.",
                en: "Check the folder, the permission to write and the free space."),
            at: Place(file: path, part: part))
    }

    static func notDeflated(_ part: String, _ code: Int32) -> Problem {
        unwritable(nil, LocalizedText(vi: "lỗi zlib \(code)", en: "zlib error \(code)"), part: part)
    }

    static func entryTooLong(_ part: String) -> Problem {
        Problem(
            .outputUnwritable,
            LocalizedText(vi: "một phần của tệp dài hơn 4 GiB", en: "a part of the file is longer than 4 GiB"),
            remedy: LocalizedText(
                vi: "Đề nghị chia dữ liệu thành nhiều trang tính.", en: "Divide the data among several sheets."),
            at: Place(part: part))
    }
}
