internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// Last year's figure of a unit that came of a merger, which must be the sum of its predecessors'.
///
/// A predecessor that went over in part counts by its share; without a known share nothing can be compared, and that is
/// said. Only what adds up over units is compared.
enum MergerContinuityRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "XPER_MERGER_CONTINUITY", .error,
        title: LocalizedText(vi: "Số cùng kỳ qua sáp nhập", en: "Last year's figures across a merger"),
        message: MessageTemplate(
            vi: "{cell}: “{indicator}” cùng kỳ của {unit} phải là tổng {parts} = {sum}, đang ghi {stated}.",
            en: "{cell}: last year's “{indicator}” of {unit} should be {parts} = {sum}, says {stated}."))

    /// Holds figures of periods before a merger against the predecessors'.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        for figure in submission.figures where figure.achievement.stage == .result {
            let value = figure.achievement
            let predecessors = predecessors(of: figure, context)
            guard !predecessors.isEmpty, let stated = figure.value,
                let indicator = context.program.indicators[value.indicator], indicator.overOrganizations == .sum
            else { continue }
            check(figure, stated, indicator, predecessors, context, &verdicts)
        }
    }

    /// The units that a unit came of since the period of a figure; none where it is the same unit.
    static func predecessors(of figure: FormFigure, _ context: ReconciliationContext) -> [Succession] {
        let value = figure.achievement
        guard value.period.days.upperBound < context.period.days.lowerBound else { return [] }
        let all = context.program.organizations.predecessors(of: value.organization, at: value.period.days.upperBound)
        if all.count == 1, let only = all.first, only.share == 1 { return [] }
        return all
    }

    private static func check(
        _ figure: FormFigure, _ stated: Decimal, _ indicator: Indicator, _ predecessors: [Succession],
        _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        let value = figure.achievement
        let names = predecessors.map(\.organization.name)
        if predecessors.contains(where: { $0.share == nil }) {
            verdicts.differs(
                incomparable, FigureSubject(value),
                [
                    "cell": .text(figure.source.cell), "indicator": .text(indicator.name),
                    "unit": .text(context.name(value.organization)), "parts": .text(names.joined(separator: ", ")),
                ], evidence: [Evidence(figure.source)], severity: .information)
            return
        }
        var (sum, parts, evidence) = (Decimal(0), [LocalizedText](), [Evidence(figure.source)])
        for predecessor in predecessors {
            guard
                let approved = context.history.figure(
                    value.indicator, predecessor.organization.id, value.period, body: value.reportedBy.body),
                let known = approved.value, let share = predecessor.share
            else {
                return verdicts.cannotEvaluate(
                    kind, FigureSubject(value),
                    LocalizedText(
                        vi: "chưa có số đã duyệt kỳ \(value.period) của \(predecessor.organization.name)",
                        en: "no approved figure of \(predecessor.organization.name) for \(value.period)"))
            }
            sum += known * share
            let times = share == 1 ? "" : " × \(VietnameseFormat.percent(share))"
            parts.append(
                LocalizedText(
                    vi: "\(predecessor.organization.name) \(VietnameseFormat.number(known))\(times)",
                    en: "\(predecessor.organization.name) \(known.canonicalText)\(times)"))
            evidence.append(Evidence(approved.source, role: .compared))
        }
        let tolerance = context.tolerance(kind, indicator)
        guard Agreement(stated - sum, half: figure.halfUnit, tolerance: tolerance) != .agrees else {
            return verdicts.agrees(kind)
        }
        let list = LocalizedText(
            vi: parts.map(\.vi).joined(separator: " + "), en: parts.map(\.en).joined(separator: " + "))
        verdicts.differs(
            kind, FigureSubject(value),
            [
                "cell": .text(figure.source.cell), "indicator": .text(indicator.name),
                "unit": .text(context.name(value.organization)), "parts": .words(list), "sum": .number(sum),
                "stated": .number(stated),
            ], Comparison(stated, sum, unit: value.unit, tolerance: tolerance ?? 0), evidence: evidence)
    }

    /// The same kind where nothing can be compared.
    private static let incomparable = RuleKind(
        "XPER_MERGER_CONTINUITY", .error, title: kind.title,
        message: MessageTemplate(
            vi: "{cell}: “{indicator}” cùng kỳ của {unit} không so sánh được: chưa rõ tỷ lệ nhận từ {parts}.",
            en: "{cell}: last year's “{indicator}” of {unit} cannot be compared: the shares of {parts} are not known."))
}
