internal import Domain
internal import Findings
internal import Reconciliation
internal import Reports

/// Writes what came of a reconciliation into one folder.
struct ReconcileOutputs {
    let run: ReconcileRun
    let report: ReconciliationReport
    let options: Reconcile.Options

    init(_ run: ReconcileRun, _ report: ReconciliationReport, _ options: Reconcile.Options) {
        self.run = run
        self.report = report
        self.options = options
    }

    /// Writes all outputs, and adds their names to what is written.
    func write(_ result: inout Reconcile.Result) throws(Problem) {
        try OutputFileHandle.makeFolder(options.folder)
        try write("findings.json", &result) { buffer in FindingsJSON.append(report, to: &buffer) }
    }

    private func write(
        _ name: String, _ result: inout Reconcile.Result, _ body: (inout TextBuffer) -> Void
    ) throws(Problem) {
        let path = "\(options.folder)/\(name)"
        let sink = DocumentSink(.path(path), limit: OutputLimit(bytes: .max, inputBytes: .max))
        var writer = DocumentWriter(sink: sink)
        body(&writer.buffer)
        try writer.flush()
        try sink.finish()
        result.files.append(path)
    }
}
