internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// Quotas of units that do not add up to the superior's own.
///
/// Of a plan file where there is one, else of the programme's list; only while all units have one.
enum AllocationSumRule: CollectionRule {
    /// The kind.
    static let kind = RuleKind(
        "QUOTA_ALLOCATION_SUM", .error,
        title: LocalizedText(
            vi: "Chỉ tiêu giao các xã bằng chỉ tiêu của huyện", en: "Allocated quotas add to the superior's"),
        message: MessageTemplate(
            vi: "“{indicator}”: tổng chỉ tiêu giao các xã {sum} khác chỉ tiêu của {unit} {own}; chênh {difference}.",
            en: "“{indicator}”: allocated quotas add to {sum}, that of {unit} is {own}; difference {difference}."))

    private struct Key: Hashable {
        var indicator: String
        var period: Period
    }

    /// Holds the units' quotas against their superior's.
    static func check(
        _ collection: SubmissionCollection, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        let planned = Set(
            context.plan.plans.map { Key(indicator: $0.achievement.indicator, period: $0.achievement.period) })
        let listed = context.plan.programs.filter {
            !planned.contains(Key(indicator: $0.achievement.indicator, period: $0.achievement.period))
        }
        for quotas in [context.plan.plans, listed] { check(quotas, context, &verdicts) }
    }

    private static func check(
        _ quotas: [FormFigure], _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        var order: [Key] = []
        var groups: [Key: [OrganizationID: FormFigure]] = [:]
        for quota in quotas {
            let key = Key(indicator: quota.achievement.indicator, period: quota.achievement.period)
            if groups[key] == nil { order.append(key) }
            groups[key, default: [:]][quota.achievement.organization] = quota
        }
        for key in order {
            guard let all = groups[key], context.program.indicators[key.indicator]?.overOrganizations == .sum else {
                continue
            }
            let day = context.program.window(of: key.period).upperBound
            for (unit, own) in all.sorted(by: { $0.key < $1.key }) {
                let children = context.program.organizations.children(of: unit.code, at: day)
                guard !children.isEmpty, let value = own.value else { continue }
                let parts = children.compactMap { all[$0.id] }
                guard !parts.isEmpty else { continue }
                check(own, value, parts, missing: children.count - parts.count, context, &verdicts)
            }
        }
    }

    private static func check(
        _ own: FormFigure, _ value: Decimal, _ parts: [FormFigure], missing: Int, _ context: ReconciliationContext,
        _ verdicts: inout Verdicts
    ) {
        let subject = FigureSubject(own.achievement)
        let sum = parts.compactMap(\.value).reduce(Decimal(0), +)
        guard missing == 0 || sum > value else {
            return verdicts.cannotEvaluate(
                kind, subject,
                LocalizedText(
                    vi: "\(missing) đơn vị chưa được giao chỉ tiêu", en: "\(missing) units have no quota yet"))
        }
        let half = parts.reduce(own.halfUnit) { max($0, $1.halfUnit) }
        guard Agreement(sum - value, half: half) != .agrees else { return verdicts.agrees(kind) }
        verdicts.differs(
            kind, subject,
            [
                "indicator": .text(context.name(indicator: own.achievement.indicator)), "sum": .number(sum),
                "unit": .text(context.name(own.achievement.organization)), "own": .number(value),
                "difference": .number(sum - value),
            ], Comparison(sum, value, unit: own.achievement.unit),
            evidence: [Evidence(own.source)] + Evidence.compared(parts))
    }
}
