internal import Domain
internal import Findings
internal import FoundationEssentials
internal import Reports
internal import SheetModel
internal import VietnameseText
internal import XLSX

/// Brings the sheets of a record into a workbook: styles, links, filters, what stays at the top and how it is printed.
struct RecordWriter {
    private let writer: WorkbookWriter
    private let styles: RecordStyles
    /// The hyperlinks that Excel takes on a sheet.
    private static let linkLimit = 65_000

    /// A workbook for sheets.
    ///
    /// - Throws: `XLSX_WRITE_…`.
    init(title: String) throws(Problem) {
        writer = WorkbookWriter(defaultFont: Font(name: "Times New Roman", size: 12))
        writer.properties.title = title
        styles = try RecordStyles(writer)
    }

    /// A workbook of the sheets.
    ///
    /// - Throws: `XLSX_WRITE_…`.
    static func workbook(of sheets: [RecordSheet], title: String) throws(Problem) -> WorkbookWriter {
        let record = try RecordWriter(title: title)
        return try record.workbook(of: sheets.map(record.layout.laidOut))
    }

    /// How sheets are laid out, for tasks beside each other.
    var layout: RecordLayout { RecordLayout(styles: styles, linkLimit: Self.linkLimit) }

    /// The workbook of sheets that were laid out.
    ///
    /// - Throws: `XLSX_WRITE_…`.
    func workbook(of sheets: [RecordLayout.Sheet]) throws(Problem) -> WorkbookWriter {
        for sheet in sheets { try writer.add(sheet.sheet, rows: sheet.rows) }
        return writer
    }
}

/// Lays sheets of a record out.
struct RecordLayout: Sendable {
    fileprivate let styles: RecordStyles
    fileprivate let linkLimit: Int

    /// A sheet as it is written.
    struct Sheet: Sendable {
        fileprivate var sheet: NewSheet
        fileprivate var rows: [RowEntry]
    }

    /// Lays a sheet out.
    ///
    /// - Complexity: linear in the cells and their texts.
    func laidOut(_ sheet: RecordSheet) -> Sheet {
        var new = NewSheet(sheet.name)
        let heading = sheet.top.count
        new.view.frozenRows = heading + 1
        new.view.frozenColumns = sheet.frozenColumns
        let last = max(sheet.columns.count - 1, 0)
        for (place, column) in sheet.columns.enumerated() {
            new.columns.append(ColumnLayout(place...place, width: column.width))
        }
        if sheet.hasFilter, !sheet.rows.isEmpty {
            new.autoFilter = CellRange(
                CellReference(row: heading, column: 0), CellReference(row: heading + sheet.rows.count, column: last))
        }
        let printed = min(sheet.printedColumns ?? sheet.columns.count, sheet.columns.count)
        new.page.paper = sheet.columns.prefix(printed).reduce(0) { $0 + $1.width } > 220 ? .a3 : .a4
        new.page.isLandscape = true
        // Dozens of columns on one page are read by nobody: they go on, beside the names.
        if sheet.frozenColumns > 0, sheet.columns.reduce(0, { $0 + $1.width }) > 300 {
            new.page.titleColumns = 0...(sheet.frozenColumns - 1)
        } else {
            new.page.fitToWidth = 1
        }
        new.page.titleRows = heading...heading
        new.page.footer = "&L&A&R&P/&N"
        if printed < sheet.columns.count, printed > 0 {
            new.page.printArea = [
                CellRange(
                    CellReference(row: 0, column: 0),
                    CellReference(row: heading + sheet.rows.count, column: printed - 1))
            ]
        }
        new.links = links(of: sheet)
        let head = sheet.columns.map { RecordSheet.Cell($0.title, .heading) }
        var rows = sheet.top.map { RowEntry($0.map(entry)) }
        rows.reserveCapacity(rows.count + sheet.rows.count + 1)
        rows.append(row(head, sheet.columns))
        for cells in sheet.rows { rows.append(row(cells, sheet.columns)) }
        return Sheet(sheet: new, rows: rows)
    }

    /// A row as high as its longest text needs: not all programs find that out by themselves.
    private func row(_ cells: [RecordSheet.Cell], _ columns: [RecordSheet.Column]) -> RowEntry {
        var lines = 1
        for (cell, column) in zip(cells, columns) {
            guard case .text(let text) = cell.content else { continue }
            // A letter is about as wide as a digit, which a column's width counts; words leave part of a line empty.
            let room = max(Int(column.width * (cell.role == .heading ? 0.8 : 0.95)), 1)
            lines = max(lines, Self.lines(of: text, room: room))
        }
        let height = min(Double(lines) * 16, 400)
        return RowEntry(cells.map(entry), layout: RowLayout(height: lines > 1 ? height : nil))
    }

