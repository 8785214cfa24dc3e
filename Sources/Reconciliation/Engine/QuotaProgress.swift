public import Domain
internal import Findings
public import FoundationEssentials
internal import VietnameseText

/// What a unit, or all of them, have achieved of a quota.
public struct QuotaProgress: Sendable, Hashable {
    /// The indicator's code.
    public let indicator: String
    /// The unit; `nil` for all that are listed together.
    public let organization: OrganizationID?
    /// What was achieved; `nil` where no figure has come.
    public let result: Decimal?
    /// What was assigned.
    public let quota: Decimal
    /// How many units with a quota there are.
    public let quotas: Int
    /// How many of them have a result.
    public let results: Int

    /// The result in percent of the quota, to 12 decimals; `nil` without a result or for a quota of nothing.
    public var percent: Decimal? { result.flatMap { .percent($0, of: quota) } }

    /// Whether all quotas have a result.
    public var isComplete: Bool { results == quotas }
}

/// The progress of all units with an indicator that quotas are assigned for.
public struct IndicatorProgress: Sendable, Hashable {
    /// The indicator.
    public let indicator: Indicator
    /// The units with a quota, in the order of the programme.
    public let units: [QuotaProgress]
    /// All of them; `nil` where the indicator's figures are not added.
    public let whole: QuotaProgress?
}

extension ReconciliationContext {
    /// How far the units' results of the period are from their quotas, by indicator, in the order of the programme.
    ///
    /// Only figures that count are taken; where several bodies report one, that of the body with authority, else the first.
    ///
    /// - Complexity: O(n) in figures, and in units times indicators.
    public func progress(of report: ReconciliationReport) -> [IndicatorProgress] {
        struct Key: Hashable {
            var indicator: String
            var organization: OrganizationID
        }
        var results: [Key: FormFigure] = [:]
        for submission in report.submissions {
            for figure in submission.figures where figure.value != nil {
                let value = figure.achievement
                guard value.stage == .result, value.period == period, plan.indicators.contains(value.indicator) else {
                    continue
                }
                let key = Key(indicator: value.indicator, organization: value.organization)
                let authority = program.indicators[value.indicator]?.authority
                if results[key] == nil || value.reportedBy.body == authority { results[key] = figure }
            }
        }
        let units = program.units(at: period.days.upperBound)
        return program.indicators.indicators.compactMap { indicator in
            guard plan.indicators.contains(indicator.code) else { return nil }
            let rows = units.compactMap { unit -> QuotaProgress? in
                let figure = results[Key(indicator: indicator.code, organization: unit.id)]
                let assigned = figure.flatMap { quota(of: $0.achievement) } ?? quota(indicator, unit.id)
                guard let quota = assigned?.value else { return nil }
                return QuotaProgress(
                    indicator: indicator.code, organization: unit.id, result: figure?.value, quota: quota,
                    quotas: 1,
                    results: figure == nil ? 0 : 1)
            }
            guard !rows.isEmpty else { return nil }
            return IndicatorProgress(indicator: indicator, units: rows, whole: whole(indicator, rows))
        }
    }

    /// The quota of the period, or of the year that ends with it.
    private func quota(_ indicator: Indicator, _ unit: OrganizationID) -> FormFigure? {
        if let quota = plan.quota(indicator.code, unit, period.code) { return quota }
        return isYearly(indicator, at: period)
            ? plan.quota(indicator.code, unit, "\(period.days.upperBound.year)") : nil
    }

    private func whole(_ indicator: Indicator, _ rows: [QuotaProgress]) -> QuotaProgress? {
        guard indicator.overOrganizations == .sum, rows.count > 1 else { return nil }
        let results = rows.compactMap(\.result)
        return QuotaProgress(
            indicator: indicator.code, organization: nil, result: results.isEmpty ? nil : results.reduce(0, +),
            quota: rows.reduce(0) { $0 + $1.quota }, quotas: rows.count, results: results.count)
    }
}
