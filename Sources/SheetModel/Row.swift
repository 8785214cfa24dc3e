/// What cells need of their workbook to be understood.
public final class SheetContext: Sendable {
    /// The shared texts.
    public let sharedStrings: SharedStrings
    /// The formats.
    public let styles: StyleSheet
    /// Which day serial numbers are counted from.
    public let dateSystem: DateSystem

    /// Creates a context.
    public init(
        sharedStrings: SharedStrings = SharedStrings(), styles: StyleSheet = StyleSheet(),
        dateSystem: DateSystem = .from1900
    ) {
        self.sharedStrings = sharedStrings
        self.styles = styles
        self.dateSystem = dateSystem
    }
}

/// A row of a sheet: the cells that the file lists, by ascending column.
///
/// ```swift
/// for cell in row where !cell.isBlank { print(cell.reference, cell.shown()) }
/// ```
public struct Row: Sendable, RandomAccessCollection {
    private let batch: RowBatch
    private let packed: PackedRow
    private let context: SheetContext

    /// The view of row `position` of a batch, which must be one of its rows.
    public init(of batch: RowBatch, at position: Int, context: SheetContext) {
        self.batch = batch
        packed = batch.rows[position]
        self.context = context
    }

    /// The row, from 0.
    public var index: Int { packed.index }
    /// Whether the row is hidden.
    public var isHidden: Bool { packed.isHidden }
    /// The outline level, 0 to 7.
    public var outlineLevel: Int { packed.outlineLevel }

    /// The position of the first cell listed.
    public var startIndex: Int { 0 }
    /// The position behind the last cell listed.
    public var endIndex: Int { packed.cellCount }

    /// The cell at a position of this list (not at a column: the file lists only cells that have something).
    public subscript(position: Int) -> Cell {
        Cell(batch.cells[packed.firstCell + position], row: packed.index, batch: batch, context: context)
    }

    /// The cell in `column`, from 0; `nil` where the file lists none.
    ///
    /// - Complexity: O(log n) in the cells of the row.
    public func cell(column: Int) -> Cell? {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if Int(batch.cells[packed.firstCell + middle].column) < column { low = middle + 1 } else { high = middle }
        }
        guard low < endIndex, Int(batch.cells[packed.firstCell + low].column) == column else { return nil }
        return self[low]
    }
}

/// A cell: its value, its formula, and what a person sees of it.
public struct Cell: Sendable {
    /// Where it stands.
    public let reference: CellReference
    /// The value; of a formula, the result that the file stores.
    public let value: CellValue
    /// The formula, without `=`; members of shared formulas have their own.
    public let formula: String?
    /// For an array formula, the cells it fills.
    public let array: CellRange?
    /// The style, an index into ``StyleSheet/formats``.
    public let style: Int
    /// Whether the file stores the value as an ISO 8601 date.
    public var isISODate: Bool { isoKind != nil }
    /// The runs of rich text with their fonts; empty for plain text.
    public let runs: [TextRun]
    private let context: SheetContext
    private let isoKind: NumberFormat.Kind?

    init(_ packed: PackedCell, row: Int, batch: RowBatch, context: SheetContext) {
        reference = CellReference(row: row, column: Int(packed.column))
        style = Int(packed.style)
        self.context = context
        value = batch.value(of: packed, context: context)
        isoKind = packed.kind == .isoDate ? SerialDate.kind(ofISO: batch.text(of: packed)) : nil
        switch packed.kind {
        case .sharedText: runs = context.sharedStrings.runs(of: Int(packed.start))
        case .text: runs = batch.runs[packed.start] ?? []
        default: runs = []
        }
        let formulaIndex = Int(packed.formula)
        if batch.formulas.indices.contains(formulaIndex) {
            let entry = batch.formulas[formulaIndex]
            formula = batch.text(at: entry.start, count: entry.count)
            array = entry.array
        } else {
            formula = nil
            array = nil
        }
    }

    /// Whether the cell has neither value nor formula.
    public var isBlank: Bool { value == .blank && formula == nil }
    /// The cell's format.
    public var format: CellFormat { context.styles.format(style) }
    /// The cell's font.
    public var font: Font? { context.styles.font(style) }

    /// The text Excel shows in the cell, given room, whatever the machine's own locale.
    public func shown(locale: DisplayLocale = .enUS) -> String {
        switch value {
        case .blank: ""
        case .text(let text): format.numberFormat.shown(text)
        case .number(let number): format.numberFormat.shown(number, dateSystem: context.dateSystem, locale: locale)
        case .boolean(let flag): flag ? "TRUE" : "FALSE"
        case .error(let error): error.rawValue
        }
    }

    /// The date or time as ISO 8601 text; `nil` where the cell shows none, or a day that never was.
    public var isoDate: String? {
        guard case .number(let number) = value else { return nil }
        let kind = isoKind ?? format.numberFormat.kind(for: number)
        return SerialDate.isoText(number, dateSystem: context.dateSystem, kind: kind)
    }
}

extension RowBatch {
    /// The value of a cell of this batch.
    public func value(of cell: PackedCell, context: SheetContext) -> CellValue {
        switch cell.kind {
        case .blank: return .blank
        case .number: return number(of: cell).map(CellValue.number) ?? .text(text(of: cell))
        case .text: return .text(text(of: cell))
        case .sharedText: return context.sharedStrings[Int(cell.start)].map(CellValue.text) ?? .blank
        case .false: return .boolean(false)
        case .true: return .boolean(true)
        case .error: return .error(CellError(rawValue: text(of: cell)))
        case .isoDate:
            let text = text(of: cell)
            return SerialDate.serial(fromISO: text, dateSystem: context.dateSystem).map(CellValue.number) ?? .text(text)
        }
    }

    /// The characters of a cell whose text stands in this batch.
    public func text(of cell: PackedCell) -> String { text(at: Int(cell.start), count: Int(cell.count)) }

    /// The number of a cell whose decimal text stands in this batch; `nil` when it is not a finite number.
    public func number(of cell: PackedCell) -> Double? {
        let start = Int(cell.start)
        let count = Int(cell.count)
        guard start >= 0, count > 0, start <= bytes.count - count else { return nil }
        return DecimalText.number(bytes.span.extracting(start..<(start + count)))
    }
}
