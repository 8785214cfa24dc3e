/// Bytes compared and hashed eight at a time: what the shared texts of a written workbook spend their time on.
enum TextBytes {
    private static let mix: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// A hash of the bytes; its high and low bits are equally good.
    static func hash(_ text: Span<UInt8>) -> UInt64 {
        let bytes = unsafe text.bytes
        let count = bytes.byteCount
        var hash = UInt64(truncatingIfNeeded: count) &* mix
        var position = 0
        while position + 8 <= count {
            let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
            hash = folded(hash ^ word)
            position += 8
        }
        var rest: UInt64 = 0
        while position < count {
            rest = rest << 8 | UInt64(text[position])
            position += 1
        }
        return folded(hash ^ rest)
    }

    @inline(__always)
    private static func folded(_ word: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: mix)
        return product.high ^ product.low
    }

    /// Whether both are the same bytes.
    static func areEqual(_ one: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
        let count = one.count
        guard count == other.count else { return false }
        let (left, right) = unsafe (one.bytes, other.bytes)
        var position = 0
        while position + 8 <= count {
            let word = unsafe left.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
            guard unsafe word == right.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self) else {
                return false
            }
            position += 8
        }
        while position < count {
            if one[position] != other[position] { return false }
            position += 1
        }
        return true
    }
}
