internal import CLibXML2

/// libxml2's own state, which it must set up before two tasks use it.
///
/// Left to itself, 2.9 does so at the first use without a lock that holds: two tasks that make their first dictionaries
/// at once may each make the library's mutex, and then wait for it for ever.
enum XMLLibrary {
    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    /// Sets the library up, once, whichever task comes first.
    static func prepare() { _ = isReady }
}

/// The names of a vocabulary as libxml2 interns them, and the token of each by its address.
///
/// Made once for each vocabulary and only read after that, so that all tasks may share it.
@safe final class XMLInternedNames: @unchecked Sendable {
    let dictionary: xmlDictPtr?
    let tokens: XMLTokenTable

    /// Interns at most 400 names and addresses.
    init(names: [String], namespaces: [[String]]) {
        XMLLibrary.prepare()
        let dictionary = unsafe xmlDictCreate()
        let addressCount = namespaces.reduce(0) { $0 + $1.count }
        var room = min(names.count + addressCount, 400)
        let tokens = XMLTokenTable(count: room)
        func intern(_ text: String, _ token: Int) {
            guard room > 0, let key = unsafe xmlDictLookup(dictionary, text, Int32(text.utf8.count)) else { return }
            room -= 1
            unsafe tokens.insert(key, token: token)
        }
        for (index, name) in names.enumerated() { intern(name, index + 1) }
        for (index, addresses) in namespaces.enumerated() {
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

/// The dictionary of one workbook's parsers: its vocabulary's names, and what else its parts contain.
///
/// One serves all parts of a workbook, so that names are looked up once. Used by one task.
@safe public final class XMLNameDictionary {
    let dictionary: xmlDictPtr?
    let vocabulary: XMLInternedNames

    /// Creates a dictionary that knows a vocabulary.
    public init(_ vocabulary: XMLVocabulary) {
        self.vocabulary = vocabulary.interned
        unsafe dictionary = unsafe xmlDictCreateSub(vocabulary.interned.dictionary)
    }

    deinit { unsafe xmlDictFree(dictionary) }
}
