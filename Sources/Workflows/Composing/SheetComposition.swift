internal import Findings
internal import SheetModel
internal import XLSX

/// A sheet of `doisoat.cells/1` on its way into a workbook.
struct SheetComposition {
    private(set) var warnings: [Problem] = []
    private let data: CellsData.Sheet
    private let writer: WorkbookWriter

    init(_ data: CellsData.Sheet, writer: WorkbookWriter) {
        self.data = data
        self.writer = writer
    }

    mutating func add() throws(Problem) {
        var sheet = NewSheet(data.name)
        sheet.view.visibility = SheetVisibility(rawValue: data.state ?? "visible")
        guard [.visible, .hidden, .veryHidden].contains(sheet.view.visibility) else {
            throw wrong("trạng thái trang tính không hợp lệ", "an unknown state of the sheet")
        }
        sheet.merged = try ranges(data.merged)
        for run in data.hiddenColumns ?? [] {
            let range = try range(run.contains(":") ? run : "\(run):\(run)")
            sheet.columns.append(ColumnLayout(range.first.column...range.last.column, isHidden: true))
        }
        for note in data.notes ?? [] {
            sheet.notes.append(Note(cell: try cell(note.ref), author: note.author, text: note.text))
        }
        for link in data.links ?? [] {
            sheet.links.append(
                Hyperlink(
                    range: try range(link.ref), target: link.target, location: link.location, display: link.display,
                    tooltip: link.tooltip))
        }
        for rule in data.validations ?? [] { sheet.validations.append(try validation(rule)) }
        if let thread = data.threads?.first {
            warnings.append(
                DataProblem.leftOut(
                    "các trao đổi theo luồng", "threaded comments", at: Place(sheet: data.name, cell: thread.ref)))
        }
        let rows = try rows()
        try addTables(to: &sheet, rows)
        try writer.add(sheet, rows: rows)
    }

    // MARK: - Rows

    /// The rows with cells, and the hidden ones, from top to bottom.
    private func rows() throws(Problem) -> [RowEntry] {
        var places: [(place: CellReference, cell: CellsData.Cell)] = []
        places.reserveCapacity(data.cells?.count ?? 0)
        for cell in data.cells ?? [] { places.append((try self.cell(cell.ref), cell)) }
        if !zip(places, places.dropFirst()).allSatisfy({ $0.place < $1.place }) {
            places.sort { $0.place < $1.place }
        }
        var hidden: Set<Int> = []
        for run in data.hiddenRows ?? [] {
            let range = try range(run.contains(":") ? run : "\(run):\(run)")
            hidden.formUnion(range.first.row...range.last.row)
        }
        var rows: [RowEntry] = []
        for (place, cell) in places {
            if rows.last?.index != place.row {
                let layout = RowLayout(isHidden: hidden.remove(place.row) != nil)
                rows.append(RowEntry([], index: place.row, layout: layout))
            }
            rows[rows.count - 1].cells.append(try entry(cell, at: place))
        }
        rows += hidden.map { RowEntry([], index: $0, layout: RowLayout(isHidden: true)) }
        if !hidden.isEmpty { rows.sort { ($0.index ?? 0) < ($1.index ?? 0) } }
        return rows
    }

    private func entry(_ cell: CellsData.Cell, at place: CellReference) throws(Problem) -> CellEntry {
        let value = try value(cell)
        var style = StyleID.standard
        if let format = cell.format ?? impliedFormat(cell), format != "General" {
            style = try writer.style(CellStyle(numberFormat: format))
        }
        guard let formula = cell.formula else { return CellEntry(value, style: style, column: place.column) }
        var array: CellRange?
        if let range = cell.array { array = try self.range(range) }
        return .formula(formula, result: value, array: array, style: style, column: place.column)
    }

    private func value(_ cell: CellsData.Cell) throws(Problem) -> CellValue {
        switch (cell.type, cell.value) {
        case ("text", .text(let text)): return .text(text)
        case ("number", .number(let number)): return .number(number)
        case ("boolean", .boolean(let flag)): return .boolean(flag)
        case ("error", .text(let name)): return .error(CellError(rawValue: name))
        case ("blank", _): return .blank
        case ("date", _): if let serial = cell.serial { return .number(serial) }
        default: break
        }
        throw wrong("giá trị không đúng với kiểu của ô", "the value does not go with the cell's type", cell.ref)
    }

    /// A date without a format was stored as text of ISO 8601; as a number it needs a format to be a date.
    private func impliedFormat(_ cell: CellsData.Cell) -> String? {
        guard cell.type == "date" else { return nil }
        guard case .text(let iso) = cell.value else { return "yyyy-mm-dd" }
        if iso.hasPrefix("PT") { return "[h]:mm:ss" }
        if iso.contains("T") { return "yyyy-mm-dd hh:mm:ss" }
        return iso.contains(":") ? "hh:mm:ss" : "yyyy-mm-dd"
    }

    // MARK: - Tables and rules

    /// Tables whose first row does not hold their column names would make Excel repair the file: they are left out.
    private mutating func addTables(to sheet: inout NewSheet, _ rows: [RowEntry]) throws(Problem) {
        for table in data.tables ?? [] {
            let range = try range(table.range)
            let header = rows.first { $0.index == range.first.row }?.cells ?? []
            let names = (range.first.column...range.last.column).map { column in
                header.first { $0.column == column }?.value
            }
            let isPlain = table.headerRow != false && table.totalsRow != true && range.last.row > range.first.row
            guard isPlain, names == table.columns.map({ CellValue.text($0) }) else {
                warnings.append(
                    DataProblem.leftOut(
                        "khung bảng “\(table.name)”; các ô của bảng vẫn được ghi",
                        "the frame of table “\(table.name)”; its cells were written",
                        at: Place(sheet: data.name, cell: table.range)))
                continue
            }
            let definition = TableDefinition(name: table.name, range: range, columns: table.columns)
            sheet.tables.append(NewTable(definition))
        }
    }

    private func validation(_ data: CellsData.Validation) throws(Problem) -> DataValidation {
        var rule = DataValidation(ranges: try ranges(data.ranges), type: data.type)
        rule.comparison = data.operator
        rule.formula1 = data.formula1
        rule.formula2 = data.formula2
        rule.allowsBlank = data.allowBlank ?? true
        rule.promptTitle = data.promptTitle
        rule.prompt = data.prompt
        rule.errorTitle = data.errorTitle
        rule.error = data.error
        rule.errorStyle = data.errorStyle
        return rule
    }

    // MARK: - Places

    private func cell(_ text: String) throws(Problem) -> CellReference {
        guard let cell = CellReference(text) else { throw wrong("địa chỉ ô không hợp lệ", "no reference to a cell") }
        return cell
    }

    private func range(_ text: String) throws(Problem) -> CellRange {
        guard let range = CellRange(text) else { throw wrong("vùng ô không hợp lệ", "no range of cells") }
        return range
    }

    private func ranges(_ texts: [String]?) throws(Problem) -> [CellRange] {
        var ranges: [CellRange] = []
        for text in texts ?? [] { ranges.append(try range(text)) }
        return ranges
    }

    private func wrong(_ vi: String, _ en: String, _ cell: String? = nil) -> Problem {
        Problem(.jsonShape, LocalizedText(vi: vi, en: en), at: Place(sheet: data.name, cell: cell))
    }
}
