public import Domain
public import Findings
internal import VietnameseText

/// Holds submissions against the plan, each other, other bodies and earlier periods.
///
/// What concerns one submission is checked by itself, on any task; what concerns several, once all are there.
///
/// ```swift
/// let reconciler = Reconciler(context)
/// let checked = facts.map(reconciler.check)
/// let result = reconciler.conclude(checked)
/// ```
public struct Reconciler: Sendable {
    /// What rules may look at.
    public let context: ReconciliationContext

    /// Creates a reconciler.
    public init(_ context: ReconciliationContext) { self.context = context }

    /// A submission with all that can be said of it alone.
    public struct Checked: Sendable {
        /// The submission.
        public let submission: CollectedSubmission
        /// What was said of it.
        public let verdicts: Verdicts
        /// What the parts of its totals tell of differences.
        let clues: [PartClue]
    }

    /// Checks a submission by itself.
    ///
    /// - Complexity: O(n log n) in its figures.
    public func check(_ facts: SubmissionFacts) -> Checked {
        var verdicts = Verdicts(context)
        verdicts.take(facts.findings)
        for rule in RuleBook.ofSubmissions { rule.check(facts, context, &verdicts) }
        return Checked(
            submission: CollectedSubmission(facts, receipt: context.receipts[facts.file] ?? Receipt(file: facts.file)),
            verdicts: verdicts, clues: PartClue.all(of: facts, verdicts.findings, context))
    }

    /// What can be said of a file that could not be read.
    public func check(unreadable file: String, _ problem: Problem) -> Checked {
        Checked(
            submission: CollectedSubmission(
                file: file, problem: problem, receipt: context.receipts[file] ?? Receipt(file: file)),
            verdicts: Verdicts(context), clues: [])
    }

    /// Brings all submissions together: what differs, what probably caused it, and where it stands since an earlier run.
    ///
    /// - Parameter earlier: the findings of an earlier run of the same period.
    /// - Complexity: O(n log n) in all figures.
    public func conclude(_ checked: [Checked], earlier: [TrackedFinding] = []) -> ReconciliationReport {
        conclude(collect(checked), earlier: earlier)
    }

    /// Submissions beside each other: which of them count, and what was said of each.
    public struct Collected: Sendable {
        let collection: SubmissionCollection
        let verdicts: Verdicts
        let clues: [PartClue]
        fileprivate let context: ReconciliationContext

        /// The report as far as it is known before submissions are held against each other: without findings.
        public var draft: ReconciliationReport {
            ReconciliationReport(
                program: context.program, period: context.period, submissions: collection.submissions, findings: [],
                notEvaluated: [], agreed: [:], units: [])
        }
    }

    /// Tells which submissions count.
    ///
    /// - Complexity: O(n log n) in submissions.
    public func collect(_ checked: [Checked]) -> Collected {
        var collection = SubmissionCollection(checked.map(\.submission))
        var verdicts = Verdicts(context)
        var doubtful: Set<String> = []
        for (place, item) in checked.enumerated() {
            var own = item.verdicts
            if collection.submissions[place].isSuperseded {
                // Of an earlier version only what concerns the sending itself is still of interest.
                own.keep { $0.code.rawValue.hasPrefix("FILE_") }
            }
            if own.findings.contains(where: { $0.code == SenderMismatchRule.kind.code }) {
                doubtful.insert(item.submission.file)
            }
            verdicts.add(own)
        }
        collection.discount(doubtful)
        return Collected(
            collection: collection, verdicts: verdicts, clues: checked.flatMap(\.clues), context: context)
    }

    /// Holds collected submissions against each other.
    public func conclude(_ collected: Collected, earlier: [TrackedFinding] = []) -> ReconciliationReport {
        var verdicts = collected.verdicts
        for rule in RuleBook.ofCollections { rule.check(collected.collection, context, &verdicts) }
        return report(collected.collection, verdicts, collected.clues, Lifecycle(earlier))
    }

    /// Puts findings in order and tells how each unit stands.
    private func report(
        _ collection: SubmissionCollection, _ verdicts: Verdicts, _ clues: [PartClue], _ lifecycle: Lifecycle
    ) -> ReconciliationReport {
        let findings = ordered(verdicts.findings, collection)
        let tracked = zip(findings, FindingIdentity.all(findings)).map { TrackedFinding($0, id: $1) }
        let explained = CauseFinder(tracked, clues, collection, context).explained()
        return ReconciliationReport(
            program: context.program, period: context.period, submissions: collection.submissions,
            findings: lifecycle.applied(to: explained), notEvaluated: verdicts.notEvaluated, agreed: verdicts.agreed,
            units: standings(collection, findings))
    }

    /// By severity, unit, file and the order they were made in.
    private func ordered(_ findings: [Finding], _ collection: SubmissionCollection) -> [Finding] {
        let files = Dictionary(collection.submissions.enumerated().map { ($1.file, $0) }) { first, _ in first }
        let keys = findings.enumerated().map { place, finding in
            let file = finding.evidence.first?.place.file.flatMap { files[$0] } ?? Int.max
            return (finding.severity, finding.organization ?? "", file, place)
        }
        return findings.indices.sorted { one, other in
            let (left, right) = (keys[one], keys[other])
            if left.0 != right.0 { return left.0 > right.0 }
            return (left.1, left.2, left.3) < (right.1, right.2, right.3)
        }.map { findings[$0] }
    }

    private func standings(_ collection: SubmissionCollection, _ findings: [Finding]) -> [UnitStanding] {
        let desk = ReceptionDesk(collection, context)
        var counts: [String: [Severity: Int]] = [:]
        for finding in findings {
            guard let file = finding.evidence.first?.place.file else { continue }
            counts[file, default: [:]][finding.severity, default: 0] += 1
        }
        return context.obligations.map { obligation in
            let files = desk.files(of: obligation)
            let counted = files.last { !$0.isSuperseded } ?? files.last
            let first = files.compactMap(\.receipt.day).min()
            let isLate = first.flatMap { day in obligation.due.map { day > $0 } } ?? false
            return UnitStanding(
                obligation: obligation, file: counted?.file, receipt: counted?.receipt, isLate: isLate,
                counts: counted.flatMap { counts[$0.file] } ?? [:])
        }
    }
}
