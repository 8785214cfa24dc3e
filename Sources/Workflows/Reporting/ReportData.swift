internal import Domain
internal import Findings
internal import Mapping
internal import Reconciliation
internal import Templates
internal import VietnameseText
internal import XLSX

/// What a report is made of: the figures that count for a period, how the units stand, and what reconciling found.
struct ReportData: Sendable {
    /// The programme.
    let declaration: ProgramDeclaration
    /// The period.
    let period: Period
    /// The figures.
    let book: FigureBook
    /// What came of reconciling the submissions.
    let reconciliation: ReconciliationReport
    /// The SHA-256 of the files that were sent, by their names.
    let digests: [String: String]

    /// What the figures are read of.
    struct Source {
        let declaration: ProgramDeclaration
        private let run: ReconcileRun

        /// Reads the programme, the plans and what is known of earlier periods.
        ///
        /// - Throws: what reading the programme throws; `PROGRAM_NO_PERIOD`.
        init(_ options: Report.Options, _ conversion: inout ConvertResult) async throws(Problem) {
            var reading = Reconcile.Options()
            reading.inputs = options.inputs
            reading.program = options.program
            reading.period = options.period
            reading.plans = options.plans
            reading.received = options.received
            reading.previous = options.previous
            reading.limits = options.limits
            reading.jobs = options.jobs
            var result = Reconcile.Result()
            defer { conversion.problems += result.conversion.problems }
            do throws(Problem) {
                let file = try ProgramFile(options.program, limits: options.limits)
                result.conversion.problems += file.problems
                declaration = try file.required()
                guard let period = declaration.program.period(options.period) else {
                    throw ReconcileProblem.noPeriod(options.period)
                }
                let inputs = InputFiles(options.inputs, others: InputFiles.otherWorkbooks)
                run = try await ReconcileRun(declaration, period, inputs, reading, &result)
            } catch {
                throw error.within(Place(file: options.program))
            }
        }

        /// The last day of the period.
        var day: CalendarDate { declaration.program.window(of: run.period).upperBound }

        /// Reads the submissions.
        func figures(_ progress: Progress, _ conversion: inout ConvertResult) async -> ReportData {
            var result = Reconcile.Result()
            let (report, digests) = await run.concluded([], progress, &result)
            conversion.problems += result.conversion.problems
            // What units write as their quotas assigns nothing.
            let reported = report.submissions.flatMap { $0.figures.filter { $0.achievement.stage != .plan } }
            let book = FigureBook(
                declaration, period: run.period, figures: (reported + run.approved).map(Self.sourced),
                quotas: run.context.plan.plans.map(Self.sourced), exempt: Self.exempt(report))
            return ReportData(
                declaration: declaration, period: run.period, book: book, reconciliation: report, digests: digests)
        }

        private static func sourced(_ figure: FormFigure) -> Sourced<Achievement> {
            Sourced(figure.achievement, from: figure.source)
        }

        /// Units that owe no report at all.
        private static func exempt(_ report: ReconciliationReport) -> Set<OrganizationID> {
            let exempt = report.units.filter(\.obligation.isExempt).map(\.obligation.organization.id)
            let owing = report.units.filter { !$0.obligation.isExempt }.map(\.obligation.organization.id)
            return Set(exempt).subtracting(owing)
        }
    }

    // MARK: How units stand

    /// The units that owe a report themselves, as the programme says.
    var owing: [Organization] {
        let obliged = Set(
            reconciliation.units.filter { !$0.obligation.isExempt }.map(\.obligation.organization.id))
        return book.units.filter { obliged.contains($0.id) }
    }

    /// The units that have not sent a report they owe, whatever other bodies have sent of them.
    var silent: [Organization] {
        let missing = Set(
            reconciliation.units.filter { !$0.obligation.isExempt && $0.file == nil }.map(\.obligation.organization.id))
        return owing.filter { missing.contains($0.id) }
    }

    /// What reconciling found that nobody has settled.
    private var open: [Finding] {
        reconciliation.findings.filter { $0.status == .new || $0.status == .open }.map(\.finding).filter {
            $0.severity != .information
        }
    }

    /// How many findings nobody has settled.
    var openCount: Int { open.count }

    /// What of it a reader of the report has to know, the worst first: what is about figures, and whatever is an error.
    var remarks: [TemplateEvaluator.Remark] {
        let organizations = declaration.program.organizations
        let telling = open.filter { $0.severity == .error || $0.indicator != nil }
        return (telling.filter { $0.severity == .error } + telling.filter { $0.severity != .error }).map { finding in
            let unit = finding.organization.flatMap { organizations.organization(text: $0) }
            return TemplateEvaluator.Remark(
                unit: unit?.id, indicator: finding.indicator, text: finding.message.vi)
        }
    }
}
