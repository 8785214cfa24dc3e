internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// A part that is more than its whole, or parts that should make up their whole and do not.
///
/// Between an indicator and those whose *Thuộc* it is, of one table, unit, period and stage: with *trong đó* each part is
/// at most the whole, with *gồm* all parts are the whole, evaluated only when all of them are there. A cumulative figure is
/// no whole of what happened in the period.
enum PartVersusWholeRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "ARITH_PART_VS_WHOLE", .error,
        title: LocalizedText(vi: "Phần không lớn hơn toàn bộ", en: "Parts and their whole"),
        message: MessageTemplate(
            vi: "{cell}: {part} {stated} {relation} “{whole}” {computed}. Đề nghị kiểm tra lại.",
            en: "{cell}: {part} {stated} {relation} “{whole}” {computed}. Please check."))

    /// A whole and its parts.
    struct Group {
        var whole: FormFigure
        var parts: [FormFigure]
        /// Whether the parts make up the whole, and all of them are there.
        var isAll: Bool
    }

    /// Holds parts against their wholes.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        for table in submission.tables {
            for group in groups(of: table, context) { check(group, context, &verdicts) }
        }
    }

    /// The wholes of a table that have parts in it.
    static func groups(of table: FilledTable, _ context: ReconciliationContext) -> [Group] {
        let indicators = context.program.indicators
        var parts: [BodyMismatchRule.Fact: [FormFigure]] = [:]
        for figure in table.figures {
            guard let whole = context.wholes[figure.achievement.indicator] else { continue }
            var fact = BodyMismatchRule.Fact(figure.achievement)
            fact.indicator = whole
            parts[fact, default: []].append(figure)
        }
        guard !parts.isEmpty else { return [] }
        let codes = Set(parts.keys.map(\.indicator))
        let wholes = table.figures.filter { codes.contains($0.achievement.indicator) }
        var counts: [BodyMismatchRule.Fact: Int] = [:]
        for figure in wholes { counts[BodyMismatchRule.Fact(figure.achievement), default: 0] += 1 }
        return wholes.flatMap { figure -> [Group] in
            let fact = BodyMismatchRule.Fact(figure.achievement)
            // Of a unit with two rows nobody knows which part belongs to which whole.
            guard let members = parts[fact], counts[fact] == 1 else { return [] }
            let declared = indicators.parts(of: figure.achievement.indicator).filter { $0.partOf == .all }
            let all = members.filter { indicators[$0.achievement.indicator]?.partOf == .all }
            let isAll = !declared.isEmpty && Set(all.map(\.achievement.indicator)).count == declared.count
            guard isAll else { return [Group(whole: figure, parts: members, isAll: false)] }
            // Beside what makes up the whole there may be what is only a part of it.
            let some = members.filter { indicators[$0.achievement.indicator]?.partOf != .all }
            let groups = [Group(whole: figure, parts: all, isAll: true)]
            return some.isEmpty ? groups : groups + [Group(whole: figure, parts: some, isAll: false)]
        }
    }

    private static func check(_ group: Group, _ context: ReconciliationContext, _ verdicts: inout Verdicts) {
        guard let whole = group.whole.value,
            let indicator = context.program.indicators[group.whole.achievement.indicator]
        else { return }
        let tolerance = context.tolerance(kind, indicator)
        if group.isAll {
            let total = Total.sum(group.parts.map(\.achievement.amount))
            guard total.isComplete, let sum = total.amount.value else { return }
            let halves = group.parts.reduce(Decimal(0)) { $0 + $1.halfUnit }
            let agreement = Agreement(whole - sum, half: group.whole.halfUnit, parts: halves, tolerance: tolerance)
            guard agreement != .agrees else { return verdicts.agrees(kind) }
            report(
                group.whole, LocalizedText(vi: "“\(indicator.name)” ghi", en: "“\(indicator.name)” says"), whole, sum,
                LocalizedText(vi: "khác tổng các phần của", en: "differs from the parts of"), indicator.name,
                against: group.parts, agreement == .mayBeRounding ? .information : nil, &verdicts)
            return
        }
        for part in group.parts {
            guard let value = part.value, let own = context.program.indicators[part.achievement.indicator] else {
                continue
            }
            let half = part.halfUnit + group.whole.halfUnit
            guard value - whole > max(half, tolerance ?? 0) else {
                verdicts.agrees(kind)
                continue
            }
            report(
                part, LocalizedText(vi: "phần “\(own.name)”", en: "part “\(own.name)”"), value, whole,
                LocalizedText(vi: "lớn hơn", en: "is more than"), indicator.name, against: [group.whole], nil, &verdicts
            )
        }
    }

    private static func report(
        _ figure: FormFigure, _ part: LocalizedText, _ stated: Decimal, _ computed: Decimal, _ relation: LocalizedText,
        _ whole: String, against others: [FormFigure], _ severity: Severity?, _ verdicts: inout Verdicts
    ) {
        verdicts.differs(
            kind, FigureSubject(figure.achievement),
            [
                "cell": .text(figure.source.cell), "part": .words(part), "stated": .number(stated),
                "relation": .words(relation), "whole": .text(whole), "computed": .number(computed),
            ], Comparison(stated, computed, unit: figure.achievement.unit),
            evidence: [Evidence(figure.source)] + others.map { Evidence($0.source, role: .compared) },
            severity: severity)
    }
}
