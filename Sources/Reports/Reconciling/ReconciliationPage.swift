internal import Domain
internal import Findings
internal import FoundationEssentials
public import Reconciliation
internal import VietnameseText

/// Writes `index.html`: one page, complete in itself, in Vietnamese and English, for a desk and a phone.
///
/// It needs no script, no network and no other file. Below 1 MB whatever the report holds: of long lists it shows the
/// beginning, the gravest first, and says how many more there are.
public struct ReconciliationPage {
    /// Findings that are shown at most.
    static let shownFindings = 400
    /// Units that have a line at most.
    static let shownUnits = 600
    /// Lines of progress, of checks not made.
    static let shownLines = 300
    /// Findings that are shown at least, however long the page.
    static let leastFindings = 40
    /// Beyond this many bytes no list is continued.
    static let budget = 800_000

    /// The length that the list of findings may fill the page to: a district's page is for phones too.
    private var length: Int { min(97_000 + 2_000 * max(report.units.count - 40, 0), Self.budget) }

    let report: ReconciliationReport
    private let progress: [IndicatorProgress]
    private let copies: [String: String]
    private let files: [(output: ReconciliationText.Output, path: String)]

    /// Prepares a page.
    ///
    /// - Parameters:
    ///   - progress: how far results are from quotas, see `ReconciliationContext.progress(of:)`.
    ///   - copies: the paths of marked copies, relative to the page, by the files' names in the report.
    ///   - files: what else the run has written, with paths relative to the page.
    public init(
        _ report: ReconciliationReport, progress: [IndicatorProgress] = [], copies: [String: String] = [:],
        files: [(output: ReconciliationText.Output, path: String)] = []
    ) {
        self.report = report
        self.progress = progress
        self.copies = copies
        self.files = files
    }

    /// Appends the whole page.
    ///
    /// - Complexity: O(n) in units and findings.
    public func append(to buffer: inout TextBuffer) {
        let period = report.period.title(in: report.program)
        appendHead(period, to: &buffer)
        buffer.raw("<div id=main class=main>\n")
        appendSummary(to: &buffer)
        appendUnits(to: &buffer)
        // What stands behind the findings is made first: they may fill what it leaves of the page.
        var rest = TextBuffer()
        appendProgress(to: &rest)
        appendNotEvaluated(to: &rest)
        rest.raw("</div>\n")
        appendFoot(to: &rest)
        rest.raw("</main>\n</body>\n</html>\n")
        appendFindings(to: &buffer, until: length - rest.bytes.count)
        buffer.bytes += rest.bytes
    }

    private func appendHead(_ period: LocalizedText, to buffer: inout TextBuffer) {
        buffer.raw(
            "<!DOCTYPE html>\n<html lang=vi>\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=viewport content=\"width=device-width,initial-scale=1\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" "
                + "content=\"default-src 'none';style-src 'unsafe-inline'\">\n<title>Đối chiếu số liệu – ")
        buffer.html("\(report.program.name) – \(period.vi)", limit: 200)
        buffer.raw("</title>\n<style>\n")
        buffer.raw(PageStyle.text)
        buffer.raw("@media(max-width:700px){\n")
        for table in Table.allCases where table.isCards { buffer.raw(PageStyle.labels(table.rawValue, table.columns)) }
        buffer.raw(
            "}\n</style>\n</head>\n<body>\n<a class=skip href=\"#main\">Đến nội dung · To the content</a>\n<main>\n")
        for (code, name, isChecked) in [("vi", "Tiếng Việt", " checked"), ("en", "English", "")] {
            buffer.raw(
                "<input class=lang type=radio name=lang id=lang-\(code)\(isChecked)>"
                    + "<label class=lang for=lang-\(code) lang=\(code)>\(name)</label>\n")
        }
        buffer.raw("<header><h1>")
        buffer.both(LocalizedText(vi: "Đối chiếu số liệu", en: "Reconciliation of figures"))
        buffer.raw("</h1><p>")
        buffer.html(report.program.name, limit: 200)
        buffer.raw(" – ")
        buffer.both(period, limit: 100)
        buffer.raw("</p></header>\n")
    }

    private func appendSummary(to buffer: inout TextBuffer) {
        buffer.element("h2", LocalizedText(vi: "Tóm tắt", en: "Summary"))
        buffer.raw("\n<ul class=cards>\n")
        let onTime = Decimal.share(report.onTime, of: report.expected)
        card(LocalizedText(vi: "Phải gửi", en: "Expected"), report.expected, to: &buffer)
        card(LocalizedText(vi: "Đã gửi", en: "Received"), report.received, to: &buffer)
        card(LocalizedText(vi: "Đúng hạn", en: "On time"), report.onTime, share: onTime, to: &buffer)
        card(LocalizedText(vi: "✖ Lỗi", en: "✖ Errors"), report.count(.error), to: &buffer)
        card(LocalizedText(vi: "▲ Cảnh báo", en: "▲ Warnings"), report.count(.warning), to: &buffer)
        card(LocalizedText(vi: "• Thông tin", en: "• Information"), report.count(.information), to: &buffer)
        card(LocalizedText(vi: "Chưa kiểm được", en: "Not evaluated"), report.unevaluated, to: &buffer)
        buffer.raw("</ul>\n")
    }

