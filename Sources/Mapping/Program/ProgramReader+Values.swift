internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// What single cells say.
extension ProgramReader {
    /// The text of a cell, without telling what is wrong with it. Codes in number cells are text: 20740, or what is
    /// shown where that is all digits (`00001`).
    func peek(_ row: ProgramRow, _ member: String) -> String? {
        switch row.cells[member]?.content {
        case .text(let text)?: return text
        case .number(let number, let shown)?:
            let isCode = !shown.isEmpty && shown.utf8.allSatisfy { (48...57).contains($0) }
            return isCode ? shown : number.canonicalText
        case .date(let day)?: return day.description
        case .flag(let flag)?: return flag ? ProgramFlag.yes.word : ProgramFlag.no.word
        default: return nil
        }
    }

    /// The text of a cell; `nil` for a blank one.
    mutating func text(_ row: ProgramRow, _ member: String) -> String? {
        guard let cell = row.cells[member] else { return nil }
        if let text = peek(row, member) { return text }
        problems.append(ProgramProblem.wrongValue("ô này phải ghi chữ", "text is expected here", at: cell.place))
        return nil
    }

    /// The text of a cell that a row cannot do without.
    mutating func required(_ row: ProgramRow, _ member: String, _ sheet: ProgramSheet) -> String? {
        guard row.cells[member] == nil else { return text(row, member) }
        // A column that is not there is told once.
        if row.isBlank(member) {
            let heading = sheet.column(member)?.heading ?? member
            problems.append(ProgramProblem.valueMissing(heading, at: row.place(of: member)))
        }
        return nil
    }

    /// Words parted by `;`.
    static func parts(_ text: String) -> [String] {
        text.split(separator: ";").map { Spacing.tidied(String($0)) }.filter { !$0.isEmpty }
    }

    /// The words of a cell that holds several.
    mutating func list(_ row: ProgramRow, _ member: String) -> [String] {
        guard let cell = row.cells[member] else { return [] }
        guard case .list(let items) = cell.content else { return text(row, member).map(Self.parts) ?? [] }
        if items.contains(where: { $0.contains(";") }) {
            problems.append(
                ProgramProblem.wrongValue(
                    "một tên không được chứa dấu “;”", "a name cannot hold a “;”", at: cell.place))
        }
        return items.map { Spacing.tidied(NFC.normalised($0)) }.filter { !$0.isEmpty }
    }

    /// The value of one of a few words.
    mutating func word<Word: ProgramWord>(_ row: ProgramRow, _ member: String, _ type: Word.Type) -> Word? {
        guard let text = text(row, member) else { return nil }
        if let value = Word.saying(text) { return value }
        let nearest = NearestWord.of(Word.choices, to: text)
        problems.append(
            ProgramProblem.unknownWord(text, Word.choices, nearest: nearest, at: row.place(of: member)))
        return nil
    }

    /// Yes or no; `nil` for a blank cell.
    mutating func flag(_ row: ProgramRow, _ member: String) -> Bool? {
        if case .flag(let flag)? = row.cells[member]?.content { return flag }
        return word(row, member, ProgramFlag.self).map { $0 == .yes }
    }

    /// A day: a date cell, dd/mm/yyyy, or ISO 8601.
    mutating func date(_ row: ProgramRow, _ member: String) -> CalendarDate? {
        guard let cell = row.cells[member] else { return nil }
        if case .date(let day) = cell.content { return day }
        if case .text(let text) = cell.content {
            let reading = DateReading(text)
            if let day = reading.date, reading.outcome == .accepted { return day }
        }
        problems.append(
            ProgramProblem.wrongValue(
                "không phải ngày: “\(peek(row, member) ?? "")”", "no date: “\(peek(row, member) ?? "")”",
                help: LocalizedText(
                    vi: "Đề nghị ghi ngày dạng dd/mm/yyyy, ví dụ 01/07/2025.",
                    en: "Write dd/mm/yyyy, such as 01/07/2025."),
                at: cell.place))
        return nil
    }

    /// The days from one cell to another.
    mutating func days(_ row: ProgramRow) -> DateSpan {
        let span = DateSpan(from: date(row, "from"), to: date(row, "to"))
        if span.isBackwards {
            problems.append(
                ProgramProblem.days("ngày “Đến” trước ngày “Từ”", "“to” lies before “from”", at: row.place(of: "to")))
        }
        return span
    }

