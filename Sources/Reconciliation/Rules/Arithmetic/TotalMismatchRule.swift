internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// A total that is not the sum of its rows.
///
/// A sum with a missing part is not evaluated. Figures that are no sums (percentages, rates) are another rule's.
enum TotalMismatchRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "ARITH_TOTAL_MISMATCH", .error,
        title: LocalizedText(vi: "Tổng bằng tổng các dòng", en: "A total is the sum of its rows"),
        message: MessageTemplate(
            vi: "{cell}: tổng ghi {stated}, cộng các dòng được {sum}; chênh {difference}. Đề nghị kiểm tra lại.",
            en: "{cell}: total says {stated}, rows add to {sum}; difference {difference}. Please check."))

    /// Holds each total against its rows.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        for sum in submission.tables.lazy.flatMap(\.sums) { check(sum, context, &verdicts) }
    }

    private static func check(_ sum: StatedSum, _ context: ReconciliationContext, _ verdicts: inout Verdicts) {
        let subject = FigureSubject(sum.total.achievement)
        guard let stated = sum.total.value, let indicator = context.program.indicators[sum.total.achievement.indicator],
            let total = indicator.total(overOrganizations: sum.parts.map(\.achievement.amount)),
            let computed = total.amount.value
        else { return }
        guard total.isComplete else {
            let missing = total.missing.values.reduce(0, +)
            verdicts.cannotEvaluate(
                kind, subject,
                LocalizedText(
                    vi: "tổng ở \(sum.total.source.place): \(missing) trên \(sum.parts.count) dòng chưa có số",
                    en: "total at \(sum.total.source.place): \(missing) of \(sum.parts.count) rows have no figure"))
            return
        }
        let parts = sum.parts.reduce(Decimal(0)) { $0 + $1.halfUnit }
        let tolerance = context.tolerance(kind, indicator)
        let agreement = Agreement(stated - computed, half: sum.total.halfUnit, parts: parts, tolerance: tolerance)
        guard agreement != .agrees else { return verdicts.agrees(kind) }
        verdicts.differs(
            kind, subject,
            [
                "cell": .text(sum.total.source.cell), "stated": .number(stated), "sum": .number(computed),
                "difference": .number(stated - computed),
            ],
            Comparison(
                stated, computed, unit: sum.total.achievement.unit, tolerance: tolerance ?? sum.total.halfUnit),
            evidence: [Evidence(sum.total.source)] + Evidence.compared(sum.parts),
            severity: agreement == .mayBeRounding ? .information : nil)
    }
}

extension Evidence {
    /// The cells that something was compared with: each, or of many in one column of a sheet the range.
    static func compared(_ figures: [FormFigure]) -> [Evidence] {
        guard figures.count > 3, let first = figures.first, let last = figures.last,
            figures.allSatisfy({ $0.source.sheet == first.source.sheet && $0.source.file == first.source.file })
        else { return figures.map { Evidence($0.source, role: .compared) } }
        let place = Place(
            file: first.source.file, sheet: first.source.sheet, cell: "\(first.source.cell):\(last.source.cell)")
        return [Evidence(.compared, place: place, header: first.source.header)]
    }
}