    private func card(
        _ title: LocalizedText, _ count: Int, share: LocalizedText? = nil, to buffer: inout TextBuffer
    ) {
        buffer.raw("<li><b>\(count)</b>")
        buffer.both(title)
        if let share {
            buffer.raw(" (")
            buffer.both(share)
            buffer.raw(")")
        }
        buffer.raw("</li>\n")
    }

    // MARK: - Tables

    /// The tables, by the class they have, with their columns.
    enum Table: String, CaseIterable {
        case units
        case findings
        case progress
        case unevaluated

        /// Whether its rows become cards on a phone; others are narrow enough.
        var isCards: Bool { self != .progress }

        var columns: [LocalizedText] {
            switch self {
            case .units:
                [
                    LocalizedText(vi: "Đơn vị", en: "Unit"), LocalizedText(vi: "Biểu", en: "Form"),
                    LocalizedText(vi: "Trạng thái", en: "State"), LocalizedText(vi: "Nhận lúc", en: "Received"),
                    LocalizedText(vi: "Lần", en: "Version"), LocalizedText(vi: "Lỗi", en: "Errors"),
                    LocalizedText(vi: "Cảnh báo", en: "Warnings"),
                    LocalizedText(vi: "Bản đánh dấu", en: "Marked copy"),
                ]
            case .findings:
                [
                    LocalizedText(vi: "Mức, đơn vị", en: "Severity, unit"),
                    LocalizedText(vi: "Nội dung", en: "Finding"),
                    LocalizedText(vi: "Số ghi", en: "Stated"), LocalizedText(vi: "Số đối chiếu", en: "Compared"),
                    LocalizedText(vi: "Chênh", en: "Difference"), LocalizedText(vi: "Nguồn", en: "Sources"),
                ]
            case .progress:
                [
                    LocalizedText(vi: "Đơn vị", en: "Unit"), LocalizedText(vi: "Giao", en: "Quota"),
                    LocalizedText(vi: "Thực hiện", en: "Result"), LocalizedText(vi: "Tỷ lệ", en: "Achieved"),
                ]
            case .unevaluated:
                [
                    LocalizedText(vi: "Quy tắc", en: "Rule"), LocalizedText(vi: "Lý do", en: "Reason"),
                    LocalizedText(vi: "Số lần", en: "Times"),
                    LocalizedText(vi: "Đơn vị, chỉ tiêu", en: "Units, indicators"),
                ]
            }
        }
    }

    /// Appends a table with a row for each item, until `most` are shown or the page is long enough.
    func table<Item>(
        _ table: Table, _ caption: LocalizedText, _ items: [Item], least: Int = 0, most: Int,
        until length: Int = Self.budget, to buffer: inout TextBuffer, row: (inout TextBuffer, Item) -> Void
    ) {
        // Roles are told where rows become cards: such a table is no longer one to some screen readers.
        let (body, line, head) =
            table.isCards ? (" role=rowgroup", " role=row", " role=columnheader") : ("", "", "")
        buffer.raw(
            table.isCards ? "<table class=\"cards \(table.rawValue)\" role=table>" : "<table class=\(table.rawValue)>")
        buffer.element("caption", caption)
        buffer.raw("\n<thead\(body)><tr\(line)>")
        for column in table.columns { buffer.element("th", column, "scope=col\(head)") }
        buffer.raw("</tr></thead>\n<tbody\(body)>\n")
        var shown = 0
        for item in items.prefix(most) where shown < least || buffer.bytes.count < length {
            buffer.raw("<tr\(line)>")
            row(&buffer, item)
            buffer.raw("</tr>\n")
            shown += 1
        }
        buffer.raw("</tbody></table>\n")
        guard shown < items.count else { return }
        let left = items.count - shown
        buffer.element(
            "p",
            LocalizedText(
                vi: "… và \(left) dòng nữa trong biên bản đối chiếu.", en: "… and \(left) more lines in the record."),
            "class=m")
        buffer.raw("\n")
    }

    /// Appends the first cell of a row, which says what the row is about.
    func rowHead(_ buffer: inout TextBuffer, isCard: Bool = true, _ body: (inout TextBuffer) -> Void) {
        buffer.raw(isCard ? "<th scope=row role=rowheader>" : "<th scope=row>")
        body(&buffer)
        buffer.raw("</th>")
    }

