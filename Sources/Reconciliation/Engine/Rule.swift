internal import Domain
public import Findings

/// What is the same of all findings of a rule: its code, how much it matters, and its words.
public struct RuleKind: Sendable, Hashable {
    /// The code.
    public let code: Problem.Code
    /// How much it matters, where the programme does not say otherwise.
    public let severity: Severity
    /// What it looks for, for the list of rules.
    public let title: LocalizedText
    /// The words of its findings.
    public let message: MessageTemplate

    /// Creates a kind.
    public init(_ code: String, _ severity: Severity, title: LocalizedText, message: MessageTemplate) {
        self.code = Problem.Code(rawValue: code)
        self.severity = severity
        self.title = title
        self.message = message
    }
}

/// A rule of reconciliation: an enum of its own file, with its kind.
protocol Rule: Sendable {
    /// What is the same of all its findings.
    static var kind: RuleKind { get }
}

/// A rule that looks at one submission by itself, beside what the programme, the plan and earlier periods say.
protocol SubmissionRule: Rule {
    /// Says of each case whether it agrees, differs, or could not be evaluated.
    static func check(_ submission: SubmissionFacts, _ context: ReconciliationContext, _ verdicts: inout Verdicts)
}

/// A rule that looks at all submissions of a period together.
protocol CollectionRule: Rule {
    /// Says of each case whether it agrees, differs, or could not be evaluated.
    static func check(
        _ collection: SubmissionCollection, _ context: ReconciliationContext, _ verdicts: inout Verdicts)
}
