import Formulas
import SheetModel
import Testing

/// A sheet as a test draws it, row by row, cells apart by `|`: formulas in R1C1 notation, numbers, texts, `·` for a cell
/// without anything. ① behind a cell: it was typed over; ②: its formula differs.
struct DrawnFormulas {
    var sheet: FormulaSheet
    var marks: [String] = []

    init(_ drawing: String, from corner: CellReference = .init(row: 0, column: 0), sheet name: String = "S") {
        sheet = FormulaSheet(sheet: name)
        for (row, line) in drawing.split(separator: "\n").enumerated() {
            for (column, piece) in line.split(separator: "|", omittingEmptySubsequences: false).enumerated() {
                let cell = CellReference(row: corner.row + row, column: corner.column + column)
                var text = String(piece.drop { $0 == " " })
                while text.last == " " { text.removeLast() }
                if let mark = text.last, "①②".contains(mark) {
                    marks.append("\(cell)\(mark)")
                    text.removeLast()
                }
                if text.hasPrefix("=") {
                    sheet.add(formula: R1C1Notation.a1(of: String(text.dropFirst()), at: cell), at: cell)
                } else if let number = Double(text) {
                    sheet.add(number: number, at: cell)
                }
            }
        }
    }

    /// The cells found, marked as in a drawing.
    var found: [String] {
        sheet.oddFormulas().map { odd in
            switch odd.kind {
            case .typedOver: "\(odd.cell)①"
            case .differs: "\(odd.cell)②"
            }
        }
    }
}

/// What is odd among its neighbours.
private let odd: [(String, String)] = [
    (
        "a total of a commune typed over, beside its inputs",
        """
        Xã          | Kế hoạch | Đơn giá | Thành tiền
        Phước Chánh | 3        | 10      | =RC[-2]*RC[-1]
        Phước Công  | 4        | 10      | =RC[-2]*RC[-1]
        Phước Đức   | 5        | 12      | 47①
        Phước Hiệp  | 6        | 10      | =RC[-2]*RC[-1]
        """
    ),
    (
        "eight numbers among formulas",
        """
        1 | =RC[-1]*2 | =RC[-1]+1
        1 | =RC[-1]*2 | =RC[-1]+1
        1 | 7①        | =RC[-1]+1
        1 | =RC[-1]*2 | 3①
        1 | =RC[-1]*2 | =RC[-1]+1
        1 | 9①        | =RC[-1]+1
        1 | =RC[-1]*2 | =RC[-1]+1
        1 | =RC[-1]*2 | 8.5①
        1 | 0①        | =RC[-1]+1
        1 | =RC[-1]*2 | =RC[-1]+1
        1 | =RC[-1]*2 | 6①
        1 | -4①       | =RC[-1]+1
        1 | =RC[-1]*2 | =RC[-1]+1
        1 | =RC[-1]*2 | 2①
        1 | =RC[-1]*2 | =RC[-1]+1
        """
    ),
    (
        "a sum over too few rows, in a row of sums",
        """
        1 | 1 | 1 | 1 | 1
        2 | 2 | 2 | 2 | 2
        3 | 3 | 3 | 3 | 3
        =SUM(R[-3]C:R[-1]C) | =SUM(R[-3]C:R[-1]C) | =SUM(R[-2]C:R[-1]C)② | =SUM(R[-3]C:R[-1]C) | =SUM(R[-3]C:R[-1]C)
        """
    ),
    (
        "a total in a row of totals typed over",
        "=SUM(R[3]C:R[9]C) | =SUM(R[3]C:R[9]C) | 120① | =SUM(R[3]C:R[9]C)"
    ),
    (
        "another absolute cell",
        """
        =RC[2]*R1C9
        =RC[2]*R1C9
        =RC[2]*R2C9②
        =RC[2]*R1C9
        """
    ),
    (
        "a relative cell where the others have an absolute one",
        """
        =RC[2]*R1C9
        =RC[2]*R1C9
        =RC[2]*R[-1]C9②
        =RC[2]*R1C9
        """
    ),
    (
        "another constant, another operator, another text, another function",
        """
        =RC[9]*2  | =RC[9]+RC[10] | =RC[9]&"a"  | =MAX(RC[8],1)
        =RC[9]*2  | =RC[9]+RC[10] | =RC[9]&"a"  | =MAX(RC[8],1)
        =RC[9]*3② | =RC[9]-RC[10]② | =RC[9]&"A"② | =MIN(RC[8],1)②
        =RC[9]*2  | =RC[9]+RC[10] | =RC[9]&"a"  | =MAX(RC[8],1)
        """
    ),
    (
        "whole columns and rows, which move with the formula or not",
        """
        =SUM(C[5])  | =VLOOKUP(RC[9],C20:C21,2,0)  | =SUM(R50)
        =SUM(C[5])  | =VLOOKUP(RC[9],C20:C21,2,0)  | =SUM(R50)
        =SUM(C[6])② | =VLOOKUP(RC[9],C20:C22,2,0)② | =SUM(R51)②
        =SUM(C[5])  | =VLOOKUP(RC[9],C20:C21,2,0)  | =SUM(R50)
        """
    ),
    (
        "one typed over between subtotals",
        """
        =RC[8]*RC[9]
        =RC[8]*RC[9]
        =SUM(R[-2]C:R[-1]C)
        =RC[8]*RC[9]
        7①
        =RC[8]*RC[9]
        =SUM(R[-3]C:R[-1]C)
        =RC[8]*RC[9]
        """
    ),
    (
        "two side by side typed over",
        """
        =RC[5] | =RC[6]
        =RC[5] | =RC[6]
        7①     | 8①
        =RC[5] | =RC[6]
        """
    ),
    (
        "a running balance typed over: its formulas count on, but the number begins nothing anew",
        """
        100
        =R[-1]C+RC[2]
        =R[-1]C+RC[2]
        250①
        =R[-1]C+RC[2]
        """
    ),
    (
        "a balance that counts on from the wrong cell reads its column as the others do",
        """
        100
        =R[-1]C+RC[2]
        =R[-1]C+RC[2]
        =R[-2]C+RC[2]②
        =R[-1]C+RC[2]
        """
    ),
]

