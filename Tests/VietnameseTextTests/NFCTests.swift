import Foundation
import Testing

@testable import VietnameseText

/// Composition, against tables by hand and against Foundation's own.
@Suite struct NFCTests {
    static let texts: [(text: String, scalars: [UInt32])] = [
        ("", []), ("a", [0x61]), ("e\u{301}", [0xE9]), ("e\u{302}\u{301}", [0x1EBF]), ("\u{EA}\u{301}", [0x1EBF]),
        ("\u{E9}\u{302}", [0xE9, 0x302]), ("o\u{31B}\u{301}", [0x1EDB]), ("o\u{301}\u{31B}", [0x1EDB]),
        ("u\u{31B}\u{323}", [0x1EF1]), ("u\u{323}\u{31B}", [0x1EF1]), ("a\u{302}\u{323}", [0x1EAD]),
        ("a\u{323}\u{302}", [0x1EAD]), ("\u{1EA1}\u{302}", [0x1EAD]), ("a\u{306}\u{300}", [0x1EB1]),
        ("a\u{306}\u{323}", [0x1EB7]), ("A\u{30A}", [0xC5]), ("a\u{340}", [0xE0]), ("a\u{341}", [0xE1]),
        ("u\u{344}", [0x1D8]), ("q\u{301}", [0x71, 0x301]), ("\u{301}a", [0x301, 0x61]),
        ("q\u{301}\u{323}", [0x71, 0x323, 0x301]), ("\u{110}a\u{300}", [0x110, 0xE0]),
        ("e\u{300}\u{301}", [0xE8, 0x301]),
    ]

    @Test(arguments: texts)
    func composes(text: String, scalars: [UInt32]) {
        #expect(NFC.normalised(text).unicodeScalars.map(\.value) == scalars)
    }

    @Test(
        "Names in all three spellings become one text, byte for byte",
        arguments: ["Phước Chánh", "Đắk Lắk", "Thuỷ Nguyên", "Bà Rịa – Vũng Tàu"])
    func spellings(name: String) {
        #expect(Array(NFC.normalised(name.decomposedStringWithCanonicalMapping).utf8) == Array(name.utf8))
        #expect(Array(NFC.normalised(cp1258(name)).utf8) == Array(name.utf8))
        #expect(Array(NFC.normalised(name).utf8) == Array(name.utf8))
    }

    /// Shape in the letter, tone behind it.
    private func cp1258(_ text: String) -> String {
        let tones: [Unicode.Scalar] = ["\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard let letter = VietnameseLetter(scalar), letter.tone > 0,
                let base = VietnameseLetter(base: letter.base, shape: letter.shape, isCapital: letter.isCapital).scalar
            else {
                result.append(scalar)
                continue
            }
            result.append(base)
            result.append(tones[Int(letter.tone) - 1])
        }
        return String(result)
    }

    @Test("Every Latin letter, decomposed, composes as Foundation composes it")
    func everyLetter() {
        for value in Array(0xC0...0x24F) + Array(0x1E00...0x1EFF) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = String(scalar)
            let parts = text.decomposedStringWithCanonicalMapping
            #expect(Array(NFC.normalised(parts).utf8) == Array(parts.precomposedStringWithCanonicalMapping.utf8))
        }
    }

    @Test("Any letters with any marks compose as Foundation composes them")
    func anyMarks() {
        var generator = SplitMix(state: 1258)
        let letters = Array("aăâeêioôơuưydđAĂÂEÊOÔƠUƯĐñçk 1ặệ".unicodeScalars)
        var wrong: [[UInt32]] = []
        for _ in 0..<20_000 {
            var view = String.UnicodeScalarView()
            for _ in 0..<(1 + generator.below(4)) {
                view.append(letters[generator.below(letters.count)])
                for _ in 0..<generator.below(4) {
                    let mark =
                        generator.below(3) == 0
                        ? 0x300 + generator.below(0x70)
                        : [0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323][generator.below(8)]
                    if let mark = Unicode.Scalar(UInt32(mark)) { view.append(mark) }
                }
            }
            let text = String(view)
            if Array(NFC.normalised(text).utf8) != Array(text.precomposedStringWithCanonicalMapping.utf8) {
                wrong.append(text.unicodeScalars.map(\.value))
            }
        }
        #expect(wrong == [])
    }

    @Test(
        "Plain texts are told without work",
        arguments: [("Phước Chánh", true), ("abc", true), ("e\u{301}", false), ("", true)])
    func plain(text: String, isPlain: Bool) { #expect(NFC.isPlain(text) == isPlain) }

    @Test("All 134 letters are taken apart and put together", arguments: [false, true])
    func letters(isCapital: Bool) {
        let all = "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
        #expect(all.unicodeScalars.count == 67)
        for scalar in (isCapital ? all.uppercased() : all).unicodeScalars {
            let letter = VietnameseLetter(scalar)
            #expect(letter?.scalar == scalar)
            #expect(letter?.isCapital == isCapital)
            #expect(
                letter?.capital(!isCapital).scalar.map { String($0) }
                    == (isCapital ? String(scalar).lowercased() : String(scalar).uppercased()))
        }
    }
}

/// Repeatable random numbers (Steele, Lea, Flood 2014).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
