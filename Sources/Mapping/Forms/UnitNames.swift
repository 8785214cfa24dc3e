internal import Domain
internal import VietnameseText

/// Which unit a text names, on a day. Used by one task: what a day's units are is worked out once.
final class UnitNames {
    /// What came of a name.
    enum Match {
        /// A unit, what was done to the text, and whether somebody should look.
        case found(OrganizationID, normalisations: [Normalisation], outcome: Outcome, body: OrganisationBody?)
        /// Several units.
        case ambiguous([OrganizationID])
        /// A unit, but only by what the programme refuses.
        case refused(OrganizationID, Normalisation)
        /// None; those with the nearest names.
        case unknown([OrganizationID])
    }

    private let declaration: ProgramDeclaration
    private let refused: Set<String>
    private var ladders: UnitLadders
    private var known: [Int: TextMemo<Match>] = [:]
    private var readings = TextMemo<UnitName>()

    init(_ declaration: ProgramDeclaration, _ ladders: UnitLadders, refused: Set<String>) {
        self.declaration = declaration
        self.refused = refused
        self.ladders = ladders
    }

    private var registry: OrganizationRegistry { declaration.program.organizations }

    /// The unit that a text names on a day.
    func match(_ text: String, at day: CalendarDate) -> Match {
        let epoch = ladders.epoch(of: day)
        let ladder = ladders.ladder(of: epoch, declaration)
        return known[epoch, default: TextMemo()].value(text) { look(for: $0, in: ladder) }
    }

    private func look(for text: String, in ladder: NameLadder<OrganizationID>) -> Match {
        switch ladder.match(text) {
        case .found(let id, _, let notes): return checked(id, notes)
        case .notFound(let nearest): return .unknown(nearest)
        case .ambiguous(let ids, _):
            // The unit above, where it is named too: "xã Phước Thành, huyện Phước Sơn".
            guard let above = UnitName(text).parent,
                case .found(let parent, _, _)? = Optional(ladder.match(above))
            else { return .ambiguous(ids) }
            let below = ids.filter { registry.organization($0)?.parent == parent.code }
            guard below.count == 1 else { return .ambiguous(ids) }
            return .found(below[0], normalisations: [], outcome: .accepted, body: UnitName(text).body)
        }
    }

    private func checked(_ id: OrganizationID, _ notes: NameNotes) -> Match {
        if let rule = notes.normalisations.first(where: { refused.contains($0.rawValue) }) { return .refused(id, rule) }
        return .found(id, normalisations: notes.normalisations, outcome: notes.outcome, body: notes.body)
    }

    /// A text taken apart into body, type and name.
    func reading(of text: String) -> UnitName {
        readings.value(text) { UnitName($0) }
    }

    /// The name of a unit, for people.
    func name(_ id: OrganizationID) -> String { registry.organization(id)?.name ?? id.code }

    /// Whether a unit stands above another one.
    func isAbove(_ upper: OrganizationID, _ lower: OrganizationID, at day: CalendarDate) -> Bool {
        var unit = registry.organization(lower)
        for _ in 0..<8 {
            guard let parent = unit.flatMap({ registry.parent(of: $0, at: day) }) else { return false }
            if parent.id == upper { return true }
            unit = parent
        }
        return false
    }

    /// The unit above another one.
    func parent(of id: OrganizationID, at day: CalendarDate) -> OrganizationID? {
        registry.organization(id).flatMap { registry.parent(of: $0, at: day)?.id }
    }

    /// The unit whose lower units the programme covers.
    func programUnit(at day: CalendarDate) -> OrganizationID? {
        declaration.program.organization.flatMap { registry.organization($0, at: day)?.id }
    }
}

/// The names of units in each stretch of time in which the same ones are in force. Made once and shared.
struct UnitLadders: Sendable {
    /// The days on which units begin, or have just ended, ascending.
    private let changes: [CalendarDate]
    private var ladders: [Int: NameLadder<OrganizationID>] = [:]

    /// Stretches for which names are made at once; those of more are made when they are asked for.
    private static let most = 4

    init(_ declaration: ProgramDeclaration) {
        var days: Set<CalendarDate> = []
        for unit in declaration.program.organizations.organizations {
            if let from = unit.validity.from { days.insert(from) }
            if let end = unit.validity.to?.adding(days: 1) { days.insert(end) }
        }
        changes = days.sorted()
        for epoch in 0...min(changes.count, Self.most) { _ = ladder(of: epoch, declaration) }
    }

    /// The stretch that a day is in.
    func epoch(of day: CalendarDate) -> Int { changes.count { $0 <= day } }

    /// The names of a stretch.
    mutating func ladder(of epoch: Int, _ declaration: ProgramDeclaration) -> NameLadder<OrganizationID> {
        if let ladder = ladders[epoch] { return ladder }
        let aliases = Dictionary(grouping: declaration.aliases.filter { $0.kind == .organization }, by: \.code)
        let day = epoch == 0 ? changes.first?.adding(days: -1) : changes[epoch - 1]
        let registry = declaration.program.organizations
        let units = day.map { registry.inForce(at: $0) } ?? registry.organizations
        let ladder = NameLadder(
            units.filter { $0.kind != .body }.map { unit in
                NameLadder.Entry(
                    id: unit.id, code: unit.code, names: [unit.name], type: UnitType(unit.kind),
                    aliases: unit.aliases + (aliases[unit.code] ?? []).map(\.written))
            })
        ladders[epoch] = ladder
        return ladder
    }
}

extension UnitType {
    fileprivate init?(_ kind: OrganizationKind) {
        guard let type = Self.allCases.first(where: { OrganizationKind($0) == kind }) else { return nil }
        self = type
    }
}
