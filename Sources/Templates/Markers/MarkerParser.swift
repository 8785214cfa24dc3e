internal import Domain
internal import Mapping
internal import SheetModel
internal import VietnameseText

/// Reads the inside of a marker, the names in it by the programme's own ladders.
struct MarkerParser {
    let directory: NameDirectory
    /// The day on which names of units are looked up.
    let day: CalendarDate

    var program: Program { directory.declaration.program }

    /// The most bytes of a marker's inside.
    private static let longest = 2000

    /// Reads a marker's inside.
    func marker(_ inside: String) throws(MarkerFault) -> Marker {
        let text = MarkerText(inside)
        guard !text.isEmpty else { throw .empty }
        guard text.text.utf8.count <= Self.longest else {
            throw .syntax(vi: "ô đánh dấu dài quá", en: "the marker is too long")
        }
        if let marker = try setting(text) { return marker }
        if let rest = text.after(["moi"]) { return .loop(try loop(rest)) }
        if let rest = text.after(["het"]), let word = Self.loopWord(rest) { return .end(word) }
        if let rest = text.after(["neu"]) { return .condition(try condition(rest.text)) }
        if let marker = try total(text) { return marker }
        return .value(try value(text))
    }

    /// What has a colon behind its first words: `ghi chú: …`, `nếu rỗng: …`, `chỉ tiêu: …`, `đơn vị: …`.
    private func setting(_ text: MarkerText) throws(MarkerFault) -> Marker? {
        if text.isOne(of: ["ghi chu"]) { return .comment }
        guard let (head, rest) = text.atColon else { return nil }
        if head.isOne(of: ["ghi chu", "chu thich"]) { return .comment }
        if head.isOne(of: ["neu rong", "neu trong", "neu khong co"]) { return .empty(rest.text) }
        if head.isOne(of: ["chi tieu"]) { return .indicator(try indicator(rest.text).code) }
        if head.isOne(of: ["don vi", "xa"]) { return .unit(try unit(rest.text).id) }
        return nil
    }

    // MARK: Loops

    static func loopWord(_ text: MarkerText) -> LoopWord? {
        LoopWord.allCases.first { word in
            word.names.contains { NameKey($0, .folded) == NameKey(text.text, .folded) }
        }
    }

    private func loop(_ text: MarkerText) throws(MarkerFault) -> LoopMarker {
        var clauses = MarkerText.clauses(text.text)
        guard !clauses.isEmpty else {
            throw .syntax(vi: "viết rõ mỗi gì: “mỗi xã”, “mỗi chỉ tiêu”", en: "say of what: “mỗi xã”, “mỗi chỉ tiêu”")
        }
        var head = MarkerText(clauses.removeFirst())
        var axis: TemplateLoop.Axis?
        if let before = head.before(["theo cot"]) { (head, axis) = (before, .columns) }
        guard let word = Self.loopWord(head) else {
            throw .unknownName(head.text, nearest: Self.nearestLoop(head.text))
        }
        var loop = LoopMarker(word: word, kind: word.loopKind)
        while !clauses.isEmpty {
            let clause = MarkerText(clauses.removeFirst())
            if let given = Self.axis(clause) {
                guard axis == nil || axis == given else {
                    throw .contradiction(
                        vi: "vừa “theo dòng” vừa “theo cột”", en: "both “theo dòng” and “theo cột”")
                }
                axis = given
            } else if word == .unit, clause.isOne(of: ["thi tran", "phuong", "thi xa", "dac khu"]) {
                // “mỗi xã, thị trấn”: all of them.
                continue
            } else if let rest = clause.after(["gom"]) {
                try take(rest, &clauses, into: &loop)
            } else {
                try option(clause, of: &loop, &axis)
            }
        }
        loop.axis = axis ?? .rows
        return loop
    }

    private static func axis(_ clause: MarkerText) -> TemplateLoop.Axis? {
        if clause.isOne(of: ["theo cot"]) { return .columns }
        return clause.isOne(of: ["theo dong", "theo hang"]) ? .rows : nil
    }

    /// Rows, columns, order, filter.
    private func option(
        _ clause: MarkerText, of loop: inout LoopMarker, _ axis: inout TemplateLoop.Axis?
    ) throws(MarkerFault) {
        if clause.keys.count == 2, let count = Int(clause.keys[0]), ["dong", "hang", "cot"].contains(clause.keys[1]) {
            let unit: TemplateLoop.Axis = clause.keys[1] == "cot" ? .columns : .rows
            guard (1...1000).contains(count) else {
                throw .syntax(vi: "số dòng mẫu từ 1 đến 1000", en: "from 1 to 1000 sample rows")
            }
            guard axis == nil || axis == unit, loop.count == nil else {
                throw .contradiction(
                    vi: "số dòng, số cột mẫu không khớp với hướng lặp",
                    en: "the number of sample rows or columns does not go with the direction")
            }
            if unit == .columns { axis = .columns }
            loop.count = count
        } else if let rest = clause.after(["cot", "tu cot"]), let band = Self.band(rest) {
            loop.band = band
        } else if let rest = clause.after(["dong", "tu dong"]), let band = Self.rowBand(rest) {
            guard axis == .columns else {
                throw .contradiction(
                    vi: "giới hạn dòng chỉ đi với “theo cột”", en: "a band of rows goes with “theo cột” only")
            }
            loop.band = band
        } else if let rest = clause.after(["xep theo", "sap xep theo", "sap theo"]) {
            loop.order.append(try order(rest))
        } else if let rest = clause.after(["chi lay", "loc", "voi dieu kien"]) {
            loop.filter.append(try condition(rest.text))
        } else {
            throw .unknownName(clause.text, nearest: Self.nearestOption(clause.text))
        }
    }

