internal import Domain
internal import Findings
internal import FoundationEssentials
internal import Reconciliation
internal import VietnameseText

/// Earlier runs: the records and findings that output folders or files hold.
struct EarlierRuns {
    /// The approved figures.
    private(set) var figures: [FormFigure] = []
    /// The findings of runs of the same period.
    private(set) var findings: [TrackedFinding] = []
    /// What could not be read.
    private(set) var problems: [Problem] = []

    /// Reads folders and files; of a folder its JSON documents.
    ///
    /// - Parameter period: the period that is reconciled: findings of others say nothing of it.
    init(_ paths: [String], _ program: Program, _ period: Period) {
        for file in Self.files(of: paths) {
            do throws(Problem) {
                try read(file, program, period)
            } catch {
                problems.append(error.within(Place(file: file)))
            }
        }
    }

    /// The documents that paths stand for: of a folder its JSON documents by name.
    static func files(of paths: [String]) -> [String] {
        paths.flatMap { path in
            guard case .folder = PathKind(of: path) else { return [path] }
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            return names.filter { $0.hasSuffix(".json") }.sorted().map { "\(path)/\($0)" }
        }
    }

    private mutating func read(_ file: String, _ program: Program, _ period: Period) throws(Problem) {
        let bytes = try Compose.read(file, PathKind(of: file))
        let document: Document
        do {
            document = try JSONDecoder().decode(Document.self, from: Data(bytes))
        } catch {
            throw DataProblem.damaged(line: nil)
        }
        switch document.schema {
        case "doisoat.records/1":
            figures += (document.achievements ?? []).compactMap { Self.figure($0, program, file) }
        case "doisoat.findings/1" where document.period != period.code: break
        case "doisoat.findings/1":
            // Findings of another period are other findings.
            guard document.period == period.code else { return }
            findings += (document.findings ?? []).compactMap(Self.finding)
        default: throw DataProblem.noSchema(document.schema)
        }
    }

    private static func figure(_ item: Document.Figure, _ program: Program, _ file: String) -> FormFigure? {
        guard let unit = program.organizations.organization(text: item.organization),
            let period = program.period(item.period), let value = item.value.flatMap({ Decimal(string: $0) }),
            let indicator = program.indicators[item.indicator]
        else { return nil }
        let reporter = item.reportedBy.flatMap { program.organizations.organization(text: $0.organization) } ?? unit
        return FormFigure(
            Achievement(
                organization: unit.id, indicator: item.indicator, period: period,
                stage: Stage(rawValue: item.stage ?? "result") ?? .result,
                reportedBy: Reporter(
                    organization: reporter.id,
                    body: OrganisationBody(
                        rawValue: item.reportedBy?.body ?? OrganisationBody.peoplesCommittee.rawValue)),
                amount: .value(value), unit: indicator.unit.flatMap { try? UnitOfMeasure($0, region: program.region) }),
            source: Source(
                file: item.source?.file ?? file, sheet: item.source?.sheet ?? "", cell: item.source?.cell ?? "",
                raw: item.source?.raw ?? item.value ?? "", header: item.source?.header ?? [], row: item.source?.row))
    }

    private static func finding(_ item: Document.EarlierFinding) -> TrackedFinding? {
        guard item.status != "gone", let severity = Severity(rawValue: item.severity) else { return nil }
        var tracked = TrackedFinding(
            Finding(
                Problem.Code(rawValue: item.code), severity,
                LocalizedText(vi: item.message?.vi ?? "", en: item.message?.en ?? ""), organization: item.organization,
                indicator: item.indicator, period: item.period,
                evidence: (item.evidence ?? []).map { evidence in
                    Evidence(
                        evidence.role.flatMap(Evidence.Role.init) ?? .stated,
                        place: Place(file: evidence.file, sheet: evidence.sheet, cell: evidence.cell),
                        raw: evidence.raw, header: evidence.header ?? [], row: evidence.row)
                },
                comparison: item.stated == nil && item.computed == nil
                    ? nil
                    : Comparison(
                        stated: item.stated, computed: item.computed, difference: item.difference, unit: item.unit,
                        tolerance: item.tolerance)), id: item.id)
        if item.status == "explained" { tracked.status = .explained }
        tracked.explanation = item.explanation
        return tracked
    }

    /// What is read of an earlier document.
    private struct Document: Decodable {
        var schema: String?
        var period: String?
        var achievements: [Figure]?
        var findings: [EarlierFinding]?

        struct Figure: Decodable {
            var organization: String
            var indicator: String
            var period: String
            var stage: String?
            var value: String?
            var reportedBy: Body?
            var source: Cell?
        }

        struct Body: Decodable {
            var organization: String
            var body: String
        }

        struct Cell: Decodable {
            var role: String?
            var file: String?
            var sheet: String?
            var cell: String?
            var raw: String?
            var header: [String]?
            var row: String?
        }

        struct EarlierFinding: Decodable {
            var id: String
            var code: String
            var severity: String
            var status: String?
            var organization: String?
            var indicator: String?
            var period: String?
            var message: Words?
            var stated: String?
            var computed: String?
            var difference: String?
            var unit: String?
            var tolerance: String?
            var evidence: [Cell]?
            var explanation: String?
        }

        struct Words: Decodable {
            var vi: String
            var en: String
        }

        private enum Key: String, CodingKey { case schema, period, achievements, findings }

        init(from decoder: any Decoder) throws {
            let members = try decoder.container(keyedBy: Key.self)
            schema = try members.decodeIfPresent(String.self, forKey: .schema)
            period = try members.decodeIfPresent(String.self, forKey: .period)
            // The findings of records have no identity and are none of an earlier run.
            if schema == "doisoat.findings/1" {
                period = try members.decodeIfPresent(String.self, forKey: .period)
                findings = try members.decodeIfPresent([EarlierFinding].self, forKey: .findings)
            } else {
                achievements = try members.decodeIfPresent([Figure].self, forKey: .achievements)
            }
        }
    }
}
