internal import Domain
internal import Findings
internal import FoundationEssentials
internal import SheetModel
internal import VietnameseText

// MARK: - Each row a unit

extension TableReading {
    /// A row of figures of a unit.
    private struct UnitRow {
        var row: TableRow
        var label: String?
        /// `nil` for the total, which is the superior unit's.
        var unit: OrganizationID?
        var done: [Normalisation] = []
    }

    mutating func readUnitRows() {
        var rows: [UnitRow] = []
        for row in match.table.rows {
            if let unit = unitRow(row) { rows.append(unit) }
        }
        let superior = superior(of: rows.compactMap(\.unit))
        var seen: [OrganizationID: Int] = [:]
        for row in rows {
            guard let unit = row.unit ?? superior else { continue }
            if let first = seen[unit], row.unit != nil {
                report(
                    MappingFinding.duplicateRow(
                        reader.units.name(unit), text(of: unit), context, rows: [first, row.row.index],
                        column: match.column(.unitName)?.column ?? match.column(.unitCode)?.column ?? 0))
            }
            seen[unit] = seen[unit] ?? row.row.index
            for column in columns {
                take(
                    row.row, column, for: unit, column.indicators, label: row.label, done: row.done,
                    rowUnit: text(row.row, match.column(.measure)))
            }
        }
    }

    private mutating func unitRow(_ row: TableRow) -> UnitRow? {
        let (nameColumn, codeColumn) = (match.column(.unitName), match.column(.unitCode))
        let label = text(row, nameColumn) ?? text(row, codeColumn)
        guard row.kind != .note, hasFigures(row) else { return nil }
        if row.kind == .total {
            // Totals of groups are not a unit's.
            return row.level == 0 ? UnitRow(row: row, label: label ?? row.cells.first?.shown) : nil
        }
        if let code = text(row, codeColumn),
            case .found(let id, let done, _, _) = reader.units.match(code, at: context.day)
        {
            return UnitRow(row: row, label: label, unit: id, done: done)
        }
        guard let column = nameColumn ?? codeColumn, let label else { return nil }
        // A heading that is no unit's name needs no answer.
        if row.kind == .group {
            guard case .found(let id, let done, .accepted, _) = reader.units.match(label, at: context.day) else {
                return nil
            }
            return UnitRow(row: row, label: label, unit: id, done: done)
        }
        let cell = CellReference(row: row.index, column: column.column)
        return unit(named: label, at: cell, header: column.path).map { id, done in
            UnitRow(row: row, label: label, unit: id, done: done)
        }
    }

    func hasFigures(_ row: TableRow) -> Bool {
        columns.contains { column in row.cell(column.index).map { $0.value != .blank } ?? false }
    }

    /// The unit above most of the units; the programme's where none is told.
    private func superior(of units: [OrganizationID]) -> OrganizationID? {
        var counts: [OrganizationID: Int] = [:]
        for unit in units {
            if let parent = reader.units.parent(of: unit, at: context.day) { counts[parent, default: 0] += 1 }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? reader.units.programUnit(at: context.day)
    }
}

// MARK: - Each row an indicator

extension TableReading {
    /// Reads rows of indicators; `unit` says whose figures a column holds.
    mutating func readIndicatorRows(_ unit: (Column) -> OrganizationID?) {
        let measure = match.column(.measure)
        var rows: [IndicatorRow] = []
        var whole: Indicator?
        for row in match.table.rows where row.kind != .note {
            guard let found = indicatorRow(row, partOf: whole) else { continue }
            whole = found.indicator.parent.flatMap { reader.declaration.program.indicators[$0] } ?? found.indicator
            rows.append(found)
        }
        let filled = Set(rows.filter { hasFigures($0.row) }.map(\.indicator.code))
        // A heading may have the name of an indicator that has a row of its own.
        for found in rows where hasFigures(found.row) || !filled.contains(found.indicator.code) {
            for column in columns {
                guard let unit = unit(column) else { continue }
                take(
                    found.row, column, for: unit, [found.indicator], label: found.label, done: found.done,
                    rowUnit: text(found.row, measure))
            }
        }
    }

    /// A row of figures of an indicator.
    private struct IndicatorRow {
        var row: TableRow
        var indicator: Indicator
        var done: [Normalisation] = []
        var label: String?
    }

