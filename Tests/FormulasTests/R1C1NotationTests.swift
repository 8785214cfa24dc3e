import Formulas
import SheetModel
import Testing

/// The same formula in both notations, in cell D5, by hand.
private let both: [(a1: String, r1c1: String)] = [
    ("D5", "RC"), ("D4", "R[-1]C"), ("D6", "R[1]C"), ("C5", "RC[-1]"), ("E5", "RC[1]"), ("A1", "R[-4]C[-3]"),
    ("$A$1", "R1C1"), ("$D$5", "R5C4"), ("$A1", "R[-4]C1"), ("A$1", "R1C[-3]"), ("$D5", "RC4"), ("D$5", "R5C"),
    ("XFD1048576", "R[1048571]C[16380]"), ("$XFD$1048576", "R1048576C16384"), ("D2:D4", "R[-3]C:R[-1]C"),
    ("$A$1:B2", "R1C1:R[-3]C[-2]"), ("C4:E6", "R[-1]C[-1]:R[1]C[1]"), ("D5:D5", "RC:RC"),
    ("E6:C4", "R[1]C[1]:R[-1]C[-1]"),
    ("5:5", "R"), ("$5:$5", "R5"), ("4:4", "R[-1]"), ("1:$3", "R[-4]:R3"), ("D:D", "C"), ("$C:$C", "C3"),
    ("A:B", "C[-3]:C[-2]"),
    ("$A:D", "C1:C"), ("Sheet1!D4", "Sheet1!R[-1]C"), ("'It''s'!$A$1:$B$2", "'It''s'!R1C1:R2C2"),
    ("[1]S!D5", "[1]S!RC"),
    ("Jan:Mar!D5", "Jan:Mar!RC"), ("[1]!Rate", "[1]!Rate"), ("#REF!", "#REF!"), ("S!#REF!", "S!#REF!"),
    ("#REF!D5", "#REF!RC"),
    ("SUM(D2:D4)*2", "SUM(R[-3]C:R[-1]C)*2"), ("\"D5\"&\"RC\"", "\"D5\"&\"RC\""), ("LOG10(D5)", "LOG10(RC)"),
    ("Table1[[#This Row],[R]]", "Table1[[#This Row],[R]]"), ("[@C]", "[@C]"), ("T[C]*D5", "T[C]*RC"),
    ("Rate+D5", "Rate+RC"),
    ("D5 E5", "RC RC[1]"), ("(D5,E5)", "(RC,RC[1])"), ("D5#", "RC#"), ("@D5", "@RC"), ("D5%", "RC%"),
    ("-D5^2", "-RC^2"),
    ("D5:INDEX(D:D,9)", "RC:INDEX(C,9)"), ("Sheet1!D4:Sheet1!D5", "Sheet1!R[-1]C:Sheet1!RC"),
    ("{1,2;3,4}", "{1,2;3,4}"),
    (" D5 + 1 ", " RC + 1 "), ("IF(D5,,E5)", "IF(RC,,RC[1])"), ("Row+Column", "Row+Column"), ("C_1", "C_1"),
    ("R.C", "R.C"),
    ("Năm", "Năm"), ("RATE(1)", "RATE(1)"), ("COUNT(D5)", "COUNT(RC)"), ("1E5", "1E5"),
    ("_xlfn.LET(_xlpm.x,D5,_xlpm.x)", "_xlfn.LET(_xlpm.x,RC,_xlpm.x)"),
    ("SUM(D5", "SUM(RC"), ("D5~~\"D5", "RC~~\"D5"), ("D4:D5:D6", "R[-1]C:RC:R[1]C"), ("", ""),
]

/// R1C1 texts that A1 texts do not come back as.
private let readings: [(r1c1: String, a1: String)] = [
    ("r[-1]c", "D4"), ("R[0]C[0]", "D5"), ("R[+1]C", "D6"), ("R5:R5", "$5:$5"), ("C3:C3", "$C:$C"), ("R[-5]C", "#REF!"),
    ("RC[-4]", "#REF!"), ("R1048577C1", "#REF!"), ("R1C16385", "#REF!"), ("RC:R[-9]C", "#REF!"),
    ("SUM(R[-9])", "SUM(#REF!)"),
    ("S!R[-5]C+RC", "S!#REF!+D5"), ("R[1048571]C", "D1048576"), ("R[1048572]C", "#REF!"),
    ("R99999999999999999999C", "#REF!"),
    ("R0C1", "R0C1"), ("RC(1)", "RC(1)"), ("R[x]C", "R[x]D:D"), ("RC!RC", "RC!D5"), ("1:3", "1:3"),
    ("R1C1:Sheet2!R1C1", "$A$1:Sheet2!$A$1"), ("R1:C1", "$1:$1:$A:$A"), ("R1C1:R2", "$A$1:$2:$2"),
]

struct R1C1NotationTests {
    private let cell = CellReference(row: 4, column: 3)

    @Test(arguments: both) func goesBothWays(_ a1: String, _ r1c1: String) {
        #expect(R1C1Notation.text(ofA1: a1, at: cell) == r1c1)
        #expect(R1C1Notation.a1(of: r1c1, at: cell) == a1)
    }

    @Test(arguments: readings) func readsOtherSpellings(_ r1c1: String, _ a1: String) {
        #expect(R1C1Notation.a1(of: r1c1, at: cell) == a1)
    }

    @Test func filledDownFormulasReadAlike() {
        let texts = (0..<9).map {
            R1C1Notation.text(ofA1: "SUM(A\($0 + 1):B\($0 + 1))*$C$1", at: .init(row: $0, column: 3))
        }
        #expect(Set(texts) == ["SUM(RC[-3]:RC[-2])*R1C3"])
    }

    @Test func treesAreReadFromR1C1() throws {
        let formula = try FormulaExpression(r1c1: "SUM(R[-3]C:R[-1]C)-R1C1", at: cell)
        #expect(draw(formula, formula.root) == "(- SUM(D2:D4) $A$1)")
        #expect(formula.r1c1(at: cell) == "SUM(R[-3]C:R[-1]C)-R1C1")
        #expect(formula.r1c1(at: .init(row: 0, column: 0)) == "SUM(R[1]C[3]:R[3]C[3])-R1C1")
        #expect(throws: FormulaSyntaxError(.operandMissing, at: 3)) { try FormulaExpression(r1c1: "RC+", at: cell) }
    }

    /// Whatever the text and the cell: no trap.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func anyTextIsTaken(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        let pieces = [
            "R", "C", "[", "]", "-", "1", "16384", "99999999999999999999", ":", "!", "'", "(", "RC", "#", "Đ", "$", " ",
        ]
        for _ in 0..<300 {
            let text = (0..<random.next(below: 12)).map { _ in pieces[random.next(below: pieces.count)] }.joined()
            for cell in [CellReference(row: 0, column: 0), .init(row: .max, column: .min), .init(row: 9, column: 9)] {
                _ = R1C1Notation.a1(of: text, at: cell)
                _ = R1C1Notation.text(ofA1: text, at: cell)
            }
        }
    }
}
