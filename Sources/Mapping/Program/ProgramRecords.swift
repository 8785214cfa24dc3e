public import Domain
public import FoundationEssentials
public import VietnameseText

/// A declaration as rows: what the sheets of a program workbook, and the members of its JSON twin, are written from.
///
/// ```swift
/// let rows = ProgramRecords(declaration)[.organizations]
/// ```
public struct ProgramRecords: Sendable {
    private var records: [ProgramSheet: [ProgramRecord]] = [:]

    /// The rows of a sheet, in the order of the declaration.
    public subscript(sheet: ProgramSheet) -> [ProgramRecord] { records[sheet] ?? [] }

    /// Makes the rows.
    public init(_ declaration: ProgramDeclaration) {
        self.init(forms: declaration.forms)
        let program = declaration.program
        records[.program] = [
            ProgramRecord([
                ("id", .text(program.id)), ("name", .text(program.name)), ("body", .init(program.body)),
                ("year", program.year.map { .whole($0) }), ("region", .init(program.region)),
                ("organization", .init(program.organization)),
            ])
        ]
        records[.organizations] = program.organizations.organizations.map(Self.record)
        records[.mergers] = program.organizations.mergers.map(Self.record)
        records[.indicators] = program.indicators.indicators.map(Self.record)
        records[.quotas] = program.quotas.quotas.map(Self.record)
        records[.submissions] = program.flows.map(Self.record)
        records[.periods] = program.periods.map(Self.record)
        records[.holidays] = program.holidays.map { holiday in
            ProgramRecord([
                ("date", .date(holiday.date)), ("name", .init(holiday.name)), ("worked", .init(holiday.isWorked)),
            ])
        }
        records[.rules] = program.rules.map { rule in
            ProgramRecord([
                ("code", .text(rule.code)), ("severity", .init(rule.severity)), ("tolerance", .init(rule.tolerance)),
                ("enabled", rule.isEnabled.map { .flag($0) }), ("note", .init(rule.note)),
            ])
        }
        records[.aliases] = declaration.aliases.map { name in
            ProgramRecord([
                ("kind", .init(name.kind)), ("written", .text(name.written)), ("code", .text(name.code)),
            ])
        }
    }

    /// Makes the rows of forms and their columns alone.
    public init(forms: [Form]) {
        records[.forms] = forms.map(Self.record)
        records[.columns] = forms.flatMap { form in form.columns.map { Self.record($0, of: form.code) } }
    }

    private static func record(_ unit: Organization) -> ProgramRecord {
        ProgramRecord([
            ("code", .text(unit.code)), ("name", .text(unit.name)), ("kind", .init(unit.kind)),
            ("parent", .init(unit.parent)), ("from", .init(unit.validity.from)), ("to", .init(unit.validity.to)),
            ("aliases", .init(unit.aliases)), ("area", .init(unit.area)),
        ])
    }

    private static func record(_ merger: Merger) -> ProgramRecord {
        ProgramRecord([
            ("old", .text(merger.old)), ("new", .text(merger.new)), ("date", .date(merger.date)),
            ("relation", .init(merger.relation)), ("share", .init(merger.share)), ("basis", .init(merger.basis)),
        ])
    }

    private static func record(_ indicator: Indicator) -> ProgramRecord {
        ProgramRecord([
            ("code", .text(indicator.code)), ("name", .text(indicator.name)), ("unit", .init(indicator.unit)),
            ("kind", .init(indicator.kind)), ("overOrganizations", .init(indicator.overOrganizations)),
            ("overPeriods", .init(indicator.overPeriods)), ("parent", .init(indicator.parent)),
            ("partOf", .init(indicator.partOf)), ("numerator", .init(indicator.numerator)),
            ("denominator", .init(indicator.denominator)), ("tolerance", .init(indicator.tolerance)),
            ("bandLow", .init(indicator.bandLow)), ("bandHigh", .init(indicator.bandHigh)),
            ("authority", .init(indicator.authority?.rawValue)), ("aliases", .init(indicator.aliases)),
        ])
    }

    private static func record(_ quota: Quota) -> ProgramRecord {
        ProgramRecord([
            ("indicator", .text(quota.indicator)), ("organization", .text(quota.organization)),
            ("period", .text(quota.period)), ("value", .number(quota.value)), ("unit", .init(quota.unit)),
            ("revision", .whole(quota.revision)), ("date", .init(quota.date)), ("document", .init(quota.document)),
        ])
    }

