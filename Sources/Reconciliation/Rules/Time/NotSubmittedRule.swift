internal import Domain
internal import Findings
internal import VietnameseText

/// A report that is owed and has not come.
enum NotSubmittedRule: CollectionRule {
    /// The kind.
    static let kind = RuleKind(
        "TIME_NOT_SUBMITTED", .error,
        title: LocalizedText(vi: "Đơn vị đã gửi biểu", en: "Units have sent what they owe"),
        message: MessageTemplate(
            vi: "{unit} chưa gửi {form} kỳ {period}{due}.", en: "{unit} has not sent {form} for {period}{due}."))

    /// Looks for each report that is owed.
    static func check(
        _ collection: SubmissionCollection, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        let desk = ReceptionDesk(collection, context)
        for obligation in context.obligations where !obligation.isExempt {
            guard desk.files(of: obligation).isEmpty else {
                verdicts.agrees(kind)
                continue
            }
            let due = obligation.due.map { LocalizedText(vi: "; hạn \($0)", en: "; due \($0.code)") }
            verdicts.differs(
                kind, FigureSubject(organization: obligation.organization.id, period: context.period.code),
                [
                    "unit": .text(obligation.organization.name), "form": .text(context.name(form: obligation.form)),
                    "period": .text(context.period.code), "due": due.map { .words($0) } ?? "",
                ],
                evidence: [Evidence(place: Place(), raw: nil, header: [obligation.form], row: obligation.body.rawValue)]
            )
        }
    }
}

/// Which files answer which obligation.
struct ReceptionDesk {
    private struct Key: Hashable {
        var organization: OrganizationID
        var body: OrganisationBody
        var form: String
    }

    private var files: [Key: [CollectedSubmission]] = [:]
    /// Files that nothing was understood of, or that could not be opened, by sender: they were sent all the same.
    private var unread: [OrganizationID: [CollectedSubmission]] = [:]

    init(_ collection: SubmissionCollection, _ context: ReconciliationContext) {
        for submission in collection.submissions {
            guard !submission.tables.isEmpty else {
                if let sender = submission.sender { unread[sender, default: []].append(submission) }
                continue
            }
            for table in submission.tables {
                // What was sent is its sender's, whoever is named inside.
                let isDistrict = context.program.form(table.form)?.kind != .submission
                let unit = isDistrict ? table.reporter.organization : submission.sender ?? table.reporter.organization
                let key = Key(organization: unit, body: table.reporter.body, form: table.form)
                if files[key]?.last?.file != submission.file { files[key, default: []].append(submission) }
            }
        }
    }

    /// The files of a report, in input order.
    func files(of obligation: Obligation) -> [CollectedSubmission] {
        let key = Key(organization: obligation.organization.id, body: obligation.body, form: obligation.form)
        return files[key] ?? unread[obligation.organization.id] ?? []
    }
}
