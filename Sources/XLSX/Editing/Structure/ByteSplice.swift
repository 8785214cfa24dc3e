/// A piece of a document that is copied with some ranges replaced, from front to back.
struct ByteSplice {
    private let bytes: [UInt8]
    private let end: Int
    private var position: Int
    private var result: [UInt8] = []

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
        result.reserveCapacity(range.count + 64)
    }

    /// Puts `text` in the place of a range that begins behind all given before.
    mutating func replace(_ range: Range<Int>, with text: [UInt8]) {
        guard range.lowerBound >= position, range.upperBound <= end else { return }
        result += bytes[position..<range.lowerBound]
        result += text
        position = range.upperBound
    }

    /// All of it.
    mutating func finish() -> [UInt8] {
        result += bytes[position..<end]
        position = end
        return result
    }
}
