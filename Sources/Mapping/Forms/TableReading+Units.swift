internal import Domain
internal import Findings
internal import SheetModel
internal import VietnameseText

// Each row a unit.
extension TableReading {
    /// A row of figures of a unit.
    private struct UnitRow {
        var row: TableRow
        var label: String?
        /// `nil` for the total, which is the superior unit's.
        var unit: OrganizationID?
        var isTotal = false
        var done: [Normalisation] = []
    }

    func readUnitRows() {
        var rows: [UnitRow] = []
        var unnamed: [TableRow] = []
        for row in match.table.rows {
            if let unit = unitRow(row) {
                rows.append(unit)
            } else if facts != nil, row.kind == .data || row.kind == .total, hasFigures(row), !isOfArea(row) {
                unnamed.append(row)
            }
        }
        let superior = superior(of: rows.compactMap(\.unit))
        for row in rows.indices where rows[row].unit == nil {
            rows[row].unit = superior
            rows[row].isTotal = true
        }
        reportRepeated(rows)
        for row in rows {
            guard let unit = row.unit else { continue }
            let subject = Subject(
                unit: unit, label: row.label, done: row.done, measure: text(row.row, match.column(.measure)),
                isTotal: row.isTotal)
            for column in columns { take(row.row, column, of: subject, column.indicators) }
        }
        noteRows(rows, unnamed, superior)
    }

    /// Writes down, for reconciliation, which rows are units', totals and headings, and reads those that only sums need.
    private func noteRows(_ rows: [UnitRow], _ unnamed: [TableRow], _ superior: OrganizationID?) {
        guard facts != nil else { return }
        let known = Dictionary(rows.map { ($0.row.index, $0) }) { first, _ in first }
        let others = Set(unnamed.map(\.index))
        for row in match.table.rows where row.kind != .note {
            if let unit = known[row.index] {
                facts?.add(row: row.index, unit.isTotal ? .total(level: 0) : .unit(unit.unit))
            } else if others.contains(row.index) {
                facts?.add(row: row.index, row.kind == .total ? .total(level: row.level) : .unit(nil))
            } else if row.kind == .group || isOfArea(row) {
                facts?.add(row: row.index, .heading)
            }
        }
        let owner = superior ?? reporter.organization
        for row in unnamed {
            let subject = Subject(
                unit: owner, label: text(row, match.column(.unitName)), measure: text(row, match.column(.measure)),
                isTotal: row.kind == .total, isPartOnly: true)
            for column in columns { take(row, column, of: subject, column.indicators) }
        }
    }

    /// A unit has one row; which of several is meant, the sender must say. All of them are given.
    private func reportRepeated(_ rows: [UnitRow]) {
        let column = match.column(.unitName)?.column ?? match.column(.unitCode)?.column ?? 0
        var places: [OrganizationID: [Int]] = [:]
        for row in rows { if let unit = row.unit { places[unit, default: []].append(row.row.index) } }
        for row in rows {
            guard let unit = row.unit, let all = places[unit], all.count > 1, all.first == row.row.index else {
                continue
            }
            report(
                MappingFinding.duplicateRow(reader.units.name(unit), text(of: unit), context, rows: all, column: column)
            )
        }
    }

    private func unitRow(_ row: TableRow) -> UnitRow? {
        let (nameColumn, codeColumn) = (match.column(.unitName), match.column(.unitCode))
        guard row.kind != .note, let column = nameColumn ?? codeColumn else { return nil }
        let label = text(row, nameColumn) ?? text(row, codeColumn)
        let isFilled = hasFigures(row)
        if row.kind == .total {
            // Totals of groups are not a unit's.
            return isFilled && row.level == 0 ? UnitRow(row: row, label: label ?? row.cells.first?.shown) : nil
        }
        if row.kind == .data, isFilled, let label, isTotal(label) { return UnitRow(row: row, label: label) }
        let cell = CellReference(row: row.index, column: column.column)
        guard let label else {
            if isFilled { report(MappingFinding.unnamedRow(context.place(cell))) }
            return nil
        }
        if let id = coded(row, codeColumn, name: text(row, nameColumn)) {
            return UnitRow(row: row, label: label, unit: id)
        }
        // A heading that is no unit's name needs no answer, nor does a row that is not filled in.
        if row.kind == .group || !isFilled {
            guard case .found(let id, let done, .accepted, _) = reader.units.match(label, at: context.day),
                isFilled || row.kind == .data
            else { return nil }
            return UnitRow(row: row, label: label, unit: id, done: done)
        }
        // What stands beside a group's name is its subtotal.
        if isOfArea(label) { return nil }
        return unit(named: label, at: cell, header: column.path).map { id, done in
            UnitRow(row: row, label: label, unit: id, done: done)
        }
    }

    /// Whether a label that is no unit's name says a total: `Cả huyện`.
    private func isTotal(_ label: String) -> Bool {
        let reading = RowLabel(label)
        guard reading.role == .total, reading.addends.isEmpty else { return false }
        if case .unknown = reader.units.match(label, at: context.day) { return true }
        return false
    }

    /// Whether a label is no unit's name but that of a group: `II. Cụm vùng cao`.
    private func isOfArea(_ label: String) -> Bool {
        guard !reader.areas.isEmpty, reader.areas.contains(NameKey(RowLabel(label).text, .folded)) else { return false }
        if case .unknown = reader.units.match(label, at: context.day) { return true }
        return false
    }

    private func isOfArea(_ row: TableRow) -> Bool {
        row.kind == .data && text(row, match.column(.unitName)).map(isOfArea) ?? false
    }

    /// The unit of a row's code; a finding where the name beside it is another unit's.
    private func coded(_ row: TableRow, _ column: TableColumn?, name: String?) -> OrganizationID? {
        guard let column, let code = text(row, column) else { return nil }
        let cell = CellReference(row: row.index, column: column.column)
        guard case .found(let id, let done, _, _) = reader.units.match(code, at: context.day) else {
            if name != nil { report(MappingFinding.codeUnknown(code, context.place(cell), header: column.path)) }
            return nil
        }
        note(context.place(cell), code, reader.units.name(id), done.map(\.rawValue))
        if let name, case .found(let other, _, _, _) = reader.units.match(name, at: context.day), other != id {
            report(
                MappingFinding.codeDiffers(
                    code, name, [reader.units.name(id), reader.units.name(other)], context.place(cell)))
        }
        return id
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
