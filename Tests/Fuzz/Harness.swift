import Findings
import Glibc
import SheetModel
import TestSupport
import XLSX

/// What libFuzzer calls with each input; README.md tells the form of an input and what counts as a failure.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    var values = RowReading()
    values.formulas = false
    values.blankCells = false
    if bytes.starts(with: "PK".utf8) || bytes.starts(with: [0xD0, 0xCF]) {
        var sorted = RowReading()
        sorted.sorted = true
        // Sorting always takes the XML parser, and changes nothing for rows that may be read unsorted.
        check(Transcript(of: bytes), Transcript(of: bytes, sorted), ignoring: .rowsOutOfOrder)
        return 0
    }
    let parts = PartsInput(bytes)
    let scanned = parts.workbook
    let parsed = parts.workbookForParser
    check(Transcript(of: scanned), Transcript(of: parsed))
    let plain = Transcript(of: scanned, values)
    check(plain, Transcript(of: parsed, values))
    check(plain.rowsOnly, Transcript(inBlocks: scanned))
    return 0
}

/// Ends the process where two readings of the same content disagree.
private func check(_ one: Transcript, _ other: Transcript, ignoring code: Problem.Code? = nil) {
    if one == other { return }
    if let code, one.error?.code == code { return }
    one.printDifference(to: other)
    abort()
}

/// All that a reading told of a workbook.
private struct Transcript: Equatable {
    var lines: [String] = []
    var warnings: [Problem] = []
    var error: Problem?

    private static var limits: ReadLimits {
        var limits = ReadLimits()
        limits.inflatedBytes = 64 << 20
        limits.cells = 1_000_000
        limits.sharedText = 16 << 20
        return limits
    }

    init(of file: [UInt8], _ reading: RowReading = RowReading()) {
        read(file) { workbook, sheet, lines throws(Problem) in
            lines.append("\(sheet.name) \(sheet.visibility) \(sheet.kind)")
            let details = try workbook.forEachRow(of: sheet, reading: reading) { row throws(Problem) in
                lines.append("row \(row.index) \(row.isHidden) \(row.outlineLevel) \(row.count)")
                for cell in row { Self.add(cell, to: &lines) }
                return .proceed
            }
            lines.append("\(details)")
        }
    }

    /// The rows as `convert` reads them for several tasks.
    init(inBlocks file: [UInt8]) {
        read(file) { workbook, sheet, lines throws(Problem) in
            guard let blocks = try workbook.rowBlocks(of: sheet) else { return }
            let context = try workbook.context()
            func add(_ batch: RowBatch) {
                for position in batch.rows.indices {
                    let row = Row(of: batch, at: position, context: context)
                    for cell in row { Self.add(cell, to: &lines) }
                }
            }
            while let block = try blocks.next() {
                let rows = block.read()
                if try blocks.accept(rows) != .postponed { add(rows.batch) }
            }
            try blocks.finish { batch throws(Problem) in
                add(batch)
                return .proceed
            }
        }
        self = rowsOnly
    }

    /// The cells only: what is said around them does not come in blocks.
    var rowsOnly: Transcript {
        var copy = self
        copy.lines = lines.filter { $0.hasPrefix("cell ") }
        copy.warnings = []
        return copy
    }

    private mutating func read(
        _ file: [UInt8], _ read: (Workbook, Sheet, inout [String]) throws(Problem) -> Void
    ) {
        do throws(Problem) {
            let workbook = try Workbook(bytes: file, file: "fuzz.xlsx", limits: Self.limits)
            lines.append("\(workbook.definedNames)")
            for sheet in workbook.sheets.prefix(64) { try read(workbook, sheet, &lines) }
            warnings = workbook.warnings
        } catch {
            self.error = error
        }
        // Messages are put together in both languages.
        for problem in warnings + (error.map { [$0] } ?? []) {
            _ = problem.line(in: .vietnamese) + problem.line(in: .english)
        }
    }

    private static func add(_ cell: Cell, to lines: inout [String]) {
        lines.append("cell \(cell.reference) \(cell.style) \(cell.value) \(cell.formula ?? "") \(cell.isISODate)")
        if let array = cell.array { lines.append("array \(array)") }
        if !cell.runs.isEmpty { lines.append("\(cell.runs)") }
        _ = cell.shown() + cell.shown(locale: .viVN) + (cell.isoDate ?? "")
        _ = (cell.font, cell.format, cell.isBlank)
    }

    /// Of a file with several faults, the readings may meet another first, after another number of rows.
    static func == (left: Self, right: Self) -> Bool {
        if left.error != nil, right.error != nil { return true }
        return left.error == right.error && left.lines == right.lines && left.warnings == right.warnings
    }

    func printDifference(to other: Transcript) {
        func say(_ text: String) { _ = (text + "\n").withCString { write(2, $0, strlen($0)) } }
        say("one:   \(lines.count) lines, \(warnings.count) warnings, error: \(error?.description ?? "none")")
        say(
            "other: \(other.lines.count) lines, \(other.warnings.count) warnings, error: \(other.error?.description ?? "none")"
        )
        for (line, otherLine) in zip(lines, other.lines) where line != otherLine {
            say("first difference:\n  \(line.debugDescription)\n  \(otherLine.debugDescription)")
            break
        }
        for warning in warnings where !other.warnings.contains(warning) { say("only one warns: \(warning)") }
        for warning in other.warnings where !warnings.contains(warning) { say("only the other warns: \(warning)") }
    }
}
