import Formulas
import SheetModel

/// A small sheet and a way to ask for the result of a formula on it, as a short text.
enum FunctionTable {
    /// A1:A5 numbers, B1:B5 texts, C1:C5 of all kinds, D1:D3 dates.
    static let book: CalculationBook = {
        var book = CalculationBook(sheets: ["Data", "Biểu 02"])
        let columns: [[CellValue]] = [
            [.number(10), .number(7), .number(9), .number(27), .number(2)],
            [.text("apples"), .text("Oranges"), .text("pears"), .text("apples"), .text("12")],
            [.number(1), .text("x"), .boolean(true), .blank, .error(.divisionByZero)],
            [.number(39448), .number(39507), .number(39538)],
        ]
        for (column, values) in columns.enumerated() {
            for (row, value) in values.enumerated() { book.cells[0][CellReference(row: row, column: column)] = value }
        }
        for row in 0..<3 { book.cells[1][CellReference(row: row, column: 0)] = .number(Double(row + 1) * 100) }
        book.names = [
            DefinedName(name: "Rate", refersTo: "0.1"), DefinedName(name: "Numbers", refersTo: "Data!$A$1:$A$5"),
            DefinedName(name: "Twice", refersTo: "LAMBDA(x,x*2)"),
        ]
        book.tables = [
            .init(
                sheet: 1,
                definition: TableDefinition(
                    name: "Table1",
                    range: CellRange(CellReference(row: 9, column: 0), CellReference(row: 12, column: 1)),
                    columns: ["Năm", "Số"]))
        ]
        for row in 10..<13 {
            book.cells[1][CellReference(row: row, column: 0)] = .number(Double(2010 + row))
            book.cells[1][CellReference(row: row, column: 1)] = .number(Double(row))
        }
        book.now = 44860.75
        return book
    }()

    /// The result of a formula in the cell `H3` of the first sheet: a number, a quoted text, `TRUE`, an error.
    static func shown(_ formula: String, isArray: Bool = false) -> String {
        let outcome = outcome(of: formula, isArray: isArray, isDynamic: false)
        if let reason = outcome.notEvaluated.first?.reason { return "not evaluated: \(reason)" }
        return shown(outcome.results[0])
    }

    private static func outcome(of formula: String, isArray: Bool, isDynamic: Bool) -> Recalculation.Outcome {
        let cell = CellReference(row: 2, column: 7)
        let range = isArray ? CellRange(cell, cell) : nil
        var calculation = Recalculation(book)
        calculation.add(.init(formula, sheet: 0, cell: cell, arrayRange: range, isDynamic: isDynamic))
        return calculation.run()
    }

    /// As ``shown(_:isArray:)`` with all digits; of an array formula the whole array, in braces.
    static func exact(_ formula: String, isArray: Bool) -> String {
        let outcome = outcome(of: formula, isArray: isArray, isDynamic: isArray)
        if let reason = outcome.notEvaluated.first?.reason { return "not evaluated: \(reason)" }
        guard isArray, let array = outcome.arrays[0] else { return exact(outcome.results[0]) }
        let rows = (0..<array.rows).map { row in
            (0..<array.columns).map { exact(array[row, $0]) }.joined(separator: ",")
        }
        return "{" + rows.joined(separator: ";") + "}"
    }

    private static func exact(_ value: CellValue) -> String {
        guard case .number(let number) = value else { return shown(value) }
        return number == number.rounded() && number.magnitude < 1e15
            ? String(Int64(number)) : String(describing: number)
    }

    static func shown(_ value: CellValue) -> String {
        switch value {
        case .blank: "blank"
        case .number(let number): NumberFormat.general.shown(number, dateSystem: .from1900)
        case .text(let text): "\"\(text)\""
        case .boolean(let value): value ? "TRUE" : "FALSE"
        case .error(let error): error.rawValue
        }
    }
}