    /// The lines that a text takes where words stay whole; capitals are wider than digits.
    private static func lines(of text: String, room: Int) -> Int {
        // Most texts are short, and a byte is at least a letter.
        if text.utf8.count * 13 <= room * 10, !text.utf8.contains(10) { return 1 }
        return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).reduce(0) { total, paragraph in
            var (lines, used) = (1, 0.0)
            for word in paragraph.split(separator: " ") {
                let width = word.reduce(0.0) { $0 + ($1.isUppercase ? 1.3 : 1) }
                if used > 0, used + 1 + width > Double(room) { (lines, used) = (lines + 1, 0) }
                used += (used > 0 ? 1 : 0) + width
                while used > Double(room) { (lines, used) = (lines + 1, used - Double(room)) }
            }
            return total + lines
        }
    }

    private func links(of sheet: RecordSheet) -> [Hyperlink] {
        var links: [Hyperlink] = []
        for (row, cells) in sheet.rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                guard let link = cell.link else { continue }
                let place = CellReference(row: row + sheet.top.count + 1, column: column)
                // A part of the path that is too long for Excel leads nowhere.
                guard link.target?.utf8.count ?? 0 <= 2000, link.location?.utf16.count ?? 0 <= 255 else { continue }
                links.append(
                    Hyperlink(range: CellRange(place, place), target: link.target, location: link.location))
                if links.count == linkLimit { return links }
            }
        }
        return links
    }

    private func entry(_ cell: RecordSheet.Cell) -> CellEntry {
        let isLink = cell.link != nil
        switch cell.content {
        case .blank: return CellEntry(style: styles.style(cell.role, .words))
        case .text(let text): return CellEntry(text, style: styles.style(cell.role, isLink ? .link : .words))
        case .count(let count): return CellEntry(count, style: styles.style(cell.role, .whole))
        case .number(let decimal):
            // A number that a cell cannot hold exactly stays text.
            guard let double = Double(decimal.canonicalText), Decimal(fifteenDigitsOf: double) == decimal else {
                return CellEntry(decimal.canonicalText, style: styles.style(cell.role, .words))
            }
            let isWhole = decimal.rounded(decimals: 0) == decimal
            return CellEntry(double, style: styles.style(cell.role, isWhole ? .whole : .fraction))
        case .day(let day, let time):
            guard let serial = day.serial else {
                return CellEntry(day.description, style: styles.style(cell.role, .words))
            }
            guard let time, let share = Self.share(ofDay: time) else {
                return CellEntry(Double(serial), style: styles.style(cell.role, .day))
            }
            return CellEntry(Double(serial) + share, style: styles.style(cell.role, .moment))
        }
    }

    /// `08:30` as a part of a day, to the minute.
    private static func share(ofDay time: String) -> Double? {
        let parts = time.split(separator: ":").compactMap { Int($0) }
        guard parts.count >= 2, (0..<24).contains(parts[0]), (0..<60).contains(parts[1]) else { return nil }
        return Double(parts[0] * 60 + parts[1]) / 1440
    }
}

/// How the cells of a record look.
fileprivate struct RecordStyles: Sendable {
    /// How a cell's content is shown.
    enum Kind: CaseIterable, Sendable {
        case words
        case link
        case whole
        case fraction
        case day
        case moment
    }

    private struct Key: Hashable {
        var role: RecordSheet.Role
        var kind: Kind
    }

    private var ids: [Key: StyleID] = [:]

    init(_ writer: WorkbookWriter) throws(Problem) {
        for role in RecordSheet.Role.allCases {
            for kind in Kind.allCases {
                ids[Key(role: role, kind: kind)] = try writer.style(Self.style(role, kind))
            }
        }
    }

    func style(_ role: RecordSheet.Role, _ kind: Kind) -> StyleID { ids[Key(role: role, kind: kind)] ?? .standard }

    private static func style(_ role: RecordSheet.Role, _ kind: Kind) -> CellStyle {
        var style = CellStyle(alignment: Alignment(vertical: .top, wrapsText: kind == .words || kind == .link))
        style.border = .all(.thin, color: 0x7B8794)
        switch kind {
        case .words: break
        case .link: style.font = Font(color: 0x0B4F94, underline: .single)
        case .whole: style.numberFormat = "#,##0"
        case .fraction: style.numberFormat = "#,##0.####"
        case .day: style.numberFormat = "dd/mm/yyyy"
        case .moment: style.numberFormat = "dd/mm/yyyy hh:mm"
        }
        switch role {
        case .title:
            style.font = Font(size: 16, isBold: true)
            style.border = Border()
            style.alignment.wrapsText = false
        case .subtitle:
            style.border = Border()
            style.alignment.wrapsText = false
        case .heading:
            style.font = Font(isBold: true)
            style.fill = .solid(0xDDEBF7)
            style.alignment.horizontal = .center
            style.alignment.vertical = .center
        case .total: style.font = Font(isBold: true)
        case .body: break
        case .good: style.fill = .solid(0xE3F4E6)
        case .error: style.fill = .solid(0xFDE8E8)
        case .warning: style.fill = .solid(0xFFF3CD)
        case .information: style.fill = .solid(0xE6EFFB)
        case .differing:
            style.fill = .solid(0xFDE8E8)
            // Not by colour alone: the number itself is shown as one that differs.
            if kind == .whole || kind == .fraction { style.numberFormat = "\"≠ \"" + style.numberFormat }
        }
        return style
    }
}
