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

    /// What came of it.
    public struct Result: Sendable {
        /// What was read and written, and what stood in the way.
        public var conversion = ConvertResult()
        /// Errors and warnings about the data, the first of them in input order.
        public var findings: [Finding] = []
        /// How many findings there are.
        public var counts: [Severity: Int] = [:]

        /// 70 to 73 and 65 as for any conversion; else 1 where a finding is an error.
        public var exitCode: Int32 {
            conversion.exitCode == 0 && counts[.error, default: 0] > 0 ? 1 : conversion.exitCode
        }

        /// Findings that are handed out at most.
        static let shownFindings = 200

        mutating func add(_ text: RecordsText) {
            for finding in text.told {
                counts[finding.severity, default: 0] += 1
                if finding.severity > .information, findings.count < Self.shownFindings { findings.append(finding) }
            }
        }
    }

    /// Reads the programme and all inputs, and writes the records; one that cannot be read does not stop the others.
    public static func run(_ options: Options, progress: Progress = .silent) async -> Result {
        var result = Result()
        let inputs = InputFiles(options.plans + options.inputs)
        let early = EarlyFiles()
        async let sheets = options.jobs > 1 ? early.read(inputs, limits: options.limits) : []
        do throws(Problem) {
            let file = try ProgramFile(options.program, limits: options.limits)
            result.conversion.problems += file.problems
            let declaration = try file.required()
            let target: DocumentSink.Target = options.output == "-" ? .standardOutput : .path(options.output)
            let sink = DocumentSink(target, limit: OutputLimit(bytes: .max, inputBytes: .max))
            result.conversion.problems += inputs.skipped
            let document = RecordsDocument(declaration, options)
            async let tables = FormTables(declaration)
            var parts = RecordsParts()
            try parts.add(document.programText)
            let files = SubmissionFiles(
                tables: await tables, period: nil, limits: options.limits, jobs: options.jobs, progress: progress)
            early.stop()
            try await add(files, inputs, await sheets, to: &parts, document, &result)
            try document.write(parts, to: sink)
            try sink.finish()
        } catch {
            result.conversion.problems.append(error.within(Place(file: options.program)))
            result.conversion.failed += 1
        }
        return result
    }

    private static func add(
        _ files: SubmissionFiles, _ inputs: InputFiles, _ early: [EarlyFile], to parts: inout RecordsParts,
        _ document: RecordsDocument, _ result: inout Result
    ) async throws(Problem) {
        var failure: Problem?
        await files.forEach(inputs, early: early, { reading, _ in document.text(of: reading) }) { _, file in
            file.outcome.add(to: &result.conversion)
            guard failure == nil, let value = file.value else { return }
            result.add(value)
            do throws(Problem) { try parts.add(value) } catch { failure = error }
        }
        if let failure { throw failure }
    }
}
