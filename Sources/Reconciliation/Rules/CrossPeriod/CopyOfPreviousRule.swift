internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// A file whose figures are those of the period before: perhaps an old form was sent again.
///
/// Only what happens in a period is compared, where it is not 0, and only where there are at least ten such figures. The
/// programme's tolerance of this rule is the share that makes it remarkable.
enum CopyOfPreviousRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "XPER_COPY_OF_PREVIOUS", .warning,
        title: LocalizedText(vi: "Không chép lại kỳ trước", en: "The form is no copy of the last period's"),
        message: MessageTemplate(
            vi: "{percent}% số liệu ({equal}/{count}) giống hệt kỳ {period}; có thể chép lại biểu cũ.",
            en: "{percent}% of figures ({equal}/{count}) equal those of {period}; perhaps an old form was copied."))

    /// Figures that are compared at least.
    static let least = 10

    /// Holds the figures of a period against the one before.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        guard let previous = context.program.previous(of: context.period) else { return }
        var (count, equal) = (0, 0)
        for figure in submission.figures
        where figure.achievement.stage == .result && figure.achievement.period == context.period {
            let value = figure.achievement
            guard let now = figure.value, now != 0,
                context.program.indicators[value.indicator]?.overPeriods == .flow,
                let before = context.history.figure(
                    value.indicator, value.organization, previous, body: value.reportedBy.body)?.value
            else { continue }
            count += 1
            if now == before { equal += 1 }
        }
        let subject = FigureSubject(
            organization: submission.tables.first?.reporter.organization, period: context.period.code)
        guard count >= least else {
            if count > 0 {
                verdicts.cannotEvaluate(
                    kind, subject,
                    LocalizedText(
                        vi: "chỉ có \(count) số so sánh được với kỳ trước, cần \(least)",
                        en: "only \(count) figures can be compared with the period before, \(least) are needed"))
            }
            return
        }
        let share = Decimal(equal) / Decimal(count)
        guard share >= context.settings.tolerance(kind) ?? Decimal(sign: .plus, exponent: -1, significand: 9)
        else { return verdicts.agrees(kind) }
        verdicts.differs(
            kind, subject,
            [
                "percent": .rounded(share * 100, decimals: 0), "equal": .count(equal), "count": .count(count),
                "period": .text(previous.code),
            ], evidence: [Evidence(place: Place(file: submission.file))])
    }
}
