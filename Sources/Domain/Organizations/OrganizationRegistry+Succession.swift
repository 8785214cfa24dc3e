public import FoundationEssentials
public import VietnameseText

/// A unit that took over from another, or went into it, with the share of the old unit's figures.
public struct Succession: Sendable, Hashable {
    /// The unit.
    public var organization: Organization
    /// The share of the old unit that went to the new one, from 0 to 1; `nil` when it is not known, so that figures
    /// cannot be compared.
    public var share: Decimal?

    /// Creates a succession.
    public init(organization: Organization, share: Decimal?) {
        self.organization = organization
        self.share = share
    }
}

extension OrganizationRegistry {
    /// The units in force on a day that a unit became, itself among them while it holds.
    ///
    /// A share is the product of those along the way. Empty for a day before the unit begins, or when it ended and
    /// nothing is told of it.
    ///
    /// - Complexity: O(n log n) in the mergers on the way.
    public func successors(of id: OrganizationID, at day: CalendarDate) -> [Succession] {
        guard let start = index(of: id), organizations[start].validity.from.map({ $0 <= day }) ?? true else {
            return []
        }
        let held = shares(of: start, after: nil, to: day)
        return held.order.filter { organizations[$0].validity.contains(day) }.compactMap { place in
            held.shares[place].flatMap { $0 == 0 ? nil : Succession(organization: organizations[place], share: $0) }
        }
    }

    /// The units in force on a day, usually an earlier one, that went into a unit, with the share of each that did.
    ///
    /// The sum of their figures by share is what the unit's own must be compared with (only of indicators that add up).
    ///
    /// - Complexity: O(n log n) in the mergers on the way for each unit found.
    public func predecessors(of id: OrganizationID, at day: CalendarDate) -> [Succession] {
        guard let end = index(of: id) else { return [] }
        var seen: Set<Int> = []
        var found: [Int] = []
        var waiting = [end]
        while let place = waiting.popLast() {
            guard seen.insert(place).inserted else { continue }
            if organizations[place].validity.contains(day) { found.append(place) }
            waiting += linksIn[place].filter { $0.date > day }.map(\.old)
        }
        let last = organizations[end].validity.to ?? linksIn[end].last?.date ?? day
        return found.sorted().compactMap { place in
            let held = shares(of: place, after: day, to: max(last, day)).shares[end] ?? 0
            return held == 0 ? nil : Succession(organization: organizations[place], share: held)
        }
    }

    /// What units hold of a unit's figures on a day: it is followed from merger to merger in the order of their days. An
    /// unknown share makes unknown whatever comes of it.
    private func shares(
        of start: Int, after first: CalendarDate?, to day: CalendarDate
    ) -> (order: [Int], shares: [Int: Decimal?]) {
        var order = [start]
        var held: [Int: Decimal?] = [start: 1]
        let links = reachable(from: start).filter { $0.date <= day && (first == nil || $0.date > first ?? $0.date) }
        for links in Self.byDay(links) {
            var (moved, left): ([(place: Int, share: Decimal?)], [Int: Decimal?]) = ([], [:])
            for link in links {
                guard let share = held[link.old], share != 0 else { continue }
                moved.append((link.new, Self.product(share, link.share)))
                left[link.old] = Self.difference(left[link.old] ?? 1, link.share)
            }
            // What a unit gave away is no longer its own, whether it goes on or not.
            for (place, rest) in left { held[place] = Self.product(held[place] ?? 0, rest) }
            for (place, share) in moved {
                if held[place] == nil { order.append(place) }
                held[place] = Self.sum(held[place] ?? 0, share)
            }
        }
        return (order, held)
    }

    /// The mergers that can be met on the way from a unit, in the order of their days.
    private func reachable(from start: Int) -> [Link] {
        var seen: Set<Int> = [start]
        var waiting = [start]
        var links: [Link] = []
        while let place = waiting.popLast() {
            links += linksOut[place]
            for link in linksOut[place] where seen.insert(link.new).inserted { waiting.append(link.new) }
        }
        return links.sorted { ($0.date, $0.old, $0.new) < ($1.date, $1.old, $1.new) }
    }

    private static func byDay(_ links: [Link]) -> [ArraySlice<Link>] {
        links.indices.filter { $0 == 0 || links[$0].date != links[$0 - 1].date }.map { first in
            links[first...].prefix { $0.date == links[first].date }
        }
    }

    private static func product(_ one: Decimal?, _ other: Decimal?) -> Decimal? {
        guard let one, let other else { return nil }
        return one * other
    }

    private static func sum(_ one: Decimal?, _ other: Decimal?) -> Decimal? {
        guard let one, let other else { return nil }
        return one + other
    }

    private static func difference(_ one: Decimal?, _ other: Decimal?) -> Decimal? {
        guard let one, let other else { return nil }
        return one - other
    }
}
