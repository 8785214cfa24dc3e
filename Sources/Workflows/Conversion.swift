internal import Findings
internal import Reports
internal import SheetModel
internal import XLSX

/// The conversion of one workbook into one document.
struct Conversion: Sendable {
    let file: String
    let kind: PathKind
    let options: ConvertOptions
    let jobs: Int
    let progress: Progress

    /// Writes the document; on an error what the sink holds is of no use.
    func write(to sink: DocumentSink) async -> Outcome {
        if options.form == .program { return writeProgram(to: sink) }
        var outcome = Outcome()
        do throws(Problem) {
            let workbook = try InputFiles.open(file, kind, limits: options.limits, held: options.heldInput)
            do throws(Problem) {
                try await write(workbook, sorted: false, to: sink)
            } catch  where error.code == .rowsOutOfOrder {
                guard try sink.restart() else { throw error }
                try await write(workbook, sorted: true, to: sink)
            }
            outcome.warnings = workbook.warnings
        } catch {
            outcome.error = error.within(Place(file: file))
        }
        return outcome
    }

    /// Writes the programme that a workbook declares; with a fault in it, none.
    private func writeProgram(to sink: DocumentSink) -> Outcome {
        var outcome = Outcome()
        do throws(Problem) {
            let program = try ProgramFile(file, kind, held: options.heldInput, limits: options.limits)
            outcome.warnings = program.problems
            var writer = DocumentWriter(sink: sink)
            ProgramJSON.append(try program.required(), isOneLine: options.namesFileInLines, to: &writer.buffer)
            try writer.flush()
        } catch {
            outcome.error = error.within(Place(file: file))
        }
        return outcome
    }

    /// Writes the values of each sheet into a sink of its own, as CSV.
    func writeSheets(_ sink: (String) -> DocumentSink) async -> Outcome {
        var outcome = Outcome()
        do throws(Problem) {
            let workbook = try InputFiles.open(file, kind, limits: options.limits, held: options.heldInput)
            for sheet in try selectedSheets(of: workbook) where sheet.kind == .worksheet {
                let sink = sink(sheet.name)
                do throws(Problem) {
                    try writeCSV(sheet, of: workbook, sorted: false, to: sink)
                } catch  where error.code == .rowsOutOfOrder {
                    guard try sink.restart() else { throw error }
                    try writeCSV(sheet, of: workbook, sorted: true, to: sink)
                }
                try sink.finish()
            }
            outcome.warnings = workbook.warnings
        } catch {
            outcome.error = error.within(Place(file: file))
        }
        return outcome
    }

    private func write(_ workbook: Workbook, sorted: Bool, to sink: DocumentSink) async throws(Problem) {
        let sheets = try selectedSheets(of: workbook)
        var writer = DocumentWriter(sink: sink)
        switch (options.form, options.format) {
        case (_, .csv):
            guard let sheet = sheets.first(where: { $0.kind == .worksheet }) else { return }
            try writeCSV(sheet, of: workbook, sorted: sorted, to: sink)
        case (.values, .json):
            try await ValuesDocument(conversion: self, workbook: workbook, sorted: sorted).write(sheets, to: &writer)
        case (.values, .ndjson):
            for sheet in sheets { try writeValueLines(sheet, of: workbook, sorted: sorted, to: &writer) }
        case (.cells, .json): try writeCells(sheets, of: workbook, sorted: sorted, to: &writer)
        case (.cells, .ndjson):
            for sheet in sheets { try writeCellLines(sheet, of: workbook, sorted: sorted, to: &writer) }
        case (.tables, .json): try writeTables(sheets, of: workbook, to: &writer)
        case (.tables, .ndjson): try writeTableLines(sheets, of: workbook, to: &writer)
        // Written whole before it comes here.
        case (.program, _): break
        }
        try writer.flush()
    }

    private func selectedSheets(of workbook: Workbook) throws(Problem) -> [Sheet] {
        guard !options.sheets.isEmpty else { return workbook.sheets }
        var selected: [Sheet] = []
        for name in options.sheets {
            guard let sheet = workbook.sheets.first(where: { $0.name == name }) else {
                let names = workbook.sheets.map { "“\($0.name)”" }.joined(separator: ", ")
                throw Problem(
                    .noSuchSheet, LocalizedText(vi: "không có trang tính “\(name)”", en: "there is no sheet “\(name)”"),
                    remedy: LocalizedText(vi: "Các trang tính: \(names).", en: "The sheets are: \(names)."),
                    at: Place(file: file))
            }
            selected.append(sheet)
        }
        return selected
    }

