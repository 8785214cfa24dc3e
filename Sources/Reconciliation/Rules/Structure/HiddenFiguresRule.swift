internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// A total that includes figures of hidden rows, columns or sheets: what is printed does not add up.
enum HiddenFiguresRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "STRUCT_HIDDEN_FIGURES", .warning,
        title: LocalizedText(vi: "Không có số liệu ẩn trong tổng", en: "No hidden figures in totals"),
        message: MessageTemplate(
            vi: "{count} ô ẩn có số liệu nằm trong tổng {cell}: cộng cả phần ẩn {all}, phần nhìn thấy {visible}.",
            en: "{count} hidden cells hold figures inside total {cell}: all add to {all}, the visible to {visible}."))

    /// Adds up each total's parts with and without those hidden.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        for sum in submission.tables.lazy.flatMap(\.sums) {
            guard context.program.indicators[sum.total.achievement.indicator]?.overOrganizations == .sum else {
                continue
            }
            report(
                sum.total, hidden: sum.parts.filter { $0.traits.contains(.hidden) }, of: sum.parts, context, &verdicts)
        }
        for table in submission.tables { checkWholes(table, context, &verdicts) }
    }

    /// Parts of an indicator, of which some are hidden.
    private static func checkWholes(
        _ table: FilledTable, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        guard table.figures.contains(where: { $0.traits.contains(.hidden) }) else { return }
        for group in PartVersusWholeRule.groups(of: table, context) where group.isAll {
            report(
                group.whole, hidden: group.parts.filter { $0.traits.contains(.hidden) }, of: group.parts, context,
                &verdicts)
        }
    }

    private static func report(
        _ total: FormFigure, hidden: [FormFigure], of parts: [FormFigure], _ context: ReconciliationContext,
        _ verdicts: inout Verdicts
    ) {
        guard !hidden.isEmpty, !total.traits.contains(.hidden) || hidden.count < parts.count else { return }
        let all = parts.compactMap(\.value).reduce(Decimal(0), +)
        let unseen = hidden.compactMap(\.value).reduce(Decimal(0), +)
        guard unseen != 0 else { return verdicts.agrees(kind) }
        verdicts.differs(
            kind, FigureSubject(total.achievement),
            [
                "count": .count(hidden.count), "cell": .text(total.source.cell), "all": .number(all),
                "visible": .number(all - unseen),
            ], Comparison(all, all - unseen, unit: total.achievement.unit),
            evidence: [Evidence(total.source)] + hidden.map { Evidence($0.source, role: .compared) })
    }
}
