/// What a worksheet says about itself beside its rows.
public struct SheetDetails: Sendable {
    /// The merged ranges, in file order.
    public var merged: [CellRange] = []
    /// Runs of hidden columns, from 0.
    public var hiddenColumns: [ClosedRange<Int>] = []
    /// Runs of hidden rows, from 0, in file order.
    public var hiddenRows: [ClosedRange<Int>] = []
    /// The cells of an automatic filter that hides rows; `nil` where none does.
    public var filteredRange: CellRange?
    /// The deepest outline level of rows or columns; 0 for none.
    public var outlineLevel = 0
    /// The tables that were made with Insert › Table.
    public var tables: [TableDefinition] = []
    /// The notes.
    public var notes: [Note] = []
    /// The threaded comments.
    public var threads: [ThreadedComment] = []
    /// The hyperlinks.
    public var links: [Hyperlink] = []
    /// The data validations, those of Excel 2010's extension included.
    public var validations: [DataValidation] = []
    /// Whether the sheet is protected against changes.
    public var isProtected = false

    /// Creates empty details.
    public init() {}
}

/// Whether a sheet's tab is seen. The set is open: files in the wild hold values the standard does not know.
public struct SheetVisibility: RawRepresentable, Hashable, Sendable {
    /// The value as contracts spell it.
    public var rawValue: String
    /// Creates a visibility from its spelling.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The tab is seen.
    public static let visible = SheetVisibility(rawValue: "visible")
    /// The tab is hidden; Excel's menu brings it back.
    public static let hidden = SheetVisibility(rawValue: "hidden")
    /// The tab is hidden; only a macro brings it back.
    public static let veryHidden = SheetVisibility(rawValue: "veryHidden")
}

/// What kind of sheet a tab opens.
public struct SheetKind: RawRepresentable, Hashable, Sendable {
    /// The value as contracts spell it.
    public var rawValue: String
    /// Creates a kind from its spelling.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// Rows and columns.
    public static let worksheet = SheetKind(rawValue: "worksheet")
    /// One chart.
    public static let chart = SheetKind(rawValue: "chartsheet")
    /// A dialog of Excel 5.
    public static let dialog = SheetKind(rawValue: "dialogsheet")
    /// Macros of Excel 4.
    public static let macro = SheetKind(rawValue: "macrosheet")
}

/// A name for a range, a formula or a constant (ECMA-376 part 1, 18.2.5).
public struct DefinedName: Sendable, Hashable {
    /// The name.
    public var name: String
    /// What it stands for: a formula without `=`.
    public var refersTo: String
    /// The index of the only sheet it holds for; `nil` for the whole workbook.
    public var sheetIndex: Int?
    /// Whether Excel's name box hides it.
    public var isHidden: Bool

    /// Creates a name.
    public init(name: String, refersTo: String, sheetIndex: Int? = nil, isHidden: Bool = false) {
        self.name = name
        self.refersTo = refersTo
        self.sheetIndex = sheetIndex
        self.isHidden = isHidden
    }
}

/// A table made with Insert › Table (ECMA-376 part 1, 18.5.1.2).
public struct TableDefinition: Sendable, Hashable {
    /// The name that formulas use.
    public var name: String
    /// The cells, header and totals included.
    public var range: CellRange
    /// The column names.
    public var columns: [String]
    /// The cells of the table's own filter where it hides rows; `nil` where it hides none.
    public var filteredRange: CellRange?

    /// Creates a table.
    public init(name: String, range: CellRange, columns: [String]) {
        self.name = name
        self.range = range
        self.columns = columns
    }
}

/// A note on a cell (called a comment before Excel 365).
public struct Note: Sendable, Hashable {
    /// The cell.
    public var cell: CellReference
    /// Who wrote it, as the file says.
    public var author: String?
    /// The text.
    public var text: String

    /// Creates a note.
    public init(cell: CellReference, author: String?, text: String) {
        self.cell = cell
        self.author = author
        self.text = text
    }
}

/// A comment with its replies (Excel 365).
public struct ThreadedComment: Sendable, Hashable {
    /// The cell.
    public var cell: CellReference
    /// Who wrote it.
    public var author: String?
    /// The text.
    public var text: String
    /// When, as the file writes it (ISO 8601).
    public var date: String?
    /// Whether the thread was marked as resolved.
    public var isDone: Bool
    /// The replies in order.
    public var replies: [ThreadedComment]

    /// Creates a comment.
    public init(
        cell: CellReference, author: String?, text: String, date: String?, isDone: Bool = false,
        replies: [ThreadedComment] = []
    ) {
        self.cell = cell
        self.author = author
        self.text = text
        self.date = date
        self.isDone = isDone
        self.replies = replies
    }
}

/// A hyperlink on cells (ECMA-376 part 1, 18.3.1.47).
public struct Hyperlink: Sendable, Hashable {
    /// The cells.
    public var range: CellRange
    /// The address outside the workbook.
    public var target: String?
    /// The place inside the workbook or target.
    public var location: String?
    /// The text the file gives for display.
    public var display: String?
    /// The text shown when the pointer rests on it.
    public var tooltip: String?

    /// Creates a hyperlink.
    public init(
        range: CellRange, target: String? = nil, location: String? = nil, display: String? = nil,
        tooltip: String? = nil
    ) {
        self.range = range
        self.target = target
        self.location = location
        self.display = display
        self.tooltip = tooltip
    }
}

/// A rule for what may be typed into cells (ECMA-376 part 1, 18.3.1.32).
public struct DataValidation: Sendable, Hashable {
    /// The cells.
    public var ranges: [CellRange]
    /// `list`, `whole`, `decimal`, `date`, `time`, `textLength`, `custom` or `none`.
    public var type: String
    /// `between`, `equal` and so on; `nil` where the type needs none.
    public var comparison: String?
    /// The first formula or list, without `=`.
    public var formula1: String?
    /// The second formula.
    public var formula2: String?
    /// The title of the message shown when a cell is selected.
    public var promptTitle: String?
    /// The message shown when a cell is selected.
    public var prompt: String?
    /// The title of the message shown when the rule is broken.
    public var errorTitle: String?
    /// The message shown when the rule is broken.
    public var error: String?
    /// What breaking the rule does: `stop` (the default, `nil`), `warning` or `information`. A reader leaves it open.
    public var errorStyle: String?
    /// Whether a blank cell is no breach, for writing; a reader leaves it `true`.
    public var allowsBlank = true

    /// Creates a rule.
    public init(ranges: [CellRange] = [], type: String = "none") {
        self.ranges = ranges
        self.type = type
    }
}
