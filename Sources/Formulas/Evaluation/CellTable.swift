public import SheetModel

/// The cells of one sheet, found by their place in constant time.
///
/// Cells are kept in tiles of 16 rows of a column, so that memory follows what is stored and not what the sheet's
/// corners span.
///
/// ```swift
/// var cells = CellTable()
/// cells[CellReference(row: 4, column: 1)] = .number(12)
/// ```
public struct CellTable: Sendable {
    static let tileRows = 16

    private var keys: [UInt32] = Array(repeating: .max, count: 64)
    private var slots: [Int32] = Array(repeating: -1, count: 64)
    private var shift = 32 - 6
    private(set) var values: [CellValue] = []
    /// For each tile, a bit for each row: formulas that are not calculated yet (low half) and results that depend on
    /// the clock or on chance (high half).
    private(set) var flags: [UInt32] = []
    private(set) var tileKeys: [UInt32] = []
    /// The rectangle around all cells that were set; `nil` when there are none.
    public private(set) var usedRange: CellRange?

    /// Creates an empty sheet.
    public init() {}

    /// The value of a cell; blank where none was set or the place is off the sheet.
    ///
    /// - Complexity: O(1).
    public subscript(cell: CellReference) -> CellValue {
        get { value(row: cell.row, column: cell.column) }
        set {
            guard cell.row >= 0, cell.row < CellReference.rowLimit, cell.column >= 0,
                cell.column < CellReference.columnLimit
            else { return }
            set(newValue, row: cell.row, column: cell.column)
        }
    }

    static func key(rowTile: Int, column: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: rowTile) << 14 | UInt32(truncatingIfNeeded: column)
    }

    /// The tile of a key; -1 where nothing is stored.
    func tile(_ key: UInt32) -> Int {
        let mask = keys.count - 1
        var place = Int((key &* 0x9E37_79B1) >> UInt32(truncatingIfNeeded: shift))
        while true {
            let found = keys[place]
            if found == key { return Int(slots[place]) }
            if found == .max { return -1 }
            place = (place + 1) & mask
        }
    }

    @inline(__always)
    func index(row: Int, column: Int) -> Int {
        let tile = tile(Self.key(rowTile: row >> 4, column: column))
        return tile < 0 ? -1 : tile << 4 | row & 15
    }

    func value(row: Int, column: Int) -> CellValue {
        let index = index(row: row, column: column)
        return index < 0 ? .blank : values[index]
    }

    /// Hands on every cell that holds a number, in no particular order.
    ///
    /// - Complexity: linear in the cells, and those set beside them.
    public func forEachNumber(_ body: (CellReference, Double) -> Void) {
        for (tile, key) in tileKeys.enumerated() {
            let (row, column) = (Int(key >> 14) * Self.tileRows, Int(key & 0x3FFF))
            for place in 0..<Self.tileRows {
                guard case .number(let number) = values[tile * Self.tileRows + place] else { continue }
                body(CellReference(row: row + place, column: column), number)
            }
        }
    }

    private mutating func makeTile(_ key: UInt32) -> Int {
        let found = tile(key)
        if found >= 0 { return found }
        let tile = tileKeys.count
        tileKeys.append(key)
        flags.append(0)
        values.append(contentsOf: repeatElement(.blank, count: Self.tileRows))
        if tileKeys.count * 2 > keys.count {
            grow()
        } else {
            insert(key, Int32(truncatingIfNeeded: tile))
        }
        return tile
    }

    private mutating func insert(_ key: UInt32, _ slot: Int32) {
        let mask = keys.count - 1
        var place = Int((key &* 0x9E37_79B1) >> UInt32(truncatingIfNeeded: shift))
        while keys[place] != .max { place = (place + 1) & mask }
        keys[place] = key
        slots[place] = slot
    }

    private mutating func grow() {
        let count = keys.count * 2
        shift -= 1
        keys = Array(repeating: .max, count: count)
        slots = Array(repeating: -1, count: count)
        for (tile, key) in tileKeys.enumerated() { insert(key, Int32(truncatingIfNeeded: tile)) }
    }

    mutating func set(_ value: CellValue, row: Int, column: Int) {
        if case .blank = value, index(row: row, column: column) < 0 { return }
        let tile = makeTile(Self.key(rowTile: row >> 4, column: column))
        values[tile << 4 | row & 15] = value
        cover(row: row, column: column)
    }

    private mutating func cover(row: Int, column: Int) {
        let cell = CellReference(row: row, column: column)
        guard let used = usedRange else {
            usedRange = CellRange(cell, cell)
            return
        }
        if used.contains(cell) { return }
        usedRange?.first = CellReference(row: min(used.first.row, row), column: min(used.first.column, column))
        usedRange?.last = CellReference(row: max(used.last.row, row), column: max(used.last.column, column))
    }

    // MARK: Formulas at work

    /// Marks a cell as not calculated yet; until then its value is the number of its formula.
    mutating func setPending(formula: Int, row: Int, column: Int) {
        let tile = makeTile(Self.key(rowTile: row >> 4, column: column))
        flags[tile] = (flags[tile] | 1 << UInt32(row & 15)) & ~(1 << UInt32(16 + row & 15))
        values[tile << 4 | row & 15] = .number(Double(formula))
        cover(row: row, column: column)
    }

    /// Stores a result, which ends the waiting for it.
    mutating func finish(_ value: CellValue, row: Int, column: Int, isVariable: Bool) {
        let index = index(row: row, column: column)
        guard index >= 0 else { return }
        values[index] = value
        flags[index >> 4] &= ~(1 << UInt32(row & 15))
        if isVariable { flags[index >> 4] |= 1 << UInt32(16 + (row & 15)) }
    }

    /// The part of an area in which there may be cells.
    func clipped(_ area: Area) -> Area? {
        guard let used = usedRange else { return nil }
        return area.intersection(
            Area(sheet: Int(area.sheet), rows: used.rows, columns: used.columns))
    }
}
