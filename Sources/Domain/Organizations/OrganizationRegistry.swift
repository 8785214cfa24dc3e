internal import FoundationEssentials
public import VietnameseText

/// All units of a programme over time, and how one became another. Built once; looked up by code and day.
///
/// ```swift
/// let unit = registry.organization("20740", at: day)
/// let below = registry.children(of: "511", at: day)
/// ```
public struct OrganizationRegistry: Sendable {
    /// The units, in the order given.
    public let organizations: [Organization]
    /// The mergers, in the order given.
    public let mergers: [Merger]
    /// The places of a code's units, by the day they begin.
    private let spans: [String: [Int]]
    private let byID: [OrganizationID: Int]
    private let byParent: [String: [Int]]
    /// What each unit became, and what it was made of, by day.
    let linksOut: [[Link]]
    let linksIn: [[Link]]

    /// A unit that became another.
    struct Link {
        var old: Int
        var new: Int
        var date: CalendarDate
        /// `nil` when it is not known.
        var share: Decimal?
    }

    /// Builds the registry.
    ///
    /// - Complexity: O(n log n) in units and mergers.
    public init(_ organizations: [Organization] = [], mergers: [Merger] = []) {
        self.organizations = organizations
        self.mergers = mergers
        var spans: [String: [Int]] = [:]
        var byID: [OrganizationID: Int] = [:]
        var byParent: [String: [Int]] = [:]
        for (index, unit) in organizations.enumerated() {
            spans[unit.code, default: []].append(index)
            byID[unit.id] = byID[unit.id] ?? index
            if let parent = unit.parent { byParent[parent, default: []].append(index) }
        }
        for (code, places) in spans where places.count > 1 {
            spans[code] = places.sorted { (organizations[$0].id, $0) < (organizations[$1].id, $1) }
        }
        self.spans = spans
        self.byID = byID
        self.byParent = byParent
        (linksOut, linksIn) = Self.links(organizations, mergers, spans)
    }

    // MARK: Units

    /// The unit that a code means on a day.
    ///
    /// - Complexity: O(log n) in the code's spans.
    public func organization(_ code: String, at day: CalendarDate) -> Organization? {
        index(code, at: day).map { organizations[$0] }
    }

    /// The unit of an identity.
    ///
    /// - Complexity: O(1).
    public func organization(_ id: OrganizationID) -> Organization? { byID[id].map { organizations[$0] } }

    /// The unit of a printed identity, `20740` or `20740@2025-07-01`.
    public func organization(text: String) -> Organization? {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return spans[text]?.first.map { organizations[$0] } }
        return CalendarDate(iso: String(parts[1])).flatMap {
            organization(OrganizationID(code: String(parts[0]), from: $0))
        }
    }

    /// The identity as it is printed: the code, with the day where the code has meant another unit before.
    public func text(of id: OrganizationID) -> String {
        guard let from = id.from, let first = spans[id.code]?.first, organizations[first].id != id else {
            return id.code
        }
        return "\(id.code)@\(from.code)"
    }

    /// All units of a code, the earliest first.
    public func organizations(_ code: String) -> [Organization] { (spans[code] ?? []).map { organizations[$0] } }

    /// The units below a code on a day, in the order given.
    ///
    /// - Complexity: O(n) in the units that were ever below it.
    public func children(of code: String, at day: CalendarDate) -> [Organization] {
        (byParent[code] ?? []).lazy.map { organizations[$0] }.filter { $0.validity.contains(day) }
    }

    /// Whether a unit was ever below a code.
    public func hasChildren(_ code: String) -> Bool { byParent[code] != nil }

    /// The unit above another on a day.
    public func parent(of unit: Organization, at day: CalendarDate) -> Organization? {
        unit.parent.flatMap { organization($0, at: day) }
    }

    /// The units in force on a day; for a period, ask for its last.
    ///
    /// - Complexity: O(n).
    public func inForce(at day: CalendarDate) -> [Organization] {
        organizations.filter { $0.validity.contains(day) }
    }

    /// The mergers that fall within some days, so that figures for them come from both sides; one on the first day does
    /// not.
    public func mergers(within days: ClosedRange<CalendarDate>) -> [Merger] {
        mergers.filter { $0.date > days.lowerBound && $0.date <= days.upperBound }
    }

    // MARK: Places

    func index(of id: OrganizationID) -> Int? { byID[id] }

    func index(_ code: String, at day: CalendarDate) -> Int? { Self.index(spans[code] ?? [], organizations, at: day) }

    /// Of units by the day they begin, the last that has begun, if it still holds.
    private static func index(_ places: [Int], _ organizations: [Organization], at day: CalendarDate) -> Int? {
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if let from = organizations[places[middle]].validity.from, from > day {
                high = middle
            } else {
                low = middle + 1
            }
        }
        guard low > 0, organizations[places[low - 1]].validity.contains(day) else { return nil }
        return places[low - 1]
    }

    private static func links(
        _ organizations: [Organization], _ mergers: [Merger], _ spans: [String: [Int]]
    ) -> (out: [[Link]], in: [[Link]]) {
        var links: [Link] = []
        var told: Set<OrganizationID> = []
        for merger in mergers {
            told.insert(OrganizationID(code: merger.old, from: merger.date))
            told.insert(OrganizationID(code: merger.new, from: merger.date))
            guard let before = merger.date.adding(days: -1),
                let old = index(spans[merger.old] ?? [], organizations, at: before),
                let new = index(spans[merger.new] ?? [], organizations, at: merger.date), old != new
            else { continue }
            links.append(Link(old: old, new: new, date: merger.date, share: merger.effectiveShare))
        }
        // A code that goes on the next day, of which no merger tells, is the same unit with another name or parent.
        for places in spans.values {
            for (old, new) in zip(places, places.dropFirst()) {
                guard let end = organizations[old].validity.to, let start = organizations[new].validity.from,
                    end.adding(days: 1) == start, !told.contains(organizations[new].id)
                else { continue }
                links.append(Link(old: old, new: new, date: start, share: 1))
            }
        }
        links.sort { ($0.date, $0.old, $0.new) < ($1.date, $1.old, $1.new) }
        var (out, into) = ([[Link]](repeating: [], count: organizations.count), [[Link]]())
        into = out
        for link in links {
            out[link.old].append(link)
            into[link.new].append(link)
        }
        return (out, into)
    }
}

extension OrganizationRegistry: Equatable {
    /// Whether both hold the same units and mergers in the same order.
    public static func == (one: OrganizationRegistry, other: OrganizationRegistry) -> Bool {
        one.organizations == other.organizations && one.mergers == other.mergers
    }
}
