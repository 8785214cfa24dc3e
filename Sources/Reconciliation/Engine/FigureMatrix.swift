public import Domain
internal import Findings
internal import FoundationEssentials
public import VietnameseText

/// The results of a period beside each other: a row for each unit and indicator, a column for each body that reports them.
public struct FigureMatrix: Sendable {
    /// Who reports: a body of the unit itself, or of one above it.
    public struct Column: Sendable, Hashable {
        /// The body.
        public let body: OrganisationBody
        /// The unit above whose body it is; `nil` for the unit itself.
        public let superior: OrganizationID?
    }

    /// The figures of one unit for one indicator.
    public struct Row: Sendable {
        /// The unit.
        public let organization: OrganizationID
        /// The indicator's code.
        public let indicator: String
        /// The figures, by the matrix's columns; `nil` where a body says nothing.
        public let figures: ArraySlice<FormFigure?>
        /// Whether the figures differ by more than the digits shown and the indicator's tolerance.
        public let differs: Bool
    }

    /// The columns, in the order in which submissions have them.
    public let columns: [Column]
    /// The rows, in the order of units and indicators of the programme.
    public let rows: [Row]
}

extension ReconciliationReport {
    /// The results that count for the period, those of several bodies beside each other.
    ///
    /// - Complexity: O(n log n) in figures.
    public var matrix: FigureMatrix { FigureMatrix(self) }
}

extension FigureMatrix {
    fileprivate init(_ report: ReconciliationReport) {
        let (submissions, program, period) = (report.submissions, report.program, report.period)
        struct Key: Hashable {
            var organization: OrganizationID
            var indicator: String
        }
        var columns: [FigureMatrix.Column] = []
        var places: [FigureMatrix.Column: Int] = [:]
        var keys: [Key] = []
        var numbers: [Key: Int] = [:]
        var entries: [(row: Int, column: Int, figure: FormFigure)] = []
        let size = submissions.reduce(0) { $0 + $1.tables.reduce(0) { $0 + $1.figures.count } }
        entries.reserveCapacity(size)
        keys.reserveCapacity(size)
        numbers.reserveCapacity(size)
        for submission in submissions {
            for figure in submission.figures {
                guard figure.achievement.stage == .result, figure.achievement.period == period else { continue }
                let (unit, reporter) = (figure.achievement.organization, figure.achievement.reportedBy)
                let column = FigureMatrix.Column(
                    body: reporter.body, superior: reporter.organization == unit ? nil : reporter.organization)
                let place = places[column] ?? columns.count
                if place == columns.count {
                    columns.append(column)
                    places[column] = place
                }
                let key = Key(organization: unit, indicator: figure.achievement.indicator)
                let number = numbers[key] ?? keys.count
                if number == keys.count {
                    numbers[key] = number
                    keys.append(key)
                }
                entries.append((number, place, figure))
            }
        }
        // All figures behind each other: a matrix of a country has tens of thousands of rows.
        var figures: [FormFigure?] = Array(repeating: nil, count: keys.count * columns.count)
        for entry in entries where figures[entry.row * columns.count + entry.column] == nil {
            figures[entry.row * columns.count + entry.column] = entry.figure
        }
        let units = Dictionary(program.organizations.organizations.enumerated().map { ($1.id, $0) }) { first, _ in first
        }
        let indicators = Dictionary(program.indicators.indicators.enumerated().map { ($1.code, $0) }) { first, _ in
            first
        }
        let order = keys.enumerated().map { number, key in
            (unit: units[key.organization] ?? .max, indicator: indicators[key.indicator] ?? .max, number: number)
        }
        // Units that the programme does not know come last, by their own order.
        let sorted = order.sorted { one, other in
            if one.unit != other.unit { return one.unit < other.unit }
            if one.indicator != other.indicator { return one.indicator < other.indicator }
            return keys[one.number].organization < keys[other.number].organization
        }
        let rows = sorted.map { place in
            let (key, start) = (keys[place.number], place.number * columns.count)
            let own = figures[start..<(start + columns.count)]
            return FigureMatrix.Row(
                organization: key.organization, indicator: key.indicator, figures: own,
                differs: columns.count > 1 && Self.differ(own.compactMap(\.self), program.indicators[key.indicator]))
        }
        self.init(columns: columns, rows: rows)
    }

    private static func differ(_ figures: [FormFigure], _ indicator: Indicator?) -> Bool {
        let numbers = figures.filter { $0.value != nil }
        guard numbers.count > 1, let least = numbers.min(by: { ($0.value ?? 0) < ($1.value ?? 0) }),
            let most = numbers.max(by: { ($0.value ?? 0) < ($1.value ?? 0) }),
            let low = least.value, let high = most.value
        else { return false }
        let agreement = Agreement(
            high - low, half: least.halfUnit, parts: most.halfUnit, tolerance: indicator?.tolerance)
        return agreement == .differs
    }
}
