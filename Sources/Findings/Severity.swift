/// How much a finding about the data matters.
///
/// ```swift
/// Severity.error > .warning  // true
/// ```
public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    /// To be read, not answered.
    case information
    /// Needs a look or an explanation.
    case warning
    /// Must be corrected, or explained and accepted by a named person.
    case error

    /// Information comes before warnings, warnings before errors.
    public static func < (one: Severity, other: Severity) -> Bool { one.rank < other.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
