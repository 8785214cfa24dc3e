import Testing

@testable import Mapping

/// Values by text.
@Suite struct TextMemoTests {
    @Test("A value is worked out once for each text")
    func once() {
        var memo = TextMemo<Int>()
        var made: [String] = []
        for text in ["", "a", "Phước Chánh", "a", "", "Phước Thành", "Phước Chánh"] {
            let value = memo.value(text) {
                made.append($0)
                return $0.utf8.count
            }
            #expect(value == text.utf8.count)
        }
        #expect(made == ["", "a", "Phước Chánh", "Phước Thành"])
    }

    @Test("Texts are told apart by their bytes, also where they are equal as texts")
    func bytes() {
        let (composed, decomposed) = ("\u{E9}", "e\u{301}")
        #expect(composed == decomposed)
        var memo = TextMemo<[UInt8]>()
        for text in [composed, decomposed, composed, decomposed] {
            #expect(memo.value(text) { Array($0.utf8) } == Array(text.utf8))
        }
    }

    @Test("Beyond the limit all is forgotten and worked out again", arguments: [1, 2, 3, 33, 100])
    func limit(_ limit: Int) {
        var memo = TextMemo<String>(limit: limit)
        var made = 0
        for round in 0..<3 {
            for number in 0..<(limit * 3) {
                let text = "dòng \(number)"
                let value = memo.value(text) {
                    made += 1
                    return $0 + "!"
                }
                #expect(value == text + "!", "round \(round)")
            }
        }
        #expect(made >= limit * 3 && made <= limit * 9)
    }

    @Test("Thousands of texts, each with its own value")
    func many() {
        var memo = TextMemo<Int>()
        for _ in 0..<2 {
            for number in 0..<8_000 { #expect(memo.value(String(number * 7)) { Int($0) ?? -1 } == number * 7) }
        }
        var made = 0
        _ = memo.value("7") { _ in
            made += 1
            return 0
        }
        #expect(made == 0)
    }
}
