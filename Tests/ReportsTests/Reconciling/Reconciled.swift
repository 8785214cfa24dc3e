import Findings
import FoundationEssentials
import Testing
import VietnameseText

@testable import Domain
@testable import Reconciliation

/// A small programme with invented figures, and reports of its units: one total that is not the sum of its rows, one quota
/// that is not the plan's, one report that is late and one that is missing.
enum Reconciled {
    static let period = "2022"

    static func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

    /// The rules that the reports are checked by: these tests are not about rules.
    static let rules = RuleKind.all.map(\.code.rawValue).filter {
        !["ARITH_TOTAL_MISMATCH", "QUOTA_DIFFERS_FROM_PLAN", "TIME_NOT_SUBMITTED"].contains($0)
    }.map { RuleSetting(code: $0, isEnabled: false) }

    static func program(rules: [RuleSetting] = []) throws -> Program {
        let names = [
            ("20740", "xã Phước Chánh"), ("20746", "xã Phước Kim"), ("20749", "xã Phước Lộc"),
            ("20743", "xã Phước Công"),
        ]
        let units = names.map { Organization(code: $0, name: $1, kind: .commune, parent: "511") }
        return Program(
            id: "phuoc-son-2022", name: "Chương trình phối hợp 2022", year: 2022, organization: "511",
            organizations: OrganizationRegistry(
                [Organization(code: "511", name: "huyện Phước Sơn", kind: .district)] + units),
            indicators: IndicatorList([
                Indicator(code: "nhap-ngu", name: "Thanh niên nhập ngũ", unit: "người"),
                Indicator(code: "vuon", name: "Vườn mẫu", unit: "vườn"),
            ]),
            forms: [
                ReportForm(code: "bieu-01", name: "Biểu 01 Kết quả giao quân"),
                ReportForm(code: "bieu-02", name: "Biểu 02 Ban CHQS", body: .militaryCommand, kind: .otherBody),
            ],
            flows: [
                Flow(form: "bieu-01", reporters: .children(of: "511"), receiver: "511"),
                Flow(form: "bieu-01", reporters: .unit("20743"), isExempt: true, reason: "sáp nhập"),
            ],
            periods: [PeriodRule(code: "2022", due: .day(try day("2022-10-18")))], rules: Self.rules + rules)
    }

    static func figure(
        _ unit: String, _ value: Decimal, _ source: Source, stage: Stage = .result, indicator: String = "nhap-ngu",
        body: OrganisationBody = .peoplesCommittee
    ) throws -> FormFigure {
        let id = OrganizationID(code: unit)
        return FormFigure(
            Achievement(
                organization: id, indicator: indicator, period: try #require(Period(code: period)), stage: stage,
                reportedBy: Reporter(organization: id, body: body), amount: .value(value),
                unit: try UnitOfMeasure("người")),
            source: source)
    }

