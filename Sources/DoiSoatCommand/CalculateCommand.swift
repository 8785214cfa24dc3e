internal import ArgumentParser
internal import Findings
internal import Workflows

/// `doisoat calculate`.
struct CalculateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calculate",
        abstract: Wording.say(
            "Tính lại công thức: nêu ô có kết quả đã lưu khác kết quả tính lại, hoặc ghi kết quả mới.",
            "Calculates formulas: lists cells whose stored result is not the computed one, or writes fresh results."),
        discussion: Wording.say(
            """
            Với --check, mã thoát 1 khi có kết quả khác. Công thức dùng hàm chưa biết thì giữ kết quả đã lưu và được liệt kê, không bao giờ đoán.
            Công thức phụ thuộc giờ hoặc số ngẫu nhiên (NOW, TODAY, RAND …) không được so.
            """,
            """
            With --check, exit code 1 when any differs. A formula with an unknown function keeps its stored result and is listed, never guessed.
            Formulas that depend on the clock or on chance (NOW, TODAY, RAND …) are not compared.
            """),
        aliases: ["tinh-lai"])

    @Argument(
        help: ArgumentHelp(
            vi: "Các sổ tính; - là đầu vào chuẩn.", en: "Workbooks; - is standard input.", valueName: "file"))
    var inputs: [String]

    @Flag(
        help: ArgumentHelp(
            vi: "So kết quả đã lưu với kết quả tính lại.", en: "Hold stored results against computed ones."))
    var check = false

    @Option(
        help: ArgumentHelp(vi: "text cho người đọc, json cho chương trình.", en: "text for people, json for programs."))
    var format = Inspect.Format.text

    @Option(
        help: ArgumentHelp(
            vi: "Ghi sổ tính với kết quả mới ra tệp này, hoặc - là đầu ra chuẩn; không bao giờ ghi đè tệp đầu vào.",
            en: "Write the workbook with fresh results here, or - for standard output; never the input itself.",
            valueName: "path"))
    var output: String?

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard check || output != nil else {
            throw ValidationError(Wording.say("Cần có --check hoặc --output.", "--check or --output is needed."))
        }
        if output != nil, inputs.count != 1 {
            throw ValidationError(
                Wording.say("Với --output chỉ có một tệp vào.", "With --output there is one input."))
        }
        if output == "-", check {
            throw ValidationError(
                Wording.say(
                    "--check và --output - không dùng cùng nhau: cả hai ghi ra đầu ra chuẩn.",
                    "--check and --output - cannot go together: both write to standard output."))
        }
    }

    func run() throws {
        let files = InputFiles(inputs)
        shared.show(files.skipped)
        var (failure, differs) = (Int32(0), false)
        for (position, file) in files.files.enumerated() {
            if position > 0, format == .text { Terminal.writeOutput("\n") }
            let report =
                if let output {
                    Calculate.write(file, to: output, limits: shared.limits)
                } else {
                    Calculate.check(file, limits: shared.limits)
                }
            if check { Terminal.writeOutput(report.text(format, in: Wording.language)) }
            shared.show(report.problems)
            differs = differs || report.differs && check
            failure = max(failure, report.exitCode)
        }
        if failure != 0 { throw ExitCode(failure) }
        if differs { throw ExitCode(1) }
    }
}
