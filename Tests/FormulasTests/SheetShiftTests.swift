import Formulas
import SheetModel
import Testing

/// A formula on sheet `S`, before and after a shift, by hand.
///
/// LibreOffice 7.4, given the same cells and edits, gives the same for all that it can hold, but writes corners in
/// order (`A1:B11` for `B11:A1`) and forgets the sheet of a lost reference.
struct ShiftCase: Sendable, CustomTestStringConvertible {
    let before: String
    let after: String
    init(_ before: String, _ after: String) {
        self.before = before
        self.after = after
    }
    /// A formula that stays.
    init(_ before: String) { self.init(before, before) }
    var testDescription: String { before }
}

private func check(_ item: ShiftCase, _ shift: SheetShift, on host: String = "S") {
    let result = shift.formula(item.before, on: host)
    #expect(result.text == item.after)
    #expect(result.isChanged == (item.before != item.after))
}

/// Two rows before row 4.
private let rowsInserted: [ShiftCase] = [
    ShiftCase("A3"), ShiftCase("A4", "A6"), ShiftCase("A5", "A7"), ShiftCase("$A$4", "$A$6"), ShiftCase("A$9", "A$11"),
    ShiftCase("A1:A3"), ShiftCase("A1:A4", "A1:A6"), ShiftCase("A3:A4", "A3:A6"), ShiftCase("A4:A5", "A6:A7"),
    ShiftCase("A1:$C$9", "A1:$C$11"), ShiftCase("B9:A1", "B11:A1"), ShiftCase("A9:B1", "A11:B1"),
    ShiftCase("A:D"), ShiftCase("$A:$D"), ShiftCase("1:3"), ShiftCase("1:4", "1:6"), ShiftCase("4:4", "6:6"),
    ShiftCase("$2:5", "$2:7"), ShiftCase("5:2", "7:2"), ShiftCase("1:1048576"), ShiftCase("A1:B1048576"),
    ShiftCase("A1048576", "#REF!"), ShiftCase("A1048574", "A1048576"), ShiftCase("A1048575", "#REF!"),
    ShiftCase("A2:A1048576"), ShiftCase("A4:A1048576", "A6:A1048576"), ShiftCase("A2:A1048575", "A2:A1048576"),
    ShiftCase("A1048575:A1048576", "#REF!"), ShiftCase("1048575:1048576", "#REF!"),
    ShiftCase("5:1048576", "7:1048576"),
    ShiftCase("S!A4", "S!A6"), ShiftCase("s!A4", "s!A6"), ShiftCase("'S'!A4", "'S'!A6"), ShiftCase("Other!A4"),
    ShiftCase("[0]S!A4", "[0]S!A6"), ShiftCase("[1]S!A4"), ShiftCase("'C:\\x\\[b.xlsx]S'!A4"), ShiftCase("#REF!A4"),
    ShiftCase("S!#REF!"), ShiftCase("#REF!"), ShiftCase("S:T!A4"), ShiftCase("'R:S'!A4:B9"), ShiftCase("S!Name4"),
    ShiftCase("S!A1048576", "S!#REF!"), ShiftCase("S!A1:S!A4", "S!A1:S!A6"), ShiftCase("A1:B4:C9", "A1:B6:C11"),
    ShiftCase("SUM(A1:A4)*A4", "SUM(A1:A6)*A6"), ShiftCase("\"A4\"&A4", "\"A4\"&A6"),
    ShiftCase("INDIRECT(\"A4\")"), ShiftCase("OFFSET(A4,4,4)", "OFFSET(A6,4,4)"), ShiftCase("LOG10(4)"),
    ShiftCase("LOG10", "LOG12"), ShiftCase("T4[A4]"), ShiftCase("Table1[[#This Row],[A4]]"), ShiftCase("[@A4]"),
    ShiftCase("Năm4+A4", "Năm4+A6"), ShiftCase("_xlnm.A4"), ShiftCase("R4C4"), ShiftCase("{4,\"A4\"}"),
    ShiftCase("a4", "A6"), ShiftCase(" a1 + ( A4 ) ", " a1 + ( A6 ) "), ShiftCase("A1 A4", "A1 A6"),
    ShiftCase("(A1,A4)", "(A1,A6)"), ShiftCase("A4#", "A6#"), ShiftCase("@A4", "@A6"), ShiftCase("-A4%", "-A6%"),
    ShiftCase("A3:INDEX(A4:A9,2)", "A3:INDEX(A6:A11,2)"), ShiftCase("_xlfn.ANCHORARRAY(A4)", "_xlfn.ANCHORARRAY(A6)"),
    ShiftCase("IF(A4,,A5)", "IF(A6,,A7)"), ShiftCase("1E4"), ShiftCase("TRUE"), ShiftCase("4"), ShiftCase(""),
    // No formulas, and shifted nevertheless.
    ShiftCase("SUM(A4", "SUM(A6"), ShiftCase("A4+", "A6+"), ShiftCase("A4~~A5", "A6~~A7"),
    ShiftCase("A4+\"A4", "A6+\"A4"),
    ShiftCase("))A4", "))A6"),
]

