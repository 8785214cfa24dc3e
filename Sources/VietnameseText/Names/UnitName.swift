/// A unit as it is named in a cell, taken apart: which body of it, which type of unit, and the name itself.
///
/// ```swift
/// let name = UnitName("Ban CHQS xã Phước Chánh")
/// name.body  // ban-chqs
/// name.type  // .commune
/// name.name  // "Phước Chánh"
/// ```
public struct UnitName: Sendable, Equatable {
    /// The body that the text speaks for; `nil` when it names the unit alone.
    public var body: OrganisationBody?
    /// The type written; `nil` when none is.
    public var type: UnitType?
    /// The name without body and type, on one line; empty for `UBND huyện`.
    public var name: String
    /// The unit above that is named behind: `huyện Phước Sơn`; `nil` when none is.
    public var parent: String?
    /// Whether body or type were written without the marks they have: the name may lack its own.
    var lacksMarks = false

    init(body: OrganisationBody?, type: UnitType?, name: String, parent: String?) {
        (self.body, self.type, self.name, self.parent) = (body, type, name, parent)
    }

    /// The likeliest reading of a text.
    public init(_ text: String) { self = Self.readings(of: text)[0] }

    /// All readings of a text, the likeliest first; never none.
    ///
    /// One letter before a name (`P. Chánh`) is a type or the initial of the name's first word: both readings are
    /// given. So is `Xa Dung`, which lacks marks or is a name.
    public static func readings(of text: String) -> [UnitName] {
        let words = Words(Spacing.tidied(text), limit: 40)
        guard let phrase = PrefixPhrases.bodies.phrase(words.items, at: 0) else {
            return typed(words, from: 0, body: nil)
        }
        let (body, type) = phrase.meaning
        var start = phrase.parts.count
        while start < words.items.count, words.items[start].isSign, "-:.".contains(words.items[start].bare) {
            start += 1
        }
        guard let type else { return typed(words, from: start, body: body) }
        let named = [named(words, from: start, body: body, type: type)]
        // "xã Đoàn Kết" is a commune; "Xã đoàn Phước Chánh" its youth union.
        let isName = type.isLowest && ["Đ", "D"].contains(words.items[start - 1].text.first)
        return isName ? typed(words, from: 0, body: nil) + named : named
    }

    /// The readings from an item on where a type may stand.
    private static func typed(_ words: Words, from start: Int, body: OrganisationBody?) -> [UnitName] {
        let plain = named(words, from: start, body: body, type: nil)
        guard let phrase = PrefixPhrases.types.phrase(words.items, at: start) else {
            return [plain]
        }
        var typed = named(words, from: start + phrase.parts.count, body: body, type: phrase.meaning.type)
        typed.lacksMarks = phrase.lacksMarks(words.items, at: start)
        // "Xã" alone is a name of nothing; "UBND huyện" is a body.
        if typed.name.isEmpty { return body == nil ? [plain, typed] : [typed] }
        return phrase.meaning.isShort || typed.lacksMarks ? [typed, plain] : [typed]
    }

    /// What stands from an item on: the name, up to a comma, a parenthesis or a higher type, and what is behind.
    private static func named(
        _ words: Words, from start: Int, body: OrganisationBody?, type: UnitType?
    ) -> UnitName {
        let items = words.items
        guard start < items.count else { return UnitName(body: body, type: type, name: "", parent: nil) }
        var end = start
        while end < items.count, end == start || !endsName(items, at: end) { end += 1 }
        let name = words.text(items[start].range.lowerBound..<items[end - 1].range.upperBound)
        var rest = end
        while rest < items.count, items[rest].isSign { rest += 1 }
        var last = items.count
        while last > rest, items[last - 1].isSign { last -= 1 }
        let parent = rest < last ? words.text(items[rest].range.lowerBound..<items[last - 1].range.upperBound) : nil
        return UnitName(body: body, type: type, name: name, parent: parent)
    }

    private static func endsName(_ items: [Words.Item], at place: Int) -> Bool {
        let item = items[place]
        if item.isSign { return item.bare == "," || item.bare == "(" || item.bare == ";" || item.bare == ":" }
        let isType = ["huyện", "tỉnh", "quận"].contains(item.text.inCapitals(false))
        return isType && place + 1 < items.count
    }
}
