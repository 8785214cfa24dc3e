public import SheetModel

/// All that formulas of a workbook can ask for beside other formulas: constants, names, tables, hidden rows, the clock.
///
/// ```swift
/// var book = CalculationBook(sheets: ["Biểu 01"])
/// book.cells[0][CellReference(row: 0, column: 0)] = .number(5)
/// book.names = [DefinedName(name: "Rate", refersTo: "0.1")]
/// ```
public struct CalculationBook: Sendable {
    /// A table for structured references, with the number of its sheet.
    public struct Table: Sendable, Hashable {
        /// The sheet, from 0.
        public var sheet: Int
        /// Name, cells and columns.
        public var definition: TableDefinition
        /// Rows of the header, 0 or 1.
        public var headerRows: Int
        /// Rows of totals, 0 or 1.
        public var totalsRows: Int

        /// Creates a table.
        public init(sheet: Int, definition: TableDefinition, headerRows: Int = 1, totalsRows: Int = 0) {
            self.sheet = sheet
            self.definition = definition
            self.headerRows = headerRows
            self.totalsRows = totalsRows
        }
    }

    /// What a workbook stores of another one that it is linked to.
    public struct ExternalBook: Sendable {
        /// The sheets that are stored, by name.
        public var sheets: SheetOrder
        /// Their cells, in the order of ``sheets``.
        public var cells: [CellTable]
        /// Names of the other workbook: formulas that refer into it.
        public var names: [DefinedName]

        /// Creates the stored cells of a linked workbook.
        public init(sheets: [String], cells: [CellTable], names: [DefinedName] = []) {
            self.sheets = SheetOrder(sheets)
            self.cells = cells
            self.names = names
        }
    }

    /// The sheets, in order.
    public let sheets: SheetOrder
    /// Constants, and stored results of formulas that are not to be calculated; in the order of ``sheets``.
    public var cells: [CellTable]
    /// Defined names.
    public var names: [DefinedName] = []
    /// Tables.
    public var tables: [Table] = []
    /// Linked workbooks, by the number in `[1]Sheet!A1`.
    public var externalBooks: [String: ExternalBook] = [:]
    /// The date system.
    public var dateSystem = DateSystem.from1900
    /// For each sheet, the rows hidden by hand or by a filter (`SUBTOTAL(109,…)` leaves them out).
    public var hiddenRows: [Set<Int>]
    /// For each sheet, the rows hidden by a filter (`SUBTOTAL(9,…)` leaves them out too).
    public var filteredRows: [Set<Int>]
    /// What `NOW()` gives, as a serial number of ``dateSystem``.
    public var now: Double = 0
    /// What `RAND()` and its kin start from.
    public var randomSeed: UInt64 = 0
    /// The number of rounds for cycles; `nil` where the workbook asks for no iterative calculation.
    public var iterations: Int?
    /// The greatest change at which iterative calculation ends.
    public var iterationDelta = 0.001
    /// How many steps and array values all formulas together may take beyond 100,000 each; one that finds none left is not
    /// evaluated. Names and `LAMBDA`s that call each other could go on without end.
    public var workReserve = 100_000_000

    /// Creates a book with empty sheets.
    public init(sheets names: [String]) {
        sheets = SheetOrder(names)
        cells = Array(repeating: CellTable(), count: names.count)
        hiddenRows = Array(repeating: [], count: names.count)
        filteredRows = Array(repeating: [], count: names.count)
    }
}
