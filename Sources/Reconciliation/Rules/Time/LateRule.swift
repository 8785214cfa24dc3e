internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// A report that came after its last day.
///
/// The first file of a report counts: a correction that is asked for later does not make it late. The programme's
/// tolerance of this rule is a grace in working days.
enum LateRule: CollectionRule {
    /// The kind.
    static let kind = RuleKind(
        "TIME_LATE", .warning, title: LocalizedText(vi: "Gửi đúng hạn", en: "Reports come in time"),
        message: MessageTemplate(
            vi: "{unit} gửi {form} ngày {day}, quá hạn {due} là {count} ngày làm việc.",
            en: "{unit} sent {form} on {day}, {count} working days after {due}."))

    /// Holds each report's first day against its last.
    static func check(
        _ collection: SubmissionCollection, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        let desk = ReceptionDesk(collection, context)
        let working = context.program.workingDays
        let grace = context.settings.tolerance(kind) ?? 0
        for obligation in context.obligations where !obligation.isExempt {
            let files = desk.files(of: obligation)
            guard let due = obligation.due, !files.isEmpty else { continue }
            guard let first = files.filter({ $0.receipt.day != nil }).min(by: { $0.arrival < $1.arrival }),
                let day = first.receipt.day
            else {
                verdicts.cannotEvaluate(
                    kind, FigureSubject(organization: obligation.organization.id, period: context.period.code),
                    LocalizedText(vi: "không rõ ngày nhận", en: "the day of receipt is not known"))
                continue
            }
            let late = Decimal(Self.days(working, from: due, to: day))
            guard late > grace else {
                verdicts.agrees(kind)
                continue
            }
            verdicts.differs(
                kind, FigureSubject(organization: obligation.organization.id, period: context.period.code),
                [
                    "unit": .text(obligation.organization.name), "form": .text(context.name(form: obligation.form)),
                    "day": .day(day), "due": .day(due), "count": .number(late),
                ],
                Comparison(
                    stated: late.canonicalText, computed: "0", difference: late.canonicalText, unit: "ngày làm việc",
                    tolerance: grace.canonicalText),
                evidence: [Evidence(place: Place(file: first.file), header: [obligation.form])])
        }
    }

    /// The working days behind one day up to another.
    private static func days(_ working: WorkingDays, from due: CalendarDate, to day: CalendarDate) -> Int {
        guard day > due else { return 0 }
        var (count, next) = (0, due)
        while let following = next.adding(days: 1), following <= day {
            next = following
            if working.contains(next) { count += 1 }
        }
        // A weekend is no working day, and all the same too late.
        return max(count, 1)
    }
}

extension CollectedSubmission {
    /// When it came, for comparison.
    var arrival: String { "\(receipt.day?.code ?? "9999")T\(receipt.time ?? "")" }
}