    /// The report of a unit: quota in D, result in F, of villages below each other with their total.
    static func facts(
        _ unit: String, file: String, quota: Decimal, villages: [Decimal], total: Decimal, sheet: String = "Biểu 01",
        body: OrganisationBody = .peoplesCommittee, form: String = "bieu-01"
    ) throws -> SubmissionFacts {
        func source(_ cell: String, _ raw: Decimal, _ header: String, _ row: String) -> Source {
            Source(file: file, sheet: sheet, cell: cell, raw: raw.description, header: ["Năm 2022", header], row: row)
        }
        let reporter = Reporter(organization: OrganizationID(code: unit), body: body)
        var table = FilledTable(
            form: form, sheet: sheet, range: "A4:F17", reporter: reporter, period: try #require(Period(code: period)))
        let whole = try figure(unit, total, source("F17", total, "Kết quả", "Tổng cộng"), body: body)
        let planned = try figure(unit, quota, source("D17", quota, "Chỉ tiêu", "Tổng cộng"), stage: .plan, body: body)
        let parts = try villages.enumerated().map { place, value in
            try figure(unit, value, source("F\(place + 5)", value, "Kết quả", "Thôn \(place + 1)"), body: body)
        }
        table.figures = [planned, whole]
        table.sums = [StatedSum(total: whole, parts: parts)]
        var facts = SubmissionFacts(file: file)
        facts.tables = [table]
        facts.senders = [
            NamedSender(
                organization: reporter.organization, basis: .titleBlock, place: Place(file: file, sheet: sheet),
                text: unit)
        ]
        return facts
    }

    static func plan() throws -> [FormFigure] {
        try [("20740", 5, "D18"), ("20746", 4, "D19"), ("20749", 3, "D20")].map { unit, value, cell in
            try figure(
                unit, Decimal(value),
                Source(file: "ke-hoach.xlsx", sheet: "Giao quân", cell: cell, raw: "\(value)", row: unit), stage: .plan)
        }
    }

    static func context(_ program: Program? = nil) throws -> ReconciliationContext {
        ReconciliationContext(
            program: try program ?? Self.program(), period: try #require(Period(code: period)),
            plan: PlanBook(plans: try plan()),
            receipts: ReceiptBook([
                Receipt(file: "bao-cao/PhuocChanh.xlsx", version: 2, day: try day("2022-10-17"), time: "08:12"),
                Receipt(file: "bao-cao/PhuocKim.xlsx", day: try day("2022-10-20"), time: "16:30"),
            ]))
    }

    /// The report: `sheet` is the name of the sheet of the first unit's file.
    static func report(sheet: String = "Biểu 01", program: Program? = nil) throws -> ReconciliationReport {
        let reconciler = Reconciler(try context(program))
        let chanh = try facts(
            "20740", file: "bao-cao/PhuocChanh.xlsx", quota: 5, villages: [1, 1, 1, 1], total: 5, sheet: sheet)
        let kim = try facts("20746", file: "bao-cao/PhuocKim.xlsx", quota: 6, villages: [1, 2], total: 3)
        return reconciler.conclude([chanh, kim].map(reconciler.check))
    }

    /// A report with just what is given, whatever rules there are.
    static func report(
        _ findings: [TrackedFinding], notEvaluated: [NotEvaluated] = [], submissions: [CollectedSubmission] = [],
        units: [UnitStanding] = []
    ) throws -> ReconciliationReport {
        ReconciliationReport(
            program: try program(), period: try #require(Period(code: period)), submissions: submissions,
            findings: findings, notEvaluated: notEvaluated, agreed: [:], units: units)
    }

    /// A report of so many units, a finding or more of each second one.
    static func large(units count: Int) throws -> ReconciliationReport {
        let period = try #require(Period(code: period))
        var findings: [TrackedFinding] = []
        let units = (0..<count).map { number -> UnitStanding in
            let unit = Organization(code: "\(number)", name: "xã Thứ \(number)", kind: .commune, parent: "511")
            let file = "bao-cao/\(number).xlsx"
            if number % 2 == 0 {
                findings += (0..<3).map { place in
                    TrackedFinding(
                        Finding(
                            Problem.Code(rawValue: "ARITH_TOTAL_MISMATCH"), place == 0 ? .error : .warning,
                            LocalizedText(
                                vi: "F17: tổng ghi 47, cộng các dòng được 46; chênh 1. Đề nghị kiểm tra lại.",
                                en: "F17: total says 47, rows add to 46; difference 1. Please check."),
                            organization: unit.code, indicator: "nhap-ngu", period: "2022",
                            evidence: [
                                Evidence(
                                    place: Place(file: file, sheet: "Biểu 01", cell: "F17"), raw: "47",
                                    header: ["Kết quả"], row: "Tổng cộng"),
                                Evidence(.compared, place: Place(file: file, sheet: "Biểu 01", cell: "F5:F16")),
                            ],
                            comparison: Comparison(
                                stated: "47", computed: "46", difference: "1", unit: "người", tolerance: "0")),
                        id: "\(number)-\(place)")
                }
            }
            return UnitStanding(
                obligation: Obligation(
                    form: "bieu-01", period: period, organization: unit, body: .peoplesCommittee, receiver: nil,
                    due: nil, isExempt: false, reason: nil),
                file: number % 10 == 9 ? nil : file, receipt: Receipt(file: file), isLate: number % 7 == 0, counts: [:])
        }
        let submissions = try units.compactMap { $0.file }.map { file in
            CollectedSubmission(
                try facts("20740", file: file, quota: 5, villages: [5], total: 5), receipt: Receipt(file: file))
        }
        return try report(findings, submissions: submissions, units: units)
    }
}
