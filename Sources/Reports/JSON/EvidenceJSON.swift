internal import Findings

/// Writes what is the same of findings in all documents.
enum EvidenceJSON {
    /// Appends `{"vi":…,"en":…}`.
    static func append(_ text: LocalizedText, to buffer: inout TextBuffer) {
        buffer.raw("{\"vi\":")
        buffer.string(text.vi)
        buffer.member("en", text.en)
        buffer.raw("}")
    }

    /// Appends the place and what stands there.
    static func append(_ evidence: Evidence, to buffer: inout TextBuffer) {
        buffer.raw("{\"role\":")
        buffer.string(evidence.role.rawValue)
        buffer.member("file", evidence.place.file)
        buffer.member("sheet", evidence.place.sheet)
        buffer.member("cell", evidence.place.cell)
        buffer.member("raw", evidence.raw)
        if !evidence.header.isEmpty {
            buffer.raw(",\"header\":")
            buffer.list(evidence.header) { $0.string($1) }
        }
        buffer.member("row", evidence.row)
        buffer.raw("}")
    }
}
