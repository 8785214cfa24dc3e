internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// Lists of units and how many they are.
extension SentenceLearner {
    /// A filter of units, with the words that speak for it.
    private struct Filter {
        var condition: TemplateCondition
        var code: String?
        var score: Double
    }

    /// `Phước Chánh, Phước Lộc và Phước Năng`, and `03 xã` beside it.
    mutating func findLists() {
        guard context.unit == nil else { return }
        for (range, names) in runs() where isFree(range) {
            let clause = clause(around: range.lowerBound)
            let before = text(clause.lowerBound..<range.lowerBound)
            let found = filters(before, at: range.lowerBound).filter { filter in
                listed(filter.condition) == names
            }
            guard let best = found.max(by: { $0.score < $1.score }), best.score > 0.5 else { continue }
            let rivals = found.filter { $0.score > best.score - 0.3 && $0.condition != best.condition }
            let list = ListRequest(filter: [best.condition])
            let reason = LocalizedText(
                vi: "đúng là các đơn vị thoả điều kiện"
                    + (rivals.isEmpty ? "" : "; còn điều kiện khác cũng cho đúng danh sách này"),
                en: "these are the units that fulfil the condition"
                    + (rivals.isEmpty ? "" : "; another condition gives the same"))
            replace(range, by: TemplateValue(.list(list)), rivals.isEmpty ? .sure : .unsure, reason)
            findCount(list, names.count, before: range, in: clause)
        }
        findBareCounts()
        findEmptyLists()
    }

