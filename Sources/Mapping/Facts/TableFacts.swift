internal import Domain
internal import FoundationEssentials
internal import VietnameseText

/// What the cells of a table say, kept beside its figures for reconciliation: what stands in which row and column, and
/// which rows are totals. A class, as it is asked for every cell.
final class TableFacts {
    /// A row that was read, in sheet order.
    struct Row {
        /// What a row is for.
        enum Kind: Equatable {
            /// Figures of a unit, or of a name that is none.
            case unit(OrganizationID?)
            /// Figures of an indicator.
            case indicator(String)
            /// A total, on a level of grouping: 0 for that of the whole table.
            case total(level: Int)
            /// A heading without figures.
            case heading
        }

        var index: Int
        var kind: Kind
    }

    private(set) var rows: [Row] = []
    /// All figures in the order they were read.
    private(set) var figures: [FormFigure] = []
    /// The same with those that only sums need: a cell that gave no figure lacks in its sum.
    private(set) var all: [FormFigure] = []
    private(set) var amounts: [PricedAmount] = []
    /// Figures by row and column; those that only sums need are here and not among the figures.
    private var cells: [Int: [Int: [FormFigure]]] = [:]
    private var labels: [Int: String] = [:]

    /// Writes down what a row is for.
    func add(row index: Int, _ kind: Row.Kind) { rows.append(Row(index: index, kind: kind)) }

    /// Adds the figures of a cell.
    ///
    /// - Parameter isReported: whether they are reported, not only part of a sum.
    func add(_ new: [FormFigure], row: Int, column: Int, isReported: Bool) {
        cells[row, default: [:]][column, default: []] += new
        if isReported { figures += new }
        all += new
    }

    func add(_ amount: PricedAmount) { amounts.append(amount) }

    /// The figures of a cell.
    func figures(row: Int, column: Int) -> [FormFigure] { cells[row]?[column] ?? [] }

    /// All figures of a row, from left to right.
    func figures(row: Int) -> [FormFigure] {
        (cells[row] ?? [:]).sorted { $0.key < $1.key }.flatMap(\.value)
    }

    // MARK: Totals

    /// The rows that a total row is the total of: those of its level above it, or below it where it stands first.
    func parts(ofRowAt place: Int) -> [Row] {
        guard case .total(let level) = rows[place].kind else { return [] }
        let above = Self.members(rows[..<place].reversed(), level).reversed()
        return above.isEmpty ? Self.members(rows[(place + 1)...], level) : Array(above)
    }

    private static func members(_ rows: some Sequence<Row>, _ level: Int) -> [Row] {
        var members: [Row] = []
        for row in rows {
            switch row.kind {
            case .unit: members.append(row)
            case .total(let other):
                if other <= level { return members }
            case .heading:
                // A heading begins a group; the table's own total spans them all.
                if level > 0 { return members }
            case .indicator: break
            }
        }
        return members
    }
}
