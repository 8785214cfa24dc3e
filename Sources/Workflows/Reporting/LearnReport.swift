internal import Domain
public import Findings
internal import FoundationEssentials
internal import Mapping
internal import Reports
internal import SheetModel
internal import Templates
internal import VietnameseText
internal import XLSX

/// `doisoat report --learn`: an old, finished report becomes a copy with proposed markers, for somebody to look at.
public enum LearnReport {
    /// What is asked for.
    public struct Options: Sendable {
        /// The old report.
        public var input = ""
        /// The program workbook or its JSON.
        public var program = ""
        /// The code of the period that the old report is of.
        public var period = ""
        /// Files and folders with the submissions of that period.
        public var submissions: [String] = []
        /// Files whose forms assign quotas.
        public var plans: [String] = []
        /// The list of what was received.
        public var received: String?
        /// Output folders and records of earlier periods.
        public var previous: [String] = []
        /// Where the copy goes.
        public var output = ""
        /// The language of text; notes and the added sheet are in Vietnamese.
        public var language = Language.english
        /// How much is read of a workbook.
        public var limits = InputLimits()
        /// How many files are read at once.
        public var jobs = 1

        /// Creates options with their defaults.
        public init() {}

        /// The same figures as a report of the period has.
        fileprivate var reading: Report.Options {
            var options = Report.Options()
            options.inputs = submissions
            options.program = program
            options.period = period
            options.plans = plans
            options.received = received
            options.previous = previous
            options.limits = limits
            options.jobs = jobs
            return options
        }
    }

    /// What came of it.
    public struct Result: Sendable {
        /// What to show; empty where nothing was learned.
        public fileprivate(set) var text = ""
        /// What was read, and what stood in the way.
        public fileprivate(set) var conversion = ConvertResult()
        /// Whether the copy still has a fault as a template.
        public fileprivate(set) var hasFaults = false

        /// What was odd, or stood in the way.
        public var problems: [Problem] { conversion.problems }

        /// 73 where the copy could not be written, 65 where an input could not be read, 1 where the copy has faults.
        public var exitCode: Int32 { conversion.exitCode == 0 && hasFaults ? 1 : conversion.exitCode }
    }

    /// Reads the submissions and the old report, and writes the copy; a submission that cannot be read does not stop it.
    public static func run(_ options: Options, progress: Progress = .silent) async -> Result {
        var result = Result()
        do throws(Problem) {
            try refuseInputs(options)
            let source = try await ReportData.Source(options.reading, &result.conversion)
            let data = await source.figures(progress, &result.conversion)
            let (sheets, template, broken) = try writeCopy(data, options)
            result.hasFaults = !template.isUsable
            result.text = LearnedText.render(
                sheets, template: template, broken: broken, output: options.output, in: options.language)
        } catch {
            result.conversion.problems.append(error)
            result.conversion.failed += 1
        }
        return result
    }

    private static func refuseInputs(_ options: Options) throws(Problem) {
        let submitted = InputFiles(options.submissions + options.plans).files
        for input in [options.input, options.program] + options.previous + [options.received].compactMap(\.self)
            + submitted
        where input != "-" && options.output != "-" && PathKind.isSameFile(input, options.output) {
            throw OutputProblem.isInput(options.output)
        }
    }

    // MARK: The copy

    private static func writeCopy(
        _ data: ReportData, _ options: Options
    ) throws(Problem) -> (sheets: [LearnedSheet], template: Template, broken: [Place]) {
        do throws(Problem) {
            let kind = options.input == "-" ? PathKind.other : PathKind(of: options.input)
            // What is no regular file can be read but once.
            let held = try InputFiles.held(options.input, kind)
            let workbook = try InputFiles.open(options.input, kind, limits: options.limits, held: held)
            if try workbook.isSigned { throw LearnProblem.signed() }
            let directory = NameDirectory(data.declaration)
            let learner = ReportLearner(directory, data.book, remarks: data.remarks)
            let read = try ReadWorkbook(workbook)
            let sheets = read.sheets.filter { !$0.isHidden }.map { learner.learn($0.grid) }
            let editor =
                if let held {
                    try WorkbookEditor(bytes: held, file: options.input, limits: options.limits.readLimits)
                } else {
                    try InputFiles.openForEditing(options.input, limits: options.limits)
                }
            try ReportFileKind.set(of: editor, for: options.output)
            let copy = LearnedCopy(sheets)
            try copy.apply(to: editor)
            let template = try copy.check(editor, directory, data.book, file: options.output)
            let broken = try copy.brokenFormulas(editor, before: read.sheets.map(\.grid))
            try copy.addList(to: editor)
            try Edit.write(try editor.bytes(), to: options.output)
            return (sheets, template, broken)
        } catch {
            throw error.within(Place(file: options.input))
        }
    }
}

enum LearnProblem {
    static func signed() -> Problem {
        Problem(
            .templateSigned,
            LocalizedText(
                vi: "báo cáo có chữ ký số; đánh dấu sẽ làm chữ ký mất hiệu lực",
                en: "the report is digitally signed, and marking it would break the signature"),
            remedy: LocalizedText(vi: "Đề nghị dùng bản chưa ký.", en: "Use the unsigned one."))
    }
}