/// What is made so on purpose.
private let plain: [(String, String)] = [
    (
        "subtotals of groups in a column of products",
        """
        Tổng   | ·  | ·  | =R[1]C+R[4]C
        Nhóm I | ·  | ·  | =SUM(R[1]C:R[2]C)
        xã 1   | 3  | 10 | =RC[-2]*RC[-1]
        xã 2   | 4  | 10 | =RC[-2]*RC[-1]
        Nhóm II| ·  | ·  | =SUM(R[1]C:R[2]C)
        xã 3   | 5  | 12 | =RC[-2]*RC[-1]
        xã 4   | 6  | 10 | =RC[-2]*RC[-1]
        """
    ),
    (
        "a row of subtotals across products",
        """
        =RC[9]*RC[19] | =RC[9]*RC[19] | =RC[9]*RC[19]
        =RC[9]*RC[19] | =RC[9]*RC[19] | =RC[9]*RC[19]
        =SUMIF(R1C30:R9C30,1,R1C31:R9C31) | =SUMIF(R1C30:R9C30,1,R1C31:R9C31) | =SUMIF(R1C30:R9C30,1,R1C31:R9C31)
        =RC[9]*RC[19] | =RC[9]*RC[19] | =RC[9]*RC[19]
        """
    ),
    (
        "a percentage between sums, and a quarter between months",
        """
        =SUM(R5C:R9C) | =SUM(R5C:R9C) | =RC[-1]/RC[-2] | =SUM(R5C:R9C) | =SUM(R5C:R9C)
        =SUM(R5C:R9C) | =SUM(R5C:R9C) | =SUM(RC[-2]:RC[-1]) | =SUM(R5C:R9C) | =SUM(R5C:R9C)
        """
    ),
    (
        "a column of ratios that read no other cell of the row",
        """
        =SUM(R20C:R29C) | =SUM(R20C:R29C) | =Rate*R20C | =SUM(R20C:R29C)
        =SUM(R30C:R39C) | =SUM(R30C:R39C) | =Rate*R20C | =SUM(R30C:R39C)
        =SUM(R40C:R49C) | =SUM(R40C:R49C) | =Rate*R20C | =SUM(R40C:R49C)
        """
    ),
    ("the first and the last of a run", "=RC[9]*3\n=RC[9]*2\n=RC[9]*2\n=RC[9]*2\n=RC[9]*3"),
    ("an opening and a closing number", "12\n=RC[9]*2\n=RC[9]*2\n=RC[9]*2\n15"),
    ("a run of two", "=RC[9]*2\n5\n=RC[9]*2"),
    ("texts and empty cells between formulas", "=RC[9]*2\n=RC[9]*2\nx\n=RC[9]*2\n·\n=RC[9]*2\n=RC[9]*2"),
    ("formulas and inputs in turn", "=RC[9]\n5\n=RC[9]\n6\n=RC[9]\n7\n=RC[9]\n8\n=RC[9]"),
    (
        "a row of inputs in a block of formulas",
        """
        =RC[9] | =RC[9] | =RC[9] | =RC[9]
        =RC[9] | =RC[9] | =RC[9] | =RC[9]
        3      | 4      | 5      | 6
        =RC[9] | =RC[9] | =RC[9] | =RC[9]
        """
    ),
    ("a column of inputs", "=RC[9] | 4 | =RC[9] | =RC[9]\n=RC[9] | 4 | =RC[9] | =RC[9]\n=RC[9] | 4 | =RC[9] | =RC[9]"),
    ("a numbering that begins anew", "1\n=R[-1]C+1\n=R[-1]C+1\n1\n=R[-1]C+1\n=R[-1]C+1\n1\n=R[-1]C+1\n=R[-1]C+1"),
    ("the same cells with and without $", "=RC[9]*R9C9\n=RC[9]*R9C9\n=RC[9]*R[6]C[8]\n=RC[9]*R9C9"),
    (
        "spaces, capitals, parentheses, a leading +, the sheet's own name",
        "=SUM(RC[8],RC[9])*2\n=sum( RC[8] , RC[9] )*2\n=+(SUM(RC[8],RC[9])*2)\n=SUM(S!RC[8],s!RC[9])*2.0\n=SUM(RC[8],RC[9])*2"
    ),
]

