internal import Domain
internal import Findings

/// A formula that is another one than both its neighbours have alike.
enum InconsistentFormulaRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "ARITH_FORMULA_INCONSISTENT", .information,
        title: LocalizedText(vi: "Công thức giống các ô bên cạnh", en: "Formulas are like their neighbours"),
        message: MessageTemplate(
            vi: "{cell}: công thức ={formula} khác các ô bên cạnh. Đề nghị xem lại.",
            en: "{cell}: formula ={formula} differs from its neighbours. Have a look."))

    /// Tells each formula unlike its neighbours.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        for fact in submission.formulas where fact.matter == .unlikeNeighbours {
            verdicts.differs(
                kind, fact.subject, ["cell": .text(fact.cell.source.cell), "formula": .text(fact.formula)],
                evidence: [Evidence(fact.cell.source)])
        }
    }
}
