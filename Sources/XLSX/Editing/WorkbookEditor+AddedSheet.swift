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
        try add(sheet.name, try inNamespace(bytes))
        noteStyles()
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
