/// What the words of a line say, each answer worked out once.
///
/// The questions are those of ``Wording``, ``Numbering``, ``TotalLabel`` and ``UnitStatement``.
final class LineWords {
    /// The line as typed, on one line.
    let text: String
    /// Typed spaces before it.
    let indent: Int

    init(_ raw: String) {
        text = raw.onOneLine
        indent = raw.typedIndent
    }

    private(set) lazy var isInCapitals = text.isInCapitals
    private(set) lazy var isNumbering = Wording.isNumbering(text)
    private(set) lazy var isStateForm = Wording.isStateForm(text)
    private(set) lazy var isBody = Wording.isBody(text)
    private(set) lazy var isTitle = Wording.isTitle(text)
    private(set) lazy var isNamedForm = Wording.isNamedForm(text)
    private(set) lazy var isGenre = Wording.isGenre(text)
    private(set) lazy var isFurniture = Wording.isFurniture(text)
    private(set) lazy var isNote = Wording.isNote(text)
    private(set) lazy var isSigning = Wording.isSigning(text)
    private(set) lazy var isPost = Wording.isPost(text)
    private(set) lazy var numbering = Numbering(text)
    private(set) lazy var leadingNumbering = Numbering(leading: text)
    private(set) lazy var total = TotalLabel(text)
    private(set) lazy var unit = UnitStatement(text)
    private(set) lazy var firstWords = Phrase(text, limit: 3)
}

/// Lines met so far: the forms of one kind repeat each other's, and rows those above them. Used by one task.
final class LineBook {
    private var known = TextMemo<LineWords>()

    /// The words of a line, as typed.
    func line(_ raw: String) -> LineWords { known.value(raw, LineWords.init) }
}
