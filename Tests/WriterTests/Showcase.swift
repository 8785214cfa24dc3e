import Foundation
import SheetModel
import XLSX

/// A workbook with one of everything that can be written, laid out as a commune's report is.
enum Showcase {
    static let communes = [
        ("TT Khâm Đức", 8.0, 8.0), ("Phước Xuân", 2, 2), ("Phước Hiệp", 4, 4), ("Phước Hoà", 2, 1),
        ("Phước Chánh", 5, 5),
        ("Phước Công", 2, 3), ("Phước Kim", 3, 2), ("Phước Thành", 4, 4),
    ]

    /// The smallest picture that shows something: a PNG of 8 × 8 red pixels.
    static let picture: [UInt8] = {
        let text = """
            iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mM4oKCAFTEMLQkAKj9AAQUJSn0AAAAASUVORK5CYII=\

            """
        return [UInt8](Data(base64Encoded: text) ?? Data())
    }()

    static func writer() throws -> WorkbookWriter {
        let writer = WorkbookWriter(defaultFont: Font(name: "Times New Roman", size: 12))
        writer.properties.title = "Biểu 01: Kết quả giao quân"
        writer.properties.author = "Ban CHQS huyện"
        writer.properties.company = "UBND huyện Phước Sơn"
        writer.properties.created = "2022-10-26T08:30:00Z"
        writer.properties.custom = [
            ("Mã biểu", .text("bieu-01")), ("Lần nộp", .number(2)), ("Đã duyệt", .boolean(true)),
            ("Ngày duyệt", .date("2022-10-27T00:00:00Z")),
        ]
        try addReport(to: writer)
        try addCharts(to: writer)
        try addOutline(to: writer)
        var hidden = NewSheet("Danh mục")
        hidden.view.visibility = .hidden
        try writer.add(hidden, rows: ["Đạt", "Không đạt"].map { RowEntry([CellEntry($0)]) })
        try writer.add(DefinedName(name: "DanhGia", refersTo: "'Danh mục'!$A$1:$A$2"))
        return writer
    }

    private static func range(_ text: String) throws -> CellRange { try CellRange(of: text) }

    private static func addReport(to writer: WorkbookWriter) throws {
        var sheet = NewSheet("Biểu 01")
        sheet.columns = [
            ColumnLayout(0...0, width: 6), ColumnLayout(1...1, width: 26), ColumnLayout(2...4, width: 13),
            ColumnLayout(5...5, width: 14), ColumnLayout(6...6, width: 16), ColumnLayout(7...7, isHidden: true),
        ]
        sheet.merged = [try range("A1:C1"), try range("A3:G3"), try range("A4:G4"), try range("A15:B15")]
        sheet.view.frozenRows = 6
        sheet.view.frozenColumns = 2
        sheet.view.tabColor = 0x2E75B6
        sheet.view.showsGridLines = false
        sheet.notes = [
            Note(
                cell: CellReference(row: 9, column: 3), author: "Cán bộ tổng hợp",
                text: "Thiếu 01 đồng chí,\nđã giải trình.")
        ]
        sheet.links = [
            Hyperlink(range: try range("B7"), location: "'Biểu đồ'!A1", tooltip: "Xem biểu đồ"),
            Hyperlink(range: try range("G1"), target: "https://example.org/bieu-01?a=1&b=2"),
        ]
        var rule = DataValidation(ranges: [try range("G7:G14")], type: "list")
        rule.formula1 = "DanhGia"
        rule.promptTitle = "Đánh giá"
        rule.prompt = "Chọn trong danh mục."
        rule.error = "Không có trong danh mục."
        sheet.validations = [rule]
        let bad = CellStyle(font: Font(isBold: true, color: 0x9C0006), fill: .solid(0xFFC7CE))
        sheet.conditionalFormats = [
            ConditionalFormat([try range("D7:D14")], .expression("$D7<$C7"), style: bad),
            ConditionalFormat(
                [try range("E7:E14")], .cellIs(.greaterThan, "1"),
                style: CellStyle(font: Font(color: 0x006100), fill: .solid(0xC6EFCE))),
            ConditionalFormat([try range("C7:C14")], .dataBar(0x5B9BD5)),
            ConditionalFormat([try range("F7:F14")], .colorScale(low: 0xF8696B, middle: 0xFFEB84, high: 0x63BE7B)),
        ]
        sheet.page.paper = .a4
        sheet.page.isLandscape = true
        sheet.page.fitToWidth = 1
        sheet.page.titleRows = 4...5
        sheet.page.printArea = [try range("A1:G18")]
        sheet.page.header = "&LBiểu 01&RNăm 2022"
        sheet.page.footer = "&CTrang &P/&N"
        sheet.page.isCenteredHorizontally = true
        sheet.protection = SheetProtection(allowing: [.formatColumns, .autoFilter], password: "bieu01")
        sheet.images = [
            SheetImage(
                bytes: picture,
                anchor: DrawingAnchor(from: CellReference(row: 0, column: 4), .pixels(width: 40, height: 40)),
                description: "Ô màu đỏ")
        ]
        try writer.add(sheet, rows: try reportRows(writer))
    }

