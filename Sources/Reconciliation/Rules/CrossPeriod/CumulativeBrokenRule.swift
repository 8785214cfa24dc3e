internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// A cumulative figure that is not the last period's with what happened since.
///
/// What happens in a period and what has happened since the beginning of the year are two indicators: the one in the
/// period is a part of the cumulative one. In the year's first period the cumulative figure is the period's own.
enum CumulativeBrokenRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "XPER_CUMULATIVE_BROKEN", .error,
        title: LocalizedText(vi: "Luỹ kế bằng kỳ trước cộng trong kỳ", en: "Cumulative is previous plus this period"),
        message: MessageTemplate(
            vi:
                "Luỹ kế “{indicator}” ở {cell} là {stated}, nhưng luỹ kế kỳ trước {previous} + trong kỳ {flow} = {sum}.{fall}",
            en:
                "Cumulative “{indicator}” at {cell} is {stated}, but previous {previous} + this period {flow} = {sum}.{fall}"
        ))

    /// Holds cumulative figures against those of the period before.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        var flows: [Key: FormFigure] = [:]
        let indicators = context.program.indicators
        for figure in submission.figures where figure.achievement.stage == .result {
            guard let indicator = indicators[figure.achievement.indicator], indicator.overPeriods == .flow,
                let whole = indicators.whole(of: indicator), whole.overPeriods == .cumulative
            else { continue }
            flows[Key(figure.achievement, indicator: whole.code)] = figure
        }
        guard !flows.isEmpty else { return }
        for figure in submission.figures where figure.achievement.stage == .result {
            let value = figure.achievement
            guard let stated = figure.value, let indicator = indicators[value.indicator],
                indicator.overPeriods == .cumulative, let flow = flows[Key(value, indicator: value.indicator)],
                let happened = flow.value
            else { continue }
            check(figure, stated, flow, happened, indicator, context, &verdicts)
        }
    }

    private struct Key: Hashable {
        var organization: OrganizationID
        var indicator: String
        var period: Period

        init(_ value: Achievement, indicator: String) {
            organization = value.organization
            self.indicator = indicator
            period = value.period
        }
    }

    private static func check(
        _ figure: FormFigure, _ stated: Decimal, _ flow: FormFigure, _ happened: Decimal, _ indicator: Indicator,
        _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        let value = figure.achievement
        let previous = context.program.previous(of: value.period)
        let isFirst = previous.map { $0.days.lowerBound.year < value.period.days.lowerBound.year } ?? true
        var (before, evidence) = (Decimal(0), [Evidence(figure.source)])
        if !isFirst {
            guard let previous,
                let approved = context.history.figure(
                    value.indicator, value.organization, previous, body: value.reportedBy.body),
                let known = approved.value
            else {
                return verdicts.cannotEvaluate(
                    kind, FigureSubject(value),
                    LocalizedText(
                        vi: "chưa có luỹ kế đã duyệt của kỳ trước",
                        en: "no approved cumulative figure of the period before"))
            }
            before = known
            evidence.append(Evidence(approved.source, role: .compared))
        }
        evidence.append(Evidence(flow.source, role: .compared))
        let sum = before + happened
        let half = max(figure.halfUnit, flow.halfUnit)
        let tolerance = max(context.tolerance(kind, indicator) ?? 0, half * 3)
        guard (stated - sum).magnitude > tolerance else { return verdicts.agrees(kind) }
        let fall = LocalizedText(
            vi: " Luỹ kế không thể nhỏ hơn kỳ trước.", en: " A cumulative figure cannot be less than before.")
        verdicts.differs(
            kind, FigureSubject(value),
            [
                "indicator": .text(indicator.name), "cell": .text(figure.source.cell), "stated": .number(stated),
                "previous": .number(before), "flow": .number(happened), "sum": .number(sum),
                "fall": stated < before ? .words(fall) : "",
            ], Comparison(stated, sum, unit: value.unit, tolerance: tolerance), evidence: evidence)
    }
}
