public import Findings
public import FoundationEssentials

/// What the programme sets of a reconciliation kind (`ARITH_TOTAL_MISMATCH`) or of a normalisation (`name.folded`).
public struct RuleSetting: Sendable, Hashable {
    /// The kind's or normalisation's code.
    public var code: String
    /// How much it matters; `nil` for the usual.
    public var severity: Severity?
    /// The difference that is put up with; `nil` for the usual.
    public var tolerance: Decimal?
    /// Whether it is looked for; `nil` for the usual.
    public var isEnabled: Bool?
    /// A remark for readers.
    public var note: String?

    /// Creates a setting.
    public init(
        code: String, severity: Severity? = nil, tolerance: Decimal? = nil, isEnabled: Bool? = nil, note: String? = nil
    ) {
        self.code = code
        self.severity = severity
        self.tolerance = tolerance
        self.isEnabled = isEnabled
        self.note = note
    }
}
