import Domain
import FoundationEssentials
import SheetModel
import Testing

@testable import Templates

/// Formulas of one loop's rows that refer to another's.
@Suite struct ParallelReferencesTests {
    private func references(_ text: String) throws -> ParallelReferences {
        var office = try Office()
        try office.fill("nhap-ngu", [("8", "8"), ("10", "9"), ("10", "10"), ("10", "10"), ("9", "9")])
        let evaluator = try office.evaluator(text)
        return ParallelReferences([evaluator.sheet], [FillPlan(evaluator)])
    }

    @Test("The third row of the one loop means the third of the other, whatever the steps made of it")
    func parallel() throws {
        let found = try references(
            "[[mỗi xã]] | [[Giao quân]] | =B3+$B$2\nTổng | =SUM(B1:B1)\n[[mỗi xã]] | [[Giao quân]]")
        #expect(found.mismatches == [])
        #expect(found.changes.map(\.cell.description) == ["C1", "C2", "C3", "C4", "C5"])
        #expect(found.changes[2].rewritten("B99+$B$6") == "B9+$B$6")
        #expect(found.changes[2].rewritten("#REF!+$B$6") == nil)
        // What is in the loop itself, below all loops, or the same in all copies is the editor's.
        #expect(
            try references("[[mỗi xã]] | [[Giao quân]] | =B1+B2+B$3\nTổng | =SUM(B1:B1)\n[[mỗi xã]] | [[Giao quân]]")
                .changes
                .isEmpty)
    }

    @Test("Another number of rows leaves no row to mean")
    func mismatch() throws {
        let found = try references(
            "[[mỗi xã]] | [[Giao quân]] | =B3\nx\n[[mỗi xã, chỉ lấy Giao quân > 9]] | [[Giao quân]]")
        #expect(found.changes.isEmpty)
        #expect(found.mismatches.map(\.own) == [5] && found.mismatches.map(\.other) == [2])
        #expect(found.mismatches.first?.cell.description == "C1")
    }
}
