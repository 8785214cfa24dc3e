import Reports
import SheetModel
import Testing

/// JSON text (RFC 8259).
@Suite struct TextBufferTests {
    private static func text(_ body: (inout TextBuffer) -> Void) -> String {
        var buffer = TextBuffer()
        body(&buffer)
        return String(decoding: buffer.bytes, as: UTF8.self)
    }

    /// Texts and the JSON strings of them: quotation mark, reverse solidus and U+0000 to U+001F are escaped (section 7).
    static let strings: [(text: String, json: String)] = [
        ("", #""""#), ("Phước Sơn", #""Phước Sơn""#), (#"a"b"#, #""a\"b""#), (#"a\b"#, #""a\\b""#), ("a/b", #""a/b""#),
        ("a\nb\r\tc", #""a\nb\r\tc""#), ("\0", #""\u0000""#), ("\u{1}\u{1F}", #""\u0001\u001f""#),
        ("\u{8}\u{C}\u{B}", #""\u0008\u000c\u000b""#), ("\u{7F}", "\"\u{7F}\""),
        ("\u{2028}\u{2029}", "\"\u{2028}\u{2029}\""),
        ("😀", #""😀""#), ("e\u{301}", "\"e\u{301}\""), ("\u{FFFF}", "\"\u{FFFF}\""), ("</script>", #""</script>""#),
    ]

    @Test(arguments: strings)
    func string(text: String, json: String) {
        #expect(Array(Self.text { $0.string(text) }.utf8) == Array(json.utf8))
        let bytes = [0x22] + Array(text.utf8) + [0x22]
        #expect(Array(Self.text { $0.string(bytes[1..<(bytes.count - 1)]) }.utf8) == Array(json.utf8))
    }

    static let numbers: [(number: Double, json: String)] = [
        (0, "0"), (-0.0, "-0"), (5, "5"), (0.1, "0.1"), (-1.5, "-1.5"), (0.1 + 0.2, "0.30000000000000004"),
        (1e16, "1e+16"),
        (1e308, "1e+308"), (1e-7, "1e-07"), (.infinity, "null"), (-.infinity, "null"), (.nan, "null"),
    ]

    @Test(arguments: numbers)
    func number(_ item: (number: Double, json: String)) { #expect(Self.text { $0.number(item.number) } == item.json) }

    @Test("Members, lists and booleans")
    func others() {
        let json = Self.text { buffer in
            buffer.raw("{")
            buffer.key("a")
            buffer.list([1, 2, 3]) { $0.integer($1) }
            buffer.member("b", "x\"y")
            buffer.member("c", nil)
            buffer.raw(",\"d\":")
            buffer.boolean(true)
            buffer.raw(",\"e\":")
            buffer.boolean(false)
            buffer.raw(",\"f\":")
            buffer.list([Int]()) { $0.integer($1) }
            buffer.raw("}")
        }
        #expect(json == #"{"a":[1,2,3],"b":"x\"y","d":true,"e":false,"f":[]}"#)
    }

    @Test("Handed on once there is much in it")
    func flush() throws {
        var buffer = TextBuffer()
        var handedOn: [Int] = []
        buffer.bytes = [UInt8](repeating: 0x20, count: TextBuffer.flushSize - 1)
        for _ in 0..<2 {
            try buffer.flushIfLong { buffer in
                handedOn.append(buffer.bytes.count)
                buffer.bytes.removeAll()
            }
            buffer.raw(UInt8(ascii: " "))
        }
        try buffer.flushIfLong { handedOn.append($0.bytes.count) }
        #expect(handedOn == [TextBuffer.flushSize])
    }
}
