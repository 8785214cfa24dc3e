internal import Domain
internal import Findings
internal import VietnameseText

/// A cell that must be filled in and is blank: not the same as a 0 or a dash.
enum BlankRequiredRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "VAL_BLANK_REQUIRED", .warning,
        title: LocalizedText(vi: "Ô bắt buộc có số liệu", en: "Required cells are filled in"),
        message: MessageTemplate(
            vi: "Ô {cell} (“{indicator}”, {unit}) để trống; đề nghị ghi 0 nếu không phát sinh.",
            en: "Cell {cell} (“{indicator}”, {unit}) is blank; write 0 if nothing happened."))

    /// Tells blank cells of required columns.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        for figure in submission.figures where figure.isRequired {
            guard figure.achievement.amount == .missing(.notReported) else {
                verdicts.agrees(kind)
                continue
            }
            verdicts.differs(
                kind, FigureSubject(figure.achievement),
                [
                    "cell": .text(figure.source.cell),
                    "indicator": .text(context.name(indicator: figure.achievement.indicator)),
                    "unit": .text(context.name(figure.achievement.organization)),
                ], evidence: [Evidence(figure.source)])
        }
    }
}
