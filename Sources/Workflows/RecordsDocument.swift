internal import Domain
internal import Findings
internal import FoundationEssentials
internal import Mapping
internal import Reports
internal import VietnameseText

/// The records of one file, written.
struct RecordsText: Sendable {
    var quotas = TextBuffer()
    var achievements = TextBuffer()
    var findings = TextBuffer()
    var log = TextBuffer()
    /// Lines of a table for people.
    var rows: [[String]] = []
    /// The findings, to be told on the terminal.
    var told: [Finding] = []
}

/// How the records of one file are written, and all of them put together.
struct RecordsDocument: Sendable {
    let format: Records.Format
    let explains: Bool
    let language: Language
    let declaration: ProgramDeclaration
    private let json: RecordsJSON

    init(_ declaration: ProgramDeclaration, _ options: Records.Options) {
        self.declaration = declaration
        (format, explains, language) = (options.format, options.explains, options.language)
        json = RecordsJSON(declaration.program)
    }

    /// The programme's own quotas.
    var programText: RecordsText {
        var text = RecordsText()
        for quota in declaration.quotaFigures { add(quota: quota, to: &text) }
        return text
    }

    /// The records of a file; each piece of JSON has a comma before it.
    func text(of reading: SubmissionReading) -> RecordsText {
        var text = RecordsText()
        for quota in reading.quotas { add(quota: quota, to: &text) }
        for figure in reading.achievements {
            switch format {
            case .json: item(&text.achievements) { json.append(figure, to: &$0) }
            case .ndjson: line("achievement", &text.achievements) { json.append(figure, to: &$0) }
            case .table: text.rows.append(RecordsTable.row(figure, declaration, language))
            }
        }
        text.told = reading.findings
        for finding in reading.findings {
            switch format {
            case .json: item(&text.findings) { json.append(finding, to: &$0) }
            case .ndjson: line("finding", &text.findings) { json.append(finding, to: &$0) }
            case .table: break
            }
        }
        if explains, format != .table {
            for entry in reading.log {
                if format == .json {
                    item(&text.log) { json.append(entry, to: &$0) }
                } else {
                    line("normalisation", &text.log) { json.append(entry, to: &$0) }
                }
            }
        }
        return text
    }

    private func add(quota: Sourced<Achievement>, to text: inout RecordsText) {
        switch format {
        case .json: item(&text.quotas) { json.append(quota: quota, to: &$0) }
        case .ndjson: line("quota", &text.quotas) { json.append(quota: quota, to: &$0) }
        case .table: text.rows.append(RecordsTable.row(quota, declaration, language))
        }
    }

    private func item(_ buffer: inout TextBuffer, _ body: (inout TextBuffer) -> Void) {
        buffer.raw(",\n")
        body(&buffer)
    }

    private func line(_ kind: String, _ buffer: inout TextBuffer, _ body: (inout TextBuffer) -> Void) {
        buffer.raw("{\"record\":\"\(kind)\",\"value\":")
        body(&buffer)
        buffer.raw("}\n")
    }

    /// Writes all records.
    func write(_ parts: RecordsParts, to sink: DocumentSink) throws(Problem) {
        var writer = DocumentWriter(sink: sink)
        switch format {
        case .table: RecordsTable.append(parts.rows, language, to: &writer.buffer)
        case .ndjson:
            for part in [parts.quotas, parts.achievements, parts.findings, parts.log] { try part.copy(to: sink) }
        case .json:
            json.appendHead(declaration, to: &writer.buffer)
            let members = [
                ("quotas", parts.quotas), ("achievements", parts.achievements), ("findings", parts.findings),
            ]
            for (name, part) in members + (explains ? [("normalisations", parts.log)] : []) {
                writer.buffer.raw(",\n\"\(name)\":[")
                try writer.flush()
                try part.copy(to: sink)
                writer.buffer.raw("]")
            }
            writer.buffer.raw("}\n")
        }
        try writer.flush()
    }
}

/// The records of all files on their way into one document.
struct RecordsParts {
    let quotas = DocumentSink(.held, limit: OutputLimit(bytes: .max, inputBytes: .max))
    let achievements = DocumentSink(.held, limit: OutputLimit(bytes: .max, inputBytes: .max))
    let findings = DocumentSink(.held, limit: OutputLimit(bytes: .max, inputBytes: .max))
    let log = DocumentSink(.held, limit: OutputLimit(bytes: .max, inputBytes: .max))
    private(set) var rows: [[String]] = []
    private var begun: Set<ObjectIdentifier> = []

    /// Adds a file's records behind all before.
    mutating func add(_ text: RecordsText) throws(Problem) {
        for (buffer, sink) in [
            (text.quotas, quotas), (text.achievements, achievements), (text.findings, findings), (text.log, log),
        ] {
            var bytes = buffer.bytes
            guard !bytes.isEmpty else { continue }
            // The first of all has no comma before it.
            if begun.insert(ObjectIdentifier(sink)).inserted, bytes.first == UInt8(ascii: ",") { bytes.removeFirst() }
            try sink.write(&bytes)
        }
        rows += text.rows
    }
}
