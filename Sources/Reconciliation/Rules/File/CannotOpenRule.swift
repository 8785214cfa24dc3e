internal import Domain
internal import Findings

/// A file that cannot be read.
enum CannotOpenRule: CollectionRule {
    /// The kind.
    static let kind = RuleKind(
        "FILE_CANNOT_OPEN", .error, title: LocalizedText(vi: "Tệp đọc được", en: "Files can be read"),
        message: MessageTemplate(
            vi: "Không đọc được tệp {file}: {reason}. Đề nghị bỏ mật khẩu hoặc lưu lại dạng .xlsx rồi gửi lại.",
            en: "Cannot read {file}: {reason}. Remove the password or save as .xlsx and send again."))

    /// Tells each file that could not be read.
    static func check(
        _ collection: SubmissionCollection, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        for submission in collection.submissions {
            guard let problem = submission.problem else {
                verdicts.agrees(kind)
                continue
            }
            let name = FileName.last(submission.file)
            verdicts.differs(
                kind, FigureSubject(organization: submission.sender, period: context.period.code),
                ["file": .text(name), "reason": .words(problem.message)],
                evidence: [Evidence(place: Place(file: submission.file))])
        }
    }
}
