/// Counts the lines that a text takes in a width where words stay whole; a word that is longer than a line is cut.
///
/// ```swift
/// var counter = LineCounter(room: 120)
/// counter.add("Tổng số công dân trong độ tuổi", in: FontMetrics(font))
/// counter.finish()    // 2
/// ```
///
/// Lines end at spaces and line breaks, and behind hyphens only in words that are longer than a line. Programs end them behind
/// other hyphens too, and then need no more lines than this.
struct LineCounter {
    /// The width of a line in points.
    private let room: Double
    private var lines = 1
    /// The width of the line up to its last whole word.
    private var used = 0.0
    /// The width of the spaces behind that word: at the end of a line they take no room.
    private var spaces = 0.0
    /// The width of the word that is being read.
    private var word = 0.0
    /// The width of that word up to its last hyphen.
    private var hyphenated = 0.0

    init(room: Double) { self.room = room }

    /// Takes a piece of the text; a word may begin in one piece and end in the next.
    mutating func add(_ text: String, in font: FontMetrics) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n":
                endWord()
                lines += 1
                (used, spaces) = (0, 0)
            case " ", "\t":
                endWord()
                // Those before the first word of a line push it in.
                if used > 0 { spaces += font.width(of: scalar) } else { used += font.width(of: scalar) }
            case "-":
                addLetter(font.width(of: scalar))
                hyphenated = word
            default: addLetter(font.width(of: scalar))
            }
        }
    }

    /// The number of lines of all that was taken.
    mutating func finish() -> Int {
        endWord()
        return lines
    }

    private mutating func addLetter(_ width: Double) {
        guard word > 0, word + width > room else {
            word += width
            return
        }
        if used > 0 { lines += 1 }
        lines += 1
        // What stands behind the hyphen goes on in the next line, or the letter alone.
        (used, spaces, word) = (0, 0, (hyphenated > 0 ? word - hyphenated : 0) + width)
        hyphenated = 0
    }

    private mutating func endWord() {
        guard word > 0 else { return }
        if used > 0, used + spaces + word > room {
            lines += 1
            (used, spaces) = (0, 0)
        }
        used += spaces + word
        (spaces, word, hyphenated) = (0, 0, 0)
    }
}
