public import SheetModel

/// Rows, columns or cells inserted into or deleted from a sheet, and where everything goes that stood there.
///
/// ```swift
/// let shift = SheetShift(.insertion, of: 2, .rows, at: 3, on: "Biểu 01")
/// shift.range(CellRange("A1:C9"))                      // A1:C11
/// shift.formula("SUM(A1:A9)*A$4", on: "Biểu 01").text  // "SUM(A1:A11)*A$6"
/// ```
///
/// The rules, one for formulas and for ranges, are Excel's:
/// - What lies at or below an insertion moves; an area that begins before it and ends at or below it grows. `$` makes
///   no difference. What passes the sheet's end is cut off there; a cell pushed off is lost.
/// - An area shrinks by what is deleted of it, and is lost when all of it is.
/// - Whole columns, and areas from the first row to the last, are untouched by rows, and the other way round.
/// - With a ``band``, only what lies wholly inside the band moves; an area that reaches beyond it stays as it is.
/// - What is inserted as copies of a ``block`` also makes those areas grow that end with the block and hold all of it.
public struct SheetShift: Hashable, Sendable {
    /// What moves.
    public enum Axis: Hashable, Sendable {
        /// Rows, or cells downwards and upwards.
        case rows
        /// Columns, or cells to the right and to the left.
        case columns

        /// How many of them a sheet has.
        public var limit: Int {
            switch self {
            case .rows: CellReference.rowLimit
            case .columns: CellReference.columnLimit
            }
        }

        var other: Axis { self == .rows ? .columns : .rows }
    }

    /// Whether room is made or taken away.
    public enum Kind: Hashable, Sendable {
        /// Blank rows, columns or cells come in.
        case insertion
        /// Rows, columns or cells go, and the following ones close up.
        case deletion
    }

    /// Whether room is made or taken away.
    public let kind: Kind
    /// What moves.
    public let axis: Axis
    /// The first new or deleted row or column, from 0.
    public let index: Int
    /// How many rows or columns come or go.
    public let count: Int
    /// The sheet it happens on.
    public let sheet: String
    /// The columns (for rows) or rows (for columns) inside which alone cells move; `nil` for all of the sheet.
    public let band: ClosedRange<Int>?
    /// The rows or columns, before ``index``, of which the inserted ones are copies; `nil` where these are blank.
    public let block: ClosedRange<Int>?

    /// Creates a shift; an index or count beyond the sheet is brought back to its edge.
    public init(
        _ kind: Kind, of count: Int, _ axis: Axis, at index: Int, on sheet: String, within band: ClosedRange<Int>? = nil
    ) {
        self.kind = kind
        self.axis = axis
        self.index = min(max(index, 0), axis.limit)
        self.count = min(max(count, 0), axis.limit)
        self.sheet = sheet
        self.band = Self.band(band, across: axis)
        block = nil
    }

    /// Creates the shift that makes room for copies of a block, so that it stands there `times` times.
    public init(
        repeating block: ClosedRange<Int>, times: Int, _ axis: Axis, on sheet: String,
        within band: ClosedRange<Int>? = nil
    ) {
        self.init(.insertion, of: block.count * max(0, times - 1), at: block, axis, sheet, band)
    }

    private init(
        _ kind: Kind, of count: Int, at block: ClosedRange<Int>, _ axis: Axis, _ sheet: String,
        _ band: ClosedRange<Int>?
    ) {
        self.kind = kind
        self.axis = axis
        index = min(block.upperBound + 1, axis.limit)
        self.count = min(count, axis.limit)
        self.sheet = sheet
        self.band = Self.band(band, across: axis)
        self.block = block
    }

    private static func band(_ band: ClosedRange<Int>?, across axis: Axis) -> ClosedRange<Int>? {
        let all = 0...axis.other.limit - 1
        return band.map { $0.clamped(to: all) } == all ? nil : band
    }

    /// How often the block stands there afterwards; 1 without a block.
    public var times: Int { block.map { count / $0.count + 1 } ?? 1 }

    /// The same shift with blank rows or columns in the place of copies: nothing grows for the block's sake.
    public var blank: SheetShift {
        SheetShift(kind, of: count, axis, at: index, on: sheet, within: band)
    }

    /// Whether a span grows because it ends with the block and holds all of it.
    public func growsWithBlock(_ span: ClosedRange<Int>) -> Bool {
        guard let block else { return false }
        return span.upperBound == block.upperBound && span.lowerBound <= block.lowerBound
    }

    // MARK: Positions

    /// Where the row or column `position` goes, the band left aside; `nil` when it is deleted or pushed off the sheet.
    public func position(_ position: Int) -> Int? {
        guard position >= index else { return position }
        switch kind {
        case .insertion: return position + count < axis.limit ? position + count : nil
        case .deletion: return position - index >= count ? position - count : nil
        }
    }

    /// Where the rows or columns `span` go, the band left aside; `nil` when none is left.
    ///
    /// A span over all of the sheet stays.
    public func span(_ span: ClosedRange<Int>) -> ClosedRange<Int>? {
        if span.lowerBound <= 0, span.upperBound >= axis.limit - 1 { return span }
        let (first, last) = (span.lowerBound, span.upperBound)
        switch kind {
        case .insertion:
            let start = first >= index ? first + count : first
            guard start < axis.limit else { return nil }
            return start...(last >= index || growsWithBlock(span) ? min(last + count, axis.limit - 1) : last)
        case .deletion:
            let start = first < index ? first : max(index, first - count)
            let end = last < index ? last : max(index - 1, last - count)
            return start <= end ? start...end : nil
        }
    }

    // MARK: Cells and ranges of the sheet

    /// Where a cell of the sheet goes; `nil` when it is deleted or pushed off.
    public func cell(_ cell: CellReference) -> CellReference? {
        guard moves(axis == .rows ? cell.column...cell.column : cell.row...cell.row) else { return cell }
        switch axis {
        case .rows: return position(cell.row).map { CellReference(row: $0, column: cell.column) }
        case .columns: return position(cell.column).map { CellReference(row: cell.row, column: $0) }
        }
    }

    /// Where a range of the sheet goes, grown or shrunk; `nil` when nothing of it is left.
    public func range(_ range: CellRange) -> CellRange? {
        let (along, across) = axis == .rows ? (range.rows, range.columns) : (range.columns, range.rows)
        guard moves(across) else { return range }
        guard let span = span(along) else { return nil }
        switch axis {
        case .rows:
            return CellRange(
                CellReference(row: span.lowerBound, column: across.lowerBound),
                CellReference(row: span.upperBound, column: across.upperBound))
        case .columns:
            return CellRange(
                CellReference(row: across.lowerBound, column: span.lowerBound),
                CellReference(row: across.upperBound, column: span.upperBound))
        }
    }

    /// Whether the shift would tear `range`: part of it would move, part of it is outside the band.
    ///
    /// Formulas keep such a reference as it is; a merge, table or array that is torn is a reason to refuse.
    public func tears(_ range: CellRange) -> Bool {
        guard let band else { return false }
        let (along, across) = axis == .rows ? (range.rows, range.columns) : (range.columns, range.rows)
        return (along.upperBound >= index || growsWithBlock(along)) && across.overlaps(band) && !moves(across)
    }

    /// Whether what extends over `across` on the other axis lies inside the band.
    public func moves(_ across: ClosedRange<Int>) -> Bool {
        guard let band else { return true }
        return band.lowerBound <= across.lowerBound && across.upperBound <= band.upperBound
    }
}
