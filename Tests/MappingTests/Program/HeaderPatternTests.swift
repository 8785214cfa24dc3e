import Mapping
import Testing

@Suite struct HeaderPatternTests {
    static let patterns: [(text: String, steps: [HeaderPattern.Step], printed: String)] = [
        ("Toàn huyện › KH 2022", [.label(["Toàn huyện"]), .label(["KH 2022"])], "Toàn huyện › KH 2022"),
        ("* ›  KH 2022 |Kế hoạch", [.unit, .label(["KH 2022", "Kế hoạch"])], "* › KH 2022 | Kế hoạch"),
        ("A > B", [.label(["A"]), .label(["B"])], "A › B"), ("a>b", [.label(["a>b"])], "a>b"),
        ("A->B → C »D", [.label(["A"]), .label(["B"]), .label(["C"]), .label(["D"])], "A › B › C › D"),
        (" › A ›", [.label(["A"])], "A"), ("", [], ""), ("*|A", [.label(["*", "A"])], "* | A"),
    ]

    @Test(arguments: patterns)
    func read(_ item: (text: String, steps: [HeaderPattern.Step], printed: String)) {
        let pattern = HeaderPattern(item.text)
        #expect(pattern.steps == item.steps)
        #expect(pattern.description == item.printed)
        #expect(HeaderPattern(item.printed) == pattern)
        #expect(pattern.namesUnits == item.steps.contains(.unit))
    }
}
