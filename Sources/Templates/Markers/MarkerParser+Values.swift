internal import Domain
internal import FoundationEssentials
internal import Mapping
internal import VietnameseText

/// Values: plain names, figures, lists, and how they are written.
extension MarkerParser {
    /// What a piece of a marker may be.
    private enum Part {
        case word(Vocabulary.Word)
        case indicator(Indicator)
        case unit(Organization)
        case body(OrganisationBody)
        case period(String)
    }

    // MARK: Values

    func value(_ text: MarkerText) throws(MarkerFault) -> TemplateValue {
        if let (head, rest) = text.atColon, head.isOne(of: ["doc so", "bang chu", "viet bang chu"]) {
            let (request, form, _) = try request(rest.text)
            return TemplateValue(.words(request), form: form)
        }
        if let list = try list(text) { return list }
        let (request, form, plain) = try request(text.text)
        if let plain { return TemplateValue(.plain(plain), form: form) }
        return TemplateValue(.figure(request), form: form)
    }

    /// A figure alone, of a condition or an order.
    func figure(_ text: String) throws(MarkerFault) -> FigureRequest {
        let (request, _, plain) = try request(text)
        guard plain == nil else {
            throw .syntax(
                vi: "“\(text)” không phải là số liệu", en: "“\(text)” is no figure")
        }
        return request
    }

    private func request(
        _ text: String
    ) throws(MarkerFault) -> (request: FigureRequest, form: ValueForm, plain: PlainName?) {
        var form = ValueForm()
        var parts: [Part] = []
        for group in Self.groups(text) { parts += try self.parts(group, &form) }
        return try assembled(parts, form, text)
    }

    /// The pieces between `›`, `>`, `:`; commas within them are looked at later, as names may hold some.
    static func groups(_ text: String) -> [String] {
        text.replacing("->", with: "›").replacing("→", with: "›").split {
            $0 == "›" || $0 == ">" || $0 == "»" || $0 == ":"
        }
        .map { Spacing.tidied(String($0)) }.filter { !$0.isEmpty }
    }

    /// What the clauses of a piece name, the longest name first; what is no name is a way of writing.
    private func parts(_ group: String, _ form: inout ValueForm) throws(MarkerFault) -> [Part] {
        let clauses = MarkerText.clauses(group)
        var parts: [Part] = []
        var place = 0
        while place < clauses.count {
            var taken = 0
            for count in stride(from: min(clauses.count - place, 5), through: 1, by: -1) where taken == 0 {
                let name = clauses[place..<(place + count)].joined(separator: ", ")
                if let part = try part(name, &form) {
                    parts.append(part)
                    taken = count
                }
            }
            if taken == 0 {
                try apply(clauses[place], to: &form)
                taken = 1
            }
            place += taken
        }
        return parts
    }

    /// What a name means: a word of the language, an indicator, a unit, a body, a period, rung by rung; `nil` for none.
    private func part(_ name: String, _ form: inout ValueForm) throws(MarkerFault) -> Part? {
        let vocabulary = Vocabulary.shared
        if let word = vocabulary.exactWord(name) { return .word(word) }
        let indicator = directory.indicator(name)
        // Behind a comma the name of a unit has that of the unit above, which no marker needs.
        guard !name.contains(",") else {
            if case .found(let found, _) = indicator { return .indicator(found) }
            return nil
        }
        let unit = directory.unit(name, at: day)
        if case .found(let found, .accepted) = indicator { return .indicator(found) }
        if case .found(let found, .accepted) = unit { return .unit(found) }
        if let styled = styled(name, &form) { return .word(styled) }
        if let word = vocabulary.foldedWord(name) { return .word(word) }
        if let body = directory.body(name) { return .body(body) }
        if let code = period(name) { return .period(code) }
        if case .found(let found, _) = indicator { return .indicator(found) }
        if case .found(let found, _) = unit { return .unit(found) }
        if case .ambiguous(let several) = indicator { throw .ambiguousName(name, several.map(\.name)) }
        if case .ambiguous(let several) = unit { throw .ambiguousName(name, several.map(\.name)) }
        return nil
    }

