public import ArgumentParser
public import Workflows

/// `doisoat convert`.
struct ConvertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: Wording.say(
            "Chuyển sổ tính .xlsx thành JSON, JSON từng dòng hoặc CSV; chuyển JSON trở lại thành sổ tính.",
            "Converts .xlsx workbooks to JSON, JSON Lines or CSV, and JSON back to a workbook."),
        discussion: Wording.say(
            """
            Nhiều tệp hoặc cả thư mục vào một kết quả: mỗi tệp một dòng, theo thứ tự; tệp lỗi không có dòng nào.
            Kết quả là thư mục: mỗi tệp đầu vào một tệp kết quả.
            Một tệp JSON (doisoat.values/1, doisoat.cells/1 hoặc doisoat.program/1) với --output là tệp .xlsx: lập lại sổ tính.
            """,
            """
            Several files or a folder into one output: one document a line, in order; a file that fails has no line.
            Into a folder: a file for each input.
            One JSON document (doisoat.values/1, doisoat.cells/1 or doisoat.program/1) with an .xlsx file as --output: makes a
            workbook of it.
            """),
        aliases: ["chuyen-doi"])

    @Argument(
        help: ArgumentHelp(
            vi: "Tệp hoặc thư mục; - là đầu vào chuẩn.", en: "Files or folders; - is standard input.", valueName: "file"
        ))
    var inputs: [String]

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            vi:
                "tables: bảng có tiêu đề; values: các dòng thuần; cells: mọi giá trị và công thức; records: số liệu theo chương trình; program: sổ chương trình (mặc định tables; csv: values).",
            en:
                "tables: header-aware tables; values: plain rows; cells: every value and formula; records: the figures of a programme; program: a program workbook (default tables; csv: values)."
        ))
    var form: ConvertForm?

    @Option(
        help: ArgumentHelp(
            vi: "Sổ chương trình (.xlsx hoặc .json), cần cho --as records.",
            en: "The program workbook (.xlsx or .json), needed for --as records.", valueName: "file"))
    var program: String?

    @Option(
        help: ArgumentHelp(
            vi: "Tệp kế hoạch giao chỉ tiêu (lặp lại được), với --as records.",
            en: "A file that assigns quotas (may be repeated), with --as records.", valueName: "file"))
    var plan: [String] = []

    @Flag(
        help: ArgumentHelp(
            vi: "Liệt kê mọi chỗ đã chuẩn hoá, với --as records.", en: "List every normalisation, with --as records."))
    var explain = false

    @Option(
        help: ArgumentHelp(
            vi: "json, ndjson (mỗi dòng một hàng) hoặc csv; records: json, ndjson hoặc table (bảng để xem).",
            en: "json, ndjson (one row a line) or csv; records: json, ndjson or table (to be read)."))
    var format = ConvertFormat.json

    @Option(
        help: ArgumentHelp(
            vi: "Chỉ trang tính này (lặp lại được).", en: "Only this sheet (may be repeated).", valueName: "name"))
    var sheet: [String] = []

    @Option(help: ArgumentHelp(vi: "Chữ hiển thị theo en-US hoặc vi-VN.", en: "Displayed text as in en-US or vi-VN."))
    var locale = ConvertOptions.Locale.enUS

    @Option(
        help: ArgumentHelp(
            vi: "Tệp, thư mục, hoặc - là đầu ra chuẩn.", en: "File, folder, or - for standard output.",
            valueName: "path"))
    var output = "-"

    @Option(
        help: ArgumentHelp(
            vi: "Từ chối kết quả dài hơn mức này khi nó cũng quá 100 lần cỡ tệp.",
            en: "Refuse an output longer than this that is also more than 100 times the file.", valueName: "bytes"))
    var maxOutput = ByteCount(bytes: ConvertOptions().maximumOutput)

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        try validateRecords()
        if form == .program, format != .json || !sheet.isEmpty {
            throw ValidationError(
                Wording.say(
                    "--as program chỉ ghi JSON của cả sổ, không đi với --format khác hoặc --sheet.",
                    "--as program writes JSON of the whole workbook: neither another --format nor --sheet goes with it."
                ))
        }
        guard format == .csv else { return }
        if let form, form != .values {
            throw ValidationError(
                Wording.say("--format csv chỉ đi với --as values.", "--format csv goes with --as values only."))
        }
        if !ConvertOptions.isFolder(output), inputs.count > 1 || inputs.contains(where: ConvertOptions.isFolder) {
            throw ValidationError(
                Wording.say(
                    "--format csv với nhiều tệp cần --output là thư mục.",
                    "--format csv of several files needs a folder as --output."))
        }
    }

    private func validateRecords() throws {
        guard form == .records else {
            if program != nil || !plan.isEmpty || explain || format == .table {
                throw ValidationError(
                    Wording.say(
                        "--program, --plan, --explain và --format table chỉ đi với --as records.",
                        "--program, --plan, --explain and --format table go with --as records only."))
            }
            return
        }
        if program == nil {
            throw ValidationError(
                Wording.say("--as records cần --program.", "--as records needs --program."))
        }
        if format.recordsFormat == nil || !sheet.isEmpty || ConvertOptions.isFolder(output) {
            throw ValidationError(
                Wording.say(
                    "--as records ghi một tài liệu json, ndjson hoặc table, không đi với --sheet hay thư mục kết quả.",
                    "--as records writes one document, json, ndjson or table: neither --sheet nor an output folder goes with it."
                ))
        }
    }

    /// Writes the records of a programme.
    private func runRecords(_ program: String, _ format: Records.Format) async throws {
        var options = Records.Options()
        options.inputs = inputs
        options.program = program
        options.plans = plan
        options.output = output
        options.format = format
        options.explains = explain
        options.language = Wording.language
        options.limits = shared.limits
        options.jobs = shared.jobCount
        let progress = shared.progress(besides: output)
        let result = await Records.run(options, progress: progress)
        progress.finish()
        shared.show(result.conversion.problems)
        shared.show(result)
        if result.exitCode != 0 { throw ExitCode(result.exitCode) }
    }

    func run() async throws {
        if let program, let format = format.recordsFormat { return try await runRecords(program, format) }
        var options = ConvertOptions()
        options.inputs = inputs
        options.form = form?.workbookForm ?? (format == .csv ? .values : .tables)
        options.format = format.workbookFormat ?? .json
        options.sheets = sheet
        options.locale = locale
        options.output = output
        options.limits = shared.limits
        options.maximumOutput = maxOutput.bytes
        options.jobs = shared.jobCount
        let progress = shared.progress(besides: output)
        let result = await Convert.run(options, progress: progress)
        progress.finish()
        shared.show(result.problems)
        if result.exitCode != 0 { throw ExitCode(result.exitCode) }
    }
}

extension ConvertOptions.Locale: ExpressibleByArgument {}
