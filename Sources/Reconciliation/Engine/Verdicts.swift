public import Domain
public import Findings
public import FoundationEssentials
internal import VietnameseText

/// A check that could not be made, for some units for the same reason. It never counts as passed.
public struct NotEvaluated: Sendable, Hashable {
    /// The rule's code.
    public var code: Problem.Code
    /// The units it was to be made for, as printed, each once; empty for what is no unit's.
    public var organizations: [String] = []
    /// The code of the indicator.
    public var indicator: String?
    /// Why not.
    public var reason: LocalizedText

    /// How many checks these are.
    public var count: Int { max(organizations.count, 1) }
}

/// Checks that could not be made, those of one rule, indicator and reason together.
struct UnevaluatedChecks: Sendable {
    private struct Key: Hashable {
        var code: Problem.Code
        var indicator: String?
        var reason: LocalizedText

        // Reasons are long, and few for one rule and indicator.
        func hash(into hasher: inout Hasher) {
            hasher.combine(code)
            hasher.combine(indicator)
        }
    }

    /// In the order in which the first of each was met.
    private(set) var items: [NotEvaluated] = []
    private var places: [Key: Int] = [:]
    private var units: [Set<String>] = []

    mutating func add(_ item: NotEvaluated) {
        let key = Key(code: item.code, indicator: item.indicator, reason: item.reason)
        guard let place = places[key] else {
            places[key] = items.count
            items.append(item)
            units.append(Set(item.organizations))
            return
        }
        for unit in item.organizations where units[place].insert(unit).inserted {
            items[place].organizations.append(unit)
        }
    }
}

/// What rules said: findings, checks that could not be made, and how many agreed.
public struct Verdicts: Sendable {
    /// What differs.
    public private(set) var findings: [Finding] = []
    /// What could not be checked, each once.
    public var notEvaluated: [NotEvaluated] { unevaluated.items }
    /// How often each rule found agreement.
    public private(set) var agreed: [Problem.Code: Int] = [:]

    private let settings: RuleSettings
    private let registry: OrganizationRegistry
    private var unevaluated = UnevaluatedChecks()

    /// Creates verdicts by the settings of a programme.
    public init(_ context: ReconciliationContext) {
        settings = context.settings
        registry = context.program.organizations
    }

    /// A case in which both sides agree.
    mutating func agrees(_ kind: RuleKind, times: Int = 1) {
        if times > 0 { agreed[kind.code, default: 0] += times }
    }

    /// A case that cannot be judged.
    mutating func cannotEvaluate(_ kind: RuleKind, _ subject: FigureSubject, _ reason: LocalizedText) {
        guard settings.isEnabled(kind) else { return }
        unevaluated.add(
            NotEvaluated(
                code: kind.code, organizations: subject.organization.map { [registry.text(of: $0)] } ?? [],
                indicator: subject.indicator, reason: reason))
    }

    /// A case in which the sides differ.
    ///
    /// - Parameter severity: what it is by itself, where that depends on the case; the programme's setting wins.
    mutating func differs(
        _ kind: RuleKind, _ subject: FigureSubject, _ arguments: [String: MessageTemplate.Argument],
        _ comparison: Comparison? = nil, evidence: [Evidence], severity: Severity? = nil, candidates: [String] = []
    ) {
        guard settings.isEnabled(kind) else { return }
        findings.append(
            Finding(
                kind.code, settings.severity(kind, severity), kind.message.filled(arguments),
                organization: subject.organization.map(registry.text(of:)), indicator: subject.indicator,
                period: subject.period, evidence: evidence, candidates: candidates, comparison: comparison))
    }

    /// Takes findings that were made while reading, by the programme's settings.
    mutating func take(_ findings: [Finding]) {
        for var finding in findings where settings.isEnabled(finding.code) {
            finding.severity = settings.severity(finding.code) ?? finding.severity
            self.findings.append(finding)
        }
    }

    /// Adds what was said of another submission, behind all before.
    public mutating func add(_ other: Verdicts) {
        findings += other.findings
        for item in other.notEvaluated { unevaluated.add(item) }
        agreed.merge(other.agreed, uniquingKeysWith: +)
    }

    /// Keeps the findings that satisfy a condition.
    mutating func keep(_ isKept: (Finding) -> Bool) { findings.removeAll { !isKept($0) } }
}

/// What a programme sets of the rules.
public struct RuleSettings: Sendable {
    private let settings: [Problem.Code: RuleSetting]

    /// The settings of a programme; of two for one code the last counts.
    public init(_ program: Program) {
        settings = Dictionary(program.rules.map { (Problem.Code(rawValue: $0.code), $0) }) { $1 }
    }

    /// Whether a rule is looked for.
    public func isEnabled(_ kind: RuleKind) -> Bool { isEnabled(kind.code) }

    /// How much a finding of a rule matters: as the programme sets it, else what the case says, else the usual.
    public func severity(_ kind: RuleKind, _ own: Severity? = nil) -> Severity {
        // A case that is less than the usual stays so: a setting is for the usual case.
        if let own, own < kind.severity { return own }
        return settings[kind.code]?.severity ?? own ?? kind.severity
    }

    /// The difference that the programme puts up with; `nil` for the usual.
    public func tolerance(_ kind: RuleKind) -> Decimal? { settings[kind.code]?.tolerance }

    func isEnabled(_ code: Problem.Code) -> Bool { settings[code]?.isEnabled ?? true }
    func severity(_ code: Problem.Code) -> Severity? { settings[code]?.severity }
}
