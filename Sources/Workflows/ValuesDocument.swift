internal import Findings
internal import Reports
internal import SheetModel
internal import XLSX

/// `doisoat.values/1` of one workbook; with several jobs, the rows of a sheet are read and written by several tasks.
struct ValuesDocument {
    let conversion: Conversion
    let workbook: Workbook
    let sorted: Bool

    func write(_ sheets: [Sheet], to writer: inout DocumentWriter) async throws(Problem) {
        writer.buffer.raw("{\"schema\":\"doisoat.values/1\",\"file\":")
        writer.buffer.string(conversion.file)
        writer.buffer.raw(",\"sheets\":[")
        for (position, sheet) in sheets.enumerated() {
            if position > 0 { writer.buffer.comma() }
            writer.buffer.raw("{\"name\":")
            writer.buffer.string(sheet.name)
            writer.buffer.raw(",\"rows\":[")
            if conversion.jobs > 1, !sorted, let blocks = try workbook.rowBlocks(of: sheet) {
                try await writeBlocks(blocks, of: sheet, to: &writer)
            } else {
                try writeRows(of: sheet, to: &writer)
            }
            writer.buffer.raw("]}")
        }
        writer.buffer.raw("]}\n")
    }

    private func writeRows(of sheet: Sheet, to writer: inout DocumentWriter) throws(Problem) {
        var rows = ValuesJSON(context: try workbook.context())
        let reading = conversion.reading(formulas: false, sorted: sorted)
        try workbook.forEachBatch(of: sheet, reading: reading) { batch throws(Problem) in
            try rows.append(batch, to: &writer.buffer, flush: writer.flusher)
            conversion.tell(batch, of: sheet)
            return .proceed
        }
    }

    /// Has blocks read and written by several tasks, a few more than there are jobs so that none waits for the writer,
    /// and puts their text together in order.
    private func writeBlocks(_ blocks: RowBlocks, of sheet: Sheet, to writer: inout DocumentWriter)
        async throws(Problem)
    {
        let context = try workbook.context()
        var rows = ValuesJSON(context: context)
        var waiting: [Int: WrittenBlock] = [:]
        var (started, next) = (0, 0)
        var problem: Problem?
        await withTaskGroup(of: WrittenBlock.self) { group in
            func start() throws(Problem) {
                guard let block = try blocks.next() else { return }
                let index = started
                started += 1
                group.addTask { WrittenBlock(block, index: index, context: context) }
            }
            do throws(Problem) {
                for _ in 0..<(conversion.jobs * 4) { try start() }
                while next < started, let done = await group.next() {
                    waiting[done.index] = done
                    while let block = waiting.removeValue(forKey: next) {
                        next += 1
                        let acceptance = try blocks.accept(block.rows)
                        if acceptance == .postponed { continue }
                        try append(block, to: &rows, &writer)
                        conversion.tell(block.rows.batch, of: sheet)
                        if acceptance == .whole { try start() }
                    }
                }
            } catch {
                problem = error
                group.cancelAll()
            }
        }
        if let problem { throw problem }
        try blocks.finish { batch throws(Problem) in
            try rows.append(batch, to: &writer.buffer, flush: writer.flusher)
            return .proceed
        }
    }

    private func append(_ block: WrittenBlock, to rows: inout ValuesJSON, _ writer: inout DocumentWriter)
        throws(Problem)
    {
        if let text = block.text, let range = block.range {
            rows.append(text, of: range, to: &writer.buffer)
            try writer.buffer.flushIfLong(writer.flusher)
        } else {
            try rows.append(block.rows.batch, to: &writer.buffer, flush: writer.flusher)
        }
    }
}

/// A block of rows with its text.
private struct WrittenBlock: Sendable {
    /// A block whose text grows beyond this is written again, in order and piece by piece.
    private static let longest = 8 << 20

    let index: Int
    let rows: RowsOfBlock
    /// The text of the rows from the first to the last of ``range``; `nil` when it is too long to hold.
    var text: [UInt8]?
    /// The rows from the first to the last that have values; `nil` for none.
    var range: ClosedRange<Int>?

    init(_ block: consuming RowBlock, index: Int, context: SheetContext) {
        self.index = index
        rows = block.read()
        let batch = rows.batch
        guard let first = batch.rows.first(where: batch.hasValues), let last = batch.rows.last(where: batch.hasValues)
        else { return }
        range = first.index...last.index
        var buffer = TextBuffer()
        buffer.bytes.reserveCapacity(batch.bytes.count / 2)
        var writer = ValuesJSON(context: context, from: first.index)
        do throws(Problem) {
            try writer.append(batch, to: &buffer) { buffer throws(Problem) in
                if buffer.bytes.count > Self.longest { throw OutputProblem.limit(Self.longest) }
            }
            text = buffer.bytes
        } catch {
            text = nil
        }
    }
}
