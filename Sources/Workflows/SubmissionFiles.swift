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

    /// Reads the files, of which the first may have been read before; `transform` runs beside others, `deliver` in order.
    func forEach<Value: Sendable>(
        _ inputs: InputFiles, early: [EarlyFile] = [],
        _ transform: @escaping @Sendable (SubmissionReading, ReadWorkbook) -> Value,
        _ deliver: (Int, Result<Value>) -> Void
    ) async {
        await forEach(
            inputs, early: early,
            { index, early, reader in
                let file = inputs.files[index]
                let read =
                    early
                    ?? EarlyFile(
                        file, inputs.kinds[index], limits: limits, known: reader.known, collectsFormulas: collectsFacts)
                let value = read.workbook.map { workbook in
                    transform(
                        reader.reader.read(workbook.sheets, file: file, period: period, sender: sender(file)), workbook)
                }
                return Result(value: value, outcome: read.outcome)
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
                    for index in range where early.indices.contains(index) { early[index].workbook = nil }
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
}
