internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// A sentence whose figure is not the table's.
///
/// Compared with the figure of the same unit, indicator and stage in the file; a quota that a sentence names, with the
/// plan where the file has none.
enum TextFigureMismatchRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "XSHEET_TEXT_FIGURE_MISMATCH", .warning,
        title: LocalizedText(vi: "Lời văn đúng số trong biểu", en: "Sentences give the table's figures"),
        message: MessageTemplate(
            vi: "Lời văn ở {cell} ghi “{quote}”, biểu ghi {computed}.",
            en: "Narrative at {cell} says “{quote}”, the table says {computed}."))

    private struct Key: Hashable {
        var organization: OrganizationID
        var indicator: String
        var stage: Stage
    }

    /// Holds the figures of sentences against those of tables.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        guard !submission.narrated.isEmpty else { return }
        var figures: [Key: [FormFigure]] = [:]
        for figure in submission.figures where figure.value != nil {
            let value = figure.achievement
            guard value.period == context.period || value.stage == .plan else { continue }
            figures[
                Key(organization: value.organization, indicator: value.indicator, stage: value.stage), default: []
            ].append(figure)
        }
        for narrated in submission.narrated {
            let value = narrated.figure.achievement
            let key = Key(organization: value.organization, indicator: value.indicator, stage: value.stage)
            guard let stated = narrated.figure.value, let all = figures[key], let known = all.first,
                let computed = known.value
            else { continue }
            let fits = all.contains { figure in
                guard let other = figure.value else { return false }
                let half = max(narrated.figure.halfUnit, figure.halfUnit)
                return Agreement(stated - other, half: half) == .agrees
            }
            guard !fits else {
                verdicts.agrees(kind)
                continue
            }
            verdicts.differs(
                kind, FigureSubject(value),
                [
                    "cell": .text(narrated.figure.source.cell), "quote": .text(narrated.quote),
                    "computed": .number(computed),
                ], Comparison(stated, computed, unit: known.achievement.unit),
                evidence: [Evidence(narrated.figure.source), Evidence(known.source, role: .compared)])
        }
    }
}
