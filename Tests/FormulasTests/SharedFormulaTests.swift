import Formulas
import SheetModel
import Testing

/// A master's text and cell, another cell, and what that cell's formula must be by the rules of ECMA-376 part 1, 18.3.1.40.
struct Expansion: Sendable, CustomTestStringConvertible {
    let master: String
    let from: String
    let to: String
    let formula: String
    init(_ master: String, _ from: String, _ to: String, _ formula: String) {
        self.master = master
        self.from = from
        self.to = to
        self.formula = formula
    }
    var testDescription: String { "\(master) \(from) → \(to)" }
}

let moves: [Expansion] = [
    Expansion("A1*$B$1", "C1", "C5", "A5*$B$1"), Expansion("A1+B$1+$C1", "D1", "E3", "B3+C$1+$C3"),
    Expansion("SUM(A1:B2)", "C1", "D2", "SUM(B2:C3)"), Expansion("SUM($A$1:A1)", "B1", "B4", "SUM($A$1:A4)"),
    Expansion("SUM(B2:A1)", "C5", "C6", "SUM(B3:A2)"), Expansion("SUM(A:A)", "B1", "C1", "SUM(B:B)"),
    Expansion("SUM(A:$B)", "C1", "D9", "SUM(B:$B)"), Expansion("SUM(1:2,$3:3)", "A9", "C10", "SUM(2:3,$3:4)"),
    Expansion("Sheet2!A1+'Biểu 01'!B2", "A1", "B2", "Sheet2!B2+'Biểu 01'!C3"),
    Expansion("SUM(Sheet1:Sheet3!A1)", "B1", "B2", "SUM(Sheet1:Sheet3!A2)"),
    Expansion("[1]Sheet1!A1", "B1", "B2", "[1]Sheet1!A2"),
    Expansion("Sheet1!A1:Sheet1!B2", "C1", "C2", "Sheet1!A2:Sheet1!B3"),
    Expansion("LOG10(A1)&\"A1\"&TAXES2022", "B1", "B3", "LOG10(A3)&\"A1\"&TAXES2022"),
    Expansion("Table1[[#This Row],[A1]]*A1", "B1", "B2", "Table1[[#This Row],[A1]]*A2"),
    Expansion("VLOOKUP( A1 , $D:$F, 2, FALSE )", "B1", "B2", "VLOOKUP( A2 , $D:$F, 2, FALSE )"),
    Expansion("A1:INDEX(B:B,2)", "C1", "D2", "B2:INDEX(C:C,2)"), Expansion("A1:B2 B2:C3", "E1", "E2", "A2:B3 B3:C4"),
    Expansion("A1#", "B1", "B2", "A2#"), Expansion("{1,2;3,4}+A1", "B1", "B2", "{1,2;3,4}+A2"),
    Expansion("A5+B5", "C5", "A5", "#REF!+#REF!"), Expansion("C5+B5", "D5", "C5", "B5+A5"),
    Expansion("Sheet1!A5", "B5", "A5", "Sheet1!#REF!"), Expansion("SUM(A1:A5)", "B5", "B4", "SUM(#REF!)"),
    Expansion("SUM(A5:A1)", "B5", "B4", "SUM(#REF!)"), Expansion("SUM(A:B)", "C1", "B1", "SUM(#REF!)"),
    Expansion("SUM(1:5)", "A9", "A8", "SUM(#REF!)"), Expansion("XFD1", "A1", "B1", "#REF!"),
    Expansion("A1048576", "B1", "B2", "#REF!"), Expansion("SUM('Biểu 1'!A1:$B$2)", "B5", "B4", "SUM('Biểu 1'!#REF!)"),
    Expansion("$A$1", "B5", "B1", "$A$1"), Expansion("A$1", "B5", "B1", "A$1"), Expansion("a1", "B1", "B2", "A2"),
    Expansion("A1", "B1", "B1", "A1"), Expansion("a01 + $b$2", "C1", "C1", "a01 + $b$2"),
    Expansion("A1.foo+XFE1+R1C1", "B1", "C2", "A1.foo+XFE1+R1C1"), Expansion("Y1:Z1", "A1", "B1", "Z1:AA1"),
    Expansion("\"A1", "B1", "B2", "\"A1"), Expansion("#REF!A1", "B1", "B2", "#REF!A2"), Expansion("", "A1", "A2", ""),
]

struct SharedFormulaTests {
    @Test(arguments: moves)
    func movesRelativeParts(_ expansion: Expansion) throws {
        let from = try #require(CellReference(expansion.from))
        let to = try #require(CellReference(expansion.to))
        #expect(SharedFormula(master: expansion.master, at: from).formula(for: to) == expansion.formula)
    }

    @Test func placesBeyondIntegersDoNotTrap() {
        let shared = SharedFormula(master: "A1+$B$2", at: CellReference(row: .max, column: .max))
        #expect(shared.formula(for: CellReference(row: .min, column: .min)) == "#REF!+$B$2")
        #expect(shared.formula(for: CellReference(row: 0, column: 0)) == "#REF!+$B$2")
    }
}

struct SheetQualifierTests {
    struct Row: Sendable {
        let prefix: String
        let book: String?
        let sheet: String?
        var lastSheet: String?
        var isLost = false
    }

    @Test(arguments: [
        Row(prefix: "Sheet1!", book: nil, sheet: "Sheet1"), Row(prefix: "'Biểu 01'!", book: nil, sheet: "Biểu 01"),
        Row(prefix: "'It''s'!", book: nil, sheet: "It's"), Row(prefix: "'''a'''!", book: nil, sheet: "'a'"),
        Row(prefix: "Sheet1:Sheet3!", book: nil, sheet: "Sheet1", lastSheet: "Sheet3"),
        Row(prefix: "'T 1:T 3'!", book: nil, sheet: "T 1", lastSheet: "T 3"),
        Row(prefix: "'T 1':'T 3'!", book: nil, sheet: "T 1", lastSheet: "T 3"),
        Row(prefix: "[1]Sheet1!", book: "1", sheet: "Sheet1"), Row(prefix: "[1]!", book: "1", sheet: nil),
        Row(prefix: "'[Book.xlsx]Sheet 1'!", book: "Book.xlsx", sheet: "Sheet 1"),
        Row(prefix: "'C:\\d\\[B k.xlsx]S'!", book: "C:\\d\\B k.xlsx", sheet: "S"),
        Row(prefix: "#REF!", book: nil, sheet: nil, isLost: true),
        Row(prefix: "[2]#REF!", book: "2", sheet: nil, isLost: true),
    ])
    func readsPrefix(_ row: Row) throws {
        let place = try #require(SheetQualifier(prefix: row.prefix))
        #expect(place.book == row.book)
        #expect(place.sheet == row.sheet)
        #expect(place.lastSheet == row.lastSheet)
        #expect(place.isLost == row.isLost)
    }

    @Test(arguments: ["", "Sheet1", "'Sheet 1'"])
    func refusesOtherText(_ text: String) {
        #expect(SheetQualifier(prefix: text) == nil)
    }
}
