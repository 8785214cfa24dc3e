internal import Domain
internal import FoundationEssentials
internal import SheetModel
internal import VietnameseText

extension Normalisation {
    /// Of two readings of a number, that which fits the numbers beside it.
    static let numberByNeighbours = Normalisation(rawValue: "number.by-neighbours")
}

// Numbers that may be read in two ways.
extension TableReading {
    /// Takes, of two readings of a number such as `8.900`, that which is nearer to the numbers beside it: those of the same
    /// indicator in its row, and in its column where rows are units; else to the unit's quota or earlier figure. The doubt
    /// about it stays.
    func resolved(
        _ reading: FigureColumn.Reading, _ row: TableRow, _ column: Column, _ subject: Subject,
        _ indicators: [Indicator]
    ) -> FigureColumn.Reading {
        // Half a household is no reading.
        guard reading.figures.count == 1, let figure = reading.figures.first, figure.indicator.kind.isMeasured,
            let value = figure.amount.value,
            !reader.refused.contains(Normalisation.numberByNeighbours.rawValue)
        else { return reading }
        for (place, fault) in reading.faults.enumerated() {
            guard case .doubtful(let indicator, let number) = fault, number.candidates.count == 2,
                let read = number.candidates.first, let other = number.candidates.last, read > 0, other > 0,
                let usual = usual(row, column, indicators) ?? expected(figure, column, subject), value > 0,
                // In the indicator's unit, as the numbers beside it: 3.000 m² are 0,3 ha.
                Self.ratio(value * other / read, usual) < Self.ratio(value, usual)
            else { continue }
            var result = reading
            result.figures[0].amount = .value(value * other / read)
            result.figures[0].normalisations.append(Normalisation.numberByNeighbours.rawValue)
            result.faults[place] = .resolved(indicator, chosen: other, other: read)
            return result
        }
        return reading
    }

    /// What is known of the unit's figure from elsewhere.
    private func expected(_ figure: FigureColumn.Figure, _ column: Column, _ subject: Subject) -> Decimal? {
        guard let period = column.period else { return nil }
        let known = reader.expected(
            Achievement(
                organization: subject.unit, indicator: figure.indicator.code, period: period,
                stage: figure.stage ?? column.stage, reportedBy: reporter, amount: figure.amount,
                unit: measure(of: figure.indicator)))
        return known.flatMap { $0 > 0 ? $0 : nil }
    }

    private static func ratio(_ one: Decimal, _ other: Decimal) -> Decimal { max(one / other, other / one) }

    /// The middle of the numbers beside a cell; `nil` for none.
    private func usual(_ row: TableRow, _ column: Column, _ indicators: [Indicator]) -> Decimal? {
        var numbers: [Decimal] = []
        for other in columns where other.index != column.index {
            guard other.indicators.isEmpty || other.indicators == indicators else { continue }
            if let number = Self.number(row.cell(other.index)) { numbers.append(number) }
        }
        if match.form.layout == .unitRows {
            for other in match.table.rows where other.index != row.index && other.kind == .data {
                if let number = Self.number(other.cell(column.index)) { numbers.append(number) }
            }
        }
        // Other units say little of a number; it takes several of them.
        guard numbers.count >= (match.form.layout == .unitRows ? 3 : 1) else { return nil }
        return numbers.sorted()[numbers.count / 2]
    }

    private static func number(_ cell: GridCell?) -> Decimal? {
        guard case .number(let number)? = cell?.value, number > 0 else { return nil }
        return Decimal(fifteenDigitsOf: number)
    }
}

extension Indicator.Kind {
    /// Whether its figures may have decimals.
    fileprivate var isMeasured: Bool { self == .area || self == .mass || self == .rate }
}
