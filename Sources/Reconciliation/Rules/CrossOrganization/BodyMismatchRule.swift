internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// One fact of which two bodies give different figures.
///
/// The body that the indicator's *Cơ quan chốt* names is the side compared with; without one, the people's committee, else
/// the first that reports. Nothing is changed: a person decides.
enum BodyMismatchRule: CollectionRule {
    /// The kind.
    static let kind = RuleKind(
        "XORG_BODY_MISMATCH", .error,
        title: LocalizedText(vi: "Các cơ quan ghi cùng một số", en: "Bodies agree on a figure"),
        message: MessageTemplate(
            vi: "“{indicator}” {unit}: {body} ghi {stated}, {authority} ghi {computed}.",
            en: "“{indicator}” of {unit}: {body} says {stated}, {authority} says {computed}."))

    /// One fact.
    struct Fact: Hashable {
        var organization: OrganizationID
        var indicator: String
        var period: Period
        var stage: Stage

        init(_ value: Achievement) {
            organization = value.organization
            indicator = value.indicator
            period = value.period
            stage = value.stage
        }
    }

    /// A figure of a body, with the form it stands in.
    struct Statement {
        var figure: FormFigure
        var form: String
        var body: OrganisationBody { figure.achievement.reportedBy.body }
    }

    /// Two statements of one fact that differ.
    struct Difference {
        var other: Statement
        var authority: Statement
    }

    /// Holds what bodies say of one fact against each other.
    static func check(
        _ collection: SubmissionCollection, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        for difference in differences(collection, context, agreed: { verdicts.agrees(kind) }) {
            let (other, authority) = (difference.other.figure, difference.authority.figure)
            guard let stated = other.value, let computed = authority.value else { continue }
            let value = other.achievement
            verdicts.differs(
                kind, FigureSubject(value),
                [
                    "indicator": .text(context.name(indicator: value.indicator)),
                    "unit": .text(context.name(value.organization)),
                    "body": .words(context.name(difference.other.body)), "stated": .number(stated),
                    "authority": .words(context.name(difference.authority.body)), "computed": .number(computed),
                ], Comparison(stated, computed, unit: value.unit),
                evidence: [Evidence(other.source), Evidence(authority.source, role: .compared)])
        }
    }

    /// The facts of which bodies give different figures, in the order they are met.
    static func differences(
        _ collection: SubmissionCollection, _ context: ReconciliationContext, agreed: () -> Void = {}
    ) -> [Difference] {
        var order: [Fact] = []
        var statements: [Fact: [Statement]] = [:]
        var bodies: Set<OrganisationBody> = []
        for submission in collection.submissions {
            for table in submission.tables where table.isShared { bodies.insert(table.reporter.body) }
        }
        guard bodies.count > 1 else { return [] }
        for submission in collection.submissions {
            for table in submission.tables where table.isShared {
                for figure in table.figures where figure.value != nil && figure.achievement.stage != .plan {
                    let fact = Fact(figure.achievement)
                    if statements[fact] == nil { order.append(fact) }
                    statements[fact, default: []].append(Statement(figure: figure, form: table.form))
                }
            }
        }
        var found: [Difference] = []
        for fact in order {
            guard let all = statements[fact], Set(all.map(\.body)).count > 1 else { continue }
            let indicator = context.program.indicators[fact.indicator]
            guard let authority = authority(of: all, indicator), let known = authority.figure.value else { continue }
            for other in all where other.body != authority.body {
                guard let stated = other.figure.value else { continue }
                let half = max(other.figure.halfUnit, authority.figure.halfUnit)
                let tolerance = context.tolerance(kind, indicator)
                if Agreement(stated - known, half: half, tolerance: tolerance) == .agrees {
                    agreed()
                } else {
                    found.append(Difference(other: other, authority: authority))
                }
            }
        }
        return found
    }

    private static func authority(of statements: [Statement], _ indicator: Indicator?) -> Statement? {
        if let body = indicator?.authority, let named = statements.first(where: { $0.body == body }) { return named }
        return statements.first { $0.body == .peoplesCommittee } ?? statements.first
    }
}

extension CollectedSubmission.CollectedTable {
    /// Whether its figures are facts that other bodies may report too; of a list of activities each is its body's own.
    fileprivate var isShared: Bool { isCounted && activities.isEmpty }
}
