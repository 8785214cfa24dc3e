internal import ArgumentParser
internal import Findings
internal import Workflows

/// `doisoat report`.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: Wording.say(
            "Điền mẫu báo cáo của cơ quan bằng số liệu các đơn vị đã gửi.",
            "Fills an office's own report template with what units have sent."),
        discussion: Wording.say(
            """
            Mẫu là chính báo cáo của cơ quan, trong ô ghi [[Kết quả]] …; doisoat kiem-tra-mau nêu nghĩa từng ô và mọi lỗi trước khi có số liệu.
            --learn lập mẫu từ báo cáo kỳ trước: ô nào bằng số liệu đã biết thì đề xuất ô đánh dấu.
            Thiếu số liệu: mã thoát 1, nêu đơn vị còn thiếu, không ghi tệp nào; --draft lập bản ghi rõ “DỰ THẢO – 11/12 đơn vị”.
            """,
            """
            A template is the office's own report with [[Kết quả]] … in its cells; doisoat check-template tells what each means.
            --learn makes a template of last period's report: cells equal to known figures get proposed markers.
            Figures missing: exit code 1, what is missing is named, and no file; --draft makes one marked “DỰ THẢO – 11/12 đơn vị”.
            """),
        aliases: ["bao-cao"])

    @Argument(
        help: ArgumentHelp(
            vi: "Tệp hoặc thư mục mà đơn vị gửi.", en: "Files or folders that units have sent.",
            valueName: "submission"))
    var inputs: [String]

    @Option(
        help: ArgumentHelp(
            vi: "Sổ chương trình (.xlsx hoặc .json).", en: "The program workbook (.xlsx or .json).", valueName: "file"))
    var program: String

    @Option(
        help: ArgumentHelp(
            vi: "Kỳ: 2022, 2022-10, 2022-Q3, 2022-H1, 2022-9M hoặc mã ở trang Kỳ.",
            en: "The period: 2022, 2022-10, 2022-Q3, 2022-H1, 2022-9M, or a code of sheet Kỳ.", valueName: "code"))
    var period: String

    @Option(help: ArgumentHelp(vi: "Mẫu báo cáo.", en: "The report template.", valueName: "file"))
    var template: String?

    @Option(
        help: ArgumentHelp(
            vi: "Báo cáo cũ đã hoàn chỉnh của kỳ đó: --output là bản sao có ô đánh dấu đề xuất, để xem lại.",
            en: "An old, finished report of the period: --output is a copy with proposed markers, to look at.",
            valueName: "file"))
    var learn: String?

    @Option(
        help: ArgumentHelp(
            vi: "Tệp báo cáo được ghi; - là đầu ra chuẩn.", en: "The report that is written; - is standard output.",
            valueName: "file"))
    var output: String

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
            vi: "Thư mục kết quả hoặc số liệu của kỳ trước, để so cùng kỳ (lặp lại được).",
            en: "Output folder or records of an earlier period, to compare with (may be repeated).", valueName: "path"))
    var previous: [String] = []

    @Option(
        help: ArgumentHelp(
            vi: "Ngày ký, như 2022-10-26; không có thì để trống cho người ký.",
            en: "The day of signing, as 2022-10-26; without it the day is left to be written by hand.",
            valueName: "day"))
    var signed: String?

    @Flag(
        help: ArgumentHelp(
            vi: "Lập bản dự thảo khi còn thiếu số liệu.", en: "Make a draft when figures are missing."))
    var draft = false

    @Flag(
        help: ArgumentHelp(
            vi: "Ghi nguồn của từng số vào ghi chú của ô.", en: "Put each figure's sources on its cell as a note."))
    var notes = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard (template == nil) != (learn == nil) else {
            throw ValidationError(
                Wording.say("Ghi một trong hai: --template hoặc --learn.", "Give either --template or --learn."))
        }
        if learn != nil, draft || notes || signed != nil {
            throw ValidationError(
                Wording.say(
                    "--draft, --notes, --signed không dùng với --learn.",
                    "--draft, --notes and --signed do not go with --learn."))
        }
        guard let signed, !Report.isDay(signed) else { return }
        throw ValidationError(
            Wording.say("--signed là ngày như 2022-10-26.", "--signed is a day such as 2022-10-26."))
    }

    func run() async throws {
        if let learn { return await propose(from: learn) }
        var options = Report.Options()
        options.inputs = inputs
        options.program = program
        options.period = period
        options.template = template ?? ""
        options.output = output
        options.plans = plan
        options.received = received
        options.previous = previous
        options.signed = signed
        options.isDraft = draft
        options.hasNotes = notes
        options.limits = shared.limits
        options.jobs = shared.jobCount
        let progress = shared.progress(besides: output)
        let result = await Report.run(options, progress: progress)
        progress.finish()
        shared.show(result.conversion.problems)
        shared.show(result.faults)
        if output == "-" {
            if !shared.quiet || result.exitCode != 0 { Terminal.write(result.text(in: Wording.language)) }
        } else if !shared.quiet || result.exitCode != 0 {
            Terminal.writeOutput(result.text(in: Wording.language))
        }
        Self.exit(withError: result.exitCode == 0 ? nil : ExitCode(result.exitCode))
    }

    /// Makes a copy of an old report with proposed markers.
    private func propose(from old: String) async {
        var options = LearnReport.Options()
        options.input = old
        options.program = program
        options.period = period
        options.submissions = inputs
        options.plans = plan
        options.received = received
        options.previous = previous
        options.output = output
        options.language = Wording.language
        options.limits = shared.limits
        options.jobs = shared.jobCount
        let progress = shared.progress(besides: output)
        let result = await LearnReport.run(options, progress: progress)
        progress.finish()
        shared.show(result.problems)
        if output == "-" {
            Terminal.write(result.text)
        } else if !shared.quiet || result.exitCode != 0 {
            Terminal.writeOutput(result.text)
        }
        Self.exit(withError: result.exitCode == 0 ? nil : ExitCode(result.exitCode))
    }
}
