/// A Latin letter as Vietnamese takes it apart: a base letter, its shape, its tone, and whether it is a capital.
///
/// Knows the 134 letters with marks of the Vietnamese alphabet and ASCII; any other scalar has no letter.
struct VietnameseLetter: Equatable {
    /// What makes another letter of the alphabet of a base letter.
    enum Shape: UInt8 {
        case plain, circumflex, breve, horn, stroke
    }

    /// The base letter, small: `a` to `z`.
    var base: UInt8
    var shape = Shape.plain
    /// 0 level, 1 grave, 2 acute, 3 hook, 4 tilde, 5 dot.
    var tone: UInt8 = 0
    var isCapital = false

    init(base: UInt8, shape: Shape = .plain, tone: UInt8 = 0, isCapital: Bool = false) {
        (self.base, self.shape, self.tone, self.isCapital) = (base, shape, tone, isCapital)
    }

    /// The letter of a scalar; `nil` for anything that is no letter of the alphabet.
    @inline(__always)
    init?(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value < 0x80 {
            let small = UInt8(value) | 0x20
            guard small >= 0x61, small <= 0x7A else { return nil }
            self.init(base: small, isCapital: value < 0x60)
            return
        }
        let packed: UInt16
        if value >= 0x1EA0, value <= 0x1EF9 {
            packed = Self.additional[Int(value - 0x1EA0)]
        } else if value >= 0xC0, value <= 0x1B0 {
            packed = Self.latin[Int(value - 0xC0)]
        } else {
            return nil
        }
        guard packed != 0 else { return nil }
        self.init(packed: packed)
    }

    private init(packed: UInt16) {
        base = UInt8(truncatingIfNeeded: packed)
        shape = Shape(rawValue: UInt8(truncatingIfNeeded: (packed >> 8) & 7)) ?? .plain
        tone = UInt8(truncatingIfNeeded: (packed >> 11) & 7)
        isCapital = packed & 0x4000 != 0
    }

    private var packed: UInt16 {
        UInt16(base) | UInt16(shape.rawValue) << 8 | UInt16(tone) << 11 | (isCapital ? 0x4000 : 0)
    }

    /// The scalar of the letter; `nil` where the alphabet has none (a tone on a consonant).
    var scalar: Unicode.Scalar? {
        if shape == .stroke { return base == 0x64 && tone == 0 ? (isCapital ? "Đ" : "đ") : nil }
        if shape == .plain, tone == 0 { return Unicode.Scalar(isCapital ? base & 0xDF : base) }
        guard let row = Self.row(base, shape), tone < 6 else { return nil }
        return Self.composed[(isCapital ? 72 : 0) + row * 6 + Int(tone)]
    }

    /// The small letter of a capital, and the other way round.
    func capital(_ isCapital: Bool) -> VietnameseLetter {
        VietnameseLetter(base: base, shape: shape, tone: tone, isCapital: isCapital)
    }

    /// The letter in one ASCII character, tone and case left out: `â` is `A`, `ơ` is `P`, `đ` is `D`.
    var shapedByte: UInt8 {
        switch (base, shape) {
        case (_, .plain): base
        case (0x61, .breve): UInt8(ascii: "B")
        case (0x6F, .horn): UInt8(ascii: "P")
        default: base & 0xDF
        }
    }

    /// Whether it is one of a, e, i, o, u, y in any shape.
    var isVowel: Bool {
        switch base {
        case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
        default: false
        }
    }

    private static func row(_ base: UInt8, _ shape: Shape) -> Int? {
        switch (base, shape) {
        case (0x61, .plain): 0
        case (0x61, .breve): 1
        case (0x61, .circumflex): 2
        case (0x65, .plain): 3
        case (0x65, .circumflex): 4
        case (0x69, .plain): 5
        case (0x6F, .plain): 6
        case (0x6F, .circumflex): 7
        case (0x6F, .horn): 8
        case (0x75, .plain): 9
        case (0x75, .horn): 10
        case (0x79, .plain): 11
        default: nil
        }
    }

    /// Twelve vowels with six tones each, small and capital.
    private static let composed = Array(
        ("aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
            + "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬEÈÉẺẼẸÊỀẾỂỄỆIÌÍỈĨỊOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢUÙÚỦŨỤƯỪỨỬỮỰYỲÝỶỸỴ").unicodeScalars)

    private static let vowels: [(base: UInt8, shape: Shape)] = [
        (0x61, .plain), (0x61, .breve), (0x61, .circumflex), (0x65, .plain), (0x65, .circumflex), (0x69, .plain),
        (0x6F, .plain), (0x6F, .circumflex), (0x6F, .horn), (0x75, .plain), (0x75, .horn), (0x79, .plain),
    ]

    private static func table(_ range: ClosedRange<UInt32>) -> [UInt16] {
        var table = [UInt16](repeating: 0, count: range.count)
        for (index, scalar) in composed.enumerated() where range.contains(scalar.value) {
            let vowel = vowels[index % 72 / 6]
            let letter = VietnameseLetter(
                base: vowel.base, shape: vowel.shape, tone: UInt8(index % 6), isCapital: index >= 72)
            table[Int(scalar.value - range.lowerBound)] = letter.packed
        }
        if range.contains(0x110) {
            table[Int(0x110 - range.lowerBound)] =
                VietnameseLetter(base: 0x64, shape: .stroke, isCapital: true).packed
            table[Int(0x111 - range.lowerBound)] = VietnameseLetter(base: 0x64, shape: .stroke).packed
        }
        return table
    }
    private static let latin = table(0xC0...0x1B0)
    private static let additional = table(0x1EA0...0x1EF9)
}
