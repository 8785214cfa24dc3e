internal import ArgumentParser
internal import Findings
internal import Workflows

/// `doisoat reconcile`.
struct ReconcileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: Wording.say(
            "Đối soát các tệp mà đơn vị gửi với kế hoạch, với nhau, với cơ quan khác và với kỳ trước.",
            "Reconciles what units have sent with the plan, each other, other bodies and earlier periods."),
        discussion: Wording.say(
            """
            Một tệp hỏng không làm dừng các tệp khác: nó thành một phát hiện, và mã thoát cuối cùng là 65.
            Kết quả trong một thư mục: findings.json, bien-ban-doi-chieu.xlsx, index.html, don-doc.txt, và tra-lai/ gồm bản có đánh dấu cho từng đơn vị.
            """,
            """
            A broken file does not stop the others: it becomes a finding, and the exit code is 65 at the end.
            The outputs stand in one folder: findings.json, bien-ban-doi-chieu.xlsx, index.html, don-doc.txt, and tra-lai/ with a
            marked-up copy for each sender.
            """),
        aliases: ["doi-chieu"])

    @OptionGroup var submissions: SubmissionOptions

    @Option(
        help: ArgumentHelp(
            vi: "Mức mà từ đó mã thoát là 1: error, warning, information hoặc never.",
            en: "The level from which the exit code is 1: error, warning, information or never."))
    var failOn = FailureLevel.error

    @Flag(
        inversion: .prefixedNo,
        help: ArgumentHelp(
            vi: "Làm bản có đánh dấu cho từng đơn vị.", en: "Make a marked-up copy for each sender."))
    var copies = true

    @Option(
        help: ArgumentHelp(
            vi: "Thư mục kết quả (mặc định ket-qua- và mã kỳ).",
            en: "The folder for the outputs (default: ket-qua- and the period).", valueName: "folder"))
    var output: String?

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        var options = Reconcile.Options()
        options.inputs = submissions.inputs
        options.program = submissions.programme.program
        options.period = submissions.period
        options.plans = submissions.plan
        options.received = submissions.received
        options.previous = submissions.previous
        options.output = output
        options.makesCopies = copies
        options.failOn = failOn.severity
        options.limits = shared.limits
        options.jobs = shared.jobCount
        let progress = shared.progress(besides: options.folder)
        let result = await Reconcile.run(options, progress: progress)
        progress.finish()
        shared.show(result.conversion.problems)
        if !shared.quiet { Terminal.writeOutput(result.summary(in: Wording.language)) }
        // The process ends here: to take apart what is held of thousands of files would only take time.
        Self.exit(withError: result.exitCode == 0 ? nil : ExitCode(result.exitCode))
    }
}

/// What `--fail-on` takes.
enum FailureLevel: String, CaseIterable, ExpressibleByArgument {
    case error, warning, information, never

    /// The level; `nil` for never.
    var severity: Severity? { Severity(rawValue: rawValue) }
}