    private static func reportRows(_ writer: WorkbookWriter) throws -> [RowEntry] {
        let center = Alignment(horizontal: .center, vertical: .center, wrapsText: true)
        let title = try writer.style(CellStyle(font: Font(size: 14, isBold: true), alignment: center))
        let italic = try writer.style(CellStyle(font: Font(isItalic: true), alignment: center))
        let head = try writer.style(
            CellStyle(font: Font(isBold: true), fill: .solid(0xDDEBF7), border: .all(.thin), alignment: center))
        let text = try writer.style(CellStyle(border: .all(.thin)))
        let link = try writer.style(CellStyle(font: Font(color: 0x0563C1, underline: .single), border: .all(.thin)))
        let plain = try writer.style(CellStyle(font: Font(color: 0x0563C1, underline: .single)))
        let count = try writer.style(CellStyle(numberFormat: "#,##0", border: .all(.thin)))
        let rate = try writer.style(CellStyle(numberFormat: "0.0%", border: .all(.thin)))
        let date = try writer.style(
            CellStyle(numberFormat: "dd/mm/yyyy", border: .all(.thin), alignment: Alignment(horizontal: .center)))
        let open = try writer.style(CellStyle(border: .all(.thin), isLocked: false))
        let total = try writer.style(
            CellStyle(
                numberFormat: "#,##0", font: Font(isBold: true),
                border: Border(left: .init(.thin), right: .init(.thin), top: .init(.double), bottom: .init(.thin)),
                alignment: Alignment(horizontal: .right)))
        var rows: [RowEntry] = [
            [CellEntry("UBND HUYỆN PHƯỚC SƠN", style: title), CellEntry("Trang mạng", style: plain, column: 6)],
            [],
            RowEntry([CellEntry("BIỂU 01: KẾT QUẢ GIAO QUÂN NĂM 2022", style: title)], layout: RowLayout(height: 28)),
            [
                .richText(
                    [
                        TextRun(text: "Đơn vị tính: ", font: nil),
                        TextRun(text: "người", font: Font(isBold: true, isItalic: true, color: .red)),
                        TextRun(text: " (số liệu minh hoạ)", font: Font(size: 9, isItalic: true)),
                    ], style: italic)
            ],
            [],
            RowEntry(
                ["TT", "Đơn vị", "Chỉ tiêu giao", "Đã giao quân", "Tỷ lệ", "Ngày giao", "Đánh giá"].map {
                    CellEntry($0, style: head)
                }, layout: RowLayout(height: 36)),
        ]
        for (position, (name, quota, result)) in communes.enumerated() {
            let row = position + 7
            rows.append([
                CellEntry(position + 1, style: text), CellEntry(name, style: position == 0 ? link : text),
                CellEntry(quota, style: count), CellEntry(result, style: count),
                .formula("D\(row)/C\(row)", result: .number(result / quota), style: rate),
                CellEntry(44_860 + Double(position), style: date),
                CellEntry(result < quota ? "Không đạt" : "Đạt", style: open),
            ])
        }
        let sums = communes.reduce((0.0, 0.0)) { ($0.0 + $1.1, $0.1 + $1.2) }
        rows.append([
            CellEntry("Tổng cộng", style: total), CellEntry(nil as String?, style: total),
            .formula("SUM(C7:C14)", result: .number(sums.0), style: total),
            .formula("SUM(D7:D14)", result: .number(sums.1), style: total),
            .formula("D15/C15", result: .number(sums.1 / sums.0), style: rate),
        ])
        rows.append([])
        rows.append([nil, "=1+1 là chữ", CellEntry(.boolean(true)), CellEntry(.error(.notAvailable))])
        rows.append([nil, .formula("SUM(C7:C14*D7:D14)", result: .number(142), array: try range("B18"))])
        return rows
    }

