internal import Domain
internal import Findings
internal import FoundationEssentials
internal import SheetModel
internal import VietnameseText

// Units of measure and scales of percentages that are not the form's.
extension TableReading {
    /// Tells a figure that was brought from another unit of measure, at the cell that names the unit: its own, that of its
    /// row, else the header of its column. A unit that the form declares for the column is no other unit, and is told only
    /// of a cell with a unit of its own beside it: `10 sào` where hectares are declared.
    func noteMeasure(
        _ reading: FigureColumn.Reading, _ cell: GridCell?, _ source: Source, _ row: TableRow, _ column: Column,
        _ subject: Subject
    ) {
        let converted = reading.figures.first { $0.normalisations.contains(Normalisation.unitConverted.rawValue) }
        guard let converted, let own = converted.indicator.unit else { return }
        let declared = column.match.declaration.unit
        let target = declared.flatMap { try? reader.measures.unit($0) } ?? measure(of: converted.indicator)
        if case .text(let text)? = cell?.value, let written = WrittenNumber(text).quantity?.unit,
            let unit = try? reader.measures.unit(written), unit.name != target?.name
        {
            report(
                MappingFinding.otherMeasure(
                    written, own, Evidence(source), text: self.text(of: subject.unit), converted.indicator))
            return
        }
        guard declared == nil else { return }
        if let written = subject.measure, let place = match.column(.measure),
            let unit = try? reader.measures.unit(written), unit.name != target?.name
        {
            let cell = CellReference(row: row.index, column: place.column)
            report(
                MappingFinding.otherMeasure(
                    written, own, Evidence(place: context.place(cell), raw: written, header: place.path),
                    text: nil, converted.indicator))
            return
        }
        let path = column.match.column.path
        let header = CellReference(
            row: match.table.headerRows.lowerBound + max(path.count, 1) - 1, column: column.index)
        report(
            MappingFinding.otherMeasure(
                path.last ?? "", own, Evidence(place: context.place(header), raw: path.last, header: path), text: nil,
                converted.indicator))
    }

    /// The columns of percentages that may be on two scales: each cell's number as it stands, those with a percent format
    /// in points. Those whose numbers are all small, or none of them, are only counted.
    func percentColumns(_ facts: TableFacts, uniform: inout Int) -> [[StatedNumber]] {
        return match.columns.compactMap { column in
            let isStated = column.declaration.role == .statedPercent
            guard isStated || column.declaration.indicators.isEmpty || hasShares(column) else { return nil }
            if isUniform(column, facts) {
                if isStated { uniform += 1 }
                return nil
            }
            var numbers: [StatedNumber] = []
            for place in facts.rows {
                let figure = facts.figures(row: place.index, column: column.column.column).first
                let isShare =
                    figure.map { reader.declaration.program.indicators[$0.achievement.indicator]?.kind == .percentage }
                    ?? false
                guard isStated || isShare, let row = row(place.index), let cell = row.cell(column.column.column),
                    let shown = CellPrecision.shown(cell)
                else { continue }
                numbers.append(
                    StatedNumber(
                        .value(shown.number),
                        source: source(cell, row: row, column: column.column, label: figure?.source.row)))
            }
            return numbers.count > 1 ? numbers : nil
        }
    }

    private func hasShares(_ column: FormMatch.Column) -> Bool {
        column.declaration.indicators.contains {
            reader.declaration.program.indicators[$0]?.kind == .percentage
        }
    }

    /// Whether the numbers of a column, whatever they are of, are all at most 2 or all above.
    private func isUniform(_ column: FormMatch.Column, _ facts: TableFacts) -> Bool {
        var (small, great) = (false, false)
        for place in facts.rows {
            guard let cell = row(place.index)?.cell(column.column.column) else { continue }
            switch cell.value {
            case .number(let number):
                let points = cell.shown.hasSuffix("%") ? number * 100 : number
                if points != 0 { if points.magnitude <= 2 { small = true } else { great = true } }
            case .text: return false
            default: break
            }
            if small && great { return false }
        }
        return true
    }
}
