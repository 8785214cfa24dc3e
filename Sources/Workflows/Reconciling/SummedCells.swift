internal import SheetModel

/// The cells that a formula adds up, where it does nothing else: `SUM(D5:D7)`, `D5+D6+D7`.
enum SummedCells {
    /// Whether two formulas add up the same cells.
    static func areSame(_ one: String, _ other: String) -> Bool {
        guard let left = cells(of: one), let right = cells(of: other) else { return false }
        return left == right
    }

    private static let limit = 1_000

    /// The cells; `nil` where the formula does anything else.
    static func cells(of formula: String) -> Set<CellReference>? {
        var text = String(formula.filter { $0 != "$" && $0 != " " }).uppercased()
        if text.hasPrefix("SUM("), text.hasSuffix(")") {
            text = String(text.dropFirst(4).dropLast())
        }
        var found: Set<CellReference> = []
        for part in text.split(whereSeparator: { $0 == "+" || $0 == "," }) {
            guard let range = CellRange(part), range.columns.count * range.rows.count <= limit else { return nil }
            for row in range.rows {
                for column in range.columns {
                    // A cell that is added twice is no plain sum.
                    guard found.insert(CellReference(row: row, column: column)).inserted else { return nil }
                }
            }
        }
        return found.isEmpty ? nil : found
    }
}
