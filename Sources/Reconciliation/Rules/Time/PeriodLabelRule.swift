internal import Domain
internal import Findings
internal import VietnameseText

/// A submission that says it is for another period than is collected.
///
/// A bare year that the period lies in says nothing else.
enum PeriodLabelRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "TIME_PERIOD_LABEL_MISMATCH", .error,
        title: LocalizedText(vi: "Đúng kỳ báo cáo", en: "The period is the one that is collected"),
        message: MessageTemplate(
            vi: "{place} ghi kỳ “{stated}”, đang nhận kỳ {period}. Đề nghị kiểm tra lại.",
            en: "{place} says period “{stated}”, collecting {period}. Please check."))

    /// Holds each period that is named against the one collected.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        for named in submission.periods {
            let (stated, asked) = (named.period.days, context.period.days)
            let isYear = named.period.code.utf8.count == 4
            let window = context.program.window(of: context.period)
            if named.period == context.period || stated == window
                || (isYear && stated.lowerBound <= asked.lowerBound && stated.upperBound >= asked.upperBound)
            {
                verdicts.agrees(kind)
                continue
            }
            verdicts.differs(
                kind,
                FigureSubject(
                    organization: submission.tables.first?.reporter.organization, period: context.period.code),
                [
                    "place": .text(named.place.cell ?? named.place.sheet ?? named.place.file ?? ""),
                    "stated": .text(named.text), "period": .text(context.period.code),
                ], evidence: [Evidence(place: named.place, raw: named.text)])
        }
    }
}