    private static func record(_ form: Form) -> ProgramRecord {
        ProgramRecord([
            ("code", .text(form.code)), ("name", .text(form.report.name)), ("body", .text(form.report.body.rawValue)),
            ("kind", .init(form.report.kind)), ("layout", .init(form.layout)), ("sheet", .init(form.sheet)),
            ("title", .init(form.title)), ("stage", .init(form.report.stage)),
            (
                "signs",
                form.signs.isEmpty ? nil : .signs(form.signs.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
            ),
            ("window", .init(form.report.window)), ("template", .init(form.template)),
        ])
    }

    private static func record(_ column: FormColumn, of form: String) -> ProgramRecord {
        let period: ProgramValue? =
            switch column.period {
            case .submission: nil
            case .previousYear: .init(ProgramPreviousYear.previousYear)
            case .period(let code): .text(code)
            }
        return ProgramRecord([
            ("form", .text(form)), ("header", .text(column.header.description)), ("role", .init(column.role)),
            ("indicators", .init(column.indicators)), ("stage", .init(column.stage)), ("period", period),
            ("unit", .init(column.unit)), ("pattern", .init(column.pattern)), ("required", .init(column.isRequired)),
        ])
    }

    private static func record(_ flow: Flow) -> ProgramRecord {
        ProgramRecord([
            ("form", .text(flow.form)), ("organization", .text(flow.reporters.description)),
            ("body", .init(flow.body?.rawValue)), ("receiver", .init(flow.receiver)),
            ("from", .init(flow.validity.from)), ("to", .init(flow.validity.to)), ("exempt", .init(flow.isExempt)),
            ("reason", .init(flow.reason)),
        ])
    }

    private static func record(_ rule: PeriodRule) -> ProgramRecord {
        let due: ProgramValue? =
            switch rule.due {
            case .day(let day): .date(day)
            case .workingDays(let count): .word(vi: "+\(count) ngày làm việc", json: "+\(count) working days")
            case nil: nil
            }
        return ProgramRecord([
            ("code", .text(rule.code)), ("name", .init(rule.name)), ("form", .init(rule.form)),
            ("body", .init(rule.body?.rawValue)), ("from", .init(rule.days.from)), ("to", .init(rule.days.to)),
            ("window", .init(rule.window)), ("due", due),
        ])
    }
}

/// A row on its way into a sheet or into JSON: what is there, in the order of the columns.
public struct ProgramRecord: Sendable {
    /// The values by the JSON member of their column.
    public let values: [(member: String, value: ProgramValue)]

    init(_ values: [(String, ProgramValue?)]) {
        self.values = values.compactMap { member, value in value.map { (member, $0) } }
    }

    /// The value of a member.
    public subscript(member: String) -> ProgramValue? { values.first { $0.member == member }?.value }
}

/// A value on its way into a cell or a member.
public enum ProgramValue: Sendable {
    /// Text, a code among them.
    case text(String)
    /// An exact number.
    case number(Decimal)
    /// A whole number.
    case whole(Int)
    /// A day.
    case date(CalendarDate)
    /// Yes or no.
    case flag(Bool)
    /// One of a few words.
    case word(vi: String, json: String)
    /// Several texts.
    case list([String])
    /// Signs of nothing, the blank cell as an empty text.
    case signs([(sign: String, meaning: MissingFigure)])

    /// The text that a sheet shows for it; dates as dd/mm/yyyy.
    public var sheetText: String {
        switch self {
        case .text(let text): text
        case .number(let number): number.canonicalText.replacing(".", with: ",")
        case .whole(let number): String(number)
        case .date(let day): day.description
        case .flag(let flag): (flag ? ProgramFlag.yes : .no).word
        case .word(let vi, _): vi
        case .list(let items): items.joined(separator: "; ")
        case .signs(let pairs):
            pairs.map { "\($0.sign.isEmpty ? ProgramReader.blankSign : $0.sign) = \($0.meaning.word)" }
                .joined(separator: "; ")
        }
    }
}

extension ProgramValue? {
    fileprivate init(_ text: String?) { self = text.map { .text($0) } }
    fileprivate init(_ number: Decimal?) { self = number.map { .number($0) } }
    fileprivate init(_ day: CalendarDate?) { self = day.map { .date($0) } }
    fileprivate init(_ items: [String]) { self = items.isEmpty ? nil : .list(items) }
    /// No is not written where it goes without saying.
    fileprivate init(_ flag: Bool) { self = flag ? .flag(true) : nil }
    fileprivate init<Word: ProgramWord>(_ word: Word?) {
        self = word.map { .word(vi: $0.word, json: $0.rawValue) }
    }
}
