internal import Domain
internal import Findings
internal import VietnameseText

/// Forms, their columns, who owes them and when.
extension ProgramReader {
    mutating func forms(_ program: Program) -> [Form] {
        var seen: [String: Place] = [:]
        var forms: [Form] = rows(.forms).compactMap { row in
            guard let form = form(row) else { return nil }
            tellTwice(form.code, form.code, row, "code", &seen)
            return form
        }
        var headers: [[String]: Place] = [:]
        for row in rows(.columns) {
            let (form, column) = (reference(required: row, "form", .form), column(row, program))
            guard let form, let place = forms.firstIndex(where: { $0.code == form }), let column else { continue }
            let header = column.header.description
            tellTwice([form, header], header, row, "header", &headers)
            if row.cells["indicators"] == nil, forms[place].needsIndicator(column) {
                problems.append(ProgramProblem.valueMissing("Chỉ tiêu", at: row.place(of: "indicators")))
            }
            forms[place].columns.append(column)
        }
        return forms
    }

    private mutating func reference(
        required row: ProgramRow, _ member: String, _ kind: ProgramReference
    ) -> String? {
        required(row, member, .columns).flatMap { code($0, kind, at: row.place(of: member)) }
    }

    private mutating func form(_ row: ProgramRow) -> Form? {
        let (code, name) = (required(row, "code", .forms), required(row, "name", .forms))
        let report = ReportForm(
            code: code ?? "", name: name ?? "", body: body(row, "body") ?? .peoplesCommittee,
            kind: word(row, "kind", ReportForm.Kind.self) ?? .submission, stage: word(row, "stage", Stage.self),
            window: word(row, "window", DataWindow.self))
        let form = Form(
            report, layout: word(row, "layout", FormLayout.self) ?? .unitRows, sheet: text(row, "sheet"),
            title: text(row, "title"), signs: signs(row), template: text(row, "template"))
        return code == nil || name == nil ? nil : form
    }

    /// `trống = chưa báo cáo; - = không có`, or an object of JSON.
    private mutating func signs(_ row: ProgramRow) -> [String: MissingFigure] {
        guard let cell = row.cells["signs"] else { return [:] }
        var pairs: [(sign: String, meaning: String)] = []
        switch cell.content {
        case .pairs(let items): pairs = items.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        case .text(let text):
            for part in Self.parts(text) {
                // The sign itself may be an equals sign.
                let place = part.lastIndex(of: "=")
                let sign = place.map { Spacing.tidied(String(part[..<$0])) }
                let meaning = place.map { Spacing.tidied(String(part[part.index(after: $0)...])) }
                pairs.append((sign ?? part, meaning ?? ""))
            }
        default:
            problems.append(
                ProgramProblem.wrongValue("ô này phải ghi ký hiệu", "signs are expected here", at: cell.place))
        }
        var signs: [String: MissingFigure] = [:]
        for pair in pairs {
            if pair.sign.contains(";") {
                problems.append(
                    ProgramProblem.wrongValue(
                        "ký hiệu không được chứa dấu “;”", "a sign cannot hold a “;”", at: cell.place))
            }
            guard let meaning = MissingFigure.saying(pair.meaning) else {
                let nearest = NearestWord.of(MissingFigure.choices, to: pair.meaning)
                problems.append(
                    ProgramProblem.unknownWord(
                        pair.meaning, MissingFigure.choices, nearest: nearest, at: cell.place))
                continue
            }
            let isBlank = pair.sign.isEmpty || NameKey(pair.sign, .folded) == NameKey(Self.blankSign, .folded)
            signs[isBlank ? "" : Spacing.tidied(NFC.normalised(pair.sign))] = meaning
        }
        return signs
    }

    /// The word for a blank cell.
    static let blankSign = "trống"

    private mutating func column(_ row: ProgramRow, _ program: Program) -> FormColumn? {
        let header = required(row, "header", .columns).map { HeaderPattern($0) }
        let role = required(row, "role", .columns).flatMap { _ in word(row, "role", ColumnRole.self) }
        let place = row.place(of: "indicators")
        let indicators = list(row, "indicators").compactMap { code($0, .indicator, at: place) }
        var period = ColumnPeriod.submission
        if let text = peek(row, "period") {
            if ProgramPreviousYear.saying(text) != nil {
                period = .previousYear
            } else if let code = self.period(row, "period") {
                period = .period(code)
            }
        }
        let stage = word(row, "stage", Stage.self)
        let unit = measure(row, of: indicators.count == 1 ? program.indicators[indicators[0]] : nil)
        let pattern = word(row, "pattern", FigurePattern.self)
        let isRequired = flag(row, "required") ?? false
        guard let header, let role else { return nil }
        if header.steps.isEmpty {
            problems.append(
                ProgramProblem.wrongValue("không có tiêu đề nào", "there is no label", at: row.place(of: "header")))
        }
        return FormColumn(
            header: header, role: role, indicators: indicators, stage: stage, period: period, unit: unit,
            pattern: pattern, isRequired: isRequired)
    }

