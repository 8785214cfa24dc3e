internal import Findings
internal import SheetModel

/// What Excel asks of a sheet beside its rows, checked before anything is written: a file that breaks one of these rules
/// is repaired, or refused, when it is opened.
struct SheetChecks {
    let sheet: NewSheet

    func run() throws(Problem) {
        try Self.check(sheetName: sheet.name)
        try checkView()
        try checkColumns()
        try checkRanges()
        try checkMerged()
        try checkNotesAndLinks()
        try checkValidations()
        try checkConditionalFormats()
        try checkPage()
        try checkDrawings()
    }

    static func check(sheetName name: String) throws(Problem) {
        let isShort = !name.isEmpty && name.utf16.count <= ExcelLimit.sheetName
        let isPlain = !name.unicodeScalars.contains { "[]:*?/\\".unicodeScalars.contains($0) || $0.value < 0x20 }
        guard isShort, isPlain, name.first != "'", name.last != "'" else {
            throw WriteProblem.name(
                "tên trang tính phải có 1–31 ký tự, không chứa [ ] : * ? / \\, không bắt đầu hoặc kết thúc bằng dấu nháy đơn",
                "a sheet's name needs 1 to 31 characters, none of [ ] : * ? / \\, and no apostrophe at either end",
                sheet: name)
        }
    }

    private func checkView() throws(Problem) {
        let view = sheet.view
        guard (10...400).contains(view.zoom), (0..<CellReference.rowLimit).contains(view.frozenRows),
            (0..<CellReference.columnLimit).contains(view.frozenColumns),
            (0...ExcelLimit.outlineLevel).contains(view.rowOutlineLevels),
            (0...ExcelLimit.rowHeight).contains(view.rowHeight ?? 0)
        else {
            throw limit(
                "tỷ lệ xem, phần cố định, cấp nhóm hoặc chiều cao dòng vượt giới hạn",
                "zoom, frozen panes, outline levels or row height are out of bounds")
        }
    }

    private func checkColumns() throws(Problem) {
        var last = -1
        for layout in sheet.columns.sorted(by: { $0.columns.lowerBound < $1.columns.lowerBound }) {
            let name = CellReference.columnName(max(layout.columns.lowerBound, 0))
            guard layout.columns.lowerBound >= 0, layout.columns.upperBound < CellReference.columnLimit else {
                throw WriteProblem.offSheet(sheet: sheet.name)
            }
            guard layout.columns.lowerBound > last else {
                throw WriteProblem.overlap(
                    "cột được khai hai lần", "a column is laid out twice", sheet: sheet.name, cell: "\(name):\(name)")
            }
            guard (0...ExcelLimit.columnWidth).contains(layout.width ?? 0),
                (0...ExcelLimit.outlineLevel).contains(layout.outlineLevel)
            else {
                throw limit(
                    "cột rộng hơn 255 ký tự hoặc cấp nhóm ngoài 0–7",
                    "a column is wider than 255 characters, or its outline level is outside 0–7", "\(name):\(name)")
            }
            last = layout.columns.upperBound
        }
    }

    private func checkRanges() throws(Problem) {
        var ranges = sheet.merged + sheet.links.map(\.range) + sheet.tables.map(\.definition.range)
        ranges += sheet.validations.flatMap(\.ranges) + sheet.conditionalFormats.flatMap(\.ranges)
        ranges += sheet.page.printArea + sheet.notes.map { CellRange($0.cell, $0.cell) }
        if let range = sheet.autoFilter { ranges.append(range) }
        for range in ranges where !Self.isOnSheet(range) {
            throw WriteProblem.offSheet(sheet: sheet.name, cell: range.description)
        }
    }

    static func isOnSheet(_ range: CellRange) -> Bool {
        range.first.row >= 0 && range.first.column >= 0 && range.last.row < CellReference.rowLimit
            && range.last.column < CellReference.columnLimit
    }

    private func checkMerged() throws(Problem) {
        if let single = sheet.merged.first(where: { $0.first == $0.last }) {
            throw value("vùng gộp chỉ có một ô", "a merged range of one cell", single.description)
        }
        let ranges = sheet.merged + sheet.tables.map(\.definition.range)
        if let range = Self.firstOverlap(ranges) {
            throw WriteProblem.overlap(
                "vùng gộp hoặc bảng chồng lên vùng khác", "a merged range or table overlaps another",
                sheet: sheet.name, cell: range.description)
        }
    }

    /// A range that shares a cell with an earlier one, from top to bottom.
    ///
    /// - Complexity: O(n log n + n·k), with k ranges that cross one row.
    static func firstOverlap(_ ranges: [CellRange]) -> CellRange? {
        var open: [CellRange] = []
        for range in ranges.sorted(by: { $0.first < $1.first }) {
            open.removeAll { $0.last.row < range.first.row }
            if open.contains(where: {
                $0.first.column <= range.last.column && range.first.column <= $0.last.column
            }) {
                return range
            }
            open.append(range)
        }
        return nil
    }

