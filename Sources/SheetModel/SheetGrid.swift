/// A sheet as a person sees it, small enough to hold: what table finding and inspection look at.
///
/// Only cells with a value or a formula are listed; style-only cells are not.
public struct SheetGrid: Sendable {
    /// The tab's name.
    public var name: String
    /// The rows that hold anything, in ascending order.
    public var rows: [GridRow]
    /// The merged ranges.
    public var merged: [CellRange]
    /// Columns that are hidden, from 0.
    public var hiddenColumns: Set<Int>

    /// Creates a grid.
    public init(name: String, rows: [GridRow] = [], merged: [CellRange] = [], hiddenColumns: Set<Int> = []) {
        self.name = name
        self.rows = rows
        self.merged = merged
        self.hiddenColumns = hiddenColumns
    }
}

/// A row of a ``SheetGrid``.
public struct GridRow: Sendable {
    /// The row, from 0.
    public var index: Int
    /// Whether the row is hidden.
    public var isHidden: Bool
    /// The cells that hold anything, by ascending column.
    public var cells: [GridCell]

    /// Creates a row.
    public init(index: Int, isHidden: Bool = false, cells: [GridCell] = []) {
        self.index = index
        self.isHidden = isHidden
        self.cells = cells
    }
}

/// A cell of a ``SheetGrid``: its value, what is shown, and the little of its style that says what it is for.
public struct GridCell: Sendable {
    /// The column, from 0.
    public var column: Int
    /// The value; of a formula, its stored result.
    public var value: CellValue
    /// The text a person sees.
    public var shown: String
    /// For a date or time, its ISO 8601 text.
    public var isoDate: String?
    /// The formula, without `=`.
    public var formula: String?
    /// Whether the cell's font is bold.
    public var isBold: Bool
    /// The cell's indent level.
    public var indent: Int
    /// The name of the cell's font.
    public var font: String?
    /// The runs of rich text with their fonts; empty for plain text.
    public var runs: [TextRun]

    /// Creates a cell.
    public init(
        column: Int, value: CellValue, shown: String, isoDate: String? = nil, formula: String? = nil,
        isBold: Bool = false, indent: Int = 0, font: String? = nil, runs: [TextRun] = []
    ) {
        self.column = column
        self.value = value
        self.shown = shown
        self.isoDate = isoDate
        self.formula = formula
        self.isBold = isBold
        self.indent = indent
        self.font = font
        self.runs = runs
    }
}
