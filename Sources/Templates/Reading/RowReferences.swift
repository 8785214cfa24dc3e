internal import Formulas
internal import SheetModel

/// Which rows of a sheet formulas refer to: where all of them went, the formula would refer to nothing (`#REF!`).
struct RowReferences {
    /// A reference of a formula to rows of the sheet.
    private struct Reference: Hashable {
        /// The row of the formula, on the same sheet; `nil` from another one.
        var host: Int?
        /// The rows it refers to.
        var rows: ClosedRange<Int>
    }

    private var references: Set<Reference> = []

    /// Looks the formulas of all sheets through.
    ///
    /// - Complexity: O(n) in the length of formulas.
    init(to sheet: String, in grids: [SheetGrid]) {
        for grid in grids {
            let isSame = SheetQualifier.isSameSheet(grid.name, sheet)
            for row in grid.rows {
                for cell in row.cells {
                    guard let formula = cell.formula else { continue }
                    add(formula, host: isSame ? row.index : nil, on: grid.name, to: sheet)
                }
            }
        }
    }

    private mutating func add(_ formula: String, host: Int?, on grid: String, to sheet: String) {
        let tokens = FormulaLexer.tokens(of: formula)
        for (place, token) in tokens.enumerated() {
            guard case .reference(let reference) = token.kind else { continue }
            let prefix = place > 0 && tokens[place - 1].kind == .sheetPrefix
            let qualifier = prefix ? SheetQualifier(prefix: tokens[place - 1].text) : nil
            let target = qualifier.map { $0.onlySheet ?? "" } ?? grid
            guard SheetQualifier.isSameSheet(target, sheet) else { continue }
            let rows = reference.range.rows
            references.insert(Reference(host: host, rows: rows.lowerBound...rows.upperBound))
        }
    }

    /// Whether a formula outside of some rows refers to nothing but them; of those within `area` alone where one is given.
    func refer(to rows: ClosedRange<Int>, within area: ClosedRange<Int>? = nil) -> Bool {
        references.contains { reference in
            guard rows.lowerBound <= reference.rows.lowerBound, reference.rows.upperBound <= rows.upperBound else {
                return false
            }
            guard let host = reference.host else { return area == nil }
            return !rows.contains(host) && area?.contains(host) ?? true
        }
    }
}
