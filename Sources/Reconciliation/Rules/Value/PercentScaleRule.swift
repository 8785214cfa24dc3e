internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// A column with percentages on two scales: parts of one beside points.
///
/// Numbers of at most 1.5 beside numbers above 5, once percent formats are taken into account; zeros are on both scales.
/// One finding a column, at the first cell of the lesser group.
enum PercentScaleRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "VAL_PERCENT_SCALE", .warning,
        title: LocalizedText(vi: "Một thang phần trăm trong cột", en: "One scale of percentages in a column"),
        message: MessageTemplate(
            vi: "Cột có ô {cell} lẫn hai thang phần trăm (ví dụ {one} và {other}). Đề nghị ghi thống nhất.",
            en: "The column of {cell} mixes two percent scales (e.g. {one} and {other}). Use one."))

    /// Looks at each column of percentages.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        let half = Decimal(sign: .plus, exponent: -1, significand: 15)
        for table in submission.tables {
            verdicts.agrees(kind, times: table.uniformPercentColumns)
            for column in table.percentColumns {
                let parts = column.filter { ($0.value ?? 0) != 0 && ($0.value ?? 0).magnitude <= half }
                let points = column.filter { ($0.value ?? 0) > 5 }
                let (few, many) = parts.count <= points.count ? (parts, points) : (points, parts)
                guard let first = few.first, let other = many.first, let one = first.value, let two = other.value else {
                    verdicts.agrees(kind)
                    continue
                }
                verdicts.differs(
                    kind, FigureSubject(organization: table.reporter.organization, period: context.period.code),
                    ["cell": .text(first.source.cell), "one": .number(one), "other": .number(two)],
                    evidence: few.map { Evidence($0.source) } + [Evidence(other.source, role: .compared)])
            }
        }
    }
}
