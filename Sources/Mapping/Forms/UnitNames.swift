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
    private let aliases: [String: [String]]
    private var ladders: [CalendarDate: NameLadder<OrganizationID>] = [:]
    private var known: [CalendarDate: [String: Match]] = [:]
    private var readings: [String: UnitName] = [:]

    /// A period has few names, and a file's rows repeat them.
    private static let knownLimit = 4096

    init(_ declaration: ProgramDeclaration, refused: Set<String>) {
        self.declaration = declaration
        self.refused = refused
        aliases = Dictionary(grouping: declaration.aliases.filter { $0.kind == .organization }, by: \.code)
            .mapValues { $0.map(\.written) }
    }

    private var registry: OrganizationRegistry { declaration.program.organizations }

    /// The unit that a text names on a day.
    func match(_ text: String, at day: CalendarDate) -> Match {
        if let match = known[day]?[text] { return match }
        let match = look(for: text, at: day)
        if known[day]?.count ?? 0 >= Self.knownLimit { known[day] = [:] }
        known[day, default: [:]][text] = match
        return match
    }

    private func look(for text: String, at day: CalendarDate) -> Match {
        switch ladder(at: day).match(text) {
        case .found(let id, _, let notes): return checked(id, notes)
        case .notFound(let nearest): return .unknown(nearest)
        case .ambiguous(let ids, _):
            // The unit above, where it is named too: "xã Phước Thành, huyện Phước Sơn".
            guard let above = UnitName(text).parent,
                case .found(let parent, _, _)? = Optional(ladder(at: day).match(above))
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

    private func ladder(at day: CalendarDate) -> NameLadder<OrganizationID> {
        if let ladder = ladders[day] { return ladder }
        let ladder = NameLadder(
            registry.inForce(at: day).filter { $0.kind != .body }.map { unit in
                NameLadder.Entry(
                    id: unit.id, code: unit.code, names: [unit.name], type: UnitType(unit.kind),
                    aliases: unit.aliases + (aliases[unit.code] ?? []))
            })
        ladders[day] = ladder
        return ladder
    }

    /// A text taken apart into body, type and name.
    func reading(of text: String) -> UnitName {
        if let reading = readings[text] { return reading }
        let reading = UnitName(text)
        if readings.count >= Self.knownLimit { readings = [:] }
        readings[text] = reading
        return reading
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

extension UnitType {
    fileprivate init?(_ kind: OrganizationKind) {
        guard let type = Self.allCases.first(where: { OrganizationKind($0) == kind }) else { return nil }
        self = type
    }
}
