public import Findings
internal import OfficePackage
public import SheetModel
internal import XMLEvents

/// A sheet of a ``Workbook``, as its tab shows it.
public struct Sheet: Sendable {
    /// The tab's name.
    public let name: String
    /// The place among the tabs, from 0.
    public let index: Int
    /// Whether the tab is seen.
    public let visibility: SheetVisibility
    /// What the tab opens. Only worksheets have rows.
    public let kind: SheetKind
    let part: PartName?
}

/// Whether to go on with the next row.
public enum RowAction: Sendable {
    /// Go on.
    case proceed
    /// That was enough.
    case stop
}

/// How rows are read.
public struct RowReading: Sendable {
    /// Whether formulas are wanted; without them reading is faster.
    public var formulas = true
    /// Whether cells without value and formula, which have only a style, are wanted.
    public var blankCells = true
    /// Whether rows must come in ascending order even where the file holds them in disorder. The sheet is then held in
    /// memory; without it such a file is refused with `XLSX_ROWS_OUT_OF_ORDER`, at the row that is out of place.
    public var sorted = false
    /// Whether rows are taken in the order of the file even where that is not ascending.
    var anyOrder = false

    /// Everything, in the order of the file.
    public init() {}
}

extension Workbook {
    /// Calls `body` for each row of `sheet` that the file lists, from top to bottom, without loading the sheet.
    ///
    /// Returns what the sheet says beside its rows, as far as it was read: all of it unless `body` stopped.
    ///
    /// - Throws: `XML_…`, `ZIP_…`, `XLSX_…`, with file, sheet and part, and what `body` throws.
    /// - Complexity: O(n) in the bytes of the sheet; memory does not grow with it.
    @discardableResult
    public func forEachRow(
        of sheet: Sheet, reading: RowReading = RowReading(), _ body: (Row) throws(Problem) -> RowAction
    ) throws(Problem) -> SheetDetails {
        let context = try context()
        return try forEachBatch(of: sheet, reading: reading) { batch throws(Problem) in
            for position in batch.rows.indices
            where try body(Row(of: batch, at: position, context: context)) == .stop { return .stop }
            return .proceed
        }
    }

    /// Calls `body` for each batch of rows; see ``forEachRow(of:reading:_:)``.
    @discardableResult
    public func forEachBatch(
        of sheet: Sheet, reading: RowReading = RowReading(), _ body: (RowBatch) throws(Problem) -> RowAction
    ) throws(Problem) -> SheetDetails {
        // A sheet whose part is missing was warned of when the workbook was opened.
        guard sheet.kind == .worksheet, let part = sheet.part else { return SheetDetails() }
        let context = try context()
        var options = ReadOptions()
        options.readsFormulas = reading.formulas
        options.keepsBlankCells = reading.blankCells
        options.sortsRows = reading.sorted
        options.takesAnyOrder = reading.anyOrder
        options.cellLimit = limits.cells
        let codec = RowCodec(sheet: sheet.name, options: options, sharedStringCount: context.sharedStrings.count)
        return try withReader(of: sheet, part, codec: codec, body) { reader throws(Problem) in
            try read(part, into: reader)
        }
    }

    /// Makes a reader that hands its rows to `body`, has `read` use it, and returns what the sheet says beside its rows.
    @discardableResult
    func withReader(
        of sheet: Sheet, _ part: PartName, codec: RowCodec, _ body: (RowBatch) throws(Problem) -> RowAction,
        read: (WorksheetReader) throws(Problem) -> Void
    ) throws(Problem) -> SheetDetails {
        try withoutActuallyEscaping(body) { body throws(Problem) in
            let reader = WorksheetReader(rows: codec) { batch throws(Problem) in
                if try body(batch) == .stop { throw Problem.stopped }
            }
            var wasStopped = false
            do throws(Problem) {
                try read(reader)
                try reader.finish()
            } catch  where error.code == .stopped {
                wasStopped = true
            }
            guard reader.isWorksheet || wasStopped else {
                throw XLSXProblem.notAWorkbook(part.description).within(Place(file: file, sheet: sheet.name))
            }
            warn(reader.rows.warnings.problems)
            complete(&reader.details, of: part, links: reader.pendingLinks)
            return reader.details
        }
    }

    /// Reads a worksheet part: plain rows by the scanner, everything else by the XML parser.
    private func read(_ part: PartName, into reader: WorksheetReader) throws(Problem) {
        let bytes = PlainBytes(try package.stream(part), .rows)
        do throws(Problem) {
            if try bytes.readHead(), !reader.rows.options.sortsRows { try scanRows(bytes, into: reader) }
        } catch {
            throw error.within(Place(file: file, part: part.description))
        }
        guard let known, let key = bytes.heldRemainder else {
            return try package.parse(bytes.remainder(), of: part, names: names, handler: reader)
        }
        if let end = known.sheetEnds.value(of: key) { return reader.take(end) }
        let lastRow = reader.rows.lastRow
        try package.parse(bytes.remainder(), of: part, names: names, handler: reader)
        if reader.rows.lastRow == lastRow, let end = reader.end { known.sheetEnds.add(end, of: key) }
    }

    private func scanRows(_ bytes: PlainBytes, into reader: WorksheetReader) throws(Problem) {
        while true {
            let chunk = try bytes.nextChunk()
            guard !chunk.isEmpty else { return }
            var scanner = RowScanner(chunk)
            let stop = try scanner.scan(into: &reader.rows)
            bytes.giveBack(chunk, from: scanner.position, lines: scanner.lines)
            reader.rows.batch.bytes = scanner.contents()
            try reader.deliverRows()
            if stop == .notPlain { return }
        }
    }

    /// Adds what other parts say of a sheet: link targets, tables, notes, threaded comments.
    func complete(_ details: inout SheetDetails, of part: PartName, links: [(relationship: String, index: Int)]) {
        let relationships: [Relationship]
        do throws(Problem) {
            relationships = try package.relationships(of: part)
        } catch {
            return warn([error])
        }
        let targets = Dictionary(relationships.map { ($0.id, $0.target) }) { first, _ in first }
        for link in links where details.links.indices.contains(link.index) {
            details.links[link.index].target = targets[link.relationship]
        }
        for kind in [Relationship.Kind.table, .comments, .threadedComment] {
            warnAboutMissing(relationships, kind, of: part)
        }
        for relationship in relationships {
            guard let target = package.part(relationship, of: part) else { continue }
            switch relationship.kind {
            case .table:
                let codec = TableCodec()
                readOptional(target, codec)
                if let table = codec.table { details.tables.append(table) }
            case .comments:
                let codec = CommentsCodec()
                readOptional(target, codec)
                details.notes += codec.notes
            case .threadedComment:
                let codec = ThreadedCommentsCodec(people: people())
                readOptional(target, codec)
                details.threads += codec.threads
            default: break
            }
        }
    }
}

extension Problem {
    /// Thrown within the reader only, when a caller has seen enough.
    static let stopped = Problem(.stopped, LocalizedText(vi: "", en: ""))
}

extension Problem.Code {
    static let stopped = Problem.Code(rawValue: "STOPPED")
}
