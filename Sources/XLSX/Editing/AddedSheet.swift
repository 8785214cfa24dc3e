public import SheetModel

/// A worksheet with its rows, to be added to a workbook that is edited.
///
/// ```swift
/// var sheet = AddedSheet("Ý kiến", rows: [[.init("Ô"), .init("Nội dung")]])
/// sheet.columns = [.init(width: 14), .init(width: 60)]
/// try editor.addSheet(sheet)
/// ```
public struct AddedSheet: Sendable {
    /// A cell.
    public struct Cell: Sendable, Hashable {
        /// What stands in it; text is text, whatever it begins with.
        public var value: CellValue
        /// How it differs from the workbook's default format.
        public var style: StyleChange
        /// Where a click leads within the workbook: `'Biểu 01'!F17`.
        public var location: String?

        /// Creates a cell.
        public init(_ value: CellValue = .blank, style: StyleChange = StyleChange(), location: String? = nil) {
            self.value = value
            self.style = style
            self.location = location
        }

        /// Creates a cell of words.
        public init(_ text: String, style: StyleChange = StyleChange(), location: String? = nil) {
            self.init(.text(text), style: style, location: location)
        }
    }

    /// A column.
    public struct Column: Sendable, Hashable {
        /// The width in characters.
        public var width: Double
        /// Whether it is hidden.
        public var isHidden: Bool

        /// Creates a column.
        public init(width: Double, isHidden: Bool = false) {
            self.width = width
            self.isHidden = isHidden
        }
    }

    /// A row: its cells from column A on, and its height in points, `nil` for the usual one.
    public struct Row: Sendable, Hashable {
        /// The cells.
        public var cells: [Cell]
        /// The height, at most 409.5.
        public var height: Double?

        /// Creates a row.
        public init(_ cells: [Cell], height: Double? = nil) {
            self.cells = cells
            self.height = height
        }
    }

    /// The name on the tab.
    public var name: String
    /// The columns, from A on.
    public var columns: [Column] = []
    /// The rows, from the first on.
    public var rows: [Row]
    /// How many rows stay at the top.
    public var frozenRows = 0
    /// The rules for what may be typed.
    public var validations: [DataValidation] = []

    /// Creates a sheet.
    public init(_ name: String, rows: [Row] = []) {
        self.name = name
        self.rows = rows
    }

    /// The sheet as the writer describes it, without rows.
    var description: NewSheet {
        var sheet = NewSheet(name)
        sheet.view.frozenRows = frozenRows
        sheet.columns = columns.enumerated().map { place, column in
            ColumnLayout(place...place, width: column.width, isHidden: column.isHidden)
        }
        sheet.validations = validations
        for (row, line) in rows.enumerated() {
            for (column, cell) in line.cells.enumerated() {
                guard let location = cell.location else { continue }
                let place = CellReference(row: row, column: column)
                sheet.links.append(Hyperlink(range: CellRange(place, place), location: location))
            }
        }
        sheet.page.paper = .a4
        sheet.page.isLandscape = true
        sheet.page.fitToWidth = 1
        return sheet
    }
}
