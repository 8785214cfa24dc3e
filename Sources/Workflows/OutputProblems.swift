public import Findings
internal import ZipContainer

extension Problem.Code {
    /// An output would replace one of the inputs.
    public static let outputIsInput = Problem.Code(rawValue: "OUTPUT_IS_INPUT")
    /// The output would be far larger than the input can explain.
    public static let outputLimit = Problem.Code(rawValue: "OUTPUT_LIMIT")
    /// A sheet that was asked for is not there.
    public static let noSuchSheet = Problem.Code(rawValue: "NO_SUCH_SHEET")
    /// A file was passed over because it is no workbook.
    public static let skipped = Problem.Code(rawValue: "FILE_SKIPPED")
}

enum OutputProblem {
    static func unwritable(_ path: String, _ reason: LocalizedText) -> Problem {
        Problem(
            .outputUnwritable,
            LocalizedText(vi: "không ghi được (\(reason.vi))", en: "cannot be written (\(reason.en))"),
            remedy: LocalizedText(
                vi: "Đề nghị kiểm tra thư mục, quyền ghi và dung lượng còn trống.",
                en: "Check the folder, the permission to write and the free space."),
            at: Place(file: path))
    }

    static func unreadableInput(_ path: String, _ reason: LocalizedText) -> Problem {
        Problem(
            .fileUnreadable,
            LocalizedText(vi: "không đọc được đầu vào (\(reason.vi))", en: "the input cannot be read (\(reason.en))"),
            remedy: LocalizedText(vi: "Đề nghị lưu thành tệp rồi thử lại.", en: "Save it as a file and try again."),
            at: Place(file: path))
    }

    static func noWorkbooks(_ folder: String) -> Problem {
        Problem(
            .skipped,
            LocalizedText(vi: "thư mục không có sổ tính .xlsx nào", en: "the folder holds no .xlsx workbook"),
            at: Place(file: folder), severity: .warning)
    }

    static func isInput(_ path: String) -> Problem {
        Problem(
            .outputIsInput,
            LocalizedText(vi: "tệp kết quả trùng với tệp đầu vào", en: "the output is one of the inputs"),
            remedy: LocalizedText(
                vi: "Chọn tên khác cho --output (hoặc --receipt); tệp đầu vào không bao giờ bị ghi đè.",
                en: "Choose another --output (or --receipt); an input is never overwritten."),
            at: Place(file: path))
    }

    static func isReceipt(_ path: String) -> Problem {
        Problem(
            .outputIsInput,
            LocalizedText(vi: "biên nhận trùng với tệp kết quả", en: "the receipt is the same file as the output"),
            remedy: LocalizedText(vi: "Chọn tên khác cho --receipt.", en: "Choose another --receipt."),
            at: Place(file: path))
    }

    static func isFolder(_ path: String) -> Problem {
        Problem(
            .outputUnwritable,
            LocalizedText(vi: "không ghi được (đây là thư mục)", en: "cannot be written (it is a folder)"),
            remedy: LocalizedText(
                vi: "Nêu tên một tệp, chẳng hạn tệp .xlsx trong thư mục này.",
                en: "Name a file, such as an .xlsx file within this folder."),
            at: Place(file: path))
    }

    static func macros(_ path: String) -> Problem {
        Problem(
            .outputUnwritable,
            LocalizedText(
                vi: "mẫu có macro, Excel không mở tệp có macro mang đuôi này",
                en: "the template has macros, and Excel opens no file with macros that ends so"),
            remedy: LocalizedText(
                vi: "Đề nghị đặt tên tệp kết thúc bằng .xlsm.", en: "Choose a name that ends in .xlsm."),
            at: Place(file: path))
    }

    static func limit(_ bytes: Int) -> Problem {
        Problem(
            .outputLimit,
            LocalizedText(
                vi: "kết quả vượt \(bytes >> 20) MiB và quá 100 lần cỡ tệp; tệp có thể nhằm gây quá tải",
                en: "the output passes \(bytes >> 20) MiB and 100 times the file's size, which looks like an attack"),
            remedy: LocalizedText(
                vi: "Nếu tin cậy tệp này, tăng giới hạn bằng --max-output.",
                en: "If you trust this file, raise the limit with --max-output."))
    }
}
