internal import Domain
internal import Findings
public import Reconciliation

/// Writes a reconciliation as `doisoat.findings/1`.
///
/// Decimals are strings; what is not told is absent, but for `cause` and `explanation`, which are `null` where there is none.
public enum FindingsJSON {
    /// Appends the whole document.
    ///
    /// - Parameter hashes: the SHA-256 of the files, in hexadecimal digits, by the files' names in the report.
    /// - Complexity: O(n) in submissions and findings.
    public static func append(
        _ report: ReconciliationReport, hashes: [String: String] = [:], to buffer: inout TextBuffer
    ) {
        buffer.raw("{\"schema\":\"doisoat.findings/1\"")
        buffer.member("program", report.program.id)
        buffer.member("period", report.period.code)
        buffer.raw(",\n\"inputs\":")
        buffer.list(report.submissions) { buffer, submission in
            append(submission, report, hash: hashes[submission.file], to: &buffer)
        }
        appendSummary(report, to: &buffer)
        buffer.raw(",\n\"findings\":")
        buffer.list(report.findings) { append($1, to: &$0) }
        buffer.raw(",\n\"notEvaluated\":")
        buffer.list(report.notEvaluated) { append($1, to: &$0) }
        buffer.raw("}\n")
    }

    private static func append(
        _ submission: CollectedSubmission, _ report: ReconciliationReport, hash: String?, to buffer: inout TextBuffer
    ) {
        buffer.raw("\n{\"file\":")
        buffer.string(submission.file)
        buffer.member("sha256", hash)
        buffer.member("organization", submission.sender.map(report.text(of:)))
        buffer.member("form", submission.tables.first?.form)
        count("version", submission.receipt.version, to: &buffer)
        buffer.raw("}")
    }

    private static func appendSummary(_ report: ReconciliationReport, to buffer: inout TextBuffer) {
        buffer.raw(",\n\"summary\":{\"expected\":")
        buffer.integer(report.expected)
        count("received", report.received, to: &buffer)
        count("onTime", report.onTime, to: &buffer)
        count("errors", report.count(.error), to: &buffer)
        count("warnings", report.count(.warning), to: &buffer)
        count("information", report.count(.information), to: &buffer)
        count("notEvaluated", report.unevaluated, to: &buffer)
        buffer.raw("}")
    }

    private static func append(_ tracked: TrackedFinding, to buffer: inout TextBuffer) {
        let finding = tracked.finding
        buffer.raw("\n{\"id\":")
        buffer.string(tracked.id)
        buffer.member("code", finding.code.rawValue)
        buffer.member("severity", finding.severity.rawValue)
        buffer.member("status", tracked.status.rawValue)
        buffer.member("organization", finding.organization)
        buffer.member("indicator", finding.indicator)
        buffer.member("period", finding.period)
        buffer.raw(",\"message\":")
        EvidenceJSON.append(finding.message, to: &buffer)
        if let comparison = finding.comparison {
            buffer.member("stated", comparison.stated)
            buffer.member("computed", comparison.computed)
            buffer.member("difference", comparison.difference)
            buffer.member("unit", comparison.unit)
            buffer.member("tolerance", comparison.tolerance)
        }
        buffer.raw(",\"evidence\":")
        buffer.list(finding.evidence) { EvidenceJSON.append($1, to: &$0) }
        if !finding.candidates.isEmpty {
            buffer.raw(",\"candidates\":")
            buffer.list(finding.candidates) { $0.string($1) }
        }
        buffer.raw(",\"cause\":")
        append(tracked.cause, to: &buffer)
        buffer.raw(",\"explanation\":")
        if let explanation = tracked.explanation { buffer.string(explanation) } else { buffer.raw("null") }
        buffer.raw("}")
    }

    private static func append(_ cause: Cause?, to buffer: inout TextBuffer) {
        guard let cause else { return buffer.raw("null") }
        buffer.raw("{\"kind\":")
        buffer.string(cause.kind.rawValue)
        buffer.member("finding", cause.finding)
        buffer.raw(",\"text\":")
        EvidenceJSON.append(cause.text, to: &buffer)
        buffer.raw("}")
    }

    private static func append(_ item: NotEvaluated, to buffer: inout TextBuffer) {
        buffer.raw("\n{\"code\":")
        buffer.string(item.code.rawValue)
        if !item.organizations.isEmpty {
            buffer.raw(",\"organizations\":")
            buffer.list(item.organizations) { $0.string($1) }
        }
        buffer.member("indicator", item.indicator)
        buffer.raw(",\"reason\":")
        EvidenceJSON.append(item.reason, to: &buffer)
        buffer.raw("}")
    }

    private static func count(_ name: String, _ value: Int, to buffer: inout TextBuffer) {
        buffer.comma()
        buffer.key(name)
        buffer.integer(value)
    }
}
