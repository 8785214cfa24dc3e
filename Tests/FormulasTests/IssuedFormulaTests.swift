import Formulas
import SheetModel
import Testing

/// The form: three communes, their totals below, percentages on the right.
private let form = """
    Xã   | Kế hoạch | Thực hiện | %
    xã 1 | ·        | ·         | =RC[-1]/RC[-2]
    xã 2 | ·        | ·         | =RC[-1]/RC[-2]
    xã 3 | ·        | ·         | =RC[-1]/RC[-2]
    Cộng | =SUM(R[-3]C:R[-1]C) | =SUM(R[-3]C:R[-1]C) | =RC[-1]/RC[-2]
    """

/// A submission, what was inserted and deleted in it, and what is found: cell, what became of it, the form's formula.
private let submissions: [(String, [SheetShift], [String])] = [
    (form, [], []),
    (
        """
        Xã   | Kế hoạch | Thực hiện | %
        xã 1 | 5        | 4         | = $B2:$B2*0+(RC[-1])/RC2
        xã 2 | 5        | 4         | = +RC3 / (RC2)
        xã 3 | 5        | 4         | 80
        Cộng | =SUM(R[-3]C:R[-2]C) | 12 | ·
        """, [],
        [
            "D2 changed C2/B2", "D4 typedOver C4/B4", "B5 changed SUM(B2:B4)", "C5 typedOver SUM(C2:C4)",
            "D5 removed C5/B5",
        ]
    ),
    // A commune in the middle: the sum grows by itself.
    (
        """
        Xã   | Kế hoạch | Thực hiện | %
        xã 1 | 5        | 4         | =RC[-1]/RC[-2]
        mới  | 5        | 4         | =RC[-1]/RC[-2]
        xã 2 | 5        | 4         | =RC[-1]/RC[-2]
        xã 3 | 5        | 4         | =RC[-1]/RC[-2]
        Cộng | =SUM(R[-4]C:R[-1]C) | =SUM(R[-3]C:R[-1]C) | =RC[-1]/RC[-2]
        """, [SheetShift(.insertion, of: 1, .rows, at: 2, on: "Mẫu")], ["C6 changed SUM(C2:C5)"]
    ),
    // A commune at the end: the sum was stretched over it in one column, and not in the other.
    (
        """
        Xã   | Kế hoạch | Thực hiện | %
        xã 1 | 5        | 4         | =RC[-1]/RC[-2]
        xã 2 | 5        | 4         | =RC[-1]/RC[-2]
        xã 3 | 5        | 4         | =RC[-1]/RC[-2]
        mới  | 5        | =RC[-1]-1 | =RC[-1]/RC[-2]
        Cộng | =SUM(R[-4]C:R[-1]C) | =SUM(R[-4]C:R[-2]C) | =RC[-1]/RC[-2]
        """, [SheetShift(.insertion, of: 1, .rows, at: 4, on: "Mẫu")], ["C5 added"]
    ),
    // The last commune deleted, with it the corner of the sums.
    (
        """
        Xã   | Kế hoạch | Thực hiện | %
        xã 1 | 5        | 4         | =RC[-1]/RC[-2]
        xã 2 | 5        | 4         | =RC[-1]/RC[-2]
        Cộng | =SUM(R[-2]C:R[-1]C) | =R[-2]C+R[-1]C | =RC[-1]/RC[-2]
        """, [SheetShift(.deletion, of: 1, .rows, at: 3, on: "Mẫu")], ["C4 changed SUM(C2:C3)"]
    ),
    // A row above and a column inside, one behind the other.
    (
        """
        UBND huyện
        Xã   | Kế hoạch | Ghi chú | Thực hiện | %
        xã 1 | 5        | ·       | 4         | =RC[-1]/RC[-3]
        xã 2 | 5        | ·       | 4         | =RC[-1]/RC[-2]
        xã 3 | 5        | ·       | 4         | =RC[-1]/RC[-3]
        Cộng | =SUM(R[-3]C:R[-1]C) | · | =SUM(R[-3]C:R[-1]C) | =RC[-1]/RC[-3]
        """,
        [
            SheetShift(.insertion, of: 1, .rows, at: 0, on: "Mẫu"),
            SheetShift(.insertion, of: 1, .columns, at: 2, on: "Mẫu"),
        ], ["E4 changed D4/B4"]
    ),
]

struct IssuedFormulaTests {
    @Test("What became of the form's formulas", arguments: submissions.indices)
    func changes(_ index: Int) {
        let (drawing, shifts, expected) = submissions[index]
        let sheet = DrawnFormulas(drawing, sheet: "Gửi").sheet
        let found = sheet.changes(from: DrawnFormulas(form, sheet: "Mẫu").sheet, shifts: shifts)
        #expect(found.map { "\($0.cell) \($0.kind)" + ($0.issued.map { " " + $0 } ?? "") } == expected)
    }

    @Test("An entry has the formula and the number that stand there now")
    func entries() {
        let issued = DrawnFormulas("=RC[1]*2 | 5 | =R1C2").sheet
        let found = DrawnFormulas("47 | =RC[3]+9 | =R1C2+1").sheet.changes(from: issued)
        #expect(
            found == [
                FormulaChange(cell: .init(row: 0, column: 0), kind: .typedOver, issued: "B1*2", number: 47),
                FormulaChange(cell: .init(row: 0, column: 1), kind: .added, formula: "E1+9"),
                FormulaChange(cell: .init(row: 0, column: 2), kind: .changed, issued: "$B$1", formula: "$B$1+1"),
            ])
    }

    @Test("A form that goes by another name, and names itself in its formulas")
    func names() {
        let issued = DrawnFormulas("='Biểu 01'!RC[1]+Khác!RC[1]", sheet: "Biểu 01").sheet
        #expect(DrawnFormulas("='Biểu 02'!RC[1]+Khác!RC[1]", sheet: "Biểu 02").sheet.changes(from: issued).isEmpty)
        #expect(DrawnFormulas("=RC[1]+Khác!RC[1]", sheet: "Biểu 02").sheet.changes(from: issued).isEmpty)
        #expect(DrawnFormulas("='Biểu 01'!RC[1]+Khác!RC[1]", sheet: "Biểu 02").sheet.changes(from: issued).count == 1)
    }

    @Test("An array formula is not the plain one, and the cells it fills are not typed over")
    func arrays() {
        var issued = FormulaSheet(sheet: "S")
        issued.add(formula: "SUM(B1:B9*C1:C9)", at: .init(row: 0, column: 0), array: CellRange("A1"))
        issued.add(formula: "B2", at: .init(row: 1, column: 0))
        var plain = FormulaSheet(sheet: "S")
        plain.add(formula: "SUM(B1:B9*C1:C9)", at: .init(row: 0, column: 0))
        plain.add(formula: "B2", at: .init(row: 1, column: 0))
        #expect(plain.changes(from: issued).map(\.kind) == [.changed])
        var filling = FormulaSheet(sheet: "S")
        filling.add(formula: "B1:B2", at: .init(row: 0, column: 0), array: CellRange("A1:A2"))
        filling.add(number: 4, at: .init(row: 1, column: 0))
        #expect(filling.changes(from: issued).map(\.cell.description) == ["A1"])
    }
}
