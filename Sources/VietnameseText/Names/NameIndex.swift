/// Names by their keys, a table for each rung.
struct NameIndex: Sendable {
    private var tables: [[NameKey: [Int]]] = Array(repeating: [:], count: NameRung.allCases.count)

    /// Adds a name of an entry.
    mutating func add(_ name: String, _ rung: NameRung, _ entry: Int) {
        tables[rung.rawValue][NameKey(name, rung), default: []].append(entry)
    }

    /// The entries with the name; a table without entries costs nothing.
    func entries(_ name: String, _ rung: NameRung) -> [Int] {
        tables[rung.rawValue].isEmpty ? [] : tables[rung.rawValue][NameKey(name, rung)] ?? []
    }
}

/// Names byte for byte: the usual case, without a key.
struct ExactIndex: Sendable {
    private var names: [UInt64: [(name: String, entry: Int)]] = [:]

    /// Adds a name of an entry.
    mutating func add(_ name: String, _ entry: Int) {
        let name = NFC.normalised(name)
        names[Self.digest(name), default: []].append((name, entry))
    }

    /// The entries with the name, which is in form C.
    func entries(_ name: String) -> [Int] {
        guard let found = names[Self.digest(name)] else { return [] }
        return found.filter { $0.name.utf8.elementsEqual(name.utf8) }.map(\.entry)
    }

    /// FNV-1a (Fowler, Noll, Vo 1991).
    private static func digest(_ text: String) -> UInt64 {
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return digest
    }
}

/// A name with abbreviated words: `P. Chánh`, `Kh.Đức`.
struct NamePattern {
    private var parts: [(letters: String, isInitial: Bool)] = []

    /// `nil` when no word is abbreviated, or too little is left to go by.
    init?(_ name: String, _ rung: NameRung) {
        let items = Words(name, limit: 24).items
        for (index, item) in items.enumerated() where item.isWord || item.isNumber {
            let hasPoint = index + 1 < items.count && items[index + 1].bare == "."
            let isInitial = item.isWord && (item.bare.utf8.count == 1 || (hasPoint && item.bare.utf8.count <= 3))
            parts.append((NameKey(item.text, rung).text, isInitial))
        }
        let initials = parts.count { $0.isInitial }
        guard initials > 0, initials < parts.count || parts.count >= 2 else { return nil }
    }

    /// Whether the words of a name are those, or begin like their abbreviations.
    func matches(_ words: [String]) -> Bool {
        guard words.count == parts.count else { return false }
        return zip(words, parts).allSatisfy { $1.isInitial ? $0.hasPrefix($1.letters) : $0 == $1.letters }
    }
}
