import Domain
import Findings
import FoundationEssentials
import Reconciliation
import Testing
import VietnameseText

/// A district with four communes, its programme and what was sent for a period. All figures are invented.
struct Office {
    static let district = OrganizationID(code: "511")
    static let chanh = OrganizationID(code: "20740")
    static let kim = OrganizationID(code: "20746")
    static let loc = OrganizationID(code: "20749")
    static let nang = OrganizationID(code: "20728")
    static let communes = [chanh, kim, loc, nang]

    var program: Program
    var period: Period
    var programQuotas: [FormFigure] = []
    var plans: [FormFigure] = []
    var history: [FormFigure] = []
    var receipts: [Receipt] = []
    var submissions: [SubmissionFacts] = []
    var unreadable: [(file: String, problem: Problem)] = []

    init(_ period: String = "2022-10", indicators: [Indicator] = Office.indicators) throws {
        self.period = try #require(Period(code: period))
        let names: [(OrganizationID, String)] = [
            (Self.chanh, "xã Phước Chánh"), (Self.kim, "xã Phước Kim"), (Self.loc, "xã Phước Lộc"),
            (Self.nang, "xã Phước Năng"),
        ]
        let units =
            [Organization(code: "511", name: "huyện Phước Sơn", kind: .district)]
            + names.map { Organization(code: $0.code, name: $1, kind: .commune, parent: "511") }
        program = Program(
            id: "thu", name: "Chương trình thử", organization: "511", organizations: OrganizationRegistry(units),
            indicators: IndicatorList(indicators),
            forms: [
                ReportForm(code: "bieu-01", name: "Biểu 01"),
                ReportForm(code: "bieu-02", name: "Biểu 02"),
                ReportForm(code: "tong-hop", name: "Tổng hợp", kind: .summary),
                ReportForm(code: "qs-01", name: "Biểu quân sự", body: .militaryCommand, kind: .otherBody),
            ])
    }

    static let indicators = [
        Indicator(code: "nhap-ngu", name: "Nhập ngũ", unit: "người"),
        Indicator(code: "nu", name: "Nữ", unit: "người", parent: "nhap-ngu", partOf: .some),
        Indicator(code: "vuon", name: "Vườn tạp", unit: "ha", kind: .area),
        Indicator(code: "san-luong", name: "Sản lượng", unit: "tạ", kind: .mass),
        Indicator(code: "dien-tich", name: "Diện tích", unit: "ha", kind: .area),
        Indicator(
            code: "nang-suat", name: "Năng suất", unit: "tạ/ha", kind: .rate, numerator: "san-luong",
            denominator: "dien-tich"),
    ]

    // MARK: Making things

    /// A figure in its cell, of the period of the office unless told otherwise.
    func figure(
        _ indicator: String, _ unit: OrganizationID, _ value: Decimal?, at cell: String, file: String = "a.xlsx",
        sheet: String = "Biểu 01", period: Period? = nil, stage: Stage = .result,
        body: OrganisationBody = .peoplesCommittee, reporter: OrganizationID? = nil, half: Decimal = 0,
        traits: StatedNumber.Traits = []
    ) -> FormFigure {
        FormFigure(
            Achievement(
                organization: unit, indicator: indicator, period: period ?? self.period, stage: stage,
                reportedBy: Reporter(organization: reporter ?? unit, body: body),
                amount: value.map { .value($0) } ?? .missing(.notReported)),
            halfUnit: half,
            source: Source(file: file, sheet: sheet, cell: cell, raw: value?.canonicalText ?? ""), traits: traits)
    }

    /// A number in a cell.
    func number(_ value: Decimal?, at cell: String, file: String = "a.xlsx", half: Decimal = 0) -> StatedNumber {
        StatedNumber(
            value.map { .value($0) } ?? .missing(.notReported), halfUnit: half,
            source: Source(file: file, sheet: "Biểu 01", cell: cell, raw: value?.canonicalText ?? ""))
    }

    /// A table of a form.
    func table(
        _ form: String, of unit: OrganizationID = Office.chanh,
        body: OrganisationBody = .peoplesCommittee, sheet: String = "Biểu 01", _ figures: [FormFigure] = [],
        sums: [StatedSum] = []
    ) -> FilledTable {
        var table = FilledTable(
            form: form, sheet: sheet, range: "A5:H20", reporter: Reporter(organization: unit, body: body),
            period: period)
        table.figures = figures
        table.sums = sums
        return table
    }

    /// A table of form 01.
    func table(
        of unit: OrganizationID = Office.chanh, body: OrganisationBody = .peoplesCommittee, sheet: String = "Biểu 01",
        _ figures: [FormFigure] = [], sums: [StatedSum] = []
    ) -> FilledTable {
        table("bieu-01", of: unit, body: body, sheet: sheet, figures, sums: sums)
    }

    /// Adds a submission in one file.
    mutating func send(_ tables: [FilledTable], _ change: (inout SubmissionFacts) -> Void = { _ in }) {
        send("a.xlsx", tables, change)
    }

    /// Adds a submission.
    mutating func send(
        _ file: String, _ tables: [FilledTable], _ change: (inout SubmissionFacts) -> Void = { _ in }
    ) {
        var facts = SubmissionFacts(file: file)
        facts.tables = tables
        facts.contentHash = UInt64(submissions.count + 1)
        change(&facts)
        submissions.append(facts)
    }

    /// Adds a submission of one figure.
    mutating func send(_ file: String, _ figure: FormFigure) { send(file, "bieu-01", figure) }

    /// Adds a submission of one figure of a form.
    mutating func send(_ file: String, _ form: String, _ figure: FormFigure) {
        let reporter = figure.achievement.reportedBy
        send(file, [table(form, of: reporter.organization, body: reporter.body, [figure])])
    }

    // MARK: Reconciling

    /// What comes of it all.
    func report(earlier: [TrackedFinding] = []) -> ReconciliationReport {
        let context = ReconciliationContext(
            program: program, period: period,
            plan: PlanBook(programs: programQuotas, plans: plans, documents: program.quotas),
            history: History(history), receipts: ReceiptBook(receipts))
        let reconciler = Reconciler(context)
        let checked = submissions.map { reconciler.check($0) }
        return reconciler.conclude(
            checked + unreadable.map { reconciler.check(unreadable: $0.file, $0.problem) }, earlier: earlier)
    }

    /// The findings of one kind.
    func findings(_ code: String) -> [Finding] {
        report().findings.map(\.finding).filter { $0.code.rawValue == code }
    }

    /// The only finding of a kind.
    func only(_ code: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Finding {
        let found = findings(code)
        try #require(found.count == 1, "\(code): \(found.count)", sourceLocation: sourceLocation)
        return found[0]
    }

    /// The reasons for which a kind was not evaluated.
    func notEvaluated(_ code: String) -> [String] {
        report().notEvaluated.filter { $0.code.rawValue == code }
            .flatMap { Array(repeating: $0.reason.vi, count: $0.count) }
    }
}

extension Finding {
    /// Stated, computed and difference.
    var numbers: [String?] { [comparison?.stated, comparison?.computed, comparison?.difference] }
    /// The cell to be mended.
    var cell: String? { evidence.first { $0.role == .stated }?.place.cell }
}

/// A day.
func day(_ iso: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> CalendarDate {
    try #require(CalendarDate(iso: iso), sourceLocation: sourceLocation)
}

/// A decimal written exactly.
func exact(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Decimal {
    try #require(Decimal(string: text), sourceLocation: sourceLocation)
}
