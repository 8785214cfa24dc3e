internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// One activity that two bodies may both report: of the same kind, at the same place, of the same amount, at most three
/// days apart. The programme's tolerance of this rule is the number of days.
enum DoubleCountRule: CollectionRule {
    /// The kind.
    static let kind = RuleKind(
        "XORG_DOUBLE_COUNT", .warning,
        title: LocalizedText(vi: "Không tính trùng hoạt động", en: "No activity is counted twice"),
        message: MessageTemplate(
            vi: "Có thể tính trùng: {one} và {other} cùng báo cáo “{indicator}” {amount} tại {place}{day}.",
            en: "Possible double count: {one} and {other} report “{indicator}” {amount} at {place}{day}."))

    private struct Key: Hashable {
        var kind: String
        var place: String
        var amount: Decimal
    }

    /// Looks for activities of different bodies that are alike.
    static func check(
        _ collection: SubmissionCollection, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        let apart = context.settings.tolerance(kind) ?? 3
        var known: [Key: [ReportedActivity]] = [:]
        for submission in collection.submissions {
            for activity in submission.tables.lazy.filter(\.isCounted).flatMap(\.activities) {
                guard let amount = activity.amount.value, amount != 0, let date = activity.date else { continue }
                let key = Key(kind: activity.kind, place: activity.place, amount: amount)
                let other = known[key]?.first { other in
                    guard other.reporter != activity.reporter, let day = other.date else { return false }
                    return Decimal(abs(day.days(until: date))) <= apart
                }
                known[key, default: []].append(activity)
                guard let other else {
                    verdicts.agrees(kind)
                    continue
                }
                report(activity, other, amount, date, context, &verdicts)
            }
        }
    }

    private static func report(
        _ activity: ReportedActivity, _ other: ReportedActivity, _ amount: Decimal, _ date: CalendarDate,
        _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        verdicts.differs(
            kind, activity.subject,
            [
                "one": .words(context.name(other.reporter.body)), "other": .words(context.name(activity.reporter.body)),
                "indicator": .text(context.name(indicator: activity.subject.indicator)), "amount": .number(amount),
                "place": .text(context.name(activity.subject.organization)),
                "day": .words(LocalizedText(vi: " ngày \(date)", en: " on \(date.code)")),
            ],
            Comparison(amount * 2, amount, tolerance: 0),
            evidence: [Evidence(activity.amount.source), Evidence(other.amount.source, role: .compared)])
    }
}
