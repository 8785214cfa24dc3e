internal import Domain
internal import Findings
internal import VietnameseText

/// A figure of the period that is another one than the earlier, approved version has.
enum ChangedAfterApprovalRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "TIME_CHANGED_AFTER_APPROVAL", .warning,
        title: LocalizedText(vi: "Số đã duyệt không đổi", en: "Approved figures do not change"),
        message: MessageTemplate(
            vi: "{cell}: “{indicator}” gửi lần {version} là {stated}, số đã duyệt là {approved}.",
            en: "{cell}: “{indicator}” is {stated} in version {version}, {approved} was approved."))

    /// Holds the figures of the period against those that an earlier run approved.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        guard context.history.periods.contains(context.period) else { return }
        let version = context.receipts[submission.file]?.version ?? 1
        for figure in submission.figures where figure.achievement.period == context.period {
            let value = figure.achievement
            guard value.stage != .plan, let stated = figure.value,
                let approved = context.history.figure(
                    value.indicator, value.organization, value.period, stage: value.stage, body: value.reportedBy.body),
                let known = approved.value
            else { continue }
            guard stated != known else {
                verdicts.agrees(kind)
                continue
            }
            verdicts.differs(
                kind, FigureSubject(value),
                [
                    "cell": .text(figure.source.cell), "indicator": .text(context.name(indicator: value.indicator)),
                    "version": .count(version), "stated": .number(stated), "approved": .number(known),
                ], Comparison(stated, known, unit: value.unit),
                evidence: [Evidence(figure.source), Evidence(approved.source, role: .compared)])
        }
    }
}
