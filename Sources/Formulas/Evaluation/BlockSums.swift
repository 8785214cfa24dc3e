import SheetModel

/// A column of a sheet, as a key.
struct ColumnKey: Hashable {
    var sheet: Int32
    var column: Int32
}

/// Sums of a column in blocks of 512 rows, so that `SUM(A$1:A1)` filled down does not add up everything each time.
///
/// A block is noted only when no formula in it waits to be calculated; its values never change after that.
final class BlockSums {
    static let rows = 512

    struct Block {
        var sum = 0.0
        var count = 0
        var error: CellError?
        var isVariable = false
    }
    var blocks: [Block?] = []
}

extension Evaluator {
    /// The sum and the count of the numbers of an area; errors are thrown.
    ///
    /// Areas up to 1,024 rows are added up value by value, row by row; longer ones column by column, whole blocks once.
    func sum(_ area: Area) throws(Fault) -> (sum: Double, count: Int) {
        var (sum, count) = (0.0, 0)
        guard area.sheet >= 0, Int(area.sheet) < tables.count, let clipped = tables[Int(area.sheet)].clipped(area)
        else {
            return (0, 0)
        }
        if clipped.rowCount <= 2 * BlockSums.rows || iterating {
            try forEach(in: area) { _, _, value throws(Fault) in
                switch value {
                case .number(let number):
                    sum += number
                    count += 1
                case .error(let error): throw Fault(error)
                default: break
                }
            }
            return (sum, count)
        }
        for column in clipped.columns {
            let found = try self.sum(column: column, of: clipped)
            sum += found.sum
            count += found.count
        }
        return (sum, count)
    }

    private var iterating: Bool { book.iterations != nil }

    private func sum(column: Int, of area: Area) throws(Fault) -> (sum: Double, count: Int) {
        var (sum, count) = (0.0, 0)
        let size = BlockSums.rows
        let key = ColumnKey(sheet: area.sheet, column: Int32(truncatingIfNeeded: column))
        let store = blockSums[key] ?? BlockSums()
        blockSums[key] = store
        var row = Int(area.firstRow)
        while row <= Int(area.lastRow) {
            let end = min((row / size + 1) * size - 1, Int(area.lastRow))
            let isWhole = row.isMultiple(of: size) && end - row == size - 1
            let number = row / size
            let block: BlockSums.Block
            if isWhole, number < store.blocks.count, let known = store.blocks[number] {
                block = known
            } else {
                let waiting = needs.count
                block = self.block(column: column, rows: row...end, of: area.sheet)
                if isWhole, needs.count == waiting {
                    while store.blocks.count <= number { store.blocks.append(nil) }
                    store.blocks[number] = block
                }
            }
            if let error = block.error { throw Fault(error) }
            if block.isVariable { isVariable = true }
            sum += block.sum
            count += block.count
            row = end + 1
        }
        return (sum, count)
    }

    private func block(column: Int, rows: ClosedRange<Int>, of sheet: Int32) -> BlockSums.Block {
        var block = BlockSums.Block()
        let wasVariable = isVariable
        isVariable = false
        do {
            try forEach(in: Area(sheet: Int(sheet), rows: rows, columns: column...column)) {
                _, _, value throws(Fault) in
                switch value {
                case .number(let number):
                    block.sum += number
                    block.count += 1
                case .error(let error): throw Fault(error)
                default: break
                }
            }
        } catch { block.error = error.error }
        block.isVariable = isVariable
        isVariable = wasVariable || isVariable
        return block
    }
}
