internal import ArgumentParser
internal import Findings
internal import Workflows

/// `doisoat edit`.
struct EditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: Wording.say(
            "Sửa ô, thêm bớt dòng và cột của sổ tính; mọi thứ khác giữ nguyên từng byte.",
            "Changes cells, rows and columns of a workbook; all else stays byte for byte."),
        discussion: Wording.say(
            """
            Địa chỉ là địa chỉ trong tệp đầu vào; tên trang tính có dấu cách thì đặt trong dấu ' như trong Excel.
            Giá trị và công thức được ghi trước, rồi mới thêm bớt dòng, cột từ dưới lên, dù các tuỳ chọn đứng theo thứ tự nào.
            Giá trị: số, true, false, null (ô trống), còn lại là chữ; dấu ' ở đầu buộc là chữ ('007).
            Kết quả đã lưu có thể sai sau khi sửa thì được tính lại; không tính được thì bị bỏ, và Excel tính lại khi mở tệp.
            """,
            """
            References are those of the input; a sheet's name with spaces stands in ' as in Excel.
            Values and formulas are set first, then rows and columns change from the bottom up, whatever the order of options.
            A value is a JSON number, true, false or null (blank), else text; a leading ' forces text ('007).
            Stored results that the change may have made wrong are calculated anew, or dropped, and Excel calculates when it opens the file.
            """),
        aliases: ["sua"])

    @Argument(help: ArgumentHelp(vi: "Sổ tính cần sửa.", en: "The workbook.", valueName: "file"))
    var input: String

    @Option(
        help: ArgumentHelp(
            vi: "Ghi giá trị: 'Biểu 01'!D7=5 (lặp lại được).", en: "Set a value: 'Sheet 1'!D7=5 (may be repeated).",
            valueName: "cell=value"))
    var set: [String] = []

    @Option(
        help: ArgumentHelp(
            vi: "Ghi công thức: 'Biểu 01'!D7=SUM(D1:D6).", en: "Set a formula: 'Sheet 1'!D7=SUM(D1:D6).",
            valueName: "cell=formula"))
    var formula: [String] = []

    @Option(
        help: ArgumentHelp(
            vi: "Thêm dòng: 'Biểu 01'!8:2 là hai dòng trước dòng 8.",
            en: "Insert rows: 'Sheet 1'!8:2 is two rows before row 8.", valueName: "row:count"))
    var insertRows: [String] = []

    @Option(
        help: ArgumentHelp(
            vi: "Xoá dòng: 'Biểu 01'!8:2 là dòng 8 và 9.", en: "Delete rows: 'Sheet 1'!8:2 is rows 8 and 9.",
            valueName: "row:count"))
    var deleteRows: [String] = []

    @Option(
        help: ArgumentHelp(
            vi: "Thêm cột: 'Biểu 01'!D:1.", en: "Insert columns: 'Sheet 1'!D:1.", valueName: "column:count"))
    var insertColumns: [String] = []

    @Option(
        help: ArgumentHelp(
            vi: "Xoá cột: 'Biểu 01'!D:1.", en: "Delete columns: 'Sheet 1'!D:1.", valueName: "column:count"))
    var deleteColumns: [String] = []

    @Option(
        help: ArgumentHelp(
            vi: "Tệp kết quả, hoặc - là đầu ra chuẩn; không bao giờ ghi đè tệp đầu vào.",
            en: "The result, or - for standard output; never the input itself.", valueName: "path"))
    var output: String

    @Option(
        help: ArgumentHelp(
            vi: "Ghi biên nhận JSON: phần nào, tham chiếu nào đã đổi, kết quả nào tính lại hay bị bỏ.",
            en: "Write a JSON receipt: parts and references changed, results recomputed or dropped.", valueName: "path")
    )
    var receipt: String?

    @OptionGroup var shared: SharedOptions

    func run() throws {
        var options = Edit.Options()
        options.input = input
        options.output = output
        options.receipt = receipt
        options.limits = shared.limits
        options.instructions = try instructions()
        let result = Edit.run(options)
        shared.show(result.problems)
        if result.exitCode != 0 { throw ExitCode(result.exitCode) }
    }

    private func instructions() throws -> [EditInstruction] {
        try read("--set", set) { EditInstruction(setting: $0) }
            + read("--formula", formula) { EditInstruction(formula: $0) }
            + read("--insert-rows", insertRows) { EditInstruction($0, .rows, inserts: true) }
            + read("--delete-rows", deleteRows) { EditInstruction($0, .rows, inserts: false) }
            + read("--insert-columns", insertColumns) { EditInstruction($0, .columns, inserts: true) }
            + read("--delete-columns", deleteColumns) { EditInstruction($0, .columns, inserts: false) }
    }

    private func read(_ option: String, _ texts: [String], _ make: (String) -> EditInstruction?) throws
        -> [EditInstruction]
    {
        try texts.map { text in
            guard let instruction = make(text) else {
                throw ValidationError(
                    Wording.say(
                        "không hiểu \(option) ở lần thứ \((texts.firstIndex(of: text) ?? 0) + 1); xem doisoat sua --help.",
                        "cannot read the value of \(option), number \((texts.firstIndex(of: text) ?? 0) + 1); see doisoat edit --help."
                    ))
            }
            return instruction
        }
    }
}
