internal import Findings
internal import Reports
internal import SheetModel
internal import XLSX

/// `doisoat convert`: workbooks to JSON, JSON Lines or CSV.
public enum Convert {
    /// Converts all inputs; one that fails does not stop the others.
    ///
    /// - Parameter progress: told of each input as it begins and of how far it is.
    public static func run(_ options: ConvertOptions, progress: Progress = .silent) async -> ConvertResult {
        let inputs = InputFiles(options.inputs)
        var result = ConvertResult()
        result.problems = inputs.skipped
        if case .file = PathKind(of: options.output),
            let file = inputs.files.first(where: { PathKind.isSameFile($0, options.output) })
        {
            result.problems.append(OutputProblem.isInput(file))
            result.failed = inputs.files.count
            return result
        }
        let target: DocumentSink.Target = options.output == "-" ? .standardOutput : .path(options.output)
        var options = options
        if inputs.files.count == 1, !inputs.hadFolder {
            let (file, kind) = (inputs.files[0], inputs.kinds[0])
            do throws(Problem) {
                options.heldInput = try InputFiles.held(file, kind)
            } catch {
                Outcome(error: error.within(Place(file: file))).add(to: &result)
                return result
            }
            if Compose.isJSON(file, options.heldInput) {
                progress.begin(file, index: 0, of: 1)
                Compose.run(file, kind, options.heldInput, to: options.output).add(to: &result)
                return result
            }
        }
        if ConvertOptions.isFolder(options.output) {
            await convertToFolder(inputs, options, progress, &result)
        } else if inputs.files.count == 1, !inputs.hadFolder {
            await convertOne(inputs, options, progress, target, &result)
        } else {
            var options = options
            options.namesFileInLines = true
            await convertToLines(inputs, options, progress, target, &result)
        }
        return result
    }

    private static func convertOne(
        _ inputs: InputFiles, _ options: ConvertOptions, _ progress: Progress, _ target: DocumentSink.Target,
        _ result: inout ConvertResult
    ) async {
        let sink = DocumentSink(target, limit: limit(for: inputs.kinds[0], options))
        let document = await Conversion(
            file: inputs.files[0], kind: inputs.kinds[0], options: options, jobs: options.jobs, progress: progress
        )
        .write(to: sink)
        var outcome = document
        if outcome.error == nil {
            do throws(Problem) { try sink.finish() } catch { outcome.error = error }
        }
        outcome.add(to: &result)
    }

    /// One line a document, in input order; several are converted at once, each into memory or a temporary file.
    private static func convertToLines(
        _ inputs: InputFiles, _ options: ConvertOptions, _ progress: Progress, _ target: DocumentSink.Target,
        _ result: inout ConvertResult
    ) async {
        let output = DocumentSink(target, limit: OutputLimit(bytes: .max, inputBytes: .max))
        await inOrder(inputs, options, progress, targets: { _ in .held }) { outcome, sink in
            outcome.add(to: &result)
            guard outcome.error == nil else { return true }
            do throws(Problem) {
                try sink.copy(to: output)
                return true
            } catch {
                result.problems.append(error)
                return false
            }
        }
        do throws(Problem) { try output.finish() } catch { result.problems.append(error) }
    }

    private static func convertToFolder(
        _ inputs: InputFiles, _ options: ConvertOptions, _ progress: Progress, _ result: inout ConvertResult
    ) async {
        let files = inputs.files
        let folder = options.output.hasSuffix("/") ? String(options.output.dropLast()) : options.output
        do throws(Problem) { try OutputFileHandle.makeFolder(folder) } catch {
            result.problems.append(error)
            return
        }
        if options.format == .csv { return await convertToCSVs(inputs, folder, options, progress, &result) }
        let names = OutputNames(files, suffix: options.format.rawValue)
        for index in files.indices {
            let path = "\(folder)/\(names.name(of: index))"
            guard case .file = PathKind(of: path) else { continue }
            if files.contains(where: { PathKind.isSameFile($0, path) }) {
                result.problems.append(OutputProblem.isInput(path))
                result.failed = files.count
                return
            }
        }
        await inOrder(inputs, options, progress, targets: { .path("\(folder)/\(names.name(of: $0))") }) {
            outcome, sink in
            var outcome = outcome
            if outcome.error == nil {
                do throws(Problem) { try sink.finish() } catch { outcome.error = error }
            }
            outcome.add(to: &result)
            return true
        }
    }