    private static func addCharts(to writer: WorkbookWriter) throws {
        var sheet = NewSheet("Biểu đồ")
        let names = communes.map(\.0)
        func series(_ column: String, _ name: String, _ values: [Double]) -> SheetChart.Series {
            SheetChart.Series(
                name: .cell("'Biểu 01'!$\(column)$6", known: name), categories: "'Biểu 01'!$B$7:$B$14",
                values: "'Biểu 01'!$\(column)$7:$\(column)$14", knownCategories: names, knownValues: values)
        }
        let quota = series("C", "Chỉ tiêu giao", communes.map(\.1))
        let result = series("D", "Đã giao quân", communes.map(\.2))
        let kinds: [(SheetChart.Kind, String)] = [
            (.column, "Giao quân theo xã"), (.bar, "Thanh ngang"), (.line, "Đường"), (.pie, "Cơ cấu chỉ tiêu"),
        ]
        for (position, (kind, title)) in kinds.enumerated() {
            let place = CellReference(row: position / 2 * 20, column: position % 2 * 8)
            sheet.charts.append(
                SheetChart(
                    kind, series: kind == .pie ? [quota] : [quota, result],
                    anchor: DrawingAnchor(
                        from: place, .to(CellReference(row: place.row + 18, column: place.column + 7))), title: title,
                    categoryTitle: kind == .pie ? nil : "Đơn vị", valueTitle: kind == .pie ? nil : "Người",
                    legend: .bottom, showsValues: kind == .pie))
        }
        sheet.page.isLandscape = true
        sheet.page.paper = .a3
        sheet.page.fitToWidth = 1
        sheet.page.fitToHeight = 1
        try writer.add(sheet, rows: [])
    }

    private static func addOutline(to writer: WorkbookWriter) throws {
        var sheet = NewSheet("Bảng và nhóm")
        let names = ["Xã", "Quý", "Số hộ"]
        sheet.tables = [NewTable(TableDefinition(name: "HộNghèo", range: try range("A1:C9"), columns: names))]
        sheet.autoFilter = try range("E1:F5")
        sheet.view.rowOutlineLevels = 1
        sheet.columns = [
            ColumnLayout(0...0, width: 18, style: .standard), ColumnLayout(1...1, width: 10, outlineLevel: 1),
        ]
        sheet.page.breaksBeforeRows = [10]
        let turned = try writer.style(CellStyle(alignment: Alignment(rotation: 45)))
        var rows: [RowEntry] = [
            RowEntry(
                names.map { CellEntry($0) } + [CellEntry("Nhóm", style: turned, column: 4), "Số"],
                layout: RowLayout(height: 40))
        ]
        for row in 1..<9 {
            var cells: [CellEntry] = [
                CellEntry(communes[row % 4].0), CellEntry("Quý \((row - 1) / 4 + 1)"), CellEntry(row * 17),
            ]
            if row < 5 { cells += [CellEntry(row % 2 == 0 ? "A" : "B", column: 4), CellEntry(row)] }
            rows.append(RowEntry(cells))
        }
        rows.append(RowEntry(["Chi tiết"], index: 10, layout: RowLayout(outlineLevel: 1)))
        rows.append(RowEntry(["Chi tiết ẩn"], layout: RowLayout(isHidden: true, outlineLevel: 1)))
        rows.append(RowEntry(["Tổng"], layout: RowLayout(isCollapsed: true)))
        try writer.add(sheet, rows: rows)
    }
}
