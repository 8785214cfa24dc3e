internal import Domain
internal import Findings
internal import FoundationEssentials
internal import SheetModel
internal import VietnameseText

/// What markers mean, in the words of officials and of engineers.
struct MarkerMeaning {
    private let program: Program
    private let sheet: TemplateSheet

    init(_ program: Program, _ sheet: TemplateSheet) {
        self.program = program
        self.sheet = sheet
    }

    /// The meaning of a marker; a value as it was bound.
    func text(_ marker: Marker, _ value: TemplateValue?, at cell: CellReference) -> LocalizedText {
        if let value { return text(value) }
        switch marker {
        case .comment:
            return LocalizedText(vi: "ghi chú của người soạn, sẽ được bỏ", en: "the author's remark, taken out")
        case .loop(let loop): return text(loop, at: cell)
        case .end(let word):
            return LocalizedText(
                vi: "hết vòng lặp mỗi \(word.names[0])", en: "the end of the loop mỗi \(word.names[0])")
        case .condition(let condition):
            let words = text(condition)
            return LocalizedText(
                vi: "dòng này chỉ giữ lại khi \(words.vi)", en: "the row stays only where \(words.en)")
        case .empty(let text):
            return LocalizedText(
                vi: "ghi “\(text)” khi vòng lặp không có dòng nào", en: "“\(text)” where the loop has no rows")
        case .indicator(let code):
            let name = indicator(code)
            return LocalizedText(
                vi: "các số liệu quanh đây là của chỉ tiêu “\(name)”", en: "figures around are of “\(name)”")
        case .unit(let id):
            let name = unit(id)
            return LocalizedText(vi: "các số liệu quanh đây là của \(name)", en: "figures around are of \(name)")
        case .total:
            return LocalizedText(
                vi: "các số liệu của dòng này là tổng của vòng lặp", en: "figures of this row are totals of the loop")
        case .value(let value): return text(value)
        }
    }

    private func indicator(_ code: String) -> String { program.indicators[code]?.name ?? code }
    private func unit(_ id: OrganizationID) -> String { program.organizations.organization(id)?.name ?? id.code }

    // MARK: Loops

    private func text(_ loop: LoopMarker, at cell: CellReference) -> LocalizedText {
        let place = sheet.loops.firstIndex { $0.marker == cell && $0.kind == loop.kind && $0.axis == loop.axis }
        let block = place.map { SheetBinder.name(of: sheet.loops[$0].block, loop.axis) } ?? ""
        let isRows = loop.axis == .rows
        let what: LocalizedText =
            switch loop.kind {
            case .unit: LocalizedText(vi: "đơn vị", en: "unit")
            case .indicator([]): LocalizedText(vi: "chỉ tiêu", en: "indicator")
            case .indicator(let codes):
                LocalizedText(
                    vi: "chỉ tiêu (\(codes.map(indicator).joined(separator: "; ")))",
                    en: "indicator (\(codes.map(indicator).joined(separator: "; ")))")
            case .body: LocalizedText(vi: "cơ quan báo cáo", en: "reporting body")
            case .group(.area): LocalizedText(vi: "vùng", en: "area")
            case .group(.kind): LocalizedText(vi: "loại đơn vị", en: "type of unit")
            case .part: LocalizedText(vi: "phần của chỉ tiêu (trong đó)", en: "part of the indicator")
            }
        var vi = "lặp \(isRows ? "dòng" : "cột") \(block) cho mỗi \(what.vi)"
        var en = "\(isRows ? "row" : "column") \(block), again for each \(what.en)"
        // What the sheet has bound, so that the indicator's name is told.
        for condition in place.map({ sheet.loops[$0].filter }) ?? loop.filter {
            let words = text(condition)
            vi += ", chỉ lấy khi \(words.vi)"
            en += ", only where \(words.en)"
        }
        for order in place.map({ sheet.loops[$0].order }) ?? loop.order {
            let words = text(order)
            vi += ", xếp theo \(words.vi)"
            en += ", by \(words.en)"
        }
        return LocalizedText(vi: vi, en: en)
    }

    private func text(_ order: TemplateOrder) -> LocalizedText {
        let key: LocalizedText =
            switch order.key {
            case .figure(let request): short(request)
            case .name: LocalizedText(vi: "tên", en: "name")
            case .code: LocalizedText(vi: "mã", en: "code")
            }
        return order.isDescending
            ? LocalizedText(vi: key.vi + " giảm dần", en: key.en + ", the greatest first") : key
    }

