internal import FoundationEssentials
internal import VietnameseText

/// What a hand does to a number: zeros too many or too few, two digits in each other's place.
enum NumberSlips {
    /// The power of ten, 1, 2, 3 or 6, that two numbers differ by exactly; `nil` for none, and where either is 0.
    static func powerOfTen(_ one: Decimal, _ other: Decimal) -> Int? {
        guard one != 0, other != 0, one != other else { return nil }
        return [1, 2, 3, 6].first { power in
            let ten = Decimal(sign: .plus, exponent: power, significand: 1)
            return one == other * ten || other == one * ten
        }
    }

    /// Whether two numbers are the same but for two neighbouring digits that changed places: 45 and 54, 1.203 and 1.230.
    ///
    /// Their difference is then 9 · 10ᵏ times the difference of the two digits.
    static func areSwapped(_ one: Decimal, _ other: Decimal) -> Bool {
        guard one != other else { return false }
        let (left, right) = (aligned(one, other), aligned(other, one))
        guard left.count == right.count,
            let place = zip(left, right).enumerated().first(where: { $1.0 != $1.1 })?.offset,
            place + 1 < left.count
        else { return false }
        return left[place] == right[place + 1] && left[place + 1] == right[place]
            && left[(place + 2)...] == right[(place + 2)...]
    }

    /// The digits of a number without its point, with as many decimals as the longer of both has; a sign stays.
    private static func aligned(_ number: Decimal, _ other: Decimal) -> [UInt8] {
        let decimals = max(decimals(of: number), decimals(of: other))
        let text = number.canonicalText
        let missing = decimals - self.decimals(of: number)
        return text.utf8.filter { $0 != UInt8(ascii: ".") } + [UInt8](repeating: UInt8(ascii: "0"), count: missing)
    }

    private static func decimals(of number: Decimal) -> Int {
        let text = number.canonicalText.utf8
        guard let point = text.firstIndex(of: UInt8(ascii: ".")) else { return 0 }
        return text.distance(from: point, to: text.endIndex) - 1
    }
}
