public import Findings
internal import Formulas
internal import OfficePackage
public import SheetModel

/// Collects a workbook's formulas, and all that they can ask for, from rows that are read for something else as well.
///
/// ```swift
/// var formulas = FormulaCollector(workbook, now: 44_860.5)
/// for sheet in workbook.sheets where sheet.kind == .worksheet {
///     try formulas.begin(sheet, of: workbook)
///     let details = try workbook.forEachBatch(of: sheet, reading: reading) { batch in
///         formulas.add(batch)
///         return .proceed
///     }
///     formulas.end(details, of: workbook)
/// }
/// let survey = formulas.survey()
/// ```
///
/// Each worksheet is read once, rows ascending, formulas included.
public struct FormulaCollector: Sendable {
    private var book: CalculationBook
    private var formulas: [Recalculation.Formula] = []
    private var sheets: [FormulaSheet]
    private var context: SheetContext?
    private var sheet: Sheet?
    private var first = 0
    private var cells = CellTable()
    /// Whether the rows of the sheet that is being read ascend.
    private(set) var isAscending = true
    private var lastRow = -1

    /// Begins with the workbook's names, settings and links.
    ///
    /// - Parameters:
    ///   - now: what `NOW()` gives, as a serial number of the workbook's ``Workbook/dateSystem``.
    ///   - seed: what `RAND()` starts from.
    /// - Complexity: linear in the cells that the workbook stores of others.
    public init(_ workbook: Workbook, now: Double, seed: UInt64 = 1) {
        book = CalculationBook(sheets: workbook.sheets.map(\.name))
        book.names = workbook.definedNames
        book.dateSystem = workbook.dateSystem
        book.now = now
        book.randomSeed = seed
        book.iterations = workbook.iteration?.count
        book.iterationDelta = workbook.iteration?.delta ?? 0.001
        // A workbook that is linked to none needs no second look at its main part.
        if workbook.relationships.contains(where: { $0.kind == .externalLink }) {
            book.externalBooks = workbook.externalBooks()
        }
        sheets = workbook.sheets.map { FormulaSheet(sheet: $0.name) }
    }

    /// Whether any formula was met.
    public var isEmpty: Bool { formulas.isEmpty }

    /// Begins a worksheet, again where reading it has to begin anew.
    ///
    /// - Throws: what reading the workbook's shared strings and styles throws.
    public mutating func begin(_ sheet: Sheet, of workbook: Workbook) throws(Problem) {
        if self.sheet?.index == sheet.index { formulas.removeSubrange(first...) }
        self.sheet = sheet
        context = try workbook.context()
        first = formulas.count
        cells = CellTable()
        (lastRow, isAscending) = (-1, true)
    }

    /// Adds rows of the worksheet.
    ///
    /// - Complexity: linear in the cells.
    public mutating func add(_ batch: RowBatch) {
        guard let sheet, let context else { return }
        for row in batch.rows {
            isAscending = isAscending && row.index > lastRow
            lastRow = row.index
            for packed in batch.cells[row.firstCell..<(row.firstCell + row.cellCount)] {
                let place = CellReference(row: row.index, column: Int(packed.column))
                let value = batch.value(of: packed, context: context)
                guard packed.formula >= 0 else {
                    cells[place] = value
                    continue
                }
                let formula = batch.formulas[Int(packed.formula)]
                formulas.append(
                    Recalculation.Formula(
                        batch.text(at: formula.start, count: formula.count), sheet: sheet.index, cell: place,
                        arrayRange: formula.array, stored: value))
            }
        }
    }

    /// Ends the worksheet with what it says beside its rows.
    public mutating func end(_ details: SheetDetails, of workbook: Workbook) {
        guard let sheet else { return }
        let index = sheet.index
        let filters = ([details.filteredRange] + details.tables.map(\.filteredRange)).compactMap { $0?.rows }
        let filtered = RangeSet(filters.sorted { $0.lowerBound < $1.lowerBound }.map { Range($0) })
        for rows in details.hiddenRows {
            // A sheet may hide all rows from the last used one on; nobody sums those.
            let used = cells.usedRange?.last.row ?? 0
            let hidden = rows.lowerBound...max(min(rows.upperBound, used), rows.lowerBound)
            book.hiddenRows[index].formUnion(hidden)
            if !filters.isEmpty { book.filteredRows[index].formUnion(hidden.filter { filtered.contains($0) }) }
        }
        for table in details.tables {
            let rows = workbook.tableRows(of: sheet, table.name)
            book.tables.append(
                CalculationBook.Table(sheet: index, definition: table, headerRows: rows.header, totalsRows: rows.totals)
            )
        }
        book.cells[index] = cells
        self.sheet = nil
        cells = CellTable()
    }

    /// What was collected, ready to be asked.
    ///
    /// - Complexity: linear in formulas and numbers.
    public func survey() -> FormulaSurvey {
        var sheets = sheets
        var written: [[ComparableFormulas.Written]] = Array(repeating: [], count: sheets.count)
        for formula in formulas {
            written[formula.sheet].append(
                ComparableFormulas.Written(cell: formula.cell, text: formula.text, array: formula.arrayRange))
            sheets[formula.sheet].add(formula: formula.text, at: formula.cell, array: formula.arrayRange)
        }
        for index in sheets.indices {
            book.cells[index].forEachNumber { sheets[index].add(number: $1, at: $0) }
        }
        return FormulaSurvey(
            FormulaBook(book, formulas),
            sheets: zip(sheets, written).map { ComparableFormulas(formulas: $0, written: $1) })
    }

    /// The workbook's formulas, to be calculated.
    func formulaBook() -> FormulaBook { FormulaBook(book, formulas) }
}
