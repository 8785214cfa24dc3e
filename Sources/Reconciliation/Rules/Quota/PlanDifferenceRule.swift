internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// A quota in a report, or in the programme's list, that is not the plan's.
enum PlanDifferenceRule: SubmissionRule, CollectionRule {
    /// The kind.
    static let kind = RuleKind(
        "QUOTA_DIFFERS_FROM_PLAN", .error,
        title: LocalizedText(vi: "Chỉ tiêu ghi đúng kế hoạch", en: "Quotas are those of the plan"),
        message: MessageTemplate(
            vi: "{unit} ghi chỉ tiêu “{indicator}” là {stated}, {document} giao {planned}.{adjusted}",
            en: "{unit} writes quota {stated} for “{indicator}”, {document} says {planned}.{adjusted}"))

    /// Holds the quotas that a unit writes against those in force.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        for figure in submission.figures where figure.achievement.stage == .plan {
            guard let stated = figure.value else { continue }
            let subject = FigureSubject(figure.achievement)
            guard let planned = context.assigned(figure.achievement), let value = planned.value else {
                verdicts.cannotEvaluate(kind, subject, unassigned)
                continue
            }
            let tolerance = context.tolerance(kind, context.program.indicators[figure.achievement.indicator])
            guard Agreement(stated - value, half: figure.halfUnit, tolerance: tolerance) != .agrees else {
                verdicts.agrees(kind)
                continue
            }
            report(figure, planned, stated, value, isEarlier: isEarlier(figure, context), context, &verdicts)
        }
    }

    private static let unassigned = LocalizedText(
        vi: "kế hoạch không giao chỉ tiêu này", en: "the plan assigns no such quota")

    /// Holds the programme's own list against plan files.
    static func check(
        _ collection: SubmissionCollection, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        for listed in context.plan.programs {
            guard let planned = context.plan.planned(listed.achievement), let stated = listed.value,
                let value = planned.value
            else { continue }
            if stated == value {
                verdicts.agrees(kind)
            } else {
                report(listed, planned, stated, value, isEarlier: false, context, &verdicts)
            }
        }
    }

    /// A plan by its name, which says that it is one, or by its number or file.
    private static func named(_ document: String) -> LocalizedText {
        let saysPlan = document.lowercased().hasPrefix("kế hoạch")
        return LocalizedText(vi: saysPlan ? document : "kế hoạch \(document)", en: "plan \(document)")
    }

    private static func report(
        _ figure: FormFigure, _ planned: FormFigure, _ stated: Decimal, _ value: Decimal, isEarlier: Bool,
        _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        let adjusted = LocalizedText(
            vi: " Đó là số trước khi kế hoạch được điều chỉnh trong kỳ.",
            en: " That was the figure before the plan was adjusted within the period.")
        verdicts.differs(
            kind, FigureSubject(figure.achievement),
            [
                "unit": .text(context.name(figure.achievement.organization)),
                "indicator": .text(context.name(indicator: figure.achievement.indicator)), "stated": .number(stated),
                "planned": .number(value), "document": .words(named(context.plan.document(of: planned))),
                "adjusted": isEarlier ? .words(adjusted) : "",
            ],
            Comparison(stated, value, unit: figure.achievement.unit),
            evidence: [Evidence(figure.source), Evidence(planned.source, role: .compared)],
            severity: isEarlier ? .warning : nil)
    }

    /// Whether a written quota is an earlier revision of one that was adjusted within the window of the period that is
    /// reconciled, not of the quota's own.
    private static func isEarlier(_ figure: FormFigure, _ context: ReconciliationContext) -> Bool {
        let value = figure.achievement
        let window = context.program.window(of: context.period)
        for period in [value.period.code, "\(value.period.days.upperBound.year)"] {
            let all = context.program.quotas.revisions(
                of: value.indicator, for: value.organization.code, period: period)
            guard all.count > 1, let last = all.last, last.date.map(window.contains) ?? false else { continue }
            return all.dropLast().contains { $0.value == figure.value }
        }
        return false
    }
}
