public import Findings
internal import SheetModel

/// Writes an inspection for a person at a terminal.
public struct InspectionText {
    private static let shownColumns = 40
    private let language: Language
    private var lines: [String] = []

    /// Renders `inspection` in `language`.
    public static func render(_ inspection: WorkbookInspection, in language: Language) -> String {
        var text = InspectionText(language: language)
        text.lines.append(inspection.file)
        for sheet in inspection.sheets { text.add(sheet) }
        text.addNames(inspection.names)
        if let drafts = inspection.drafts { text.lines += DraftText.lines(of: drafts, in: language) }
        return text.lines.joined(separator: "\n") + "\n"
    }

    private init(language: Language) { self.language = language }

    private func say(_ vi: String, _ en: String) -> String { language == .vietnamese ? vi : en }

    private mutating func add(_ sheet: SheetInspection) {
        var facts: [String] = []
        switch sheet.kind {
        case .worksheet: break
        case .chart: facts.append(say("trang biểu đồ", "chart sheet"))
        case .dialog: facts.append(say("trang hộp thoại", "dialog sheet"))
        case .macro: facts.append(say("trang macro", "macro sheet"))
        default: facts.append(sheet.kind.rawValue)
        }
        switch sheet.visibility {
        case .hidden: facts.append(say("đang ẩn", "hidden"))
        case .veryHidden: facts.append(say("ẩn sâu", "very hidden"))
        default: break
        }
        if let dimension = sheet.dimension {
            facts.append(dimension.description)
            facts.append("\(sheet.cells) " + say("ô", "cells"))
            if sheet.formulas > 0 { facts.append("\(sheet.formulas) " + say("công thức", "formulas")) }
        } else if sheet.kind == .worksheet {
            facts.append(say("trống", "empty"))
        }
        lines.append("")
        lines.append("▌ \(sheet.index + 1). \(sheet.name)  (\(facts.joined(separator: ", ")))")
        addDetails(sheet.details)
        for table in sheet.tables { add(table) }
        if sheet.tables.isEmpty, sheet.dimension != nil {
            lines.append("    " + say("Không thấy bảng nào.", "No table found."))
        }
    }

    private mutating func addDetails(_ details: SheetDetails) {
        var facts: [String] = []
        func add(_ count: Int, _ vi: String, _ en: String) {
            if count > 0 { facts.append("\(count) \(say(vi, en))") }
        }
        add(details.merged.count, "vùng gộp ô", "merged ranges")
        add(details.notes.count, "ghi chú", "notes")
        add(details.threads.count, "trao đổi", "threaded comments")
        add(details.links.count, "liên kết", "links")
        add(details.validations.count, "quy tắc nhập liệu", "data validations")
        if details.isProtected { facts.append(say("trang được bảo vệ", "sheet is protected")) }
        if !facts.isEmpty { lines.append("    " + facts.joined(separator: " · ")) }
        let columns = details.hiddenColumns.map(DetailsJSON.columns).joined(separator: ", ")
        let rows = details.hiddenRows.prefix(12).map(DetailsJSON.rows).joined(separator: ", ")
        if !columns.isEmpty { lines.append("    " + say("Cột ẩn: ", "Hidden columns: ") + columns) }
        if !rows.isEmpty {
            lines.append(
                "    " + say("Dòng ẩn: ", "Hidden rows: ") + rows + (details.hiddenRows.count > 12 ? ", …" : ""))
        }
    }

    private mutating func add(_ table: SheetTable) {
        lines.append(
            "    ┌ " + say("Bảng ", "Table ") + table.range.description + (table.title.map { "  \($0)" } ?? ""))
        if let unit = table.unit { lines.append("    │ " + say("Đơn vị tính: ", "Unit: ") + unit) }
        let kinds: [(TableRow.Kind, String, String)] = [
            (.data, "dòng số liệu", "data rows"), (.group, "dòng nhóm", "group rows"),
            (.total, "dòng tổng", "total rows"), (.note, "dòng ghi chú", "note rows"),
        ]
        let counts = kinds.compactMap { kind, vi, en -> String? in
            let rows = table.rows.filter { $0.kind == kind }
            guard !rows.isEmpty else { return nil }
            let places = rows.prefix(12).map { String($0.index + 1) }.joined(separator: ", ")
            return "\(rows.count) \(say(vi, en))" + (kind == .total ? " (\(say("dòng", "row")) \(places))" : "")
        }
        if !counts.isEmpty { lines.append("    │ " + counts.joined(separator: " · ")) }
        for column in table.columns.prefix(Self.shownColumns) {
            let name = CellReference.columnName(column.column)
            let number = column.number.map { "  \($0)" } ?? ""
            lines.append("    │ \(name)\(String(repeating: " ", count: max(0, 4 - name.count)))\(column.key)\(number)")
        }
        let rest = table.columns.count - Self.shownColumns
        if rest > 0 { lines.append("    │ … " + say("và \(rest) cột nữa", "and \(rest) more columns")) }
        lines.append("    └")
    }

    private mutating func addNames(_ names: [DefinedName]) {
        // Excel keeps print areas and filters as names of its own, which nobody typed.
        let typed = names.filter { !$0.name.hasPrefix("_xlnm.") && !$0.isHidden }
        guard !typed.isEmpty else { return }
        lines.append("")
        lines.append(say("Tên đã đặt: ", "Defined names: ") + typed.prefix(20).map(\.name).joined(separator: ", "))
    }
}
