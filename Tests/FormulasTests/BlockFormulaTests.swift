import Formulas
import Testing

/// Formulas of a repeated block in its copies, each worked out by hand.
@Suite struct BlockFormulaTests {
    struct Line: Sendable, CustomTestStringConvertible {
        var formula: String
        var first: String
        var second: String
        var testDescription: String { formula }

        init(_ formula: String, _ first: String, _ second: String) {
            self.formula = formula
            self.first = first
            self.second = second
        }
    }

    private func check(_ line: Line, _ shift: SheetShift) {
        let formula = BlockFormula(line.formula, of: shift, on: "S")
        #expect(formula.text(inCopy: 0) == line.first)
        #expect(formula.text(inCopy: 1) == line.second)
    }

    @Test(
        "Row 8 three times",
        arguments: [
            Line("E8/D8", "E8/D8", "E9/D9"),
            Line("SUM(C8:F8)", "SUM(C8:F8)", "SUM(C9:F9)"),
            // Before the block, so that a balance runs on.
            Line("G7+D8", "G7+D8", "G8+D9"),
            Line("SUM(D$8:D8)", "SUM(D$8:D8)", "SUM(D$8:D9)"),
            Line("D8/SUM(D$8:D$8)", "D8/SUM(D$8:D$10)", "D9/SUM(D$8:D$10)"),
            Line("RANK(D8,$D$6:$D$8)", "RANK(D8,$D$6:$D$10)", "RANK(D9,$D$6:$D$10)"),
            Line("D8/D$8", "D8/D$8", "D9/D$8"),
            // Behind the block, with and without `$`, alone and as the end of a range.
            Line("D8/D$9", "D8/D$11", "D9/D$11"),
            Line("D8/D9", "D8/D11", "D9/D11"),
            Line("SUM(D8:D9)", "SUM(D8:D11)", "SUM(D9:D11)"),
            Line("SUM(8:8)", "SUM(8:8)", "SUM(9:9)"),
            Line("SUM($8:$8)", "SUM($8:$10)", "SUM($8:$10)"),
            Line("SUM(D:D)", "SUM(D:D)", "SUM(D:D)"),
            Line("S!D8+T!D8+T!D$8", "S!D8+T!D8+T!D$8", "S!D9+T!D9+T!D$8"),
            Line("\"D8\"&Ten&D8", "\"D8\"&Ten&D8", "\"D8\"&Ten&D9"),
        ])
    func row(_ line: Line) { check(line, SheetShift(repeating: 7...7, times: 3, .rows, on: "S")) }

    @Test(
        "Rows 8 to 10 twice",
        arguments: [
            Line("D9+D10", "D9+D10", "D12+D13"),
            Line("SUM(D$8:D$10)", "SUM(D$8:D$13)", "SUM(D$8:D$13)"),
            Line("SUM(D$8:D$9)", "SUM(D$8:D$9)", "SUM(D$8:D$9)"),
            Line("SUM(D8:D10)", "SUM(D8:D10)", "SUM(D11:D13)"),
            Line("D11", "D14", "D14"),
        ])
    func rows(_ line: Line) { check(line, SheetShift(repeating: 7...9, times: 2, .rows, on: "S")) }

    @Test(
        "Columns C and D twice",
        arguments: [
            Line("C5/D5", "C5/D5", "E5/F5"),
            Line("C5/E5", "C5/G5", "E5/G5"),
            Line("SUM($C5:$D5)", "SUM($C5:$F5)", "SUM($C5:$F5)"),
            Line("C5*$B$1", "C5*$B$1", "E5*$B$1"),
        ])
    func columns(_ line: Line) { check(line, SheetShift(repeating: 2...3, times: 2, .columns, on: "S")) }

    @Test(
        "Row 8 of columns A to D twice: what stands beside stays where it is",
        arguments: [
            Line("D8*H$8", "D8*H$8", "D9*H$8"),
            Line("D8/H9", "D8/H9", "D9/H9"),
            Line("D8/D9", "D8/D10", "D9/D10"),
        ])
    func band(_ line: Line) { check(line, SheetShift(repeating: 7...7, times: 2, .rows, on: "S", within: 0...3)) }

    @Test("What leaves the sheet is lost")
    func lost() {
        let shift = SheetShift(repeating: 16_380...16_381, times: 2, .columns, on: "S")
        #expect(BlockFormula("XFD1+T!XFD1", of: shift, on: "S").text(inCopy: 1) == "#REF!+T!#REF!")
    }
}