    /// What the lines of a sheet say of where they come from.
    func lineSource(_ sheet: Sheet) -> LineSource {
        LineSource(file: options.namesFileInLines ? file : nil, sheet: sheet.name)
    }

    /// Tells how far the reading of a sheet is.
    func tell(_ batch: RowBatch, of sheet: Sheet) {
        if let row = batch.rows.last?.index { progress.rows(row + 1, of: file, sheet: sheet.name) }
    }

    func reading(formulas: Bool, sorted: Bool) -> RowReading {
        var reading = RowReading()
        reading.formulas = formulas
        reading.blankCells = false
        reading.sorted = sorted
        return reading
    }
}

// MARK: - Values and cells

extension Conversion {
    private func writeCSV(
        _ sheet: Sheet, of workbook: Workbook, sorted: Bool, to sink: DocumentSink
    ) throws(Problem) {
        var writer = DocumentWriter(sink: sink)
        var rows = ValuesCSV(context: try workbook.context())
        try workbook.forEachBatch(of: sheet, reading: reading(formulas: false, sorted: sorted)) {
            batch throws(Problem) in
            try rows.append(batch, to: &writer.buffer, flush: writer.flusher)
            tell(batch, of: sheet)
            return .proceed
        }
        try writer.flush()
    }

    private func writeValueLines(
        _ sheet: Sheet, of workbook: Workbook, sorted: Bool, to writer: inout DocumentWriter
    ) throws(Problem) {
        var rows = ValuesJSON(linesOf: lineSource(sheet), context: try workbook.context())
        try workbook.forEachBatch(of: sheet, reading: reading(formulas: false, sorted: sorted)) {
            batch throws(Problem) in
            try rows.append(batch, to: &writer.buffer, flush: writer.flusher)
            tell(batch, of: sheet)
            return .proceed
        }
    }

    private func writeCellLines(
        _ sheet: Sheet, of workbook: Workbook, sorted: Bool, to writer: inout DocumentWriter
    ) throws(Problem) {
        var cells = CellsJSON(
            linesOf: lineSource(sheet), context: try workbook.context(), locale: options.locale.displayLocale)
        try workbook.forEachBatch(of: sheet, reading: reading(formulas: true, sorted: sorted)) {
            batch throws(Problem) in
            try cells.append(batch, to: &writer.buffer, flush: writer.flusher)
            tell(batch, of: sheet)
            return .proceed
        }
    }

    private func writeCells(
        _ sheets: [Sheet], of workbook: Workbook, sorted: Bool, to writer: inout DocumentWriter
    ) throws(Problem) {
        let context = try workbook.context()
        writer.buffer.raw("{\"schema\":\"doisoat.cells/1\",\"file\":")
        writer.buffer.string(file)
        writer.buffer.raw(",\"date1904\":")
        writer.buffer.boolean(workbook.dateSystem == .from1904)
        DetailsJSON.append(workbook.definedNames, sheets: workbook.sheets.map(\.name), to: &writer.buffer)
        writer.buffer.raw(",\"sheets\":[")
        for (position, sheet) in sheets.enumerated() {
            if position > 0 { writer.buffer.comma() }
            writer.buffer.raw("{\"name\":")
            writer.buffer.string(sheet.name)
            writer.buffer.raw(",\"index\":")
            writer.buffer.integer(sheet.index)
            writer.buffer.member("state", sheet.visibility.rawValue)
            if sheet.kind == .worksheet {
                writer.buffer.raw(",\"cells\":[")
                var cells = CellsJSON(context: context, locale: options.locale.displayLocale)
                let reading = reading(formulas: true, sorted: sorted)
                let details = try workbook.forEachBatch(of: sheet, reading: reading) { batch throws(Problem) in
                    try cells.append(batch, to: &writer.buffer, flush: writer.flusher)
                    tell(batch, of: sheet)
                    return .proceed
                }
                writer.buffer.raw("]")
                DetailsJSON.append(details, to: &writer.buffer)
            } else {
                writer.buffer.member("kind", sheet.kind.rawValue)
            }
            writer.buffer.raw("}")
        }
        writer.buffer.raw("]}\n")
    }
}

/// Gathers text and hands it to a sink in large pieces.
struct DocumentWriter {
    var buffer = TextBuffer()
    let sink: DocumentSink

    init(sink: DocumentSink) { self.sink = sink }

    mutating func flush() throws(Problem) { try sink.write(&buffer.bytes) }

    /// What renderers call when their text is long.
    var flusher: (inout TextBuffer) throws(Problem) -> Void {
        let sink = sink
        return { buffer throws(Problem) in try sink.write(&buffer.bytes) }
    }
}
