import SheetModel

/// A column of a sheet, as a key.
struct ColumnKey: Hashable {
    var sheet: Int32
    var column: Int32
}

/// What many cells come to: their sum, counts, extremes, and the first error among them.
struct CellSummary {
    var sum = 0.0
    /// Cells with numbers.
    var count = 0
    /// Cells that are not blank.
    var filled = 0
    var least: Double?
    var greatest: Double?
    var error: CellError?
    var isVariable = false

    mutating func add(_ value: CellValue) {
        filled += 1
        switch value {
        case .number(let number):
            sum += number
            count += 1
            if let least, least <= number {} else { least = number }
            if let greatest, greatest >= number {} else { greatest = number }
        case .error(let found): if error == nil { error = found }
        case .blank: filled -= 1
        case .text, .boolean: break
        }
    }

    mutating func add(_ other: CellSummary) {
        sum = count == 0 ? other.sum : other.count == 0 ? sum : sum + other.sum
        count += other.count
        filled += other.filled
        if let number = other.least { least = least.map { min($0, number) } ?? number }
        if let number = other.greatest { greatest = greatest.map { max($0, number) } ?? number }
        if error == nil { error = other.error }
        isVariable = isVariable || other.isVariable
    }
}

/// Summaries of a column in blocks of 512 rows, so that `SUM(A$1:A1)` filled down does not go through everything each
/// time.
///
/// A block is noted only when no formula in it waits to be calculated; its values never change after that.
final class BlockSums {
    static let rows = 512
    var blocks: [CellSummary?] = []
}

extension Evaluator {
    /// The sum and the count of the numbers of an area; errors are thrown.
    func sum(_ area: Area) throws(Fault) -> (sum: Double, count: Int) {
        let summary = try summary(area)
        if let error = summary.error { throw Fault(error) }
        return (summary.sum, summary.count)
    }

    /// What the cells of an area come to.
    ///
    /// Areas up to 1,024 rows are gone through value by value, row by row; longer ones column by column, whole blocks
    /// once.
    func summary(_ area: Area) throws(Fault) -> CellSummary {
        var summary = CellSummary()
        guard area.sheet >= 0, Int(area.sheet) < tables.count else { throw .reference }
        guard let clipped = tables[Int(area.sheet)].clipped(area) else { return summary }
        // In cycles that are calculated again and again values do change.
        if clipped.rowCount <= 2 * BlockSums.rows || book.iterations != nil {
            try forEach(in: area) { _, _, value throws(Fault) in summary.add(value) }
            return summary
        }
        for column in clipped.columns { summary.add(try self.summary(column: column, of: clipped)) }
        if summary.isVariable { isVariable = true }
        return summary
    }

    private func summary(column: Int, of area: Area) throws(Fault) -> CellSummary {
        var summary = CellSummary()
        let size = BlockSums.rows
        let key = ColumnKey(sheet: area.sheet, column: Int32(truncatingIfNeeded: column))
        let store = blockSums[key] ?? BlockSums()
        blockSums[key] = store
        var row = Int(area.firstRow)
        while row <= Int(area.lastRow) {
            let number = row / size
            let end = min((number + 1) * size - 1, Int(area.lastRow))
            let isWhole = row.isMultiple(of: size) && end - row == size - 1
            if isWhole, number < store.blocks.count, let known = store.blocks[number] {
                summary.add(known)
            } else {
                let waiting = needs.count
                let block = try block(column: column, rows: row...end, of: area.sheet)
                if isWhole, needs.count == waiting {
                    while store.blocks.count <= number { store.blocks.append(nil) }
                    store.blocks[number] = block
                }
                summary.add(block)
            }
            row = end + 1
        }
        return summary
    }

    private func block(column: Int, rows: ClosedRange<Int>, of sheet: Int32) throws(Fault) -> CellSummary {
        var block = CellSummary()
        let wasVariable = isVariable
        isVariable = false
        try forEach(in: Area(sheet: Int(sheet), rows: rows, columns: column...column)) { _, _, value throws(Fault) in
            block.add(value)
        }
        block.isVariable = isVariable
        isVariable = wasVariable || isVariable
        return block
    }
}
