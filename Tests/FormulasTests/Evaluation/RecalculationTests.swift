import Formulas
import SheetModel
import Testing

/// Whole sheets of formulas: order, cycles, arrays, what is kept.
@Suite struct RecalculationTests {
    private func cell(_ a1: String) -> CellReference { CellReference(a1) ?? CellReference(row: 0, column: 0) }

    private func run(
        _ formulas: [(String, String)], _ constants: [(String, CellValue)] = [],
        prepare: (inout CalculationBook) -> Void = { _ in }
    ) -> (calculation: Recalculation, outcome: Recalculation.Outcome) {
        var book = CalculationBook(sheets: ["S"])
        for (place, value) in constants { book.cells[0][cell(place)] = value }
        prepare(&book)
        var calculation = Recalculation(book)
        for (place, text) in formulas { calculation.add(.init(text, sheet: 0, cell: cell(place), stored: .number(-1))) }
        return (calculation, calculation.run())
    }

    @Test("Formulas given in any order are calculated in the order in which they need each other")
    func order() {
        let outcome = run([("A1", "B1+1"), ("B1", "C1*2"), ("C1", "SUM(D1:D3)"), ("D3", "D1+1")], [("D1", .number(4))])
            .outcome
        #expect(outcome.results == [.number(19), .number(18), .number(9), .number(5)])
        #expect(outcome.cycles == [])
    }

    @Test("A chain of 50,000 formulas, each of which needs the next")
    func longChain() {
        var calculation = Recalculation(CalculationBook(sheets: ["S"]))
        for row in 0..<50_000 {
            calculation.add(.init("A\(row + 2)+1", sheet: 0, cell: CellReference(row: row, column: 0)))
        }
        #expect(calculation.run().results[0] == .number(50_000))
    }

    @Test("Cells that INDIRECT and OFFSET point at are calculated first")
    func runtimeReferences() {
        let outcome = run([("A1", "INDIRECT(\"B\"&1)+OFFSET(A1,0,2)"), ("B1", "C1+1"), ("C1", "1+1")]).outcome
        #expect(outcome.results[0] == .number(5))
    }

    @Test("Cycles are named with all their formulas, and keep their stored results")
    func cycles() {
        let outcome = run([
            ("A1", "B1+C1"), ("B1", "A1+1"), ("C1", "A1+2"), ("D1", "D1"), ("E1", "A1*2"), ("F1", "IF(TRUE,1,F1)"),
        ]).outcome
        #expect(outcome.cycles == [[0, 1, 2], [3]])
        #expect(outcome.results == [.number(-1), .number(-1), .number(-1), .number(-1), .number(-2), .number(1)])
    }

    @Test("A cycle is calculated again and again where the workbook asks for it")
    func iteration() {
        let outcome = run([("A1", "B1/2+1"), ("B1", "A1")]) { book in
            book.iterations = 100
            book.iterationDelta = 0.000001
        }.outcome
        guard case .number(let number) = outcome.results[0] else {
            Issue.record("no number")
            return
        }
        #expect(abs(number - 2) < 0.00001)
        #expect(outcome.cycles == [[0, 1]])
    }

    @Test("An array formula fills its cells; beyond its result there is #N/A")
    func array() {
        var book = CalculationBook(sheets: ["S"])
        for row in 0..<2 { book.cells[0][CellReference(row: row, column: 0)] = .number(Double(row + 1)) }
        var calculation = Recalculation(book)
        calculation.add(
            .init("A1:A2*10", sheet: 0, cell: cell("B1"), arrayRange: CellRange(cell("B1"), cell("B3"))))
        calculation.add(.init("B2+1", sheet: 0, cell: cell("C1")))
        calculation.add(.init("SUM(B1#)", sheet: 0, cell: cell("C2")))
        let outcome = calculation.run()
        #expect(outcome.arrays[0]?.values == [.number(10), .number(20), .error(.notAvailable)])
        #expect(outcome.results == [.number(10), .number(21), .error(.notAvailable)])
    }

