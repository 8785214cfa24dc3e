internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// A figure that is about a thousand or a million times what it is compared with, or a part of that: perhaps another unit
/// of measure was meant.
///
/// Compared with the quota, else the last period's figure, else the median of the same indicator over the units of the same
/// kind, communes with communes and villages with villages, whatever form they use (at least five others, zeros left out).
/// Percentages may also be off by ten, areas by ten thousand.
enum MagnitudeSlipRule: CollectionRule {
    /// The kind.
    static let kind = RuleKind(
        "VAL_MAGNITUDE_SLIP", .warning,
        title: LocalizedText(vi: "Không nhầm bậc đơn vị tính", en: "No slip of a unit's magnitude"),
        message: MessageTemplate(
            vi: "Ô {cell}: “{indicator}” {stated} gấp {times} lần mức so sánh {reference}; có thể nhầm đơn vị tính.",
            en: "Cell {cell}: “{indicator}” {stated} is {times}× the reference {reference}; perhaps a unit slip."))

    private struct Key: Hashable {
        var unit: OrganizationKind?
        var indicator: String
        var period: Period
        var stage: Stage
    }

    /// Others of its kind that a median needs.
    static let siblings = 5

    /// Holds each figure of the period against what it should be about as large as.
    static func check(
        _ collection: SubmissionCollection, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        var groups = Groups()
        var places: [Int] = []
        for submission in collection.submissions {
            for figure in submission.figures where figure.achievement.stage == .result {
                places.append(groups.add(figure, context))
            }
        }
        let before = context.program.previous(of: context.period)
        let medians = groups.medians().map { $0.map(Usual.init) }
        var next = 0
        for submission in collection.submissions {
            for figure in submission.figures where figure.achievement.stage == .result {
                check(figure, medians[places[next]], before, context, &verdicts)
                next += 1
            }
        }
    }

    /// Figures of units of a kind for one indicator, period and stage.
    private struct Groups {
        private var numbers: [Key: Int] = [:]
        /// One figure for each unit, however many sheets and bodies repeat it.
        private var values: [[Decimal]] = []
        private var counted: [Set<OrganizationID>] = []
        private var unit: (id: OrganizationID, kind: OrganizationKind?)?

        /// Adds a figure.
        ///
        /// - Returns: the number of its group.
        mutating func add(_ figure: FormFigure, _ context: ReconciliationContext) -> Int {
            let id = figure.achievement.organization
            // Figures of a unit follow each other.
            if unit?.id != id { unit = (id, level(context.program.organizations.organization(id)?.kind)) }
            let key = Key(
                unit: unit?.kind, indicator: figure.achievement.indicator, period: figure.achievement.period,
                stage: figure.achievement.stage)
            let number = numbers[key] ?? values.count
            if number == values.count {
                numbers[key] = number
                values.append([])
                counted.append([])
            }
            if let value = figure.value, value != 0, counted[number].insert(id).inserted {
                values[number].append(value)
            }
            return number
        }

        /// The medians of the groups that are large enough.
        func medians() -> [Decimal?] {
            values.map { $0.count > MagnitudeSlipRule.siblings ? OutlierRule.median($0) : nil }
        }

        /// Communes of whatever name are of one size: a township beside ten communes has none of its own kind.
        private func level(_ kind: OrganizationKind?) -> OrganizationKind? {
            switch kind {
            case .ward, .township, .specialZone: .commune
            default: kind
            }
        }
    }

    private static func check(
        _ figure: FormFigure, _ usual: Usual?, _ before: Period?, _ context: ReconciliationContext,
        _ verdicts: inout Verdicts
    ) {
        guard let stated = figure.value, stated > 0, figure.achievement.period == context.period else { return }
        let value = figure.achievement
        guard let indicator = context.program.indicators[value.indicator] else { return }
        let quota = context.quota(of: value)
        let previous = before.flatMap {
            context.history.figure(value.indicator, value.organization, $0)
        }
        let source = [quota, previous].compactMap { $0 }.first { ($0.value ?? 0) > 0 }
        if source == nil, let usual, usual.isAbout(stated) { return verdicts.agrees(kind) }
        guard let reference = source?.value ?? usual?.median, reference > 0 else { return }
        guard power(of: stated, by: reference, indicator.kind) != nil else { return verdicts.agrees(kind) }
        let times = stated >= reference ? stated / reference : reference / stated
        verdicts.differs(
            kind, FigureSubject(value),
            [
                "cell": .text(figure.source.cell), "indicator": .text(indicator.name), "stated": .number(stated),
                "times": stated >= reference
                    ? .rounded(times, decimals: 0)
                    : .words(
                        LocalizedText(
                            vi: "1/\(VietnameseFormat.number(times, decimals: 0))",
                            en: "1/\(times.rounded(decimals: 0).canonicalText)")),
                "reference": .number(reference),
            ], Comparison(stated, reference, unit: value.unit),
            evidence: [Evidence(figure.source)] + (source.map { [Evidence($0.source, role: .compared)] } ?? []))
    }

    /// A median, and how far from it no figure is suspicious whatever it is of.
    private struct Usual {
        let median: Decimal
        private let low: Decimal
        private let high: Decimal

        init(_ median: Decimal) {
            self.median = median
            // The least slip is a tenth or tenfold, less 0.15 of its logarithm: 7.08 times or a part of 0.1413.
            low = median * Decimal(sign: .plus, exponent: -2, significand: 15)
            high = median * 7
        }

        func isAbout(_ stated: Decimal) -> Bool { median > 0 && stated > low && stated < high }
    }

    /// The power of ten that a figure is off by, within 0.15 of its logarithm; `nil` for none that units slip by.
    static func power(of stated: Decimal, by reference: Decimal, _ kind: Indicator.Kind) -> Int? {
        var powers = [3, 6]
        if kind == .percentage { powers.append(1) }
        if kind == .area { powers.append(4) }
        let (greater, lesser) = stated >= reference ? (stated, reference) : (reference, stated)
        // 10^0.15
        let slack = Decimal(sign: .plus, exponent: -9, significand: 1_412_537_545)
        // Most are about as large, and multiplying is a fifth of the work of dividing.
        let least = powers.min() ?? 0
        guard greater * slack >= Decimal(sign: .plus, exponent: least, significand: lesser) else { return nil }
        let ratio = greater / lesser
        return powers.first { power in
            let ten = Decimal(sign: .plus, exponent: power, significand: 1)
            return ratio <= ten * slack && ratio * slack >= ten
        }
    }
}
