internal import Domain
public import Findings
public import Reconciliation
internal import VietnameseText

/// What each sender is told of its own file: the findings that cite it, with both sides.
///
/// Figures of other units are told only where the programme allows it. Those of the sender itself, of units below it, of the
/// plan and of earlier periods always are.
public struct SenderOpinions: Sendable {
    /// What is said of one finding, in Vietnamese.
    public struct Opinion: Sendable, Hashable {
        /// The finding's id, by which an explanation is filed.
        public var id: String
        /// How much it matters.
        public var severity: Severity
        /// The sheets and cells of the sender's own file, those that state the figure first.
        public var places: [Evidence]
        /// What is the matter.
        public var text: String
        /// The sender's own figure.
        public var own: String
        /// What it is compared with, and where that stands.
        public var compared: String
        /// What the sender wrote to it before.
        public var explanation: String?
    }

    private let report: ReconciliationReport
    private let showsOtherUnits: Bool
    private let senders: [String: OrganizationID]
    private let places: [String: [Int]]
    private let titles: [Problem.Code: LocalizedText]

    /// Prepares what is told.
    ///
    /// - Complexity: O(n) in findings and their evidence.
    public init(_ report: ReconciliationReport, showsOtherUnits: Bool) {
        self.report = report
        self.showsOtherUnits = showsOtherUnits
        var senders: [String: OrganizationID] = [:]
        for submission in report.submissions { senders[submission.file] = submission.sender }
        self.senders = senders
        titles = Dictionary(RuleKind.all.map { ($0.code, $0.title) }) { first, _ in first }
        let files = Set(report.submissions.lazy.filter { $0.problem == nil }.map(\.file))
        var places: [String: [Int]] = [:]
        for (place, tracked) in report.findings.enumerated() where tracked.status != .gone {
            var told: Set<String> = []
            for evidence in tracked.finding.evidence {
                guard let file = evidence.place.file, files.contains(file), !told.contains(file) else { continue }
                // A unit's file among the many that a sum is made of is no matter of that unit, unless it is about it.
                let sender = senders[file].map(report.text(of:))
                guard evidence.role == .stated || tracked.finding.organization == sender else { continue }
                told.insert(file)
                places[file, default: []].append(place)
            }
        }
        self.places = places
    }

    /// The files that something is said of, in input order.
    public var files: [String] { report.submissions.map(\.file).filter { places[$0] != nil } }

    /// The title of what is said.
    public var title: String {
        "Ý KIẾN ĐỐI CHIẾU – \(report.program.name.plain()) – kỳ \(report.period.title(in: report.program).vi)"
    }

    /// What is said of a file, the gravest first, else in the order of the report.
    public func opinions(of file: String) -> [Opinion] {
        let all = (places[file] ?? []).map { opinion(of: report.findings[$0], file) }
        return Severity.allCases.reversed().flatMap { severity in all.filter { $0.severity == severity } }
    }

    // MARK: - One finding

    private func opinion(of tracked: TrackedFinding, _ file: String) -> Opinion {
        let finding = tracked.finding
        let own = finding.evidence.filter { $0.place.file == file }
        let hidden = finding.evidence.contains { isHidden($0, from: file) }
        let sorted = own.filter { $0.role == .stated } + own.filter { $0.role == .compared }
        var text = finding.message.vi
        if hidden {
            let title = titles[finding.code]?.vi ?? finding.code.rawValue
            text = "\(title): số liệu khác với số liệu của đơn vị khác. Đề nghị đơn vị kiểm tra lại."
        } else if let cause = tracked.cause {
            text += " Có thể do: \(cause.text.vi)"
        }
        return Opinion(
            id: tracked.id, severity: finding.severity, places: sorted, text: text.plain(limit: 2000),
            own: figure(finding, of: sorted.first),
            compared: compared(finding, file, own: sorted.first, hidden: hidden),
            explanation: tracked.explanation)
    }

    /// Whether evidence is a figure of another unit, which the sender of `file` is not to see.
    private func isHidden(_ evidence: Evidence, from file: String) -> Bool {
        guard !showsOtherUnits, let other = evidence.place.file, other != file, let owner = senders[other] else {
            return false
        }
        guard let sender = senders[file] else { return true }
        let parent = report.program.organizations.organization(owner)?.parent
        return owner != sender && parent != sender.code
    }

    /// The sender's own figure: as compared, else as written. The side that is stated is the first that states it.
    private func figure(_ finding: Finding, of own: Evidence?) -> String {
        guard let own else { return "" }
        if let stated = finding.comparison?.stated, isStated(own, in: finding) { return written(stated, finding) }
        return own.raw?.plain(limit: 300) ?? ""
    }

    private func isStated(_ evidence: Evidence?, in finding: Finding) -> Bool {
        evidence != nil && finding.evidence.first { $0.role == .stated } == evidence
    }

    private func written(_ figure: String, _ finding: Finding) -> String {
        let unit = finding.comparison?.unit.map { " \($0)" } ?? ""
        return LocalizedText.figure(figure).vi + unit
    }

    private func compared(_ finding: Finding, _ file: String, own: Evidence?, hidden: Bool) -> String {
        if hidden { return "(không nêu số liệu của đơn vị khác)" }
        let isStated = own == nil || isStated(own, in: finding)
        var lines: [String] = []
        if let figure = isStated ? finding.comparison?.computed : finding.comparison?.stated {
            lines.append(written(figure, finding))
        }
        let others = finding.evidence.filter { $0 != own && !$0.citation.isEmpty }
        for evidence in others.prefix(5) {
            let place =
                evidence.place.file == file
                ? [evidence.place.sheet, evidence.place.cell].compactMap(\.self).joined(separator: " › ")
                : evidence.citation
            lines.append(place.plain(limit: 200) + (evidence.raw.map { " = “\($0.plain(limit: 100))”" } ?? ""))
        }
        if others.count > 5 { lines.append("và \(others.count - 5) nơi nữa") }
        return lines.joined(separator: "\n")
    }
}
