public import Findings
public import Mapping
public import SheetModel

/// What is in a workbook: the content of `doisoat inspect`.
public struct WorkbookInspection: Sendable {
    /// The file's name as the user gave it.
    public var file: String
    /// Which day serial numbers are counted from.
    public var dateSystem = DateSystem.from1900
    /// The sheets.
    public var sheets: [SheetInspection] = []
    /// The defined names.
    public var names: [DefinedName] = []
    /// The forms proposed for its tables; `nil` where no programme was given.
    public var drafts: [FormDraft]?
    /// What was odd.
    public var warnings: [Problem] = []

    /// Creates an inspection of nothing yet.
    public init(file: String) { self.file = file }
}

/// What is on a sheet.
public struct SheetInspection: Sendable {
    /// The tab's name.
    public var name: String
    /// The place among the tabs, from 0.
    public var index: Int
    /// Whether the tab is seen.
    public var visibility: SheetVisibility
    /// What the tab opens.
    public var kind: SheetKind
    /// The cells from the first to the last that holds anything; `nil` for none.
    public var dimension: CellRange?
    /// How many cells have a value or formula.
    public var cells = 0
    /// How many have a formula.
    public var formulas = 0
    /// The tables found.
    public var tables: [SheetTable] = []
    /// What the sheet says beside its rows.
    public var details = SheetDetails()

    /// Creates an inspection of nothing yet.
    public init(name: String, index: Int, visibility: SheetVisibility, kind: SheetKind) {
        self.name = name
        self.index = index
        self.visibility = visibility
        self.kind = kind
    }

    /// Takes the figures from a grid.
    public mutating func count(_ grid: SheetGrid) {
        var corners: (CellReference, CellReference)?
        for row in grid.rows {
            cells += row.cells.count
            formulas += row.cells.count { $0.formula != nil }
            guard let first = row.cells.first?.column, let last = row.cells.last?.column else { continue }
            let before =
                corners ?? (CellReference(row: row.index, column: first), CellReference(row: row.index, column: last))
            corners = (
                CellReference(row: before.0.row, column: min(before.0.column, first)),
                CellReference(row: row.index, column: max(before.1.column, last))
            )
        }
        dimension = corners.map { CellRange($0.0, $0.1) }
    }
}
