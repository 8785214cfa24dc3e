internal import Domain
internal import Findings
internal import FoundationEssentials
internal import Mapping
internal import Reconciliation
internal import Reports
internal import VietnameseText
internal import XLSX

/// Writes what came of a reconciliation into one folder.
struct ReconcileOutputs {
    private let run: ReconcileRun
    private let report: ReconciliationReport
    private let log: [SubmissionReading.LogEntry]
    private var folder: String { run.options.folder }

    /// The setting of the sheet Quy tắc that lets senders see the figures of other units, where it is switched on.
    static let showsOtherUnits = "copies.other-units"

    init(_ run: ReconcileRun, _ report: ReconciliationReport, _ log: [SubmissionReading.LogEntry]) {
        self.run = run
        self.report = report
        self.log = log
    }

    /// Writes all outputs, and adds their names to what is written.
    ///
    /// - Throws: where the folder or a document cannot be written; a copy that cannot be made is told, and the rest goes on.
    func write(_ result: inout Reconcile.Result) throws(Problem) {
        try OutputFileHandle.makeFolder(folder)
        let copies = run.options.makesCopies ? try writeCopies(&result) : [:]
        let paths = Dictionary(
            report.submissions.map { ($0.file, RelativePath.path(to: $0.file, from: folder)) }
        ) { first, _ in first }
        let record = ReconciliationWorkbook(report, paths: paths, log: log)
        let title = "Biên bản đối chiếu số liệu – \(run.declaration.program.name) – \(report.period)"
        try RecordWriter.workbook(of: record.sheets, title: title).write(to: path("bien-ban-doi-chieu.xlsx"))
        result.files.append((.workbook, path("bien-ban-doi-chieu.xlsx")))
        var others: [(output: ReconciliationText.Output, path: String)] = [
            (.workbook, "bien-ban-doi-chieu.xlsx"), (.findings, "findings.json"), (.reminders, "don-doc.txt"),
        ]
        if !copies.isEmpty { others.append((.copies, "tra-lai/")) }
        let page = ReconciliationPage(
            report, progress: run.context.progress(of: report), copies: copies, files: others)
        try write("index.html", .page, &result) { page.append(to: &$0) }
        if !copies.isEmpty { result.files.append((.copies, path("tra-lai/"))) }
        try write("don-doc.txt", .reminders, &result) { $0.raw(ReminderText.render(report)) }
        try write("findings.json", .findings, &result) { FindingsJSON.append(report, to: &$0) }
        try writeRecords()
    }

    private func path(_ name: String) -> String { folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)" }

    private func write(
        _ name: String, _ output: ReconciliationText.Output, _ result: inout Reconcile.Result,
        _ body: (inout TextBuffer) -> Void
    ) throws(Problem) {
        let sink = DocumentSink(.path(path(name)), limit: OutputLimit(bytes: .max, inputBytes: .max))
        var writer = DocumentWriter(sink: sink)
        body(&writer.buffer)
        try writer.flush()
        try sink.finish()
        result.files.append((output, path(name)))
    }

    /// Writes the figures that count, which a later run takes for approved.
    private func writeRecords() throws(Problem) {
        let sink = DocumentSink(.path(path("so-lieu.json")), limit: OutputLimit(bytes: .max, inputBytes: .max))
        var writer = DocumentWriter(sink: sink)
        let json = RecordsJSON(run.declaration.program)
        json.appendHead(run.declaration, to: &writer.buffer)
        writer.buffer.raw(",\n\"quotas\":[],\n\"achievements\":[")
        var isFirst = true
        for submission in report.submissions {
            for figure in submission.figures where figure.achievement.stage != .plan {
                if !isFirst { writer.buffer.raw(",\n") }
                isFirst = false
                json.append(Sourced(figure.achievement, from: figure.source), to: &writer.buffer)
            }
            try writer.flush()
        }
        writer.buffer.raw("],\n\"findings\":[]}\n")
        try writer.flush()
        try sink.finish()
    }

    /// Makes a marked copy of each file that something is said of.
    ///
    /// - Returns: the copies' paths relative to the folder, by the files' names in the report.
    private func writeCopies(_ result: inout Reconcile.Result) throws(Problem) -> [String: String] {
        let shows = run.declaration.program.rule(Self.showsOtherUnits)?.isEnabled ?? false
        let copies = MarkedCopies(report, showsOtherUnits: shows)
        guard !copies.files.isEmpty else { return [:] }
        try OutputFileHandle.makeFolder(path("tra-lai"))
        var names = OutputNames([], suffix: "xlsx")
        var made: [String: String] = [:]
        for file in copies.files {
            do throws(Problem) {
                let editor = try InputFiles.openForEditing(file, limits: run.options.limits)
                try copies.mark(editor, as: file)
                let name = names.add(OutputNames.stem(of: file))
                let target = path("tra-lai/\(name)")
                if PathKind.isSameFile(file, target) { throw OutputProblem.isInput(target) }
                try editor.save(to: target)
                made[file] = "tra-lai/\(name)"
            } catch {
                var problem = error.within(Place(file: file))
                problem.severity = .warning
                result.conversion.problems.append(problem)
            }
        }
        return made
    }
}
