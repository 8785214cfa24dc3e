internal import ArgumentParser
internal import Findings
internal import FoundationEssentials
internal import Workflows

/// The options that every subcommand has.
struct SharedOptions: ParsableArguments {
    @Option(help: ArgumentHelp(vi: "Ngôn ngữ của thông báo: vi hoặc en.", en: "Language of messages: vi or en."))
    var lang: String?

    @Flag(
        name: .shortAndLong,
        help: ArgumentHelp(
            vi: "Không hiện tiến độ và lưu ý; lỗi vẫn hiện.", en: "No progress and no warnings; errors are still shown."
        ))
    var quiet = false

    @Option(
        help: ArgumentHelp(
            vi: "Số việc làm cùng lúc (mặc định: số lõi).",
            en: "How many things are done at once (default: the cores).",
            valueName: "n"))
    var jobs: Int?

    @Option(
        help: ArgumentHelp(
            vi: "Dung lượng tối đa sau giải nén của một tệp.", en: "Most bytes a file may inflate to.",
            valueName: "bytes"))
    var maxInflated = ByteCount(bytes: InputLimits().inflatedBytes)

    @Option(
        help: ArgumentHelp(
            vi: "Số ô có dữ liệu tối đa của một trang tính.", en: "Most cells with content of a sheet.", valueName: "n")
    )
    var maxCells = InputLimits().cells

    mutating func validate() throws {
        if let lang, !["vi", "en"].contains(lang.lowercased().prefix(2)) {
            throw ValidationError(Wording.say("--lang là vi hoặc en.", "--lang is vi or en."))
        }
        if let jobs, jobs < 1 {
            throw ValidationError(Wording.say("--jobs phải từ 1 trở lên.", "--jobs must be at least 1."))
        }
        if maxCells < 1 {
            throw ValidationError(Wording.say("--max-cells phải từ 1 trở lên.", "--max-cells must be at least 1."))
        }
    }

    /// How many things are done at once.
    var jobCount: Int { jobs ?? max(ProcessInfo.processInfo.activeProcessorCount, 1) }

    /// How much is read of a workbook.
    var limits: InputLimits { InputLimits(inflatedBytes: maxInflated.bytes, cells: maxCells) }

    /// Progress at a terminal, unless it is not wanted or would stand within the results shown there.
    func progress(besides output: String) -> Progress {
        guard !quiet, Terminal.showsMessages, output != "-" || !Terminal.showsResults else { return .silent }
        return Progress { line in Terminal.write("\r\u{1B}[K" + line.prefix(78)) }
    }

    /// Shows problems on standard error: errors always, warnings unless they are not wanted.
    func show(_ problems: [Problem]) {
        for problem in problems where !quiet || problem.severity == .error {
            Terminal.write(problem.line(in: Wording.language) + "\n")
        }
    }

    /// Shows what is wrong with a template on standard error: faults always, what deserves a look unless it is not wanted.
    func show(_ faults: [Finding]) {
        for fault in faults where !quiet || fault.severity == .error {
            Terminal.write(fault.line(in: Wording.language) + "\n")
        }
    }

    /// Shows findings about the data, the first of many, and how many there are.
    func show(_ records: Records.Result) {
        guard !quiet else { return }
        let shown = records.findings.prefix(20)
        for finding in shown { Terminal.write(finding.line(in: Wording.language) + "\n") }
        let (errors, warnings) = (records.counts[.error, default: 0], records.counts[.warning, default: 0])
        let rest = errors + warnings - shown.count
        if rest > 0 { Terminal.write(Wording.say("… và \(rest) phát hiện nữa\n", "… and \(rest) more\n")) }
        let information = records.counts[.information, default: 0]
        guard errors + warnings + information > 0 else { return }
        Terminal.write(
            Wording.say(
                "Phát hiện: \(errors) lỗi, \(warnings) cảnh báo, \(information) thông tin\n",
                "Findings: \(errors) errors, \(warnings) warnings, \(information) for information\n"))
    }
}