/// Rows 4 to 6 deleted.
private let rowsDeleted: [ShiftCase] = [
    ShiftCase("A3"), ShiftCase("A4", "#REF!"), ShiftCase("A6", "#REF!"), ShiftCase("A7", "A4"),
    ShiftCase("$A$9", "$A$6"),
    ShiftCase("A1:A3"), ShiftCase("A1:A4", "A1:A3"), ShiftCase("A1:A6", "A1:A3"), ShiftCase("A1:A7", "A1:A4"),
    ShiftCase("A4:A6", "#REF!"), ShiftCase("A5:A5", "#REF!"), ShiftCase("A4:A7", "A4:A4"), ShiftCase("A5:A9", "A4:A6"),
    ShiftCase("A7:A9", "A4:A6"), ShiftCase("A3:A4", "A3:A3"), ShiftCase("A9:B5", "A6:B4"), ShiftCase("A:D"),
    ShiftCase("1:9", "1:6"), ShiftCase("4:6", "#REF!"), ShiftCase("5:5", "#REF!"), ShiftCase("6:$8", "4:$5"),
    ShiftCase("1:1048576"), ShiftCase("A1:C1048576"), ShiftCase("A2:A1048576", "A2:A1048573"),
    ShiftCase("S!A5", "S!#REF!"), ShiftCase("'S'!$A$4:$B$6", "'S'!#REF!"), ShiftCase("T!A5"),
    ShiftCase("S!4:6", "S!#REF!"),
    ShiftCase("SUM(A4:A6,A1)", "SUM(#REF!,A1)"), ShiftCase("A5#", "#REF!#"), ShiftCase("A1:S!A5", "A1:S!#REF!"),
    ShiftCase("S:T!A5"), ShiftCase("\"A5\""), ShiftCase("A1+A5*A9", "A1+#REF!*A6"),
]

/// One column before column C.
private let columnsInserted: [ShiftCase] = [
    ShiftCase("B9"), ShiftCase("C9", "D9"), ShiftCase("$C$9", "$D$9"), ShiftCase("A1:C9", "A1:D9"), ShiftCase("A1:B9"),
    ShiftCase("C:C", "D:D"), ShiftCase("A:$C", "A:$D"), ShiftCase("C:A", "D:A"), ShiftCase("A:XFD"), ShiftCase("B:XFD"),
    ShiftCase("1:9"), ShiftCase("XFD1", "#REF!"), ShiftCase("XFC1", "XFD1"), ShiftCase("A1:XFD9"),
    ShiftCase("D1:XFD9", "E1:XFD9"),
    ShiftCase("Z1", "AA1"), ShiftCase("S!C1+T!C1", "S!D1+T!C1"), ShiftCase("XFD:XFD", "#REF!"),
]

/// Columns B and C deleted.
private let columnsDeleted: [ShiftCase] = [
    ShiftCase("A1"), ShiftCase("B1", "#REF!"), ShiftCase("C1", "#REF!"), ShiftCase("D1", "B1"),
    ShiftCase("B:C", "#REF!"),
    ShiftCase("A:C", "A:A"), ShiftCase("C:E", "B:C"), ShiftCase("A1:D4", "A1:B4"), ShiftCase("C1:$D4", "B1:$B4"),
    ShiftCase("D4:A1", "B4:A1"), ShiftCase("2:4"), ShiftCase("A1:XFD1"),
]

/// Two cells down before row 4, in columns B to D.
private let cellsDown: [ShiftCase] = [
    ShiftCase("A4"), ShiftCase("B4", "B6"), ShiftCase("D9", "D11"), ShiftCase("E9"), ShiftCase("B1:D9", "B1:D11"),
    ShiftCase("A1:D9"), ShiftCase("B1:E9"), ShiftCase("C1:C3"), ShiftCase("C4:D5", "C6:D7"), ShiftCase("B:C"),
    ShiftCase("4:4"), ShiftCase("C1048576", "#REF!"), ShiftCase("T!C4"), ShiftCase("S!$C$4", "S!$C$6"),
]