    /// A file for each sheet, named after workbook and sheet.
    private static func convertToCSVs(
        _ inputs: InputFiles, _ folder: String, _ options: ConvertOptions, _ progress: Progress,
        _ result: inout ConvertResult
    ) async {
        let files = inputs.files
        var names = OutputNames([], suffix: "csv")
        for (index, file) in files.enumerated() {
            progress.begin(file, index: index, of: files.count)
            let kind = inputs.kinds[index]
            let conversion = Conversion(file: file, kind: kind, options: options, jobs: 1, progress: progress)
            await conversion.writeSheets { sheet in
                // Inputs are workbooks, which never end in .csv unless somebody named one so.
                var name = names.add("\(OutputNames.stem(of: file))-\(sheet)")
                while files.contains(where: { PathKind.isSameFile($0, "\(folder)/\(name)") }) {
                    name = names.add("\(OutputNames.stem(of: file))-\(sheet)")
                }
                return DocumentSink(.path("\(folder)/\(name)"), limit: limit(for: kind, options))
            }.add(to: &result)
        }
    }

    /// Converts files at once, as many as there are jobs, and hands their documents on in input order.
    ///
    /// A task takes a few small files, so that the work does not go into starting tasks.
    private static func inOrder(
        _ inputs: InputFiles, _ options: ConvertOptions, _ progress: Progress,
        targets: (Int) -> DocumentSink.Target, _ deliver: (Outcome, DocumentSink) -> Bool
    ) async {
        let files = inputs.files
        let most = min(max(files.count / (options.jobs * 4), 1), 16)
        var waiting: [Int: FinishedDocument] = [:]
        var (started, next, running) = (0, 0, 0)
        await withTaskGroup(of: [FinishedDocument].self) { group in
            func start() {
                var documents: [FinishedDocument] = []
                var bytes = 0
                while started < files.count, documents.count < most, bytes < 1 << 20 {
                    let kind = inputs.kinds[started]
                    let limit = limit(for: kind, options)
                    let sink = DocumentSink(targets(started), limit: limit)
                    documents.append(
                        FinishedDocument(index: started, file: files[started], kind: kind, sink: sink))
                    bytes += limit.inputBytes
                    started += 1
                }
                running += 1
                group.addTask { [documents] in
                    var documents = documents
                    for position in documents.indices {
                        let file = documents[position].file
                        progress.begin(file, index: documents[position].index, of: files.count)
                        documents[position].outcome = await Conversion(
                            file: file, kind: documents[position].kind, options: options, jobs: 1, progress: .silent
                        ).write(to: documents[position].sink)
                    }
                    return documents
                }
            }
            func startMore() {
                // Documents that wait for an earlier one are held, so their number is bounded.
                while started < files.count, running < (options.jobs == 1 ? 1 : options.jobs * 2),
                    waiting.count < most * options.jobs * 2
                {
                    start()
                }
            }
            startMore()
            while let done = await group.next() {
                running -= 1
                for document in done { waiting[document.index] = document }
                while let document = waiting.removeValue(forKey: next) {
                    next += 1
                    if !deliver(document.outcome, document.sink) { return group.cancelAll() }
                }
                startMore()
            }
        }
    }

    private static func limit(for kind: PathKind, _ options: ConvertOptions) -> OutputLimit {
        var size = 0
        if case .file(let bytes) = kind { size = bytes }
        return OutputLimit(bytes: options.maximumOutput, inputBytes: size)
    }
}

/// A document on its way from the task that made it to the one that puts it in order.
///
/// Unchecked: one task fills the sink and then hands the whole over; it is never used by two at a time.
private struct FinishedDocument: @unchecked Sendable {
    let index: Int
    let file: String
    let kind: PathKind
    let sink: DocumentSink
    var outcome = Outcome()
}

/// What came of one input.
struct Outcome: Sendable {
    var warnings: [Problem] = []
    var error: Problem?

    func add(to result: inout ConvertResult) {
        result.problems += warnings
        if let error {
            result.problems.append(error)
            result.failed += 1
        } else {
            result.converted += 1
        }
    }
}
