import SheetModel

/// How values compare: numbers before texts before `FALSE` before `TRUE`; blank is like the other side's nothing.
enum ValueOrder {
    /// Below 0, 0 or above 0.
    static func compare(_ left: CellValue, _ right: CellValue) -> Int {
        switch (left, right) {
        case (.number(let one), .number(let other)): compare(one, other)
        case (.text(let one), .text(let other)): compare(one, other)
        case (.boolean(let one), .boolean(let other)): (one ? 1 : 0) - (other ? 1 : 0)
        case (.blank, .blank): 0
        case (.blank, .number(let other)): compare(0, other)
        case (.number(let one), .blank): compare(one, 0)
        case (.blank, .text(let other)): other.isEmpty ? 0 : -1
        case (.text(let one), .blank): one.isEmpty ? 0 : 1
        case (.blank, .boolean(let other)): other ? -1 : 0
        case (.boolean(let one), .blank): one ? 1 : 0
        default: rank(left) - rank(right)
        }
    }

    private static func rank(_ value: CellValue) -> Int {
        switch value {
        case .blank, .number: 0
        case .text: 1
        case .boolean: 2
        case .error: 3
        }
    }

    /// Numbers are equal when their first 15 digits are.
    static func compare(_ left: Double, _ right: Double) -> Int {
        if left == right { return 0 }
        let difference = (left - right).magnitude
        if difference <= max(left.magnitude, right.magnitude) * 5e-15,
            NumberText.rounded15(left) == NumberText.rounded15(right)
        {
            return 0
        }
        return left < right ? -1 : 1
    }

    static func compare(_ left: String, _ right: String) -> Int {
        if left == right { return 0 }
        let (one, other) = (folded(left), folded(right))
        if one == other { return 0 }
        return Collation.isBefore(one, other) ? -1 : 1
    }

    /// The text without differences of case.
    static func folded(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 && !(65...90).contains($0) } ? text : text.lowercased()
    }

    /// Whether a text is within another; case and nothing else is ignored.
    static func areEqual(_ left: String, _ right: String) -> Bool { left == right || folded(left) == folded(right) }
}

/// The order of texts: as in a dictionary, punctuation before digits before letters; hyphens and apostrophes count
/// last.
enum Collation {
    static func isBefore(_ left: String, _ right: String) -> Bool {
        let (one, other) = (keys(left), keys(right))
        if one != other { return one.lexicographicallyPrecedes(other) }
        return left < right
    }

    private static func keys(_ text: String) -> [UInt32] {
        var result: [UInt32] = []
        for scalar in text.unicodeScalars where scalar != "-" && scalar != "'" {
            result.append(key(scalar))
        }
        return result
    }

    /// Punctuation and symbols in the order of Windows; then digits; then all else by number.
    private static let symbols: [Unicode.Scalar: UInt32] = {
        let order = " _,;:!?./`^~\"()[]{}@$*\\&#%+<=>|"
        return Dictionary(order.unicodeScalars.enumerated().map { ($1, UInt32($0) + 1) }) { first, _ in first }
    }()

    private static func key(_ scalar: Unicode.Scalar) -> UInt32 {
        if let symbol = symbols[scalar] { return symbol }
        return scalar.value + 64
    }
}
