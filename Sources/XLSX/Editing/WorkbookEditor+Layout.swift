public import Findings
internal import OfficePackage
internal import SheetModel
internal import XMLEvents

/// How rows are shown and printed.
extension WorkbookEditor {
    /// Gives rows (from 0) heights in points; `nil` lets the program that shows the sheet choose.
    ///
    /// Excel does not choose a height for merged cells: text that is wrapped in them is cut unless the row has one.
    ///
    /// - Throws: `EDIT_NO_SHEET`, `EDIT_SIGNED`; `XLSX_WRITE_LIMIT` for heights not between 0 and 409 points and rows
    ///   beyond the sheet.
    /// - Complexity: O(n) in the sheet's text, however many rows.
    public func setHeights(_ heights: [Int: Double?], in sheet: String) throws(Problem) {
        try changeSheet(sheet, vi: "chiều cao dòng", en: "heights of rows") { outline, place throws(Problem) in
            for (row, height) in heights {
                guard row >= 0, row < CellReference.rowLimit, height.map({ (0...409).contains($0) }) ?? true else {
                    throw WriteProblem.limit(
                        "chiều cao dòng từ 0 đến 409 điểm", "heights of rows are from 0 to 409 points", sheet: place)
                }
            }
            return RowAttributes.setting(heights.mapValues { RowAttributes.height($0) }, in: outline)
        }
    }

    /// Has a new printed page begin with `row` (from 0), unless one does.
    ///
    /// - Throws: `EDIT_NO_SHEET`, `EDIT_SIGNED`; `XLSX_WRITE_LIMIT` for the first row and those beyond the sheet, and for
    ///   more breaks than Excel has (1,026).
    /// - Complexity: O(n) in the sheet's text.
    public func insertPageBreak(before row: Int, in sheet: String) throws(Problem) {
        try changeSheet(sheet, vi: "ngắt trang", en: "a page break") { outline, place throws(Problem) in
            guard row > 0, row < CellReference.rowLimit else { throw StructureProblem.beyondSheet(place) }
            let document = outline.document
            let prefix = outline.prefix
            let markup = Array(
                "<\(prefix)brk id=\"\(row)\" max=\"\(CellReference.columnLimit - 1)\" man=\"1\"/>".utf8)
            var edits = MarkupEdits()
            guard let list = document.child(of: document.root, "rowBreaks") else {
                let position = ChildOrder.position(
                    of: "rowBreaks", in: document.root, order: ChildOrder.worksheet, document)
                edits.insert(
                    Array("<\(prefix)rowBreaks count=\"1\" manualBreakCount=\"1\">".utf8) + markup
                        + Array("</\(prefix)rowBreaks>".utf8), at: position)
                return edits
            }
            let breaks = document.children(of: list).filter { document.isNamed($0, "brk") }
            let rows = breaks.map { document.value(of: $0, "id").flatMap { Int($0) } ?? 0 }
            if rows.contains(row) { return edits }
            guard rows.count < 1026 else {
                throw WriteProblem.limit(
                    "tối đa 1.026 chỗ ngắt trang", "there are at most 1,026 page breaks", sheet: place)
            }
            if let next = zip(breaks, rows).first(where: { $0.1 > row }) {
                edits.insert(markup, at: document.range(of: next.0).lowerBound)
            } else {
                edits.insert(markup, atEndOf: list, in: document)
            }
            let isManual = breaks.count { ["1", "true"].contains(document.value(of: $0, "man") ?? "") }
            var attributes = AttributeChanges()
            attributes.set("count", to: String(rows.count + 1))
            attributes.set("manualBreakCount", to: String(isManual + 1))
            attributes.apply(to: list, of: document, &edits)
            return edits
        }
    }

    /// Changes a sheet's part outside the contents of its cells.
    func changeSheet(
        _ name: String, vi: String, en: String,
        _ change: (SheetOutline, _ sheet: String) throws(Problem) -> MarkupEdits
    ) throws(Problem) {
        try flush()
        let sheet = parts.sheets[try worksheet(name)]
        guard let part = sheet.part else { return }
        do throws(Problem) {
            let document = try edit.document(of: part)
            let edits = try change(SheetOutline(document, part: part.description), sheet.name)
            guard !edits.isEmpty else { return }
            edit.replace(part, with: edits.applied(to: document.bytes))
            receiptSoFar.touch(part.description, vi: vi, en: en)
        } catch {
            throw error.within(Place(file: edit.package.file, sheet: sheet.name))
        }
    }

    // MARK: - Reading between changes

    /// The last row (from 0) of a sheet that has cells; `nil` where none has.
    ///
    /// - Throws: `EDIT_NO_SHEET`, `EDIT_SIGNED`; what the changes asked for throw.
    /// - Complexity: O(n) in the sheet's text.
    public func lastRow(of sheet: String) throws(Problem) -> Int? {
        try flush()
        guard let part = parts.sheets[try worksheet(sheet)].part else { return nil }
        return try SheetOutline(edit.document(of: part), part: part.description).rows.last?.index
    }

    /// The workbook as the changes so far make it, for reading; later changes do not reach it.
    ///
    /// Results that changes made wrong are blank in it: they are calculated when the workbook is saved.
    ///
    /// - Throws: what the changes asked for throw; as `Workbook(bytes:file:limits:)`.
    /// - Complexity: O(n) in the number of parts and in the texts and formats that cells share; no part is compressed.
    public func preview() throws(Problem) -> Workbook {
        try flush()
        return try Workbook(package: edit.preview(), limits: limits)
    }

    /// Whether the workbook has a digital signature, which any change would break: changes are refused then.
    ///
    /// A workbook with a password is not opened at all (`FILE_ENCRYPTED`).
    ///
    /// - Throws: `XML_…`, `ZIP_…`.
    public var isSigned: Bool {
        get throws(Problem) { try edit.relationships(of: nil).contains { $0.kind.rawValue == "origin" } }
    }
}
