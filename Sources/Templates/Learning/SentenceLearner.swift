internal import Domain
internal import Findings
internal import FoundationEssentials
internal import Mapping
internal import SheetModel
internal import VietnameseText

/// Finds what stands in a text for a value: names of the office, the period, days, numbers, lists of units.
struct SentenceLearner {
    /// A part of a text that a value stands for.
    struct Replacement {
        var range: Range<Int>
        var value: TemplateValue
        var marker: String
        var certainty: MarkerProposal.Certainty
        var reason: LocalizedText
    }

    /// Numbers of a text that equal known figures, but nothing says which.
    struct Doubt {
        var text: String
        var values: [TemplateValue]
    }

    let search: FigureSearch
    let reader: ClueReader
    let writer: MarkerWriter
    private(set) var replacements: [Replacement] = []
    private(set) var doubts: [Doubt] = []
    /// The indicators of numbers found, by where they stand.
    private(set) var indicators: [(place: Int, code: String)] = []
    let letters: [Character]
    let context: TemplateContext
    /// Words around the cell.
    let around: Clues

    init(
        _ text: String, in context: TemplateContext, _ around: Clues, _ search: FigureSearch,
        _ reader: ClueReader, _ writer: MarkerWriter
    ) {
        letters = Array(text)
        (self.context, self.around, self.search, self.reader, self.writer) = (context, around, search, reader, writer)
    }

    var evaluator: TemplateEvaluator { search.evaluator }
    var program: Program { evaluator.program }

    func text(_ range: Range<Int>) -> String { String(letters[range.clamped(to: letters.indices)]) }

    func isFree(_ range: Range<Int>) -> Bool { !replacements.contains { $0.range.overlaps(range) } }

    mutating func replace(
        _ range: Range<Int>, by value: TemplateValue, _ certainty: MarkerProposal.Certainty, _ reason: LocalizedText
    ) {
        guard isFree(range), let marker = writer.marker(value) else { return }
        replacements.append(
            Replacement(range: range, value: value, marker: marker, certainty: certainty, reason: reason))
    }

    /// The text with its markers, and why; `nil` where nothing was found.
    var result: (text: String, certainty: MarkerProposal.Certainty, reason: LocalizedText)? {
        guard !replacements.isEmpty else { return nil }
        let sorted = replacements.sorted { $0.range.lowerBound < $1.range.lowerBound }
        var (made, place) = ("", 0)
        for replacement in sorted {
            made += text(place..<replacement.range.lowerBound) + replacement.marker
            place = replacement.range.upperBound
        }
        made += text(place..<letters.count)
        let reasons = sorted.map { replacement in
            let old = text(replacement.range)
            return LocalizedText(
                vi: "“\(old)”: \(replacement.reason.vi)", en: "“\(old)”: \(replacement.reason.en)")
        }
        let certainty = sorted.contains { $0.certainty != .sure } ? MarkerProposal.Certainty.unsure : .sure
        return (
            made, certainty,
            LocalizedText(
                vi: reasons.map(\.vi).joined(separator: "\n"), en: reasons.map(\.en).joined(separator: "\n"))
        )
    }

    // MARK: Occurrences

    /// Where a phrase stands, at the bounds of words.
    func occurrences(of phrase: String) -> [Range<Int>] {
        let wanted = Array(phrase)
        guard !wanted.isEmpty, wanted.count <= letters.count else { return [] }
        var found: [Range<Int>] = []
        var place = 0
        while place + wanted.count <= letters.count {
            let range = place..<(place + wanted.count)
            let before = place > 0 ? letters[place - 1] : " "
            let after = range.upperBound < letters.count ? letters[range.upperBound] : " "
            if letters[range].elementsEqual(wanted), !isWord(before) || !isWord(wanted[0]),
                !isWord(after) || !isWord(wanted[wanted.count - 1])
            {
                found.append(range)
                place = range.upperBound
            } else {
                place += 1
            }
        }
        return found
    }

    private func isWord(_ letter: Character) -> Bool { letter.isLetter || letter.isNumber }

    // MARK: Remarks