    private mutating func indicatorRow(_ row: TableRow, partOf whole: Indicator?) -> IndicatorRow? {
        let (nameColumn, codeColumn) = (match.column(.indicatorName), match.column(.indicatorCode))
        let label = text(row, nameColumn)
        if let code = text(row, codeColumn), let indicator = reader.indicators.coded(code) {
            return IndicatorRow(row: row, indicator: indicator, label: label)
        }
        guard let column = nameColumn ?? codeColumn, let name = label ?? text(row, codeColumn) else { return nil }
        let isFilled = hasFigures(row)
        let cell = CellReference(row: row.index, column: column.column)
        let evidence = Evidence(place: context.place(cell), raw: name, header: column.path)
        switch reader.indicators.match(name, partOf: whole) {
        case .found(let indicator, let done, let outcome):
            guard isFilled || row.kind == .data else { return nil }
            if outcome > .accepted { report(MappingFinding.indicatorDoubtful(indicator, evidence)) }
            if !done.isEmpty {
                log.append(
                    SubmissionReading.LogEntry(
                        place: context.place(cell), before: name, after: indicator.name,
                        normalisations: done.map(\.rawValue)))
            }
            return IndicatorRow(row: row, indicator: indicator, done: done, label: label)
        case .ambiguous(let all) where isFilled: report(MappingFinding.indicatorAmbiguous(all, evidence))
        case .refused(let indicator, let rule) where isFilled:
            report(MappingFinding.refused(rule.rawValue, [indicator.name], evidence))
        // Headings, and totals over different indicators, are nothing to ask about.
        case .unknown(let nearest) where isFilled && row.kind == .data:
            report(MappingFinding.indicatorUnknown(nearest, evidence))
        default: break
        }
        return nil
    }

    /// The unit whose figures each column holds, where the header names it.
    mutating func unitsOfColumns() -> [Int: OrganizationID] {
        var units: [Int: OrganizationID] = [:]
        var known: [String: OrganizationID?] = [:]
        for column in columns {
            let path = column.match.column.path
            guard let name = column.match.fit.unit ?? (path.count > 1 ? path.first : nil) else { continue }
            if known[name] == nil {
                let cell = CellReference(row: match.table.headerRows.lowerBound, column: column.index)
                if column.match.fit.unit == nil {
                    // A declared label such as "Toàn huyện" is the superior's, whether it is a name or not.
                    if case .found(let id, _, _, _) = reader.units.match(name, at: context.day) {
                        known[name] = .some(id)
                    } else {
                        known[name] = .some(reader.units.programUnit(at: context.day) ?? reporter.organization)
                    }
                } else {
                    known[name] = .some(unit(named: name, at: cell, header: path)?.id)
                }
            }
            units[column.index] = known[name] ?? nil
        }
        return units
    }
}

// MARK: - A list

extension TableReading {
    /// Counts and adds up the rows of a list, for each unit that they name, else for the sender.
    mutating func readList() {
        let nameColumn = match.column(.unitName)
        var order: [OrganizationID] = []
        var rows: [OrganizationID: [TableRow]] = [:]
        for row in match.table.rows where row.kind == .data && hasFigures(row) {
            var owner = reporter.organization
            if let nameColumn, let name = text(row, nameColumn) {
                guard
                    let named = unit(
                        named: name, at: CellReference(row: row.index, column: nameColumn.column),
                        header: nameColumn.path)
                else { continue }
                owner = named.id
            }
            if rows[owner] == nil { order.append(owner) }
            rows[owner, default: []].append(row)
        }
        for unit in order {
            for column in columns { total(rows[unit] ?? [], column, for: unit) }
        }
    }

    private mutating func total(_ rows: [TableRow], _ column: Column, for unit: OrganizationID) {
        guard let indicator = column.indicators.first, let period = column.period, let first = rows.first,
            let last = rows.last
        else { return }
        var sum = Decimal(0)
        var done: [String] = []
        for row in rows {
            let cell = row.cell(column.index)
            if column.match.declaration.role == .count {
                if let cell, cell.value != .blank { sum += 1 }
                continue
            }
            let reading = column.reading.read(cell, for: [indicator])
            for figure in reading.figures {
                sum += figure.amount.value ?? 0
                done += figure.normalisations.filter { !done.contains($0) }
            }
            let source = source(cell, row: row, column: column.match.column, label: nil)
            for fault in reading.faults {
                report(MappingFinding.figure(fault, source, organization: text(of: unit), period: period.code))
            }
        }
        var source = source(nil, row: first, column: column.match.column, label: nil)
        source.cell = "\(source.cell):\(CellReference(row: last.index, column: column.index))"
        source.raw = sum.canonicalText
        add(
            Achievement(
                organization: unit, indicator: indicator.code, period: period, stage: column.stage,
                reportedBy: reporter, amount: .value(sum),
                unit: reader.measures.unit(of: indicator)),
            from: source, done)
    }
}
