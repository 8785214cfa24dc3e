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
        discussion: Wording.say(
            """
            Với --program: bảng nào chưa khai báo thì soạn sẵn các dòng để dán vào trang Biểu và Cột biểu của sổ chương
            trình; chỗ chưa chắc ghi ở cột cuối “Cần xem lại”.
            """,
            """
            With --program: for tables that no declared form fits, rows are drafted to be pasted into the sheets Biểu and Cột
            biểu of the program workbook; what is unsure stands in the last column, “Cần xem lại”.
            """),
        aliases: ["xem"])

    @Argument(
        help: ArgumentHelp(vi: "Các tệp; - là đầu vào chuẩn.", en: "Files; - is standard input.", valueName: "file"))
    var inputs: [String]

    @Option(
        help: ArgumentHelp(vi: "text cho người đọc, json cho chương trình.", en: "text for people, json for programs."))
    var format = Inspect.Format.text

    @Option(
        help: ArgumentHelp(
            vi: "Sổ chương trình (.xlsx hoặc .json): soạn khai báo cho biểu chưa có.",
            en: "The program workbook (.xlsx or .json): drafts declarations of forms it lacks.", valueName: "file"))
    var program: String?

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let files = InputFiles(inputs)
        shared.show(files.skipped)
        var failed = false
        let programFile = try programFile()
        for (position, file) in files.files.enumerated() {
            if position > 0, format == .text { Terminal.writeOutput("\n") }
            do throws(Problem) {
                let report = try Inspect.run(
                    file, format: format, language: Wording.language, program: programFile, limits: shared.limits)
                Terminal.writeOutput(report.text)
                shared.show(report.warnings)
            } catch {
                failed = true
                shared.show([error])
            }
        }
        if failed { throw ExitCode(65) }
    }

    private func programFile() throws -> ProgramFile? {
        guard let program else { return nil }
        do throws(Problem) {
            let file = try ProgramFile(program, limits: shared.limits)
            shared.show(file.problems)
            _ = try file.required()
            return file
        } catch {
            shared.show([error.within(Place(file: program))])
            throw ExitCode(65)
        }
    }
}

extension Inspect.Format: ExpressibleByArgument {}