    @Test("What is not evaluated keeps its stored result, which others then use")
    func notEvaluated() {
        let outcome = run([("A1", "NOSUCH(1)"), ("B1", "A1*3"), ("C1", "1+"), ("D1", "IF(TRUE,5,NOSUCH(1))")]).outcome
        #expect(outcome.notEvaluated.map(\.formula) == [0, 2])
        #expect(outcome.notEvaluated.map(\.reason) == [.unknownFunction("NOSUCH"), .malformed])
        #expect(outcome.results == [.number(-1), .number(-3), .number(-1), .number(5)])
    }

    @Test("Results that depend on the clock or on chance are marked, through other formulas too")
    func variable() {
        let outcome = run([("A1", "RAND()"), ("B1", "A1+1"), ("C1", "SUM(B1:B2)"), ("D1", "1"), ("E1", "TODAY()")])
            .outcome
        #expect(outcome.isVariable == [true, true, true, false, true])
    }

    @Test("Only the formulas that depend on changed cells, and volatile ones, are calculated again")
    func subset() {
        let formulas = [
            ("B1", "A1*2"), ("B2", "A2*2"), ("C1", "SUM(B1:B2)"), ("D1", "Twice"), ("E1", "OFFSET(A1,0,0)"),
        ]
        let (calculation, _) = run(formulas, [("A1", .number(3)), ("A2", .number(4))]) { book in
            book.names = [DefinedName(name: "Twice", refersTo: "S!$A$1*2")]
        }
        let dependents = calculation.dependents(of: [SheetArea(sheet: 0, cell: cell("A1"))])
        #expect(dependents == [0, 2, 3, 4])
        let outcome = calculation.run(dependents)
        #expect(outcome.results == [.number(6), .number(-1), .number(5), .number(6), .number(3)])
    }

    @Test("A member of a shared group reads as its master would in its place")
    func sharedGroup() {
        var book = CalculationBook(sheets: ["S"])
        for row in 0..<3 { book.cells[0][CellReference(row: row, column: 0)] = .number(Double(row + 1)) }
        var calculation = Recalculation(book)
        for row in 0..<3 {
            calculation.add(
                .init("A1*$A$1", sheet: 0, cell: CellReference(row: row, column: 1), origin: cell("B1")))
        }
        #expect(calculation.run().results == [.number(1), .number(2), .number(3)])
    }

    @Test("Values stored of a linked workbook are used; what is not stored is said")
    func externalBook() {
        let outcome = run([("A1", "[1]Jan!B2*2"), ("B1", "[1]Feb!A1"), ("C1", "[2]Jan!A1"), ("D1", "[1]!Sum")]) {
            book in
            var cells = CellTable()
            cells[CellReference(row: 1, column: 1)] = .number(21)
            book.externalBooks["1"] = .init(
                sheets: ["Jan", "Feb"], cells: [cells, CellTable()],
                names: [DefinedName(name: "Sum", refersTo: "=Jan!$B$2")])
        }.outcome
        #expect(outcome.results == [.number(42), .number(-1), .number(-1), .number(21)])
        #expect(outcome.notEvaluated.map(\.formula) == [1, 2])
    }

    @Test("Hidden rows and other subtotals are left out of subtotals")
    func subtotals() {
        let constants = (1...4).map { ("A\($0)", CellValue.number(Double($0))) }
        let outcome = run(
            [("A5", "SUBTOTAL(9,A1:A4)"), ("B1", "SUBTOTAL(9,A1:A5)"), ("B2", "SUBTOTAL(109,A1:A5)")], constants
        ) { book in
            book.hiddenRows[0] = [0, 1]
            book.filteredRows[0] = [1]
        }.outcome
        #expect(outcome.results == [.number(8), .number(8), .number(7)])
    }

