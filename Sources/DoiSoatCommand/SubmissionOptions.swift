internal import ArgumentParser

/// The programme, which most subcommands go by.
struct ProgramOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            vi: "Sổ chương trình (.xlsx hoặc .json).", en: "The program workbook (.xlsx or .json).", valueName: "file"))
    var program: String
}

/// What a period's submissions are read with: programme, period, plans, what came in when, and what is known of earlier
/// periods.
struct SubmissionOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            vi: "Tệp hoặc thư mục mà đơn vị gửi.", en: "Files or folders that units have sent.",
            valueName: "submission"))
    var inputs: [String]

    @OptionGroup var programme: ProgramOption

    @Option(
        help: ArgumentHelp(
            vi: "Kỳ: 2022, 2022-10, 2022-Q3, 2022-H1, 2022-9M hoặc mã ở trang Kỳ.",
            en: "The period: 2022, 2022-10, 2022-Q3, 2022-H1, 2022-9M, or a code of sheet Kỳ.", valueName: "code"))
    var period: String

    @Option(
        help: ArgumentHelp(
            vi: "Tệp kế hoạch giao chỉ tiêu (lặp lại được).", en: "A file that assigns quotas (may be repeated).",
            valueName: "file"))
    var plan: [String] = []

    @Option(
        help: ArgumentHelp(
            vi: "Danh sách đã nhận (.csv hoặc .xlsx): tệp, mã đơn vị, lúc, lần.",
            en: "The list of what was received (.csv or .xlsx): file, unit's code, time, version.", valueName: "file"))
    var received: String?

    @Option(
        help: ArgumentHelp(
            vi: "Thư mục kết quả hoặc số liệu của lần trước, kỳ trước (lặp lại được).",
            en: "Output folder or records of an earlier run or period (may be repeated).", valueName: "path"))
    var previous: [String] = []
}