    private func checkNotesAndLinks() throws(Problem) {
        var seen: Set<CellReference> = []
        for note in sheet.notes {
            guard seen.insert(note.cell).inserted else {
                throw WriteProblem.overlap(
                    "ô có hai ghi chú", "a cell has two notes", sheet: sheet.name, cell: note.cell.description)
            }
            guard note.text.utf16.count <= ExcelLimit.text else {
                throw WriteProblem.tooLong(ExcelLimit.text, sheet: sheet.name, cell: note.cell.description)
            }
        }
        guard sheet.links.count <= ExcelLimit.links else {
            throw limit(
                "có hơn \(ExcelLimit.links) liên kết trên một trang tính",
                "more than \(ExcelLimit.links) hyperlinks on a sheet")
        }
        for link in sheet.links {
            let length = max(link.target?.utf16.count ?? 0, link.location?.utf16.count ?? 0)
            guard length <= 2_079, link.tooltip?.utf16.count ?? 0 <= 255 else {
                throw limit(
                    "địa chỉ liên kết dài hơn 2079 ký tự, hoặc chú thích dài hơn 255",
                    "a hyperlink's address is longer than 2,079 characters, or its tooltip than 255",
                    link.range.description)
            }
        }
    }

    private func checkValidations() throws(Problem) {
        for rule in sheet.validations {
            let cell = rule.ranges.first?.description
            guard !rule.ranges.isEmpty else {
                throw value("quy tắc nhập liệu không có vùng ô", "a data validation without cells", nil)
            }
            guard
                ["none", "whole", "decimal", "list", "date", "time", "textLength", "custom"].contains(rule.type),
                ["stop", "warning", "information"].contains(rule.errorStyle ?? "stop"),
                rule.type == "none" || rule.formula1?.isEmpty == false
            else {
                throw value(
                    "quy tắc nhập liệu có kiểu không hợp lệ hoặc thiếu công thức",
                    "a data validation of an unknown kind, or without a formula", cell)
            }
            let texts = [(rule.promptTitle, 32), (rule.prompt, 255), (rule.errorTitle, 32), (rule.error, 255)]
            for (text, limit) in texts where text?.utf16.count ?? 0 > limit {
                throw WriteProblem.tooLong(limit, sheet: sheet.name, cell: cell)
            }
            for formula in [rule.formula1, rule.formula2].compactMap(\.self) {
                let limit = formula.hasPrefix("\"") ? 257 : ExcelLimit.formula
                guard formula.utf16.count <= limit else {
                    throw WriteProblem.tooLong(limit, sheet: sheet.name, cell: cell)
                }
            }
        }
    }

    private func checkConditionalFormats() throws(Problem) {
        for format in sheet.conditionalFormats {
            var formulas: [String] = []
            switch format.rule {
            case .cellIs(let comparison, let first, let second):
                let isRange = comparison == .between || comparison == .notBetween
                formulas = [first] + [second].compactMap(\.self)
                if formulas.count != (isRange ? 2 : 1) { formulas = [""] }
            case .expression(let formula): formulas = [formula]
            case .colorScale, .dataBar: break
            }
            guard !format.ranges.isEmpty, !formulas.contains("") else {
                throw value(
                    "định dạng có điều kiện thiếu vùng ô hoặc công thức",
                    "a conditional format lacks cells or a formula", format.ranges.first?.description)
            }
        }
    }

    private func checkPage() throws(Problem) {
        let page = sheet.page
        guard (10...400).contains(page.scale ?? 100), (0...32_767).contains(page.fitToWidth ?? 0),
            (0...32_767).contains(page.fitToHeight ?? 0)
        else { throw limit("tỷ lệ in vượt giới hạn", "the print scale is out of bounds") }
        for text in [page.header, page.footer] where text?.utf16.count ?? 0 > 255 {
            throw WriteProblem.tooLong(255, sheet: sheet.name)
        }
        let rows = page.breaksBeforeRows + [page.titleRows?.lowerBound, page.titleRows?.upperBound].compactMap(\.self)
        let columns =
            page.breaksBeforeColumns
            + [page.titleColumns?.lowerBound, page.titleColumns?.upperBound].compactMap(\.self)
        guard rows.allSatisfy((0..<CellReference.rowLimit).contains),
            columns.allSatisfy((0..<CellReference.columnLimit).contains)
        else { throw WriteProblem.offSheet(sheet: sheet.name) }
        guard page.breaksBeforeRows.count <= 1_026, page.breaksBeforeColumns.count <= 1_026 else {
            throw limit("có hơn 1026 chỗ ngắt trang", "more than 1,026 page breaks")
        }
    }

    private func checkDrawings() throws(Problem) {
        for anchor in sheet.images.map(\.anchor) + sheet.charts.map(\.anchor) {
            var isGood = Self.isOnSheet(CellRange(anchor.from, anchor.from)) && anchor.offsetX >= 0
            isGood = isGood && anchor.offsetY >= 0
            switch anchor.extent {
            case .pixels(let width, let height):
                isGood = isGood && (1...65_536).contains(width) && (1...65_536).contains(height)
            case .to(let cell):
                isGood =
                    isGood && Self.isOnSheet(CellRange(cell, cell)) && cell.row >= anchor.from.row
                    && cell.column >= anchor.from.column
            }
            guard isGood else {
                throw value(
                    "vị trí hình hoặc biểu đồ không hợp lệ", "a picture or chart stands nowhere on the sheet",
                    anchor.from.description)
            }
        }
        for image in sheet.images where image.kind == nil {
            throw value("hình không phải PNG hay JPEG", "a picture is no PNG or JPEG", image.anchor.from.description)
        }
        for chart in sheet.charts where chart.series.isEmpty {
            throw value("biểu đồ không có dãy số liệu", "a chart without series", chart.anchor.from.description)
        }
    }

    private func limit(_ vi: String, _ en: String, _ cell: String? = nil) -> Problem {
        WriteProblem.limit(vi, en, sheet: sheet.name, cell: cell)
    }

    private func value(_ vi: String, _ en: String, _ cell: String?) -> Problem {
        WriteProblem.value(vi, en, sheet: sheet.name, cell: cell)
    }
}