    /// `B:H`, `B đến H`.
    private static func band(_ text: MarkerText) -> ClosedRange<Int>? {
        let letters = text.text.uppercased().split { $0 == ":" || $0 == "-" || $0 == "–" || $0 == " " }.map(String.init)
            .filter { $0.utf8.allSatisfy { (65...90).contains($0) } }
        guard letters.count == 2, let one = CellReference(letters[0] + "1")?.column,
            let other = CellReference(letters[1] + "1")?.column
        else { return nil }
        return min(one, other)...max(one, other)
    }

    /// `5:20`, `5 đến 20`.
    private static func rowBand(_ text: MarkerText) -> ClosedRange<Int>? {
        let numbers = text.text.split { !$0.isNumber }.compactMap { Int($0) }
        guard numbers.count == 2, numbers.allSatisfy({ (1...CellReference.rowLimit).contains($0) }) else { return nil }
        return (min(numbers[0], numbers[1]) - 1)...(max(numbers[0], numbers[1]) - 1)
    }

    /// `gồm nhập ngũ; thoát nghèo`: the clauses behind are taken as long as they name indicators.
    private func take(
        _ first: MarkerText, _ clauses: inout [String], into loop: inout LoopMarker
    ) throws(MarkerFault) {
        guard case .indicator(var codes) = loop.kind else {
            throw .syntax(
                vi: "“gồm” chỉ dùng với “mỗi chỉ tiêu”", en: "“gồm” goes with “mỗi chỉ tiêu” only")
        }
        codes.append(try indicator(first.text).code)
        while let next = clauses.first, let found = directory.indicator(next).value {
            codes.append(found.code)
            clauses.removeFirst()
        }
        loop.kind = .indicator(codes)
    }

    func order(_ text: MarkerText) throws(MarkerFault) -> TemplateOrder {
        var text = text
        var isDescending = false
        if let before = text.before(["giam dan", "giam"]) {
            (text, isDescending) = (before, true)
        } else if let before = text.before(["tang dan", "tang"]) {
            text = before
        }
        if text.isOne(of: ["ten", "ten xa", "ten don vi", "ten chi tieu"]) {
            return TemplateOrder(.name, isDescending: isDescending)
        }
        if text.isOne(of: ["ma", "ma xa", "ma don vi", "ma chi tieu"]) {
            return TemplateOrder(.code, isDescending: isDescending)
        }
        return TemplateOrder(.figure(try figure(text.text)), isDescending: isDescending)
    }

    // MARK: Totals

    private func total(_ text: MarkerText) throws(MarkerFault) -> Marker? {
        var clauses = MarkerText.clauses(text.text)
        guard !clauses.isEmpty else { return nil }
        var head = MarkerText(clauses.removeFirst())
        var (scope, field): (LoopWord?, MarkerText?)
        if let colon = head.atColon { (head, field) = (colon.head, colon.rest) }
        // “cộng dồn” is a period.
        if Vocabulary.shared.foldedWord(head.text) != nil { return nil }
        if head.isOne(of: ["tong", "tong cong", "cong", "tong so"]) {
            scope = nil
        } else if let rest = head.after(["cong", "tong"]) {
            // “cộng vùng”, “cộng vùng Kết quả”, “tổng Kết quả”.
            for count in stride(from: min(rest.words.count, 3), through: 1, by: -1) where scope == nil {
                let words = MarkerText(rest.words.prefix(count).joined(separator: " "))
                guard let word = Self.loopWord(words) else { continue }
                scope = word
                if count < rest.words.count { field = field ?? rest.dropFirst(count) }
            }
            if scope == nil {
                // An indicator may be called “Tổng kinh phí”; then that is meant.
                let first = Self.groups(head.text).first ?? head.text
                if directory.indicator(first).value != nil || !Self.isTotal(rest, of: head) { return nil }
                field = field ?? rest
            }
        } else {
            return nil
        }
        var form = ValueForm()
        guard let field else {
            for clause in clauses { try apply(clause, to: &form) }
            return .total(of: scope, nil, form: form)
        }
        let value = try value(MarkerText(([field.text] + clauses).joined(separator: ", ")))
        guard value.request != nil else {
            throw .syntax(vi: "sau “tổng” là tên một số liệu", en: "a figure is expected behind “tổng”")
        }
        return .total(of: scope, value, form: value.form)
    }

    /// Whether the word before `rest` is `tổng` or `cộng`, or bare: “Công dân” is no total.
    private static func isTotal(_ rest: MarkerText, of head: MarkerText) -> Bool {
        head.words.dropLast(rest.words.count).allSatisfy { word in
            ["tổng", "cộng", "tong", "cong", "số", "so"].contains { NameKey($0, .iAndY) == NameKey(word, .iAndY) }
        }
    }

    // MARK: Suggestions

    private static func nearest(_ text: String, _ names: [String]) -> [String] {
        let key = NameKey(text, .folded)
        let found = names.compactMap { name in
            key.distance(to: NameKey(name, .folded), limit: max(key.description.utf8.count / 2, 1)).map { (name, $0) }
        }
        guard let least = found.map(\.1).min() else { return [] }
        return found.filter { $0.1 == least }.prefix(3).map(\.0)
    }

    private static func nearestLoop(_ text: String) -> [String] {
        nearest(text, LoopWord.allCases.flatMap(\.names)).map { "mỗi \($0)" }
    }

    private static func nearestOption(_ text: String) -> [String] {
        let start = MarkerText(text).words.prefix(2).joined(separator: " ")
        let found = nearest(start, ["xếp theo", "chỉ lấy", "theo cột", "2 dòng", "2 cột", "cột B:H", "gồm"])
        return found.isEmpty ? ["xếp theo", "chỉ lấy", "theo cột"] : found
    }
}
