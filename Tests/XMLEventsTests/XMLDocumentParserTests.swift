import Findings
import Testing
import XMLEvents

/// Writes down the events of a document: `<1:2 3=value`, text in quotes, `>1:2`.
private final class EventLog: XMLEventHandler {
    var events: [String] = []
    private var text: [UInt8] = []
    /// The name at which the handler throws, if any.
    var refusedName = -1

    private func endText() {
        if !text.isEmpty { events.append("'\(String(decoding: text, as: UTF8.self))'") }
        text.removeAll()
    }

    func startElement(_ element: borrowing XMLElement) throws(Problem) {
        endText()
        var event = "<\(element.namespace):\(element.name)"
        for index in 0..<element.attributeCount {
            var value: [UInt8] = []
            let span = element.attributeValue(index)
            for position in span.indices { value.append(span[position]) }
            let prefix = element.attributeIsPlain(index) ? "" : "\(element.attributeNamespace(index)):"
            event += " \(prefix)\(element.attributeName(index))=\(String(decoding: value, as: UTF8.self))"
        }
        if element.name == refusedName {
            throw Problem(Problem.Code(rawValue: "REFUSED"), LocalizedText(vi: "", en: ""))
        }
        events.append(event)
    }

    func endElement(namespace: Int, name: Int) throws(Problem) {
        endText()
        events.append(">\(namespace):\(name)")
    }

    func characters(_ text: Span<UInt8>) throws(Problem) {
        for index in text.indices { self.text.append(text[index]) }
    }
}

/// A source that gives a few bytes at a time, and fails at the end if told so.
private final class DripSource: XMLByteSource {
    private var bytes: ArraySlice<UInt8>
    private let step: Int
    private let failure: Problem?

    init(_ bytes: [UInt8], step: Int, failure: Problem? = nil) {
        self.bytes = bytes[...]
        self.step = step
        self.failure = failure
    }

    func read(into target: inout MutableRawSpan) throws(Problem) -> Int {
        if bytes.isEmpty, let failure { throw failure }
        let count = min(step, bytes.count, target.byteCount)
        for offset in 0..<count {
            if let byte = bytes.popFirst() { target.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self) }
        }
        return count
    }
}

/// The XML parser: events in order, and refusal of what no workbook needs (XML 1.0, Namespaces in XML 1.0).
@Suite struct XMLDocumentParserTests {
    /// Tokens: a 1, b 2, c 3, id 4; the namespace urn:one or urn:uno 1, urn:two 2.
    private static let vocabulary = XMLVocabulary(
        names: ["a", "b", "c", "id"], namespaces: [["urn:one", "urn:uno"], ["urn:two"]])

    private static func events(_ document: String, step: Int = 1 << 16) throws -> [String] {
        let log = EventLog()
        try XMLDocumentParser.parse(
            DripSource(Array(document.utf8), step: step), names: XMLNameDictionary(vocabulary), handler: log)
        return log.events
    }

