/// Values by text, remembered up to a number. Used by one task.
///
/// Texts are told apart by their bytes: hashing a `String` normalises its letters first, which takes longer than most of
/// what is remembered here.
struct TextMemo<Value> {
    private struct Entry {
        let hash: UInt64
        let text: String
        let value: Value
    }

    /// Places in ``entries``, from 1, by hash; 0 where none is. A power of two, at most half of it used.
    private var slots: [Int32] = Array(repeating: 0, count: 64)
    private var entries: [Entry] = []
    private let limit: Int

    init(limit: Int = 8192) { self.limit = limit }

    /// The value of a text, worked out the first time.
    ///
    /// - Complexity: linear in the text.
    mutating func value(_ text: String, _ make: (String) -> Value) -> Value {
        let hash = Self.hash(text)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let place = Int(slots[slot]) - 1
            if entries[place].hash == hash, Self.areSame(entries[place].text, text) { return entries[place].value }
            slot = (slot + 1) & (slots.count - 1)
        }
        let value = make(text)
        add(Entry(hash: hash, text: text, value: value))
        return value
    }

    private mutating func add(_ entry: Entry) {
        if entries.count >= limit {
            entries.removeAll()
            slots = Array(repeating: 0, count: 64)
        }
        entries.append(entry)
        if entries.count * 2 > slots.count {
            slots = Array(repeating: 0, count: slots.count * 2)
            for place in entries.indices { occupy(entries[place].hash, place) }
        } else {
            occupy(entry.hash, entries.count - 1)
        }
    }

    private mutating func occupy(_ hash: UInt64, _ place: Int) {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(place + 1)
    }

    /// FNV-1a.
    private static func hash(_ text: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        let bytes = text.utf8Span.span
        for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
        return hash
    }

    private static func areSame(_ one: String, _ other: String) -> Bool {
        let (left, right) = (one.utf8Span.span, other.utf8Span.span)
        guard left.count == right.count else { return false }
        for index in left.indices where left[index] != right[index] { return false }
        return true
    }
}
