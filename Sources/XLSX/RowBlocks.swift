public import Findings
internal import OfficePackage
public import SheetModel
internal import XMLEvents

/// A sheet's rows cut into blocks that several tasks may read at once.
///
/// One task takes blocks with ``next()``, hands them out, and gives what came of each to ``accept(_:)`` in order; once
/// there are none left, or one could not be read on its own, ``finish(_:)`` reads the rest. Only plain rows are cut (see
/// `PlainBytes`); what is not plain all comes with ``finish(_:)``.
public final class RowBlocks {
    private let workbook: Workbook
    private let part: PartName
    private let sheet: Sheet
    private let bytes: PlainBytes
    private let codec: RowCodec
    private let isPlain: Bool
    private var lastRow = -1
    private var cellCount = 0
    private var leftOver: [UInt8] = []
    private var warnings = WarningList()
    private var isStopped = false

    fileprivate init(
        _ workbook: Workbook, sheet: Sheet, part: PartName, bytes: PlainBytes, codec: RowCodec, isPlain: Bool
    ) {
        self.workbook = workbook
        self.sheet = sheet
        self.part = part
        self.bytes = bytes
        self.codec = codec
        self.isPlain = isPlain
    }

    /// The next block; `nil` when no more can be cut.
    ///
    /// - Throws: `ZIP_…`.
    public func next() throws(Problem) -> RowBlock? {
        guard isPlain, !isStopped else { return nil }
        do throws(Problem) {
            let chunk = try bytes.nextChunk()
            let end = RowScanner.endOfLastRow(chunk)
            if !chunk.isEmpty { bytes.giveBack(chunk, from: end ?? 0) }
            guard let end else {
                isStopped = true
                return nil
            }
            return RowBlock(bytes: Array(chunk[..<end]), codec: codec)
        } catch {
            throw error.within(Place(file: workbook.file, sheet: sheet.name, part: part.description))
        }
    }

    /// What becomes of a block's rows.
    public enum Acceptance: Sendable {
        /// They count, and the next block follows.
        case whole
        /// They count, but what stands behind them in the block comes with ``RowBlocks/finish(_:)``, like all later blocks.
        case partly
        /// They do not count: a block before was not read to its end.
        case postponed
    }

    /// Takes what came of the next block in order.
    ///
    /// - Throws: `XLSX_ROWS_OUT_OF_ORDER`, `XLSX_LIMIT`.
    public func accept(_ rows: RowsOfBlock) throws(Problem) -> Acceptance {
        guard leftOver.isEmpty else {
            leftOver += rows.batch.bytes[..<rows.length]
            return .postponed
        }
        let place = Place(file: workbook.file, sheet: sheet.name)
        if let problem = rows.problem { throw problem.within(place) }
        if let first = rows.batch.rows.first, first.index <= lastRow {
            throw XLSXProblem.rowsOutOfOrder(row: first.index, after: lastRow, sheet: sheet.name).within(place)
        }
        lastRow = rows.batch.rows.last?.index ?? lastRow
        cellCount += rows.batch.cells.count
        if cellCount > codec.options.cellLimit {
            throw XLSXProblem.tooManyCells(codec.options.cellLimit, sheet: sheet.name).within(place)
        }
        for warning in rows.warnings { warnings.add(warning) }
        if rows.end < rows.length {
            leftOver = Array(rows.batch.bytes[rows.end..<rows.length])
            isStopped = true
        }
        return leftOver.isEmpty ? .whole : .partly
    }

    /// Reads all that was not accepted, through the XML parser where need be; see ``Workbook/forEachBatch(of:reading:_:)``.
    public func finish(_ body: (RowBatch) throws(Problem) -> RowAction) throws(Problem) {
        if !leftOver.isEmpty { bytes.giveBack(leftOver) }
        var codec = codec
        codec.lastRow = lastRow
        codec.warnings = warnings
        try workbook.withReader(of: sheet, part, codec: codec, body) { reader throws(Problem) in
            try workbook.package.parse(bytes.remainder(), of: part, names: workbook.names, handler: reader)
        }
    }
}

extension Workbook {
    /// The rows of a worksheet in blocks for several tasks; `nil` for other sheets and those without data.
    ///
    /// Formulas are not read: a shared one may stand in another block.
    ///
    /// - Throws: `ZIP_…`, `XML_…`.
    public func rowBlocks(of sheet: Sheet) throws(Problem) -> RowBlocks? {
        guard sheet.kind == .worksheet, let part = sheet.part else { return nil }
        var options = ReadOptions()
        options.readsFormulas = false
        options.keepsBlankCells = false
        options.cellLimit = limits.cells
        let codec = RowCodec(
            sheet: sheet.name, options: options, sharedStringCount: try context().sharedStrings.count)
        let bytes = PlainBytes(try package.stream(part), .rows)
        do throws(Problem) {
            let isPlain = try bytes.readHead()
            return RowBlocks(self, sheet: sheet, part: part, bytes: bytes, codec: codec, isPlain: isPlain)
        } catch {
            throw error.within(Place(file: file, part: part.description))
        }
    }
}

/// Some whole rows, as bytes, for any task to read.
public struct RowBlock: Sendable {
    let bytes: [UInt8]
    let codec: RowCodec

    /// Reads the rows.
    ///
    /// - Complexity: O(n) in the bytes of the block.
    public consuming func read() -> RowsOfBlock {
        var codec = codec
        var scanner = RowScanner(bytes)
        var rows = RowsOfBlock()
        do throws(Problem) {
            _ = try scanner.scan(into: &codec)
            rows.end = scanner.end
            // Rows without a number count on from the block before, which is not known here.
            if codec.hasUnnumberedRows { rows.end = 0 }
        } catch {
            rows.problem = error
        }
        if rows.end == 0 { codec.batch.removeAll() }
        rows.batch = codec.batch
        rows.batch.bytes = scanner.contents()
        rows.length = bytes.count
        // Of rows that will be read again, now with their right numbers, nothing is to be said yet.
        if rows.end > 0 { rows.warnings = codec.warnings.problems }
        return rows
    }
}

/// What came of reading a ``RowBlock``.
public struct RowsOfBlock: Sendable {
    /// The rows.
    public var batch = RowBatch()
    var end = 0
    /// How many of the batch's bytes are the block's own.
    var length = 0
    var problem: Problem?
    var warnings: [Problem] = []
}
