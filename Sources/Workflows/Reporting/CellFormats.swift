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
    /// - Parameter held: the template's bytes, where it can be read but once.
    /// - Throws: what reading throws.
    /// - Complexity: O(n) in the cells of the sheets with markers.
    init(_ file: String, _ template: Template, limits: InputLimits, held: [UInt8]?) throws(Problem) {
        let workbook = try InputFiles.open(
            file, file == "-" ? .other : PathKind(of: file), limits: limits, held: held)
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
