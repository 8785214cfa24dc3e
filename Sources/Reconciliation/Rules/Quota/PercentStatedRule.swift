internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// A percentage beside a result and its quota that is not theirs, by more than half of the last digit shown.
///
/// Nothing of nothing is no percentage: with a quota of 0 there is nothing to hold it against.
enum PercentStatedRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "QUOTA_PERCENT_STATED", .error,
        title: LocalizedText(vi: "Tỷ lệ đúng kết quả trên chỉ tiêu", en: "Percentages are result by quota"),
        message: MessageTemplate(
            vi: "{cell}: ghi {stated}% nhưng {result}/{quota} = {computed}%.",
            en: "{cell}: states {stated}% but {result}/{quota} = {computed}%."))

    /// Holds stated percentages against result and quota.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        for percent in submission.tables.lazy.flatMap(\.percents) { check(percent, context, &verdicts) }
    }

    private static func check(
        _ percent: StatedPercent, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        let subject = FigureSubject(percent.result.achievement)
        guard let stated = percent.stated.value else { return }
        let quota = percent.quota ?? context.quota(of: percent.result.achievement)
        guard let result = percent.result.value, let asked = quota?.value, asked != 0 else {
            return verdicts.cannotEvaluate(
                kind, subject,
                LocalizedText(
                    vi: "không tính được tỷ lệ: thiếu kết quả hoặc chỉ tiêu, hoặc chỉ tiêu bằng 0",
                    en: "no percentage: result or quota is missing, or the quota is 0"))
        }
        guard let computed = Decimal.percent(result, of: asked) else { return }
        guard (stated - computed).magnitude > percent.stated.halfUnit else { return verdicts.agrees(kind) }
        verdicts.differs(
            kind, subject,
            [
                "cell": .text(percent.stated.source.cell), "stated": .number(stated), "result": .number(result),
                "quota": .number(asked), "computed": .rounded(computed, decimals: 2),
            ],
            Comparison(
                stated: stated.canonicalText, computed: computed.canonicalText,
                difference: (stated - computed).canonicalText, unit: "%",
                tolerance: percent.stated.halfUnit.canonicalText),
            evidence: [Evidence(percent.stated.source), Evidence(percent.result.source, role: .compared)]
                + (quota.map { [Evidence($0.source, role: .compared)] } ?? []))
    }
}
