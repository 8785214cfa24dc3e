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
///
/// A sheet's cells are copied often on their way to figures; what few of them have, and what a style's cells have in
/// common, stands apart and is shared.
public struct GridCell: Sendable {
    /// The column, from 0.
    public var column: Int
    /// The value; of a formula, its stored result.
    public var value: CellValue
    /// The text a person sees.
    public var shown: String
    private var look: GridLook
    private var rarities: Rarities?

    /// What few cells have.
    private final class Rarities: Sendable {
        let isoDate: String?
        let formula: String?
        let runs: [TextRun]

        init(_ isoDate: String?, _ formula: String?, _ runs: [TextRun]) {
            self.isoDate = isoDate
            self.formula = formula
            self.runs = runs
        }
    }

    /// Creates a cell.
    public init(
        column: Int, value: CellValue, shown: String, isoDate: String? = nil, formula: String? = nil,
        isBold: Bool = false, indent: Int = 0, font: String? = nil, runs: [TextRun] = []
    ) {
        let isPlain = !isBold && indent == 0 && font == nil
        self.init(
            column: column, value: value, shown: shown, isoDate: isoDate, formula: formula,
            look: isPlain ? .plain : GridLook(isBold: isBold, indent: indent, font: font), runs: runs)
    }

    init(
        column: Int, value: CellValue, shown: String, isoDate: String?, formula: String?, look: GridLook,
        runs: [TextRun]
    ) {
        self.column = column
        self.value = value
        self.shown = shown
        self.look = look
        setRarities(isoDate, formula, runs)
    }

    private mutating func setRarities(_ isoDate: String?, _ formula: String?, _ runs: [TextRun]) {
        let hasNone = isoDate == nil && formula == nil && runs.isEmpty
        rarities = hasNone ? nil : Rarities(isoDate, formula, runs)
    }

    /// For a date or time, its ISO 8601 text.
    public var isoDate: String? {
        get { rarities?.isoDate }
        set { setRarities(newValue, formula, runs) }
    }

    /// The formula, without `=`.
    public var formula: String? {
        get { rarities?.formula }
        set { setRarities(isoDate, newValue, runs) }
    }

    /// Whether it is a formula.
    public var hasFormula: Bool { rarities?.formula != nil }
    /// Whether it has runs of rich text.
    public var isRich: Bool { rarities?.runs.isEmpty == false }

    /// The runs of rich text with their fonts; empty for plain text.
    public var runs: [TextRun] {
        get { rarities?.runs ?? [] }
        set { setRarities(isoDate, formula, newValue) }
    }

    /// Whether the cell's font is bold.
    public var isBold: Bool {
        get { look.isBold }
        set { look = GridLook(isBold: newValue, indent: indent, font: font) }
    }

    /// The cell's indent level.
    public var indent: Int {
        get { look.indent }
        set { look = GridLook(isBold: isBold, indent: newValue, font: font) }
    }

    /// The name of the cell's font.
    public var font: String? {
        get { look.font }
        set { look = GridLook(isBold: isBold, indent: indent, font: newValue) }
    }
}

/// What the cells of a style have in common.
final class GridLook: Sendable {
    static let plain = GridLook(isBold: false, indent: 0, font: nil)

    let isBold: Bool
    let indent: Int
    let font: String?

    init(isBold: Bool, indent: Int, font: String?) {
        self.isBold = isBold
        self.indent = indent
        self.font = font
    }
}
