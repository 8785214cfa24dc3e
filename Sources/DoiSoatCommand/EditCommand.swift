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
            Đặt cả lời yêu cầu trong dấu nháy đơn, vì trong dấu nháy kép dòng lệnh hiểu dấu ! theo nghĩa khác.
            Tên trang tính có dấu ! thì thêm dấu ' quanh tên như trong Excel.
            Số sau dấu hai chấm là số lượng, không phải dòng hay cột cuối: 8:2 là hai dòng từ dòng 8.
            Địa chỉ là địa chỉ trong tệp đầu vào. Giá trị và công thức được ghi trước, rồi mới thêm bớt dòng, cột từ dưới lên, dù các tuỳ chọn đứng theo thứ tự nào.
            Giá trị: số có dấu chấm thập phân, không ngăn hàng nghìn (1500.5); true, false; null hoặc để trống là ô trống; còn lại, cả 1.500,5, là chữ. Dấu ' ở đầu buộc là chữ ('20722).
            Kết quả đã lưu có thể sai sau khi sửa thì được tính lại; không tính được thì bị bỏ, và Excel tính lại khi mở tệp.
            """,
            """
            Put each request in single quotes, since shells read the ! within double quotes as something else.
            A sheet's name that has a ! itself also stands in ' as in Excel.
            The number behind the colon is how many, not the last one: 8:2 is two rows from row 8 on.
            References are those of the input. Values and formulas are set first, then rows and columns change from the bottom up, whatever the order of options.
            A value is a JSON number (1500.5), true, false, null or nothing (blank), else text, 1,500.5 too; a leading ' forces text ('20722).
            Stored results that the change may have made wrong are calculated anew, or dropped, and Excel calculates when it opens the file.
            """),
        aliases: ["sua"])

    @Argument(help: ArgumentHelp(vi: "Sổ tính cần sửa.", en: "The workbook.", valueName: "file"))
    var input: String

    @Option(
        help: ArgumentHelp(
            vi: "Ghi giá trị: 'Biểu 01!D7=5' (lặp lại được).", en: "Set a value: 'Sheet 1!D7=5' (may be repeated).",
            valueName: "cell=value"))
    var set: [String] = []

    @Option(
        help: ArgumentHelp(
            vi: "Ghi công thức: 'Biểu 01!D7=SUM(D1:D6)'.", en: "Set a formula: 'Sheet 1!D7=SUM(D1:D6)'.",
            valueName: "cell=formula"))
    var formula: [String] = []

    @Option(
        help: ArgumentHelp(
            vi: "Thêm dòng: 'Biểu 01!8:2' là hai dòng trước dòng 8.",
            en: "Insert rows: 'Sheet 1!8:2' is two rows before row 8.", valueName: "row:count"))
    var insertRows: [String] = []

    @Option(
        help: ArgumentHelp(
            vi: "Xoá dòng: 'Biểu 01!8:2' là dòng 8 và 9.", en: "Delete rows: 'Sheet 1!8:2' is rows 8 and 9.",
            valueName: "row:count"))
    var deleteRows: [String] = []

    @Option(
        help: ArgumentHelp(
            vi: "Thêm cột: 'Biểu 01!D:1' là một cột trước cột D.",
            en: "Insert columns: 'Sheet 1!D:1' is one column before D.", valueName: "column:count"))
    var insertColumns: [String] = []

    @Option(
        help: ArgumentHelp(
            vi: "Xoá cột: 'Biểu 01!D:2' là cột D và E.", en: "Delete columns: 'Sheet 1!D:2' is columns D and E.",
            valueName: "column:count"))
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

    mutating func validate() throws { _ = try instructions() }

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
        try read("--set", set, "D7=5") { EditInstruction(setting: $0) }
            + read("--formula", formula, "D7=SUM(D1:D6)") { EditInstruction(formula: $0) }
            + read("--insert-rows", insertRows, "8:2") { EditInstruction($0, .rows, inserts: true) }
            + read("--delete-rows", deleteRows, "8:2") { EditInstruction($0, .rows, inserts: false) }
            + read("--insert-columns", insertColumns, "D:1") { EditInstruction($0, .columns, inserts: true) }
            + read("--delete-columns", deleteColumns, "D:1") { EditInstruction($0, .columns, inserts: false) }
    }

    private func read(
        _ option: String, _ texts: [String], _ example: String, _ make: (String) -> EditInstruction?
    ) throws -> [EditInstruction] {
        try texts.enumerated().map { position, text in
            guard let instruction = make(text) else {
                throw ValidationError(
                    Wording.say(
                        "không hiểu \(option) thứ \(position + 1). Viết tên trang tính, dấu ! rồi vị trí, tất cả trong dấu nháy đơn: \(option) 'Biểu 01!\(example)'.",
                        "cannot read \(option), number \(position + 1). Give the sheet's name, a ! and the place, all in single quotes: \(option) 'Sheet 1!\(example)'."
                    ))
            }
            return instruction
        }
    }
}
