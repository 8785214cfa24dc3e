public import Domain
public import Findings
internal import VietnameseText

/// A submission among others of its period: what it takes to hold them against each other.
public struct CollectedSubmission: Sendable {
    /// The file's name as the user gave it.
    public let file: String
    /// How it came in.
    public internal(set) var receipt: Receipt
    /// Who sent it; `nil` where nothing says so.
    public let sender: OrganizationID?
    /// Its tables, without what only rules for one submission look at.
    public internal(set) var tables: [CollectedTable]
    /// A number for the contents of its cells.
    public let contentHash: UInt64
    /// Why it could not be read.
    public let problem: Problem?

    /// A table of a submission.
    public struct CollectedTable: Sendable {
        /// The form's code.
        public let form: String
        /// Whose report it is.
        public let reporter: Reporter
        /// The period.
        public let period: Period
        /// Its figures.
        public let figures: [FormFigure]
        /// Its activities.
        public let activities: [ReportedActivity]
        /// Whether its figures count: it is the last version, and its sender is not in doubt.
        public internal(set) var isCounted = true
    }

    /// Whether a later version of all it reports is there.
    public internal(set) var isSuperseded = false

    init(_ facts: SubmissionFacts, receipt: Receipt) {
        file = facts.file
        self.receipt = receipt
        let named = facts.senders.min { $0.basis < $1.basis }?.organization
        sender = receipt.organization ?? named ?? facts.tables.first?.reporter.organization
        contentHash = facts.contentHash
        problem = nil
        tables = facts.tables.map { table in
            CollectedTable(
                form: table.form, reporter: table.reporter, period: table.period, figures: table.figures,
                activities: table.activities)
        }
    }

    init(file: String, problem: Problem, receipt: Receipt) {
        self.file = file
        self.problem = problem
        self.receipt = receipt
        sender = receipt.organization
        tables = []
        contentHash = 0
    }

    /// The figures that count.
    public var figures: some Sequence<FormFigure> { tables.lazy.filter(\.isCounted).flatMap(\.figures) }
}

/// All submissions of a period, with the versions that count.
public struct SubmissionCollection: Sendable {
    /// The submissions, in input order.
    public private(set) var submissions: [CollectedSubmission]
    /// Submissions of one report of which nothing says which is the later: their places, the last of all counts.
    private(set) var unclear: [[Int]] = []

    /// Collects submissions: of several of one sender for one unit, body and form the highest version counts, of two alike the
    /// one that came in later.
    ///
    /// - Complexity: O(n log n).
    public init(_ submissions: [CollectedSubmission]) {
        self.submissions = submissions
        for group in Self.groups(of: submissions) where group.count > 1 { supersede(group) }
        for place in submissions.indices {
            let tables = self.submissions[place].tables
            self.submissions[place].isSuperseded = !tables.isEmpty && tables.allSatisfy { !$0.isCounted }
        }
    }

    struct Report: Hashable {
        /// A file that another unit sent under this one's name is no later version of this one's.
        var sender: OrganizationID?
        var reporter: Reporter
        var form: String
        var period: Period
    }

    /// A table within the submissions.
    private struct TablePlace {
        var submission: Int
        var table: Int
    }

    private static func groups(of submissions: [CollectedSubmission]) -> [[TablePlace]] {
        var order: [Report] = []
        var groups: [Report: [TablePlace]] = [:]
        for (place, submission) in submissions.enumerated() {
            for (index, table) in submission.tables.enumerated() {
                let report = Report(
                    sender: submission.sender, reporter: table.reporter, form: table.form, period: table.period)
                if groups[report] == nil { order.append(report) }
                groups[report, default: []].append(TablePlace(submission: place, table: index))
            }
        }
        return order.compactMap { groups[$0] }
    }

    private mutating func supersede(_ group: [TablePlace]) {
        let files = group.map(\.submission)
        guard Set(files).count > 1 else { return }
        let rank = { [submissions] (place: Int) in
            let receipt = submissions[place].receipt
            return (receipt.version, receipt.day?.code ?? "", receipt.time ?? "", place)
        }
        guard let last = files.max(by: { rank($0) < rank($1) }) else { return }
        for place in group where place.submission != last {
            submissions[place.submission].tables[place.table].isCounted = false
        }
        let receipt = submissions[last].receipt
        let alike = Set(
            files.filter {
                let other = submissions[$0].receipt
                return other.version == receipt.version && other.day == receipt.day && other.time == receipt.time
            })
        if alike.count > 1 { unclear.append(alike.sorted()) }
    }

    /// Files of one sender and form with the same contents, the first that came first; only groups of several.
    var alike: [[CollectedSubmission]] {
        struct Key: Hashable {
            var sender: OrganizationID?
            var form: String
            var hash: UInt64
        }
        var order: [Key] = []
        var groups: [Key: [CollectedSubmission]] = [:]
        for submission in submissions where submission.problem == nil {
            guard let table = submission.tables.first else { continue }
            let key = Key(sender: submission.sender, form: table.form, hash: submission.contentHash)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(submission)
        }
        return order.compactMap { groups[$0] }.filter { $0.count > 1 }.map { group in
            group.enumerated().sorted { one, other in
                (one.element.receipt.version, one.element.arrival, one.offset)
                    < (other.element.receipt.version, other.element.arrival, other.offset)
            }.map(\.element)
        }
    }

    /// Leaves out the figures of submissions whose sender is in doubt.
    mutating func discount(_ files: Set<String>) {
        for place in submissions.indices where files.contains(submissions[place].file) {
            for table in submissions[place].tables.indices {
                submissions[place].tables[table].isCounted = false
            }
        }
    }

    /// The submissions that report a form of a unit, in input order.
    func submissions(of form: String, _ reporter: Reporter) -> [CollectedSubmission] {
        submissions.filter { $0.tables.contains { $0.form == form && $0.reporter == reporter } }
    }
}
