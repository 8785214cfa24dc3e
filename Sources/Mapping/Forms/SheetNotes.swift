internal import SheetModel

/// What must be known of a sheet beside its tables: merged and hidden cells, and texts that were decoded.
struct SheetNotes {
    /// Whether the tab is hidden.
    let isHidden: Bool
    /// Rows and columns that are hidden.
    let hiddenRows: Set<Int>
    let hiddenColumns: Set<Int>
    private let decoded: [CellReference: LegacyTexts.Original]
    /// For each column the merged ranges that begin above their last row, by first row.
    private var merged: [Int: [CellRange]] = [:]

    /// A merged range wider than this is a heading, no cell of figures.
    private static let widest = 64

    init(_ grid: SheetGrid, isHidden: Bool, decoded: [CellReference: LegacyTexts.Original]) {
        self.isHidden = isHidden
        hiddenRows = Set(grid.rows.filter(\.isHidden).map(\.index))
        hiddenColumns = grid.hiddenColumns
        self.decoded = decoded
        for range in grid.merged where range.columns.count <= Self.widest {
            for column in range.columns { merged[column, default: []].append(range) }
        }
        for column in merged.keys { merged[column]?.sort { $0.first.row < $1.first.row } }
    }

    /// What stood in a cell before it was decoded.
    func original(_ cell: CellReference) -> LegacyTexts.Original? { decoded[cell] }

    /// The merged range that covers a cell with the value of another one.
    ///
    /// - Complexity: O(log n) in the merged ranges of the column.
    func range(covering cell: CellReference) -> CellRange? {
        guard let ranges = merged[cell.column] else { return nil }
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].first.row <= cell.row { low = middle + 1 } else { high = middle }
        }
        guard low > 0, ranges[low - 1].last.row >= cell.row, ranges[low - 1].first != cell else { return nil }
        return ranges[low - 1]
    }
}
