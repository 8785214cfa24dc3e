internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// A cell that is not what the row of column numbers says to compute: `(5)=(4)/(3)*100`.
enum ColumnFormulaRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "ARITH_COLUMN_FORMULA", .error,
        title: LocalizedText(vi: "Cột tính đúng công thức của biểu", en: "Columns follow the form's own formulas"),
        message: MessageTemplate(
            vi: "{cell}: cột ({column}) phải bằng {expression} = {computed}, đang ghi {stated}.",
            en: "{cell}: column ({column}) should be {expression} = {computed}, says {stated}."))

    /// Holds each cell of such a column against what its row gives.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        verdicts.agrees(kind, times: submission.tables.reduce(0) { $0 + $1.agreedFormulas })
        for formula in submission.tables.lazy.flatMap(\.formulas) {
            guard let stated = formula.stated.value else { continue }
            guard let computed = formula.computed else {
                verdicts.cannotEvaluate(
                    kind, formula.subject,
                    LocalizedText(
                        vi: "cột (\(formula.column)) không tính được: thiếu số hoặc chia cho 0",
                        en: "column (\(formula.column)) cannot be computed: a number is missing, or by 0"))
                continue
            }
            let tolerance = max(formula.stated.halfUnit, context.settings.tolerance(kind) ?? 0)
            guard (stated - computed).magnitude > tolerance else {
                verdicts.agrees(kind)
                continue
            }
            verdicts.differs(
                kind, formula.subject,
                [
                    "cell": .text(formula.stated.source.cell), "column": .text(formula.column),
                    "expression": .text(formula.expression), "computed": .rounded(computed, decimals: 2),
                    "stated": .number(stated),
                ],
                Comparison(
                    stated: stated.canonicalText, computed: computed.canonicalText,
                    difference: (stated - computed).canonicalText, tolerance: tolerance.canonicalText),
                evidence: [Evidence(formula.stated.source)]
                    + formula.operands.map { Evidence($0.source, role: .compared) })
        }
    }
}
