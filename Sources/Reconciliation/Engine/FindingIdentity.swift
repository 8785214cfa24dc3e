public import Findings

/// What stays the same of a finding while rows are inserted and new versions come: what it is filed under from one run to
/// the next.
///
/// ```swift
/// FindingIdentity(finding, form: nil).id  // "3f9a0c…", 16 hexadecimal digits
/// ```
public struct FindingIdentity: Sendable, Hashable {
    /// The identity, 16 hexadecimal digits.
    public let id: String

    /// The identity of a finding: its kind, unit, indicator and period, and the logical place of both sides, which is the
    /// sheet, the labels above the cell and the label of its row, never the cell.
    ///
    /// - Parameter occurrence: 0 for the first finding of its likes, 1 for the second, in the order of the report.
    public init(_ finding: Finding, occurrence: Int = 0) {
        var hash = StableHash()
        for text in [finding.code.rawValue, finding.organization, finding.indicator, finding.period] {
            hash.add(text ?? "")
        }
        for evidence in finding.evidence {
            hash.add(evidence.role.rawValue)
            hash.add(evidence.place.sheet ?? "")
            for label in evidence.header { hash.add(label) }
            hash.add(evidence.row ?? "")
        }
        if occurrence > 0 { hash.add("\(occurrence)") }
        id = hash.hexadecimal
    }

    /// The identities of findings, told apart where all else is the same.
    public static func all(_ findings: [Finding]) -> [String] {
        var counts: [String: Int] = [:]
        return findings.map { finding in
            let first = FindingIdentity(finding).id
            let occurrence = counts[first, default: 0]
            counts[first] = occurrence + 1
            return occurrence == 0 ? first : FindingIdentity(finding, occurrence: occurrence).id
        }
    }
}
