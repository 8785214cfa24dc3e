internal import Domain
internal import Findings
internal import FoundationEssentials
internal import Mapping
internal import VietnameseText

/// Writes values as markers, so that they read back as the same.
struct MarkerWriter {
    let parser: MarkerParser

    private var program: Program { parser.program }

    /// The marker of a value, with its brackets; `nil` where none would read back as it.
    func marker(_ value: TemplateValue) -> String? {
        for usesCode in [false, true] {
            let inside = inside(value, usesCode: usesCode)
            if let inside, (try? parser.marker(inside)) == .value(value) { return "[[\(inside)]]" }
        }
        return nil
    }

    private func inside(_ value: TemplateValue, usesCode: Bool) -> String? {
        var text: String
        switch value.source {
        case .plain(let name):
            guard let word = Vocabulary.entry(of: .plain(name))?.name else { return nil }
            text = word
            switch value.form.numbering {
            case .arabic: break
            case .roman: text += " La Mã"
            case .letter: text += " chữ"
            case .path: text += " nhiều cấp"
            }
            if value.form.isUpperCase { text += " hoa" }
            return text + numbers(value.form)
        case .figure(let request):
            guard let figure = figure(request, usesCode) else { return nil }
            text = figure
        case .words(let request):
            guard let figure = figure(request, usesCode) else { return nil }
            text = "đọc số: " + figure
        case .list(let list):
            if list.filter == [.hasNotReported] {
                text = "đơn vị chưa báo cáo"
            } else {
                guard let filter = filter(list, usesCode) else { return nil }
                text = "danh sách xã" + filter
            }
        case .count(let list):
            guard let filter = filter(list, usesCode) else { return nil }
            text = "số xã" + filter
        }
        if value.form.isUpperCase { text += ", hoa" }
        return text + numbers(value.form)
    }

    private func numbers(_ form: ValueForm) -> String {
        var text = ""
        if let measure = form.measure { text += ", tính bằng \(measure)" }
        if form.showsMeasure { text += ", kèm đơn vị" }
        if form.digits > 1 { text += ", \(form.digits) chữ số" }
        if let decimals = form.decimals { text += ", \(decimals) số lẻ" }
        if let placeholder = form.placeholder { text += ", nếu thiếu ghi \(placeholder)" }
        return text
    }

    /// `Kết quả: Công dân nhập ngũ, toàn huyện`.
    func figure(_ request: FigureRequest, _ usesCode: Bool) -> String? {
        guard var text = Vocabulary.entry(of: .field(request.field))?.name else { return nil }
        if case .code(let code) = request.indicator {
            text += ": " + (usesCode ? code : program.indicators[code]?.name ?? code)
        }
        switch request.unit {
        case .context: break
        case .whole: text += ", toàn huyện"
        case .unit(let id):
            text += ", " + (usesCode ? id.code : program.organizations.organization(id)?.name ?? id.code)
        }
        if let body = request.body { text += ", \(body.title.vi)" }
        switch request.period {
        case .reported: break
        case .yearToDate: text += ", luỹ kế"
        case .previous: text += ", kỳ trước"
        case .sameLastYear: text += ", cùng kỳ năm trước"
        case .code(let code): text += ", \(code)"
        }
        return text
    }

    private func filter(_ list: ListRequest, _ usesCode: Bool) -> String? {
        var text = ""
        for condition in list.filter {
            guard let words = self.condition(condition, usesCode) else { return nil }
            text += ", chỉ lấy " + words
        }
        return text
    }

    private func condition(_ condition: TemplateCondition, _ usesCode: Bool) -> String? {
        switch condition {
        case .compares(let request, let comparison, let number):
            let isShare = request.field == .rate || request.field == .growth
            let shown = isShare ? VietnameseFormat.percent(number) : VietnameseFormat.number(number)
            return figure(request, usesCode).map { "\($0) \(comparison.rawValue) \(shown)" }
        case .has(let request): return figure(request, usesCode).map { "\($0) có số liệu" }
        case .lacks(let request): return figure(request, usesCode).map { "\($0) chưa có số liệu" }
        case .hasReported: return "đã báo cáo"
        case .hasNotReported: return "chưa báo cáo"
        case .isKind(let kind): return kind.word
        }
    }

    /// The marker of a loop.
    func loop(_ loop: LearnedLines.Loop, count: Int?) -> String {
        let word: LoopWord =
            switch loop.kind {
            case .unit: .unit
            case .indicator: .indicator
            case .part: .part
            case .body: .body
            case .group(.area): .area
            case .group(.kind): .kind
            }
        var text = "mỗi \(word.names[0])"
        if loop.axis == .columns { text += ", theo cột" }
        if let count { text += ", \(count) \(loop.axis == .rows ? "dòng" : "cột")" }
        if !loop.codes.isEmpty {
            text += ", gồm " + loop.codes.map { name(of: $0) }.joined(separator: "; ")
        }
        for order in loop.order {
            let key: String? =
                switch order.key {
                case .name: "tên"
                case .code: "mã"
                case .figure(let request): figure(request, false)
                }
            if let key { text += ", xếp theo \(key)\(order.isDescending ? " giảm dần" : "")" }
        }
        return "[[\(text)]]"
    }

    /// An indicator's name, or its code where the name would be read as several clauses.
    private func name(of code: String) -> String {
        guard let name = program.indicators[code]?.name, MarkerText.clauses(name).count == 1 else { return code }
        return parser.directory.indicator(name).value?.code == code ? name : code
    }
}
