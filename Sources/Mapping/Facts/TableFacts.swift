internal import Domain
internal import FoundationEssentials
internal import SheetModel
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
    /// All figures, those of one cell behind each other.
    private var stored: [FormFigure] = []
    /// Where among them the figures of a cell are.
    private var places: [CellReference: Range<Int>] = [:]
    /// The cells of a row that have figures.
    private var columns: [Int: [Int]] = [:]

    /// Writes down what a row is for.
    func add(row index: Int, _ kind: Row.Kind) { rows.append(Row(index: index, kind: kind)) }

    /// Adds the figures of a cell.
    ///
    /// - Parameter isReported: whether they are reported, not only part of a sum.
    func add(_ new: [FormFigure], row: Int, column: Int, isReported: Bool) {
        guard !new.isEmpty else { return }
        let cell = CellReference(row: row, column: column)
        if let known = places[cell] {
            // A cell is read once, but for a row that is two things.
            let before = Array(stored[known])
            places[cell] = stored.count..<(stored.count + before.count + new.count)
            stored += before
        } else {
            columns[row, default: []].append(column)
            places[cell] = stored.count..<(stored.count + new.count)
        }
        stored += new
        all += new
        if isReported { figures += new }
    }

    func add(_ amount: PricedAmount) { amounts.append(amount) }

    /// The figures of a cell.
    func figures(row: Int, column: Int) -> ArraySlice<FormFigure> {
        places[CellReference(row: row, column: column)].map { stored[$0] } ?? []
    }

    /// All figures of a row, from left to right.
    func figures(row: Int) -> [FormFigure] {
        (columns[row] ?? []).sorted().flatMap { figures(row: row, column: $0) }
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
