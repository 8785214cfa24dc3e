internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// The total of a percentage or rate that is the sum or the plain mean of its rows.
///
/// It is to be computed again from the totals of what stands above and below its line; where these are not in the same row,
/// nothing is judged. A mean that happens to be right within half of the last digit shown is right.
enum NonAdditiveSummedRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "ARITH_NON_ADDITIVE_SUMMED", .error,
        title: LocalizedText(vi: "Tỷ lệ không được cộng hay bình quân đơn giản", en: "Rates are not added or averaged"),
        message: MessageTemplate(
            vi:
                "{cell}: “{indicator}” là tỷ lệ/năng suất, không được {how}; đang ghi {stated}, tính lại là {computed}.",
            en: "{cell}: “{indicator}” is a rate and may not be {how}; says {stated}, recomputed {computed}."))

    /// Looks at the totals of percentages and rates.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        for table in submission.tables {
            let rates = table.sums.filter {
                context.program.indicators[$0.total.achievement.indicator]?.overOrganizations == .recompute
            }
            guard !rates.isEmpty else { continue }
            let totals = Dictionary(
                table.sums.map { (BodyMismatchRule.Fact($0.total.achievement), $0.total) }
            ) { first, _ in first }
            for sum in rates { check(sum, totals, context, &verdicts) }
        }
    }

    private static func check(
        _ sum: StatedSum, _ totals: [BodyMismatchRule.Fact: FormFigure], _ context: ReconciliationContext,
        _ verdicts: inout Verdicts
    ) {
        let value = sum.total.achievement
        guard let stated = sum.total.value, let indicator = context.program.indicators[value.indicator] else { return }
        func total(_ code: String?) -> FormFigure? {
            guard let code else { return nil }
            var fact = BodyMismatchRule.Fact(value)
            fact.indicator = code
            return totals[fact]
        }
        let subject = FigureSubject(value)
        guard let above = total(indicator.numerator), let below = total(indicator.denominator),
            let over = above.value, let under = below.value, under != 0
        else {
            return verdicts.cannotEvaluate(
                kind, subject,
                LocalizedText(
                    vi: "thiếu tổng tử số hoặc mẫu số của “\(indicator.name)”",
                    en: "the totals above or below the line of “\(indicator.name)” are missing"))
        }
        let percent: Decimal = indicator.kind == .percentage && value.unit?.name == "%" ? 100 : 1
        let computed = (over * percent / under).rounded(decimals: 12)
        guard (stated - computed).magnitude > sum.total.halfUnit else { return verdicts.agrees(kind) }
        let parts = sum.parts.compactMap(\.value)
        guard parts.count > 1 else { return }
        let added = parts.reduce(Decimal(0), +)
        let mean = added / Decimal(parts.count)
        let slack = max(sum.total.halfUnit, stated.magnitude / 1_000_000)
        let how: LocalizedText
        if (stated - added).magnitude <= slack {
            how = LocalizedText(vi: "cộng", en: "added")
        } else if (stated - mean).magnitude <= slack, parts.contains(where: { $0 != parts[0] }) {
            // One price for all is the price of the whole as well: what differs then is the amount.
            how = LocalizedText(vi: "lấy trung bình đơn giản", en: "plainly averaged")
        } else {
            return
        }
        verdicts.differs(
            kind, subject,
            [
                "cell": .text(sum.total.source.cell), "indicator": .text(indicator.name), "how": .words(how),
                "stated": .number(stated), "computed": .rounded(computed, decimals: 2),
            ], Comparison(stated, computed, unit: value.unit, tolerance: sum.total.halfUnit),
            evidence: [
                Evidence(sum.total.source), Evidence(above.source, role: .compared),
                Evidence(below.source, role: .compared),
            ])
    }
}
