internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// What units changed from one version of their reports to the next: a summary that was made of the earlier one differs by
/// just that.
struct VersionChanges {
    /// A figure that was another one before.
    struct Change {
        var organization: OrganizationID
        var old: Decimal
        var new: Decimal
    }

    private struct Fact: Hashable {
        var organization: OrganizationID
        var indicator: String
        var period: String
    }

    private var changes: [String: [Change]] = [:]

    /// Gathers changes: of superseded versions in the collection, and of figures that an earlier run approved.
    ///
    /// - Complexity: O(n) in the figures of reports with several versions, and in those approved for the period.
    init(_ collection: SubmissionCollection, _ context: ReconciliationContext) {
        var old: [Fact: Decimal] = [:]
        for submission in collection.submissions where submission.isSuperseded {
            for figure in submission.tables.lazy.flatMap(\.figures) where figure.achievement.stage == .result {
                guard let value = figure.value else { continue }
                old[Self.fact(figure.achievement)] = value
            }
        }
        let isApproved = context.history.periods.contains(context.period)
        guard !old.isEmpty || isApproved else { return }
        for submission in collection.submissions {
            for figure in submission.figures where figure.achievement.stage == .result {
                let value = figure.achievement
                guard let new = figure.value else { continue }
                let approved =
                    isApproved && value.period == context.period
                    ? context.history.figure(
                        value.indicator, value.organization, value.period, body: value.reportedBy.body)?.value : nil
                for known in Set([old[Self.fact(value)], approved].compactMap { $0 }) where known != new {
                    changes["\(value.indicator)\u{1F}\(value.period.code)", default: []].append(
                        Change(organization: value.organization, old: known, new: new))
                }
            }
        }
    }

    /// The units, at most three, whose figure was more by a difference before.
    func units(of finding: Finding, by difference: Decimal) -> [OrganizationID] {
        guard let indicator = finding.indicator, let period = finding.period else { return [] }
        var seen: Set<OrganizationID> = []
        let found = (changes["\(indicator)\u{1F}\(period)"] ?? []).filter {
            $0.old - $0.new == difference && seen.insert($0.organization).inserted
        }
        return found.count <= 3 ? found.map(\.organization) : []
    }

    private static func fact(_ value: Achievement) -> Fact {
        Fact(organization: value.organization, indicator: value.indicator, period: value.period.code)
    }
}
