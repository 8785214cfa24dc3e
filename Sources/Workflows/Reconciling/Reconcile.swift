public import Findings
public import Reconciliation
internal import Domain
internal import FoundationEssentials
internal import Mapping
public import Reports
internal import SheetModel
internal import VietnameseText
internal import XLSX
internal import ZipContainer

/// `doisoat reconcile`: the submissions of a period are held against the plan, each other, other bodies and earlier
/// periods.
public enum Reconcile {
    /// What is asked for.
    public struct Options: Sendable {
        /// Files and folders that were sent.
        public var inputs: [String] = []
        /// The program workbook or its JSON.
        public var program = ""
        /// The code of the period.
        public var period = ""
        /// Files whose forms assign quotas.
        public var plans: [String] = []
        /// The list of what was received.
        public var received: String?
        /// Output folders and records of earlier runs.
        public var previous: [String] = []
        /// The folder for the outputs; `nil` for `ket-qua-` and the period.
        public var output: String?
        /// Whether marked-up copies are made for the senders.
        public var makesCopies = true
        /// The level from which findings fail the run; `nil` for never.
        public var failOn: Severity? = .error
        /// How much is read of a workbook.
        public var limits = InputLimits()
        /// How many files are read at once.
        public var jobs = 1

        /// Creates options with their defaults.
        public init() {}

        /// The folder for the outputs.
        public var folder: String { output ?? "ket-qua-\(period)" }
    }

    /// What came of it.
    public struct Result: Sendable {
        /// What was found; `nil` where it could not be begun.
        public var report: ReconciliationReport?
        /// What was read, and what stood in the way.
        public var conversion = ConvertResult()
        /// What of it is written.
        public var files: [(output: ReconciliationText.Output, path: String)] = []
        /// The level from which findings fail the run.
        public var failOn: Severity?

        /// 70 to 73 and 65 as for any conversion; else 1 where a finding is at or above the level asked for.
        public var exitCode: Int32 {
            guard conversion.exitCode == 0, let failOn, let report else { return conversion.exitCode }
            return report.findings.contains { $0.status != .gone && $0.finding.severity >= failOn } ? 1 : 0
        }

        /// How each unit stands and the worst findings, for a person; empty where nothing could be begun.
        public func summary(in language: Language) -> String {
            report.map { ReconciliationText.render($0, files: files, in: language) } ?? ""
        }
    }

    /// Reads everything, reconciles it and writes the outputs; a submission that cannot be read does not stop the others.
    public static func run(_ options: Options, progress: Progress = .silent) async -> Result {
        var result = Result(failOn: options.failOn)
        let inputs = InputFiles(options.inputs, others: InputFiles.otherWorkbooks)
        let early = EarlyFiles()
        async let first =
            options.jobs > 1 ? early.read(inputs, limits: options.limits, collectsFormulas: true) : []
        do throws(Problem) {
            let file = try ProgramFile(options.program, limits: options.limits)
            result.conversion.problems += file.problems
            let declaration = try file.required()
            guard let period = declaration.program.period(options.period) else {
                throw ReconcileProblem.noPeriod(options.period)
            }
            let run = try await ReconcileRun(declaration, period, inputs, options, &result)
            early.stop()
            let reconciled = try await run.reconciled(await first, progress, &result)
            result.report = reconciled.report
            try await ReconcileOutputs(run, reconciled).write(&result)
        } catch {
            result.conversion.problems.append(error.within(Place(file: options.program)))
            result.conversion.failed += 1
        }
        return result
    }
}

extension Problem.Code {
    /// A period that neither the calendar nor the programme knows.
    public static let noPeriod = Problem.Code(rawValue: "PROGRAM_NO_PERIOD")
}

enum ReconcileProblem {
    static func noPeriod(_ code: String) -> Problem {
        Problem(
            .noPeriod,
            LocalizedText(
                vi: "không có kỳ “\(code)” trong lịch hay trong trang Kỳ",
                en: "no period “\(code)” of the calendar or of sheet Kỳ"),
            remedy: LocalizedText(
                vi: "Đề nghị ghi như 2022, 2022-10, 2022-Q3, 2022-H1, 2022-9M hoặc mã ở trang Kỳ.",
                en: "Write 2022, 2022-10, 2022-Q3, 2022-H1, 2022-9M, or a code of sheet Kỳ."))
    }
}

