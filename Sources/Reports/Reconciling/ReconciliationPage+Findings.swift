internal import Findings
internal import Reconciliation

extension ReconciliationPage {
    /// Appends the findings, the gravest first; those that are gone are only counted.
    func appendFindings(to buffer: inout TextBuffer) {
        buffer.element("h2", LocalizedText(vi: "Chỗ khác nhau cần xem", en: "Findings"))
        buffer.raw("\n")
        let findings = report.standingFindings
        let gone = report.findings.count - findings.count
        if gone > 0 {
            buffer.element(
                "p",
                LocalizedText(
                    vi: "\(gone) phát hiện của lần trước nay không còn.",
                    en: "\(gone) findings of the run before are gone."), "class=m")
            buffer.raw("\n")
        }
        guard !findings.isEmpty else {
            buffer.element("p", LocalizedText(vi: "Không có phát hiện nào.", en: "There are none."))
            return buffer.raw("\n")
        }
        let caption = LocalizedText(
            vi: "Mỗi dòng một phát hiện, nặng nhất trước; nêu cả số ghi và số đối chiếu, kèm tệp, trang và ô",
            en: "One finding a row, the gravest first, with both figures and their file, sheet and cell")
        table(.findings, caption, findings, most: Self.shownFindings, to: &buffer) { buffer, tracked in
            append(tracked, to: &buffer)
        }
    }

    private func append(_ tracked: TrackedFinding, to buffer: inout TextBuffer) {
        let finding = tracked.finding
        rowHead(&buffer) { buffer in
            buffer.raw("<span class=\"s \(finding.severity.color)\">\(finding.severity.sign) ")
            buffer.both(finding.severity.title)
            buffer.raw("</span>")
            for name in [
                finding.organization.map(report.name(organization:)), finding.indicator.map(report.name(indicator:)),
            ].compactMap(\.self) {
                buffer.raw("<br>")
                buffer.html(name, limit: 100)
            }
        }
        cell(&buffer) { appendWords(tracked, to: &$0) }
        let comparison = finding.comparison
        cell(&buffer, isFigure: true) { figure(comparison?.stated, comparison?.unit, to: &$0) }
        cell(&buffer, isFigure: true) { figure(comparison?.computed, comparison?.unit, to: &$0) }
        cell(&buffer, isFigure: true) { figure(comparison?.difference, nil, to: &$0) }
        cell(&buffer) { appendEvidence(finding.evidence, to: &$0) }
    }

    private func appendWords(_ tracked: TrackedFinding, to buffer: inout TextBuffer) {
        buffer.raw("<p>")
        buffer.both(tracked.finding.message, limit: 400)
        buffer.raw("</p>")
        if let cause = tracked.cause {
            buffer.raw("<p>")
            buffer.both(LocalizedText(vi: "Có thể do: ", en: "Likely cause: "))
            buffer.both(cause.text, limit: 300)
            buffer.raw("</p>")
        }
        if let explanation = tracked.explanation {
            buffer.raw("<p>")
            buffer.both(LocalizedText(vi: "Giải trình: ", en: "Explanation: "))
            buffer.html(explanation, limit: 300)
            buffer.raw("</p>")
        }
        buffer.raw("<p class=m>")
        buffer.html(tracked.finding.code.rawValue)
        if tracked.status != .new {
            buffer.raw(" · ")
            buffer.both(tracked.status.title)
        }
        buffer.raw("</p>")
    }

    private func figure(_ text: String?, _ unit: String?, to buffer: inout TextBuffer) {
        guard let text else { return }
        buffer.both(.figure(text))
        guard let unit else { return }
        buffer.raw(" ")
        buffer.html(unit, limit: 30)
    }

    private func appendEvidence(_ evidence: [Evidence], to buffer: inout TextBuffer) {
        let cited = evidence.filter { !$0.citation.isEmpty }
        guard !cited.isEmpty else { return }
        buffer.raw("<ul>")
        for item in cited.prefix(6) {
            buffer.raw("<li>")
            buffer.both(
                item.role == .stated
                    ? LocalizedText(vi: "Ghi: ", en: "Stated: ") : LocalizedText(vi: "Đối chiếu: ", en: "Compared: "))
            buffer.html(item.citation, limit: 200)
            if let raw = item.raw {
                buffer.raw(" = “")
                buffer.html(raw, limit: 80)
                buffer.raw("”")
            }
            let labels = item.labels
            if !labels.isEmpty {
                buffer.raw(" <span class=m>")
                buffer.html(labels, limit: 120)
                buffer.raw("</span>")
            }
            buffer.raw("</li>")
        }
        if cited.count > 6 {
            let left = cited.count - 6
            buffer.element("li", LocalizedText(vi: "và \(left) ô nữa", en: "and \(left) more cells"))
        }
        buffer.raw("</ul>")
    }
}

extension Severity {
    /// The class of its colours.
    fileprivate var color: String {
        switch self {
        case .error: PageColors.wrong.name
        case .warning: PageColors.look.name
        case .information: PageColors.plain.name
        }
    }
}
