public import ArgumentParser
internal import Findings
public import Workflows

/// `doisoat inspect`.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: Wording.say(
            "Xem trong sổ tính có gì: trang, bảng, cột, đơn vị tính, dòng tổng, phần ẩn, công thức.",
            "Shows what is in a workbook: sheets, tables, columns, units, totals, hidden parts, formulas."),
        aliases: ["xem"])

    @Argument(
        help: ArgumentHelp(vi: "Các tệp; - là đầu vào chuẩn.", en: "Files; - is standard input.", valueName: "file"))
    var inputs: [String]

    @Option(
        help: ArgumentHelp(vi: "text cho người đọc, json cho chương trình.", en: "text for people, json for programs."))
    var format = Inspect.Format.text

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let files = InputFiles(inputs)
        shared.show(files.skipped)
        var failed = false
        for (position, file) in files.files.enumerated() {
            if position > 0, format == .text { Terminal.writeOutput("\n") }
            do throws(Problem) {
                let report = try Inspect.run(file, format: format, language: Wording.language, limits: shared.limits)
                Terminal.writeOutput(report.text)
                shared.show(report.warnings)
            } catch {
                failed = true
                shared.show([error])
            }
        }
        if failed { throw ExitCode(65) }
    }
}

extension Inspect.Format: ExpressibleByArgument {}
