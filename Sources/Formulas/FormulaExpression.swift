/// A formula's syntax tree, which prints as exactly the text it was read from.
///
/// ```swift
/// let formula = try FormulaExpression("SUM(A1:B2)*-2")
/// formula[formula.root]   // .binary(.multiply, …, …)
/// "\(formula)"            // "SUM(A1:B2)*-2"
/// ```
///
/// The text is A1 notation as `<f>` stores it, without the leading `=` (ECMA-376 part 1, 18.17, and what Excel stores
/// beyond it: `_xlfn.` names, `LET` and `LAMBDA`, spill, `@`, external books).
///
/// The nodes stand in one array, children before parents, so that no chain of operators, however long, makes a deep
/// structure in memory. Who walks the tree by recursion takes the left side of ``Node/binary(_:_:_:)`` in a loop:
/// everything else is at most ``nestingLimit`` levels deep.
public struct FormulaExpression: Hashable, Sendable, CustomStringConvertible {
    /// The most characters (UTF-16 units) that Excel takes in a formula.
    public static let lengthLimit = 8_192
    /// How deep parentheses, functions, signs and percent signs may stand inside each other; Excel takes 64 functions.
    public static let nestingLimit = 256

    /// The place of a node in its tree.
    public struct NodeID: Hashable, Sendable {
        let index: Int
    }

    /// A piece of a formula that has a value.
    public enum Node: Hashable, Sendable {
        /// A number without sign.
        case number(Double)
        /// A text, without its quotes.
        case text(String)
        /// `TRUE` or `FALSE`.
        case boolean(Bool)
        /// An error value as it is written; `#REF!` may have a sheet.
        case error(String, sheet: SheetQualifier?)
        /// Cells, with the sheet when one is named.
        case reference(FormulaReference, sheet: SheetQualifier?)
        /// A defined name, or a parameter of `LET` and `LAMBDA` (`_xlpm.x`).
        case name(String, sheet: SheetQualifier?)
        /// A structured reference as it is written.
        case structuredReference(String, sheet: SheetQualifier?)
        /// A function with its arguments; the name as it is written, see ``FormulaFunction``.
        case call(String, sheet: SheetQualifier?, arguments: [NodeID])
        /// The result of an expression called at once: `LAMBDA(x,x)(1)`.
        case invocation(NodeID, arguments: [NodeID])
        /// An argument that is left out, as the second of `IF(A1,,2)`.
        case omitted
        /// An array constant, row by row; elements are constants, or a sign before a number.
        case array([[NodeID]])
        /// A sign or `@` before its operand.
        case prefix(FormulaOperator, NodeID)
        /// `%` or `#` behind its operand.
        case postfix(NodeID, FormulaOperator)
        /// An operator between two operands.
        case binary(FormulaOperator, NodeID, NodeID)
        /// References joined by commas, in parentheses or as the whole formula.
        case union([NodeID])
        /// Parentheses around an expression.
        case group(NodeID)
    }

    /// All tokens, white space included; their texts, joined, are the formula.
    public let tokens: [FormulaToken]
    /// The node that is the whole formula.
    public let root: NodeID
    private let nodes: [Node]
    private let spans: [Range<Int>]

    /// Reads a formula.
    ///
    /// - Throws: ``FormulaSyntaxError`` with the first place that does not fit.
    /// - Complexity: O(*n*) in the text's length; the call stack stays flat whatever the nesting.
    public init(_ text: String, lengthLimit: Int = FormulaExpression.lengthLimit) throws(FormulaSyntaxError) {
        if text.utf8.count > lengthLimit, text.utf16.count > lengthLimit {
            throw FormulaSyntaxError(.tooLong, at: 0)
        }
        var parser = FormulaParser(FormulaLexer.tokens(of: text))
        root = try parser.parse()
        tokens = parser.tokens
        nodes = parser.nodes
        spans = parser.spans
    }

    /// The node at `id`, which must come from this tree; `.omitted` for an id that is not in it.
    public subscript(id: NodeID) -> Node {
        nodes.indices.contains(id.index) ? nodes[id.index] : .omitted
    }

    /// All nodes, children before their parents; the root is the last.
    public var nodeIDs: some RandomAccessCollection<NodeID> & Sendable {
        nodes.indices.map { NodeID(index: $0) }
    }

    /// Which of ``tokens`` make up a node, from its first to its last.
    public func tokenRange(of id: NodeID) -> Range<Int> {
        spans.indices.contains(id.index) ? spans[id.index] : 0..<0
    }

    /// A node's text as it stands in the formula.
    public func text(of id: NodeID) -> String { tokens[tokenRange(of: id)].map(\.text).joined() }

    /// The formula, byte for byte as it was read.
    public var description: String { tokens.map(\.text).joined() }
}

/// Names of functions, as files spell them.
public enum FormulaFunction {
    /// The name in capitals without the prefixes that mark functions newer than the format: `_xlfn.`, `_xlws.`.
    public static func plainName(_ written: some StringProtocol) -> String {
        let isPlain = written.utf8.allSatisfy { byte in
            (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || FormulaScanner.isDigit(byte)
        }
        if isPlain { return String(written) }
        var name = written.uppercased()
        for prefix in ["_XLFN.", "_XLWS.", "_XLL."] where name.hasPrefix(prefix) {
            name.removeFirst(prefix.utf8.count)
        }
        return name
    }
}
