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

    /// The wholes and parts of a unit.
    private struct Family {
        var wholes: [FormFigure] = []
        var parts: [(whole: String, figure: FormFigure)] = []
    }

    /// The wholes of a table that have parts in it.
    ///
    /// - Complexity: linear in figures, and for each unit in its wholes times its parts.
    static func groups(of table: FilledTable, _ context: ReconciliationContext) -> [Group] {
        var families: [OrganizationID: Family] = [:]
        var codes: [String] = []
        for figure in table.figures {
            guard let whole = context.wholes[figure.achievement.indicator] else { continue }
            if !codes.contains(whole) { codes.append(whole) }
            families[figure.achievement.organization, default: Family()].parts.append((whole, figure))
        }
        guard !codes.isEmpty else { return [] }
        let wholes = table.figures.filter { codes.contains($0.achievement.indicator) }
        for figure in wholes { families[figure.achievement.organization]?.wholes.append(figure) }
        return wholes.flatMap { figure -> [Group] in
            guard let family = families[figure.achievement.organization],
                // Of a unit with two rows nobody knows which part belongs to which whole.
                family.wholes.count(where: { isBeside($0, figure, of: $0.achievement.indicator) }) == 1
            else { return [] }
            let members = family.parts.filter { isBeside($0.figure, figure, of: $0.whole) }.map(\.figure)
            return members.isEmpty ? [] : groups(of: figure, members, context)
        }
    }

    /// Whether a figure of a unit is for the same period and stage as a whole, where `code` is the whole's.
    private static func isBeside(_ figure: FormFigure, _ whole: FormFigure, of code: String) -> Bool {
        code == whole.achievement.indicator && figure.achievement.stage == whole.achievement.stage
            && figure.achievement.period == whole.achievement.period
    }

    private static func groups(
        of whole: FormFigure, _ members: [FormFigure], _ context: ReconciliationContext
    ) -> [Group] {
        let declared = context.partitions[whole.achievement.indicator] ?? []
        let all = members.filter { declared.contains($0.achievement.indicator) }
        let isAll = !declared.isEmpty && Set(all.map(\.achievement.indicator)).count == declared.count
        guard isAll else { return [Group(whole: whole, parts: members, isAll: false)] }
        // Beside what makes up the whole there may be what is only a part of it.
        let some = members.filter { !declared.contains($0.achievement.indicator) }
        let groups = [Group(whole: whole, parts: all, isAll: true)]
        return some.isEmpty ? groups : groups + [Group(whole: whole, parts: some, isAll: false)]
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
