internal import Domain
internal import FoundationEssentials
internal import SheetModel
internal import VietnameseText

/// How exactly a cell gives a number.
enum CellPrecision {
    /// Half of the last digit that a cell shows, in the unit that its number was brought to.
    ///
    /// 0 for things, people and đồng, which are counted, unless they are given in thousands or millions: then half of
    /// the last digit shown of those.
    ///
    /// - Parameter value: the number in the indicator's unit.
    static func halfUnit(of cell: GridCell, _ value: Decimal, _ kind: Indicator.Kind) -> Decimal {
        guard let shown = shown(cell) else { return 0 }
        let isCounted = kind == .count || kind == .boolean || kind == .money
        // As it stands: most are, and dividing takes the time of reading the cell.
        if shown.number == value { return isCounted ? 0 : half(shown.decimals) }
        let factor = shown.number == 0 ? 1 : value / shown.number
        if isCounted, factor <= 1 { return 0 }
        return (half(shown.decimals) * factor).magnitude
    }

    /// Half of the last of so many decimals.
    static func half(_ decimals: Int) -> Decimal {
        Decimal(sign: .plus, exponent: -decimals - 1, significand: 5)
    }

    /// A cell's number in the digits it shows, a percentage in points, and how many decimals those are.
    static func shown(_ cell: GridCell) -> (number: Decimal, decimals: Int)? {
        switch cell.value {
        case .number(let number):
            guard let exact = Decimal(fifteenDigitsOf: number) else { return nil }
            let isPercent = cell.shown.hasSuffix("%")
            return (isPercent ? exact * 100 : exact, decimals(of: cell.shown))
        case .text(let text):
            guard let quantity = WrittenNumber(text).quantity else { return nil }
            return (quantity.written, quantity.decimals)
        default: return nil
        }
    }

    /// The digits behind the point of a number as Excel shows it in English.
    private static func decimals(of shown: String) -> Int {
        guard let point = shown.utf8.lastIndex(of: UInt8(ascii: ".")) else { return 0 }
        return shown.utf8[point...].dropFirst().prefix { (48...57).contains($0) }.count
    }
}
