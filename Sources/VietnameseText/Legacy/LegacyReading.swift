/// A text with the legacy encoding found out: by its font, by its column, or by how it reads.
///
/// ```swift
/// LegacyReading("B¸o c¸o", font: ".VnTime").text     // "Báo cáo", accepted
/// LegacyReading("B¸o c¸o tæng kÕt").outcome           // .warned: only the look of it says so
/// LegacyReading("T10").encoding                        // nil
/// ```
public struct LegacyReading: Sendable, Equatable {
    /// What proves the encoding.
    public enum Evidence: Sendable {
        /// The name of the font.
        case font
        /// Most other cells of the column.
        case column
        /// The text reads as Vietnamese only when decoded.
        case plausibility
        /// Nothing: the text stays as it is.
        case none
    }

    /// The text as written.
    public let before: String
    /// The text in Unicode; as written where nothing proves an encoding.
    public let text: String
    /// The encoding; `nil` where the text stays as it is.
    public let encoding: LegacyEncoding?
    /// What proves it.
    public let evidence: Evidence
    /// Accepted where the font or nothing decides; warned where only the column or the reading does, and where a text
    /// reads badly both ways.
    public let outcome: Outcome

    /// What was done.
    public var normalisations: [Normalisation] { text == before ? [] : encoding.map { [$0.normalisation] } ?? [] }

    /// Reads a run of one font.
    ///
    /// - Parameters:
    ///   - font: the name of the run's or cell's font.
    ///   - column: the encoding of most cells of the column, from ``LegacyVotes``.
    /// - Complexity: a text that cannot be legacy is only looked over.
    public init(_ text: String, font: String? = nil, column: LegacyEncoding? = nil) {
        before = text
        if let font, let known = LegacyEncoding.of(font: font) {
            self.text = known.decoded(text, font: font)
            (encoding, evidence, outcome) = (known, .font, .accepted)
            return
        }
        guard LegacyEncoding.isPossible(text) else {
            self.text = text
            (encoding, evidence, outcome) = (nil, .none, .accepted)
            return
        }
        let best = Plausibility.best(of: text)
        if let column, best == nil || best?.encoding == column, Plausibility(text, column).isNoWorse {
            self.text = Self.decoded(text, column)
            (encoding, evidence, outcome) = (column, .column, .warned)
        } else if let best, best.isClear {
            self.text = Self.decoded(text, best.encoding)
            (encoding, evidence, outcome) = (best.encoding, .plausibility, .warned)
        } else {
            self.text = text
            (encoding, evidence) = (nil, .none)
            outcome = best != nil && Plausibility.readsBadly(text) ? .warned : .accepted
        }
    }

    /// Without a font that says so, a text whose plain letters are all capitals is one in capitals.
    private static func decoded(_ text: String, _ encoding: LegacyEncoding) -> String {
        var capitals = 0
        for scalar in text.unicodeScalars where scalar.value < 0x80 {
            if (0x61...0x7A).contains(scalar.value) { return encoding.decoded(text) }
            if (0x41...0x5A).contains(scalar.value) { capitals += 1 }
        }
        let result = encoding.decoded(text)
        return capitals >= 2 ? result.inCapitals(true) : result
    }
}

/// How a text reads before and after decoding, by the words that decoding changes.
struct Plausibility {
    let encoding: LegacyEncoding
    /// The words that decoding changes.
    private(set) var words = 0
    /// Those of them that are syllables as written.
    private(set) var validBefore = 0
    /// Those that are syllables when decoded.
    private(set) var validAfter = 0

    init(_ text: String, _ encoding: LegacyEncoding) {
        self.encoding = encoding
        for word in Self.words(text) {
            let decoded = encoding.decoded(word)
            guard decoded != word else { continue }
            words += 1
            if Syllable.isValid(word) { validBefore += 1 }
            if Self.isSyllable(decoded) { validAfter += 1 }
        }
    }

    /// Decoding a word of capitals mixes cases; the grammar does not mind, a capital inside a small word does.
    private static func isSyllable(_ word: String) -> Bool { Syllable.isValid(word) }

    /// At least four words in five read when decoded, and half of them only then.
    var isClear: Bool { words > 0 && validAfter * 5 >= words * 4 && (validAfter - validBefore) * 2 >= words }
    /// Whether decoding makes at least as many syllables.
    var isNoWorse: Bool { words > 0 && validAfter >= validBefore && validAfter > 0 }

    /// The encoding that reads best, where one reads better than the text as written.
    static func best(of text: String) -> Plausibility? {
        let all = LegacyEncoding.allCases.map { Plausibility(text, $0) }.filter { $0.validAfter > $0.validBefore }
        guard let first = all.max(by: { $0.gain < $1.gain }) else { return nil }
        return all.contains { $0.encoding != first.encoding && $0.gain == first.gain } ? nil : first
    }

    private var gain: Int { validAfter - validBefore - (words - validAfter) }

    /// Whether most words with letters beyond ASCII are no syllables.
    static func readsBadly(_ text: String) -> Bool {
        let marked = words(text).filter { $0.unicodeScalars.contains { $0.value > 0xA0 } }
        return marked.count { !Syllable.isValid($0) } * 2 > marked.count
    }

    /// The text between spaces and ASCII signs; a sign beyond ASCII may be a letter in disguise.
    private static func words(_ text: String) -> [String] {
        text.unicodeScalars.split { scalar in
            scalar.value < 0xA1 && VietnameseLetter(scalar) == nil || scalar.value > 0xFF
        }.map { String($0) }
    }
}

/// The encoding of most cells of a column.
///
/// ```swift
/// var votes = LegacyVotes()
/// for cell in column { votes.add(cell) }
/// let reading = LegacyReading(doubtful, column: votes.encoding)
/// ```
public struct LegacyVotes: Sendable {
    /// Cells that read clearly as each encoding.
    public private(set) var counts: [LegacyEncoding: Int] = [:]
    /// Cells that are Unicode beyond doubt.
    public private(set) var unicode = 0

    /// No votes.
    public init() {}

    /// Counts a cell; one without letters beyond ASCII says nothing.
    public mutating func add(_ text: String, font: String? = nil) {
        let reading = LegacyReading(text, font: font)
        if let encoding = reading.encoding {
            counts[encoding, default: 0] += 1
        } else if text.unicodeScalars.contains(where: { $0.value > 0xFF && VietnameseLetter($0) != nil }) {
            unicode += 1
        }
    }

    /// The encoding of at least two cells and more than all others; `nil` when there is none.
    public var encoding: LegacyEncoding? {
        guard let first = counts.max(by: { $0.value < $1.value }), first.value >= 2 else { return nil }
        let others = counts.values.reduce(0, +) - first.value + unicode
        return first.value > others ? first.key : nil
    }
}
