public import Findings
internal import OfficePackage
internal import SheetModel
internal import XMLEvents

extension WorkbookEditor {
    /// Adds a worksheet with its rows behind all others. No formula of the workbook is looked at, since none can know of it.
    ///
    /// - Throws: `XLSX_WRITE_NAME`, `XLSX_WRITE_LIMIT`, `XLSX_WRITE_VALUE`, `EDIT_SIGNED`.
    /// - Complexity: O(n) in the cells.
    public func addSheet(_ sheet: AddedSheet) throws(Problem) {
        try refuseSigned()
        try checkName(sheet.name)
        try add(sheet.name, try markup(of: sheet))
        noteStyles()
    }

    /// Puts a sheet in the place of the one of its name: all that stood there goes, the tab stays where it is. No formula of
    /// the workbook is looked at.
    ///
    /// - Returns: `false`, and nothing is changed, where the sheet has notes, pictures, tables or other parts of its own.
    /// - Throws: `EDIT_NO_SHEET`, `XLSX_WRITE_LIMIT`, `XLSX_WRITE_VALUE`, `EDIT_SIGNED`.
    /// - Complexity: O(n) in the cells.
    public func replaceSheet(_ sheet: AddedSheet) throws(Problem) -> Bool {
        try flush()
        let index = try worksheet(sheet.name)
        guard let part = parts.sheets[index].part, try edit.relationships(of: part).isEmpty else { return false }
        edit.replace(part, with: try markup(of: sheet))
        receiptSoFar.touch(part.description, vi: "trang tính được lập lại", en: "the sheet was made anew")
        noteStyles()
        return true
    }

    private func markup(of sheet: AddedSheet) throws(Problem) -> [UInt8] {
        let new = sheet.description
        let place = Place(file: edit.package.file, sheet: sheet.name)
        do throws(Problem) { try SheetChecks(sheet: new).run() } catch { throw error.within(place) }
        let markup = SheetMarkup(
            sheet: new, links: SheetLinks(targets: new.links.map { _ in nil }), changes: [], isActive: false)
        var bytes = markup.head()
        for (row, line) in sheet.rows.enumerated() {
            let height = line.height.map { " ht=\"\(DecimalText.shortest(min($0, 409)))\" customHeight=\"1\"" } ?? ""
            bytes += Array("<row r=\"\(row + 1)\"\(height)>".utf8)
            for (column, cell) in line.cells.enumerated() {
                let reference = CellReference(row: row, column: column)
                try EditLimits.check(reference, cell.value, at: place)
                let style = try styleEdit().index(of: cell.style, on: 0)
                let type = CellEncoding.type(of: cell.value, isResult: false).map { " t=\"\($0)\"" } ?? ""
                bytes += Array("<c r=\"\(reference)\"\(style > 0 ? " s=\"\(style)\"" : "")\(type)>".utf8)
                CellEncoding.appendContent(of: cell.value, isResult: false, to: &bytes)
                bytes += Array("</c>".utf8)
            }
            bytes += Array("</row>".utf8)
        }
        bytes += markup.tail()
        return try inNamespace(bytes)
    }

    /// The part in the strict form, where the workbook has that.
    private func inNamespace(_ bytes: [UInt8]) throws(Problem) -> [UInt8] {
        let main = try edit.document(of: parts.main)
        let namespace = main.namespace(of: main.root)
        guard namespace != Address.main else { return bytes }
        let root = Array("<worksheet xmlns=\"\(Address.main)\" xmlns:r=\"\(Address.relationships)\">".utf8)
        let strict =
            "<worksheet xmlns=\"\(namespace)\" xmlns:r=\"http://purl.oclc.org/ooxml/officeDocument/relationships\">"
        guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: root) }) else { return bytes }
        return Array(bytes[..<start]) + Array(strict.utf8) + Array(bytes[(start + root.count)...])
    }
}
