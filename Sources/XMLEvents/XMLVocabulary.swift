/// The names a reader knows, so that elements and attributes are told apart by a number, not by their spelling.
///
/// A name's token is its position in the list plus 1; 0 stands for every name not listed. Namespaces likewise,
/// where several addresses may be one namespace (ECMA-376 strict and transitional).
public struct XMLVocabulary: Sendable {
    /// The local names.
    public let names: [String]
    /// The namespaces, each with all its addresses.
    public let namespaces: [[String]]
    let interned: XMLInternedNames

    /// Creates a vocabulary of at most 400 names and addresses; those beyond have no token.
    ///
    /// The parser's own form of it is made here: keep a vocabulary, rather than make it for every document.
    public init(names: [String], namespaces: [[String]]) {
        self.names = names
        self.namespaces = namespaces
        interned = XMLInternedNames(names: names, namespaces: namespaces)
    }
}
