import Findings
import Testing
import XMLEvents

/// Outlines of documents, and changes to their bytes.
@Suite struct MarkupDocumentTests {
    private static let source = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- a <b> -->
        <w xmlns="main" xmlns:x='other'><a k="1" l='&lt;"'>t1<![CDATA[<&]]><b/>t&#x41;</a>
        <x:c xmlns="third"><d>&amp;amp;</d></x:c></w>
        """

    @Test("Names, namespaces, texts and attributes")
    func outline() throws {
        let document = try MarkupDocument(Array(Self.source.utf8))
        #expect(document.elements.indices.map(document.name(of:)) == ["w", "a", "b", "c", "d"])
        #expect(
            document.elements.indices.map(document.namespace(of:)) == ["main", "main", "main", "other", "third"])
        #expect(Array(document.children(of: document.root)) == [1, 3])
        #expect(document.text(of: 1) == "t1<&tA")
        #expect(document.text(of: 4) == "&amp;")
        #expect(document.value(of: 1, "k") == "1")
        #expect(document.value(of: 1, "l") == "<\"")
        #expect(document.value(of: 1, "m") == nil)
        #expect(document.prefix(of: 3) == "x:")
        #expect(document.elements[2].isEmptyTag)
        #expect(document.child(of: document.root, "c") == 3)
    }

    @Test("Only the bytes that are meant change")
    func edits() throws {
        let document = try MarkupDocument(Array("<a k='1'><b/><c>2</c></a>".utf8))
        var edits = MarkupEdits()
        edits.insert(Array("<n/>".utf8), atEndOf: 1, in: document)
        edits.replace(try #require(document.attribute(of: 0, "k")), with: "it's <")
        edits.remove(document.range(of: 2))
        #expect(
            String(decoding: edits.applied(to: document.bytes), as: UTF8.self)
                == "<a k='it&apos;s &lt;'><b><n/></b></a>")
        #expect(MarkupEdits().applied(to: document.bytes) == document.bytes)
    }

    @Test(
        "What is no whole document is refused",
        arguments: ["", "<a>", "<a></a", "</a>", "<a b=\"1></a>", "<a", "<!DOCTYPE a><a/>", "text"])
    func broken(text: String) {
        #expect(throws: Problem.self) { try MarkupDocument(Array(text.utf8)) }
    }

    @Test("Other encodings than UTF-8 are refused, since nothing could be inserted")
    func encodings() {
        let texts: [[UInt8]] = [
            [0xFF, 0xFE, 0x3C, 0], [0xFE, 0xFF, 0, 0x3C], [0x3C, 0, 0x61, 0],
            Array("<?xml version=\"1.0\" encoding=\"windows-1258\"?><a/>".utf8),
        ]
        for bytes in texts {
            let problem = #expect(throws: Problem.self) { try MarkupDocument(bytes) }
            #expect(problem?.code == .xmlEncoding)
        }
        #expect(throws: Never.self) {
            try MarkupDocument([0xEF, 0xBB, 0xBF] + Array("<?xml version=\"1.0\" encoding=\"utf-8\"?><a/>".utf8))
        }
    }

    @Test("libxml2 finds the same elements in the same order", arguments: 0..<200)
    func sameAsParser(seed: Int) throws {
        var generator = MarkupGenerator(seed: UInt64(seed))
        let bytes = Array(generator.element(depth: 0).utf8)
        let document = try MarkupDocument(bytes)
        let names = NameList()
        try XMLDocumentParser.parse(
            XMLByteSegments([bytes]),
            names: XMLNameDictionary(XMLVocabulary(names: ["a", "b", "long-name-here"], namespaces: [])),
            handler: names)
        let order = ["a", "b", "long-name-here"]
        #expect(
            document.elements.indices.map { order.firstIndex(of: document.name(of: $0)).map { $0 + 1 } ?? 0 }
                == names.tokens)
        let texts = document.elements.indices.map(document.text(of:)).joined()
        #expect(texts.utf8.sorted() == names.text.sorted())
    }
}

private final class NameList: XMLEventHandler {
    var tokens: [Int] = []
    var text: [UInt8] = []

    func startElement(_ element: borrowing XMLElement) throws(Problem) { tokens.append(element.name) }
    func endElement(namespace: Int, name: Int) throws(Problem) {}
    func characters(_ bytes: Span<UInt8>) throws(Problem) { for index in bytes.indices { text.append(bytes[index]) } }
}

/// Random well-formed markup.
private struct MarkupGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    private mutating func next(_ limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(limit))
    }

    mutating func element(depth: Int) -> String {
        let name = ["a", "b", "long-name-here"][next(3)]
        let attributes = ["", " k='>'", " k=\"a/\" l = '<![CDATA['".replacing("<", with: "&lt;"), " \n k='/>'"][next(4)]
        if next(4) == 0 { return "<\(name)\(attributes)/>" }
        var content = ""
        for _ in 0..<next(depth > 5 ? 1 : 5) {
            switch next(6) {
            case 0: content += "text &amp; &#233; > ' \""
            case 1: content += "<!-- <a> -- >-->".replacing("-- >", with: "- >")
            case 2: content += "<![CDATA[ </a> ]] > & ]]>"
            case 3: content += "<?pi <a> ?>"
            default: content += element(depth: depth + 1)
            }
        }
        return "<\(name)\(attributes)>\(content)</\(name) >"
    }
}
