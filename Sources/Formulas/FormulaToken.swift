/// A piece of a formula's text; the texts of all tokens, one behind the other, are the formula.
///
/// ```swift
/// let tokens = FormulaLexer.tokens(of: "SUM(A1:B2)*2")
/// tokens.map(\.text)   // ["SUM", "(", "A1:B2", ")", "*", "2"]
/// ```
///
/// Source: ECMA-376 part 1, 18.17.2, and what Excel stores beyond it (`_xlfn.` names, spill, external books).
public struct FormulaToken: Hashable, Sendable {
    /// What a token is.
    public enum Kind: Hashable, Sendable {
        /// Spaces and line ends that mean nothing; a space between two references is an `operator`.
        case whitespace
        /// A number without sign: `1`, `.5`, `1.5E-3`.
        case number
        /// A text in double quotes, the quotes included; `""` stands for one quote.
        case string
        /// `TRUE` or `FALSE`.
        case boolean
        /// An error value such as `#N/A`.
        case error
        /// A cell, an area, whole columns or whole rows, without the sheet.
        case reference(FormulaReference)
        /// What stands before a reference or name and says where it is, `!` included; see ``SheetQualifier``.
        case sheetPrefix
        /// A structured reference such as `Table1[[#This Row],[Năm]]`, as a whole.
        case structuredReference
        /// A defined name, or a parameter of `LET` and `LAMBDA`.
        case name
        /// A function's name, `_xlfn.` included; the parenthesis that follows is a token of its own.
        case function
        /// `(`
        case openingParenthesis
        /// `)`
        case closingParenthesis
        /// `{`, which begins an array constant.
        case openingBrace
        /// `}`
        case closingBrace
        /// `,` between arguments, between columns of an array constant, or as the union of two references.
        case comma
        /// `;` between rows of an array constant.
        case semicolon
        /// An operator.
        case `operator`(FormulaOperator)
        /// Text that is no formula; it is kept as it stands.
        case unknown
    }

    /// What the token is.
    public var kind: Kind
    /// The token's text as it stands in the formula.
    public var text: String
    /// Where the token begins, in UTF-8 bytes from the formula's beginning.
    public var utf8Offset: Int

    /// Creates a token.
    public init(kind: Kind, text: String, utf8Offset: Int) {
        self.kind = kind
        self.text = text
        self.utf8Offset = utf8Offset
    }
}

/// The operators of formulas (ECMA-376 part 1, 18.17.2.2), and `#` and `@` of dynamic arrays.
///
/// A comma is no operator here: only a parser can tell a union from the next argument.
public enum FormulaOperator: String, Hashable, Sendable {
    /// `+`, also as a sign.
    case plus = "+"
    /// `-`, also as a sign.
    case minus = "-"
    /// `*`
    case multiply = "*"
    /// `/`
    case divide = "/"
    /// `^`
    case power = "^"
    /// `%` behind its operand.
    case percent = "%"
    /// `&`
    case concatenate = "&"
    /// `=`
    case equal = "="
    /// `<>`
    case notEqual = "<>"
    /// `<`
    case less = "<"
    /// `<=`
    case lessOrEqual = "<="
    /// `>`
    case greater = ">"
    /// `>=`
    case greaterOrEqual = ">="
    /// `:` between two operands that are not one area by themselves, as in `A1:INDEX(B:B,2)`.
    case range = ":"
    /// White space between two references: the cells that both have.
    case intersection = " "
    /// `#` behind a reference: the whole array that its cell spills.
    case spill = "#"
    /// `@` before an operand: the one value of the formula's own row or column.
    case implicitIntersection = "@"
}
