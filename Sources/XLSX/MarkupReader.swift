internal import Findings
internal import XMLEvents

/// What all readers of SpreadsheetML parts share: elements of unknown namespaces are passed over with all that is in
/// them, and of alternatives (`mc:AlternateContent`) the fallback is read (ECMA-376 part 3).
class MarkupReader: XMLEventHandler {
    private var skippedDepth = 0

    /// An element of a known namespace begins; call ``skip()`` to pass over all that is in it.
    func start(_ tag: Tag, in space: Space, _ element: borrowing XMLElement) throws(Problem) {}
    /// An element that ``start(_:in:_:)`` was told of, and that was not skipped, ends.
    func end(_ tag: Tag, in space: Space) throws(Problem) {}
    /// Text within such an element.
    func text(_ bytes: Span<UInt8>) throws(Problem) {}

    /// Passes over what stands in the element that just began, its end included.
    final func skip() { skippedDepth = 1 }

    final func startElement(_ element: borrowing XMLElement) throws(Problem) {
        if skippedDepth > 0 {
            skippedDepth += 1
            return
        }
        if element.namespace == Space.main.rawValue {
            return try start(Tag(rawValue: element.name) ?? .unknown, in: .main, element)
        }
        guard let space = Space(rawValue: element.namespace), space != .unknown else { return skip() }
        if space == .compatibility {
            // A choice needs namespaces we do not know of; AlternateContent and Fallback are transparent.
            if element.tag == .Choice { skip() }
            return
        }
        try start(element.tag, in: space, element)
    }

    final func endElement(namespace: Int, name: Int) throws(Problem) {
        if skippedDepth > 0 {
            skippedDepth -= 1
            return
        }
        guard let space = Space(rawValue: namespace), space != .compatibility else { return }
        try end(Tag(rawValue: name) ?? .unknown, in: space)
    }

    final func characters(_ bytes: Span<UInt8>) throws(Problem) {
        if skippedDepth == 0 { try text(bytes) }
    }
}
