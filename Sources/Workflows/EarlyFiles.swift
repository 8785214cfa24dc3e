internal import Findings
internal import Mapping
internal import Synchronization
internal import XLSX

/// The sheets of a file, read before the programme is known that says what they mean.
struct EarlyFile: Sendable {
    /// What it holds; `nil` where reading it failed.
    var workbook: ReadWorkbook?
    /// What came of the reading.
    var outcome: Outcome

    /// Reads a file.
    init(_ file: String, _ kind: PathKind, limits: InputLimits, known: KnownParts, collectsFormulas: Bool) {
        outcome = Outcome()
        do throws(Problem) {
            let workbook = try InputFiles.open(file, kind, limits: limits, known: known)
            self.workbook = try ReadWorkbook(workbook, collectsFormulas: collectsFormulas)
            outcome.warnings = workbook.warnings
        } catch {
            workbook = nil
            outcome.error = error.within(Place(file: file))
        }
    }
}

/// Reads the sheets of the first files while another task still reads the programme: no programme is needed for that, and
/// the second core would have nothing to do.
final class EarlyFiles: Sendable {
    /// Files that are read at most.
    static let most = 512
    /// No further file is begun once so many cells are held.
    static let mostCells = 200_000

    private let isOver = Atomic<Bool>(false)

    /// Lets no further file be begun.
    func stop() { isOver.store(true, ordering: .relaxed) }

    /// The first files, as far as time, number and cells allow; regular files only, as others can be read but once and in
    /// their turn.
    func read(_ inputs: InputFiles, limits: InputLimits, collectsFormulas: Bool = false) async -> [EarlyFile] {
        let known = KnownParts()
        var early: [EarlyFile] = []
        var cells = 0
        for (file, kind) in zip(inputs.files, inputs.kinds) {
            guard case .file = kind, early.count < Self.most, cells < Self.mostCells, !Task.isCancelled,
                !isOver.load(ordering: .relaxed)
            else { break }
            let read = EarlyFile(file, kind, limits: limits, known: known, collectsFormulas: collectsFormulas)
            for sheet in read.workbook?.sheets ?? [] { for row in sheet.grid.rows { cells += row.cells.count } }
            early.append(read)
        }
        return early
    }
}