/// Cells C3:D4 deleted, those to the right closing up.
private let cellsLeft: [ShiftCase] = [
    ShiftCase("C3", "#REF!"), ShiftCase("C2"), ShiftCase("C5"), ShiftCase("E3", "C3"), ShiftCase("C3:D4", "#REF!"),
    ShiftCase("C3:D5"), ShiftCase("B3:E4", "B3:C4"), ShiftCase("A3:A4"), ShiftCase("C:D"), ShiftCase("3:4"),
    ShiftCase("F4:D4", "D4:C4"),
]

struct SheetShiftTests {
    @Test(arguments: rowsInserted) func insertsRows(_ item: ShiftCase) {
        check(item, SheetShift(.insertion, of: 2, .rows, at: 3, on: "S"))
    }

    @Test(arguments: rowsDeleted) func deletesRows(_ item: ShiftCase) {
        check(item, SheetShift(.deletion, of: 3, .rows, at: 3, on: "S"))
    }

    @Test(arguments: columnsInserted) func insertsColumns(_ item: ShiftCase) {
        check(item, SheetShift(.insertion, of: 1, .columns, at: 2, on: "S"))
    }

    @Test(arguments: columnsDeleted) func deletesColumns(_ item: ShiftCase) {
        check(item, SheetShift(.deletion, of: 2, .columns, at: 1, on: "S"))
    }

    @Test(arguments: cellsDown) func movesCellsDown(_ item: ShiftCase) {
        check(item, SheetShift(.insertion, of: 2, .rows, at: 3, on: "S", within: 1...3))
    }

    @Test(arguments: cellsLeft) func movesCellsLeft(_ item: ShiftCase) {
        check(item, SheetShift(.deletion, of: 2, .columns, at: 2, on: "S", within: 2...3))
    }

    @Test(arguments: [
        ("A4", "A4"), ("S!A4", "S!A6"), ("'It''s'!A4", "'It''s'!A4"), ("A4+S!A4:B4+T!A4", "A4+S!A6:B6+T!A4"),
    ])
    func unqualifiedReferencesMeanTheHost(_ before: String, _ after: String) {
        let shift = SheetShift(.insertion, of: 2, .rows, at: 3, on: "S")
        #expect(shift.formula(before, on: "T").text == after)
        #expect(shift.formula(before, on: nil).text == after)
    }

    @Test func sheetNamesWithMarksAreCompared() {
        let shift = SheetShift(.insertion, of: 1, .rows, at: 0, on: "Biểu Đ's")
        #expect(shift.formula("'biểu đ''s'!A1", on: "T").text == "'biểu đ''s'!A2")
        #expect(shift.formula("A1", on: "BIỂU Đ'S").text == "A2")
    }

    @Test func threeDimensionalReferencesAreReported() {
        let shift = SheetShift(.insertion, of: 1, .rows, at: 0, on: "Feb")
        let result = shift.formula("SUM(Jan:Mar!A1)+'A B:C'!B2+A1", on: "Feb")
        #expect(result.text == "SUM(Jan:Mar!A1)+'A B:C'!B2+A2")
        #expect(result.leftAlone.map(\.prefix) == ["Jan:Mar!", "'A B:C'!"])
        #expect(result.leftAlone.map { $0.covers("feb", in: ["Jan", "Feb", "Mar", "A B", "C"]) } == [true, false])
    }

    @Test(arguments: [
        ("S!A4", "S!A4"), ("S!$A$4", "S!$A$6"), ("S!A$4", "S!A$6"), ("S!$A4", "S!$A4"), ("S!A$1:A9", "S!A$1:A9"),
        ("S!$4:$5", "S!$6:$7"), ("S!4:5", "S!4:5"), ("SUM(S!$A$1:$A$9)+S!B4", "SUM(S!$A$1:$A$11)+S!B4"),
    ])
    func definedNamesKeepRelativeReferences(_ before: String, _ after: String) {
        let shift = SheetShift(.insertion, of: 2, .rows, at: 3, on: "S")
        #expect(shift.formula(before, on: nil, relativeStay: true).text == after)
    }

    // MARK: Ranges

    @Test(arguments: [
        ("A1:C3", "A1:C3"), ("A1:C4", "A1:C6"), ("A4:C4", "A6:C6"), ("A:C", "A1:C1048576"), ("2:5", "A2:XFD7"),
        ("A1048576", nil),
    ])
    func rangesMoveWithInsertedRows(_ before: String, _ after: String?) throws {
        let shift = SheetShift(.insertion, of: 2, .rows, at: 3, on: "S")
        #expect(shift.range(try #require(CellRange(before)))?.description == after)
    }

