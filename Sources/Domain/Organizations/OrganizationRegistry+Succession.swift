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
    /// - Complexity: O(n) in the mergers on the way.
    public func successors(of id: OrganizationID, at day: CalendarDate) -> [Succession] {
        guard let start = index(of: id), organizations[start].validity.from.map({ $0 <= day }) ?? true else {
            return []
        }
        var shares = Shares()
        follow(start, from: nil, to: day, share: 1, &shares)
        return shares.order.map { Succession(organization: organizations[$0], share: shares.share(of: $0)) }
    }

    /// The units in force on a day, usually an earlier one, that went into a unit, with the share of each that did.
    ///
    /// The sum of their figures by share is what the unit's own must be compared with (only of indicators that add up).
    ///
    /// - Complexity: O(n) in the mergers on the way, and in those behind each unit found.
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
            var shares = Shares()
            follow(place, from: day, to: max(last, day), share: 1, &shares)
            guard shares.order.contains(end) else { return nil }
            return Succession(organization: organizations[place], share: shares.share(of: end))
        }
    }

    /// Shares that came together in units; an unknown one makes the sum unknown.
    private struct Shares {
        var order: [Int] = []
        private var sums: [Int: Decimal] = [:]

        mutating func add(_ share: Decimal?, to place: Int) {
            if !order.contains(place) {
                order.append(place)
                sums[place] = share
            } else if let sum = sums[place] {
                sums[place] = share.map { sum + $0 }
            }
        }

        func share(of place: Int) -> Decimal? { sums[place] }
    }

    private func follow(
        _ place: Int, from: CalendarDate?, to day: CalendarDate, share: Decimal?, _ shares: inout Shares
    ) {
        let links = linksOut[place].filter { link in
            guard let from else { return link.date <= day }
            return link.date > from && link.date <= day
        }
        if organizations[place].validity.contains(day) {
            // What it gave away while it went on is no longer its own.
            let given = links.reduce(Decimal?(0)) { sum, link in
                sum.flatMap { sum in link.share.map { sum + $0 } }
            }
            if given != 1 { shares.add(Self.product(share, given.map { 1 - $0 }), to: place) }
        }
        for link in links {
            follow(link.new, from: link.date, to: day, share: Self.product(share, link.share), &shares)
        }
    }

    private static func product(_ one: Decimal?, _ other: Decimal?) -> Decimal? {
        guard let one, let other else { return nil }
        return one * other
    }
}
