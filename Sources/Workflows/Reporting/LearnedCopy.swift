internal import Domain
internal import Findings
internal import FoundationEssentials
internal import Mapping
internal import SheetModel
internal import Templates
internal import VietnameseText
internal import XLSX

/// Writes what was learned into a copy of the old report: markers in the cells, their look kept, a note on each that says
/// why, the superfluous rows of loops gone, and a sheet that lists it all.
struct LearnedCopy {
    /// The name on the tab of the list.
    static let listName = "Đề xuất"
    private static let author = "DoiSoat"

    let sheets: [LearnedSheet]

    init(_ sheets: [LearnedSheet]) { self.sheets = sheets }

    /// Marks the sheets of `editor`; it is still to be saved.
    ///
    /// - Throws: what the editor throws.
    func apply(to editor: WorkbookEditor) throws(Problem) {
        for sheet in sheets {
            for proposal in sheet.proposals {
                guard let text = proposal.text, sheet.moved(proposal.cell) != nil else { continue }
                try editor.set(text.isEmpty ? .blank : .text(text), at: proposal.cell, in: sheet.name)
            }
            for rows in sheet.removedRows.reversed() {
                try editor.deleteRows(rows.count, from: rows.lowerBound, in: sheet.name)
            }
            for columns in sheet.removedColumns.reversed() {
                try editor.deleteColumns(columns.count, from: columns.lowerBound, in: sheet.name)
            }
            try editor.addNotes(notes(of: sheet), in: sheet.name)
        }
    }

    private func notes(of sheet: LearnedSheet) -> [Note] {
        sheet.proposals.compactMap { proposal in
            guard proposal.text != nil, let cell = sheet.moved(proposal.cell) else { return nil }
            let text = "\(Self.words(proposal.certainty)): \(proposal.reason.vi)\nCũ: \(proposal.old)"
            return Note(cell: cell, author: Self.author, text: String(text.prefix(4000)))
        }
    }

    static func words(_ certainty: MarkerProposal.Certainty) -> String {
        switch certainty {
        case .sure: "Chắc"
        case .unsure: "Cần xem lại"
        case .left: "Chưa rõ"
        }
    }

    // MARK: Checks

    /// The copy as a template: whether its markers are understood.
    ///
    /// - Throws: what reading it throws.
    func check(
        _ editor: WorkbookEditor, _ directory: NameDirectory, _ book: FigureBook, file: String
    ) throws(Problem) -> Template {
        let workbook = try editor.preview()
        var sources: [TemplateSource] = []
        for sheet in workbook.sheets where sheet.kind == .worksheet {
            sources.append(TemplateSource(try SheetGrid.read(sheet, of: workbook, locale: .enUS).grid))
        }
        let day = directory.declaration.program.window(of: book.period).upperBound
        return TemplateReader(directory, at: day).read(sources, file: file)
    }

    /// Formulas that lost what they read when rows went.
    ///
    /// - Throws: what reading the copy throws.
    func brokenFormulas(_ editor: WorkbookEditor, before: [SheetGrid]) throws(Problem) -> [Place] {
        let known = before.reduce(0) { $0 + Self.broken(in: $1).count }
        let workbook = try editor.preview()
        var found: [Place] = []
        for sheet in workbook.sheets where sheet.kind == .worksheet {
            let grid = try SheetGrid.read(sheet, of: workbook, locale: .enUS).grid
            found += Self.broken(in: grid).map { Place(sheet: grid.name, cell: $0.description) }
        }
        return found.count > known ? found : []
    }

    private static func broken(in grid: SheetGrid) -> [CellReference] {
        grid.rows.flatMap { row in
            row.cells.filter { $0.formula?.contains("#REF!") == true }.map {
                CellReference(row: row.index, column: $0.column)
            }
        }
    }

    // MARK: The list

    /// Adds the sheet that lists what was proposed and what was left.
    ///
    /// - Throws: what the editor throws.
    func addList(to editor: WorkbookEditor) throws(Problem) {
        let taken = Set(editor.sheetNames.map { NFC.normalised($0).lowercased() })
        var (name, number) = (Self.listName, 2)
        while taken.contains(name.lowercased()) {
            name = "\(Self.listName) (\(number))"
            number += 1
        }
        try editor.addSheet(list(name))
    }

    private static let headings = ["Trang", "Ô", "Nội dung cũ", "Đề xuất", "Vì sao", "Mức chắc chắn"]
    private static let widths: [Double] = [18, 9, 34, 46, 60, 14]

    private func list(_ name: String) -> AddedSheet {
        var (bold, head, wrapped) = (StyleChange(), StyleChange(), StyleChange())
        bold.isBold = true
        head.isBold = true
        head.wrapsText = true
        head.fillColor = "FFDDEBF7"
        wrapped.wrapsText = true
        wrapped.isAtTop = true
        var link = wrapped
        link.fontColor = "FF0B4F94"
        var sheet = AddedSheet(name)
        let request =
            "Đề nghị xem từng dòng, sửa ô đánh dấu nếu cần, xoá ghi chú và trang này, rồi chạy: doisoat kiem-tra-mau."
        sheet.rows = [
            AddedSheet.Row([AddedSheet.Cell("Đề xuất ô đánh dấu từ báo cáo cũ", style: bold)]),
            AddedSheet.Row([AddedSheet.Cell(request)]), AddedSheet.Row([]),
            AddedSheet.Row(Self.headings.map { AddedSheet.Cell($0, style: head) }),
        ]
        sheet.frozenRows = sheet.rows.count
        sheet.columns = Self.widths.map { AddedSheet.Column(width: $0) }
        for learned in sheets {
            for proposal in learned.proposals {
                sheet.rows.append(row(proposal, learned, wrapped, link))
            }
        }
        return sheet
    }

    private func row(
        _ proposal: MarkerProposal, _ sheet: LearnedSheet, _ wrapped: StyleChange, _ link: StyleChange
    ) -> AddedSheet.Row {
        let cell = sheet.moved(proposal.cell)
        let quoted = sheet.name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        // The markers are told without brackets, so that this sheet is no template.
        let proposed = proposal.text.map { $0.isEmpty ? "(để trống)" : Self.plain($0) } ?? "(giữ nguyên)"
        let cells = [
            AddedSheet.Cell(sheet.name, style: wrapped),
            AddedSheet.Cell(
                cell?.description ?? proposal.cell.description, style: link,
                location: cell.map { "'\(quoted)'!\($0)" }),
            AddedSheet.Cell(String(proposal.old.prefix(2000)), style: wrapped),
            AddedSheet.Cell(String(proposed.prefix(4000)), style: wrapped),
            AddedSheet.Cell(String(proposal.reason.vi.prefix(4000)), style: wrapped),
            AddedSheet.Cell(Self.words(proposal.certainty), style: wrapped),
        ]
        return AddedSheet.Row(cells, height: Self.height(of: cells))
    }

    /// Room for the longest text, in lines of 15 points.
    private static func height(of cells: [AddedSheet.Cell]) -> Double? {
        var lines = 1
        for (cell, width) in zip(cells, widths) {
            guard case .text(let text) = cell.value else { continue }
            let own = text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) {
                $0 + max(1, (Double($1.count) * 1.1 / width).rounded(.up))
            }
            lines = max(lines, Int(own))
        }
        return lines > 1 ? min(Double(lines) * 15 + 1, 400) : nil
    }

    private static func plain(_ text: String) -> String {
        text.replacing("[[", with: "⟦").replacing("]]", with: "⟧").replacing("{{", with: "⟦").replacing("}}", with: "⟧")
    }
}