    func text(_ condition: TemplateCondition) -> LocalizedText {
        switch condition {
        case .compares(let request, let comparison, let number):
            let figure = short(request)
            let isShare = request.field == .rate || request.field == .growth
            let shown = isShare ? VietnameseFormat.percent(number) : VietnameseFormat.number(number)
            return LocalizedText(
                vi: "\(figure.vi) \(comparison.rawValue) \(shown)", en: "\(figure.en) \(comparison.rawValue) \(shown)")
        case .has(let request):
            let figure = short(request)
            return LocalizedText(vi: "\(figure.vi) có số liệu", en: "\(figure.en) is there")
        case .lacks(let request):
            let figure = short(request)
            return LocalizedText(vi: "\(figure.vi) chưa có số liệu", en: "\(figure.en) is missing")
        case .hasReported: return LocalizedText(vi: "đơn vị đã báo cáo", en: "the unit has reported")
        case .hasNotReported: return LocalizedText(vi: "đơn vị chưa báo cáo", en: "the unit has not reported")
        case .isKind(let kind):
            return LocalizedText(vi: "đơn vị là \(kind.word)", en: "the unit is a \(kind.rawValue)")
        }
    }

    // MARK: Values

    func text(_ value: TemplateValue) -> LocalizedText {
        var words: LocalizedText
        switch value.source {
        case .plain(let name):
            words = Vocabulary.entry(of: .plain(name))?.meaning ?? LocalizedText(vi: name.rawValue, en: name.rawValue)
            if let code = value.indicator {
                words.vi += " (“\(indicator(code))”)"
                words.en += " (“\(indicator(code))”)"
            }
        case .figure(let request): words = text(request)
        case .words(let request):
            let figure = text(request)
            words = LocalizedText(vi: "\(figure.vi), bằng chữ", en: "\(figure.en), in words")
        case .list(let list): words = text(list, vi: "danh sách đơn vị", en: "the names of units")
        case .count(let list): words = text(list, vi: "số đơn vị", en: "how many units")
        }
        if let measure = value.form.measure {
            words.vi += ", tính bằng \(measure)"
            words.en += ", in \(measure)"
        }
        return words
    }

    private func text(_ list: ListRequest, vi: String, en: String) -> LocalizedText {
        var words = LocalizedText(vi: vi, en: en)
        for condition in list.filter {
            let text = text(condition)
            words.vi += " khi \(text.vi)"
            words.en += " where \(text.en)"
        }
        return words
    }

    /// A figure of a condition or order, by its name.
    private func short(_ request: FigureRequest) -> LocalizedText {
        let name = Vocabulary.entries.first { $0.word == .field(request.field) }?.name ?? ""
        guard case .code(let code) = request.indicator else { return LocalizedText(vi: name, en: name) }
        return LocalizedText(vi: "\(name) “\(indicator(code))”", en: "\(name) “\(indicator(code))”")
    }

    /// A figure: what, of which indicator and unit, when, by whom.
    func text(_ request: FigureRequest) -> LocalizedText {
        var words =
            Vocabulary.entry(of: .field(request.field))?.meaning ?? LocalizedText(vi: "số liệu", en: "a figure")
        if case .code(let code) = request.indicator {
            words.vi += " “\(indicator(code))”"
            words.en += " of “\(indicator(code))”"
        }
        if !request.total.isEmpty {
            let isShare = request.field == .rate || request.field == .growth
            words.vi += isShare ? ", tính lại từ tổng các dòng của vòng lặp" : ", tổng các dòng của vòng lặp"
            words.en += isShare ? ", of the sums over the loop" : ", of all rows of the loop"
        } else {
            switch request.unit {
            case .context: break
            case .whole:
                words.vi += ", toàn bộ đơn vị"
                words.en += ", all units"
            case .unit(let id):
                words.vi += ", \(unit(id))"
                words.en += ", \(unit(id))"
            }
        }
        if let body = request.body {
            words.vi += ", số của \(body.title.vi)"
            words.en += ", as the \(body.title.en) says"
        }
        switch request.period {
        case .reported: break
        case .yearToDate:
            words.vi += ", luỹ kế từ đầu năm"
            words.en += ", since the beginning of the year"
        case .previous:
            words.vi += ", kỳ trước"
            words.en += ", the period before"
        case .sameLastYear:
            words.vi += ", cùng kỳ năm trước"
            words.en += ", a year earlier"
        case .code(let code):
            words.vi += ", kỳ \(code)"
            words.en += ", of \(code)"
        }
        return words
    }
}

extension OrganizationKind {
    /// The word before a name, such as `xã`; its code where no word is known.
    var word: String {
        UnitType.allCases.first { OrganizationKind($0) == self }?.word ?? (self == .village ? "thôn" : rawValue)
    }
}
