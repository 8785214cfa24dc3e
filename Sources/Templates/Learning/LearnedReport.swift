public import Findings
public import SheetModel

/// What a sheet of an old, finished report proposes to be as a template: the markers for its cells, and the rows and columns
/// that its loops make superfluous. A proposal only: somebody is to look at it.
///
/// ```swift
/// let learner = ReportLearner(directory, book)
/// let sheet = learner.learn(grid)
/// for proposal in sheet.proposals { show(proposal.cell, proposal.text, proposal.reason) }
/// ```
public struct LearnedSheet: Sendable {
    /// The tab's name.
    public var name: String
    /// What is proposed, and what was left, in the order of cells.
    public var proposals: [MarkerProposal] = []
    /// Rows of loops that go, their sample row staying; ascending, from 0, as the old report counts them.
    public var removedRows: [ClosedRange<Int>] = []
    /// Columns of loops that go, in the same way.
    public var removedColumns: [ClosedRange<Int>] = []

    /// Creates a sheet from which nothing was learned.
    public init(_ name: String) { self.name = name }

    /// Where a cell of the old report stands once the superfluous rows and columns are gone; `nil` for one that goes.
    public func moved(_ cell: CellReference) -> CellReference? {
        guard !removedRows.contains(where: { $0.contains(cell.row) }),
            !removedColumns.contains(where: { $0.contains(cell.column) })
        else { return nil }
        func before(_ index: Int, _ ranges: [ClosedRange<Int>]) -> Int {
            ranges.reduce(0) { $0 + ($1.upperBound < index ? $1.count : 0) }
        }
        return CellReference(
            row: cell.row - before(cell.row, removedRows), column: cell.column - before(cell.column, removedColumns))
    }
}

/// What is proposed for a cell of an old report, and why.
public struct MarkerProposal: Sendable, Hashable {
    /// How far a proposal is to be trusted.
    public enum Certainty: String, Sendable, Hashable, CaseIterable {
        /// The cell equals one known value, and nothing else fits as well.
        case sure
        /// Something deserves a look: another value fits too, or some rows differ.
        case unsure
        /// The cell equals known values, but nothing says which; it is left as it is.
        case left
    }

    /// The cell, as the old report counts.
    public var cell: CellReference
    /// What stood there.
    public var old: String
    /// The whole new text of the cell, with its markers; empty for a cell that becomes blank, `nil` for one left as it is.
    public var text: String?
    /// How far it is to be trusted.
    public var certainty: Certainty
    /// Why.
    public var reason: LocalizedText

    /// Creates a proposal.
    public init(
        _ cell: CellReference, old: String, text: String?, certainty: Certainty, reason: LocalizedText
    ) {
        self.cell = cell
        self.old = old
        self.text = text
        self.certainty = certainty
        self.reason = reason
    }
}

extension LearnedSheet {
    /// The old report with its markers, and without the rows and columns that go: what the copy's sheet reads as.
    public func applied(to grid: SheetGrid) -> SheetGrid {
        let texts = Dictionary(
            proposals.compactMap { proposal in proposal.text.map { (proposal.cell, $0) } }
        ) { first, _ in first }
        var result = SheetGrid(name: grid.name, hiddenColumns: grid.hiddenColumns)
        for row in grid.rows {
            var made: GridRow?
            for cell in row.cells {
                let old = CellReference(row: row.index, column: cell.column)
                guard texts[old] != "", let place = moved(old) else { continue }
                var new = cell
                new.column = place.column
                if let text = texts[old] {
                    new = GridCell(column: place.column, value: .text(text), shown: text)
                }
                made = made ?? GridRow(index: place.row, isHidden: row.isHidden)
                made?.cells.append(new)
            }
            if let made { result.rows.append(made) }
        }
        result.merged = grid.merged.compactMap { range in
            let rows = range.rows.filter { row in !removedRows.contains { $0.contains(row) } }
            let columns = range.columns.filter { column in !removedColumns.contains { $0.contains(column) } }
            guard let top = rows.first, let bottom = rows.last, let left = columns.first, let right = columns.last,
                let first = moved(CellReference(row: top, column: left)),
                let last = moved(CellReference(row: bottom, column: right)), first != last
            else { return nil }
            return CellRange(first, last)
        }
        return result
    }
}
