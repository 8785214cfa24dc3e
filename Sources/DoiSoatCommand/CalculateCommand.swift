internal import ArgumentParser
internal import Findings
internal import Workflows

/// `doisoat calculate`.
struct CalculateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calculate",
        abstract: Wording.say(
            "Tính lại công thức: nêu ô có kết quả đã lưu khác kết quả tính lại.",
            "Calculates formulas: lists cells whose stored result is not the computed one."),
        discussion: Wording.say(
            """
            Mã thoát 1 khi có kết quả khác. Công thức dùng hàm chưa biết thì giữ kết quả đã lưu và được liệt kê, không bao giờ đoán.
            Công thức phụ thuộc giờ hoặc số ngẫu nhiên (NOW, TODAY, RAND …) không được so.
            """,
            """
            Exit code 1 when any differs. A formula with an unknown function keeps its stored result and is listed, never guessed.
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

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard check else { throw ValidationError(Wording.say("Cần có --check.", "--check is needed.")) }
    }

    func run() throws {
        let files = InputFiles(inputs)
        shared.show(files.skipped)
        var (failed, differs) = (false, false)
        for (position, file) in files.files.enumerated() {
            if position > 0, format == .text { Terminal.writeOutput("\n") }
            let report = Calculate.check(file, format: format, language: Wording.language, limits: shared.limits)
            Terminal.writeOutput(report.text)
            shared.show(report.problems)
            differs = differs || report.differs
            failed = failed || report.problems.contains { $0.severity == .error }
        }
        if failed { throw ExitCode(65) }
        if differs { throw ExitCode(1) }
    }
}
