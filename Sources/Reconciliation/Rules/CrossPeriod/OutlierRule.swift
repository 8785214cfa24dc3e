internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// A figure that is unusual against those of at least six earlier periods.
///
/// By the modified z-score of Iglewicz and Hoaglin (1993): 0.6745 · |x − median| / MAD above 3.5, where MAD is the median
/// of the distances from the median. Where that is 0, five percent of the median or one last digit of the kind takes its
/// place. Percentages, rates and cumulative figures are left out.
enum OutlierRule: SubmissionRule {
    /// The kind.
    static let kind = RuleKind(
        "XPER_OUTLIER", .warning,
        title: LocalizedText(
            vi: "Không khác thường so với các kỳ trước", en: "Figures are not unusual against earlier periods"),
        message: MessageTemplate(
            vi:
                "{cell}: “{indicator}” {stated} khác thường so với {count} kỳ trước (trung vị {median}). Đề nghị xem lại.",
            en:
                "{cell}: “{indicator}” {stated} is unusual against {count} earlier periods (median {median}). Have a look."
        ))

    /// Earlier periods that are needed.
    static let least = 6

    /// Holds each figure of the period against its earlier ones.
    static func check(
        _ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        guard context.history.periods.count >= least else { return }
        for figure in submission.figures
        where figure.achievement.stage == .result && figure.achievement.period == context.period {
            let value = figure.achievement
            guard let stated = figure.value, let indicator = context.program.indicators[value.indicator],
                indicator.overPeriods != .cumulative, indicator.kind.isAmount
            else { continue }
            let earlier = context.history.figures(
                value.indicator, value.organization, before: value.period, body: value.reportedBy.body)
            guard earlier.count >= least else { continue }
            let values = earlier.compactMap(\.value)
            guard let median = median(values), let distance = medianDistance(values, median) else { continue }
            let limit = context.settings.tolerance(kind) ?? Decimal(sign: .plus, exponent: -1, significand: 35)
            let spread = distance == 0 ? max(median.magnitude / 20, indicator.kind.lastDigit) : distance
            let score = Decimal(sign: .plus, exponent: -4, significand: 6745) * (stated - median).magnitude / spread
            guard score > limit else {
                verdicts.agrees(kind)
                continue
            }
            verdicts.differs(
                kind, FigureSubject(value),
                [
                    "cell": .text(figure.source.cell), "indicator": .text(indicator.name), "stated": .number(stated),
                    "count": .count(values.count), "median": .number(median),
                ], Comparison(stated, median, unit: value.unit),
                evidence: [Evidence(figure.source)] + earlier.suffix(1).map { Evidence($0.source, role: .compared) })
        }
    }

    /// The middle of values, or the mean of the two middle ones.
    static func median(_ values: [Decimal]) -> Decimal? {
        guard !values.isEmpty else { return nil }
        var values = values
        let middle = values.count / 2
        let upper = select(middle, in: &values)
        guard values.count % 2 == 0, let lower = values[..<middle].max() else { return upper }
        return (lower + upper) / 2
    }

    /// The value that would stand at a place if values were sorted; those before it are no greater afterwards.
    ///
    /// - Complexity: linear on average (Hoare, Algorithm 65: Find, 1961).
    private static func select(_ place: Int, in values: inout [Decimal]) -> Decimal {
        var (low, high) = (0, values.count - 1)
        while low < high {
            let pivot = values[(low + high) / 2]
            var (left, right) = (low, high)
            while left <= right {
                while values[left] < pivot { left += 1 }
                while pivot < values[right] { right -= 1 }
                guard left <= right else { break }
                values.swapAt(left, right)
                left += 1
                right -= 1
            }
            if place <= right { high = right } else if place >= left { low = left } else { break }
        }
        return values[place]
    }

    private static func medianDistance(_ values: [Decimal], _ median: Decimal) -> Decimal? {
        self.median(values.map { ($0 - median).magnitude })
    }
}

extension Indicator.Kind {
    /// Whether its figures are amounts of something, not parts or averages.
    var isAmount: Bool {
        switch self {
        case .count, .area, .money, .mass: true
        case .percentage, .rate, .boolean, .text: false
        }
    }

    /// The least difference that means anything: one thing or đồng, a tenth of a hectare or ton.
    var lastDigit: Decimal { self == .area || self == .mass ? Decimal(sign: .plus, exponent: -1, significand: 1) : 1 }
}