    /// `STT La Mã`, `STT chữ hoa`, `Tên huyện hoa`: a word with the way it is written behind it.
    private func styled(_ name: String, _ form: inout ValueForm) -> Vocabulary.Word? {
        var text = MarkerText(name)
        var isUpper = false
        if let before = text.before(["hoa", "viet hoa", "in hoa", "chu in hoa"]) { (text, isUpper) = (before, true) }
        var style: NumberStyle?
        for (words, found) in Self.numberings {
            if let before = text.before(words) { (text, style) = (before, found) }
        }
        guard isUpper || style != nil, let word = Vocabulary.shared.foldedWord(text.text) else { return nil }
        if style != nil, word != .plain(.number) { return nil }
        if isUpper { form.isUpperCase = true }
        if let style { form.numbering = style }
        return word
    }

    private static let numberings: [(words: [String], style: NumberStyle)] = [
        (["la ma", "so la ma"], .roman), (["chu", "chu cai"], .letter), (["nhieu cap", "day du"], .path),
    ]

    /// A period's code, or a period as people write it.
    private func period(_ text: String) -> String? {
        if program.period(text) != nil { return text }
        guard let code = PeriodReading(text, year: program.year)?.period.code, Period(code: code) != nil else {
            return nil
        }
        return code
    }

    private func assembled(
        _ parts: [Part], _ form: ValueForm, _ text: String
    ) throws(MarkerFault) -> (request: FigureRequest, form: ValueForm, plain: PlainName?) {
        var request = FigureRequest(.stage(.result))
        var (plain, hasField, hasIndicator, hasUnit): (PlainName?, Bool, Bool, Bool) = (nil, false, false, false)
        func once(_ flag: inout Bool, _ vi: String, _ en: String) throws(MarkerFault) {
            guard !flag else {
                throw .contradiction(vi: "hai \(vi) trong một ô đánh dấu", en: "two \(en) in one marker")
            }
            flag = true
        }
        for part in parts {
            switch part {
            case .word(.plain(let name)):
                guard plain == nil else {
                    throw .contradiction(vi: "hai tên trong một ô đánh dấu", en: "two names in one marker")
                }
                plain = name
            case .word(.field(let field)):
                try once(&hasField, "số liệu", "figures")
                request.field = field
            case .word(.whole):
                try once(&hasUnit, "đơn vị", "units")
                request.unit = .whole
            case .word(.period(let period)): request.period = period
            case .period(let code): request.period = .code(code)
            case .indicator(let indicator):
                try once(&hasIndicator, "chỉ tiêu", "indicators")
                request.indicator = .code(indicator.code)
            case .unit(let unit):
                try once(&hasUnit, "đơn vị", "units")
                request.unit = unit.code == program.organization ? .whole : .unit(unit.id)
            case .body(let body): request.body = body
            }
        }
        let isFigure = hasField || hasIndicator || request.period != .reported
        if let plain {
            // “Đơn vị” beside a figure would be lost.
            guard !isFigure, !hasUnit, request.body == nil else {
                throw .contradiction(
                    vi: "“\(text)” vừa là tên vừa là số liệu", en: "“\(text)” is both a name and a figure")
            }
            return (request, form, plain)
        }
        guard isFigure else {
            throw .syntax(
                vi: "“\(text)” chưa nói lấy số liệu nào, chẳng hạn “Kết quả: …”",
                en: "“\(text)” does not say which figure, such as “Kết quả: …”")
        }
        return (request, form, nil)
    }

    // MARK: Names

    func indicator(_ text: String) throws(MarkerFault) -> Indicator {
        switch directory.indicator(text) {
        case .found(let indicator, _): return indicator
        case .ambiguous(let several): throw .ambiguousName(text, several.map(\.name))
        case .unknown(let near):
            throw .unknownName(text, nearest: near.isEmpty ? Array(containing(text).prefix(3)) : near.map(\.name))
        }
    }

    func unit(_ text: String) throws(MarkerFault) -> Organization {
        switch directory.unit(text, at: day) {
        case .found(let unit, _): return unit
        case .ambiguous(let several): throw .ambiguousName(text, several.map(\.name))
        case .unknown(let nearest): throw .unknownName(text, nearest: nearest.map(\.name))
        }
    }

