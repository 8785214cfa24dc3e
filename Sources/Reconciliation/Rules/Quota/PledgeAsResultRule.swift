internal import Domain
internal import Findings
internal import VietnameseText

/// A figure among the period's results that its row, its cell or its remark calls a pledge, a plan or an estimate.
enum PledgeAsResultRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "QUOTA_PLEDGE_AS_RESULT", .warning,
        title: LocalizedText(vi: "Không lấy số đăng ký, dự kiến làm kết quả", en: "Pledges are no results"),
        message: MessageTemplate(
            vi: "{cell}: số “{stage}” ({stated}) được tính là kết quả. Đề nghị kiểm tra lại.",
            en: "{cell}: a “{stage}” figure ({stated}) is counted as a result. Please check."))

    /// Tells figures whose words say another stage than their column's.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        for figure in submission.figures
        where figure.achievement.stage == .result && figure.achievement.period == context.period {
            guard let stage = figure.writtenStage, stage != .result, stage != .official, let stated = figure.value
            else {
                continue
            }
            verdicts.differs(
                kind, FigureSubject(figure.achievement),
                ["cell": .text(figure.source.cell), "stage": .words(stage.words), "stated": .number(stated)],
                Comparison(stated: stated.canonicalText, unit: figure.achievement.unit?.name),
                evidence: [Evidence(figure.source)])
        }
    }
}

extension WrittenStage {
    /// What it is called in messages.
    var words: LocalizedText {
        switch self {
        case .plan: LocalizedText(vi: "kế hoạch, dự kiến", en: "planned")
        case .pledge: LocalizedText(vi: "đăng ký, phấn đấu", en: "pledged")
        case .estimate: LocalizedText(vi: "ước", en: "estimated")
        case .result: LocalizedText(vi: "thực hiện", en: "result")
        case .official: LocalizedText(vi: "chính thức", en: "official")
        }
    }
}