    static let documents: [(document: String, events: [String])] = [
        ("<a/>", ["<0:1", ">0:1"]),
        ("<a>x<b/>y</a>", ["<0:1", "'x'", "<0:2", ">0:2", "'y'", ">0:1"]),
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>đ</a>\n", ["<0:1", "'đ'", ">0:1"]),
        ("\u{FEFF}<a/>", ["<0:1", ">0:1"]),
        ("<unknown><a/></unknown>", ["<0:0", "<0:1", ">0:1", ">0:0"]),
        ("<a id=\"5\" other='6'/>", ["<0:1 4=5 0=6", ">0:1"]),
        ("<a id=\"&lt;&amp;&gt;&quot;&apos;&#9;&#x41;&#272;\"/>", ["<0:1 4=<&>\"'\tAĐ", ">0:1"]),
        ("<a id=\"x\ny\tz\"/>", ["<0:1 4=x y z", ">0:1"]),
        ("<a id=\"\"/>", ["<0:1 4=", ">0:1"]),
        ("<a>&lt;&amp;&gt;&quot;&apos;&#10;&#x1F600;</a>", ["<0:1", "'<&>\"'\n😀'", ">0:1"]),
        ("<a>x<![CDATA[<b>&amp;]]>y</a>", ["<0:1", "'x<b>&amp;y'", ">0:1"]),
        ("<a>x<!-- <b/> -->y<?p <b/>?></a>", ["<0:1", "'xy'", ">0:1"]),
        ("<a>\r\n</a>", ["<0:1", "'\n'", ">0:1"]),
        ("<a> <b/> </a>", ["<0:1", "' '", "<0:2", ">0:2", "' '", ">0:1"]),
        ("<a xmlns=\"urn:one\"><b/></a>", ["<1:1", "<1:2", ">1:2", ">1:1"]),
        ("<a xmlns=\"urn:uno\"/>", ["<1:1", ">1:1"]),
        ("<x:a xmlns:x=\"urn:two\" x:id=\"1\" id=\"2\"/>", ["<2:1 2:4=1 4=2", ">2:1"]),
        ("<x:a xmlns:x=\"urn:other\" x:id=\"1\"/>", ["<0:1 0:4=1", ">0:1"]),
        (
            "<a xmlns=\"urn:one\"><b xmlns=\"\"><c xmlns=\"urn:two\"/></b></a>",
            ["<1:1", "<0:2", "<2:3", ">2:3", ">0:2", ">1:1"]
        ),
    ]

    @Test(arguments: documents, [1 << 16, 7, 1])
    func events(_ item: (document: String, events: [String]), step: Int) throws {
        #expect(try Self.events(item.document, step: step) == item.events)
    }

    /// Documents that are refused, the code and the line.
    static let refused: [(document: String, code: Problem.Code, line: Int)] = [
        ("<a>", .xmlNotWellFormed, 1), ("<a>\n<b>\n</a>", .xmlNotWellFormed, 3), ("<a/>\n<b/>", .xmlNotWellFormed, 2),
        ("", .xmlNotWellFormed, 1), ("text", .xmlNotWellFormed, 1), ("<a>\n\n&unknown;</a>", .xmlNotWellFormed, 3),
        ("<a>\n<b id=\"1\" id=\"2\"/></a>", .xmlNotWellFormed, 2), ("<a>\n<b id=1/></a>", .xmlNotWellFormed, 2),
        ("<a>\u{1}</a>", .xmlNotWellFormed, 1), ("<a>&#0;</a>", .xmlNotWellFormed, 1),
        ("<a id=\"<\"/>", .xmlNotWellFormed, 1),
        ("<!DOCTYPE a><a/>", .xmlDoctype, 1),
        ("<?xml version=\"1.0\"?>\n\n<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", .xmlDoctype, 3),
        ("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", .xmlDoctype, 1),
    ]

    @Test(arguments: refused)
    func refusal(document: String, code: Problem.Code, line: Int) {
        let problem = #expect(throws: Problem.self) { try Self.events(document) }
        #expect(problem?.code == code)
        #expect(problem?.place.line == line)
    }

