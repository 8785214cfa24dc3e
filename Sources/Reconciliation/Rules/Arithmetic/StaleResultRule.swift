internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// A formula whose stored result is not what it gives: the file was not calculated before it was saved.
///
/// Differences up to a relative 10⁻⁹ are of floating-point arithmetic. What cannot be computed is said so.
enum StaleResultRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "ARITH_STALE_CACHE", .warning,
        title: LocalizedText(vi: "Kết quả công thức đã được tính lại", en: "Stored results are the computed ones"),
        message: MessageTemplate(
            vi:
                "{cell}: kết quả lưu {stated} khác kết quả tính lại {computed}. Đề nghị mở bằng Excel, tính lại rồi lưu.",
            en:
                "{cell}: stored result {stated} differs from recomputed {computed}. Open in Excel, recalculate and save."
        ))

    /// Tells each stale result.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        let billionth = Decimal(sign: .plus, exponent: -9, significand: 1)
        for fact in submission.formulas {
            switch fact.matter {
            case .stale(let computed):
                guard let stored = fact.cell.value else { continue }
                guard (stored - computed).magnitude > max(stored.magnitude, computed.magnitude) * billionth else {
                    verdicts.agrees(kind)
                    continue
                }
                verdicts.differs(
                    kind, fact.subject,
                    [
                        "cell": .text(fact.cell.source.cell), "stated": .number(stored),
                        "computed": .rounded(computed, decimals: 6),
                    ], Comparison(stored, computed), evidence: [Evidence(fact.cell.source), Evidence(formula: fact)])
            case .notEvaluated(let reason):
                verdicts.cannotEvaluate(
                    kind, fact.subject,
                    LocalizedText(
                        vi: "không tính được công thức ở \(fact.cell.source.place): \(reason)",
                        en: "the formula at \(fact.cell.source.place) was not computed: \(reason)"))
            case .typedOver, .unlikeNeighbours: continue
            }
        }
    }
}

extension Evidence {
    /// The formula of a fact, as the side compared with.
    init(formula fact: FormulaFact) {
        self.init(.compared, place: fact.cell.source.place, raw: "=\(fact.formula)")
    }
}
