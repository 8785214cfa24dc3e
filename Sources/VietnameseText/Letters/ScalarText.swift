extension [UInt8] {
    /// Appends a scalar in UTF-8.
    @inline(__always)
    mutating func append(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value < 0x80 { return append(UInt8(truncatingIfNeeded: value)) }
        if value < 0x800 {
            append(0xC0 | UInt8(truncatingIfNeeded: value >> 6))
        } else {
            if value < 0x10000 {
                append(0xE0 | UInt8(truncatingIfNeeded: value >> 12))
            } else {
                append(0xF0 | UInt8(truncatingIfNeeded: value >> 18))
                append(0x80 | UInt8(truncatingIfNeeded: (value >> 12) & 0x3F))
            }
            append(0x80 | UInt8(truncatingIfNeeded: (value >> 6) & 0x3F))
        }
        append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
    }
}

extension String {
    /// The text of scalars, put together faster than by appending them one by one to a text.
    init(scalars: ArraySlice<Unicode.Scalar>) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(scalars.count * 2)
        for scalar in scalars { bytes.append(scalar) }
        self.init(decoding: bytes, as: UTF8.self)
    }

    /// The text with Vietnamese letters in capitals, or in small letters; all else stays.
    func inCapitals(_ isCapital: Bool) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        for scalar in unicodeScalars {
            guard let letter = VietnameseLetter(scalar), letter.isCapital != isCapital else {
                bytes.append(scalar)
                continue
            }
            bytes.append(letter.capital(isCapital).scalar ?? scalar)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