    /// The texts that are units, one or several joined by commas and “và”.
    private func runs() -> [(range: Range<Int>, names: [String])] {
        var places: [(range: Range<Int>, name: String)] = []
        for unit in evaluator.book.units {
            let name = UnitName(unit.name).name
            for range in occurrences(of: name) { places.append((range, name)) }
        }
        places.sort { ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count) }
        var runs: [(range: Range<Int>, names: [String])] = []
        for place in places {
            if let last = runs.last, place.range.lowerBound < last.range.upperBound { continue }
            if let last = runs.last,
                [", ", " và ", "; ", ","].contains(text(last.range.upperBound..<place.range.lowerBound))
            {
                runs[runs.count - 1].range = last.range.lowerBound..<place.range.upperBound
                runs[runs.count - 1].names.append(place.name)
            } else {
                runs.append((place.range, [place.name]))
            }
        }
        return runs
    }

    private func listed(_ condition: TemplateCondition) -> [String] {
        evaluator.book.units.filter { unit in
            evaluator.holds(condition, in: TemplateContext().entering(.unit(unit.id), of: -1, number: 0))
        }.map { UnitName($0.name).name }
    }

    /// Conditions that the words before may mean, the indicator from the words or from the numbers before.
    private func filters(_ before: String, at place: Int) -> [Filter] {
        let key = " " + ClueReader.words(before).joined(separator: " ") + " "
        func has(_ phrases: [String]) -> Bool { phrases.contains { key.contains(" \($0) ") } }
        let isSilent = has(["chua bao cao", "chua gui", "chua gui bao cao", "chua nop", "chua nop bao cao"])
        if isSilent { return [Filter(condition: .hasNotReported, code: nil, score: 3)] }
        if has(["da bao cao", "da gui", "da gui bao cao", "da nop"]) {
            return [Filter(condition: .hasReported, code: nil, score: 3)]
        }
        let falls = has(["chua dat", "khong dat", "chua hoan thanh", "khong hoan thanh", "thap hon", "duoi"])
        let reaches = !falls && has(["dat", "hoan thanh", "vuot"])
        let named = reader.indicators(before)
        let (clause, sentence) = (clause(around: place), sentence(around: place))
        let last = indicators.last { $0.place < place }
        func carried() -> Double {
            guard let last else { return 0 }
            // Where the words name one themselves, the numbers before say little.
            if named.contains(where: { $0.value >= 0.7 }) { return 0.1 }
            return clause.contains(last.place) ? 0.9 : sentence.contains(last.place) ? 0.8 : 0.3
        }
        var found: [Filter] = []
        for indicator in program.indicators.indicators where indicator.kind != .text {
            var words = named[indicator.code] ?? 0
            if words < 0.7, last?.code == indicator.code { words += carried() }
            guard words >= 0.5 else { continue }
            func add(_ field: FigureField, _ sign: TemplateCondition.Comparison, _ number: Decimal, _ bonus: Double) {
                let request = FigureRequest(field, indicator: .code(indicator.code))
                found.append(
                    Filter(condition: .compares(request, sign, number), code: indicator.code, score: words + bonus))
            }
            add(.rate, .less, 1, falls ? 1 : -0.5)
            add(.rate, .greaterOrEqual, 1, reaches ? 1 : -0.5)
            add(.stage(.result), .greater, 0, falls || reaches ? -0.2 : 0.5)
            add(.stage(.result), .equal, 0, -0.3)
        }
        return found
    }

    /// The number of the units listed, before the list in the same clause: `04 xã (…)`.
    private mutating func findCount(_ list: ListRequest, _ count: Int, before range: Range<Int>, in clause: Range<Int>)
    {
        for token in counts() where clause.contains(token.range.lowerBound) {
            guard token.range.lowerBound < range.lowerBound, range.lowerBound - token.range.upperBound < 24 else {
                continue
            }
            replaceCount(token, list, .sure, count)
        }
    }

    private func counts() -> [NumberToken] {
        NumberToken.all(in: letters).filter { token in
            isFree(token.range) && !token.isPercent && isCount(text(token.range.upperBound..<letters.count))
        }
    }

    private mutating func replaceCount(
        _ token: NumberToken, _ list: ListRequest, _ certainty: MarkerProposal.Certainty, _ count: Int
    ) {
        guard token.value == Decimal(count) else { return }
        var value = TemplateValue(.count(list))
        value.form.digits = token.digits
        replace(
            token.range, by: value, certainty,
            LocalizedText(vi: "đúng là số đơn vị thoả điều kiện", en: "how many units fulfil the condition"))
    }

    /// `12 xã, thị trấn`; `03 xã chưa báo cáo`.
    private mutating func findBareCounts() {
        for token in counts() {
            let clause = clause(around: token.range.lowerBound)
            let line = text(clause)
            let found = filters(line, at: token.range.lowerBound).filter {
                Decimal(listed($0.condition).count) == token.value && $0.score > 1
            }
            if let best = found.max(by: { $0.score < $1.score }) {
                replaceCount(token, ListRequest(filter: [best.condition]), .unsure, listed(best.condition).count)
            } else if Decimal(evaluator.book.units.count) == token.value, token.value > 2 {
                replaceCount(token, ListRequest(), .unsure, evaluator.book.units.count)
            }
        }
    }

    /// `(không phát sinh)`, or `không có` behind a colon, where a list of units is empty.
    private mutating func findEmptyLists() {
        let usual = MissingFigure.none.words
        for words in [usual, "không có", "không", "không có đơn vị nào"] {
            for range in occurrences(of: words) where isFree(range) {
                let clause = clause(around: range.lowerBound)
                let before = text(clause.lowerBound..<range.lowerBound)
                let behind = text(range.upperBound..<clause.upperBound)
                let isWhole = Spacing.tidied(before).hasSuffix(":") && !behind.contains { $0.isLetter || $0.isNumber }
                guard words == usual || isWhole else { continue }
                let found = filters(before, at: range.lowerBound).filter {
                    listed($0.condition).isEmpty && $0.score > 1
                }
                guard let best = found.max(by: { $0.score < $1.score }) else { continue }
                var value = TemplateValue(.list(ListRequest(filter: [best.condition])))
                if words != usual { value.form.placeholder = words }
                replace(
                    range, by: value, .unsure,
                    LocalizedText(
                        vi: "không có đơn vị nào thoả điều kiện", en: "no unit fulfils the condition"))
            }
        }
    }
}