    /// What reconciling found, line by line, and the line that says a draft is one. Nothing else is looked for then.
    mutating func findRemarks() -> Bool {
        let line = Spacing.tidied(String(letters))
        if NameKey(line, .folded).description.hasPrefix("du thao "), line.hasSuffix("đơn vị") {
            replace(
                0..<letters.count, by: TemplateValue(.plain(.draft)), .sure,
                LocalizedText(vi: "dòng ghi bản dự thảo", en: "the line that says a draft is one"))
            return true
        }
        let value = TemplateValue(.plain(.remarks))
        let known = Set(evaluator.value(value, in: TemplateContext()).text.split(separator: "\n"))
        let own = String(letters).split(separator: "\n")
        let shared = own.count { known.contains($0) }
        guard shared > 0, shared * 2 > own.count else { return false }
        replace(
            0..<letters.count, by: value, shared == known.count ? .sure : .unsure,
            LocalizedText(
                vi: "trùng \(shared) phát hiện đối soát của kỳ này",
                en: "equals \(shared) findings of the period"))
        return true
    }

    // MARK: Names, period, days

    private static func equals(_ what: String, _ en: String) -> LocalizedText {
        LocalizedText(vi: "trùng với \(what)", en: "equals \(en)")
    }

    /// The programme and the body that leads it: their names may hold those of the office and of the period.
    mutating func findProgram() { find([.program, .leadingBody]) }

    /// The office's names; with capitals as they stand.
    mutating func findNames() { find([.wholeFullName, .wholeName, .superiorName]) }

    private mutating func find(_ names: [PlainName]) {
        for name in names {
            for isUpper in [false, true] {
                var value = TemplateValue(.plain(name))
                value.form.isUpperCase = isUpper
                let shown = evaluator.value(value, in: TemplateContext()).text
                guard shown.count >= 3 else { continue }
                for range in occurrences(of: shown) {
                    replace(range, by: value, .sure, MarkerMeaning(program, evaluator.sheet).text(value))
                }
            }
        }
    }

    /// The period, and days.
    mutating func findDates() {
        findSigning()
        for name in [PlainName.firstDay, .lastDay] {
            let value = TemplateValue(.plain(name))
            for range in occurrences(of: evaluator.value(value, in: TemplateContext()).text) {
                replace(range, by: value, .sure, MarkerMeaning(program, evaluator.sheet).text(value))
            }
        }
        for isUpper in [false, true] {
            var value = TemplateValue(.plain(.period))
            value.form.isUpperCase = isUpper
            let label = evaluator.value(value, in: TemplateContext()).text
            for range in occurrences(of: label) where !isWithinDate(range) {
                replace(range, by: value, .sure, MarkerMeaning(program, evaluator.sheet).text(value))
            }
        }
        let months = evaluator.book.period.days
        let isMonth = months.lowerBound.month == months.upperBound.month
        let isQuarter = months.upperBound.month - months.lowerBound.month == 2
        var names: [(name: PlainName, word: String)] = [(.year, "nam"), (.lastYear, "nam")]
        if isMonth { names.append((.month, "thang")) }
        if isQuarter { names.append((.quarter, "quy")) }
        for (name, word) in names {
            let value = TemplateValue(.plain(name))
            for range in occurrences(of: evaluator.value(value, in: TemplateContext()).text) {
                let words = ClueReader.words(text(max(0, range.lowerBound - 12)..<range.lowerBound))
                guard words.last == word, isFree(range), word != "nam" || !isWithinDate(range) else { continue }
                if word == "thang", words.dropLast().last?.allSatisfy(\.isNumber) == true { continue }
                replace(range, by: value, .sure, MarkerMeaning(program, evaluator.sheet).text(value))
            }
        }
    }

    /// Whether a year is that of a day, of another period, or of years from one to another.
    private func isWithinDate(_ range: Range<Int>) -> Bool {
        if range.upperBound < letters.count, "-–/".contains(letters[range.upperBound]) { return true }
        let line = text(max(0, range.lowerBound - 30)..<range.lowerBound)
        let words = ClueReader.words(line.split(separator: ",").last.map(String.init) ?? line)
        let isOwnMonth = evaluator.book.period.days.lowerBound.month == evaluator.book.period.days.upperBound.month
        return words.contains("ngay") || words.contains("quyet") || words.contains("doan")
            || !isOwnMonth && words.dropLast().contains("thang")
    }

