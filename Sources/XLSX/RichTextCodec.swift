internal import SheetModel
internal import XMLEvents

/// Reads the content of `si`, `is` and a note's `text`: runs of text, of which the plain text and the fonts are kept.
/// Phonetic runs (`rPh`) never count (ECMA-376 part 1, 18.4).
struct RichTextCodec {
    /// The plain text so far, in UTF-8.
    private(set) var bytes: [UInt8] = []
    /// The runs so far; a text of one run without a font is plain and has none.
    var runs: [TextRun] { allRuns.count == 1 && allRuns.first?.font == nil ? [] : allRuns }
    private var allRuns: [TextRun] = []
    private var isInText = false
    private var preservesSpace = false
    private var textStart = 0
    private var runStart = 0
    private var font: Font?
    private var isRun = false

    /// Begins a new text.
    mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
        allRuns.removeAll()
        isInText = false
        isRun = false
        font = nil
    }

    /// An element within the text begins; `false` when all that is in it is to be passed over.
    mutating func start(_ tag: Tag, _ element: borrowing XMLElement) -> Bool {
        switch tag {
        case .t:
            isInText = true
            preservesSpace = element.attributeCount > 0 && element.preservesSpace
            textStart = bytes.count
        case .r:
            isRun = true
            runStart = bytes.count
            font = nil
        case .rPr: font = Font()
        case .rPh: return false
        default: font?.read(tag, element)
        }
        return true
    }

    /// An element within the text ends.
    mutating func end(_ tag: Tag) {
        switch tag {
        case .t:
            isInText = false
            if !preservesSpace { EscapedText.trim(&bytes, from: textStart) }
            EscapedText.decode(&bytes, from: textStart)
        case .r:
            isRun = false
            if bytes.count > runStart {
                allRuns.append(TextRun(text: String(decoding: bytes[runStart...], as: UTF8.self), font: font))
            }
        default: break
        }
    }

    /// Characters of the text.
    mutating func append(_ text: Span<UInt8>) {
        guard isInText else { return }
        for index in text.indices { bytes.append(text[index]) }
    }
}

extension Font {
    /// Takes over what an element within `font` or `rPr` says.
    mutating func read(_ tag: Tag, _ element: borrowing XMLElement) {
        switch tag {
        case .name, .rFont: name = element.text(.val)
        case .sz: size = element.text(.val).flatMap(Double.init)
        case .b: isBold = element.flag(.val) ?? true
        case .i: isItalic = element.flag(.val) ?? true
        case .charset: characterSet = element.integer(.val)
        default: break
        }
    }
}
