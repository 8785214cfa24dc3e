/// A table found on a sheet: its title block's title, unit, header paths and rows (contracts: `doisoat.tables/1`).
public struct SheetTable: Sendable {
    /// The cells from the first header row to the last row, title and notes outside.
    public var range: CellRange
    /// The title above the table.
    public var title: String?
    /// The unit of measure stated for the whole table (`Đơn vị tính: …`).
    public var unit: String?
    /// The header rows, from 0, the column-number row included.
    public var headerRows: ClosedRange<Int>
    /// The row of column numbers `(1) (2) (3)=(2)/(1)`, from 0.
    public var numberRow: Int?
    /// The columns, from left to right.
    public var columns: [TableColumn]
    /// The rows below the header, in sheet order.
    public var rows: [TableRow]

    /// Creates a table.
    public init(
        range: CellRange, title: String? = nil, unit: String? = nil, headerRows: ClosedRange<Int>,
        numberRow: Int? = nil, columns: [TableColumn] = [], rows: [TableRow] = []
    ) {
        self.range = range
        self.title = title
        self.unit = unit
        self.headerRows = headerRows
        self.numberRow = numberRow
        self.columns = columns
        self.rows = rows
    }
}

/// A column of a ``SheetTable``.
public struct TableColumn: Sendable, Hashable {
    /// The column, from 0.
    public var column: Int
    /// The header texts from the outermost to the innermost.
    public var path: [String]
    /// The path joined by ` › `, made unique by ` (2)` where needed.
    public var key: String
    /// What the column-number row says, such as `(3)=(2)/(1)`.
    public var number: String?

    /// Creates a column.
    public init(column: Int, path: [String], key: String, number: String? = nil) {
        self.column = column
        self.path = path
        self.key = key
        self.number = number
    }
}

/// A row of a ``SheetTable``.
public struct TableRow: Sendable {
    /// What a row is for.
    public enum Kind: String, Sendable {
        /// One line of figures.
        case data
        /// A heading for the rows that follow.
        case group
        /// A sum of other rows.
        case total
        /// Words about the table.
        case note
    }

    /// The row, from 0.
    public var index: Int
    /// What it is for.
    public var kind: Kind
    /// The depth in the table's hierarchy, from 1; of a total, the level it sums up (0: the whole table).
    public var level: Int
    /// The cells that hold anything.
    public var cells: [GridCell]

    /// Creates a row.
    public init(index: Int, kind: Kind, level: Int, cells: [GridCell]) {
        self.index = index
        self.kind = kind
        self.level = level
        self.cells = cells
    }
}

/// What stands on a sheet: its tables, and every cell that is in none of them.
public struct SheetLayout: Sendable {
    /// The tables, from top to bottom, then from left to right.
    public var tables: [SheetTable]
    /// Cells outside all tables: title blocks, notes, signatures.
    public var outside: [OutsideCell]

    /// Creates a layout.
    public init(tables: [SheetTable] = [], outside: [OutsideCell] = []) {
        self.tables = tables
        self.outside = outside
    }
}

/// A cell that stands in no table.
public struct OutsideCell: Sendable {
    /// What the text around a table is for.
    public enum Role: String, Sendable {
        /// Above a table: issuing body, state form, title, period.
        case titleBlock
        /// The unit of measure of the table below.
        case unit
        /// Words about a table, below it.
        case note
        /// Place, date, names and posts of those who sign.
        case signature
        /// Anything else.
        case other
    }

    /// Where it stands.
    public var reference: CellReference
    /// The cell.
    public var cell: GridCell
    /// What it is for.
    public var role: Role

    /// Creates an outside cell.
    public init(reference: CellReference, cell: GridCell, role: Role) {
        self.reference = reference
        self.cell = cell
        self.role = role
    }
}
