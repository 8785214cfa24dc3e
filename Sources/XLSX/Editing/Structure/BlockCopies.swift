internal import Formulas
internal import SheetModel

/// How the copies of a repeated block reach ranges of the sheet.
extension SheetShift {
    /// A range's rows and columns: along the shift's axis, and across it.
    func spans(of range: CellRange) -> (along: ClosedRange<Int>, across: ClosedRange<Int>) {
        axis == .rows ? (range.rows, range.columns) : (range.columns, range.rows)
    }

    private func range(along: ClosedRange<Int>, across: ClosedRange<Int>) -> CellRange {
        axis == .rows
            ? CellRange(
                CellReference(row: along.lowerBound, column: across.lowerBound),
                CellReference(row: along.upperBound, column: across.upperBound))
            : CellRange(
                CellReference(row: across.lowerBound, column: along.lowerBound),
                CellReference(row: across.upperBound, column: along.upperBound))
    }

    /// Whether all of a range lies in the block that is repeated, and so has copies.
    func isInBlock(_ range: CellRange) -> Bool {
        guard let block else { return false }
        let (along, across) = spans(of: range)
        return block.lowerBound <= along.lowerBound && along.upperBound <= block.upperBound && moves(across)
    }

    /// Whether a cell lies in the block that is repeated.
    func isInBlock(_ cell: CellReference) -> Bool { isInBlock(CellRange(cell, cell)) }

    /// Whether some cells of a range have copies.
    func overlapsBlock(_ range: CellRange) -> Bool {
        guard let block else { return false }
        let (along, across) = spans(of: range)
        return along.overlaps(block) && (band.map { across.overlaps($0) } ?? true)
    }

    /// Whether a range reaches from the block's first row or column to its last.
    func coversBlock(_ range: CellRange) -> Bool {
        guard let block else { return false }
        let along = spans(of: range).along
        return along.lowerBound <= block.lowerBound && along.upperBound >= block.upperBound
    }

    /// A range of the block in one of the copies, which count from 1.
    func copy(_ range: CellRange, _ number: Int) -> CellRange {
        let (along, across) = spans(of: range)
        let distance = number * (block?.count ?? 0)
        return self.range(
            along: (along.lowerBound + distance)...(along.upperBound + distance), across: across)
    }

    /// A cell of the block in one of the copies, which count from 1.
    func copy(_ cell: CellReference, _ number: Int) -> CellReference { copy(CellRange(cell, cell), number).first }

    /// The copies of a range of the block.
    func copies(of range: CellRange) -> [CellRange] { (1..<max(times, 1)).map { copy(range, $0) } }

    /// Where a rule on cells goes that is for some rows of the block and not for all: to the same rows of every copy.
    ///
    /// `nil` for ranges that hold none of the block, or all of it.
    func repeated(_ range: CellRange) -> [CellRange]? {
        guard let block, overlapsBlock(range), !coversBlock(range) else { return nil }
        let (along, across) = spans(of: range)
        let inBand = band.map { across.clamped(to: $0) } ?? across
        let inside = along.clamped(to: block)
        let copies = self.copies(of: self.range(along: inside, across: inBand))
        guard along.upperBound > block.upperBound else { return [range] + copies }
        // From within the block to behind it: the last copy goes on to where the range ends now.
        var pieces = [self.range(along: inside, across: inBand)] + copies.dropLast()
        let last = copies.last.map { spans(of: $0).along.lowerBound } ?? inside.lowerBound
        pieces.append(
            self.range(along: last...min(along.upperBound + count, axis.limit - 1), across: inBand))
        if across.lowerBound < inBand.lowerBound {
            pieces.append(self.range(along: along, across: across.lowerBound...(inBand.lowerBound - 1)))
        }
        if across.upperBound > inBand.upperBound {
            pieces.append(self.range(along: along, across: (inBand.upperBound + 1)...across.upperBound))
        }
        return pieces
    }

    /// How the change reaches what a reference in a formula means: a single cell does not grow.
    func effect(of reference: FormulaReference) -> ShiftEffect {
        if case .cell = reference, block != nil { return blank.effect(on: reference.range) }
        return effect(on: reference.range)
    }
}
