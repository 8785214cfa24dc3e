public import Findings

/// Receives what stands in an XML document, in order. Everything borrowed is gone when the call returns.
public protocol XMLEventHandler: AnyObject {
    /// An element begins.
    func startElement(_ element: borrowing XMLElement) throws(Problem)
    /// An element ends; `namespace` and `name` are tokens of the vocabulary.
    func endElement(namespace: Int, name: Int) throws(Problem)
    /// Text, in UTF-8; one run of text may come in several pieces.
    func characters(_ text: Span<UInt8>) throws(Problem)
}

/// Where an XML parser gets its bytes.
public protocol XMLByteSource: AnyObject {
    /// Fills `target` from its start and returns how many bytes came; 0 only at the end.
    func read(into target: inout MutableRawSpan) throws(Problem) -> Int
}
