internal import Domain
internal import Findings
internal import VietnameseText

/// Two bodies whose figures differ and whose forms cover other days: the difference may come of that.
///
/// One finding for two forms; it is the cause of the differences it belongs to.
enum WindowDiffersRule: CollectionRule {
    /// The kind.
    static let kind = RuleKind(
        "XORG_WINDOW_DIFFERS", .information,
        title: LocalizedText(vi: "Các cơ quan chốt số cùng ngày", en: "Bodies cover the same days"),
        message: MessageTemplate(
            vi: "{body} lấy số {window}, {authority} lấy số {other}; chênh lệch có thể do thời điểm chốt.",
            en: "{body} covers {window}, {authority} covers {other}; the difference may come from cut-off dates."))

    /// Holds the windows of forms whose figures differ against each other.
    static func check(
        _ collection: SubmissionCollection, _ context: ReconciliationContext, _ verdicts: inout Verdicts
    ) {
        var told: Set<[String]> = []
        for difference in BodyMismatchRule.differences(collection, context) {
            let (other, authority) = (difference.other, difference.authority)
            let files = [other.figure.source.file, authority.figure.source.file, other.form, authority.form]
            guard told.insert(files).inserted else { continue }
            let window = window(other, context)
            let known = window == self.window(authority, context)
            guard !known else {
                verdicts.agrees(kind)
                continue
            }
            verdicts.differs(
                kind,
                FigureSubject(
                    organization: other.figure.achievement.reportedBy.organization, period: context.period.code),
                [
                    "body": .words(context.name(other.body)), "window": .words(words(window)),
                    "authority": .words(context.name(authority.body)),
                    "other": .words(words(self.window(authority, context))),
                ],
                evidence: [
                    Evidence(place: Place(file: other.figure.source.file), header: [other.form]),
                    Evidence(.compared, place: Place(file: authority.figure.source.file), header: [authority.form]),
                ])
        }
    }

    private static func window(
        _ statement: BodyMismatchRule.Statement, _ context: ReconciliationContext
    ) -> ClosedRange<CalendarDate> {
        let period = statement.figure.achievement.period
        // What a form says of itself is closer than the days that a period has for all forms.
        let isSet = context.program.periods.contains {
            $0.code == period.code && ($0.form == statement.form || $0.body == statement.body)
        }
        if !isSet, let own = context.program.form(statement.form)?.window, let days = own.days(of: period) {
            return days
        }
        return context.program.window(of: period, form: statement.form, body: statement.body)
    }

    private static func words(_ days: ClosedRange<CalendarDate>) -> LocalizedText {
        LocalizedText(
            vi: "\(days.lowerBound)–\(days.upperBound)", en: "\(days.lowerBound.code) to \(days.upperBound.code)")
    }
}