struct FormulaSheetTests {
    @Test("Odd cells are found, and only these", arguments: odd.indices)
    func findsOdd(_ index: Int) {
        let drawn = DrawnFormulas(odd[index].1)
        #expect(!drawn.marks.isEmpty)
        #expect(drawn.found == drawn.marks, "\(odd[index].0)")
    }

    @Test("What is made so on purpose is not odd", arguments: plain.indices)
    func leavesPlain(_ index: Int) {
        #expect(DrawnFormulas(plain[index].1).found == [], "\(plain[index].0)")
    }

    @Test("A growth rate that divides by 1/5 among those raised to it, as in a real workbook")
    func growthRates() throws {
        let rate = "=(RC[-55]/RC[-61])^(1/5)*100-100"
        let row = [rate, rate, "=(RC[-55]/RC[-61])/(1/5)*100②", rate, rate].joined(separator: " | ")
        let drawn = DrawnFormulas(row, from: .init(row: 5, column: 68))
        #expect(drawn.found == ["BS6②"])
        let found = try #require(drawn.sheet.oddFormulas().first)
        #expect(found.kind == .differs(from: .inRow))
        #expect(found.formula == "(P6/J6)/(1/5)*100")
        #expect(found.expected == "(P6/J6)^(1/5)*100-100")
        #expect(found.run == 4)
    }

    @Test("An entry says what stands in the cell, and what its neighbours have")
    func entry() throws {
        let drawn = DrawnFormulas("=RC[1]*R1C9\n=RC[1]*R1C9\n47\n=RC[1]*R1C9")
        let found = try #require(drawn.sheet.oddFormulas().first)
        #expect(
            found
                == OddFormula(
                    cell: .init(row: 2, column: 0), kind: .typedOver(between: .inColumn), number: 47,
                    expected: "B3*$I$1", run: 3))
    }

    @Test("Numbers that an array formula gives are not typed; array formulas are not plain ones")
    func arrays() {
        for (range, expected) in [("B2:C4", []), ("B2", ["B3①"]), ("A1:XFD1048576", []), ("E1:XFD1048576", ["B3①"])] {
            var sheet = DrawnFormulas("· | =RC[9]\n· | =RC[9]\n· | 4\n· | =RC[9]").sheet
            sheet.add(formula: "TREND(A1:A3)", at: .init(row: 9, column: 9), array: CellRange(range))
            let found = sheet.oddFormulas().map { "\($0.cell)①" }
            #expect(found == expected, "\(range)")
        }
        var sheet = DrawnFormulas("=SUM(RC[1]:RC[2])\n=SUM(RC[1]:RC[2])\n·\n=SUM(RC[1]:RC[2])").sheet
        sheet.add(formula: "SUM(B3:C3)", at: .init(row: 2, column: 0), array: CellRange("A3"))
        #expect(sheet.oddFormulas().map(\.cell.description) == ["A3"])
    }

    @Test("Texts that are no formulas, cells off the sheet and references over all of it cost nothing and trap nowhere")
    func hostile() {
        var sheet = FormulaSheet(sheet: "S")
        for row in 0..<2_000 {
            let text = row % 9 == 4 ? "SUM(A1:XFD1048576)+(" : "SUM($A:$XFD)+$A$1:$XFD$1048576+("
            sheet.add(formula: text, at: .init(row: row, column: 3), array: CellRange("A1:XFD1048576"))
        }
        sheet.add(formula: "A1", at: .init(row: .max, column: .min))
        sheet.add(number: 1, at: .init(row: -1, column: 0))
        #expect(sheet.oddFormulas().isEmpty)
        #expect(sheet.changes(from: FormulaSheet(sheet: "S")).count == 2_000)
        #expect(FormulaSheet(sheet: "S").changes(from: sheet).count == 2_000)
    }
}
