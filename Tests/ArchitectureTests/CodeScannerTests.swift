import Testing

/// The reading of Swift that the other tests rest on.
@Suite struct CodeScannerTests {
    static let texts: [(text: String, code: String)] = [
        ("let a = 1 // fatalError()", "let a = 1                "), ("/* a /* b */ c */ d", "                  d"),
        (#"x("fatalError()")"#, #"x("            ")"#), (##"x(#"a"b"#)c"##, ##"x(#"   "#)c"##),
        (#""a\(f("b") + g)c" + d"#, #"" \(f(" ") + g) " + d"#), (#""\"" + d"#, #""  " + d"#),
        (##"#"\"# + d"##, ##"#" "# + d"##),
        ("\"\"\"\na \"b\" c\n\"\"\" + d", "\"\"\"\n       \n\"\"\" + d"), ("a\n// b\nc", "a\n    \nc"),
        (##"#""" "# + d"##, ##"#"   "# + d"##), (#""//" + d"#, #""  " + d"#),
    ]

    @Test(arguments: texts)
    func code(_ item: (text: String, code: String)) {
        var scanner = CodeScanner(item.text)
        #expect(scanner.code() == item.code)
    }
}
