internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// A figure of an earlier period that is written down again as another one than was approved.
enum RestatedRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "XPER_RESTATED", .warning,
        title: LocalizedText(vi: "Số kỳ trước ghi đúng số đã duyệt", en: "Earlier figures are those approved"),
        message: MessageTemplate(
            vi: "{cell}: “{indicator}” kỳ {period} ghi lại là {stated}, số đã duyệt là {approved}.",
            en: "{cell}: “{indicator}” of {period} is restated as {stated}, approved was {approved}."))

    /// Holds columns of earlier periods against what was approved.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        for figure in submission.figures where figure.achievement.stage == .result {
            let value = figure.achievement
            guard value.period.days.upperBound < context.period.days.upperBound, value.period != context.period,
                let stated = figure.value,
                MergerContinuityRule.predecessors(of: figure, context).isEmpty,
                let approved = context.history.figure(
                    value.indicator, value.organization, value.period, body: value.reportedBy.body),
                let known = approved.value
            else { continue }
            let tolerance = context.tolerance(kind, context.program.indicators[value.indicator]) ?? 0
            guard Agreement(stated - known, half: figure.halfUnit, tolerance: tolerance) != .agrees else {
                verdicts.agrees(kind)
                continue
            }
            verdicts.differs(
                kind, FigureSubject(value),
                [
                    "cell": .text(figure.source.cell), "indicator": .text(context.name(indicator: value.indicator)),
                    "period": .text(value.period.code), "stated": .number(stated), "approved": .number(known),
                ], Comparison(stated, known, unit: value.unit, tolerance: tolerance),
                evidence: [Evidence(figure.source), Evidence(approved.source, role: .compared)])
        }
    }
}
