internal import Findings
internal import Reports
internal import SheetModel
internal import VietnameseText
internal import XLSX

/// The sheet “Ý kiến” of a marked copy: a row for each finding, with room for the sender's explanation, and the finding's id in
/// a hidden column, so that it is known again when the copy comes back.
enum OpinionSheet {
    /// The name on the tab.
    static let name = "Ý kiến"
    /// The headings; what comes back is found by them.
    static let headings = [
        "Ô", "Nội dung", "Số của đơn vị", "Số đối chiếu và nguồn", "Giải trình", "Đã sửa?", "Mã phát hiện",
    ]
    private static let widths: [Double] = [28, 52, 16, 40, 44, 10, 20]

    /// Whether a tab may be such a sheet, a second one included.
    static func isName(_ text: String) -> Bool { NFC.normalised(text).lowercased().hasPrefix(name.lowercased()) }

    /// A name that no sheet of the workbook has: a copy that came back has one already.
    static func freeName(besides names: [String]) -> String { AddedSheet.freeName(name, besides: names) }

    /// Where what comes back stands.
    struct Columns {
        /// The explanation.
        var text: Int
        /// Whether it is corrected.
        var answer: Int?
        /// The finding's id.
        var id: Int
    }

    /// The columns, where the row is that of the headings; they may have been moved.
    static func columns(of row: GridRow) -> Columns? {
        var places: [String: Int] = [:]
        for cell in row.cells { places[NFC.normalised(cell.shown).lowercased()] = cell.column }
        let names = headings.map { $0.lowercased() }
        guard let text = places[names[4]], let id = places[names[6]] else { return nil }
        return Columns(text: text, answer: places[names[5]], id: id)
    }

    /// Whether a sheet is one that a marked copy was given: it holds no figures of its own.
    static func isOpinions(_ grid: SheetGrid) -> Bool {
        isName(grid.name) && grid.rows.contains { columns(of: $0) != nil }
    }

    /// The colour of cells that are cited, as files spell it.
    static func fill(_ severity: Severity) -> String {
        switch severity {
        case .error: "FFFFC7CE"
        case .warning: "FFFFEB9C"
        case .information: "FFDDEBF7"
        }
    }

    /// How much it matters, with a sign for those who see no colours.
    static func words(_ severity: Severity) -> String {
        switch severity {
        case .error: "✖ Lỗi"
        case .warning: "▲ Cảnh báo"
        case .information: "• Thông tin"
        }
    }

    /// The sheet; `marked` are the names of the sheets that links may lead to.
    static func sheet(
        _ name: String, title: String, _ opinions: [SenderOpinions.Opinion], marked: Set<String>
    ) -> AddedSheet {
        var (bold, wrapped, head, link) = (StyleChange(), StyleChange(), StyleChange(), StyleChange())
        bold.isBold = true
        wrapped.wrapsText = true
        wrapped.isAtTop = true
        head.isBold = true
        head.wrapsText = true
        head.fillColor = "FFDDEBF7"
        link.fontColor = "FF0B4F94"
        link.wrapsText = true
        link.isAtTop = true
        // A ground of its own, so that the words beside it do not seem to run on into the figure.
        var own = wrapped
        own.fillColor = "FFF0F3F7"
        var input = wrapped
        input.fillColor = "FFFFFFE5"
        let request =
            "Đề nghị đơn vị ghi giải trình vào cột “Giải trình”, hoặc sửa ô rồi ghi “có” vào cột “Đã sửa?”; "
            + "giữ nguyên trang này và gửi lại tệp."
        var sheet = AddedSheet(name)
        sheet.rows = [
            AddedSheet.Row([AddedSheet.Cell(title, style: bold)]), AddedSheet.Row([AddedSheet.Cell(request)]),
            AddedSheet.Row([]), AddedSheet.Row(headings.map { AddedSheet.Cell($0, style: head) }),
        ]
        sheet.frozenRows = sheet.rows.count
        sheet.columns = widths.enumerated().map { place, width in
            AddedSheet.Column(width: width, isHidden: place == headings.count - 1)
        }
        for opinion in opinions {
            let place = opinion.places.first
            let location = place.flatMap { Self.location(of: $0, marked: marked) }
            var marking = link
            marking.fillColor = fill(opinion.severity)
            let cells = [
                AddedSheet.Cell(Self.text(of: opinion.places), style: marking, location: location),
                AddedSheet.Cell("\(words(opinion.severity)): \(opinion.text)", style: wrapped),
                AddedSheet.Cell(opinion.own, style: own), AddedSheet.Cell(opinion.compared, style: wrapped),
                AddedSheet.Cell(opinion.explanation.map { .text($0) } ?? .blank, style: input),
                AddedSheet.Cell(.blank, style: input), AddedSheet.Cell(opinion.id, style: wrapped),
            ]
            sheet.rows.append(AddedSheet.Row(cells, height: height(of: cells)))
        }
        if !opinions.isEmpty { sheet.validations = [answers(rows: sheet.frozenRows..<sheet.rows.count)] }
        return sheet
    }

    private static func text(of places: [Evidence]) -> String {
        let cells = places.compactMap { evidence -> String? in
            guard let sheet = evidence.place.sheet else { return nil }
            return evidence.place.cell.map { "\(sheet)!\($0)" } ?? sheet
        }
        guard let first = cells.first else { return "(cả tệp)" }
        return first + (cells.count > 1 ? " (và \(cells.count - 1) nơi nữa)" : "")
    }

    private static func location(of evidence: Evidence, marked: Set<String>) -> String? {
        guard let sheet = evidence.place.sheet, let cell = evidence.place.cell, marked.contains(sheet) else {
            return nil
        }
        let name = sheet.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        return "'\(name)'!\(cell)"
    }

    /// Room for the longest text, in lines of 15 points.
    private static func height(of cells: [AddedSheet.Cell]) -> Double? {
        var lines = 1
        for (cell, width) in zip(cells, widths) {
            guard case .text(let text) = cell.value else { continue }
            let own = text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) {
                $0 + max(1, (Double($1.count) / width).rounded(.up))
            }
            lines = max(lines, Int(own))
        }
        return lines > 1 ? min(Double(lines) * 15 + 1, 400) : nil
    }

    private static func answers(rows: Range<Int>) -> DataValidation {
        let column = headings.count - 2
        let range = CellRange(
            CellReference(row: rows.lowerBound, column: column), CellReference(row: rows.upperBound - 1, column: column)
        )
        var rule = DataValidation(ranges: [range], type: "list")
        rule.formula1 = "\"có,chưa\""
        rule.errorStyle = "warning"
        rule.errorTitle = "Đã sửa?"
        rule.error = "Chọn một trong: có, chưa."
        return rule
    }
}
