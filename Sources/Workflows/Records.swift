public import Findings
internal import Domain
internal import Mapping
internal import Reports

/// `doisoat convert --as records`: workbooks become quotas and achievements of a programme.
public enum Records {
    /// What is asked for.
    public struct Options: Sendable {
        /// Files and folders.
        public var inputs: [String] = []
        /// The program workbook or its JSON.
        public var program = ""
        /// Files whose forms assign quotas.
        public var plans: [String] = []
        /// A file, or `-` for standard output.
        public var output = "-"
        /// How the records are written.
        public var format = Format.json
        /// Whether every normalisation is listed.
        public var explains = false
        /// The language of tables.
        public var language = Language.english
        /// How much is read of a workbook.
        public var limits = InputLimits()
        /// How many files are read at once.
        public var jobs = 1

        /// Creates options with their defaults.
        public init() {}
    }

    /// How records are written.
    public enum Format: String, Sendable, CaseIterable {
        /// One document, `doisoat.records/1`.
        case json
        /// One record a line.
        case ndjson
        /// A table for people.
        case table
    }

    /// Reads the programme and all inputs, and writes the records; one that cannot be read does not stop the others.
    public static func run(_ options: Options, progress: Progress = .silent) async -> ConvertResult {
        var result = ConvertResult()
        do throws(Problem) {
            let file = try ProgramFile(options.program, limits: options.limits)
            result.problems += file.problems
            let declaration = try file.required()
            let target: DocumentSink.Target = options.output == "-" ? .standardOutput : .path(options.output)
            let sink = DocumentSink(target, limit: OutputLimit(bytes: .max, inputBytes: .max))
            try await write(declaration, options, progress, to: sink, &result)
            try sink.finish()
        } catch {
            result.problems.append(error.within(Place(file: options.program)))
            result.failed += 1
        }
        return result
    }

    private static func write(
        _ declaration: ProgramDeclaration, _ options: Options, _ progress: Progress, to sink: DocumentSink,
        _ result: inout ConvertResult
    ) async throws(Problem) {
        let inputs = InputFiles(options.plans + options.inputs)
        result.problems += inputs.skipped
        let files = SubmissionFiles(
            declaration: declaration, period: nil, limits: options.limits, jobs: options.jobs, progress: progress)
        let document = RecordsDocument(declaration, options)
        var parts = RecordsParts()
        try parts.add(document.programText)
        var failure: Problem?
        await files.forEach(inputs, { document.text(of: $0) }) { _, file in
            file.outcome.add(to: &result)
            guard failure == nil, let value = file.value else { return }
            do throws(Problem) { try parts.add(value) } catch { failure = error }
        }
        if let failure { throw failure }
        try document.write(parts, to: sink)
    }
}
