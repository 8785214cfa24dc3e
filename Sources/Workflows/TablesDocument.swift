internal import Findings
internal import Mapping
internal import Reports
internal import SheetModel
internal import XLSX

/// `doisoat.tables/1` of one workbook.
extension Conversion {
    func writeTables(_ sheets: [Sheet], of workbook: Workbook, to writer: inout DocumentWriter) throws(Problem) {
        writer.buffer.raw("{\"schema\":\"doisoat.tables/1\",\"file\":")
        writer.buffer.string(file)
        writer.buffer.raw(",\"sheets\":[")
        for (position, sheet) in sheets.enumerated() {
            if position > 0 { writer.buffer.comma() }
            try TablesJSON.append(
                layout(of: sheet, workbook), sheet: sheet.name, to: &writer.buffer, flush: writer.flusher)
        }
        writer.buffer.raw("]}\n")
    }

    func writeTableLines(_ sheets: [Sheet], of workbook: Workbook, to writer: inout DocumentWriter) throws(Problem) {
        for sheet in sheets {
            let layout = try layout(of: sheet, workbook)
            try TablesJSON.appendLines(layout, sheet: lineSource(sheet), to: &writer.buffer, flush: writer.flusher)
        }
    }

    private func layout(of sheet: Sheet, _ workbook: Workbook) throws(Problem) -> SheetLayout {
        TableFinder().layout(of: try SheetGrid.read(sheet, of: workbook, locale: options.locale.displayLocale).grid)
    }
}
