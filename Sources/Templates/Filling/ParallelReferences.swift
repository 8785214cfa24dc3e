internal import Formulas
public import SheetModel

/// Formulas of a loop's sample rows that refer to the sample rows of another loop: the twelfth row of the one means the twelfth
/// of the other, wherever that stands.
///
/// An editor that makes one loop's rows after the other's cannot know that; what it leaves is put right by ``changes``.
///
/// ```swift
/// for change in ParallelReferences(template, plans).changes { … change.rewritten(formula) … }
/// ```
public struct ParallelReferences: Sendable {
    /// A formula, as it is after all steps, whose references are put right.
    public struct Change: Sendable {
        /// The sheet, by its place among those with markers.
        public var sheet: Int
        /// The cell, after all steps.
        public var cell: CellReference
        /// The rows that references are to have, by their place among the formula's tokens.
        fileprivate var rows: [Int: ClosedRange<Int>] = [:]

        /// The formula with its references put right; `nil` where it is not the template's any more.
        public func rewritten(_ formula: String) -> String? {
            var tokens = FormulaLexer.tokens(of: formula).map(\.text)
            for (place, token) in FormulaLexer.tokens(of: formula).enumerated() {
                guard let wanted = rows[place] else { continue }
                switch token.kind {
                case .reference(.cell(var cell)):
                    cell.row.index = wanted.lowerBound
                    tokens[place] = FormulaReference.cell(cell).description
                case .reference(.area(var one, var other)):
                    (one.row.index, other.row.index) = (wanted.lowerBound, wanted.upperBound)
                    tokens[place] = FormulaReference.area(one, other).description
                default: return nil
                }
            }
            return tokens.count > (rows.keys.max() ?? 0) ? tokens.joined() : nil
        }
    }

    /// A formula that refers to rows of a loop with another number of rows than its own has.
    public struct Mismatch: Sendable, Hashable {
        /// The tab's name.
        public var sheet: String
        /// The cell in the template.
        public var cell: CellReference
        /// How many rows its own loop has.
        public var own: Int
        /// How many the other has.
        public var other: Int
    }

    /// The formulas to put right.
    public private(set) var changes: [Change] = []
    /// Formulas that cannot be.
    public private(set) var mismatches: [Mismatch] = []

    private let sheets: [TemplateSheet]
    private let plans: [FillPlan]

    /// Looks the formulas of all sample rows through.
    ///
    /// - Parameters:
    ///   - sheets: the sheets with markers.
    ///   - plans: their plans, in the same order.
    /// - Complexity: O(n) in the copies of formulas that refer to other loops.
    public init(_ sheets: [TemplateSheet], _ plans: [FillPlan]) {
        self.sheets = sheets
        self.plans = plans
        for place in sheets.indices {
            for formula in sheets[place].formulas where formula.change == .copied { add(formula, on: place) }
        }
    }

    private mutating func add(_ formula: TemplateFormula, on place: Int) {
        guard let own = loop(at: formula.cell, on: place) else { return }
        let copies = plans[place].finalCells(of: formula.cell)
        guard copies.count > 1 else { return }
        var changes = copies.map { Change(sheet: place, cell: $0) }
        var isChanged = false
        let tokens = FormulaLexer.tokens(of: formula.formula)
        for (index, token) in tokens.enumerated() {
            guard case .reference(let reference) = token.kind,
                let cells = Self.cells(of: reference), let target = sheet(of: index, in: tokens, on: place),
                let other = loop(at: cells.first, on: target), other == loop(at: cells.last, on: target),
                target != place || other != own
            else { continue }
            let rows = [cells.first, cells.last].map { plans[target].finalCells(of: $0).map(\.row) }
            guard rows[0].count == copies.count, rows[1].count == copies.count else {
                return mismatches.append(
                    Mismatch(
                        sheet: sheets[place].name, cell: formula.cell, own: copies.count, other: rows[0].count))
            }
            for copy in copies.indices { changes[copy].rows[index] = rows[0][copy]...max(rows[0][copy], rows[1][copy]) }
            isChanged = true
        }
        if isChanged { self.changes += changes }
    }

    /// The first and last cell of a reference whose rows move with the formula; others are the same in all copies.
    private static func cells(of reference: FormulaReference) -> (first: CellReference, last: CellReference)? {
        switch reference {
        case .cell(let cell) where !cell.row.isAbsolute:
            let place = CellReference(row: cell.row.index, column: cell.column.index)
            return (place, place)
        case .area(let one, let other)
        where !one.row.isAbsolute && !other.row.isAbsolute && one.row.index <= other.row.index:
            return (
                CellReference(row: one.row.index, column: one.column.index),
                CellReference(row: other.row.index, column: other.column.index)
            )
        default: return nil
        }
    }

    /// The sheet that a reference is to; `nil` for those without markers.
    private func sheet(of token: Int, in tokens: [FormulaToken], on place: Int) -> Int? {
        guard token > 0, tokens[token - 1].kind == .sheetPrefix else { return place }
        guard let name = SheetQualifier(prefix: tokens[token - 1].text)?.onlySheet else { return nil }
        return sheets.firstIndex { SheetQualifier.isSameSheet($0.name, name) }
    }

    /// The outermost loop of rows around a cell.
    private func loop(at cell: CellReference, on place: Int) -> Int? {
        sheets[place].loops(in: nil, axis: .rows).first { sheets[place].loops[$0].covers(cell) }
    }
}
