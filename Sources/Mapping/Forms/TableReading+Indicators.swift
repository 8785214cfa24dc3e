internal import Domain
internal import Findings
internal import SheetModel
internal import VietnameseText

// Each row an indicator.
extension TableReading {
    /// A row of figures of an indicator.
    private final class IndicatorRow {
        let row: TableRow
        let indicator: Indicator
        let done: [Normalisation]
        let label: String?
        let hasFigures: Bool

        init(row: TableRow, indicator: Indicator, done: [Normalisation] = [], label: String?, hasFigures: Bool) {
            (self.row, self.indicator, self.done, self.label) = (row, indicator, done, label)
            self.hasFigures = hasFigures
        }
    }

    /// Reads rows of indicators; `unit` says whose figures a column holds.
    func readIndicatorRows(_ unit: (Column) -> OrganizationID?) {
        let measure = match.column(.measure)
        let labels = (name: match.column(.indicatorName), code: match.column(.indicatorCode))
        var rows: [IndicatorRow] = []
        var whole: Indicator?
        for row in match.table.rows where row.kind != .note {
            guard let found = indicatorRow(row, labels.name, labels.code, partOf: whole) else { continue }
            whole = found.indicator.parent.flatMap { reader.declaration.program.indicators[$0] } ?? found.indicator
            rows.append(found)
        }
        // A heading may have the name of an indicator that has a row of its own.
        if rows.contains(where: { !$0.hasFigures }) {
            let filled = Set(rows.filter(\.hasFigures).map(\.indicator.code))
            rows.removeAll { !$0.hasFigures && filled.contains($0.indicator.code) }
        }
        reportRepeated(rows)
        setPercentages(rows.filter { $0.indicator.kind == .percentage }.map(\.row))
        for found in rows {
            let measure = text(found.row, measure)
            facts?.add(row: found.row.index, .indicator(found.indicator.code))
            for column in columns {
                guard let unit = unit(column) else { continue }
                let subject = Subject(unit: unit, label: found.label, done: found.done, measure: measure)
                take(found.row, column, of: subject, [found.indicator])
            }
        }
    }

    /// An indicator has one row; which of several is meant, the sender must say. All of them are given.
    private func reportRepeated(_ rows: [IndicatorRow]) {
        guard Set(rows.map(\.indicator.code)).count < rows.count else { return }
        let column = match.column(.indicatorName)?.column ?? match.column(.indicatorCode)?.column ?? 0
        let places = Dictionary(grouping: rows, by: \.indicator.code).mapValues { $0.map(\.row.index) }
        for found in rows {
            guard let all = places[found.indicator.code], all.count > 1, all.first == found.row.index,
                found.hasFigures
            else { continue }
            report(MappingFinding.duplicateRow(found.indicator, context, rows: all, column: column))
        }
    }

    private func indicatorRow(
        _ row: TableRow, _ nameColumn: TableColumn?, _ codeColumn: TableColumn?, partOf whole: Indicator?
    ) -> IndicatorRow? {
        guard let column = nameColumn ?? codeColumn else { return nil }
        let label = text(row, nameColumn)
        let cell = CellReference(row: row.index, column: column.column)
        let isFilled = hasFigures(row)
        if let code = text(row, codeColumn) {
            if let indicator = reader.indicators.coded(code) {
                return IndicatorRow(row: row, indicator: indicator, label: label, hasFigures: isFilled)
            }
            if let codeColumn, isFilled, label != nil {
                let place = context.place(CellReference(row: row.index, column: codeColumn.column))
                report(MappingFinding.codeUnknown(code, place, header: codeColumn.path))
            }
        }
        guard let name = label ?? text(row, codeColumn) else {
            if isFilled, row.kind == .data { report(MappingFinding.unnamedRow(context.place(cell))) }
            return nil
        }
        // Few rows need it.
        var evidence: Evidence { Evidence(place: context.place(cell), raw: name, header: column.path) }
        switch reader.indicators.match(name, partOf: whole) {
        case .found(let indicator, let done, let outcome):
            guard isFilled || row.kind == .data else { return nil }
            if outcome > .accepted { report(MappingFinding.indicatorDoubtful(indicator, evidence)) }
            if !done.isEmpty { note(evidence.place, name, indicator.name, done.map(\.rawValue)) }
            return IndicatorRow(row: row, indicator: indicator, done: done, label: label, hasFigures: isFilled)
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

    /// The unit whose figures each column holds, where units stand side by side.
    func unitsOfColumns() -> [Int: OrganizationID] {
        var units: [Int: OrganizationID] = [:]
        var known: [String: OrganizationID?] = [:]
        for column in columns {
            let path = column.match.column.path
            let name = column.match.fit.unit ?? path.first ?? ""
            if known[name] == nil {
                known.updateValue(
                    isSuperior(name, column) ? superior(named: name) : unit(of: name, column), forKey: name)
            }
            units[column.index] = known[name] ?? nil
        }
        reportRepeated(units)
        return units
    }

    /// A unit has one group of columns.
    private func reportRepeated(_ units: [Int: OrganizationID]) {
        struct Place: Hashable {
            var unit: OrganizationID
            var order: Int
        }
        var first: [Place: Column] = [:]
        var others: [OrganizationID: Set<Int>] = [:]
        var counts: [Place: Int] = [:]
        for column in columns {
            guard let unit = units[column.index] else { continue }
            let place = Place(unit: unit, order: column.match.order)
            counts[place, default: 0] += 1
            if let earlier = first[place] {
                others[unit, default: []].formUnion([earlier.index, column.index])
            } else {
                first[place] = column
            }
        }
        for (unit, all) in others.mapValues({ $0.sorted() }).sorted(by: { $0.value[0] < $1.value[0] }) {
            report(
                MappingFinding.duplicateColumns(
                    reader.units.name(unit), text(of: unit), context, columns: all,
                    groups: counts.filter { $0.key.unit == unit }.values.max() ?? 2,
                    row: match.table.headerRows.lowerBound))
        }
    }

    /// Whether a group of columns is the superior unit's: a label that is declared, such as `Toàn huyện`, or a total's.
    private func isSuperior(_ name: String, _ column: Column) -> Bool {
        column.match.fit.unit == nil || RowLabel(name).role == .total
    }

    private func superior(named name: String) -> OrganizationID? {
        if case .found(let id, _, .accepted, _) = reader.units.match(name, at: context.day) { return id }
        return reader.units.programUnit(at: context.day) ?? reporter.organization
    }

    private func unit(of name: String, _ column: Column) -> OrganizationID? {
        let cell = CellReference(row: match.table.headerRows.lowerBound, column: column.index)
        return unit(named: name, at: cell, header: column.match.column.path)?.id
    }
}
