internal import Domain
internal import Findings
internal import SheetModel
internal import VietnameseText

/// Whose sheet it is, as its title block says.
struct SheetIdentity {
    /// The unit that reports.
    private(set) var unit: OrganizationID?
    /// The line that names it.
    private(set) var line: TitleBlock.Line?
    /// A name that could be the sender's and was not taken, or only with a doubt.
    private(set) var doubts: [(match: UnitNames.Match, line: TitleBlock.Line)] = []

    init(_ block: TitleBlock, names: UnitNames, at day: CalendarDate) {
        var found: [(id: OrganizationID, isDoubtful: Bool, line: TitleBlock.Line)] = []
        let matches = block.units.map { names.match($0.named, at: day) }
        let certainUnits = matches.compactMap { match -> OrganizationID? in
            if case .found(let id, _, .accepted, _) = match { id } else { nil }
        }
        var isUnclear = false
        for (line, match) in zip(block.units, matches) {
            if case .ambiguous(let ids) = match {
                // Of several units of one name the one below a unit that is named too.
                let below = ids.filter { id in certainUnits.contains { names.isAbove($0, id, at: day) } }
                if below.count == 1 {
                    found.append((below[0], false, line))
                    continue
                }
                isUnclear = isUnclear || line.isLabelled || line.name.body != nil
            }
            if case .found(let id, _, let outcome, _) = match {
                found.append((id, outcome > .accepted, line))
                if outcome > .accepted { doubts.append((match, line)) }
            } else if line.isLabelled || (line.name.body != nil && line.name.type?.isLowest ?? true) {
                // Bodies of the province or the state above are nothing to ask about.
                doubts.append((match, line))
            }
        }
        // The superior body's name stands above the sender's own.
        found = found.filter { unit in !found.contains { names.isAbove(unit.id, $0.id, at: day) } }
        let labelled = found.filter(\.line.isLabelled)
        if !labelled.isEmpty { found = labelled }
        let certain = found.filter { !$0.isDoubtful }
        if !certain.isEmpty { found = certain }
        // The superior is not the sender where the sender's own name is not clear.
        if !isUnclear, let first = found.first, found.allSatisfy({ $0.id == first.id }),
            first.line.isLabelled || !block.leavesNameBlank(below: first.line.cell)
        {
            unit = first.id
            line = first.line
        }
        let (taken, isTakenDoubtful) = (unit, certain.isEmpty)
        doubts.removeAll { doubt in
            // A name that is not the sender's needs no answer where the sender is known.
            guard case .found(let id, _, _, _) = doubt.match else { return taken != nil && !doubt.line.isLabelled }
            return !isTakenDoubtful || (taken != nil && id != taken)
        }
    }
}