    @Test("Elements may stand 200 deep, not 1,000")
    func depth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        }
        #expect(try Self.events(nested(200)).count == 400)
        #expect(#expect(throws: Problem.self) { try Self.events(nested(1000)) }?.code == .xmlNotWellFormed)
    }

    @Test("Bytes that are not UTF-8 are refused")
    func notUTF8() {
        let source = DripSource(Array("<a>".utf8) + [0xC3, 0x28] + Array("</a>".utf8), step: 64)
        let problem = #expect(throws: Problem.self) {
            try XMLDocumentParser.parse(source, names: XMLNameDictionary(Self.vocabulary), handler: EventLog())
        }
        #expect(problem?.code == .xmlNotWellFormed)
    }

    @Test("Other encodings are converted", arguments: ["ISO-8859-1", "windows-1252"])
    func encodings(name: String) throws {
        let log = EventLog()
        let bytes =
            Array("<?xml version=\"1.0\" encoding=\"\(name)\"?><a id=\"".utf8) + [0xE9] + Array("\">".utf8) + [0xF1]
            + Array("</a>".utf8)
        try XMLDocumentParser.parse(DripSource(bytes, step: 5), names: XMLNameDictionary(Self.vocabulary), handler: log)
        #expect(log.events == ["<0:1 4=é", "'ñ'", ">0:1"])
    }

    @Test("What the handler throws comes out with its line, and no event follows")
    func handlerThrows() {
        let log = EventLog()
        log.refusedName = 2
        let problem = #expect(throws: Problem.self) {
            try XMLDocumentParser.parse(
                DripSource(Array("<a>\n<c/>\n<b/><c/></a>".utf8), step: 64), names: XMLNameDictionary(Self.vocabulary),
                handler: log)
        }
        #expect(problem?.code.rawValue == "REFUSED")
        #expect(problem?.place.line == 3)
        #expect(log.events == ["<0:1", "'\n'", "<0:3", ">0:3", "'\n'"])
    }

    @Test("What the source throws comes out, not that the document is cut off", arguments: ["", "<a>", "<a><b/>"])
    func sourceThrows(beginning: String) {
        let failure = Problem(Problem.Code(rawValue: "SOURCE"), LocalizedText(vi: "", en: ""))
        let problem = #expect(throws: Problem.self) {
            try XMLDocumentParser.parse(
                DripSource(Array(beginning.utf8), step: 2, failure: failure), names: XMLNameDictionary(Self.vocabulary),
                handler: EventLog())
        }
        #expect(problem?.code.rawValue == "SOURCE")
    }

    @Test("Long texts and many names come whole")
    func long() throws {
        let text = String(repeating: "đối soát ", count: 20_000)
        #expect(try Self.events("<a>\(text)</a>", step: 1000) == ["<0:1", "'\(text)'", ">0:1"])
        // More names than the dictionary's table has room for, none of them known.
        let many = (0..<5000).map { "<n\($0)/>" }.joined()
        let events = try Self.events("<a>\(many)<b/></a>")
        #expect(events.count == 10_004)
        #expect(Set(events) == ["<0:1", "<0:0", ">0:0", "<0:2", ">0:2", ">0:1"])
    }

    @Test("Segments are one document")
    func segments() throws {
        let log = EventLog()
        let rest = DripSource(Array("y</a>".utf8), step: 2)
        let source = XMLByteSegments([Array("<a>".utf8), [], Array("x<b".utf8), Array("/>".utf8)], then: rest)
        try XMLDocumentParser.parse(source, names: XMLNameDictionary(Self.vocabulary), handler: log)
        #expect(log.events == ["<0:1", "'x'", "<0:2", ">0:2", "'y'", ">0:1"])
    }

    @Test("Attributes that are not there are empty")
    func attributeBounds() throws {
        final class Bounds: XMLEventHandler {
            var seen: [Int] = []
            func startElement(_ element: borrowing XMLElement) throws(Problem) {
                for index in [-1, 1, Int.max] {
                    seen += [
                        element.attributeName(index), element.attributeNamespace(index),
                        element.attributeValue(index).count,
                    ]
                    seen.append(element.attributeIsPlain(index) ? 1 : 0)
                }
            }
            func endElement(namespace: Int, name: Int) throws(Problem) {}
            func characters(_ text: Span<UInt8>) throws(Problem) {}
        }
        let bounds = Bounds()
        try XMLDocumentParser.parse(
            DripSource(Array("<a id=\"1\"/>".utf8), step: 64), names: XMLNameDictionary(Self.vocabulary),
            handler: bounds)
        #expect(bounds.seen == Array(repeating: 0, count: 12))
    }
}
