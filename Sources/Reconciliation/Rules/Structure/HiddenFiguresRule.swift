internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// A total that includes figures of hidden rows, columns or sheets: what is printed does not add up.
///
/// What is hidden together with its total is in no total that anybody sees; but a total of a hidden sheet may be shown again on a
/// visible one.
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
        let hidden = submission.tables.filter { table in
            !table.sums.isEmpty && table.figures.allSatisfy { $0.traits.contains(.hidden) }
        }
        if !hidden.isEmpty { checkSheets(hidden, submission, context, &verdicts) }
    }

    /// Totals of hidden sheets that a visible sheet shows.
    private static func checkSheets(
        _ hidden: [FilledTable], _ submission: SubmissionFacts, _ context: ReconciliationContext,
        _ verdicts: inout Verdicts
    ) {
        let shown = Dictionary(
            submission.figures.lazy.filter { !$0.traits.contains(.hidden) }
                .map { (BodyMismatchRule.Fact($0.achievement), $0) }
        ) { first, _ in first }
        for sum in hidden.lazy.flatMap(\.sums) {
            guard let total = shown[BodyMismatchRule.Fact(sum.total.achievement)],
                context.program.indicators[total.achievement.indicator]?.overOrganizations == .sum
            else { continue }
            report(total, hidden: sum.parts, of: sum.parts, context, &verdicts)
        }
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
