internal import Domain
public import Findings
internal import Mapping
internal import Reports
internal import Templates
internal import XLSX

/// `doisoat report`: fills an office's own report template with what units have sent.
public enum Report {
    /// What is asked for.
    public struct Options: Sendable {
        /// Files and folders that were sent.
        public var inputs: [String] = []
        /// The program workbook or its JSON.
        public var program = ""
        /// The code of the period.
        public var period = ""
        /// The template.
        public var template = ""
        /// Where the report goes; `-` is standard output.
        public var output = ""
        /// Files whose forms assign quotas.
        public var plans: [String] = []
        /// The list of what was received.
        public var received: String?
        /// Output folders and records of earlier periods.
        public var previous: [String] = []
        /// The day of signing, as `2022-10-26`; `nil` leaves it to be written by hand.
        public var signed: String?
        /// Whether a report is made of incomplete figures too, marked as a draft.
        public var isDraft = false
        /// Whether each figure's sources are put on its cell as a note.
        public var hasNotes = false
        /// How much is read of a workbook.
        public var limits = InputLimits()
        /// How many files are read at once.
        public var jobs = 1

        /// Creates options with their defaults.
        public init() {}
    }

    /// What came of it.
    public struct Result: Sendable {
        /// What was read, and what stood in the way.
        public internal(set) var conversion = ConvertResult()
        /// What is wrong with the template, and what deserves a look.
        public internal(set) var faults: [Finding] = []
        /// What was filled in, or is lacking; `nil` where it did not come to that.
        var summary: FilledReport?

        /// 73, 65 as for any conversion; 1 where the template has faults or cannot be filled, or figures are missing and no
        /// draft was asked for.
        public var exitCode: Int32 {
            // What cannot be filled was read all the same.
            var reading = conversion
            reading.problems.removeAll(where: \.code.isRefusedEdit)
            let own: Int32 = conversion.problems.contains { $0.code == .reportDefect } ? 70 : reading.exitCode
            if own != 0 { return own }
            if reading.problems.count < conversion.problems.count { return 1 }
            return faults.contains { $0.severity == .error } || summary?.isRefused == true ? 1 : 0
        }

        /// What was filled in, for a person; empty where nothing could be begun.
        public func text(in language: Language) -> String {
            summary.map { FilledReportText.render($0, in: language) } ?? ""
        }
    }

    /// Reads the template and the submissions and writes the report; where the template has faults, or figures are missing
    /// and no draft was asked for, none.
    public static func run(_ options: Options, progress: Progress = .silent) async -> Result {
        var result = Result()
        do throws(Problem) {
            try check(options)
            let data = try await ReportData.Source(options, &result.conversion)
            // What is no regular file can be read but once.
            let held = try Self.held(options.template)
            let (template, warnings, own) = try CheckTemplate.read(
                options.template, data.declaration, at: data.day, limits: options.limits, held: held)
            result.faults = template.faults
            result.conversion.problems += warnings
            guard template.isUsable else { return result }
            let figures = await data.figures(progress, &result.conversion)
            var filling = ReportFilling(template, figures, options, held: held, own: own)
            if filling.isRefused {
                result.summary = filling.summary
                return result
            }
            let bytes = try filling.filled()
            try ReportCheck.check(bytes, of: options.output, against: warnings, limits: options.limits)
            try Edit.write(bytes, to: options.output)
            result.conversion.problems += filling.problems
            result.summary = filling.summary
        } catch {
            result.conversion.problems.append(error)
        }
        return result
    }

    /// Whether a text is a day that can be signed on: `2022-10-26`.
    public static func isDay(_ text: String) -> Bool { CalendarDate(iso: text) != nil }

    /// - Throws: `FILE_UNREADABLE` …
    private static func held(_ template: String) throws(Problem) -> [UInt8]? {
        do throws(Problem) {
            return try InputFiles.held(template, template == "-" ? .other : PathKind(of: template))
        } catch {
            throw error.within(Place(file: template))
        }
    }

    /// - Throws: `OUTPUT_IS_INPUT`.
    private static func check(_ options: Options) throws(Problem) {
        let inputs = options.inputs + [options.program, options.template] + options.plans + options.previous
        for input in inputs + [options.received].compactMap(\.self)
        where input != "-" && options.output != "-" && PathKind.isSameFile(input, options.output) {
            throw OutputProblem.isInput(options.output)
        }
        for file in InputFiles(options.inputs).files where PathKind.isSameFile(file, options.output) {
            throw OutputProblem.isInput(options.output)
        }
    }
}

extension Problem.Code {
    /// A report that came out wrong: nothing of it is written.
    public static let reportDefect = Problem.Code(rawValue: "REPORT_DEFECT")

    /// Whether the editor refuses to change a template so: cells would be pushed off the sheet, merged ones torn.
    fileprivate var isRefusedEdit: Bool { rawValue.hasPrefix("EDIT_") || rawValue == "XLSX_WRITE_LIMIT" }
}
