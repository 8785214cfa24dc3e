internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// An amount that is not its quantity times its price, to the đồng.
///
/// Of a cell that holds all three (`66 suất x 500.000 đồng = 33.000.000 đồng`), or of an average whose line has money above
/// and things below. Where such an average is left blank, an amount that the quantity does not divide is worth a look.
enum UnitPriceRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "ARITH_UNIT_PRICE", .warning,
        title: LocalizedText(vi: "Thành tiền bằng số lượng nhân đơn giá", en: "Amounts are quantity times price"),
        message: MessageTemplate(
            vi: "{cell}: {quantity} × {price} = {product}, khác thành tiền {stated}.",
            en: "{cell}: {quantity} × {price} = {product}, differs from amount {stated}."))

    private static let indivisible = RuleKind(
        "ARITH_UNIT_PRICE", .warning, title: kind.title,
        message: MessageTemplate(
            vi: "{cell}: thành tiền {stated} không chia hết cho số lượng {quantity}. Đề nghị xem lại.",
            en: "{cell}: amount {stated} is no multiple of quantity {quantity}. Have a look."))

    /// Holds amounts against quantity and price.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        for table in submission.tables {
            for amount in table.amounts + averages(table, context) { check(amount, context, &verdicts) }
        }
    }

    private static func check(_ amount: PricedAmount, _ context: ReconciliationContext, _ verdicts: inout Verdicts) {
        guard let stated = amount.amount.value, let quantity = amount.quantity.value else { return }
        let evidence = [
            Evidence(amount.amount.source), Evidence(amount.quantity.source, role: .compared),
        ]
        guard let price = amount.price?.value else {
            guard quantity != 0, quantity.isWhole, stated.isWhole else { return }
            guard !(stated / quantity).isWhole else { return verdicts.agrees(kind) }
            verdicts.differs(
                indivisible, amount.subject,
                ["cell": .text(amount.amount.source.cell), "stated": .number(stated), "quantity": .number(quantity)],
                Comparison(stated: stated.canonicalText, unit: "đồng", tolerance: "0"), evidence: evidence,
                severity: .information)
            return
        }
        let product = quantity * price
        let tolerance = max(context.settings.tolerance(kind) ?? 0, amount.amount.halfUnit)
        guard (stated - product).magnitude > tolerance else { return verdicts.agrees(kind) }
        verdicts.differs(
            kind, amount.subject,
            [
                "cell": .text(amount.amount.source.cell), "quantity": .number(quantity), "price": .number(price),
                "product": .number(product), "stated": .number(stated),
            ],
            Comparison(
                stated: stated.canonicalText, computed: product.canonicalText,
                difference: (stated - product).canonicalText, unit: "đồng", tolerance: tolerance.canonicalText),
            evidence: evidence + (amount.price.map { [Evidence($0.source, role: .compared)] } ?? []))
    }

    /// The averages of a table with money above their line and things below.
    private static func averages(_ table: FilledTable, _ context: ReconciliationContext) -> [PricedAmount] {
        let indicators = context.program.indicators
        let rates = indicators.indicators.filter { rate in
            rate.kind == .rate && rate.numerator.flatMap { indicators[$0] }?.kind == .money
                && rate.denominator.flatMap { indicators[$0] }?.kind == .count
        }
        guard !rates.isEmpty else { return [] }
        let figures = Dictionary(
            table.figures.map { (BodyMismatchRule.Fact($0.achievement), $0) }
        ) { first, _ in first }
        var counts: [BodyMismatchRule.Fact: Int] = [:]
        for figure in table.figures { counts[BodyMismatchRule.Fact(figure.achievement), default: 0] += 1 }
        return rates.flatMap { rate in
            table.figures.filter { $0.achievement.indicator == rate.numerator }
                .compactMap {
                    amount in
                    func other(_ code: String?) -> FormFigure? {
                        guard let code else { return nil }
                        var fact = BodyMismatchRule.Fact(amount.achievement)
                        fact.indicator = code
                        return figures[fact]
                    }
                    // Of a unit with two rows nobody knows which quantity belongs to which amount.
                    guard counts[BodyMismatchRule.Fact(amount.achievement)] == 1, let quantity = other(rate.denominator)
                    else { return nil }
                    let price = other(rate.code)
                    return PricedAmount(
                        subject: FigureSubject(amount.achievement), quantity: quantity.number,
                        price: price?.value == nil ? nil : price?.number, amount: amount.number)
                }
        }
    }
}

extension Decimal {
    /// Whether it has no decimals.
    var isWhole: Bool { rounded(decimals: 0) == self }
}