    mutating func flows() -> [Flow] { rows(.submissions).compactMap { flow($0) } }

    private mutating func flow(_ row: ProgramRow) -> Flow? {
        let form = required(row, "form", .submissions).flatMap { code($0, .form, at: row.place(of: "form")) }
        let owing = required(row, "organization", .submissions).flatMap { reporters($0, row) }
        let reporting = body(row, "body")
        let (receiving, validity) = (receiver(row), days(row))
        let (isExempt, reason) = (flag(row, "exempt") ?? false, text(row, "reason"))
        guard let form, let owing else { return nil }
        return Flow(
            form: form, reporters: owing, body: reporting, receiver: receiving, validity: validity,
            isExempt: isExempt, reason: reason)
    }

    /// `20740`, `xã Phước Chánh`, `511/*`.
    private mutating func reporters(_ text: String, _ row: ProgramRow) -> Flow.Reporters? {
        let flow = Flow.Reporters(text.replacing(" /", with: "/").replacing("/ ", with: "/"))
        let place = row.place(of: "organization")
        return code(flow.code, .organization, at: place).map { code in
            if case .children = flow { return .children(of: code) }
            return .unit(code)
        }
    }

    /// Who receives it: a unit or body that is known, else what is written.
    private mutating func receiver(_ row: ProgramRow) -> String? {
        guard let text = text(row, "receiver") else { return nil }
        for kind in [ProgramReference.organization, .body] {
            if case .found(let code)? = names[kind]?.match(text) { return code }
        }
        return text
    }

    mutating func periodRules() -> [PeriodRule] {
        var seen: [[String]: Place] = [:]
        return rows(.periods).compactMap { row in
            guard let rule = periodRule(row) else { return nil }
            tellTwice([rule.code, rule.form ?? "", rule.body?.rawValue ?? ""], rule.code, row, "code", &seen)
            return rule
        }
    }

    private mutating func periodRule(_ row: ProgramRow) -> PeriodRule? {
        let code = required(row, "code", .periods).map { periodCode(row, $0) }
        let rule = PeriodRule(
            code: code ?? "", name: text(row, "name"), form: reference(row, "form", .form), body: body(row, "body"),
            days: days(row), window: word(row, "window", DataWindow.self), due: deadline(row))
        guard let code else { return nil }
        // A period that the calendar does not know needs days, here or on another of its rows.
        if WrittenPeriod(code: code) == nil, !rows(.periods).contains(where: { hasDays($0, code) }) {
            let member = row.cells["from"] == nil ? "from" : "to"
            let heading = ProgramSheet.periods.column(member)?.heading ?? member
            problems.append(ProgramProblem.valueMissing(heading, at: row.place(of: member)))
        }
        return rule
    }

    private func periodCode(_ row: ProgramRow, _ text: String) -> String {
        if case .date(let day)? = row.cells["code"]?.content, day.day == 1 {
            return WrittenPeriod.month(day.month, day.year).code ?? text
        }
        return periodCode(text)
    }

    private func hasDays(_ row: ProgramRow, _ code: String) -> Bool {
        peek(row, "code").map { periodCode(row, $0) } == code && row.cells["from"] != nil && row.cells["to"] != nil
    }

    /// A day, or `+2 ngày làm việc`.
    private mutating func deadline(_ row: ProgramRow) -> Deadline? {
        if case .number(let number, _)? = row.cells["due"]?.content, let days = Int(number.canonicalText),
            (0...365).contains(days)
        {
            return .workingDays(days)
        }
        if case .text(let text)? = row.cells["due"]?.content,
            let match = text.firstMatch(of: #/^\+? ?([0-9]{1,3})( (.*))?$/#), let days = Int(match.1)
        {
            let key = match.3.map { NameKey(String($0), .folded) }
            let words = ["ngày làm việc", "ngày", "working days"]
            if key == nil || words.contains(where: { NameKey($0, .folded) == key }) { return .workingDays(days) }
        }
        return date(row, "due").map { .day($0) }
    }
}

extension Form {
    /// Whether a column's figures have to say which indicator they are of: where rows are units, or entries of a list.
    fileprivate func needsIndicator(_ column: FormColumn) -> Bool {
        switch column.role {
        case .count, .sum: true
        case .figure: layout == .unitRows || layout == .list
        default: false
        }
    }
}
