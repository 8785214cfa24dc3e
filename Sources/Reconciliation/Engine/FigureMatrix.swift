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
        public let figures: [FormFigure?]
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
    public var matrix: FigureMatrix {
        struct Key: Hashable {
            var organization: OrganizationID
            var indicator: String
        }
        var columns: [FigureMatrix.Column] = []
        var places: [FigureMatrix.Column: Int] = [:]
        var figures: [Key: [Int: FormFigure]] = [:]
        for submission in submissions {
            for figure in submission.figures {
                let value = figure.achievement
                guard value.stage == .result, value.period == period else { continue }
                let superior = value.reportedBy.organization
                let column = FigureMatrix.Column(
                    body: value.reportedBy.body, superior: superior == value.organization ? nil : superior)
                let place = places[column] ?? columns.count
                if place == columns.count {
                    columns.append(column)
                    places[column] = place
                }
                let key = Key(organization: value.organization, indicator: value.indicator)
                if figures[key, default: [:]][place] == nil { figures[key, default: [:]][place] = figure }
            }
        }
        let units = Dictionary(program.organizations.organizations.enumerated().map { ($1.id, $0) }) { first, _ in first
        }
        let indicators = Dictionary(program.indicators.indicators.enumerated().map { ($1.code, $0) }) { first, _ in
            first
        }
        let keys = figures.keys.map { (units[$0.organization] ?? .max, indicators[$0.indicator] ?? .max, $0) }
        let rows = keys.sorted { ($0.0, $0.1, $0.2.organization) < ($1.0, $1.1, $1.2.organization) }.map { _, _, key in
            let own = columns.indices.map { figures[key]?[$0] }
            return FigureMatrix.Row(
                organization: key.organization, indicator: key.indicator, figures: own,
                differs: differ(own.compactMap(\.self), program.indicators[key.indicator]))
        }
        return FigureMatrix(columns: columns, rows: rows)
    }

    private func differ(_ figures: [FormFigure], _ indicator: Indicator?) -> Bool {
        let numbers = figures.filter { $0.value != nil }
        guard let least = numbers.min(by: { ($0.value ?? 0) < ($1.value ?? 0) }),
            let most = numbers.max(by: { ($0.value ?? 0) < ($1.value ?? 0) }),
            let low = least.value, let high = most.value
        else { return false }
        let agreement = Agreement(
            high - low, half: least.halfUnit, parts: most.halfUnit, tolerance: indicator?.tolerance)
        return agreement == .differs
    }
}