    @Test(arguments: [("A1:C4", "A1:C3"), ("A4:C6", nil), ("A5:A9", "A4:A6"), ("A7", "A4"), ("A:C", "A1:C1048576")])
    func rangesMoveWithDeletedRows(_ before: String, _ after: String?) throws {
        let shift = SheetShift(.deletion, of: 3, .rows, at: 3, on: "S")
        #expect(shift.range(try #require(CellRange(before)))?.description == after)
    }

    @Test(arguments: [
        ("A1:C3", false), ("A4:B4", true), ("B4:D4", false), ("D4:E9", true), ("E1:F9", false), ("A1:F9", true),
        ("4:4", true), ("1:3", false), ("C:C", false),
    ])
    func tornRangesAreFound(_ text: String, _ torn: Bool) throws {
        let shift = SheetShift(.insertion, of: 2, .rows, at: 3, on: "S", within: 1...3)
        #expect(shift.tears(try #require(CellRange(text))) == torn)
        #expect(!SheetShift(.insertion, of: 2, .rows, at: 3, on: "S").tears(try #require(CellRange(text))))
    }

    @Test func positionsAreFollowed() {
        let insertion = SheetShift(.insertion, of: 2, .rows, at: 3, on: "S")
        #expect([0, 2, 3, 9, 1_048_573, 1_048_574].map { insertion.position($0) } == [0, 2, 5, 11, 1_048_575, nil])
        let deletion = SheetShift(.deletion, of: 2, .columns, at: 3, on: "S")
        #expect([0, 2, 3, 4, 5, 16_383].map { deletion.position($0) } == [0, 2, nil, nil, 3, 16_381])
        #expect(insertion.cell(CellReference(row: 3, column: 0)) == CellReference(row: 5, column: 0))
        #expect(deletion.cell(CellReference(row: 3, column: 4)) == nil)
    }

    @Test func oddCountsDoNoHarm() {
        for kind in [SheetShift.Kind.insertion, .deletion] {
            #expect(SheetShift(kind, of: 0, .rows, at: 3, on: "S").formula("A4:A9", on: "S").text == "A4:A9")
            #expect(SheetShift(kind, of: -5, .rows, at: -5, on: "S").formula("A4:A9", on: "S").text == "A4:A9")
            #expect(SheetShift(kind, of: .max, .rows, at: .max, on: "S").formula("A4", on: "S").text == "A4")
            #expect(SheetShift(kind, of: .max, .rows, at: 0, on: "S").formula("A4", on: "S").text == "#REF!")
        }
    }

    /// What was inserted and deleted again leaves every formula as it was, byte for byte, unless it fell off the sheet.
    @Test(arguments: 0..<10 as Range<UInt64>)
    func insertionAndDeletionUndoEachOther(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        for _ in 0..<300 {
            let formula = (0..<4).map { _ in randomReference(&random) }.joined(separator: " + ")
            let axis: SheetShift.Axis = random.next(below: 2) == 0 ? .rows : .columns
            let (index, count) = (random.next(below: 12), 1 + random.next(below: 5))
            let band = random.next(below: 2) == 0 ? nil : 2...6
            let there = SheetShift(.insertion, of: count, axis, at: index, on: "S", within: band)
            let back = SheetShift(.deletion, of: count, axis, at: index, on: "S", within: band)
            #expect(back.formula(there.formula(formula, on: "S").text, on: "S").text == formula)
        }
    }

    /// Cell by cell: a shifted area is the area around its shifted cells.
    @Test(arguments: 0..<10 as Range<UInt64>)
    func areasFollowTheirCells(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        for _ in 0..<300 {
            let range = CellRange(
                CellReference(row: random.next(below: 9), column: 0),
                CellReference(row: random.next(below: 9), column: 2))
            let kind: SheetShift.Kind = random.next(below: 2) == 0 ? .insertion : .deletion
            let shift = SheetShift(kind, of: 1 + random.next(below: 4), .rows, at: random.next(below: 10), on: "S")
            let rows = range.rows.compactMap { shift.position($0) }
            let expected = rows.isEmpty ? nil : "A\(rows[0] + 1):C\(rows[rows.count - 1] + 1)"
            #expect(shift.range(range)?.description == expected)
        }
    }

    private func randomReference(_ random: inout SplitMix) -> String {
        func cell() -> String {
            ["", "$"][random.next(below: 2)] + ["A", "C", "E", "H", "Z"][random.next(below: 5)]
                + ["", "$"][random.next(below: 2)] + String(1 + random.next(below: 14))
        }
        switch random.next(below: 5) {
        case 0: return cell()
        case 1: return "S!" + cell()
        case 2: return "\(cell()):\(cell())"
        case 3: return "$C:F"
        default: return "3:$9"
        }
    }
}
