internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// The superior's own figure that is not the sum of its units'.
///
/// The superior's figure is that of a form of kind *tổng hợp* of the same body; the units are those that owe a form of that
/// body. While reports are missing, the sum is not evaluated. Units whose reports lack the figure count as missing.
enum SumMismatchRule: CollectionRule {
    /// The kind.
    static let kind = RuleKind(
        "XORG_SUM_MISMATCH", .error,
        title: LocalizedText(
            vi: "Số của cấp trên bằng tổng các đơn vị", en: "The superior's figure is the sum of the units'"),
        message: MessageTemplate(
            vi:
                "“{indicator}”: tổng {count}/{expected} xã là {sum}, {unit} ghi {stated}; chênh {difference}.{suspects}",
            en:
                "“{indicator}”: {count}/{expected} communes add to {sum}, {unit} says {stated}; difference {difference}.{suspects}"
        ))

    private struct Key: Hashable {
        var indicator: String
        var period: Period
        var stage: Stage
    }

    /// Who owes reports: the units with a form to send in, or where the programme names none, all that are not exempt.
    private struct Roster {
        private var owing: Set<Reporter> = []
        private var bodies: Set<OrganisationBody> = []
        private var exempt: Set<OrganizationID> = []

        init(_ context: ReconciliationContext) {
            for obligation in context.obligations where context.program.form(obligation.form)?.kind == .submission {
                if obligation.isExempt {
                    exempt.insert(obligation.organization.id)
                } else {
                    owing.insert(obligation.reporter)
                    bodies.insert(obligation.body)
                }
            }
        }

        func owes(_ unit: OrganizationID, _ body: OrganisationBody) -> Bool {
            bodies.contains(body)
                ? owing.contains(Reporter(organization: unit, body: body)) : !exempt.contains(unit)
        }
    }

    /// Holds each figure of the superior's summaries against the units'.
    static func check(
        _ collection: SubmissionCollection, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        let summaries = collection.submissions.flatMap { submission in
            submission.tables.filter { $0.isCounted && context.program.form($0.form)?.kind == .summary }
        }
        guard !summaries.isEmpty else { return }
        var figures: [Key: [OrganizationID: FormFigure]] = [:]
        var bodies: Set<OrganisationBody> = []
        for table in summaries { bodies.insert(table.reporter.body) }
        for submission in collection.submissions {
            for table in submission.tables
            where table.isCounted && context.program.form(table.form)?.kind == .submission
                && bodies.contains(table.reporter.body)
            {
                for figure in table.figures where figure.achievement.organization == table.reporter.organization {
                    let value = figure.achievement
                    let key = Key(indicator: value.indicator, period: value.period, stage: value.stage)
                    let known = figures[key]?[value.organization]
                    if known?.value == nil { figures[key, default: [:]][value.organization] = figure }
                }
            }
        }
        let roster = Roster(context)
        for table in summaries {
            for figure in table.figures where figure.achievement.organization == table.reporter.organization {
                check(figure, figures, roster, context, &verdicts)
            }
        }
    }

    private static func check(
        _ figure: FormFigure, _ figures: [Key: [OrganizationID: FormFigure]], _ roster: Roster,
        _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        let value = figure.achievement
        guard let stated = figure.value, value.stage != .plan,
            let indicator = context.program.indicators[value.indicator], indicator.overOrganizations == .sum
        else { return }
        let day = context.program.window(of: value.period).upperBound
        let units = context.program.organizations.children(of: value.organization.code, at: day)
        let key = Key(indicator: value.indicator, period: value.period, stage: value.stage)
        guard let known = figures[key], !units.isEmpty else { return }
        let owing = units.filter { roster.owes($0.id, value.reportedBy.body) }
        let parts = owing.compactMap { known[$0.id] }
        let total = Total.sum(parts.map(\.achievement.amount))
        guard parts.count == owing.count, total.isComplete, let sum = total.amount.value else {
            let there = parts.count { $0.achievement.amount != .missing(.notReported) }
            return verdicts.cannotEvaluate(
                kind, FigureSubject(value),
                LocalizedText(
                    vi: "mới có \(there)/\(owing.count) đơn vị", en: "only \(there) of \(owing.count) units are there"))
        }
        let halves = parts.reduce(Decimal(0)) { $0 + $1.halfUnit }
        let tolerance = context.tolerance(kind, indicator)
        let agreement = Agreement(stated - sum, half: figure.halfUnit, parts: halves, tolerance: tolerance)
        guard agreement != .agrees else { return verdicts.agrees(kind) }
        let suspects = suspects(parts, difference: stated - sum, context)
        verdicts.differs(
            kind, FigureSubject(value),
            [
                "indicator": .text(indicator.name), "count": .count(parts.count), "expected": .count(owing.count),
                "sum": .number(sum), "unit": .text(context.name(value.organization)), "stated": .number(stated),
                "difference": .number(stated - sum), "suspects": .words(suspects),
            ], Comparison(stated, sum, unit: value.unit, tolerance: tolerance ?? figure.halfUnit),
            evidence: [Evidence(figure.source)] + parts.map { Evidence($0.source, role: .compared) },
            severity: agreement == .mayBeRounding ? .information : nil)
    }

    /// Units that the difference may come from: whose figure, or approved earlier version, is off by just that much.
    private static func suspects(
        _ parts: [FormFigure], difference: Decimal, _ context: ReconciliationContext
    ) -> LocalizedText {
        let found = parts.filter { part in
            let value = part.achievement
            guard let now = part.value else { return false }
            if now == difference.magnitude, difference != 0 { return true }
            let earlier = context.history.figure(value.indicator, value.organization, value.period)?.value
            return earlier.map { $0 - now == difference } ?? false
        }
        guard !found.isEmpty, found.count <= 3 else { return LocalizedText(vi: "", en: "") }
        let names = found.map { context.name($0.achievement.organization) }.joined(separator: ", ")
        return LocalizedText(vi: " Nghi vấn: \(names).", en: " Suspects: \(names).")
    }
}
