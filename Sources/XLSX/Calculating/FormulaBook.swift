internal import Findings
internal import Formulas
internal import OfficePackage
internal import SheetModel
internal import XMLEvents

/// A workbook's formulas and all that they can ask for, read whole.
struct FormulaBook {
    /// The formulas, and the constants, names and tables around them.
    private(set) var calculation: Recalculation
    /// Where each formula stands, by its number; ascending.
    private(set) var places: [SheetCell] = []
    /// What the file stores in the cells of array formulas besides the first.
    private(set) var storedArrays: [SheetCell: CellValue] = [:]

    /// Reads `workbook`; `now` is what `NOW()` gives, as a serial number of the workbook's date system.
    ///
    /// - Throws: as `Workbook.forEachRow`.
    /// - Complexity: O(n) in the cells of all sheets, which it holds.
    init(_ workbook: Workbook, now: Double, seed: UInt64) throws(Problem) {
        self = try FormulaCollector(reading: workbook, now: now, seed: seed).formulaBook()
    }

    /// Takes what was read; the formulas of a sheet follow each other by row and column.
    init(_ book: CalculationBook, _ formulas: [Recalculation.Formula]) {
        var storedArrays: [SheetCell: CellValue] = [:]
        for formula in formulas where formula.arrayRange != nil {
            for cell in formula.resultRange.cells {
                let value = book.cells[formula.sheet][cell]
                if value != .blank { storedArrays[SheetCell(sheet: formula.sheet, cell: cell)] = value }
            }
        }
        self.storedArrays = storedArrays
        var calculation = Recalculation(book)
        for formula in formulas {
            places.append(SheetCell(sheet: formula.sheet, cell: formula.cell))
            calculation.add(formula)
        }
        self.calculation = calculation
    }

    /// The number of the formula that stands at a place; of several the last.
    ///
    /// - Complexity: O(log n) in the number of formulas.
    func number(at place: SheetCell) -> Int? {
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle] <= place { low = middle + 1 } else { high = middle }
        }
        return low > 0 && places[low - 1] == place ? low - 1 : nil
    }
}

extension FormulaCollector {
    /// Reads all worksheets.
    init(reading workbook: Workbook, now: Double, seed: UInt64) throws(Problem) {
        self.init(workbook, now: now, seed: seed)
        var reading = RowReading()
        reading.blankCells = false
        // Rows out of order are rare, and collecting all rows to sort them takes time: they are read again for that.
        reading.anyOrder = true
        for sheet in workbook.sheets where sheet.kind == .worksheet {
            reading.sorted = false
            try read(sheet, of: workbook, reading)
            if !isAscending {
                reading.sorted = true
                try read(sheet, of: workbook, reading)
            }
        }
    }

    private mutating func read(_ sheet: Sheet, of workbook: Workbook, _ reading: RowReading) throws(Problem) {
        try begin(sheet, of: workbook)
        let details = try workbook.forEachBatch(of: sheet, reading: reading) { batch in
            add(batch)
            return isAscending || reading.sorted ? .proceed : .stop
        }
        if isAscending || reading.sorted { end(details, of: workbook) }
    }
}

extension Workbook {
    /// How many rows of header and totals a table has.
    func tableRows(of sheet: Sheet, _ name: String) -> (header: Int, totals: Int) {
        guard let part = sheet.part, let links = try? package.relationships(of: part) else { return (1, 0) }
        for link in links where link.kind == .table {
            guard let target = package.part(link, of: part), let table = try? markup(of: target),
                [table.value(of: table.root, "displayName"), table.value(of: table.root, "name")].contains(name)
            else { continue }
            return (
                table.value(of: table.root, "headerRowCount") == "0" ? 0 : 1,
                table.value(of: table.root, "totalsRowCount").flatMap { Int($0) } ?? 0
            )
        }
        return (1, 0)
    }

    /// What the workbook stores of others that it is linked to, by their number in formulas.
    func externalBooks() -> [String: CalculationBook.ExternalBook] {
        guard let main = try? markup(of: mainPart), let list = main.child(of: main.root, "externalReferences") else {
            return [:]
        }
        var books: [String: CalculationBook.ExternalBook] = [:]
        for (index, element) in main.children(of: list).enumerated() {
            let id = main.relationshipID(of: element)
            guard let link = relationships.first(where: { $0.id == id }), let part = package.part(link, of: mainPart),
                let document = try? markup(of: part), let book = document.child(of: document.root, "externalBook")
            else { continue }
            books[String(index + 1)] = Self.externalBook(book, document)
        }
        return books
    }

    private static func externalBook(_ book: Int, _ document: MarkupDocument) -> CalculationBook.ExternalBook {
        func items(_ list: String) -> [Int] {
            document.child(of: book, list).map { Array(document.children(of: $0)) } ?? []
        }
        let sheets = items("sheetNames").map { document.value(of: $0, "val") ?? "" }
        var cells = Array(repeating: CellTable(), count: sheets.count)
        for data in items("sheetDataSet") {
            guard let sheet = document.value(of: data, "sheetId").flatMap({ Int($0) }), cells.indices.contains(sheet)
            else { continue }
            for row in document.children(of: data) {
                for cell in document.children(of: row) {
                    guard let reference = document.value(of: cell, "r").flatMap({ CellReference($0) }) else { continue }
                    let text = document.child(of: cell, "v").map { document.text(of: $0) } ?? ""
                    cells[sheet][reference] = value(text, type: document.value(of: cell, "t"))
                }
            }
        }
        let names = items("definedNames").map {
            DefinedName(
                name: document.value(of: $0, "name") ?? "", refersTo: document.value(of: $0, "refersTo") ?? "",
                sheetIndex: document.value(of: $0, "sheetId").flatMap { Int($0) }, isHidden: false)
        }
        return CalculationBook.ExternalBook(sheets: sheets, cells: cells, names: names)
    }

    private static func value(_ text: String, type: String?) -> CellValue {
        switch type {
        case "str": .text(text)
        case "b": .boolean(text == "1")
        case "e": .error(CellError(rawValue: text))
        default: DecimalText.number(Array(text.utf8).span).map { .number($0) } ?? .blank
        }
    }

    /// The outline of a small part.
    private func markup(of part: PartName) throws(Problem) -> MarkupDocument {
        let stream = try package.stream(part)
        var bytes: [UInt8] = []
        while try stream.read(appendingTo: &bytes, upTo: 1 << 16) > 0 {}
        return try MarkupDocument(UTF16Markup.transcoded(bytes))
    }
}