/// All that a reconciliation looks at, read once before the submissions.
struct ReconcileRun: Sendable {
    let declaration: ProgramDeclaration
    let period: Period
    let options: Reconcile.Options
    let inputs: InputFiles
    let tables: FormTables
    let context: ReconciliationContext
    /// Findings of earlier runs.
    let earlier: [TrackedFinding]
    /// Approved figures of earlier periods.
    let approved: [FormFigure]

    init(
        _ declaration: ProgramDeclaration, _ period: Period, _ inputs: InputFiles, _ options: Reconcile.Options,
        _ result: inout Reconcile.Result
    ) async throws(Problem) {
        self.declaration = declaration
        self.period = period
        self.options = options
        self.inputs = inputs
        async let tables = FormTables(declaration)
        result.conversion.problems += inputs.skipped
        let program = declaration.program
        let day = program.window(of: period).upperBound
        let received = try options.received.map { path throws(Problem) in
            try ReceivedList(path, limits: options.limits)
        }
        let known = received?.receipts(of: inputs.files, program, at: day) ?? [:]
        let receipts = inputs.files.map { known[$0] ?? Self.receipt(ofFile: $0) }
        let quotas = declaration.quotaFigures.map { FormFigure($0.value, source: $0.source) }
        self.tables = await tables
        let plans = await Self.plans(declaration, self.tables, period, options, &result)
        let runs = EarlierRuns(options.previous, program, period)
        result.conversion.problems += runs.problems
        earlier = runs.findings
        approved = runs.figures
        context = ReconciliationContext(
            program: program, period: period,
            plan: PlanBook(
                programs: quotas, plans: plans,
                documents: program.quotas),
            history: History(runs.figures), receipts: ReceiptBook(receipts))
    }

    /// What a file alone tells of how it came: its time, and the version that its name says.
    private static func receipt(ofFile file: String) -> Receipt {
        let time = FileTime.modified(file)
        return Receipt(
            file: file, version: WrittenVersion.of(file) ?? 1,
            day: time.flatMap { CalendarDate(iso: String($0.prefix(10))) }, time: time.map { String($0.suffix(5)) })
    }

    private static func plans(
        _ declaration: ProgramDeclaration, _ tables: FormTables, _ period: Period, _ options: Reconcile.Options,
        _ result: inout Reconcile.Result
    ) async -> [FormFigure] {
        var figures: [FormFigure] = []
        let files = SubmissionFiles(
            tables: tables, period: nil, limits: options.limits, jobs: options.jobs, progress: .silent,
            collectsFacts: true)
        await files.forEach(InputFiles(options.plans), { reading, _ in reading.facts?.quotas ?? [] }) { _, file in
            file.outcome.add(to: &result.conversion)
            figures += file.value ?? []
        }
        return figures
    }

    /// What came of one submission.
    private struct Checked: Sendable {
        var checked: Reconciler.Checked
        /// What the sender explains, by the findings' ids.
        var explanations: [String: String] = [:]
        /// What was done to texts.
        var log: [SubmissionReading.LogEntry] = []
        /// The SHA-256 of the file; `nil` where it cannot be read again.
        var digest: String?
    }

    /// What came of all submissions, in their order.
    private struct Gathered {
        var checked: [Reconciler.Checked] = []
        var explanations: [String: String] = [:]
        var log: [SubmissionReading.LogEntry] = []
        var digests: [String: String] = [:]

        mutating func add(_ one: Checked) {
            checked.append(one.checked)
            explanations.merge(one.explanations) { $1 }
            digests[one.checked.submission.file] = one.digest
            if log.count < ReconcileRun.longestLog { log += one.log }
        }
    }

