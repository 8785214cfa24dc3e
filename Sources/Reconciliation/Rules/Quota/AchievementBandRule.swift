internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// A result that is less or more of its quota than the indicator's band; the edges belong to it.
enum AchievementBandRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "QUOTA_ACHIEVEMENT_BAND", .warning,
        title: LocalizedText(vi: "Kết quả trong khoảng dự kiến của chỉ tiêu", en: "Results lie in the quota's band"),
        message: MessageTemplate(
            vi: "{unit} đạt {percent}% “{indicator}” ({result}/{quota}), ngoài khoảng {low}–{high}%.",
            en: "{unit} reached {percent}% of “{indicator}” ({result}/{quota}), outside {low}–{high}%."))

    /// Holds results against their quotas.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        var told: Set<BodyMismatchRule.Fact> = []
        for figure in submission.figures where figure.achievement.stage == .result {
            let value = figure.achievement
            guard value.period == context.period, let result = figure.value,
                let indicator = context.program.indicators[value.indicator],
                indicator.bandLow != nil || indicator.bandHigh != nil,
                told.insert(BodyMismatchRule.Fact(value)).inserted
            else { continue }
            guard let planned = context.quota(of: value), let quota = planned.value,
                let percent = Decimal.percent(result, of: quota)
            else { continue }
            let edge: Decimal
            if let low = indicator.bandLow, percent < low {
                edge = low
            } else if let high = indicator.bandHigh, percent > high {
                edge = high
            } else {
                verdicts.agrees(kind)
                continue
            }
            verdicts.differs(
                kind, FigureSubject(value),
                [
                    "unit": .text(context.name(value.organization)), "percent": .rounded(percent, decimals: 1),
                    "indicator": .text(indicator.name), "result": .number(result), "quota": .number(quota),
                    "low": indicator.bandLow.map { .number($0) } ?? "0",
                    "high": indicator.bandHigh.map { .number($0) } ?? "∞",
                ],
                Comparison(
                    stated: percent.canonicalText, computed: edge.canonicalText,
                    difference: (percent - edge).canonicalText, unit: "%", tolerance: "0"),
                evidence: [Evidence(figure.source), Evidence(planned.source, role: .compared)])
        }
    }
}
