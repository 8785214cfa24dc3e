/// Something about the data that somebody should look at; the work goes on.
///
/// Unlike a ``Problem`` it shows what stands in cells: that is its purpose.
///
/// ```swift
/// Finding(.unitUnknown, .error, LocalizedText(vi: "…", en: "…"), evidence: [Evidence(source)])
/// ```
public struct Finding: Sendable, Hashable {
    /// The kind.
    public var code: Problem.Code
    /// How much it matters.
    public var severity: Severity
    /// The unit it is about, as printed.
    public var organization: String?
    /// The code of the indicator it is about.
    public var indicator: String?
    /// The code of the period it is about.
    public var period: String?
    /// What is the matter, politely.
    public var message: LocalizedText
    /// What it was seen by.
    public var evidence: [Evidence]
    /// What may have been meant; nothing of it was taken.
    public var candidates: [String]
    /// The two sides, where they are numbers.
    public var comparison: Comparison?

    /// Creates a finding.
    public init(
        _ code: Problem.Code, _ severity: Severity, _ message: LocalizedText, organization: String? = nil,
        indicator: String? = nil, period: String? = nil, evidence: [Evidence] = [], candidates: [String] = [],
        comparison: Comparison? = nil
    ) {
        self.code = code
        self.severity = severity
        self.organization = organization
        self.indicator = indicator
        self.period = period
        self.message = message
        self.evidence = evidence
        self.candidates = candidates
        self.comparison = comparison
    }
}

/// A place that shows what a finding says.
public struct Evidence: Sendable, Hashable {
    /// What it shows.
    public enum Role: String, Sendable, Hashable {
        /// What the sender says.
        case stated
        /// What that is compared with.
        case compared
    }

    /// What it shows.
    public var role: Role
    /// The file, sheet and cell; a file alone for what is about all of it.
    public var place: Place
    /// The text of the cell as a person saw it.
    public var raw: String?
    /// The labels above the cell, from the top header row down.
    public var header: [String]
    /// The label of the cell's row.
    public var row: String?

    /// Creates evidence.
    public init(_ role: Role = .stated, place: Place, raw: String? = nil, header: [String] = [], row: String? = nil) {
        self.role = role
        self.place = place
        self.raw = raw
        self.header = header
        self.row = row
    }

    /// A value's source as evidence.
    public init(_ source: Source, role: Role = .stated) {
        self.init(role, place: source.place, raw: source.raw, header: source.header, row: source.row)
    }
}

extension Finding: CustomStringConvertible {
    /// The finding as one line, as a compiler prints it.
    public func line(in language: Language) -> String {
        let kind: LocalizedText =
            switch severity {
            case .error: LocalizedText(vi: "lỗi", en: "error")
            case .warning: LocalizedText(vi: "cảnh báo", en: "warning")
            case .information: LocalizedText(vi: "thông tin", en: "information")
            }
        let place = evidence.first?.place.description ?? ""
        return "\(place.isEmpty ? "" : "\(place): ")\(kind[language]): \(message[language]) [\(code.rawValue)]"
    }

    /// The English line.
    public var description: String { line(in: .english) }
}
