internal import SheetModel

/// A formula of a cell of a repeated block, and how it reads in each of the copies.
///
/// ```swift
/// let shift = SheetShift(repeating: 7...7, times: 3, .rows, on: "Biểu 01")
/// let formula = BlockFormula("D8/SUM(D$8:D$8)", of: shift, on: "Biểu 01")
/// formula.text(inCopy: 2)    // "D10/SUM(D$8:D$10)"
/// ```
///
/// The rules are those of "Insert copied cells" in Excel, with one exception:
/// - What has no `$` moves with the copy: `C8:F8` is `C9:F9` one row below, and `G7` before the block is `G8`, so that a
///   running balance goes on. A range without `$` never grows.
/// - What has `$` stays where it was; an area with `$` before both ends that holds all of the block grows as everywhere.
/// - What lies behind the block, such as a total below it, is the same cell for all copies, with or without `$`. Excel
///   would have each copy look one row further, past the total; nobody means that.
/// - References to other sheets move as copied cells do, since nothing is inserted there.
public struct BlockFormula: Sendable {
    private enum Piece: Sendable {
        case text(String)
        /// A reference to the sheet that changes.
        case own(FormulaReference)
        /// A reference without `$` to another sheet.
        case other(FormulaReference)
    }

    /// The shift that makes room for the copies.
    private let shift: SheetShift
    private let pieces: [Piece]

    /// Reads a formula without `=` of a cell of the block.
    ///
    /// - Parameter host: the sheet it stands on.
    /// - Complexity: O(*n*) in the text's length.
    public init(_ text: String, of shift: SheetShift, on host: String) {
        self.shift = shift
        let isHost = SheetQualifier.isSameSheet(host, shift.sheet)
        let tokens = FormulaLexer.tokens(of: text)
        var pieces: [Piece] = []
        var plain = ""
        for (index, token) in tokens.enumerated() {
            guard case .reference(let reference) = token.kind else {
                plain += token.text
                continue
            }
            if !plain.isEmpty { pieces.append(.text(plain)) }
            plain = ""
            let prefix = index > 0 && tokens[index - 1].kind == .sheetPrefix ? tokens[index - 1].text : nil
            pieces.append(Self.isOwn(prefix, shift.sheet, isHost) ? .own(reference) : .other(reference))
        }
        if !plain.isEmpty { pieces.append(.text(plain)) }
        self.pieces = pieces
    }

    private static func isOwn(_ prefix: String?, _ sheet: String, _ isHost: Bool) -> Bool {
        guard let prefix else { return isHost }
        guard let named = SheetQualifier(prefix: prefix)?.onlySheet else { return false }
        return SheetQualifier.isSameSheet(named, sheet)
    }

    /// The formula as it reads in a copy; 0 is the block itself.
    ///
    /// - Complexity: O(*n*) in the text's length.
    public func text(inCopy copy: Int) -> String {
        let distance = copy * (shift.block?.count ?? 0)
        var text = ""
        for piece in pieces {
            switch piece {
            case .text(let plain): text += plain
            case .own(let reference): text += own(reference, distance)?.description ?? "#REF!"
            case .other(let reference):
                let moved =
                    shift.axis == .rows
                    ? reference.moved(rows: distance, columns: 0) : reference.moved(rows: 0, columns: distance)
                text += moved?.description ?? "#REF!"
            }
        }
        return text
    }

    // MARK: - References to the sheet that changes

    private func own(_ reference: FormulaReference, _ distance: Int) -> FormulaReference? {
        // What holds still grows and moves as it does for everybody.
        if reference.isAbsolute(along: shift.axis) { return shift.reference(reference) }
        switch (reference, shift.axis) {
        case (.columns, .rows), (.rows, .columns): return reference
        case (.rows(let one, let other), .rows):
            return pair(one, other, distance, moves: shift.band == nil).map { .rows($0, $1) }
        case (.columns(let one, let other), .columns):
            return pair(one, other, distance, moves: shift.band == nil).map { .columns($0, $1) }
        case (.cell(let cell), .rows):
            let isInside = shift.moves(cell.column.index...cell.column.index)
            return moved(cell.row, distance, isInside).map { .cell(FormulaCell(column: cell.column, row: $0)) }
        case (.cell(let cell), .columns):
            let isInside = shift.moves(cell.row.index...cell.row.index)
            return moved(cell.column, distance, isInside).map { .cell(FormulaCell(column: $0, row: cell.row)) }
        case (.area(let one, let other), .rows):
            let isInside = shift.moves(SheetShift.span(one.column, other.column))
            return pair(one.row, other.row, distance, moves: isInside).map {
                .area(FormulaCell(column: one.column, row: $0), FormulaCell(column: other.column, row: $1))
            }
        case (.area(let one, let other), .columns):
            let isInside = shift.moves(SheetShift.span(one.row, other.row))
            return pair(one.column, other.column, distance, moves: isInside).map {
                .area(FormulaCell(column: $0, row: one.row), FormulaCell(column: $1, row: other.row))
            }
        }
    }

    /// Both ends, the one that comes first before the other.
    private func pair(
        _ one: ReferenceCoordinate, _ other: ReferenceCoordinate, _ distance: Int, moves: Bool
    ) -> (ReferenceCoordinate, ReferenceCoordinate)? {
        guard let one = moved(one, distance, moves), let other = moved(other, distance, moves) else { return nil }
        return one.index <= other.index ? (one, other) : (other, one)
    }

    /// - Parameter isInside: whether what lies behind the block has moved to make room.
    private func moved(_ place: ReferenceCoordinate, _ distance: Int, _ isInside: Bool) -> ReferenceCoordinate? {
        if place.index >= shift.index {
            return isInside ? shift.position(place.index).map { place.at($0) } : place
        }
        return place.moved(by: distance, limit: shift.axis.limit)
    }
}
