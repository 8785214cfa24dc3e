internal import Domain
internal import Findings
internal import FoundationEssentials
internal import SheetModel
internal import VietnameseText

// Each row a household or an event.
extension TableReading {
    /// Counts and adds up the rows of a list, for each unit that they name, else for the sender.
    func readList() {
        var order: [OrganizationID] = []
        var rows: [OrganizationID: [TableRow]] = [:]
        var above: (row: Int, name: String)?
        for row in match.table.rows where row.kind == .data && hasFigures(row) {
            guard let owner = owner(of: row, &above) else { continue }
            if rows[owner] == nil { order.append(owner) }
            rows[owner, default: []].append(row)
        }
        for unit in order {
            for column in columns { total(rows[unit] ?? [], column, for: unit) }
        }
    }

    /// The unit that a row of a list names; a name that is merged over several rows holds for all of them.
    private func owner(of row: TableRow, _ above: inout (row: Int, name: String)?) -> OrganizationID? {
        guard let column = match.column(.unitName) ?? match.column(.unitCode) else { return reporter.organization }
        let cell = CellReference(row: row.index, column: column.column)
        var name = text(row, column)
        if let name {
            above = (row.index, name)
        } else if let range = context.layout.range(covering: cell), let above, range.first.row == above.row {
            name = above.name
        }
        guard let name else { return reporter.organization }
        return unit(named: name, at: cell, header: column.path)?.id
    }

    private func total(_ rows: [TableRow], _ column: Column, for unit: OrganizationID) {
        guard let indicator = column.indicators.first, let first = rows.first, let last = rows.last else { return }
        var sum = Decimal(0)
        var done: [String] = []
        var isWhole = true
        for row in rows {
            let cell = row.cell(column.index)
            guard column.match.declaration.role != .count else {
                if cell.map({ !$0.isEmpty }) ?? false { sum += 1 }
                continue
            }
            let reading = column.reading.read(cell, for: [indicator])
            for figure in reading.figures {
                sum += figure.amount.value ?? 0
                done += figure.normalisations.filter { !done.contains($0) }
            }
            let source = source(cell, row: row, column: column.match.column, label: nil)
            for fault in reading.faults {
                isWhole = isWhole && !fault.isLoss
                report(
                    MappingFinding.figure(
                        fault, source, organization: text(of: unit), period: column.period?.code ?? ""))
            }
        }
        // A sum without one of its addends is no figure.
        guard isWhole, !sum.isNaN else { return }
        var source = source(nil, row: first, column: column.match.column, label: nil)
        source.cell = "\(source.cell):\(CellReference(row: last.index, column: column.index))"
        source.raw = sum.canonicalText
        take(sum, of: unit, indicator, column, from: source, done)
        collect(sum, of: unit, indicator, column, source, row: last)
    }
}
