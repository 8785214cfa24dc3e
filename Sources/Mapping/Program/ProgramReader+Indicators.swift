internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// Indicators and quotas.
extension ProgramReader {
    mutating func indicators() -> IndicatorList {
        var seen: [String: Place] = [:]
        var (indicators, places): ([Indicator], [ProgramRow]) = ([], [])
        for row in rows(.indicators) {
            guard let indicator = indicator(row) else { continue }
            tellTwice(indicator.code, indicator.code, row, "code", &seen)
            indicators.append(indicator)
            places.append(row)
        }
        let list = IndicatorList(indicators)
        for (indicator, row) in zip(indicators, places) {
            if list.isCircular(indicator) {
                problems.append(ProgramProblem.circle(indicator.code, at: row.place(of: "parent")))
            }
            guard indicator.overOrganizations == .recompute else { continue }
            for member in ["numerator", "denominator"] where row.cells[member] == nil {
                let heading = ProgramSheet.indicators.column(member)?.heading ?? member
                problems.append(ProgramProblem.valueMissing(heading, at: row.place(of: member)))
            }
        }
        return list
    }

    private mutating func indicator(_ row: ProgramRow) -> Indicator? {
        let (code, name) = (required(row, "code", .indicators), required(row, "name", .indicators))
        let unit = text(row, "unit")
        _ = measure(unit, at: row.place(of: "unit"))
        let kind = word(row, "kind", Indicator.Kind.self)
        let over = word(row, "overOrganizations", Indicator.OverOrganizations.self)
        let overPeriods = word(row, "overPeriods", Indicator.OverPeriods.self)
        let indicator = Indicator(
            code: code ?? "", name: name ?? "", unit: unit, kind: kind ?? .count, overOrganizations: over,
            overPeriods: overPeriods ?? .flow, parent: reference(row, "parent", .indicator),
            partOf: word(row, "partOf", Indicator.PartOf.self), numerator: reference(row, "numerator", .indicator),
            denominator: reference(row, "denominator", .indicator), tolerance: decimal(row, "tolerance"),
            bandLow: percent(row, "bandLow"), bandHigh: percent(row, "bandHigh"), authority: body(row, "authority"),
            aliases: list(row, "aliases"))
        return code == nil || name == nil ? nil : indicator
    }

    /// The unit of measure that a text names, if it has a meaning in the programme's region.
    mutating func measure(_ text: String?, at place: Place) -> UnitOfMeasure? {
        guard let text else { return nil }
        if let known = known.measures[text] { return known }
        do {
            let unit = try UnitOfMeasure(text, region: region)
            known.measures[text] = unit
            return unit
        } catch {
            problems.append(
                ProgramProblem.measure(
                    "“\(text)” khác nhau giữa các vùng, chương trình chưa ghi vùng",
                    "“\(text)” differs between regions, and none is set", at: place))
            return nil
        }
    }

    /// A unit of measure that figures of an indicator are given in; told where it is not made of the indicator's own.
    mutating func measure(_ row: ProgramRow, of indicator: Indicator?) -> String? {
        guard let text = text(row, "unit") else { return nil }
        guard let unit = measure(text, at: row.place(of: "unit")), let own = indicator?.unit,
            let expected = known.measures[own] ?? (try? UnitOfMeasure(own, region: region)),
            !unit.isConvertible(to: expected)
        else { return text }
        problems.append(
            ProgramProblem.measure(
                "“\(text)” không đổi được ra “\(own)” của chỉ tiêu",
                "“\(text)” cannot be converted to the indicator's “\(own)”", at: row.place(of: "unit")))
        return text
    }

    mutating func quotas(_ program: Program) -> QuotaBook {
        var seen: [[String]: Place] = [:]
        return QuotaBook(
            rows(.quotas).compactMap { row in
                guard let quota = quota(row, program) else { return nil }
                quotaSources.append(Self.source(of: row, program))
                let key = [quota.indicator, quota.organization, quota.period, "\(quota.revision)"]
                tellTwice(key, key.joined(separator: ", "), row, "indicator", &seen)
                return quota
            })
    }

    private static func source(of row: ProgramRow, _ program: Program) -> Source {
        let place = row.place(of: "value")
        var raw = ""
        switch row.cells["value"]?.content {
        case .number(let number, _): raw = number.canonicalText
        case .text(let text): raw = text
        default: break
        }
        return Source(
            file: place.file ?? "", sheet: place.sheet ?? "", cell: place.cell ?? "", raw: raw,
            header: [ProgramSheet.quotas.name])
    }

    private mutating func quota(_ row: ProgramRow, _ program: Program) -> Quota? {
        let needed = ["indicator", "organization", "period", "value"].map { required(row, $0, .quotas) }
        let indicator = needed[0].flatMap { code($0, .indicator, at: row.place(of: "indicator")) }
        let unit = needed[1].flatMap { code($0, .organization, at: row.place(of: "organization")) }
        let (period, value) = (self.period(row, "period"), decimal(row, "value"))
        let measure = measure(row, of: indicator.flatMap { program.indicators[$0] })
        let revision = whole(row, "revision", in: 1...999)
        let (day, document) = (date(row, "date"), text(row, "document"))
        guard let indicator, let unit, let period, let value else { return nil }
        return Quota(
            indicator: indicator, organization: unit, period: period, value: value, unit: measure,
            revision: revision ?? 1, date: day, document: document)
    }
}
