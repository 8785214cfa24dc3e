internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// A number typed where the issued form has a formula: an error where the formula would give another number.
enum TypedOverRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "ARITH_FORMULA_TYPED_OVER", .error,
        title: LocalizedText(vi: "Công thức của mẫu được giữ nguyên", en: "The form's formulas are kept"),
        message: MessageTemplate(
            vi: "{cell}: công thức của mẫu đã bị gõ đè bằng số {stated}; công thức cho {computed}.",
            en: "{cell}: the template's formula was typed over with {stated}; it would give {computed}."))

    /// Tells each formula of the form that was typed over.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        var halves: [Source: Decimal] = [:]
        for sum in submission.tables.lazy.flatMap(\.sums) {
            halves[sum.total.source] = sum.parts.reduce(Decimal(0)) { $0 + $1.halfUnit }
        }
        for fact in submission.formulas {
            guard case .typedOver(let computed) = fact.matter, let stated = fact.cell.value else { continue }
            guard let computed else {
                verdicts.cannotEvaluate(
                    kind, fact.subject,
                    LocalizedText(
                        vi: "không tính được công thức của mẫu ở \(fact.cell.source.cell)",
                        en: "the form's formula at \(fact.cell.source.cell) cannot be computed"))
                continue
            }
            let agreement = Agreement(
                stated - computed, half: fact.cell.halfUnit, parts: halves[fact.cell.source] ?? 0)
            verdicts.differs(
                kind, fact.subject,
                [
                    "cell": .text(fact.cell.source.cell), "stated": .number(stated),
                    "computed": .rounded(computed, decimals: 6),
                ], Comparison(stated, computed, tolerance: fact.cell.halfUnit),
                evidence: [Evidence(fact.cell.source), Evidence(formula: fact)],
                severity: agreement == .differs ? nil : .information)
        }
    }
}
