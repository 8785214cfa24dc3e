internal import CLibXML2

/// A vocabulary as libxml2 knows it: a dictionary of interned names, and the token of each by its address.
///
/// One serves all parts of a workbook, so that names are looked up once. Used by one task.
@safe public final class XMLNameDictionary {
    let dictionary: xmlDictPtr?
    let tokens: XMLTokenTable

    /// Interns a vocabulary of at most 400 names and addresses.
    public init(_ vocabulary: XMLVocabulary) {
        let dictionary = unsafe xmlDictCreate()
        let tokens = XMLTokenTable()
        var room = 400
        func intern(_ text: String, _ token: Int) {
            guard room > 0, let key = unsafe xmlDictLookup(dictionary, text, Int32(text.utf8.count)) else { return }
            room -= 1
            unsafe tokens.insert(key, token: token)
        }
        for (index, name) in vocabulary.names.enumerated() { intern(name, index + 1) }
        for (index, addresses) in vocabulary.namespaces.enumerated() {
            for address in addresses { intern(address, index + 1) }
        }
        unsafe self.dictionary = dictionary
        self.tokens = tokens
    }

    deinit {
        unsafe xmlDictFree(dictionary)
        tokens.deallocate()
    }
}
