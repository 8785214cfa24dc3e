/// What the words of a line say, each answer worked out once.
///
/// The questions are those of ``Wording``, ``Numbering``, ``TotalLabel`` and ``UnitStatement``. Which were asked is kept:
/// another line that answers just these alike could have stood in its place (``KnownLayouts``).
final class LineWords {
    /// Questions about a line.
    struct Questions: OptionSet {
        let rawValue: UInt32

        static let text = Questions(rawValue: 1 << 31)
        static let numbering = Questions(rawValue: 1 << 30)
        static let leadingNumbering = Questions(rawValue: 1 << 29)
        static let total = Questions(rawValue: 1 << 28)
        static let unit = Questions(rawValue: 1 << 27)
    }

    /// Questions with a plain answer; the raw value is the place in ``answers``.
    private enum Question: UInt32 {
        case inCapitals, numbering, stateForm, body, title, namedForm, genre, furniture, note, signing, post, namesDay,
            endsInColon, opensParenthesis
    }

    private static let answers: [@Sendable (String) -> Bool] = [
        { $0.isInCapitals }, Wording.isNumbering, Wording.isStateForm, Wording.isBody, Wording.isTitle,
        Wording.isNamedForm, Wording.isGenre, Wording.isFurniture, Wording.isNote, Wording.isSigning, Wording.isPost,
        Wording.namesDay, { $0.utf8.last == UInt8(ascii: ":") }, { $0.utf8.first == UInt8(ascii: "(") },
    ]

    private let words: String
    /// Typed spaces before it.
    let indent: Int
    /// What the line looks like in the cell of a text.
    let sense: CellSense
    /// The questions asked since this was last emptied.
    var asked: Questions = []
    private var known: UInt32 = 0
    private var holding: UInt32 = 0

    init(_ raw: String) {
        words = raw.onOneLine
        indent = raw.typedIndent
        sense = CellSense(ofText: words)
    }

    /// The line as typed, on one line.
    var text: String {
        asked.insert(.text)
        return words
    }

    private func says(_ question: Question) -> Bool { says(question.rawValue) }

    private func says(_ question: UInt32) -> Bool {
        let bit: UInt32 = 1 << question
        asked.insert(Questions(rawValue: bit))
        if known & bit == 0 {
            known |= bit
            if Self.answers[Int(question)](words) { holding |= bit }
        }
        return holding & bit != 0
    }

    var isInCapitals: Bool { says(.inCapitals) }
    var isNumbering: Bool { says(.numbering) }
    var isStateForm: Bool { says(.stateForm) }
    var isBody: Bool { says(.body) }
    var isTitle: Bool { says(.title) }
    var isNamedForm: Bool { says(.namedForm) }
    var isGenre: Bool { says(.genre) }
    var isFurniture: Bool { says(.furniture) }
    var isNote: Bool { says(.note) }
    var isSigning: Bool { says(.signing) }
    var isPost: Bool { says(.post) }
    /// Whether `ngày` is its last word: the first part of a date in several cells.
    var namesDay: Bool { says(.namesDay) }
    var endsInColon: Bool { says(.endsInColon) }
    var opensParenthesis: Bool { says(.opensParenthesis) }

    private lazy var readNumbering = Numbering(words)
    private lazy var readLeadingNumbering = Numbering(leading: words)
    private lazy var readTotal = TotalLabel(words)
    private lazy var readUnit = UnitStatement(words)
    private lazy var readFirstWords = Phrase(words, limit: 3)

    var numbering: Numbering? {
        asked.insert(.numbering)
        return readNumbering
    }

    var leadingNumbering: Numbering? {
        asked.insert(.leadingNumbering)
        return readLeadingNumbering
    }

    var total: TotalLabel? {
        asked.insert(.total)
        return readTotal
    }

    var unit: UnitStatement? {
        asked.insert(.unit)
        return readUnit
    }

    var firstWords: Phrase {
        asked.insert(.text)
        return readFirstWords
    }

    /// Whether another line gives the same answers to some questions.
    func agrees(with other: LineWords, on questions: Questions) -> Bool {
        if questions.isEmpty || self === other { return true }
        if words == other.words { return true }
        if questions.contains(.text) { return false }
        if questions.contains(.numbering), readNumbering != other.readNumbering { return false }
        if questions.contains(.leadingNumbering), readLeadingNumbering != other.readLeadingNumbering { return false }
        if questions.contains(.total), readTotal != other.readTotal { return false }
        if questions.contains(.unit), readUnit != other.readUnit { return false }
        return Self.answers.indices.allSatisfy { index in
            let question = UInt32(index)
            return questions.rawValue & (1 << question) == 0 || says(question) == other.says(question)
        }
    }
}

/// Lines met so far: the forms of one kind repeat each other's, and rows those above them. Used by one task.
final class LineBook {
    /// By column: a running number and a figure that look the same are not asked the same questions.
    private var known = Array(repeating: TextMemo<LineWords>(limit: 1024), count: 32)
    /// Layouts met so far.
    var layouts = KnownLayouts()

    /// The words of a line in a column, as typed.
    func line(_ raw: String, column: Int) -> LineWords {
        known[column & (known.count - 1)].value(raw, LineWords.init)
    }
}
