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
        /// A unit that is not there on that day.
        case notInForce(OrganizationID)
        /// None; those with the nearest names.
        case unknown([OrganizationID])
    }

    private let declaration: ProgramDeclaration
    private let refused: Set<String>
    private var ladders: UnitLadders
    private var known: [Int: TextMemo<Match>] = [:]
    private var knownParts: [Int: TextMemo<Match>] = [:]

    init(_ declaration: ProgramDeclaration, _ ladders: UnitLadders, refused: Set<String>) {
        self.declaration = declaration
        self.refused = refused
        self.ladders = ladders
    }

    private var registry: OrganizationRegistry { declaration.program.organizations }

    /// The unit that a text names on a day.
    func match(_ text: String, at day: CalendarDate) -> Match {
        known[ladders.epoch(of: day), default: TextMemo()].value(text) { look(for: $0, at: day) }
    }

    /// The same for a part of a file's name, which is no name of a unit more often than not: without suggestions.
    private func match(partOfName text: String, at day: CalendarDate) -> Match {
        knownParts[ladders.epoch(of: day), default: TextMemo()].value(text) { look(for: $0, at: day, suggests: false) }
    }

    private func look(for text: String, at day: CalendarDate, suggests: Bool = true) -> Match {
        let match = read(text, at: day, suggests: suggests)
        guard case .unknown = match else { return match }
        // "1. Phước Chánh", "- Trong đó: Phước Chánh".
        let label = RowLabel(text)
        if label.number != nil || label.role == .part, !label.text.isEmpty, label.text != text {
            let bare = read(label.text, at: day, suggests: suggests)
            if case .unknown = bare {} else { return bare }
        }
        // Typed in a font of before Unicode, which the cell no longer has.
        let legacy = LegacyReading(text)
        if legacy.text != text,
            case .found(let id, let done, _, let body) = read(legacy.text, at: day, suggests: suggests)
        {
            return checked(id, legacy.normalisations + done, .warned, body)
        }
        return match
    }

    private func read(_ text: String, at day: CalendarDate, suggests: Bool) -> Match {
        let ladders = ladders.names(at: day, declaration)
        let above = UnitName(text).parent
        switch ladders.inForce.match(text, suggests: suggests) {
        case .found(let id, _, let notes):
            // "xã Phước Chánh, huyện Nam Giang" is not the one of Phước Sơn.
            if let above, contradicts(above, id, at: day) { return .unknown([id]) }
            return checked(id, notes.normalisations, notes.outcome, notes.body)
        case .ambiguous(let ids, let rung):
            // The unit above, where it is named too: "xã Phước Thành, huyện Phước Sơn".
            guard let above, let parent = ladders.inForce.match(above).id else { return .ambiguous(ids) }
            let below = ids.filter { isAbove(parent, $0, at: day) }
            guard below.count == 1 else { return .ambiguous(ids) }
            return checked(below[0], rung.normalisation.map { [$0] } ?? [], rung.outcome, UnitName(text).body)
        case .notFound(let nearest):
            if case .found(let id, _, let notes) = ladders.others.match(text), notes.outcome == .accepted {
                return .notInForce(id)
            }
            return .unknown(nearest)
        }
    }

    private func checked(
        _ id: OrganizationID, _ done: [Normalisation], _ outcome: Outcome, _ body: OrganisationBody?
    ) -> Match {
        if let rule = done.first(where: { refused.contains($0.rawValue) }) { return .refused(id, rule) }
        return .found(id, normalisations: done, outcome: outcome, body: body)
    }

    /// Whether a unit of the type named stands above, and has another name.
    private func contradicts(_ above: String, _ id: OrganizationID, at day: CalendarDate) -> Bool {
        let written = UnitName(above)
        guard let type = written.type, !written.name.isEmpty else { return false }
        let key = NameKey(written.name, .folded)
        let same = ancestors(of: id, at: day).filter { UnitType($0.kind) == type }
        return !same.isEmpty && !same.contains { NameKey(UnitName($0.name).name, .folded) == key }
    }

    /// The name of a unit, for people.
    func name(_ id: OrganizationID) -> String { registry.organization(id)?.name ?? id.code }

    /// The identity of a unit, as printed.
    func text(_ id: OrganizationID) -> String { registry.text(of: id) }

    /// The names of what a unit became.
    func successors(of id: OrganizationID, at day: CalendarDate) -> [String] {
        registry.successors(of: id, at: day).map(\.organization.name)
    }

    /// The last day of a unit; `nil` while it holds.
    func end(of id: OrganizationID) -> CalendarDate? { registry.organization(id)?.validity.to }

    /// The names of units that may be meant.
    func candidates(_ match: Match) -> [String] {
        switch match {
        case .found(let id, _, _, _), .refused(let id, _), .notInForce(let id): [name(id)]
        case .ambiguous(let ids), .unknown(let ids): ids.map(name)
        }
    }

    /// Whether a unit stands above another one.
    func isAbove(_ upper: OrganizationID, _ lower: OrganizationID, at day: CalendarDate) -> Bool {
        ancestors(of: lower, at: day).contains { $0.id == upper }
    }

    /// The units above, the next one first.
    private func ancestors(of id: OrganizationID, at day: CalendarDate) -> [Organization] {
        var above: [Organization] = []
        var unit = registry.organization(id)
        while above.count < 8, let parent = unit.flatMap({ registry.parent(of: $0, at: day) }) {
            above.append(parent)
            unit = parent
        }
        return above
    }

    /// The unit above another one.
    func parent(of id: OrganizationID, at day: CalendarDate) -> OrganizationID? {
        registry.organization(id).flatMap { registry.parent(of: $0, at: day)?.id }
    }

    /// The unit that the name of a file or of its folder names: all of it, else the words it ends with once a version
    /// (`(2)`, `v2`, `lần 2`) is taken off.
    func unit(ofFile file: String, at day: CalendarDate) -> OrganizationID? {
        for part in file.split(separator: "/").reversed().prefix(2) {
            let words = FileNameWords(String(part)).words
            for start in words.indices where words.count - start <= FileNameWords.longestName {
                let name = words[start...].joined(separator: " ")
                // "2022" is no code that lost its zero.
                if case .found(let id, let done, _, _) = match(partOfName: name, at: day), !done.contains(.zeroPadding)
                {
                    return id
                }
            }
        }
        return nil
    }

    /// The unit whose lower units the programme covers.
    func programUnit(at day: CalendarDate) -> OrganizationID? {
        declaration.program.organization.flatMap { registry.organization($0, at: day)?.id }
    }
}

extension UnitType {
    init?(_ kind: OrganizationKind) {
        guard let type = Self.allCases.first(where: { OrganizationKind($0) == kind }) else { return nil }
        self = type
    }
}
