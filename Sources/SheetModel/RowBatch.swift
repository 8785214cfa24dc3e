/// Some rows of a sheet in few flat arrays: the form in which rows travel from reader to writer.
///
/// Cells are 24 bytes each and hold no references; text is a range of ``bytes`` or a place in the workbook's
/// ``SharedStrings``, and becomes a `String` only when somebody asks. ``Row`` is the view for everyday use.
public struct RowBatch: Sendable {
    /// The rows in the order of the file.
    public var rows: [PackedRow] = []
    /// The cells of all rows, each row's together, by ascending column.
    public var cells: [PackedCell] = []
    /// The formulas of all rows.
    public var formulas: [PackedFormula] = []
    /// The characters, in UTF-8, that cells and formulas point at.
    public var bytes: [UInt8] = []
    /// The runs of rich texts that stand in ``bytes``, by where the text begins.
    public var runs: [Int32: [TextRun]] = [:]

    /// Creates an empty batch.
    public init() {}

    /// Empties the batch and keeps its memory for reuse.
    public mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
        formulas.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        if !runs.isEmpty { runs.removeAll() }
    }

    /// The text at a place in ``bytes``; empty when the place is not there.
    public func text(at start: Int, count: Int) -> String {
        guard start >= 0, count > 0, start <= bytes.count - count else { return "" }
        return String(decoding: bytes[start..<(start + count)], as: UTF8.self)
    }
}

/// A row of a ``RowBatch``.
public struct PackedRow: Sendable {
    /// The row, from 0.
    public var index: Int
    /// Where its cells begin in the batch.
    public var firstCell: Int
    /// How many cells it has.
    public var cellCount: Int
    /// The outline level, 0 to 7.
    public var outlineLevel: Int
    /// Whether the row is hidden.
    public var isHidden: Bool

    /// Creates a row without cells.
    public init(index: Int, firstCell: Int, outlineLevel: Int = 0, isHidden: Bool = false) {
        self.index = index
        self.firstCell = firstCell
        cellCount = 0
        self.outlineLevel = outlineLevel
        self.isHidden = isHidden
    }
}

/// A cell of a ``RowBatch``.
public struct PackedCell: Sendable {
    /// What the cell holds and how to find it.
    public enum Kind: UInt8, Sendable {
        /// Nothing.
        case blank
        /// A number, as the decimal text of the file in the batch's bytes.
        case number
        /// Text in the batch's bytes.
        case text
        /// Text of the shared string ``PackedCell/start``.
        case sharedText
        /// `FALSE`.
        case `false`
        /// `TRUE`.
        case `true`
        /// An error's name in the batch's bytes.
        case error
        /// An ISO 8601 date or time (`t="d"`) in the batch's bytes.
        case isoDate
    }

    /// The column, from 0.
    public var column: Int32
    /// The cell format, an index into ``StyleSheet/formats``.
    public var style: Int32
    /// Where the characters begin, or which shared string it is.
    public var start: Int32
    /// How many bytes the characters take.
    public var count: Int32
    /// The formula, an index into the batch's formulas; -1 for none.
    public var formula: Int32
    /// What the cell holds.
    public var kind: Kind

    /// Creates a cell.
    public init(
        column: Int32, style: Int32, kind: Kind = .blank, start: Int32 = 0, count: Int32 = 0, formula: Int32 = -1
    ) {
        self.column = column
        self.style = style
        self.kind = kind
        self.start = start
        self.count = count
        self.formula = formula
    }
}

/// A formula of a ``RowBatch``, members of shared formulas expanded.
public struct PackedFormula: Sendable {
    /// Where its text begins in the batch's bytes.
    public var start: Int
    /// How many bytes its text takes.
    public var count: Int
    /// For an array formula, the cells it fills.
    public var array: CellRange?

    /// Creates a formula.
    public init(start: Int, count: Int, array: CellRange? = nil) {
        self.start = start
        self.count = count
        self.array = array
    }
}
