internal import Domain
internal import Findings
internal import FoundationEssentials
internal import Mapping
internal import VietnameseText

/// Values and sentences.
extension TemplateEvaluator {
    /// What comes in the place of a value.
    public func value(_ value: TemplateValue, in context: TemplateContext) -> FilledValue {
        switch value.source {
        case .plain(let name): return plain(name, value, in: context)
        case .figure(let request): return written(figure(request, in: context), value.form, request, context)
        case .words(let request): return inWords(figure(request, in: context), value.form, request, context)
        case .list(let list):
            let text = Self.joined(units(list, in: context).map { self.name($0, list.figure, value.form, context) })
            if text.isEmpty {
                return FilledValue(.missing(.none), text: value.form.placeholder ?? MissingFigure.none.words)
            }
            return FilledValue(.text(cased(text, value.form)), text: cased(text, value.form))
        case .count(let list):
            let count = Decimal(units(list, in: context).count)
            return FilledValue(.number(count), text: Self.padded(VietnameseFormat.number(count), value.form.digits))
        }
    }

    /// A sentence with its values written out.
    public func text(of pieces: [SentencePiece], in context: TemplateContext) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let words): words
            case .value(let value): self.value(value, in: context).text
            }
        }.joined()
    }

    /// Words joined as documents join them: `a`, `a và b`, `a, b và c`.
    public static func joined(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " và " + last
    }

    private func cased(_ text: String, _ form: ValueForm) -> String { form.isUpperCase ? text.uppercased() : text }

    // MARK: Lists

    private func units(_ list: ListRequest, in context: TemplateContext) -> [OrganizationID] {
        let ids = context.group?.units ?? book.units.map(\.id)
        var rows = ids.map { ($0, context.entering(.unit($0), of: -1, number: 0)) }
        for condition in list.filter { rows = rows.filter { holds(condition, in: $0.1) } }
        return ordered(rows.map(\.0), by: list.order, in: context)
    }

    private func name(
        _ unit: OrganizationID, _ request: FigureRequest?, _ form: ValueForm, _ context: TemplateContext
    ) -> String {
        let name = program.organizations.organization(unit).map { UnitName($0.name).name } ?? unit.code
        guard let request else { return name }
        let row = context.entering(.unit(unit), of: -1, number: 0)
        return "\(name) (\(written(figure(request, in: row), form, request, row).text))"
    }

    // MARK: Figures

    /// A figure in its form; what is not there stays so.
    private func written(
        _ figure: FigureBook.Figure, _ form: ValueForm, _ request: FigureRequest, _ context: TemplateContext
    ) -> FilledValue {
        let figure = converted(figure, form)
        switch figure.amount {
        case .missing(let kind):
            return FilledValue(.missing(kind), text: form.placeholder ?? kind.words, figure: figure)
        case .value(let value):
            var filled = FilledValue(.number(value), text: text(of: value, figure, form), figure: figure)
            filled.isShare = figure.isShare
            return filled
        }
    }

    /// The figure in the unit of measure that its form asks for; not there where it is no measure of the same.
    private func converted(_ figure: FigureBook.Figure, _ form: ValueForm) -> FigureBook.Figure {
        guard let asked = form.measure, let value = figure.amount.value else { return figure }
        var result = figure
        guard let from = figure.measure.flatMap({ try? UnitOfMeasure($0, region: program.region) }),
            let to = try? UnitOfMeasure(asked, region: program.region), let made = try? from.converted(value, to: to)
        else {
            result.amount = .missing(.notApplicable)
            return result
        }
        result.amount = .value(made.value)
        result.measure = asked
        return result
    }

    private func text(of value: Decimal, _ figure: FigureBook.Figure, _ form: ValueForm) -> String {
        if figure.isShare {
            let percent = VietnameseFormat.number(
                value * 100, decimals: form.decimals ?? 1, padsDecimals: form.decimals != nil)
            return Self.padded(percent, form.digits) + "%"
        }
        // A quotient may have decimals without end; what was reported keeps all it has.
        let decimals = form.decimals ?? (value.rounded(decimals: 6) == value ? nil : 2)
        let number = Self.padded(
            VietnameseFormat.number(value, decimals: decimals, padsDecimals: form.decimals != nil), form.digits)
        guard form.showsMeasure, let measure = figure.measure, !measure.isEmpty else { return number }
        let isMoney = (try? UnitOfMeasure(measure, region: program.region))?.name == "đồng"
        return isMoney ? number + "đ" : "\(number) \(measure)"
    }

    /// Zeros before a number until it has so many digits before the decimals.
    private static func padded(_ number: String, _ digits: Int) -> String {
        let isNegative = number.hasPrefix("-")
        let body = number.drop { $0 == "-" }
        let count = body.prefix { $0 != "," }.count { $0.isNumber }
        return (isNegative ? "-" : "") + String(repeating: "0", count: max(0, digits - count)) + body
    }

    private func inWords(
        _ figure: FigureBook.Figure, _ form: ValueForm, _ request: FigureRequest, _ context: TemplateContext
    ) -> FilledValue {
        let figure = converted(figure, form)
        guard let value = figure.amount.value else { return written(figure, form, request, context) }
        let measure = figure.measure.flatMap { try? UnitOfMeasure($0, region: program.region) }
        guard let words = NumberWords.words(for: value) else {
            // A fraction is read digit group by digit group; it stays a number rather than be read wrongly.
            return written(figure, form, request, context)
        }
        let unit = measure?.name == "đồng" ? "đồng" : figure.measure ?? ""
        let text = unit.isEmpty ? words : "\(words) \(unit)"
        let capital = text.prefix(1).uppercased() + text.dropFirst()
        return FilledValue(.text(cased(capital, form)), text: cased(capital, form), figure: figure)
    }

    // MARK: Plain names

    private func plain(_ name: PlainName, _ value: TemplateValue, in context: TemplateContext) -> FilledValue {
        let period = book.period
        let window = program.window(of: period)
        switch name {
        case .number: return number(value.form, context)
        case .year, .lastYear:
            let year = period.days.upperBound.year - (name == .lastYear ? 1 : 0)
            return FilledValue(.number(Decimal(year)), text: "\(year)")
        case .month:
            let month = period.days.upperBound.month
            return FilledValue(.number(Decimal(month)), text: Self.padded("\(month)", value.form.digits))
        case .signingDay:
            guard let signed else { return words("ngày ….. tháng ….. năm \(period.days.upperBound.year)", value.form) }
            return FilledValue(.date(signed), text: cased(signed.inWords, value.form))
        case .firstDay: return FilledValue(.date(window.lowerBound), text: window.lowerBound.description)
        case .lastDay: return FilledValue(.date(window.upperBound), text: window.upperBound.description)
        default: return words(wording(name, value, in: context), value.form)
        }
    }

    private func words(_ text: String, _ form: ValueForm) -> FilledValue {
        FilledValue(.text(cased(text, form)), text: cased(text, form))
    }

    private func wording(_ name: PlainName, _ value: TemplateValue, in context: TemplateContext) -> String {
        let day = program.window(of: book.period).upperBound
        let whole = program.organization.flatMap { program.organizations.organization($0, at: day) }
        let unit = context.unit.flatMap { program.organizations.organization($0) }
        let indicator = (value.indicator ?? context.indicator).flatMap { program.indicators[$0] }
        switch name {
        case .period: return WrittenPeriod(code: book.period.code)?.label ?? book.period.code
        case .quarter: return Self.roman((book.period.days.upperBound.month + 2) / 3)
        case .program: return program.name
        case .programCode: return program.id
        case .leadingBody: return program.body ?? ""
        case .wholeName: return whole.map { UnitName($0.name).name } ?? ""
        case .wholeFullName: return whole?.name ?? ""
        case .superiorName:
            let above = whole.flatMap { program.organizations.parent(of: $0, at: day) }
            return above.map { UnitName($0.name).name } ?? ""
        case .unitName: return unit.map { UnitName($0.name).name } ?? ""
        case .unitFullName: return unit?.name ?? ""
        case .unitCode: return unit?.code ?? ""
        case .unitKind: return unit?.kind.word ?? ""
        case .indicatorName: return indicator?.name ?? ""
        case .indicatorCode: return indicator?.code ?? ""
        case .measure: return indicator?.unit ?? ""
        case .bodyName: return context.body?.title.vi ?? ""
        case .groupName:
            let name = context.group?.name ?? ""
            return name.prefix(1).uppercased() + name.dropFirst()
        case .remarks: return remarks(in: context, most: value.form.most ?? Self.mostRemarks)
        case .draft: return circumstances.draft ?? ""
        case .number, .year, .lastYear, .month, .signingDay, .firstDay, .lastDay: return ""
        }
    }

    /// The remarks on the row's unit and indicator, all where there is none; numbered where there are several.
    private func remarks(in context: TemplateContext, most: Int) -> String {
        let units = context.unit.map { [$0] } ?? context.group?.units
        let own = circumstances.remarks.filter { remark in
            let isOfUnit = units.map { units in remark.unit.map(units.contains) ?? false } ?? true
            return isOfUnit && (context.indicator == nil || remark.indicator == context.indicator)
        }
        // In a unit's own row nobody asks whose it is.
        let texts = own.map { remark in
            guard context.unit == nil, let unit = remark.unit.flatMap({ program.organizations.organization($0) }) else {
                return remark.text
            }
            return "\(unit.name): \(remark.text)"
        }
        guard texts.count > 1 else { return texts.first ?? "" }
        var lines = texts.prefix(most).enumerated().map { "(\($0 + 1)) \($1)" }
        if own.count > lines.count {
            lines.append("… và \(own.count - lines.count) phát hiện khác, xem biên bản đối chiếu.")
        }
        return lines.joined(separator: "\n")
    }

    /// The remarks that one cell takes: more would not be read, nor fit on a page.
    private static let mostRemarks = 15

    // MARK: Running numbers

    private func number(_ form: ValueForm, _ context: TemplateContext) -> FilledValue {
        guard let last = context.steps.last else { return FilledValue(.text(""), text: "") }
        switch form.numbering {
        case .arabic:
            return FilledValue(.number(Decimal(last.number)), text: Self.padded("\(last.number)", form.digits))
        case .roman: return words(Self.roman(last.number), form)
        case .letter: return words(Self.letter(last.number), form)
        case .path: return words(context.steps.map { "\($0.number)" }.joined(separator: "."), form)
        }
    }

    /// A Roman numeral, up to 3999.
    static func roman(_ number: Int) -> String {
        let steps = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
            (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        guard (1...3999).contains(number) else { return String(number) }
        var (rest, text) = (number, "")
        for (value, letters) in steps {
            while rest >= value {
                text += letters
                rest -= value
            }
        }
        return text
    }

    /// The letters that Vietnamese lists are numbered by: a, b, c, d, đ, e, g, h … and aa, ab after the last.
    static func letter(_ number: Int) -> String {
        let letters = Array("abcdđeghiklmnopqrstuvxy").map(String.init)
        guard number > 0 else { return "" }
        let (above, place) = ((number - 1) / letters.count, (number - 1) % letters.count)
        return above == 0 ? letters[place] : letter(above) + letters[place]
    }
}
