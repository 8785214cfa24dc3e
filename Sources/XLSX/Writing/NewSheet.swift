public import SheetModel

/// A worksheet to be written: all but its rows, which ``WorkbookWriter`` takes beside it.
///
/// ```swift
/// var sheet = NewSheet("Biểu 01")
/// sheet.columns = [ColumnLayout(0...0, width: 5), ColumnLayout(1...1, width: 30)]
/// sheet.merged = [CellRange("A1:H1")].compactMap(\.self)
/// sheet.view.frozenRows = 3
/// ```
public struct NewSheet: Sendable {
    /// The name on the tab: 1 to 31 characters without `[ ] : * ? / \`, no apostrophe at an end, none twice.
    public var name: String
    /// How the sheet is seen.
    public var view = SheetViewSettings()
    /// How columns look; the runs must not overlap.
    public var columns: [ColumnLayout] = []
    /// The merged ranges; they must not overlap.
    public var merged: [CellRange] = []
    /// The range with filter buttons in its first row.
    public var autoFilter: CellRange?
    /// The tables. The rows must hold each column's name in the table's first row.
    public var tables: [NewTable] = []
    /// The notes, one a cell.
    public var notes: [Note] = []
    /// The hyperlinks.
    public var links: [Hyperlink] = []
    /// The rules for what may be typed.
    public var validations: [DataValidation] = []
    /// The formats that depend on conditions; an earlier one wins.
    public var conditionalFormats: [ConditionalFormat] = []
    /// How the sheet is printed.
    public var page = PageSetup()
    /// What may be changed; `nil` for everything.
    public var protection: SheetProtection?
    /// The pictures.
    public var images: [SheetImage] = []
    /// The charts.
    public var charts: [SheetChart] = []

    /// Creates a sheet.
    public init(_ name: String) { self.name = name }
}

/// How a sheet is seen on the screen.
public struct SheetViewSettings: Sendable, Hashable {
    /// Whether the tab is seen. At least one sheet of a workbook must be.
    public var visibility = SheetVisibility.visible
    /// How many rows stay at the top.
    public var frozenRows = 0
    /// How many columns stay on the left.
    public var frozenColumns = 0
    /// The scale in percent, 10 to 400.
    public var zoom = 100
    /// Whether the lines between cells are seen.
    public var showsGridLines = true
    /// The colour of the tab.
    public var tabColor: Color?
    /// The height of rows that say none, in points.
    public var rowHeight: Double?
    /// The deepest outline level of the rows, 0 to 7: rows come later, and the file must say it before them.
    public var rowOutlineLevels = 0
    /// Whether rows that sum others up stand above them rather than below.
    public var summaryRowsAbove = false
    /// Whether columns that sum others up stand left of them rather than right.
    public var summaryColumnsLeft = false

    /// Creates Excel's own settings.
    public init() {}
}

/// A table to be written.
public struct NewTable: Sendable, Hashable {
    /// Name, range (header included) and column names.
    public var definition: TableDefinition
    /// The name of the table style, such as `TableStyleMedium2`; `nil` for none.
    public var style: String?
    /// Whether rows are shaded in turn.
    public var hasRowStripes: Bool
    /// Whether the header has filter buttons.
    public var hasFilter: Bool

    /// Creates a table.
    public init(
        _ definition: TableDefinition, style: String? = "TableStyleMedium2", hasRowStripes: Bool = true,
        hasFilter: Bool = true
    ) {
        self.definition = definition
        self.style = style
        self.hasRowStripes = hasRowStripes
        self.hasFilter = hasFilter
    }
}

/// What a reader of a protected sheet may still do (ECMA-376 part 1, 18.3.1.85). Cells are locked or open by style.
///
/// It keeps from mistakes, not from ill will: anyone can take it off with other programs.
public struct SheetProtection: Sendable, Hashable {
    /// Something that may be done all the same.
    public enum Permission: String, Sendable, Hashable, CaseIterable {
        /// Change how cells look.
        case formatCells
        /// Change how columns look.
        case formatColumns
        /// Change how rows look.
        case formatRows
        /// Insert columns.
        case insertColumns
        /// Insert rows.
        case insertRows
        /// Insert hyperlinks.
        case insertHyperlinks
        /// Delete columns.
        case deleteColumns
        /// Delete rows.
        case deleteRows
        /// Sort.
        case sort
        /// Use filters.
        case autoFilter
        /// Use pivot tables.
        case pivotTables
    }

    /// What may be done.
    public var allowed: Set<Permission>
    /// Whether locked cells may be selected.
    public var selectsLockedCells: Bool
    /// The password that takes the protection off; `nil` for none. At most 15 ASCII characters count.
    public var password: String?

    /// Creates a protection.
    public init(allowing allowed: Set<Permission> = [], selectsLockedCells: Bool = true, password: String? = nil) {
        self.allowed = allowed
        self.selectsLockedCells = selectsLockedCells
        self.password = password
    }

    /// The 16-bit hash of the password that files store (ECMA-376 part 4, 14.7.1).
    var passwordHash: String? {
        guard let password, !password.isEmpty else { return nil }
        var hash: UInt16 = 0
        let bytes = Array(password.utf8.prefix(15))
        for byte in bytes.reversed() {
            hash = (hash >> 14 & 1) | (hash << 1 & 0x7FFF)
            hash ^= UInt16(byte)
        }
        hash = (hash >> 14 & 1) | (hash << 1 & 0x7FFF)
        hash ^= UInt16(bytes.count) ^ 0xCE4B
        let digits = String(hash, radix: 16, uppercase: true)
        return String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }
}
