internal import ArgumentParser
internal import Workflows

/// `doisoat check-template`.
struct CheckTemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-template",
        abstract: Wording.say(
            "Kiểm tra mẫu báo cáo: mỗi ô đánh dấu [[…]] nghĩa là gì, ví dụ, và mọi lỗi, trước khi có số liệu.",
            "Checks a report template: what each marker [[…]] means, a sample, and every fault, before any data."),
        discussion: Wording.say(
            """
            Mẫu là chính báo cáo của cơ quan, trong ô ghi [[Kỳ báo cáo]], [[Kết quả]] …; một dòng mẫu ghi [[mỗi xã]].
            Có dấu hay không dấu, hoa hay thường đều được. Tên không có thì nêu ô và tên gần nhất.
            Mã thoát 1 khi mẫu có lỗi; --fields vẫn ghi danh mục tên để chép, vì nó lấy từ chương trình chứ không từ mẫu.
            """,
            """
            A template is the office's own report with [[Kỳ báo cáo]], [[Kết quả]] … in its cells and [[mỗi xã]] in a sample row.
            Diacritics and capitals do not matter. An unknown name is told with its cell and the nearest name.
            Exit code 1 when the template has faults; --fields is written all the same, as it comes of the programme alone.
            """),
        aliases: ["kiem-tra-mau"])

    @Argument(
        help: ArgumentHelp(
            vi: "Tệp mẫu; - là đầu vào chuẩn.", en: "The template; - is standard input.", valueName: "file"))
    var input: String

    @OptionGroup var programme: ProgramOption

    @Option(
        help: ArgumentHelp(
            vi: "Ghi sổ tính gồm mọi tên dùng được, để chép vào mẫu.",
            en: "Write a workbook of all names, to copy from.", valueName: "file"))
    var fields: String?

    @Option(
        help: ArgumentHelp(vi: "text cho người đọc, json cho chương trình.", en: "text for people, json for programs."))
    var format = Inspect.Format.text

    @OptionGroup var shared: SharedOptions

    func run() throws {
        var options = CheckTemplate.Options()
        options.input = input
        options.program = programme.program
        options.fields = fields
        options.format = format
        options.language = Wording.language
        options.limits = shared.limits
        let result = CheckTemplate.run(options)
        Terminal.writeOutput(result.text)
        shared.show(result.problems)
        if result.exitCode != 0 { throw ExitCode(result.exitCode) }
    }
}