    /// The names nearest to a text among the language's and the programme's, the nearest first.
    func nearest(to text: String) -> [String] {
        var found = Vocabulary.shared.nearest(to: text)
        let key = NameKey(text, .folded)
        func add(_ name: String) {
            let distance = key.distance(to: NameKey(name, .folded), limit: 40) ?? 40
            found.append((name, distance))
        }
        if case .unknown(let near) = directory.indicator(text) { near.forEach { add($0.name) } }
        if case .unknown(let near) = directory.unit(text, at: day) { near.forEach { add($0.name) } }
        // Of equally near names the one in the order of the tables.
        for indicator in program.indicators.indicators {
            let others = indicator.aliases + directory.declaration.aliases(of: .indicator, indicator.code)
            let limit = max(key.description.utf8.count / 4, 1)
            let distance = others.compactMap { key.distance(to: NameKey($0, .folded), limit: limit) }.min()
            if let distance, !found.contains(where: { $0.name == indicator.name }) {
                found.append((indicator.name, distance))
            }
        }
        for name in containing(text) where !found.contains(where: { $0.name == name }) { found.append((name, 2)) }
        let sorted = found.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
        guard let least = sorted.first?.element.distance else { return [] }
        return sorted.filter { $0.element.distance <= least + 1 }.prefix(3).map(\.element.name)
    }

    /// Names of indicators that hold all words of a text: a name is not shortened, but may have been.
    private func containing(_ text: String) -> [String] {
        let words = NameKey(text, .folded).description
        guard words.utf8.count >= 4 else { return [] }
        return program.indicators.indicators.map(\.name).filter { name in
            " \(NameKey(name, .folded).description) ".contains(" \(words) ")
        }
    }

    // MARK: Ways of writing

    /// `hoa`, `kèm đơn vị`, `2 chữ số`, `1 số lẻ`, `tính bằng triệu đồng`, `tối đa 5`, `nếu thiếu ghi …`.
    func apply(_ clause: String, to form: inout ValueForm) throws(MarkerFault) {
        let text = MarkerText(clause)
        if text.isOne(of: ["hoa", "viet hoa", "chu hoa", "in hoa"]) {
            form.isUpperCase = true
        } else if text.isOne(of: ["kem don vi", "kem don vi tinh", "kem dvt", "co don vi"]) {
            form.showsMeasure = true
        } else if let count = text.keys.first.flatMap({ Int($0) }), (0...9).contains(count), text.keys.count > 1 {
            let rest = text.dropFirst(1)
            if rest.isOne(of: ["chu so"]), count > 0 {
                form.digits = count
            } else if rest.isOne(of: ["so le", "so thap phan", "le"]) {
                form.decimals = count
            } else {
                throw unknown(clause)
            }
        } else if let rest = text.after(["tinh bang", "theo", "don vi", "quy ra"]), !rest.isEmpty {
            guard (try? UnitOfMeasure(rest.text, region: program.region)) != nil else { throw unknown(clause) }
            form.measure = rest.text
        } else if let rest = text.after(["toi da"]), let count = rest.keys.first.flatMap({ Int($0) }),
            rest.keys.count == 1 || rest.dropFirst(1).isOne(of: ["dong", "phat hien"])
        {
            guard (1...100).contains(count) else { throw unknown(clause) }
            form.most = count
        } else if let rest = text.after(["neu thieu ghi", "neu thieu", "thieu ghi"]) {
            form.placeholder = rest.text
        } else {
            throw unknown(clause)
        }
    }

    private func unknown(_ name: String) -> MarkerFault {
        var near = nearest(to: name)
        // A way of writing may be meant.
        let key = NameKey(name, .folded)
        for word in ["kèm đơn vị", "viết hoa", "2 chữ số", "1 số lẻ", "tính bằng"] where near.count < 3 {
            if key.distance(to: NameKey(word, .folded), limit: 2) != nil { near.insert(word, at: 0) }
        }
        return .unknownName(name, nearest: near)
    }

    // MARK: Lists and counts

    /// `danh sách xã, chỉ lấy …`, `số xã, chỉ lấy …`.
    private func list(_ text: MarkerText) throws(MarkerFault) -> TemplateValue? {
        var clauses = MarkerText.clauses(text.text)
        guard !clauses.isEmpty else { return nil }
        var head = MarkerText(clauses.removeFirst())
        var request = ListRequest()
        for (phrases, condition) in Self.reported {
            if let before = head.before(phrases) { (head, request.filter) = (before, [condition]) }
        }
        let units = ["xa", "don vi", "phuong", "xa phuong", "xa thi tran", "dia phuong"]
        let (lists, counts) = (units.map { "danh sach \($0)" }, units.map { "so \($0)" })
        // “Đơn vị chưa báo cáo” alone is the list.
        let isList = head.isOne(of: lists) || head.isOne(of: units) && !request.filter.isEmpty
        guard isList || head.isOne(of: counts) else { return nil }
        var form = ValueForm()
        for clause in clauses {
            let option = MarkerText(clause)
            if option.isOne(of: ["thi tran", "phuong"]) { continue }
            if let rest = option.after(["chi lay", "loc", "voi dieu kien"]) {
                request.filter.append(try condition(rest.text))
            } else if let rest = option.after(["xep theo", "sap xep theo", "sap theo"]) {
                request.order.append(try order(rest))
            } else if let rest = option.after(["kem"]), !option.isOne(of: ["kem don vi", "kem don vi tinh", "kem dvt"])
            {
                request.figure = try figure(rest.text)
            } else {
                try apply(clause, to: &form)
            }
        }
        return TemplateValue(isList ? .list(request) : .count(request), form: form)
    }

