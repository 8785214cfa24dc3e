internal import Domain
internal import Findings
internal import FoundationEssentials
internal import Mapping
internal import Reconciliation
internal import Reports
internal import VietnameseText
internal import XLSX

/// Writes what came of a reconciliation into one folder.
struct ReconcileOutputs: Sendable {
    private let run: ReconcileRun
    private let reconciled: ReconcileRun.Reconciled
    private var report: ReconciliationReport { reconciled.report }
    private var folder: String { run.options.folder }

    /// The setting of the sheet Quy tắc that lets senders see the figures of other units, where it is switched on.
    static let showsOtherUnits = "copies.other-units"

    init(_ run: ReconcileRun, _ reconciled: ReconcileRun.Reconciled) {
        self.run = run
        self.reconciled = reconciled
    }

    /// Writes all outputs, and adds their names to what is written. The record, which is the longest, is written beside the
    /// others.
    ///
    /// - Throws: where the folder or a document cannot be written; a copy that cannot be made is told, and the rest goes on.
    func write(_ result: inout Reconcile.Result) async throws(Problem) {
        try OutputFileHandle.makeFolder(folder)
        let copies = run.options.makesCopies ? try await writeCopies(&result) : [:]
        async let documents = Self.problem { () throws(Problem) in try writeDocuments(copies) }
        try await writeRecord()
        if let problem = await documents { throw problem }
        result.files.append((.workbook, path(Self.record)))
        result.files.append((.page, path("index.html")))
        if !copies.isEmpty { result.files.append((.copies, path("tra-lai/"))) }
        result.files.append((.reminders, path("don-doc.txt")))
        result.files.append((.findings, path("findings.json")))
    }

    /// What stood in the way of something, for those who do it beside other things.
    private static func problem(_ body: () throws(Problem) -> Void) -> Problem? {
        do throws(Problem) {
            try body()
            return nil
        } catch { return error }
    }

    private static let record = "bien-ban-doi-chieu.xlsx"

    private func writeRecord() async throws(Problem) {
        let book = ReconciliationWorkbook(report, paths: reconciled.paths, log: reconciled.log)
        let title = "Biên bản đối chiếu số liệu – \(run.declaration.program.name) – \(report.period)"
        let record = try RecordWriter(title: title)
        let layout = record.layout
        async let others = {
            let (before, after) = book.others
            return (before: before.map(layout.laidOut), after: after.map(layout.laidOut))
        }()
        let middle = layout.laidOut(reconciled.matrix)
        let (before, after) = await others
        try record.workbook(of: before + [middle] + after).write(to: path(Self.record))
    }

    private func writeDocuments(_ copies: [String: String]) throws(Problem) {
        var others: [(output: ReconciliationText.Output, path: String)] = [
            (.workbook, Self.record), (.findings, "findings.json"), (.reminders, "don-doc.txt"),
        ]
        if !copies.isEmpty { others.append((.copies, "tra-lai/")) }
        let page = ReconciliationPage(
            report, progress: run.context.progress(of: report), copies: copies, files: others)
        try write("index.html") { page.append(to: &$0) }
        try write("don-doc.txt") { $0.raw(ReminderText.render(report)) }
        try write("findings.json") { FindingsJSON.append(report, hashes: reconciled.digests, to: &$0) }
    }

    private func path(_ name: String) -> String { Self.path(name, in: folder) }

    private static func path(_ name: String, in folder: String) -> String {
        folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    private func write(_ name: String, _ body: (inout TextBuffer) -> Void) throws(Problem) {
        let sink = DocumentSink(.path(path(name)), limit: OutputLimit(bytes: .max, inputBytes: .max))
        var writer = DocumentWriter(sink: sink)
        body(&writer.buffer)
        try writer.flush()
        try sink.finish()
    }

    /// Writes the figures that count, which a later run takes for approved; nothing that is found is needed for it.
    ///
    /// - Returns: what stood in the way.
    static func writeRecords(of report: ReconciliationReport, _ run: ReconcileRun) -> Problem? {
        problem { () throws(Problem) in
            try OutputFileHandle.makeFolder(run.options.folder)
            let target = DocumentSink.Target.path(path("so-lieu.json", in: run.options.folder))
            let sink = DocumentSink(target, limit: OutputLimit(bytes: .max, inputBytes: .max))
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
    }

    /// Makes a marked copy of each file that something is said of, several at once.
    ///
    /// - Returns: the copies' paths relative to the folder, by the files' names in the report.
    private func writeCopies(_ result: inout Reconcile.Result) async throws(Problem) -> [String: String] {
        let shows = run.declaration.program.rule(Self.showsOtherUnits)?.isEnabled ?? false
        let copies = MarkedCopies(report, showsOtherUnits: shows)
        guard !copies.files.isEmpty else { return [:] }
        try OutputFileHandle.makeFolder(path("tra-lai"))
        var names = OutputNames([], suffix: "xlsx")
        let tasks = copies.files.map { (file: $0, copy: "tra-lai/\(names.add(OutputNames.stem(of: $0)))") }
        var problems: [Problem?] = Array(repeating: nil, count: tasks.count)
        await withTaskGroup(of: (Int, Problem?).self) { group in
            var next = 0
            func start() {
                guard next < tasks.count else { return }
                let (number, task) = (next, tasks[next])
                next += 1
                group.addTask {
                    (number, Self.problem { () throws(Problem) in try write(task.copy, of: task.file, copies) })
                }
            }
            for _ in 0..<max(run.options.jobs, 1) { start() }
            while let (number, problem) = await group.next() {
                problems[number] = problem
                start()
            }
        }
        var made: [String: String] = [:]
        for (task, problem) in zip(tasks, problems) {
            guard var problem = problem?.within(Place(file: task.file)) else {
                made[task.file] = task.copy
                continue
            }
            problem.severity = .warning
            result.conversion.problems.append(problem)
        }
        return made
    }

    private func write(_ copy: String, of file: String, _ copies: MarkedCopies) throws(Problem) {
        let editor = try InputFiles.openForEditing(file, limits: run.options.limits)
        try copies.mark(editor, as: file)
        let target = path(copy)
        if PathKind.isSameFile(file, target) { throw OutputProblem.isInput(target) }
        try editor.save(to: target)
    }
}
