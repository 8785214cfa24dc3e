internal import FoundationEssentials
public import VietnameseText

/// What several figures come to, and what is lacking for it to be sure.
///
/// ```swift
/// Total.sum([.value(5), .missing(.none), .missing(.notReported)])  // 5, incomplete: one not reported
/// ```
public struct Total: Sendable, Hashable {
    /// What the figures there are come to.
    public var amount: Amount
    /// How many figures there were.
    public var counted: Int
    /// How many were missing, by the kind of nothing.
    public var missing: [MissingFigure: Int]

    /// Creates a total.
    public init(amount: Amount, counted: Int, missing: [MissingFigure: Int] = [:]) {
        self.amount = amount
        self.counted = counted
        self.missing = missing
    }

    /// Whether no figure is lacking: what was written to be none, or not to apply, is not.
    public var isComplete: Bool {
        missing.allSatisfy { $0.key == .none || $0.key == .notApplicable || $0.value == 0 }
    }

    /// The sum of figures. `none` adds nothing, and where nothing else is written the sum is `none`; without a single
    /// figure the sum is the gravest kind of nothing among them.
    public static func sum(_ amounts: some Sequence<Amount>) -> Total {
        var sum = Decimal(0)
        var total = Total(amount: .missing(.notReported), counted: 0)
        for amount in amounts {
            switch amount {
            case .value(let value):
                sum += value
                total.counted += 1
            case .missing(let kind): total.missing[kind, default: 0] += 1
            }
        }
        if total.counted > 0 {
            total.amount = .value(sum)
        } else {
            let gravest: [MissingFigure] = [.notSubmitted, .notReported, .unavailable, .none, .notApplicable]
            total.amount = .missing(gravest.first { total.missing[$0] != nil } ?? .notReported)
        }
        return total
    }

    /// The last figure that is there; those missing behind it are told.
    static func last(_ amounts: [Amount]) -> Total {
        let place = amounts.lastIndex { $0.value != nil }
        let behind = amounts[(place.map { $0 + 1 } ?? 0)...]
        var total = sum(behind)
        guard let place else { return total }
        total.amount = amounts[place]
        total.counted = 1
        return total
    }
}

extension Indicator {
    /// The figure of a unit from those of the units below it.
    ///
    /// `nil` where figures of this indicator are not added: a percentage or yield is computed again from its numerator
    /// and denominator with ``recomputed(_:over:)``, never summed or averaged.
    public func total(overOrganizations amounts: some Sequence<Amount>) -> Total? {
        overOrganizations == .sum ? .sum(amounts) : nil
    }

    /// The figure of a period from those of the periods within it, the earliest first: added for what happens in a
    /// period, the last for what is cumulative or there on a day. `nil` for percentages and rates of a flow, which are
    /// computed again, and for words.
    public func total(overPeriods amounts: [Amount]) -> Total? {
        guard kind != .text else { return nil }
        guard overPeriods == .flow else { return .last(amounts) }
        return kind == .percentage || kind == .rate ? nil : .sum(amounts)
    }

    /// What happened in a period, of a cumulative figure and that of the period before; the figure itself where the
    /// period is the year's first.
    public func flow(from previous: Amount?, to current: Amount) -> Amount {
        guard overPeriods == .cumulative, let previous else { return current }
        guard let now = current.value else { return current }
        // None so far is nothing to take away.
        if previous == .missing(.none) { return current }
        guard let before = previous.value else { return previous }
        return .value(now - before)
    }

    /// A percentage or rate from the totals of what stands above and below its line, both in the units the indicator's is
    /// made of. Missing when either is; `notApplicable` over nothing.
    public func recomputed(_ numerator: Amount, over denominator: Amount) -> Amount {
        guard let over = numerator.value ?? (numerator == .missing(.none) ? 0 : nil) else { return numerator }
        guard let under = denominator.value else { return denominator }
        return under == 0 ? .missing(.notApplicable) : .value(over / under)
    }
}
