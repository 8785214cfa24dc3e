/// A text as words, numbers and signs, each with its bare letters for comparing.
struct Words {
    /// A word, a run of digits, or a sign.
    struct Item: Equatable {
        enum Kind {
            case word, number, sign
        }
        var kind: Kind
        /// As written.
        var text: String
        /// Small letters without marks, in ASCII: `Phước` is `phuoc`. Digits and signs as they are.
        var bare: String
        /// The tone of a word.
        var tone: UInt8 = 0
        /// Whether any letter carries a mark.
        var hasMarks = false
        /// Its place among the scalars of the text.
        var range: Range<Int>
        /// Whether nothing stands between it and the item before.
        var isGlued = false

        var isNumber: Bool { kind == .number }
        var isSign: Bool { kind == .sign }
        var isWord: Bool { kind == .word }
        /// The number of a run of digits.
        var number: Int? { kind == .number && bare.utf8.count < 10 ? Int(bare) : nil }
        /// Whether it is a word of capitals.
        var isCapitals: Bool { kind == .word && text == text.inCapitals(true) }
    }

    /// The scalars the ranges mean.
    let scalars: [Unicode.Scalar]
    /// The items in order.
    private(set) var items: [Item] = []

    /// Takes apart a text; at most `limit` items.
    init(_ raw: String, limit: Int = 200) {
        scalars = Array(NFC.normalised(raw).unicodeScalars)
        var place = 0
        var end = 0
        while place < scalars.count, items.count < limit {
            let scalar = scalars[place]
            if Spacing.isSpace(scalar) || Spacing.isInvisible(scalar) {
                place += 1
                continue
            }
            var item = item(at: place)
            item.isGlued = place == end && place > 0
            items.append(item)
            place = item.range.upperBound
            end = place
        }
    }

    private func item(at start: Int) -> Item {
        let scalar = scalars[start]
        if NumberScanner.isDigit(scalar) {
            var end = start
            while end < scalars.count, NumberScanner.isDigit(scalars[end]) { end += 1 }
            let text = text(start..<end)
            return Item(kind: .number, text: text, bare: text, range: start..<end)
        }
        guard NumberScanner.isLetter(scalar) else {
            let isDash = scalar == "–" || scalar == "—" || scalar == "−"
            let text = String(Character(scalar))
            return Item(kind: .sign, text: text, bare: isDash ? "-" : text, range: start..<(start + 1))
        }
        var item = Item(kind: .word, text: "", bare: "", range: start..<start)
        var bare: [UInt8] = []
        var end = start
        while end < scalars.count, NumberScanner.isLetter(scalars[end]) {
            if let letter = VietnameseLetter(scalars[end]) {
                bare.append(letter.base)
                if letter.tone > 0 { item.tone = letter.tone }
                if letter.tone > 0 || letter.shape != .plain { item.hasMarks = true }
            } else {
                bare.append(scalars[end])
            }
            end += 1
        }
        item.text = text(start..<end)
        item.bare = String(decoding: bare, as: UTF8.self)
        item.range = start..<end
        return item
    }

    /// The text of a range of scalars.
    func text(_ range: Range<Int>) -> String {
        String(scalars: scalars[range])
    }

    /// Whether the items from `start` are the given bare words and signs, parted by spaces.
    func has(_ phrase: [String], at start: Int) -> Bool {
        guard start >= 0, items.count - start >= phrase.count else { return false }
        for (offset, bare) in phrase.enumerated() where items[start + offset].bare != bare { return false }
        return true
    }
}
