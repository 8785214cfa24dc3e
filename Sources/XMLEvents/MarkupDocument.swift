public import Findings

/// The outline of an XML document: where each element begins and ends in its bytes, so that some can be changed and all
/// other bytes stay as they are.
///
/// ```swift
/// let document = try MarkupDocument(bytes)
/// for row in document.children(of: sheetData) where document.isNamed(row, "row") { … }
/// ```
///
/// For documents in UTF-8 that ``XMLDocumentParser`` accepts; it finds tags and checks no more than it needs for that.
public struct MarkupDocument: Sendable {
    /// The document.
    public let bytes: [UInt8]
    /// The elements in the order of their start tags; the root is the first.
    public let elements: [MarkupElement]
    /// The addresses of the namespaces in use; ``MarkupElement/namespace`` is an index. The first is no namespace.
    public let namespaces: [String]
    /// The local names in use; ``MarkupElement/name`` is an index.
    public let names: [String]

    /// Outlines `bytes`.
    ///
    /// - Throws: `XML_NOT_WELL_FORMED`, `XML_ENCODING` for UTF-16 and other encodings.
    /// - Complexity: O(n) in the bytes; about 40 bytes of memory an element.
    public init(_ bytes: [UInt8]) throws(Problem) {
        var scanner = MarkupScanner(bytes)
        try scanner.scan()
        self.bytes = bytes
        elements = scanner.elements
        namespaces = scanner.namespaces
        names = scanner.names.list
    }

    /// The root element's index.
    public var root: Int { 0 }

    /// The indices of an element's children.
    public func children(of element: Int) -> MarkupChildren { MarkupChildren(document: self, parent: element) }

    /// The first child with that local name.
    ///
    /// - Complexity: O(n) in the children before it.
    public func child(of element: Int, _ name: String) -> Int? {
        children(of: element).first { isNamed($0, name) }
    }

    /// Whether an element's local name is `name`.
    public func isNamed(_ element: Int, _ name: String) -> Bool { names[Int(elements[element].name)] == name }

    /// An element's local name.
    public func name(of element: Int) -> String { names[Int(elements[element].name)] }

    /// The address of an element's namespace; empty for none.
    public func namespace(of element: Int) -> String { namespaces[Int(elements[element].namespace)] }

    /// An element's prefix with its colon, or empty: what new siblings' names begin with.
    public func prefix(of element: Int) -> String {
        let found = elements[element]
        return String(decoding: bytes[(Int(found.start) + 1)..<Int(found.localName)], as: UTF8.self)
    }

    /// The bytes of an element, both tags included.
    public func range(of element: Int) -> Range<Int> { Int(elements[element].start)..<Int(elements[element].end) }

    /// The bytes between an element's tags; empty, and behind it, for an element without an end tag.
    public func content(of element: Int) -> Range<Int> {
        Int(elements[element].contentStart)..<Int(elements[element].contentEnd)
    }

    /// The bytes of an element's start tag.
    public func startTag(of element: Int) -> Range<Int> {
        Int(elements[element].start)..<Int(elements[element].contentStart)
    }

    /// Where an element's attributes end, and further ones may be inserted.
    public func endOfAttributes(of element: Int) -> Int {
        attributes(of: element).last?.whole.upperBound ?? Int(elements[element].nameEnd)
    }

    /// The text directly within an element, references replaced and CDATA opened; that of its children is left out.
    public func text(of element: Int) -> String {
        var result: [UInt8] = []
        var position = Int(elements[element].contentStart)
        for child in children(of: element) {
            MarkupText.append(bytes[position..<Int(elements[child].start)], to: &result)
            position = Int(elements[child].end)
        }
        MarkupText.append(bytes[position..<Int(elements[element].contentEnd)], to: &result)
        return String(decoding: result, as: UTF8.self)
    }

    /// The attributes of an element, in the order of the file, those that declare namespaces included.
    public func attributes(of element: Int) -> [MarkupAttribute] {
        var attributes: [MarkupAttribute] = []
        var position = Int(elements[element].nameEnd)
        while let attribute = MarkupScanner.attribute(in: bytes, &position) { attributes.append(attribute) }
        return attributes
    }

    /// The attribute of that name as it is written, prefix included.
    public func attribute(of element: Int, _ name: String) -> MarkupAttribute? {
        let spelling = name.utf8
        var position = Int(elements[element].nameEnd)
        while let attribute = MarkupScanner.attribute(in: bytes, &position) {
            if attribute.name.count == spelling.count, bytes[attribute.name].elementsEqual(spelling) {
                return attribute
            }
        }
        return nil
    }

    /// The value of the attribute of that name, references replaced; `nil` when absent.
    public func value(of element: Int, _ name: String) -> String? {
        attribute(of: element, name).map { value(of: $0) }
    }

    /// An attribute's value, references replaced.
    public func value(of attribute: MarkupAttribute) -> String {
        var result: [UInt8] = []
        MarkupText.append(bytes[attribute.value], to: &result)
        return String(decoding: result, as: UTF8.self)
    }

    /// The name of an attribute as it is written.
    public func name(of attribute: MarkupAttribute) -> String {
        String(decoding: bytes[attribute.name], as: UTF8.self)
    }
}

/// An element of a ``MarkupDocument``: positions in its bytes.
public struct MarkupElement: Sendable {
    /// Where its `<` stands.
    public internal(set) var start: Int32
    /// Where its name begins, behind the prefix.
    var localName: Int32
    /// Where its name ends.
    var nameEnd: Int32
    /// Behind the start tag.
    public internal(set) var contentStart: Int32
    /// Where the end tag begins; ``contentStart`` where there is none.
    public internal(set) var contentEnd: Int32
    /// Behind the end tag.
    public internal(set) var end: Int32
    /// The element around it; -1 for the root.
    public internal(set) var parent: Int32
    /// The index of the first element behind it that is not within it.
    public internal(set) var next: Int32
    /// Its local name, an index into ``MarkupDocument/names``.
    public internal(set) var name: Int32
    /// Its namespace, an index into ``MarkupDocument/namespaces``.
    public internal(set) var namespace: Int32

    /// Whether it has no end tag: `<v/>`.
    public var isEmptyTag: Bool { contentStart == end }
}

/// An attribute of an element: where its name and value stand.
public struct MarkupAttribute: Sendable {
    /// The name as written.
    public var name: Range<Int>
    /// The value between its quotes.
    public var value: Range<Int>
    /// All of it, the space before it included.
    public var whole: Range<Int>
    /// Whether the value stands in single quotes.
    var isSingleQuoted: Bool
}

/// The children of an element.
public struct MarkupChildren: Sequence, IteratorProtocol {
    private let elements: [MarkupElement]
    private var position: Int
    private let end: Int

    init(document: MarkupDocument, parent: Int) {
        elements = document.elements
        position = parent + 1
        end = Int(elements[parent].next)
    }

    /// The next child's index.
    public mutating func next() -> Int? {
        guard position < end else { return nil }
        defer { position = Int(elements[position].next) }
        return position
    }
}
