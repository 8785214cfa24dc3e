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

    @OptionGroup var sent: SubmissionOptions

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
        options.inputs = sent.inputs
        options.program = sent.programme.program
        options.period = sent.period
        options.template = template ?? ""
        options.output = output
        options.plans = sent.plan
        options.received = sent.received
        options.previous = sent.previous
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
        options.program = sent.programme.program
        options.period = sent.period
        options.submissions = sent.inputs
        options.plans = sent.plan
        options.received = sent.received
        options.previous = sent.previous
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
