internal import Domain
internal import Findings
internal import VietnameseText

/// A file that says the same as one that was sent before: nothing new, and the first one's time counts.
enum DuplicateSubmissionRule: CollectionRule {
    /// The kind.
    static let kind = RuleKind(
        "FILE_DUPLICATE_SUBMISSION", .information,
        title: LocalizedText(vi: "Không gửi trùng", en: "No file is sent twice"),
        message: MessageTemplate(
            vi: "Tệp này trùng nội dung với lần gửi {version}{day} ({file}).",
            en: "Same content as submission {version}{day} ({file})."))

    /// Looks for files of one sender and form with the same contents.
    static func check(
        _ collection: SubmissionCollection, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        for group in collection.alike {
            guard let first = group.first else { continue }
            for submission in group.dropFirst() {
                let day = first.receipt.day.map { LocalizedText(vi: " ngày \($0)", en: " of \($0.code)") }
                verdicts.differs(
                    kind, FigureSubject(organization: submission.sender, period: context.period.code),
                    [
                        "version": .count(first.receipt.version), "day": day.map { .words($0) } ?? "",
                        "file": .text(FileName.last(first.file)),
                    ],
                    evidence: [
                        Evidence(place: Place(file: submission.file)),
                        Evidence(.compared, place: Place(file: first.file)),
                    ])
            }
        }
    }
}

/// Several files of one report of which nothing says which is the later.
enum VersionUnclearRule: CollectionRule {
    /// The kind.
    static let kind = RuleKind(
        "FILE_VERSION_UNCLEAR", .warning,
        title: LocalizedText(vi: "Rõ lần gửi", en: "It is clear which version counts"),
        message: MessageTemplate(
            vi: "{unit} gửi nhiều tệp cho {form} mà không ghi lần gửi; đang lấy tệp {file}. Đề nghị ghi rõ lần gửi.",
            en: "{unit} sent several files for {form} without a version; {file} counts. Please say which is the later.")
    )

    /// Tells each report with several files of one version that differ.
    static func check(
        _ collection: SubmissionCollection, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        for places in collection.unclear {
            let files = places.map { collection.submissions[$0] }
            guard Set(files.map(\.contentHash)).count > 1, let counted = files.last(where: { !$0.isSuperseded }),
                let table = counted.tables.first
            else { continue }
            verdicts.differs(
                kind, FigureSubject(organization: counted.sender, period: context.period.code),
                [
                    "unit": .text(context.name(counted.sender)), "form": .text(context.name(form: table.form)),
                    "file": .text(FileName.last(counted.file)),
                ],
                evidence: [Evidence(place: Place(file: counted.file))]
                    + files.filter { $0.file != counted.file }.map {
                        Evidence(.compared, place: Place(file: $0.file))
                    })
        }
    }
}
