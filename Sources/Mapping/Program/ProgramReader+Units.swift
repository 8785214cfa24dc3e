internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// Units and what became of them.
extension ProgramReader {
    mutating func organizations() -> OrganizationRegistry {
        var (units, unitRows): ([Organization], [ProgramRow]) = ([], [])
        for row in rows(.organizations) {
            guard let unit = organization(row) else { continue }
            units.append(unit)
            unitRows.append(row)
        }
        var (mergers, mergerRows): ([Merger], [ProgramRow]) = ([], [])
        for row in rows(.mergers) {
            guard let merger = merger(row) else { continue }
            mergers.append(merger)
            mergerRows.append(row)
        }
        let registry = OrganizationRegistry(units, mergers: mergers)
        for fault in registry.faults { tell(fault, registry, unitRows, mergerRows) }
        return registry
    }

    private mutating func organization(_ row: ProgramRow) -> Organization? {
        let (code, name) = (required(row, "code", .organizations), required(row, "name", .organizations))
        var kind = word(row, "kind", OrganizationKind.self)
        let validity = DateSpan(from: date(row, "from"), to: date(row, "to"))
        let (parent, aliases) = (self.parent(row), list(row, "aliases"))
        guard let code, let name else { return nil }
        if kind == nil { kind = UnitName(name).type.map(OrganizationKind.init) }
        return Organization(
            code: code, name: name, kind: kind ?? .body, parent: parent, validity: validity, aliases: aliases,
            area: text(row, "area"))
    }

    /// The unit above: one that is listed, or the code of one that is not.
    private mutating func parent(_ row: ProgramRow) -> String? {
        guard let text = text(row, "parent") else { return nil }
        let names = names[.organization] ?? ProgramNames()
        switch names.match(text) {
        case .found(let code): return code
        case .ambiguous: return code(text, .organization, at: row.place(of: "parent"))
        case .unknown: return text
        }
    }

    private mutating func merger(_ row: ProgramRow) -> Merger? {
        let old = required(row, "old", .mergers).flatMap { code($0, .organization, at: row.place(of: "old")) }
        let new = required(row, "new", .mergers).flatMap { code($0, .organization, at: row.place(of: "new")) }
        let day = required(row, "date", .mergers).flatMap { _ in date(row, "date") }
        let relation = word(row, "relation", Merger.Relation.self)
        var share = decimal(row, "share")
        if let value = share, value < 0 || value > 1 {
            problems.append(
                ProgramProblem.wrongValue(
                    "tỷ lệ phải từ 0 đến 1", "a share from 0 to 1 is expected", at: row.place(of: "share")))
            share = nil
        }
        let basis = text(row, "basis")
        guard let old, let new, let day else { return nil }
        return Merger(old: old, new: new, date: day, relation: relation ?? .whole, share: share, basis: basis)
    }

    private mutating func tell(
        _ fault: OrganizationRegistry.Fault, _ registry: OrganizationRegistry, _ units: [ProgramRow],
        _ mergers: [ProgramRow]
    ) {
        switch fault {
        case .backwards(let unit):
            problems.append(
                ProgramProblem.days(
                    "ngày “Đến” trước ngày “Từ”", "“to” lies before “from”", at: units[unit].place(of: "to")))
        case .overlap(let unit, let earlier):
            let code = registry.organizations[unit].code
            let first = units[earlier].place(of: "code")
            let other = [first.cell, first.part].compactMap { $0 }.first ?? "?"
            problems.append(
                ProgramProblem.days(
                    "thời gian của đơn vị “\(code)” trùng với dòng ở \(other)",
                    "the time of the unit “\(code)” overlaps that at \(other)", at: units[unit].place(of: "from")))
        case .unknownParent(let unit):
            let place = units[unit].place(of: "parent")
            let parent = registry.organizations[unit].parent ?? ""
            let nearest = names[.organization]?.nearest(to: parent)
            problems.append(ProgramProblem.unknownReference(parent, .organization, nearest: nearest, at: place))
        case .cycle(let unit):
            problems.append(
                ProgramProblem.circle(registry.organizations[unit].code, at: units[unit].place(of: "parent")))
        case .unknownOld(let merger):
            let (code, place) = (registry.mergers[merger].old, mergers[merger].place(of: "old"))
            problems.append(
                ProgramProblem.days(
                    "đơn vị “\(code)” không có hiệu lực vào hôm trước ngày này",
                    "the unit “\(code)” is not in force the day before", at: place))
        case .unknownNew(let merger):
            let (code, place) = (registry.mergers[merger].new, mergers[merger].place(of: "new"))
            problems.append(
                ProgramProblem.days(
                    "đơn vị “\(code)” không có hiệu lực vào ngày này", "the unit “\(code)” is not in force on the day",
                    at: place))
        case .shares(let merger):
            problems.append(
                ProgramProblem.shares(registry.mergers[merger].old, at: mergers[merger].place(of: "share")))
        }
    }
}