    /// `ngày 05 tháng 10 năm 2022`, with or without the numbers, at the end of a short text.
    private mutating func findSigning() {
        guard letters.count < 70 else { return }
        let line = String(letters).lowercased()
        guard let start = line.ranges(of: "ngày").last?.lowerBound else { return }
        let offset = line.distance(from: line.startIndex, to: start)
        let words = ClueReader.words(String(line[start...])).filter { word in
            !word.allSatisfy { $0.isNumber }
        }
        let before = text(0..<offset)
        guard words == ["ngay", "thang", "nam"], before.isEmpty || before.hasSuffix(", ") || before.hasSuffix(",")
        else {
            return
        }
        var end = letters.count
        while end > offset, letters[end - 1].isWhitespace || letters[end - 1] == "." && end - 1 > offset + 20 {
            end -= 1
        }
        var value = TemplateValue(.plain(.signingDay))
        value.form.isUpperCase = text(offset..<end).allSatisfy { !$0.isLowercase }
        replace(
            offset..<end, by: value, .sure, LocalizedText(vi: "chỗ ghi ngày ký", en: "where the day of signing stands"))
    }

    // MARK: Numbers

    /// The clause around a place: from the last full stop, semicolon or line to the next.
    func clause(around place: Int) -> Range<Int> {
        func ends(_ at: Int) -> Bool {
            let letter = letters[at]
            if letter == "\n" || letter == ";" { return true }
            return letter == "." && (at + 1 == letters.count || letters[at + 1] == " ")
        }
        var (start, end) = (place, place)
        while start > 0, !ends(start - 1) { start -= 1 }
        while end < letters.count, !ends(end) { end += 1 }
        return start..<end
    }

    /// The sentence around a place: from the last full stop or line to the next.
    func sentence(around place: Int) -> Range<Int> {
        var range = clause(around: place)
        while range.lowerBound > 0, letters[range.lowerBound - 1] == ";" {
            range = clause(around: range.lowerBound - 1).lowerBound..<range.upperBound
        }
        return range
    }

    /// Numbers that equal figures the words around them name.
    mutating func findNumbers() {
        let tokens = NumberToken.all(in: letters).filter { isFree($0.range) }
        for (place, token) in tokens.enumerated() {
            let clause = clause(around: token.range.lowerBound)
            let previous = place > 0 ? tokens[place - 1].range.upperBound : 0
            let next = place + 1 < tokens.count ? tokens[place + 1].range.lowerBound : letters.count
            let before = text(max(previous, clause.lowerBound)..<max(token.range.lowerBound, clause.lowerBound))
            let after = text(token.range.upperBound..<max(min(next, clause.upperBound), token.range.upperBound))
            if isCount(after) { continue }
            let clues = clues(token, before, after, text(clause), clause)
            let sentence = sentence(around: token.range.lowerBound)
            let known = indicators.last { sentence.contains($0.place) }
            // Words that name no indicator go on about the one before.
            let isSilent = !reader.indicators(before + " " + after).contains { $0.value >= 0.6 }
            let isTied = known.map { clause.contains($0.place) } == true && (token.endsRatio || token.isPercent)
            let bonus = isTied ? 2.5 : isSilent ? 1.2 : 0.3
            let unit = Self.unit(after)
            let result = search.explain(
                [
                    FigureSearch.Instance(
                        observed: token.observed, context: context, cell: CellReference(row: 0, column: 0))
                ],
                clues
            ) { request in
                guard case .code(let code) = request.indicator else { return 0 }
                let carry = code == known?.code ? bonus : 0
                return carry + (token.isPercent ? 0 : measureFits(code, unit))
            }
            take(result, token)
        }
    }

    private mutating func take(_ result: FigureSearch.Result, _ token: NumberToken) {
        switch result {
        case .found(let found):
            var value = found.value
            value.form.digits = token.digits
            let shown = text(token.range).filter { $0 != " " }
            if evaluator.value(value, in: context).text != shown, token.decimals > 0 || token.isPercent {
                value.form.decimals = token.decimals
            }
            let isSame = evaluator.value(value, in: context).text == shown
            replace(token.range, by: value, isSame ? found.certainty : .unsure, found.reason)
            if case .code(let code)? = value.request?.indicator { indicators.append((token.range.lowerBound, code)) }
        case .several(let values): doubts.append(Doubt(text: text(token.range), values: values))
        case .none: break
        }
    }

