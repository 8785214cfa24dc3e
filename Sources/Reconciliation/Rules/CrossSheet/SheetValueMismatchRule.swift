internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// One fact that a file gives twice with different figures, on two sheets or in two tables.
enum SheetValueMismatchRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "XSHEET_VALUE_MISMATCH", .error,
        title: LocalizedText(vi: "Các trang ghi cùng một số", en: "Sheets agree on a figure"),
        message: MessageTemplate(
            vi: "Cùng chỉ tiêu “{indicator}”: {one} ghi {stated}, {other} ghi {computed}.",
            en: "Same indicator “{indicator}”: {one} says {stated}, {other} says {computed}."))

    private struct Key: Hashable {
        var fact: BodyMismatchRule.Fact
        var body: OrganisationBody
    }

    /// Holds figures of one fact in different tables against each other.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        guard submission.tables.count > 1 else { return }
        var first: [Key: (table: Int, figure: FormFigure)] = [:]
        for (place, table) in submission.tables.enumerated() {
            for figure in table.figures where figure.value != nil {
                let key = Key(
                    fact: BodyMismatchRule.Fact(figure.achievement), body: figure.achievement.reportedBy.body)
                guard let known = first[key] else {
                    first[key] = (place, figure)
                    continue
                }
                if known.table != place { check(figure, known.figure, context, &verdicts) }
            }
        }
    }

    private static func check(
        _ figure: FormFigure, _ other: FormFigure, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        guard let stated = figure.value, let computed = other.value else { return }
        let value = figure.achievement
        let half = max(figure.halfUnit, other.halfUnit)
        let tolerance = context.tolerance(kind, context.program.indicators[value.indicator])
        guard Agreement(stated - computed, half: half, tolerance: tolerance) != .agrees else {
            return verdicts.agrees(kind)
        }
        verdicts.differs(
            kind, FigureSubject(value),
            [
                "indicator": .text(context.name(indicator: value.indicator)),
                "one": .text("'\(figure.source.sheet)'!\(figure.source.cell)"), "stated": .number(stated),
                "other": .text("'\(other.source.sheet)'!\(other.source.cell)"), "computed": .number(computed),
            ], Comparison(stated, computed, unit: value.unit, tolerance: tolerance ?? half),
            evidence: [Evidence(figure.source), Evidence(other.source, role: .compared)])
    }
}
