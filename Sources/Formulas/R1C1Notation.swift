public import SheetModel

/// Formulas in R1C1 notation, in which a formula that was filled down reads the same in every row.
///
/// ```swift
/// let cell = CellReference(row: 4, column: 3)            // D5
/// R1C1Notation.text(ofA1: "B5*$C$1", at: cell)           // "RC[-2]*R1C3"
/// R1C1Notation.a1(of: "SUM(R[-3]C:R[-1]C)", at: cell)    // "SUM(D2:D4)"
/// ```
///
/// Only references change; every other byte stays, whether the text is a formula or not. A reference that leads off
/// the sheet becomes `#REF!`; it never comes round on the other side.
public enum R1C1Notation {
    /// A formula that stands in `cell`, from A1 into R1C1 notation.
    ///
    /// - Complexity: O(*n*) in the text's length.
    public static func text(ofA1 formula: String, at cell: CellReference) -> String {
        text(of: FormulaLexer.tokens(of: formula), at: cell)
    }

    /// A formula that stands in `cell`, from R1C1 into A1 notation.
    ///
    /// - Complexity: O(*n*) in the text's length.
    public static func a1(of formula: String, at cell: CellReference) -> String {
        FormulaLexer.tokens(ofR1C1: formula, at: cell).map { token in
            switch token.kind {
            case .reference(let reference): reference.description
            case .error where token.text.utf8.first != UInt8(ascii: "#"): "#REF!"
            default: token.text
            }
        }.joined()
    }

    static func text(of tokens: [FormulaToken], at cell: CellReference) -> String {
        tokens.map { token in
            if case .reference(let reference) = token.kind { reference.r1c1(from: cell) } else { token.text }
        }.joined()
    }
}

extension FormulaExpression {
    /// Reads a formula in R1C1 notation that stands in `cell`; the tree, and what it prints, are in A1 notation.
    ///
    /// - Throws: ``FormulaSyntaxError``; its offset counts in the A1 text, ``R1C1Notation/a1(of:at:)``.
    public init(r1c1 text: String, at cell: CellReference) throws(FormulaSyntaxError) {
        try self.init(R1C1Notation.a1(of: text, at: cell))
    }

    /// The formula in R1C1 notation, as it reads in `cell`.
    public func r1c1(at cell: CellReference) -> String { R1C1Notation.text(of: tokens, at: cell) }
}

extension FormulaReference {
    /// The reference in R1C1 notation: parts with `$` as numbers, the others as distances from `cell`.
    ///
    /// One whole row or column is written once (`C3`), an area always with both corners.
    public func r1c1(from cell: CellReference) -> String {
        func text(_ one: FormulaCell) -> String {
            one.row.r1c1("R", from: cell.row) + one.column.r1c1("C", from: cell.column)
        }
        func text(_ letter: String, _ one: ReferenceCoordinate, _ other: ReferenceCoordinate, _ base: Int) -> String {
            one == other
                ? one.r1c1(letter, from: base) : "\(one.r1c1(letter, from: base)):\(other.r1c1(letter, from: base))"
        }
        return switch self {
        case .cell(let one): text(one)
        case .area(let one, let other): "\(text(one)):\(text(other))"
        case .columns(let one, let other): text("C", one, other, cell.column)
        case .rows(let one, let other): text("R", one, other, cell.row)
        }
    }
}

extension ReferenceCoordinate {
    fileprivate func r1c1(_ letter: String, from base: Int) -> String {
        if isAbsolute { return letter + String(index + 1) }
        return index == base ? letter : "\(letter)[\(index &- base)]"
    }
}