    private func clues(
        _ token: NumberToken, _ before: String, _ after: String, _ line: String, _ clause: Range<Int>
    ) -> Clues {
        var clues = reader.read(before)
        let behind = reader.read(after)
        // What stands before the number goes before what stands behind it.
        for (code, value) in behind.indicators {
            clues.indicators[code] = max(clues.indicators[code] ?? 0, value * 0.85)
        }
        for (code, value) in reader.indicators(before + " " + after) {
            clues.indicators[code] = max(clues.indicators[code] ?? 0, value * 0.95)
        }
        for (code, value) in reader.indicators(line) {
            clues.indicators[code] = max(clues.indicators[code] ?? 0, value * 0.6)
        }
        for (code, value) in around.indicators {
            clues.indicators[code] = max(clues.indicators[code] ?? 0, value * 0.5)
        }
        clues.periods.formUnion(behind.periods)
        clues.measure = behind.measure.flatMap { measure in
            let words = ClueReader.words(after)
            return ClueReader.words(measure).elementsEqual(words.prefix(2)) ? measure : nil
        }
        if token.isPercent {
            clues.fields = clues.fields == [.growth] || behind.fields == [.growth] ? [.growth] : [.rate]
        } else if token.beginsRatio {
            clues.fields = [.stage(.result)]
        } else if token.endsRatio {
            clues.fields = [.stage(.plan)]
        } else if clues.fields == [.rate] {
            clues.fields = []
        }
        clues.isStrict = token.isPercent || token.beginsRatio || token.endsRatio
        clues.bodies = []
        clues.unit = clues.unit ?? unitNamed(in: before)
        return clues
    }

    /// A unit that the words right before a number name.
    private func unitNamed(in before: String) -> OrganizationID? {
        guard context.unit == nil else { return nil }
        let line = " " + ClueReader.words(before).joined(separator: " ") + " "
        let found = evaluator.book.units.filter { unit in
            line.contains(" " + ClueReader.words(UnitName(unit.name).name).joined(separator: " ") + " ")
        }
        return found.count == 1 ? found[0].id : nil
    }

    private static func unit(_ after: String) -> String {
        let words = after.drop { $0 == " " }.prefix { !",.;:()\n/".contains($0) }
        return words.split(separator: " ").prefix(2).joined(separator: " ")
    }

    /// Whether the word behind a number is the indicator's unit of measure.
    private func measureFits(_ code: String, _ unit: String) -> Double {
        guard let own = program.indicators[code]?.unit, !unit.isEmpty else { return 0 }
        let first = unit.split(separator: " ").first.map(String.init) ?? unit
        if [unit, first].contains(where: { NameKey($0, .folded) == NameKey(own, .folded) }) { return 1 }
        // Of two words only the names of money are one unit: “ha vườn tạp” is ha.
        let written = ClueReader.words(unit).last == "dong" ? unit : first
        guard let measure = try? UnitOfMeasure(written, region: program.region),
            let wanted = try? UnitOfMeasure(own, region: program.region)
        else { return 0 }
        if measure.name == wanted.name { return 1 }
        return measure.isConvertible(to: wanted) ? 0 : -1
    }

    // MARK: Numbers in words

    /// `Một trăm bảy mươi triệu đồng` for a figure that the text names before, or any large one.
    mutating func findWords() {
        let line = String(letters).lowercased()
        guard ["mươi", "trăm", "nghìn", "ngàn", "triệu", "tỷ", "mười"].contains(where: line.contains) else { return }
        for indicator in program.indicators.indicators where indicator.kind != .text && indicator.kind != .percentage {
            for field in [FigureField.stage(.result), .stage(.plan), .stage(.pledge)] {
                var request = FigureRequest(field, indicator: .code(indicator.code))
                if context.unit == nil { request.unit = .whole }
                let value = TemplateValue(.words(request))
                let filled = evaluator.value(value, in: context)
                guard let number = filled.figure?.amount.value, number >= 10, case .text = filled.content else {
                    continue
                }
                for (shown, isUpper) in [(filled.text, false), (filled.text.uppercased(), true)] {
                    var value = value
                    value.form.isUpperCase = isUpper
                    for range in occurrences(of: shown) {
                        replace(
                            range, by: value, .sure,
                            Self.equals("số bằng chữ của “\(indicator.name)”", "“\(indicator.name)” in words"))
                    }
                }
            }
        }
    }

    /// Whether a number counts units: `04 xã`, where no other indicator does.
    func isCount(_ after: String) -> Bool {
        let words = ClueReader.words(after)
        return words.first == "xa" || words.starts(with: ["don", "vi"]) || words.starts(with: ["dia", "phuong"])
    }
}