    /// What is written of a reconciliation.
    struct Reconciled: Sendable {
        var report: ReconciliationReport
        /// The sheet Ma trận of the record.
        var matrix: RecordSheet
        /// What was done to texts.
        var log: [SubmissionReading.LogEntry]
        /// The SHA-256 of the files, by their names in the report.
        var digests: [String: String]
        /// The paths of the files relative to the outputs.
        var paths: [String: String]
    }

    /// Reads the submissions, each on its own, and brings them together.
    ///
    /// - Throws: where the figures cannot be written.
    func reconciled(
        _ early: [EarlyFile], _ progress: Progress, _ result: inout Reconcile.Result
    ) async throws(Problem) -> Reconciled {
        let reconciler = Reconciler(context)
        let forms = IssuedForms(
            declaration, beside: options.program, tables: tables, period: period, options.limits)
        result.conversion.problems += forms.problems
        let all = await gathered(early, reconciler, forms, progress, &result)
        let collected = reconciler.collect(all.checked)
        // What takes no findings is made while they are looked for.
        let draft = collected.draft
        let paths = paths(of: draft.submissions.map(\.file))
        async let made = (
            ReconcileOutputs.writeRecords(of: draft, self), ReconciliationWorkbook(draft, paths: paths).matrix
        )
        var report = reconciler.conclude(collected, earlier: earlier)
        report.explain(all.explanations)
        let (problem, matrix) = await made
        if let problem { throw problem }
        return Reconciled(report: report, matrix: matrix, log: all.log, digests: all.digests, paths: paths)
    }

    /// Reads and reconciles the submissions; nothing is written.
    func concluded(
        _ early: [EarlyFile], _ progress: Progress, _ result: inout Reconcile.Result
    ) async -> (report: ReconciliationReport, digests: [String: String]) {
        let reconciler = Reconciler(context)
        let forms = IssuedForms(
            declaration, beside: options.program, tables: tables, period: period, options.limits)
        result.conversion.problems += forms.problems
        let all = await gathered(early, reconciler, forms, progress, &result)
        var report = reconciler.conclude(reconciler.collect(all.checked), earlier: earlier)
        report.explain(all.explanations)
        return (report, all.digests)
    }

    /// Reads the submissions and checks each on its own.
    private func gathered(
        _ early: [EarlyFile], _ reconciler: Reconciler, _ forms: IssuedForms, _ progress: Progress,
        _ result: inout Reconcile.Result
    ) async -> Gathered {
        let files = SubmissionFiles(
            tables: tables, period: period, limits: options.limits, jobs: options.jobs, progress: progress,
            collectsFacts: true, sender: { [context] in context.receipts[$0]?.organization },
            expected: { [context] in context.expected($0) })
        var all = Gathered()
        all.checked.reserveCapacity(inputs.files.count)
        await files.forEach(
            inputs, early: early, { check($0, $1, by: reconciler, forms) },
            { index, file in
                file.outcome.add(to: &result.conversion)
                if let value = file.value {
                    all.add(value)
                } else if let problem = file.outcome.error {
                    let name = inputs.files[index]
                    all.add(
                        Checked(
                            checked: reconciler.check(unreadable: name, problem),
                            digest: try? FileDigest.sha256(ofFile: name)))
                }
            })
        return all
    }

    /// The paths of files relative to the outputs.
    private func paths(of files: [String]) -> [String: String] {
        Dictionary(files.map { ($0, RelativePath.path(to: $0, from: options.folder)) }) { first, _ in first }
    }

    /// Lines of the log that are kept.
    private static let longestLog = 100_000

    private func check(
        _ reading: SubmissionReading, _ workbook: ReadWorkbook, by reconciler: Reconciler, _ issued: IssuedForms
    ) -> Checked {
        var facts = reading.facts ?? SubmissionFacts(file: reading.file)
        FormulaChecks(issued: issued).add(to: &facts, reading, workbook.formulas)
        return Checked(
            checked: reconciler.check(facts), explanations: workbook.explanations, log: reading.log,
            digest: try? FileDigest.sha256(ofFile: reading.file))
    }
}
