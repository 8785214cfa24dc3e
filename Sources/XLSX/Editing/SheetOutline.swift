internal import Findings
internal import SheetModel
internal import XMLEvents

/// Where the rows and cells of a worksheet part stand, by their numbers, whether the file writes these or not.
struct SheetOutline {
    /// A row, or a cell of one.
    struct Item {
        /// The row's or column's number, from 0.
        var index: Int
        /// The element.
        var element: Int
    }

    let document: MarkupDocument
    /// The element that holds the rows.
    let sheetData: Int
    /// The rows in the order of the file.
    let rows: [Item]
    /// What names of new elements in the main namespace begin with.
    var prefix: String { document.prefix(of: sheetData) }

    /// - Throws: `XLSX_BAD_REFERENCE` where a row's number makes no sense, `XLSX_NOT_A_WORKBOOK`.
    init(_ document: MarkupDocument, part: String) throws(Problem) {
        guard document.isNamed(document.root, "worksheet"),
            let sheetData = document.child(of: document.root, "sheetData")
        else { throw XLSXProblem.notAWorkbook(part) }
        var rows: [Item] = []
        var next = 0
        for element in document.children(of: sheetData) where document.isNamed(element, "row") {
            let index = document.value(of: element, "r").flatMap { Int($0.trimmed) }.map { $0 - 1 } ?? next
            guard index >= 0, index < CellReference.rowLimit else { throw EditProblem.badReference }
            rows.append(Item(index: index, element: element))
            next = index + 1
        }
        self.document = document
        self.sheetData = sheetData
        self.rows = rows
    }

    /// The cells of a row element, in the order of the file.
    ///
    /// - Throws: `XLSX_BAD_REFERENCE` where a reference makes no sense or names another row.
    func cells(of row: Item) throws(Problem) -> [Item] {
        var cells: [Item] = []
        var next = 0
        for element in document.children(of: row.element) where document.isNamed(element, "c") {
            var column = next
            if let text = document.value(of: element, "r") {
                guard let reference = CellReference(text.trimmed), reference.row == row.index else {
                    throw EditProblem.badReference
                }
                column = reference.column
            }
            guard column < CellReference.columnLimit else { throw EditProblem.badReference }
            cells.append(Item(index: column, element: element))
            next = column + 1
        }
        return cells
    }

    /// The row of that number; the first where the file has more.
    func row(_ index: Int) -> Item? { Self.find(index, in: rows) }

    /// The item of that number in a list that is mostly ascending.
    static func find(_ index: Int, in items: [Item]) -> Item? {
        var (low, high) = (0, items.count)
        while low < high {
            let middle = (low + high) / 2
            if items[middle].index < index { low = middle + 1 } else { high = middle }
        }
        if low < items.count, items[low].index == index { return items[low] }
        return items.first { $0.index == index }
    }

    /// The element before which a new item of that number belongs; `nil` for the end.
    static func successor(of index: Int, in items: [Item]) -> Item? { items.first { $0.index > index } }

    /// Calls `body` for each formula of the sheet with its cell and its `f` element.
    func forEachFormula(_ body: (CellReference, _ formula: Int, _ cell: Int) throws(Problem) -> Void) throws(Problem) {
        for row in rows {
            for cell in try cells(of: row) {
                guard let formula = document.child(of: cell.element, "f") else { continue }
                try body(CellReference(row: row.index, column: cell.index), formula, cell.element)
            }
        }
    }

    /// The format of a cell; where it is not there, the one a new cell would get.
    ///
    /// - Throws: `XLSX_BAD_REFERENCE`.
    func style(of cell: CellReference) throws(Problem) -> Int {
        if let row = row(cell.row) {
            if let found = SheetOutline.find(cell.column, in: try cells(of: row)) {
                return document.value(of: found.element, "s").flatMap { Int($0) } ?? 0
            }
            if let style = rowStyle(row.element) { return style }
        }
        return columnStyle(cell.column) ?? 0
    }

    /// The format that Excel gives a new cell of the row; `nil` where the row has none of its own.
    func rowStyle(_ row: Int) -> Int? {
        guard ["1", "true"].contains(document.value(of: row, "customFormat") ?? "") else { return nil }
        return document.value(of: row, "s").flatMap { Int($0) }
    }

    /// The format that Excel gives a new cell of the column; `nil` where the column has none of its own.
    func columnStyle(_ column: Int) -> Int? {
        guard let list = document.child(of: document.root, "cols") else { return nil }
        for element in document.children(of: list) {
            guard let first = document.value(of: element, "min").flatMap({ Int($0) }),
                let last = document.value(of: element, "max").flatMap({ Int($0) }), first <= column + 1, column < last
            else { continue }
            return document.value(of: element, "style").flatMap { Int($0) }
        }
        return nil
    }

    /// The children of a list element such as `mergeCells`, read as ranges of attribute `ref`.
    func ranges(in list: String, _ item: String) -> [CellRange] {
        guard let list = document.child(of: document.root, list) else { return [] }
        return document.children(of: list).compactMap { element in
            document.isNamed(element, item) ? document.value(of: element, "ref").flatMap { CellRange($0) } : nil
        }
    }
}

extension String {
    /// The text without white space around it.
    var trimmed: String {
        var text = self[...]
        while let first = text.utf8.first, EscapedText.isSpace(first) { text = text.dropFirst() }
        while let last = text.utf8.last, EscapedText.isSpace(last) { text = text.dropLast() }
        return String(text)
    }
}
