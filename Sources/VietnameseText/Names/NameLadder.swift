/// What asking a ladder for a name gives.
public enum NameMatch<ID: Hashable & Sendable>: Sendable, Equatable {
    /// One candidate, the rung it was found on, and what is to be recorded.
    case found(id: ID, rung: NameRung, notes: NameNotes)
    /// Several candidates on the first rung that gives any; none of them is taken.
    case ambiguous(ids: [ID], rung: NameRung)
    /// No candidate; those with the nearest names, to be suggested and never taken.
    case notFound(nearest: [ID])

    /// The candidate found.
    public var id: ID? { if case .found(let id, _, _) = self { id } else { nil } }
}

/// What is recorded of a name that was found.
public struct NameNotes: Sendable, Equatable {
    /// What was done to the text.
    public var normalisations: [Normalisation] = []
    /// The body that the text speaks for.
    public var body: OrganisationBody?
    /// The type of unit written.
    public var type: UnitType?
    /// Whether somebody should look.
    public var outcome = Outcome.accepted
}

/// Finds which of a set of units a text names, rung by rung: a later rung is tried only where the earlier ones give
/// nothing, and a hit that is not unique ends the search.
///
/// Give it the candidates that can be meant (the communes of one district), not the whole country.
///
/// ```swift
/// let ladder = NameLadder([.init(id: "20740", code: "20740", names: ["xã Phước Chánh"])])
/// ladder.match("UBND xã Phước Chánh").id  // "20740"
/// ```
public struct NameLadder<ID: Hashable & Sendable>: Sendable {
    /// A candidate.
    public struct Entry: Sendable {
        /// What is given back.
        public var id: ID
        /// The code on record, kept as text with its zeros.
        public var code: String?
        /// Its names on record, with or without type.
        public var names: [String]
        /// Its type, where the names do not say it.
        public var type: UnitType?
        /// Further names that people use for it; taken with a warning.
        public var aliases: [String]

        /// A candidate.
        public init(id: ID, code: String? = nil, names: [String], type: UnitType? = nil, aliases: [String] = []) {
            (self.id, self.code, self.names, self.type, self.aliases) = (id, code, names, type, aliases)
        }
    }

    private var ids: [ID] = []
    private var types: [UnitType?] = []
    private var codes: [String: [Int]] = [:]
    private var codeLength: Int?
    /// Names as they are on record, for the rungs from exact to letter case; and without body and type, for the rest.
    private var exact = ExactIndex()
    private var whole = NameIndex()
    private var stripped = NameIndex()
    /// Bare names without type, in letters and in words, for abbreviations and slips.
    private var toned: [(words: [String], entry: Int)] = []
    private var bare: [(letters: [UInt8], words: [String], entry: Int)] = []

    /// Builds the ladder for a set of candidates.
    ///
    /// - Complexity: linear in the names; six keys for each.
    public init(_ entries: [Entry]) {
        for (index, entry) in entries.enumerated() {
            ids.append(entry.id)
            let readings = entry.names.map { UnitName.readings(of: $0)[0] }
            types.append(entry.type ?? readings.lazy.compactMap(\.type).first)
            if let code = entry.code { codes[code, default: []].append(index) }
            for (name, reading) in zip(entry.names, readings) {
                exact.add(name, index)
                for rung in [NameRung.spaces, .letterCase] { whole.add(name, rung, index) }
                for rung in [NameRung.prefix, .tonePlacement, .iAndY, .folded] {
                    stripped.add(reading.name, rung, index)
                }
                toned.append((Self.words(reading.name, .tonePlacement), index))
                bare.append((Array(NameKey(reading.name, .folded).text.utf8), Self.words(reading.name, .folded), index))
            }
            for alias in entry.aliases {
                stripped.add(alias, .alias, index)
                for reading in UnitName.readings(of: alias) { stripped.add(reading.name, .alias, index) }
            }
        }
        let lengths = Set(codes.keys.map(\.utf8.count))
        if lengths.count == 1 { codeLength = lengths.first }
    }

    private static func words(_ name: String, _ rung: NameRung) -> [String] {
        NameKey(name, rung).text.split(separator: " ").map { String($0) }
    }

    /// The candidate that a text names.
    ///
    /// - Complexity: a few look-ups where the name is on record; a pass over all candidates for abbreviations and for
    ///   suggestions.
    /// - Parameter suggests: whether a name that is not found gets suggestions.
    public func match(_ raw: String, suggests: Bool = true) -> NameMatch<ID> {
        var text = NFC.normalised(raw)
        if let match = decided(exact.entries(text), .exact, NameNotes(), type: nil) { return match }
        var notes = NameNotes()
        if let alike = LookAlikes.replaced(text) {
            text = alike.text
            notes.normalisations = alike.normalisations
            notes.outcome = alike.outcome
        }
        let tidy = Spacing.tidied(text)
        guard !tidy.isEmpty else { return .notFound(nearest: []) }
        if let match = coded(tidy, notes) { return match }
        let rung: NameRung = tidy == text ? .exact : .spaces
        if let match = decided(whole.entries(tidy, .spaces), rung, notes, type: nil) { return match }
        if let match = decided(whole.entries(tidy, .letterCase), .letterCase, notes, type: nil) { return match }
        return climbed(tidy, notes, suggests: suggests)
    }

