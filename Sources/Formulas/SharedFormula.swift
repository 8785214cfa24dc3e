public import SheetModel

/// A formula that several cells share: one cell holds the text, the others only its number (ECMA-376 part 1, 18.3.1.40).
///
/// ```swift
/// let shared = SharedFormula(master: "A1*$B$1", at: CellReference(row: 0, column: 2))
/// shared.formula(for: CellReference(row: 4, column: 2))   // "A5*$B$1"
/// ```
///
/// A reference that would leave the sheet becomes `#REF!`, as when Excel fills a formula; it never comes round on the
/// other side. Names, structured references, texts and function names stay as they are.
public struct SharedFormula: Hashable, Sendable {
    private enum Piece: Hashable, Sendable {
        case text(String)
        case moving(FormulaReference)
    }

    /// The text in the cell that holds it.
    public let master: String
    /// The cell that holds the text.
    public let origin: CellReference
    private let pieces: [Piece]

    /// Cuts up the text of the formula that stands at `origin`.
    ///
    /// - Complexity: O(*n*) in the text's length; once for all members.
    public init(master: String, at origin: CellReference) {
        self.master = master
        self.origin = origin
        var pieces: [Piece] = []
        var text = ""
        for token in FormulaLexer.tokens(of: master) {
            if case .reference(let reference) = token.kind, !reference.isAbsolute {
                if !text.isEmpty { pieces.append(.text(text)) }
                pieces.append(.moving(reference))
                text = ""
            } else {
                text += token.text
            }
        }
        if !text.isEmpty { pieces.append(.text(text)) }
        self.pieces = pieces
    }

    /// The formula of another cell of the group.
    ///
    /// - Complexity: O(*n*) in the text's length.
    public func formula(for cell: CellReference) -> String {
        let (rows, rowOverflow) = cell.row.subtractingReportingOverflow(origin.row)
        let (columns, columnOverflow) = cell.column.subtractingReportingOverflow(origin.column)
        if rows == 0, columns == 0 { return master }
        var result = ""
        for piece in pieces {
            switch piece {
            case .text(let text): result += text
            case .moving(let reference):
                let moved = rowOverflow || columnOverflow ? nil : reference.moved(rows: rows, columns: columns)
                result += moved.map(\.description) ?? "#REF!"
            }
        }
        return result
    }
}
