public import Domain
public import Findings
internal import VietnameseText

/// What came of reconciling the submissions of a period: all that outputs show.
public struct ReconciliationReport: Sendable {
    /// The programme.
    public let program: Program
    /// The period.
    public let period: Period
    /// The submissions, in input order.
    public let submissions: [CollectedSubmission]
    /// The findings: of roots and their symptoms each root first; else by severity, unit, file and place.
    public internal(set) var findings: [TrackedFinding]
    /// Checks that could not be made, those of one rule, indicator and reason together.
    public let notEvaluated: [NotEvaluated]
    /// How often each rule found agreement.
    public let agreed: [Problem.Code: Int]
    /// How each unit stands with what it owes, in the order of the programme.
    public let units: [UnitStanding]

    /// How many findings there are of a severity; those gone are not counted.
    public func count(_ severity: Severity) -> Int {
        findings.count { $0.finding.severity == severity && $0.status != .gone }
    }

    /// How many checks could not be made.
    public var unevaluated: Int { notEvaluated.reduce(0) { $0 + $1.count } }

    /// How many reports were expected.
    public var expected: Int { units.count { !$0.obligation.isExempt } }
    /// How many of them were received.
    public var received: Int { units.count { !$0.obligation.isExempt && $0.file != nil } }
    /// How many of them were received in time.
    public var onTime: Int { units.count { !$0.obligation.isExempt && $0.file != nil && !$0.isLate } }
}

/// A finding with what is known of it from other runs and other findings.
public struct TrackedFinding: Sendable, Hashable {
    /// Where it stands from one run to the next.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// It was not there before.
        case new
        /// It was there before.
        case open
        /// It was there before, and the sender has explained it.
        case explained
        /// It was there before and is no longer.
        case gone
    }

    /// The finding.
    public var finding: Finding
    /// What it is filed under.
    public var id: String
    /// Where it stands.
    public var status = Status.new
    /// What probably caused it.
    public var cause: Cause?
    /// What the sender wrote to it.
    public var explanation: String?

    /// Creates a tracked finding.
    public init(_ finding: Finding, id: String) {
        self.finding = finding
        self.id = id
    }
}

/// What probably caused a finding.
public struct Cause: Sendable, Hashable {
    /// The kind of cause, the likeliest first.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A formula of the form was typed over.
        case typedOverFormula = "typed-over-formula"
        /// A stored result is not the computed one.
        case staleResult = "stale-result"
        /// A unit's report or row is missing.
        case missingUnit = "missing-unit"
        /// A unit's figure changed by the difference from one version to the next.
        case changedVersion = "changed-version"
        /// A number was typed as text, which Excel leaves out of sums.
        case textNumber = "text-number"
        /// A hidden row holds the difference.
        case hiddenRow = "hidden-row"
        /// A unit stands in the table twice.
        case duplicateRow = "duplicate-row"
        /// One is ten, a hundred or a thousand times the other.
        case powerOfTen = "power-of-ten"
        /// Two neighbouring digits are swapped.
        case swappedDigits = "swapped-digits"
        /// The two sides cover other days.
        case otherWindow = "other-window"
        /// Another finding says why.
        case otherFinding = "other-finding"
    }

    /// The kind.
    public var kind: Kind
    /// The finding that is the root, by its id; `nil` where there is none.
    public var finding: String?
    /// In words.
    public var text: LocalizedText

    /// Creates a cause.
    public init(_ kind: Kind, finding: String? = nil, text: LocalizedText) {
        self.kind = kind
        self.finding = finding
        self.text = text
    }
}

/// How a unit stands with a report it owes.
public struct UnitStanding: Sendable {
    /// What it owes.
    public let obligation: Obligation
    /// The file that counts; `nil` where none was received.
    public let file: String?
    /// How that file came in.
    public let receipt: Receipt?
    /// Whether the first file came after the last day.
    public let isLate: Bool
    /// How many findings there are of its report.
    public internal(set) var counts: [Severity: Int] = [:]
}