    private func coded(_ text: String, _ notes: NameNotes) -> NameMatch<ID>? {
        guard !codes.isEmpty else { return nil }
        if let match = decided(codes[text] ?? [], .code, notes, type: nil) { return match }
        // Excel drops leading zeros.
        guard let codeLength, text.utf8.count < codeLength, text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else {
            return nil
        }
        var padded = notes
        padded.normalisations.append(.zeroPadding)
        let code = String(repeating: "0", count: codeLength - text.utf8.count) + text
        return decided(codes[code] ?? [], .code, padded, type: nil)
    }

    /// The rungs on which body and type do not count.
    private func climbed(_ text: String, _ notes: NameNotes, suggests: Bool) -> NameMatch<ID> {
        var readings = UnitName.readings(of: text)
        // A name may begin with the word for a type: "Phường Đúc" of phường Phường Đúc.
        if readings.count == 1, readings[0].type != nil, readings[0].body == nil {
            readings.append(UnitName(body: nil, type: nil, name: text, parent: nil))
        }
        var notes = notes
        (notes.body, notes.type) = (readings[0].body, readings[0].type)
        for rung in [NameRung.prefix, .tonePlacement, .alias, .iAndY, .initials, .folded] {
            if rung == .alias, let match = decided(stripped.entries(text, .alias), .alias, notes, type: nil) {
                return match
            }
            // "Xa Ia Bang" may be Ia Bang or Ia Băng: without marks only the last rung counts.
            for reading in readings where !reading.name.isEmpty && (rung == .folded || !reading.lacksMarks) {
                let hits =
                    switch rung {
                    case .initials: abbreviated(reading.name)
                    case .folded: stripped.entries(reading.name, .folded) + abbreviatedBare(reading.name)
                    default: stripped.entries(reading.name, rung)
                    }
                var told = notes
                told.type = reading.type
                if let match = decided(hits, rung, told, type: reading.type) { return match }
            }
        }
        return .notFound(nearest: suggests ? nearest(readings.map(\.name)) : [])
    }

    /// A match where there are hits; those of the type written come first.
    private func decided(_ hits: [Int], _ rung: NameRung, _ notes: NameNotes, type: UnitType?) -> NameMatch<ID>? {
        guard var hit = hits.first else { return nil }
        if hits.count > 1 {
            var several = Array(Set(hits)).sorted()
            if let type {
                let same = several.filter { types[$0] == type }
                if !same.isEmpty { several = same }
            }
            let found = several.map { ids[$0] }
            hit = several[0]
            guard found.allSatisfy({ $0 == ids[hit] }) else { return .ambiguous(ids: found, rung: rung) }
        }
        var notes = notes
        if let normalisation = rung.normalisation { notes.normalisations.append(normalisation) }
        notes.outcome = max(notes.outcome, rung.outcome)
        if let type, let known = types[hit], known != type {
            notes.normalisations.append(.nameType)
            notes.outcome = max(notes.outcome, .warned)
        }
        return .found(id: ids[hit], rung: rung, notes: notes)
    }

    // MARK: Abbreviations and slips

    private func abbreviated(_ name: String) -> [Int] {
        guard let pattern = NamePattern(name, .tonePlacement) else { return [] }
        return toned.filter { pattern.matches($0.words) }.map(\.entry)
    }

    /// An abbreviation without diacritics, `P. Chanh`; one with them is not to be folded.
    private func abbreviatedBare(_ name: String) -> [Int] {
        guard let pattern = NamePattern(name, .folded) else { return [] }
        return bare.filter { pattern.matches($0.words) }.map(\.entry)
    }

    /// Up to three candidates whose names differ by few letters, the nearest first.
    private func nearest(_ names: [String]) -> [ID] {
        var distance = EditDistance()
        var best: [Int: Int] = [:]
        for name in names {
            let letters = Array(NameKey(name, .folded).text.utf8)
            guard letters.count >= 2 else { continue }
            let limit = min(3, max(1, letters.count / 3))
            for candidate in bare {
                guard let found = distance(letters, candidate.letters, limit: limit) else { continue }
                best[candidate.entry] = min(best[candidate.entry] ?? found, found)
            }
        }
        guard let least = best.values.min() else { return [] }
        let near = best.filter { $0.value <= least + 1 }
        return near.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(3).map { ids[$0.key] }
    }
}
