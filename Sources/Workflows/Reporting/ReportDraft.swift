internal import Domain
internal import Findings
internal import Mapping
internal import Reports
internal import SheetModel
internal import Templates
internal import VietnameseText
internal import XLSX

/// What a draft says of itself: how many units are in it, and what is lacking.
struct ReportDraft {
    private let data: ReportData
    private let gaps: [FigureBook.Gap]
    /// Units that owe a report and have sent none.
    private let silent: [Organization]
    /// The name on the tab of what is lacking.
    static let name = "Còn thiếu"

    init(_ data: ReportData, _ gaps: [FigureBook.Gap], silent: [Organization]) {
        self.data = data
        self.gaps = gaps
        self.silent = silent
    }

    private var program: Program { data.declaration.program }

    private func name(_ unit: OrganizationID) -> String { program.organizations.organization(unit)?.name ?? unit.code }

    /// `DỰ THẢO – 11/12 đơn vị (chưa gửi: Xã Phước Chánh)`: how many units are in the report with all they owe.
    var line: String {
        var units: [OrganizationID] = []
        for gap in gaps where !units.contains(gap.unit) { units.append(gap.unit) }
        // Where nobody owes a report for itself, all units count.
        let all = data.owing.isEmpty ? data.book.units : data.owing
        let missing = Set(units).union(silent.map(\.id))
        let head = "DỰ THẢO – \(all.count { !missing.contains($0.id) })/\(all.count) đơn vị"
        if !silent.isEmpty { return head + " (chưa gửi: \(Self.list(silent.map(\.name))))" }
        return head + " (còn thiếu số liệu: \(Self.list(units.map(name))))"
    }

    /// Up to six names; more would not be read.
    private static func list(_ names: [String]) -> String {
        guard names.count > 6 else { return TemplateEvaluator.joined(names) }
        return names.prefix(5).joined(separator: ", ") + " và \(names.count - 5) đơn vị khác"
    }

    private static let headings = ["Đơn vị", "Chỉ tiêu", "Số liệu", "Tình trạng"]
    /// What stands on the sheet of an earlier draft once nothing is lacking.
    private static let nothing = "Không còn thiếu số liệu nào."

    /// Whether a sheet is one that a draft was given.
    static func isLacking(_ grid: SheetGrid) -> Bool {
        guard grid.name.hasPrefix(name), let first = grid.rows.first?.cells.first?.shown else { return false }
        if first == nothing, grid.rows.count == 1 { return true }
        return first.hasPrefix("DỰ THẢO – ") && grid.rows.dropFirst().first?.cells.map(\.shown) == headings
    }

    /// Puts what is lacking into a workbook, in the place of what was lacking `earlier`.
    ///
    /// - Throws: what the editor refuses.
    func add(to editor: WorkbookEditor, isDraft: Bool, over earlier: String?) throws(Problem) {
        if isDraft { return try ReportSheets.put(sheet, over: earlier, in: editor, .visible) }
        guard let earlier else { return }
        let rows = [AddedSheet.Row([AddedSheet.Cell(Self.nothing)])]
        try ReportSheets.put(AddedSheet(Self.name, rows: rows), over: earlier, in: editor, .hidden)
    }

    /// A sheet of all that is lacking.
    private var sheet: AddedSheet {
        var (bold, wrapped, head) = (StyleChange(), StyleChange(), StyleChange())
        bold.isBold = true
        wrapped.wrapsText = true
        (head.isBold, head.wrapsText, head.fillColor) = (true, true, "FFDDEBF7")
        let silent = Set(self.silent.map(\.id))
        var rows = [
            AddedSheet.Row([AddedSheet.Cell(line, style: bold)]), AddedSheet.Row([]),
            AddedSheet.Row(Self.headings.map { AddedSheet.Cell($0, style: head) }),
        ]
        for unit in self.silent where !gaps.contains(where: { $0.unit == unit.id }) {
            let texts = [unit.name, "", "", "chưa gửi báo cáo"]
            rows.append(AddedSheet.Row(texts.map { AddedSheet.Cell($0, style: wrapped) }))
        }
        for gap in gaps.prefix(50_000) {
            let state = silent.contains(gap.unit) ? "chưa gửi báo cáo" : "báo cáo để trống"
            let texts = [
                name(gap.unit), program.indicators[gap.indicator]?.name ?? gap.indicator, gap.stage.title.vi,
                gap.stage == .plan ? "chưa giao" : state,
            ]
            rows.append(AddedSheet.Row(texts.map { AddedSheet.Cell($0, style: wrapped) }))
        }
        var sheet = AddedSheet(Self.name, rows: rows)
        sheet.columns = [28, 44, 16, 24].map { AddedSheet.Column(width: $0) }
        sheet.frozenRows = 3
        return sheet
    }
}

extension AddedSheet {
    /// A tab's name that no sheet of a workbook has: `Ý kiến`, `Ý kiến (2)`.
    static func freeName(_ name: String, besides names: [String]) -> String {
        let taken = Set(names.map { NFC.normalised($0).lowercased() })
        var free = name
        var number = 2
        while taken.contains(free.lowercased()) {
            free = "\(name) (\(number))"
            number += 1
        }
        return free
    }
}
