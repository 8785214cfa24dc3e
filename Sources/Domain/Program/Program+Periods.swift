public import VietnameseText

extension Program {
    /// The period of a code: one of the calendar's, or one that the programme gives days for.
    public func period(_ code: String) -> Period? {
        if let period = Period(code: code) { return period }
        for rule in periods where rule.code == code {
            if let from = rule.days.from, let to = rule.days.to, from <= to {
                return Period(code: code, days: from...to)
            }
        }
        return nil
    }

    /// The days whose figures a form for a period covers: those set for the period, else by the window set for it, else by
    /// the form's window, else the days that the period names.
    ///
    /// Of settings for all, for a body, for a form and for both, the closest counts.
    public func window(of period: Period, form: String? = nil, body: OrganisationBody? = nil) -> ClosedRange<
        CalendarDate
    > {
        let rules = rules(of: period, form: form, body: body)
        let kind = rules.lazy.compactMap(\.window).first ?? form.flatMap { self.form($0)?.window }
        let days = kind.flatMap { $0.days(of: period) } ?? period.days
        let own = rules.first { $0.days != DateSpan() }?.days ?? DateSpan()
        let (first, last) = (own.from ?? days.lowerBound, own.to ?? days.upperBound)
        return first <= last ? first...last : days
    }

    /// The last day for a form for a period; `nil` where none is set.
    public func due(of period: Period, form: String? = nil, body: OrganisationBody? = nil) -> CalendarDate? {
        let deadline = rules(of: period, form: form, body: body).lazy.compactMap(\.due).first
        let end = window(of: period, form: form, body: body).upperBound
        return deadline?.day(windowEnd: end, working: workingDays)
    }

    /// Which days are worked.
    public var workingDays: WorkingDays { WorkingDays(holidays) }

    /// The period before: of the calendar the one of the same length, of the programme's own the last that ends before it
    /// begins.
    public func previous(of period: Period) -> Period? {
        if period.isStandard { return period.previous }
        return ownPeriods.filter { $0.days.upperBound < period.days.lowerBound }.max()
    }

    /// The same period a year earlier; of the programme's own the one whose days are the same a year earlier.
    public func sameLastYear(as period: Period) -> Period? {
        if period.isStandard { return period.sameLastYear }
        let (first, last) = (period.days.lowerBound, period.days.upperBound)
        guard let from = first.inYear(first.year - 1), let to = last.inYear(last.year - 1) else { return nil }
        return ownPeriods.first { $0.days.lowerBound == from && $0.days.upperBound == to }
    }

    private var ownPeriods: [Period] {
        Set(periods.map(\.code)).sorted().compactMap { code in period(code) }.filter { !$0.isStandard }
    }

    /// What is set of a period for a form and a body, the closest first.
    private func rules(of period: Period, form: String?, body: OrganisationBody?) -> [PeriodRule] {
        let body = body ?? form.flatMap { self.form($0)?.body }
        return periods.filter { $0.code == period.code }
            .compactMap { rule in rule.fit(form: form, body: body).map { (rule, $0) } }
            .sorted { $0.1 > $1.1 }.map(\.0)
    }
}
