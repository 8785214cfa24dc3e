public import SheetModel

/// A style of a ``WorkbookWriter``, made with ``WorkbookWriter/style(_:)``.
public struct StyleID: Sendable, Hashable {
    let index: Int32
    /// The style of cells that have no other.
    public static let standard = StyleID(index: 0)
}

/// What is entered in a cell that is written: a value, a formula with its stored result, or rich text; and a style.
///
/// Literals are entries: `["Xã", 5, 1.5, true, nil]`. A text stays text, whatever it begins with.
///
/// ```swift
/// let total: CellEntry = .formula("SUM(D5:D16)", result: .number(47), style: bold)
/// ```
public struct CellEntry: Sendable {
    /// The value; of a formula, its result, or ``CellValue/blank`` where it is not known.
    public var value: CellValue
    /// The style.
    public var style: StyleID
    private var place: Int32
    private var more: More?

    private final class More: Sendable {
        let formula: String?
        let array: CellRange?
        let runs: [TextRun]

        init(formula: String?, array: CellRange?, runs: [TextRun]) {
            self.formula = formula
            self.array = array
            self.runs = runs
        }
    }

    /// Creates an entry of a value; `column`, from 0, is where it stands: `nil` for right of the entry before it.
    public init(_ value: CellValue = .blank, style: StyleID = .standard, column: Int? = nil) {
        self.value = value
        self.style = style
        place = Int32(clamping: column ?? -1)
    }

    /// Creates an entry of text, or of nothing.
    public init(_ text: String?, style: StyleID = .standard, column: Int? = nil) {
        self.init(text.map(CellValue.text) ?? .blank, style: style, column: column)
    }

    /// Creates an entry of a number, or of nothing.
    public init(_ number: Double?, style: StyleID = .standard, column: Int? = nil) {
        self.init(number.map(CellValue.number) ?? .blank, style: style, column: column)
    }

    /// Creates an entry of a whole number. Beyond ±2⁵³ a workbook cannot hold every one.
    public init(_ number: Int, style: StyleID = .standard, column: Int? = nil) {
        self.init(.number(Double(number)), style: style, column: column)
    }

    /// Creates an entry of a truth value.
    public init(_ flag: Bool, style: StyleID = .standard, column: Int? = nil) {
        self.init(.boolean(flag), style: style, column: column)
    }

    /// An entry of a formula as files spell it: English function names, commas, `_xlfn.` before newer functions; `=` in
    /// front may be left out. Without a result Excel works it out when it opens the workbook.
    ///
    /// `array` makes it an array formula that fills those cells, the entry's own first.
    public static func formula(
        _ formula: String, result: CellValue = .blank, array: CellRange? = nil, style: StyleID = .standard,
        column: Int? = nil
    ) -> CellEntry {
        var entry = CellEntry(result, style: style, column: column)
        let text = formula.utf8.first == UInt8(ascii: "=") ? String(formula.dropFirst()) : formula
        entry.more = More(formula: text, array: array, runs: [])
        return entry
    }

    /// An entry of text in several fonts; what a run's font leaves open is the workbook's own.
    public static func richText(_ runs: [TextRun], style: StyleID = .standard, column: Int? = nil) -> CellEntry {
        var entry = CellEntry(.text(runs.map(\.text).joined()), style: style, column: column)
        entry.more = More(formula: nil, array: nil, runs: runs)
        return entry
    }

    /// The column, from 0; `nil` for right of the entry before it.
    public var column: Int? {
        get { place < 0 ? nil : Int(place) }
        set { place = Int32(clamping: newValue ?? -1) }
    }
    /// The formula, without `=`.
    public var formula: String? { more?.formula }
    /// For an array formula, the cells it fills.
    public var array: CellRange? { more?.array }
    /// The runs of rich text; empty for plain text.
    public var runs: [TextRun] { more?.runs ?? [] }
    /// Whether it is a plain value.
    var isPlain: Bool { more == nil }
}

extension CellEntry: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
    /// An entry of text.
    public init(stringLiteral value: String) { self.init(.text(value)) }
    /// An entry of a whole number.
    public init(integerLiteral value: Int) { self.init(.number(Double(value))) }
    /// An entry of a number.
    public init(floatLiteral value: Double) { self.init(.number(value)) }
    /// An entry of a truth value.
    public init(booleanLiteral value: Bool) { self.init(.boolean(value)) }
    /// A blank.
    public init(nilLiteral: ()) { self.init(.blank) }
}

/// A row that is written: its entries from left to right, and how it looks.
public struct RowEntry: Sendable, ExpressibleByArrayLiteral {
    /// The entries, by ascending column. Those that say no column stand right of the one before, the first in column A.
    public var cells: [CellEntry]
    /// The row, from 0; `nil` for the one below the row before.
    public var index: Int?
    /// How the row looks.
    public var layout: RowLayout

    /// Creates a row.
    public init(_ cells: [CellEntry] = [], index: Int? = nil, layout: RowLayout = RowLayout()) {
        self.cells = cells
        self.index = index
        self.layout = layout
    }

    /// A row of these entries.
    public init(arrayLiteral elements: CellEntry...) { self.init(elements) }
}

/// How a row looks.
public struct RowLayout: Sendable, Hashable {
    /// The height in points, at most 409.5; `nil` for what the content needs.
    public var height: Double?
    /// Whether the row is hidden.
    public var isHidden: Bool
    /// The outline level, 0 to 7.
    public var outlineLevel: Int
    /// Whether the rows that this one sums up are folded away.
    public var isCollapsed: Bool
    /// The style of the row's cells that are not written.
    public var style: StyleID

    /// Creates a layout.
    public init(
        height: Double? = nil, isHidden: Bool = false, outlineLevel: Int = 0, isCollapsed: Bool = false,
        style: StyleID = .standard
    ) {
        self.height = height
        self.isHidden = isHidden
        self.outlineLevel = outlineLevel
        self.isCollapsed = isCollapsed
        self.style = style
    }

    static let standard = RowLayout()
}

/// How some columns look.
public struct ColumnLayout: Sendable, Hashable {
    /// The columns, from 0.
    public var columns: ClosedRange<Int>
    /// The width in characters of the workbook's font, as Excel shows it, at most 255; `nil` for the usual one.
    public var width: Double?
    /// Whether the columns are hidden.
    public var isHidden: Bool
    /// The outline level, 0 to 7.
    public var outlineLevel: Int
    /// Whether the columns that these sum up are folded away.
    public var isCollapsed: Bool
    /// The style of the columns' cells that are not written.
    public var style: StyleID

    /// Creates a layout.
    public init(
        _ columns: ClosedRange<Int>, width: Double? = nil, isHidden: Bool = false, outlineLevel: Int = 0,
        isCollapsed: Bool = false, style: StyleID = .standard
    ) {
        self.columns = columns
        self.width = width
        self.isHidden = isHidden
        self.outlineLevel = outlineLevel
        self.isCollapsed = isCollapsed
        self.style = style
    }
}
