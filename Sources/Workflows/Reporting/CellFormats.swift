internal import Findings
internal import SheetModel
internal import Templates
internal import XLSX

/// The number formats of a template's marked cells: they say whether a share is shown in percent, and a day as a date.
struct CellFormats {
    private var formats: [String: [CellReference: NumberFormat]] = [:]
    /// Which day serial numbers are counted from.
    let dateSystem: DateSystem

    /// Reads the formats of the cells with markers.
    ///
    /// - Parameter workbook: the template, before anything is changed.
    /// - Throws: what reading throws.
    /// - Complexity: O(n) in the cells of the sheets with markers.
    init(of workbook: Workbook, _ template: Template) throws(Problem) {
        dateSystem = workbook.dateSystem
        for sheet in template.sheets where !sheet.cells.isEmpty {
            guard let source = workbook.sheets.first(where: { $0.name == sheet.name }) else { continue }
            let marked = Set(sheet.cells.map(\.cell))
            let rows = Set(marked.map(\.row))
            var found: [CellReference: NumberFormat] = [:]
            var reading = RowReading()
            reading.formulas = false
            try workbook.forEachRow(of: source, reading: reading) { row throws(Problem) in
                guard rows.contains(row.index) else { return .proceed }
                for cell in row where marked.contains(cell.reference) {
                    found[cell.reference] = cell.format.numberFormat
                }
                return .proceed
            }
            formats[sheet.name] = found
        }
    }

    /// The format of a cell.
    func format(of cell: CellReference, in sheet: String) -> NumberFormat { formats[sheet]?[cell] ?? .general }
}