    /// An exact number.
    mutating func decimal(_ row: ProgramRow, _ member: String) -> Decimal? {
        guard let cell = row.cells[member] else { return nil }
        if case .number(let number, _) = cell.content { return number }
        if case .text(let text) = cell.content {
            // The JSON twin writes exact decimals with a point.
            if let exact = Self.exact(text, isJSON: cell.place.part != nil) { return exact }
            let reading = WrittenNumber(text, as: NumberField(.other, missing: MissingSigns()))
            if reading.outcome != .refused, let value = reading.value, reading.unit == nil {
                if reading.outcome == .warned {
                    let taken = VietnameseFormat.number(value)
                    problems.append(ProgramProblem.doubtfulNumber(text, taken: taken, at: cell.place))
                }
                return value
            }
        }
        problems.append(
            ProgramProblem.wrongValue(
                "không phải số: “\(peek(row, member) ?? "")”", "no number: “\(peek(row, member) ?? "")”",
                at: cell.place))
        return nil
    }

    private static func exact(_ text: String, isJSON: Bool) -> Decimal? {
        guard isJSON, text.firstMatch(of: #/^-?[0-9]+(\.[0-9]+)?$/#) != nil else { return nil }
        return Decimal(string: text)
    }

    /// A number in percent: 80, a cell that shows 80%, or the text `80%`.
    mutating func percent(_ row: ProgramRow, _ member: String) -> Decimal? {
        guard let cell = row.cells[member] else { return nil }
        if case .number(let number, let shown) = cell.content { return shown.hasSuffix("%") ? number * 100 : number }
        if case .text(let text) = cell.content, text.hasSuffix("%") {
            var bare = row
            bare.cells[member] = ProgramCell(text: String(text.dropLast()), at: cell.place)
            return decimal(bare, member)
        }
        return decimal(row, member)
    }

    /// A whole number within bounds.
    mutating func whole(_ row: ProgramRow, _ member: String, in range: ClosedRange<Int>) -> Int? {
        guard let cell = row.cells[member], let number = decimal(row, member) else { return nil }
        if let whole = Int(number.canonicalText), range.contains(whole) { return whole }
        problems.append(
            ProgramProblem.wrongValue(
                "phải là số nguyên từ \(range.lowerBound) đến \(range.upperBound)",
                "a whole number from \(range.lowerBound) to \(range.upperBound) is expected", at: cell.place))
        return nil
    }

    // MARK: References

    /// The code that a cell refers to, by itself or by name.
    mutating func reference(_ row: ProgramRow, _ member: String, _ kind: ProgramReference) -> String? {
        text(row, member).flatMap { code($0, kind, at: row.place(of: member)) }
    }

    /// The code that a text refers to.
    mutating func code(_ text: String, _ kind: ProgramReference, at place: Place) -> String? {
        let names = names[kind] ?? ProgramNames()
        switch names.match(text) {
        case .found(let code): return code
        case .ambiguous(let codes): problems.append(ProgramProblem.ambiguousName(text, kind, codes, at: place))
        case .unknown:
            if kind == .body, let body = UnitName(text).body { return body.rawValue }
            let nearest = self.names[kind]?.nearest(to: text)
            problems.append(ProgramProblem.unknownReference(text, kind, nearest: nearest, at: place))
        }
        return nil
    }

    /// The body that a cell names.
    mutating func body(_ row: ProgramRow, _ member: String) -> OrganisationBody? {
        reference(row, member, .body).map(OrganisationBody.init(rawValue:))
    }

    /// The code of a period as it is written: `2022-Q3`, `quý III/2022`, `tháng 7` of the programme's year, or one of the
    /// programme's own.
    func periodCode(_ text: String) -> String {
        if WrittenPeriod(code: text) != nil { return text }
        let year = rows(.program).first.flatMap { peek($0, "year") }.flatMap { Int($0) }
        return PeriodReading(text, year: year)?.period.code ?? text
    }

    /// The code of the period that a cell names. A date cell is what Excel makes of a typed `2022-10`.
    mutating func period(_ row: ProgramRow, _ member: String) -> String? {
        guard let cell = row.cells[member] else { return nil }
        if case .date(let day) = cell.content, day.day == 1 {
            return WrittenPeriod.month(day.month, day.year).code
        }
        guard let text = text(row, member) else { return nil }
        if let known = known.periods[text] { return known }
        let names = names[.period] ?? ProgramNames()
        var found: String?
        if case .found(let code) = names.match(text) { found = code }
        let code = periodCode(text)
        if found == nil, WrittenPeriod(code: code) != nil { found = code }
        guard let found else { return self.code(text, .period, at: cell.place) }
        known.periods[text] = found
        return found
    }
}
