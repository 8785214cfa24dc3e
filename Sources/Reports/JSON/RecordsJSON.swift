public import Domain
public import Findings
internal import FoundationEssentials
public import Mapping
internal import VietnameseText

/// Writes records as `doisoat.records/1`: organizations, indicators, quotas, achievements and findings.
///
/// Decimals are strings; what is not told is absent.
public struct RecordsJSON: Sendable {
    private let registry: OrganizationRegistry

    /// Prepares to write records of a programme.
    public init(_ program: Program) { registry = program.organizations }

    /// Appends the beginning of the document: what all records refer to.
    public func appendHead(_ declaration: ProgramDeclaration, to buffer: inout TextBuffer) {
        buffer.raw("{\"schema\":\"doisoat.records/1\"")
        buffer.member("program", declaration.program.id)
        buffer.raw(",\n\"organizations\":")
        buffer.list(registry.organizations.filter { $0.kind != .body }) { buffer, unit in
            buffer.raw("\n{\"id\":")
            buffer.string(registry.text(of: unit.id))
            buffer.member("code", unit.code)
            buffer.member("name", unit.name)
            buffer.member("kind", unit.kind.rawValue)
            buffer.member("parent", unit.parent)
            buffer.member("from", unit.validity.from?.code)
            buffer.member("to", unit.validity.to?.code)
            buffer.raw("}")
        }
        buffer.raw(",\n\"indicators\":")
        buffer.list(declaration.program.indicators.indicators) { buffer, indicator in
            buffer.raw("\n{\"code\":")
            buffer.string(indicator.code)
            buffer.member("name", indicator.name)
            buffer.member("unit", indicator.unit)
            buffer.member("kind", indicator.kind.rawValue)
            buffer.member("overOrganizations", indicator.overOrganizations.rawValue)
            buffer.member("overPeriods", indicator.overPeriods.rawValue)
            buffer.raw("}")
        }
    }

    /// Appends a quota: a figure of a form that assigns them, or a row of the programme's own list.
    public func append(quota: Sourced<Achievement>, to buffer: inout TextBuffer) {
        append(quota, isQuota: true, to: &buffer)
    }

    /// Appends a figure that somebody reported.
    public func append(_ figure: Sourced<Achievement>, to buffer: inout TextBuffer) {
        append(figure, isQuota: false, to: &buffer)
    }

    private func append(_ figure: Sourced<Achievement>, isQuota: Bool, to buffer: inout TextBuffer) {
        let value = figure.value
        buffer.raw("{\"organization\":")
        buffer.string(registry.text(of: value.organization))
        buffer.member("indicator", value.indicator)
        buffer.member("period", value.period.code)
        if !isQuota {
            buffer.member("stage", value.stage.rawValue)
            buffer.raw(",\"reportedBy\":{\"organization\":")
            buffer.string(registry.text(of: value.reportedBy.organization))
            buffer.member("body", value.reportedBy.body.rawValue)
            buffer.raw("}")
        }
        switch value.amount {
        // A number to which nothing was done is written as it stands in its cell: that is quicker.
        case .value(let number):
            let isAsWritten = figure.normalisations.isEmpty && Self.isCanonical(figure.source.raw)
            buffer.member("value", isAsWritten ? figure.source.raw : number.canonicalText)
        case .missing(let kind):
            buffer.raw(",\"value\":null")
            buffer.member("missing", kind.rawValue)
        }
        buffer.member("unit", value.unit?.name)
        buffer.raw(",\"source\":")
        append(figure.source, to: &buffer)
        if !figure.normalisations.isEmpty {
            buffer.raw(",\"normalisations\":")
            buffer.list(figure.normalisations) { $0.string($1) }
        }
        buffer.raw("}")
    }

    /// Whether a text is a number in the fewest characters: up to 15 digits, no needless zeros, a point.
    private static func isCanonical(_ text: String) -> Bool {
        var (digits, decimals, isFraction) = (0, 0, false)
        var (first, last) = (UInt8(0), UInt8(0))
        for (place, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where place == 0: continue
            case UInt8(ascii: ".") where digits > 0 && !isFraction: isFraction = true
            case 48...57:
                if digits == 0 { first = byte }
                digits += 1
                if isFraction { decimals += 1 }
                last = byte
            default: return false
            }
        }
        guard digits > 0, digits <= 15, !isFraction || (decimals > 0 && last != 48) else { return false }
        return first != 48 || digits - decimals == 1 && (isFraction || text == "0")
    }

    private func append(_ source: Source, to buffer: inout TextBuffer) {
        buffer.raw("{\"file\":")
        buffer.string(source.file)
        buffer.member("sheet", source.sheet)
        buffer.member("cell", source.cell)
        buffer.member("raw", source.raw)
        if !source.header.isEmpty {
            buffer.raw(",\"header\":")
            buffer.list(source.header) { $0.string($1) }
        }
        buffer.member("row", source.row)
        buffer.raw("}")
    }

    /// Appends a finding.
    public func append(_ finding: Finding, to buffer: inout TextBuffer) {
        buffer.raw("{\"code\":")
        buffer.string(finding.code.rawValue)
        buffer.member("severity", finding.severity.rawValue)
        buffer.member("organization", finding.organization)
        buffer.member("indicator", finding.indicator)
        buffer.member("period", finding.period)
        buffer.raw(",\"message\":")
        EvidenceJSON.append(finding.message, to: &buffer)
        buffer.raw(",\"evidence\":")
        buffer.list(finding.evidence) { EvidenceJSON.append($1, to: &$0) }
        if !finding.candidates.isEmpty {
            buffer.raw(",\"candidates\":")
            buffer.list(finding.candidates) { $0.string($1) }
        }
        buffer.raw("}")
    }

    /// Appends a normalisation.
    public func append(_ entry: SubmissionReading.LogEntry, to buffer: inout TextBuffer) {
        buffer.raw("{\"file\":")
        buffer.string(entry.place.file ?? "")
        buffer.member("sheet", entry.place.sheet)
        buffer.member("cell", entry.place.cell)
        buffer.member("before", entry.before)
        buffer.member("after", entry.after)
        buffer.raw(",\"normalisations\":")
        buffer.list(entry.normalisations) { $0.string($1) }
        buffer.raw("}")
    }
}