    /// Appends a cell.
    func cell(
        _ buffer: inout TextBuffer, isFigure: Bool = false, isCard: Bool = true, _ body: (inout TextBuffer) -> Void
    ) {
        buffer.raw("<td\(isCard ? " role=cell" : "")\(isFigure ? " class=n" : "")>")
        body(&buffer)
        buffer.raw("</td>")
    }

    private func appendUnits(to buffer: inout TextBuffer) {
        guard !report.units.isEmpty else { return }
        buffer.element("h2", LocalizedText(vi: "Tiến độ gửi", en: "Reports received"))
        buffer.raw("\n")
        let unreadable = report.unreadableFiles
        var rows = report.units.map { (standing: $0, state: StandingState($0, unreadable: unreadable)) }
        if rows.count > Self.shownUnits {
            // What needs a look comes first.
            let looks = rows.filter {
                $0.state != .received && $0.state != .exempt || $0.standing.counts[.error] != nil
            }
            let fine = rows.filter { $0.state == .exempt || $0.state == .received && $0.standing.counts[.error] == nil }
            rows = looks + fine
        }
        let caption = LocalizedText(
            vi: "Từng đơn vị: đã gửi chưa, mấy lỗi, mấy cảnh báo", en: "Each unit: received or not, errors, warnings")
        table(.units, caption, rows, most: Self.shownUnits, to: &buffer) { buffer, row in
            append(row.standing, row.state, to: &buffer)
        }
    }

    private func append(_ standing: UnitStanding, _ state: StandingState, to buffer: inout TextBuffer) {
        rowHead(&buffer) { $0.html(standing.obligation.organization.name, limit: 100) }
        cell(&buffer) { $0.html(standing.obligation.form, limit: 40) }
        cell(&buffer) { buffer in
            buffer.raw("<span class=\"s \(state.color)\">\(state.sign) ")
            buffer.both(state.title)
            buffer.raw("</span>")
            if let reason = standing.obligation.reason, state == .exempt {
                buffer.raw(" ")
                buffer.html(reason, limit: 100)
            }
        }
        cell(&buffer) { buffer in
            guard let day = standing.receipt?.day else { return }
            let time = standing.receipt?.time.map { " \($0)" } ?? ""
            buffer.both(LocalizedText(vi: "\(day)\(time)", en: "\(day.code)\(time)"))
        }
        let isHere = standing.file != nil
        cell(&buffer, isFigure: true) { if isHere { $0.integer(standing.receipt?.version ?? 1) } }
        cell(&buffer, isFigure: true) { if isHere { $0.integer(standing.counts[.error] ?? 0) } }
        cell(&buffer, isFigure: true) { if isHere { $0.integer(standing.counts[.warning] ?? 0) } }
        cell(&buffer) { buffer in
            guard let file = standing.file, let copy = copies[file] else { return }
            link(copy, LocalizedText(vi: "Tải về", en: "Download"), to: &buffer)
        }
    }

    func link(_ path: String, _ title: LocalizedText, to buffer: inout TextBuffer) {
        buffer.raw("<a href=\"")
        buffer.address(path)
        buffer.raw("\">")
        buffer.both(title)
        buffer.raw("</a>")
    }

    // MARK: - Progress

    private func appendProgress(to buffer: inout TextBuffer) {
        guard !progress.isEmpty else { return }
        buffer.element("h2", LocalizedText(vi: "Kết quả so với chỉ tiêu giao", en: "Results against quotas"))
        buffer.raw("\n")
        // Each indicator gets its share of the lines.
        let most = max(Self.shownLines / progress.count, 5)
        for item in progress {
            let unit = item.indicator.unit.map { " (\($0))" } ?? ""
            let name = item.indicator.name.plain(limit: 100) + unit.plain(limit: 40)
            let rows = (item.whole.map { [$0] } ?? []) + item.units
            table(.progress, LocalizedText(vi: name, en: name), rows, most: most, to: &buffer) { buffer, row in
                append(row, to: &buffer)
            }
        }
    }

