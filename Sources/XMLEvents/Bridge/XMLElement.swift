/// The start of an element while it is handled: its name and attributes, borrowed from the parser.
@safe public struct XMLElement: ~Escapable {
    /// The token of the namespace; 0 if unknown or none.
    public let namespace: Int
    /// The token of the local name; 0 if unknown.
    public let name: Int
    /// The number of attributes, namespace declarations not counted.
    public let attributeCount: Int
    /// Whether the element declares namespaces.
    public let declaresNamespaces: Bool
    // Five pointers an attribute: local name, prefix, namespace, and the value's start and end.
    @usableFromInline let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    @usableFromInline let tokens: XMLTokenTable

    @_lifetime(immortal)
    init(
        namespace: Int, name: Int, attributeCount: Int, declaresNamespaces: Bool,
        attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, tokens: XMLTokenTable
    ) {
        self.namespace = namespace
        self.name = name
        self.attributeCount = unsafe attributes == nil ? 0 : attributeCount
        self.declaresNamespaces = declaresNamespaces
        unsafe self.attributes = attributes
        self.tokens = tokens
    }

    /// The token of an attribute's local name; 0 if unknown.
    @inlinable
    public func attributeName(_ index: Int) -> Int {
        guard index >= 0, index < attributeCount, let attributes = unsafe attributes else { return 0 }
        return unsafe tokens.token(of: attributes[index &* 5])
    }

    /// The token of an attribute's namespace; 0 if unknown or none.
    @inlinable
    public func attributeNamespace(_ index: Int) -> Int {
        guard index >= 0, index < attributeCount, let attributes = unsafe attributes else { return 0 }
        return unsafe tokens.token(of: attributes[index &* 5 &+ 2])
    }

    /// Whether an attribute stands in no namespace.
    @inlinable
    public func attributeIsPlain(_ index: Int) -> Bool {
        guard index >= 0, index < attributeCount, let attributes = unsafe attributes else { return false }
        return unsafe attributes[index &* 5 &+ 2] == nil
    }

    /// An attribute's value in UTF-8, entities resolved.
    @inlinable
    @_lifetime(borrow self)
    public borrowing func attributeValue(_ index: Int) -> Span<UInt8> {
        guard index >= 0, index < attributeCount, let attributes = unsafe attributes,
            let start = unsafe attributes[index &* 5 &+ 3], let end = unsafe attributes[index &* 5 &+ 4]
        else { return unsafe _overrideLifetime(Span<UInt8>(), borrowing: self) }
        let value = unsafe Span(_unsafeStart: start, count: end - start)
        return unsafe _overrideLifetime(value, borrowing: self)
    }
}