    @Test("Sums, searches and conditions over long columns are the same as over short ones")
    func longColumns() {
        var book = CalculationBook(sheets: ["S"])
        for row in 0..<3_000 {
            book.cells[0][CellReference(row: row, column: 0)] = .number(Double(row % 100))
            book.cells[0][CellReference(row: row, column: 1)] = .text("K\(row % 7)")
        }
        var calculation = Recalculation(book)
        let formulas = [
            ("SUM(A$1:A2999)", 148_401.0), ("SUM(A:A)", 148_500), ("SUM(A2:A3000)", 148_500),
            ("COUNTIF(B$1:B$3000,\"k3\")", 429), ("SUMIFS(A:A,B:B,\"K1\",A:A,\"<50\")", 0), ("MATCH(\"K6\",B:B,0)", 7),
            ("VLOOKUP(42,A1:B3000,1,FALSE)", 42), ("COUNTIF(A100:A2000,5)", 19), ("COUNTIFS(A:A,5,B:B,\"K5\")", 5),
            ("COUNT(A2:A2999)", 2_998),
            ("COUNTA(A:B)", 6_000), ("MAX(A2:B2000)", 99), ("MIN(A2:A100,A102:A2999)", 0),
        ]
        for (row, formula) in formulas.enumerated() {
            calculation.add(.init(formula.0, sheet: 0, cell: CellReference(row: row, column: 5)))
        }
        let results = calculation.run().results
        let filtered = (0..<3_000).filter { $0 % 7 == 1 && $0 % 100 < 50 }.reduce(0) { $0 + $1 % 100 }
        let both = (0..<3_000).filter { $0 % 7 == 5 && $0 % 100 == 5 }.count
        for (row, formula) in formulas.enumerated() {
            let wanted = row == 4 ? Double(filtered) : row == 8 ? Double(both) : formula.1
            #expect(results[row] == .number(wanted), "\(formula.0)")
        }
    }

    @Test("Names and LAMBDAs that call themselves end; deep nesting is evaluated")
    func boundedWork() {
        let deep = String(repeating: "ABS(", count: 200) + "-1" + String(repeating: ")", count: 200)
        let chain = "1" + String(repeating: "+1", count: 2_000)
        let outcome = run([
            ("A1", "Loop(1)"), ("A2", "Twin(1)"), ("A3", deep), ("A4", chain), ("A5", "Self+1"), ("A6", "_L1"),
        ]) { book in
            book.workReserve = 50_000
            book.names = [
                DefinedName(name: "Loop", refersTo: "LAMBDA(x,Loop(x+1))"),
                DefinedName(name: "Twin", refersTo: "LAMBDA(x,Twin(x+1)+Twin(x+2))"),
                DefinedName(name: "Self", refersTo: "Self"), DefinedName(name: "_L41", refersTo: "1"),
            ]
            for level in 1...40 {
                book.names.append(DefinedName(name: "_L\(level)", refersTo: "_L\(level + 1)+_L\(level + 1)"))
            }
        }.outcome
        #expect(outcome.notEvaluated.map(\.formula) == [0, 1, 5])
        #expect(outcome.results[2] == .number(1))
        #expect(outcome.results[3] == .number(2_001))
        #expect(outcome.results[4] == .error(.number))
    }

    @Test("Formulas that look alike but mean different cells are told apart")
    func shapes() {
        let constants = [("A1", CellValue.number(1)), ("B1", .number(2)), ("A2", .number(3)), ("B2", .number(4))]
        let outcome = run(
            [
                ("D1", "SUM(A:A)"), ("E1", "SUM(A:A)"), ("D2", "LOG10(100)+A1"), ("D3", "LOG10(100)+A2"),
                ("D4", "\"A1\"&A1"), ("D5", "\"A1\"&A2"),
            ],
            constants
        ).outcome
        #expect(outcome.results == [.number(4), .number(4), .number(3), .number(5), .text("A11"), .text("A13")])
    }
}
