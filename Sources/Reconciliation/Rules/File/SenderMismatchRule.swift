internal import Domain
internal import Findings

/// A submission that names another unit than the one that sent it.
///
/// The sender is the one of the list of what was received, else the most trusted name: the hidden code of the form, the
/// title block, the name of the file, that of its folder. Forms of bodies above the units name many and are left out.
enum SenderMismatchRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "FILE_SENDER_MISMATCH", .error,
        title: LocalizedText(vi: "Đúng đơn vị gửi", en: "The sender is the unit named inside"),
        message: MessageTemplate(
            vi: "Tên đơn vị {place} ({named}) khác đơn vị gửi ({sender}). Đề nghị kiểm tra lại.",
            en: "Unit {place} ({named}) differs from the sender ({sender}). Please check."))

    /// Holds each name against the sender.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        let isOwn = submission.tables.contains { context.program.form($0.form)?.kind == .submission }
        guard isOwn || submission.tables.isEmpty else { return }
        let named = submission.senders.sorted { $0.basis < $1.basis }
        guard let sender = context.receipts[submission.file]?.organization ?? named.first?.organization else { return }
        guard let other = named.first(where: { $0.organization.code != sender.code }) else {
            return verdicts.agrees(kind)
        }
        let place =
            other.basis == .titleBlock || other.basis == .formCode
            ? LocalizedText(vi: "trong tệp", en: "inside the file")
            : LocalizedText(vi: "trong tên tệp", en: "in the file's name")
        verdicts.differs(
            kind, FigureSubject(organization: sender, period: context.period.code),
            [
                "place": .words(place), "named": .text(context.name(other.organization)),
                "sender": .text(context.name(sender)),
            ], evidence: [Evidence(place: other.place, raw: other.text)])
    }
}
