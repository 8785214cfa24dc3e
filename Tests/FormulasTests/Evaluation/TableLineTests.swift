import Formulas
import Testing

/// Every function against the tables, which `Tests/Corpus/check-functions.py` also puts to LibreOffice.
@Suite struct TableLineTests {
    @Test("Every line of the tables")
    func results() {
        #expect(TableLine.all.count > 1_800)
        for line in TableLine.all {
            let shown = FunctionTable.exact(line.formula, isArray: line.isArray)
            #expect(line.agrees(shown), "\(line.place): \(line.formula) is \(line.expected), came out as \(shown)")
        }
    }

    /// `INFO` tells about the computer, which is not evaluated.
    private static let withoutLines: Set<String> = ["INFO"]

    @Test("Every function that is known stands in three lines at least")
    func everyFunction() {
        var counts: [String: Int] = [:]
        for line in TableLine.all {
            for name in line.functions { counts[name, default: 0] += 1 }
        }
        #expect(Recalculation.functions.count > 330)
        for name in Recalculation.functions where !Self.withoutLines.contains(name) {
            #expect(counts[name, default: 0] >= 3, "\(name)")
        }
    }
}
