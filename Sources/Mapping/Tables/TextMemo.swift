/// Values by text, remembered up to a number. Used by one task.
///
/// Texts are told apart by their bytes: hashing a `String` normalises its letters first, which takes longer than most of
/// what is remembered here.
struct TextMemo<Value> {
    private var known: [UInt64: [(text: String, value: Value)]] = [:]
    private var count = 0
    private let limit: Int

    init(limit: Int = 8192) { self.limit = limit }

    /// The value of a text, worked out the first time.
    ///
    /// - Complexity: linear in the text.
    mutating func value(_ text: String, _ make: (String) -> Value) -> Value {
        let hash = Self.hash(text)
        if let entries = known[hash] {
            for entry in entries where Self.areSame(entry.text, text) { return entry.value }
        }
        let value = make(text)
        if count >= limit {
            known = [:]
            count = 0
        }
        known[hash, default: []].append((text, value))
        count += 1
        return value
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
