internal import Findings
internal import Formulas
internal import SheetModel

/// Rows, columns or cells that come into a sheet or go from it.
///
/// ```swift
/// let change = StructureChange(.insertion, of: 2, .rows, at: 7, on: "Biểu 01")
/// let result = try StructureEditor.apply(change, to: edit)
/// ```
struct StructureChange: Hashable, Sendable {
    /// Whether room is made or taken away.
    var kind: SheetShift.Kind
    /// What moves.
    var axis: SheetShift.Axis
    /// The first new or deleted row or column, from 0.
    var index: Int
    /// How many come or go.
    var count: Int
    /// The name of the sheet, in any case.
    var sheet: String
    /// The columns (for rows) or rows (for columns) inside which alone cells move; `nil` for whole rows or columns.
    var band: ClosedRange<Int>?
    /// The rows or columns that the new ones are copies of; `nil` for blank ones.
    var block: ClosedRange<Int>?

    init(
        _ kind: SheetShift.Kind, of count: Int, _ axis: SheetShift.Axis, at index: Int, on sheet: String,
        within band: ClosedRange<Int>? = nil
    ) {
        self.kind = kind
        self.axis = axis
        self.index = index
        self.count = count
        self.sheet = sheet
        self.band = band
    }

    /// Copies of a block, so that it stands there `times` times.
    ///
    /// - Throws: `XLSX_WRITE_LIMIT` where they do not fit on the sheet.
    init(
        repeating block: ClosedRange<Int>, times: Int, _ axis: SheetShift.Axis, on sheet: String,
        within band: ClosedRange<Int>?
    ) throws(Problem) {
        let (total, overflow) = block.count.multipliedReportingOverflow(by: times)
        guard block.lowerBound >= 0, block.upperBound < axis.limit, times > 1, !overflow,
            total <= axis.limit - block.lowerBound
        else { throw StructureProblem.beyondSheet(sheet) }
        self.init(.insertion, of: total - block.count, axis, at: block.upperBound + 1, on: sheet, within: band)
        self.block = block
    }

    /// Where everything goes, once the change is known to lie on the sheet.
    ///
    /// - Throws: `XLSX_WRITE_LIMIT` for rows, columns or a band beyond the sheet.
    func shift(of sheet: String) throws(Problem) -> SheetShift {
        let across = axis == .rows ? CellReference.columnLimit : CellReference.rowLimit
        guard index >= 0, count > 0, count <= axis.limit, index <= axis.limit - (kind == .deletion ? count : 1),
            band.map({ $0.lowerBound >= 0 && $0.upperBound < across }) ?? true
        else { throw StructureProblem.beyondSheet(sheet) }
        if let block {
            return SheetShift(
                repeating: block, times: count / block.count + 1, axis, on: sheet, within: band)
        }
        return SheetShift(kind, of: count, axis, at: index, on: sheet, within: band)
    }
}

/// What a structure change did.
struct StructureResult {
    /// Every reference that reads otherwise now; cells that only moved are one entry.
    var references: [ReferenceChange] = []
    /// The cells, where they stand now, whose formulas may give another result than the one stored.
    var stale: [SheetCell] = []
    /// The caches of charts that were dropped.
    var droppedCaches: [EditReceipt.DroppedCache] = []
    /// The parts that are no longer there.
    var removedParts: [String] = []
    /// The parts of which bytes changed.
    var changedParts: [String] = []
}

/// How a change reaches a range of cells.
enum ShiftEffect {
    /// Not at all.
    case none
    /// All of it moves and stays as it is.
    case moves
    /// Cells come into it or go from it, or only some of it moves.
    case bends
}

extension SheetShift {
    /// How the change reaches a range of the sheet.
    func effect(on range: CellRange) -> ShiftEffect {
        let (along, across) = axis == .rows ? (range.rows, range.columns) : (range.columns, range.rows)
        let grows = growsWithBlock(along)
        if along.upperBound < index, !grows { return .none }
        if let band {
            guard across.overlaps(band) else { return .none }
            guard band.lowerBound <= across.lowerBound, across.upperBound <= band.upperBound else { return .bends }
        }
        if grows { return .bends }
        switch kind {
        case .insertion: return along.lowerBound >= index && along.upperBound + count < axis.limit ? .moves : .bends
        case .deletion: return along.lowerBound >= index + count ? .moves : .bends
        }
    }

    /// Whether the change goes through a block that moves or goes as a whole or not at all.
    func cuts(_ range: CellRange) -> Bool {
        guard effect(on: range) == .bends else { return false }
        if tears(range) { return true }
        // All of it may be deleted.
        return !(kind == .deletion && self.range(range) == nil)
    }

    /// Where the pieces of a range go: a band moves the part of it that lies inside, and leaves the rest.
    func pieces(of range: CellRange) -> [CellRange] {
        if let repeated = repeated(range) { return repeated }
        guard let band, tears(range) else { return self.range(range).map { [$0] } ?? [] }
        let across = axis == .rows ? range.columns : range.rows
        let inside = across.clamped(to: band)
        var spans = [inside]
        if across.lowerBound < inside.lowerBound { spans.insert(across.lowerBound...(inside.lowerBound - 1), at: 0) }
        if across.upperBound > inside.upperBound { spans.append((inside.upperBound + 1)...across.upperBound) }
        return spans.compactMap { span in
            let piece =
                axis == .rows
                ? CellRange(
                    CellReference(row: range.first.row, column: span.lowerBound),
                    CellReference(row: range.last.row, column: span.upperBound))
                : CellRange(
                    CellReference(row: span.lowerBound, column: range.first.column),
                    CellReference(row: span.upperBound, column: range.last.column))
            return self.range(piece)
        }
    }

    /// The cell that takes the place of a deleted one.
    func successor(of cell: CellReference) -> CellReference {
        self.cell(cell)
            ?? (axis == .rows
                ? CellReference(row: min(index, axis.limit - 1), column: cell.column)
                : CellReference(row: cell.row, column: min(index, axis.limit - 1)))
    }

    /// A cell's row or column, whichever the change is about.
    func along(_ cell: CellReference) -> Int { axis == .rows ? cell.row : cell.column }
}
