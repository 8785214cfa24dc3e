internal import Domain
internal import Findings

/// Columns that stand elsewhere than in the issued form: they are read by their headers.
///
/// An inserted column pushes all others; the first that moved stands for them.
enum ColumnMovedRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "STRUCT_COLUMN_MOVED", .warning,
        title: LocalizedText(vi: "Cột đúng vị trí của mẫu", en: "Columns stand in place"),
        message: MessageTemplate(
            vi: "Cột “{column}” nằm ở {found} thay vì {expected}; đã đọc theo tiêu đề.",
            en: "Column “{column}” found at {found} instead of {expected}; read by its header."))

    /// Tells the first moved column of each table.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        for table in submission.tables {
            guard let first = table.movedColumns.first else { continue }
            verdicts.differs(
                kind,
                FigureSubject(organization: table.reporter.organization, period: context.period.code),
                ["column": .text(first.header), "found": .text(first.found), "expected": .text(first.expected)],
                evidence: table.movedColumns.map { Evidence(place: $0.place, raw: $0.header) })
        }
    }
}
