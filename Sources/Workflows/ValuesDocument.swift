internal import Findings
internal import Reports
internal import SheetModel
internal import XLSX

/// `doisoat.values/1` of one workbook.
struct ValuesDocument {
    let conversion: Conversion
    let workbook: Workbook
    let sorted: Bool

    func write(_ sheets: [Sheet], to writer: inout DocumentWriter) async throws(Problem) {
        writer.buffer.raw("{\"schema\":\"doisoat.values/1\",\"file\":")
        writer.buffer.string(conversion.file)
        writer.buffer.raw(",\"sheets\":[")
        for (position, sheet) in sheets.enumerated() {
            if position > 0 { writer.buffer.comma() }
            writer.buffer.raw("{\"name\":")
            writer.buffer.string(sheet.name)
            writer.buffer.raw(",\"rows\":[")
            try writeRows(of: sheet, to: &writer)
            writer.buffer.raw("]}")
        }
        writer.buffer.raw("]}\n")
    }

    private func writeRows(of sheet: Sheet, to writer: inout DocumentWriter) throws(Problem) {
        var rows = ValuesJSON(context: try workbook.context())
        let reading = conversion.reading(formulas: false, sorted: sorted)
        try workbook.forEachBatch(of: sheet, reading: reading) { batch throws(Problem) in
            try rows.append(batch, to: &writer.buffer, flush: writer.flusher)
            return .proceed
        }
    }
}
