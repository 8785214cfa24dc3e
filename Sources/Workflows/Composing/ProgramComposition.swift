internal import Findings
internal import FoundationEssentials
internal import Mapping
internal import SheetModel
internal import VietnameseText
internal import XLSX

/// A programme on its way into a workbook that officials keep: a sheet for each kind of row, with Vietnamese headings,
/// codes as text, dates as dates, and lists to choose words from.
struct ProgramComposition {
    private let records: ProgramRecords
    private let writer: WorkbookWriter
    private let heading: StyleID
    private let text: StyleID
    private let day: StyleID
    private let number: StyleID
    /// The rows that can be chosen for beyond those written.
    private static let spareRows = 500

    init(_ declaration: ProgramDeclaration, writer: WorkbookWriter) throws(Problem) {
        records = ProgramRecords(declaration)
        self.writer = writer
        let top = Alignment(vertical: .top, wrapsText: true)
        heading = try writer.style(
            CellStyle(
                font: Font(isBold: true), fill: .solid(0xDDEBF7), border: .all(.thin),
                alignment: Alignment(horizontal: .center, vertical: .center, wrapsText: true)))
        text = try writer.style(CellStyle(numberFormat: "@", alignment: top))
        day = try writer.style(CellStyle(numberFormat: "dd/mm/yyyy", alignment: Alignment(vertical: .top)))
        number = try writer.style(CellStyle(alignment: Alignment(vertical: .top)))
    }

    /// Adds the sheets that have rows.
    func add() throws(Problem) {
        for sheet in ProgramSheet.all where !records[sheet].isEmpty { try add(sheet) }
    }

    private func add(_ sheet: ProgramSheet) throws(Problem) {
        var new = NewSheet(sheet.name)
        new.view.frozenRows = 1
        let last = records[sheet].count + Self.spareRows
        for (index, column) in sheet.columns.enumerated() {
            new.columns.append(ColumnLayout(index...index, width: column.width, style: style(of: column)))
            if let rule = Self.choice(of: column, at: index, rows: 1...last) { new.validations.append(rule) }
        }
        let head = RowEntry(sheet.columns.map { CellEntry($0.heading, style: heading) })
        let rows = records[sheet].map { record in
            RowEntry(
                sheet.columns.enumerated().compactMap { index, column in
                    record[column.member].map { entry($0, at: index) }
                })
        }
        try writer.add(new, rows: [head] + rows)
    }

    private func style(of column: ProgramSheet.Column) -> StyleID {
        column.holdsDays ? day : column.holdsNumbers ? number : text
    }

    /// A list to choose from; other words only raise a question, since several spellings are read.
    private static func choice(
        of column: ProgramSheet.Column, at index: Int, rows: ClosedRange<Int>
    ) -> DataValidation? {
        let list = column.choices.joined(separator: ",")
        // Excel takes lists of up to 255 characters.
        guard !list.isEmpty, list.utf16.count <= 255 else { return nil }
        let range = CellRange(
            CellReference(row: rows.lowerBound, column: index), CellReference(row: rows.upperBound, column: index))
        var rule = DataValidation(ranges: [range], type: "list")
        rule.formula1 = "\"\(list)\""
        rule.errorStyle = "warning"
        rule.errorTitle = column.heading
        rule.error = "Chọn một trong: \(column.choices.joined(separator: ", "))."
        return rule
    }

    private func entry(_ value: ProgramValue, at column: Int) -> CellEntry {
        switch value {
        case .date(let date):
            if let serial = date.serial { return CellEntry(Double(serial), style: day, column: column) }
        case .whole(let whole): return CellEntry(whole, style: number, column: column)
        case .number(let decimal):
            // A number that a cell cannot hold exactly stays text.
            if let double = Double(decimal.canonicalText), Decimal(fifteenDigitsOf: double) == decimal {
                return CellEntry(double, style: number, column: column)
            }
        default: break
        }
        return CellEntry(value.sheetText, style: text, column: column)
    }
}

extension WrittenDate {
    /// The serial number in the 1900 system; `nil` before 1900-03-01, where Excel's calendar is wrong.
    var serial: Int? {
        let first = WrittenDate(year: 1899, month: 12, day: 30)
        return first.map { dayNumber - $0.dayNumber }.flatMap { $0 > 60 ? $0 : nil }
    }
}
