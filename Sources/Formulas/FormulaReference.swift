public import SheetModel

/// A row or a column in a reference: its number, and whether `$` keeps it where it is.
public struct ReferenceCoordinate: Hashable, Sendable {
    /// The row or column, from 0.
    public var index: Int
    /// Whether `$` stands before it.
    public var isAbsolute: Bool

    /// Creates a coordinate.
    public init(index: Int, isAbsolute: Bool) {
        self.index = index
        self.isAbsolute = isAbsolute
    }

    /// The coordinate `distance` further on, unless it is absolute; `nil` when that is outside `0..<limit`.
    func moved(by distance: Int, limit: Int) -> ReferenceCoordinate? {
        if isAbsolute { return self }
        let (moved, overflow) = index.addingReportingOverflow(distance)
        guard !overflow, moved >= 0, moved < limit else { return nil }
        return ReferenceCoordinate(index: moved, isAbsolute: false)
    }

    func moved(rows: Int) -> ReferenceCoordinate? { moved(by: rows, limit: CellReference.rowLimit) }
    func moved(columns: Int) -> ReferenceCoordinate? { moved(by: columns, limit: CellReference.columnLimit) }

    var rowText: String { (isAbsolute ? "$" : "") + String(index + 1) }
    var columnText: String { (isAbsolute ? "$" : "") + CellReference.columnName(index) }
}

/// A cell in a formula, with its `$` signs.
public struct FormulaCell: Hashable, Sendable, CustomStringConvertible {
    /// The column.
    public var column: ReferenceCoordinate
    /// The row.
    public var row: ReferenceCoordinate

    /// Creates a cell.
    public init(column: ReferenceCoordinate, row: ReferenceCoordinate) {
        self.column = column
        self.row = row
    }

    /// The cell without its `$` signs.
    public var reference: CellReference { CellReference(row: row.index, column: column.index) }

    /// The cell in A1 form.
    public var description: String { column.columnText + row.rowText }

    func moved(rows: Int, columns: Int) -> FormulaCell? {
        guard let column = column.moved(columns: columns), let row = row.moved(rows: rows) else { return nil }
        return FormulaCell(column: column, row: row)
    }
}

/// What an A1 reference in a formula points at, in the order in which it is written (`B2:A1` stays so).
public enum FormulaReference: Hashable, Sendable, CustomStringConvertible {
    /// One cell: `A1`, `$A$1`.
    case cell(FormulaCell)
    /// Two corners: `A1:B$2`.
    case area(FormulaCell, FormulaCell)
    /// Whole columns: `A:$C`.
    case columns(ReferenceCoordinate, ReferenceCoordinate)
    /// Whole rows: `1:$3`.
    case rows(ReferenceCoordinate, ReferenceCoordinate)

    /// The reference in A1 form.
    public var description: String {
        switch self {
        case .cell(let cell): cell.description
        case .area(let one, let other): "\(one):\(other)"
        case .columns(let one, let other): "\(one.columnText):\(other.columnText)"
        case .rows(let one, let other): "\(one.rowText):\(other.rowText)"
        }
    }

    /// The reference as it reads after its formula was moved: parts without `$` move along.
    ///
    /// `nil` when any part would leave the sheet.
    public func moved(rows: Int, columns: Int) -> FormulaReference? {
        switch self {
        case .cell(let cell):
            return cell.moved(rows: rows, columns: columns).map(Self.cell)
        case .area(let one, let other):
            guard let one = one.moved(rows: rows, columns: columns),
                let other = other.moved(rows: rows, columns: columns)
            else { return nil }
            return .area(one, other)
        case .columns(let one, let other):
            guard let one = one.moved(columns: columns), let other = other.moved(columns: columns) else { return nil }
            return .columns(one, other)
        case .rows(let one, let other):
            guard let one = one.moved(rows: rows), let other = other.moved(rows: rows) else { return nil }
            return .rows(one, other)
        }
    }

    /// Whether no part moves when the formula does.
    public var isAbsolute: Bool {
        switch self {
        case .cell(let cell): cell.column.isAbsolute && cell.row.isAbsolute
        case .area(let one, let other):
            one.column.isAbsolute && one.row.isAbsolute && other.column.isAbsolute && other.row.isAbsolute
        case .columns(let one, let other), .rows(let one, let other): one.isAbsolute && other.isAbsolute
        }
    }
}
