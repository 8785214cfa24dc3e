/// Normalisation form C for Latin letters and their combining marks (Unicode Standard Annex 15).
///
/// Vietnamese comes composed, decomposed (`e` + `◌̂` + `◌́`), or mixed as in code page 1258 (`ê` + `◌́`). Letters of other
/// scripts keep the form they have; only the order of marks is made canonical there.
///
/// ```swift
/// NFC.normalised("Phu\u{31B}o\u{31B}\u{301}c")  // "Phước"
/// ```
public enum NFC {
    /// Whether a text holds nothing that this normalisation would change. It may say no for a text that is in order.
    ///
    /// - Complexity: one pass over the bytes, no allocation.
    public static func isPlain(_ text: String) -> Bool {
        // All combining marks from U+0300 to U+036F begin with these bytes, which begin no other Latin letter.
        for byte in text.utf8 where byte == 0xCC || byte == 0xCD { return false }
        return true
    }

    /// The text in normalisation form C.
    ///
    /// - Complexity: a text without combining marks is returned as it is; else linear.
    public static func normalised(_ text: String) -> String {
        isPlain(text) ? text : composed(text)
    }

    private static func composed(_ text: String) -> String {
        var result: [UInt8] = []
        var starter: Unicode.Scalar?
        var marks: [UInt32] = []
        for scalar in text.unicodeScalars {
            if isMark(scalar) {
                append(mark: scalar.value, to: &marks)
                continue
            }
            close(starter, marks, into: &result)
            marks.removeAll(keepingCapacity: true)
            starter = scalar
        }
        close(starter, marks, into: &result)
        return String(decoding: result, as: UTF8.self)
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x300 && scalar.value <= 0x36F && scalar.value != 0x34F
    }

    /// Four marks are no more than another spelling of others.
    private static func append(mark: UInt32, to marks: inout [UInt32]) {
        switch mark {
        case 0x340: marks.append(0x300)
        case 0x341: marks.append(0x301)
        case 0x343: marks.append(0x313)
        case 0x344: marks += [0x308, 0x301]
        default: marks.append(mark)
        }
    }

    /// Takes the letter apart, puts all marks in order, and composes as far as letters go.
    private static func close(
        _ starter: Unicode.Scalar?, _ marks: [UInt32], into result: inout [UInt8]
    ) {
        guard var letter = starter?.value else {
            return marks.compactMap(Unicode.Scalar.init).forEach { result.append($0) }
        }
        guard !marks.isEmpty else {
            if let starter { result.append(starter) }
            return
        }
        var all = marks
        while let (base, mark) = decompositions[letter] {
            all.insert(mark, at: 0)
            letter = base
        }
        let ordered = sorted(all)
        var left: [UInt32] = []
        for mark in ordered {
            // A mark of the same class in between blocks a later one.
            let isBlocked = left.last.map { combiningClass($0) >= combiningClass(mark) } ?? false
            if !isBlocked, let made = compositions[letter << 8 | (mark - 0x300)] {
                letter = made
            } else {
                left.append(mark)
            }
        }
        ([letter] + left).compactMap(Unicode.Scalar.init).forEach { result.append($0) }
    }

    /// By combining class, marks of one class in the order they came.
    private static func sorted(_ marks: [UInt32]) -> [UInt32] {
        var marks = marks
        for end in marks.indices.dropFirst() {
            var place = end
            while place > 0, combiningClass(marks[place - 1]) > combiningClass(marks[place]) {
                marks.swapAt(place, place - 1)
                place -= 1
            }
        }
        return marks
    }

    private static func combiningClass(_ mark: UInt32) -> UInt8 {
        switch mark {
        case 0x334...0x338: 1
        case 0x321, 0x322, 0x327, 0x328: 202
        case 0x31B: 216
        case 0x316...0x319, 0x31C...0x320, 0x323...0x326, 0x329...0x333, 0x339...0x33C, 0x347...0x349, 0x34D, 0x34E,
            0x353...0x356, 0x359, 0x35A:
            220
        case 0x315, 0x31A, 0x358: 232
        case 0x35C, 0x35F, 0x362: 233
        case 0x35D, 0x35E, 0x360, 0x361: 234
        case 0x345: 240
        default: 230
        }
    }

    private static let decompositions: [UInt32: (base: UInt32, mark: UInt32)] = {
        var table: [UInt32: (base: UInt32, mark: UInt32)] = [:]
        for (mark, letters) in LatinCompositions.pairs {
            var base: UInt32?
            for scalar in letters.unicodeScalars {
                if let known = base { (table[scalar.value], base) = ((known, mark), nil) } else { base = scalar.value }
            }
        }
        return table
    }()

    private static let compositions: [UInt32: UInt32] = {
        var table: [UInt32: UInt32] = [:]
        for (made, parts) in decompositions { table[parts.base << 8 | (parts.mark - 0x300)] = made }
        return table
    }()
}
