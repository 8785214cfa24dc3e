internal import FoundationEssentials
internal import VietnameseText

extension OrganizationRegistry {
    /// What is wrong with the units or mergers of a registry; units and mergers are told by their place in its lists.
    public enum Fault: Sendable, Hashable {
        /// A unit ends before it begins.
        case backwards(unit: Int)
        /// Two units have the same code on the same day.
        case overlap(unit: Int, earlier: Int)
        /// The unit above is not on the list.
        case unknownParent(unit: Int)
        /// A unit stands above itself.
        case cycle(unit: Int)
        /// The old unit of a merger is not in force the day before.
        case unknownOld(merger: Int)
        /// The new unit of a merger is not in force on the day.
        case unknownNew(merger: Int)
        /// Shares of an old unit that add up to more than 1.
        case shares(merger: Int)
    }

    /// Everything that is wrong, units first.
    ///
    /// A unit that has others below it may itself be below one that is not listed: the list has to begin somewhere.
    ///
    /// - Complexity: O(n · d) in the units and the depth of their tree.
    public var faults: [Fault] {
        organizations.indices.flatMap(faults(ofUnit:)) + mergers.indices.flatMap(faults(ofMerger:)) + excessiveShares
    }

    private func faults(ofUnit place: Int) -> [Fault] {
        let unit = organizations[place]
        var faults: [Fault] = []
        if unit.validity.isBackwards { faults.append(.backwards(unit: place)) }
        for (other, earlier) in organizations(unit.code).map({ ($0, index(of: $0.id)) }) {
            guard other.validity.overlaps(unit.validity), let earlier = earlier, earlier < place else { continue }
            faults.append(.overlap(unit: place, earlier: earlier))
            break
        }
        guard let parent = unit.parent else { return faults }
        if organizations(parent).isEmpty {
            if !hasChildren(unit.code) { faults.append(.unknownParent(unit: place)) }
        } else if isBelowItself(place) {
            faults.append(.cycle(unit: place))
        }
        return faults
    }

    /// Follows the units above on the unit's first day.
    private func isBelowItself(_ place: Int) -> Bool {
        let unit = organizations[place]
        guard let day = unit.validity.from ?? unit.validity.to ?? CalendarDate(year: 9999, month: 12, day: 31) else {
            return false
        }
        var above = unit.parent
        var seen: Set<String> = []
        while let code = above, seen.insert(code).inserted {
            if code == unit.code { return true }
            above = organization(code, at: day)?.parent
        }
        return false
    }

    private func faults(ofMerger place: Int) -> [Fault] {
        let merger = mergers[place]
        var faults: [Fault] = []
        if merger.date.adding(days: -1).flatMap({ index(merger.old, at: $0) }) == nil {
            faults.append(.unknownOld(merger: place))
        }
        if index(merger.new, at: merger.date) == nil { faults.append(.unknownNew(merger: place)) }
        return faults
    }

    private var excessiveShares: [Fault] {
        var sums: [OrganizationID: Decimal] = [:]
        return mergers.indices.compactMap { place in
            let merger = mergers[place]
            let key = OrganizationID(code: merger.old, from: merger.date)
            let before = sums[key] ?? 0
            sums[key] = before + (merger.effectiveShare ?? 0)
            return before <= 1 && (sums[key] ?? 0) > 1 ? .shares(merger: place) : nil
        }
    }
}
