internal import Domain
internal import Findings
internal import FoundationEssentials
internal import Mapping
internal import SheetModel
internal import XLSX

/// Reads many submissions at once and hands what was understood on in input order.
struct SubmissionFiles {
    let tables: FormTables
    let period: Period?
    let limits: InputLimits
    let jobs: Int
    let progress: Progress
    /// Whether readings hold facts for reconciliation.
    var collectsFacts = false
    /// Who sent a file, as its receipt says.
    var sender: @Sendable (String) -> OrganizationID? = { _ in nil }
    /// What a figure is likely to be about as large as.
    var expected: @Sendable (Achievement) -> Decimal? = { _ in nil }

    /// What came of one file.
    struct Result<Value: Sendable>: Sendable {
        var value: Value?
        var outcome: Outcome
    }

    /// A reader on its way from one task to the next. Unchecked: it is never used by two at a time.
    private struct IdleReader: @unchecked Sendable {
        let reader: FormReader
        let known = KnownParts()
    }

    /// Reads the files; `transform` runs beside others, `deliver` in order.
    func forEach<Value: Sendable>(
        _ inputs: InputFiles, _ transform: @escaping @Sendable (SubmissionReading, Workbook, [SubmittedSheet]) -> Value,
        _ deliver: (Int, Result<Value>) -> Void
    ) async {
        await forEach(inputs, early: [], { read(inputs, $0, by: $2, transform) }, deliver)
    }

    /// Reads the files, of which the sheets of the first were read before; `transform` runs beside others, `deliver` in
    /// order.
    func forEach<Value: Sendable>(
        _ inputs: InputFiles, early: [EarlyFile], _ transform: @escaping @Sendable (SubmissionReading) -> Value,
        _ deliver: (Int, Result<Value>) -> Void
    ) async {
        await forEach(
            inputs, early: early,
            { index, early, reader in
                guard let early else { return read(inputs, index, by: reader) { reading, _, _ in transform(reading) } }
                let reading = early.sheets.map { self.reading(of: $0, inputs.files[index], by: reader) }
                return Result(value: reading.map(transform), outcome: early.outcome)
            }, deliver)
    }

    /// Has `work` done for each file by some tasks, each with a reader of its own.
    private func forEach<Value: Sendable>(
        _ inputs: InputFiles, early: [EarlyFile],
        _ work: @escaping @Sendable (Int, EarlyFile?, IdleReader) -> Result<Value>,
        _ deliver: (Int, Result<Value>) -> Void
    ) async {
        let files = inputs.files
        let most = min(max(files.count / (jobs * 4), 1), 16)
        var early = early
        var idle: [IdleReader] = []
        var waiting: [Int: Result<Value>] = [:]
        var (started, next, running) = (0, 0, 0)
        await withTaskGroup(of: (first: Int, results: [Result<Value>], reader: IdleReader).self) { group in
            func startMore() {
                while started < files.count, running < jobs, waiting.count < most * jobs * 4 {
                    let range = started..<min(started + most, files.count)
                    let known = range.map { early.indices.contains($0) ? early[$0] : nil }
                    // What a task has is not held here any more.
                    for index in range where early.indices.contains(index) { early[index].sheets = nil }
                    started = range.upperBound
                    running += 1
                    let reader = idle.popLast()
                    group.addTask {
                        // Names are looked up in tables that are made once for each reader.
                        let reader = reader ?? IdleReader(reader: newReader())
                        let results = range.map { index in
                            progress.begin(files[index], index: index, of: files.count)
                            return work(index, known[index - range.lowerBound], reader)
                        }
                        return (range.lowerBound, results, reader)
                    }
                }
            }
            startMore()
            while let done = await group.next() {
                running -= 1
                idle.append(done.reader)
                for (offset, result) in done.results.enumerated() { waiting[done.first + offset] = result }
                while let result = waiting.removeValue(forKey: next) {
                    deliver(next, result)
                    next += 1
                }
                startMore()
            }
        }
    }

    private func newReader() -> FormReader {
        let reader = FormReader(tables, collectsFacts: collectsFacts)
        reader.expected = expected
        return reader
    }

    private func read<Value: Sendable>(
        _ inputs: InputFiles, _ index: Int, by reader: IdleReader,
        _ transform: (SubmissionReading, Workbook, [SubmittedSheet]) -> Value
    ) -> Result<Value> {
        let file = inputs.files[index]
        var outcome = Outcome()
        do throws(Problem) {
            let workbook = try InputFiles.open(file, inputs.kinds[index], limits: limits, known: reader.known)
            let sheets = try Self.sheets(of: workbook)
            outcome.warnings = workbook.warnings
            return Result(
                value: transform(reading(of: sheets, file, by: reader), workbook, sheets), outcome: outcome)
        } catch {
            outcome.error = error.within(Place(file: file))
            return Result(value: nil, outcome: outcome)
        }
    }

    private func reading(of sheets: [SubmittedSheet], _ file: String, by reader: IdleReader) -> SubmissionReading {
        reader.reader.read(sheets, file: file, period: period, sender: sender(file))
    }

    /// The worksheets of a workbook; formulas that were stored without a result have the computed one.
    static func sheets(of workbook: Workbook) throws(Problem) -> [SubmittedSheet] {
        var sheets: [SubmittedSheet] = []
        var lacksResults = false
        for sheet in workbook.sheets where sheet.kind == .worksheet {
            let grid = try SheetGrid.read(sheet, of: workbook, locale: .enUS).grid
            lacksResults = lacksResults || grid.rows.contains { $0.cells.contains(where: \.lacksResult) }
            // What a copy that came back was marked with is no report.
            if OpinionSheet.isOpinions(grid) { continue }
            sheets.append(SubmittedSheet(grid, isHidden: sheet.visibility != .visible))
        }
        if lacksResults { fill(&sheets, from: try workbook.calculate(now: Calculate.now(workbook.dateSystem))) }
        return sheets
    }

    private static func fill(_ sheets: inout [SubmittedSheet], from calculation: Calculation) {
        var computed: [String: [CellReference: CellValue]] = [:]
        for difference in calculation.differ where difference.stored == .blank {
            computed[difference.sheet, default: [:]][difference.cell] = difference.computed
        }
        for index in sheets.indices {
            guard let results = computed[sheets[index].grid.name] else { continue }
            sheets[index].grid.fill(results)
        }
    }
}

extension GridCell {
    /// Whether it is a formula that the file stores no result for.
    var lacksResult: Bool { hasFormula && value == .blank }
}

extension SheetGrid {
    /// Gives formulas without a result the computed one.
    fileprivate mutating func fill(_ results: [CellReference: CellValue]) {
        for row in rows.indices {
            for place in rows[row].cells.indices where rows[row].cells[place].lacksResult {
                let cell = CellReference(row: rows[row].index, column: rows[row].cells[place].column)
                guard let value = results[cell] else { continue }
                rows[row].cells[place].value = value
                rows[row].cells[place].shown =
                    switch value {
                    case .blank: ""
                    case .text(let text): text
                    case .number(let number): DecimalText.shortest(number)
                    case .boolean(let flag): flag ? "TRUE" : "FALSE"
                    case .error(let error): error.rawValue
                    }
            }
        }
    }
}
