internal import Domain
internal import VietnameseText

/// The names of units, for each stretch of time in which the same ones are in force. Made once and shared.
struct UnitLadders: Sendable {
    /// The names of a stretch.
    struct Names: Sendable {
        /// The units that are there.
        var inForce: NameLadder<OrganizationID>
        /// Those that are not.
        var others: NameLadder<OrganizationID>
    }

    /// The days on which units begin, or have just ended, ascending.
    private let changes: [CalendarDate]
    private var known: [Int: Names] = [:]

    /// Stretches for which names are made at once; those of more are made when they are asked for.
    private static let most = 4

    init(_ declaration: ProgramDeclaration) {
        var days: Set<CalendarDate> = []
        for unit in declaration.program.organizations.organizations {
            if let from = unit.validity.from { days.insert(from) }
            if let end = unit.validity.to?.adding(days: 1) { days.insert(end) }
        }
        changes = days.sorted()
        guard let first = changes.first ?? CalendarDate(year: 2000, month: 1, day: 1) else { return }
        for day in [first.adding(days: -1) ?? first] + changes.suffix(Self.most) { _ = names(at: day, declaration) }
    }

    /// The stretch that a day is in.
    func epoch(of day: CalendarDate) -> Int { changes.count { $0 <= day } }

    /// The names on a day.
    mutating func names(at day: CalendarDate, _ declaration: ProgramDeclaration) -> Names {
        let epoch = epoch(of: day)
        if let names = known[epoch] { return names }
        let aliases = Dictionary(grouping: declaration.aliases.filter { $0.kind == .organization }, by: \.code)
        let units = declaration.program.organizations.organizations.filter { $0.kind != .body }
        func ladder(_ units: [Organization]) -> NameLadder<OrganizationID> {
            NameLadder(
                units.map { unit in
                    NameLadder.Entry(
                        id: unit.id, code: unit.code, names: [unit.name], type: UnitType(unit.kind),
                        aliases: unit.aliases + (aliases[unit.code] ?? []).map(\.written))
                })
        }
        let names = Names(
            inForce: ladder(units.filter { $0.validity.contains(day) }),
            others: ladder(units.filter { !$0.validity.contains(day) }))
        known[epoch] = names
        return names
    }
}