    private func append(_ row: QuotaProgress, to buffer: inout TextBuffer) {
        rowHead(&buffer, isCard: false) { buffer in
            if let unit = row.organization { return buffer.html(report.name(of: unit), limit: 100) }
            buffer.both(
                row.isComplete
                    ? LocalizedText(vi: "Tất cả", en: "All")
                    : LocalizedText(
                        vi: "Tất cả – mới có \(row.results)/\(row.quotas) đơn vị",
                        en: "All – \(row.results) of \(row.quotas) units so far"))
        }
        cell(&buffer, isFigure: true, isCard: false) { $0.both(.figure(row.quota)) }
        cell(&buffer, isFigure: true, isCard: false) { buffer in
            if let result = row.result {
                buffer.both(.figure(result))
            } else {
                buffer.both(LocalizedText(vi: "chưa có số", en: "no figure"))
            }
        }
        cell(&buffer, isCard: false) { buffer in
            guard let percent = row.percent else { return buffer.raw("–") }
            let shown = percent.rounded(decimals: 1)
            let width = min(max(shown, 0), 100)
            buffer.both(LocalizedText(vi: VietnameseFormat.number(shown) + "%", en: shown.canonicalText + "%"))
            buffer.raw(
                "<span class=bar aria-hidden=\"true\"><i style=\"width:\(width.canonicalText)%\"></i></span>")
        }
    }

    // MARK: - The rest

    /// Checks that could not be made, those of one rule for one reason together.
    private func appendNotEvaluated(to buffer: inout TextBuffer) {
        guard !report.notEvaluated.isEmpty else { return }
        buffer.element("h2", LocalizedText(vi: "Chưa kiểm được", en: "Not evaluated"))
        buffer.raw("\n")
        struct Group: Hashable {
            var code: Problem.Code
            var reason: LocalizedText
        }
        var order: [Group] = []
        var groups: [Group: [NotEvaluated]] = [:]
        for item in report.notEvaluated {
            let group = Group(code: item.code, reason: item.reason)
            if groups[group] == nil { order.append(group) }
            groups[group, default: []].append(item)
        }
        let titles = Dictionary(RuleKind.all.map { ($0.code, $0.title) }) { first, _ in first }
        let caption = LocalizedText(
            vi: "Những phép kiểm chưa thực hiện được; không tính là đạt",
            en: "Checks that could not be made; they do not count as passed")
        table(.unevaluated, caption, order, most: Self.shownLines, to: &buffer) { buffer, group in
            let items = groups[group] ?? []
            rowHead(&buffer) {
                $0.both(titles[group.code] ?? LocalizedText(vi: group.code.rawValue, en: group.code.rawValue))
            }
            cell(&buffer) { $0.both(group.reason, limit: 300) }
            cell(&buffer, isFigure: true) { $0.integer(items.reduce(0) { $0 + $1.count }) }
            cell(&buffer) { buffer in
                let subjects = items.lazy.flatMap(subjects(of:)).prefix(9)
                buffer.html(subjects.prefix(8).joined(separator: "; "), limit: 500)
                if subjects.count > 8 { buffer.raw("; …") }
            }
        }
    }

    /// The first units and the indicator that a check could not be made for.
    private func subjects(of item: NotEvaluated) -> [String] {
        let indicator = item.indicator.map(report.name(indicator:))
        guard !item.organizations.isEmpty else { return indicator.map { [$0] } ?? [] }
        return item.organizations.prefix(9).map { unit in
            [report.name(organization: unit), indicator].compactMap(\.self).joined(separator: " – ")
        }
    }

    private func appendFoot(to buffer: inout TextBuffer) {
        buffer.raw("<footer>")
        for (output, path) in files {
            buffer.raw("<p>")
            link(path, output.title, to: &buffer)
            buffer.raw("</p>\n")
        }
        buffer.element(
            "p",
            LocalizedText(
                vi: "Trang do DoiSoat lập. Công cụ chỉ nêu chỗ khác nhau và nguồn; không sửa số liệu của đơn vị nào.",
                en: "Made by DoiSoat, which shows differences and their sources and changes no unit's figures."),
            "class=m")
        buffer.raw("</footer>\n")
    }
}

extension StandingState {
    /// The class of its colours.
    var color: String {
        switch self {
        case .received: PageColors.good.name
        case .late: PageColors.look.name
        case .missing, .unreadable: PageColors.wrong.name
        case .exempt: PageColors.plain.name
        }
    }
}

extension LocalizedText {
    /// A number as each language writes it, to four decimals: quotients have more than anyone reads.
    static func figure(_ value: Decimal) -> LocalizedText {
        let shown = value.rounded(decimals: 4)
        return LocalizedText(vi: VietnameseFormat.number(shown), en: shown.canonicalText)
    }

    /// A number in the fewest digits as each language writes it; another text as it is.
    static func figure(_ text: String) -> LocalizedText {
        Decimal(string: text).map { .figure($0) } ?? LocalizedText(vi: text, en: text)
    }
}

extension Decimal {
    /// A share in whole percent, in words.
    fileprivate static func share(_ part: Int, of whole: Int) -> LocalizedText? {
        guard whole > 0 else { return nil }
        let percent = (Decimal(part) * 100 / Decimal(whole)).rounded(decimals: 0).canonicalText + "%"
        return LocalizedText(vi: percent, en: percent)
    }
}