    private static let reported: [(phrases: [String], condition: TemplateCondition)] = [
        (["chua bao cao", "chua gui", "chua nop", "chua gui bao cao"], .hasNotReported),
        (["da bao cao", "da gui", "da nop", "da gui bao cao"], .hasReported),
    ]

    // MARK: Conditions

    func condition(_ text: String) throws(MarkerFault) -> TemplateCondition {
        let words = MarkerText(text)
        for (phrases, condition) in Self.reported where words.isOne(of: phrases) { return condition }
        if let type = UnitType.allCases.first(where: { words.isOne(of: [NameKey($0.word, .folded).description]) }) {
            return .isKind(OrganizationKind(type))
        }
        if let before = words.before(["chua co so lieu", "khong co so lieu", "chua co", "khong co"]) {
            return .lacks(try figure(before.text))
        }
        if let before = words.before(["co so lieu"]) { return .has(try figure(before.text)) }
        guard let (left, comparison, right) = Self.comparison(text) else {
            throw .syntax(
                vi: "điều kiện viết như “Tỷ lệ < 100%”, “Kết quả > 0”, “Kết quả chưa có số liệu”",
                en: "a condition is written like “Tỷ lệ < 100%”, “Kết quả > 0”, “Kết quả chưa có số liệu”")
        }
        let request = try figure(left)
        guard let quantity = WrittenNumber(right, as: NumberField(.other)).quantity else {
            throw .syntax(vi: "“\(right)” không phải là số", en: "“\(right)” is no number")
        }
        return .compares(request, comparison, quantity.value)
    }

    private static let signs: [(sign: String, comparison: TemplateCondition.Comparison)] = [
        ("<=", .lessOrEqual), (">=", .greaterOrEqual), ("<>", .different), ("≤", .lessOrEqual), ("≥", .greaterOrEqual),
        ("≠", .different), ("<", .less), (">", .greater), ("=", .equal),
    ]
    private static let wordsOfComparison: [(phrase: String, comparison: TemplateCondition.Comparison)] = [
        ("khong qua", .lessOrEqual), ("nho hon", .less), ("it hon", .less), ("thap hon", .less), ("lon hon", .greater),
        ("nhieu hon", .greater), ("cao hon", .greater), ("duoi", .less), ("tren", .greater), ("khac", .different),
        ("bang", .equal), ("tu", .greaterOrEqual),
    ]

    /// Left, sign and number; the last sign counts, as `>` may part the steps of a name.
    private static func comparison(
        _ text: String
    ) -> (left: String, comparison: TemplateCondition.Comparison, right: String)? {
        var best: (range: Range<String.Index>, comparison: TemplateCondition.Comparison)?
        for (sign, comparison) in signs {
            guard let range = text.ranges(of: sign).last else { continue }
            if best.map({ range.upperBound > $0.range.upperBound }) ?? true { best = (range, comparison) }
        }
        if let best {
            let (left, right) = (text[..<best.range.lowerBound], text[best.range.upperBound...])
            return (Spacing.tidied(String(left)), best.comparison, Spacing.tidied(String(right)))
        }
        let words = MarkerText(text)
        for (phrase, comparison) in wordsOfComparison {
            let parts = phrase.split(separator: " ").map(String.init)
            guard words.keys.count > parts.count + 1 else { continue }
            for start in 1..<(words.keys.count - parts.count)
            where words.keys[start..<(start + parts.count)].elementsEqual(parts) {
                let right = words.dropFirst(start + parts.count)
                let number = right.before(["tro len"]) ?? right
                // “Đạt trên giao dưới …” names nothing: a number must follow.
                guard number.text.first?.isNumber == true else { continue }
                return (words.words.prefix(start).joined(separator: " "), comparison, number.text)
            }
        }
        return nil
    }
}
